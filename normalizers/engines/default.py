"""The engines that a desk has when nobody says otherwise."""

from __future__ import annotations

from pathlib import Path

from normalizers.engines.apertium import Apertium
from normalizers.engines.argos import Argos
from normalizers.engines.bergamot import Bergamot
from normalizers.engines.engine import Engine
from normalizers.engines.pivot import Pivot


def default_engines(packages_dir: Path | None = None) -> tuple[Engine, ...]:
    """Return the engines of this machine in the order in which they are asked.

    Argos comes first, because what it has a user chose to install; then the Firefox models, two of which are embedded;
    then both together, for pairs that neither has alone; then Apertium, because it is the least. Of these the desk asks
    those with the shorter path first, so an engine that has the pair comes before a pivot.

    Args:
        packages_dir: folder of what the user has installed; by default ARGOS_PACKAGES_DIR or the usual place of Argos.
    """
    argos, bergamot, apertium = Argos(packages_dir), Bergamot(packages_dir), Apertium()
    return (argos, bergamot, Pivot((argos, bergamot)), apertium, Pivot((apertium, bergamot)))
