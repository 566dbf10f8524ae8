"""The engines that a desk has when nobody says otherwise."""

from __future__ import annotations

from pathlib import Path

from normalizers.engines.argos import Argos
from normalizers.engines.bergamot import Bergamot
from normalizers.engines.engine import Engine
from normalizers.engines.pivot import Pivot


def default_engines(packages_dir: Path | None = None) -> tuple[Engine, ...]:
    """Return the engines of this machine in the order in which they are asked.

    Argos comes first, because what it has a user chose to install; then the embedded model; then both together, for
    pairs that neither has alone. The desk asks shorter paths first, so the embedded model beats a pivot.
    """
    argos, bergamot = Argos(packages_dir), Bergamot()
    return (argos, bergamot, Pivot((argos, bergamot)))
