"""The engines that a desk has when nobody says otherwise."""

from __future__ import annotations

from normalizers.engines.bergamot import Bergamot
from normalizers.engines.engine import Engine


def default_engines() -> tuple[Engine, ...]:
    """Return the engines of this machine in the order in which they are asked."""
    return (Bergamot(),)
