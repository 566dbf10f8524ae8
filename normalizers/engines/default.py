"""The engines that a desk has when nobody says otherwise."""

from __future__ import annotations

from pathlib import Path

from normalizers.engines.argos import Argos
from normalizers.engines.bergamot import Bergamot
from normalizers.engines.engine import Engine
from normalizers.engines.pivot import Pivot


def default_engines(packages_dir: Path | None = None) -> tuple[Engine, ...]:
    """Return the engines of this machine in the order in which they are asked.

    Argos comes first, because what it has a user chose to install; then the Firefox models, two of which are embedded;
    then both together, for pairs that neither has alone. The desk asks shorter paths first, so a pivot comes last.

    Args:
        packages_dir: folder of what the user has installed; by default ARGOS_PACKAGES_DIR or the usual place of Argos.
    """
    argos, bergamot = Argos(packages_dir), Bergamot(packages_dir)
    return (argos, bergamot, Pivot((argos, bergamot)))
