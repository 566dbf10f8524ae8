"""Which Argos packages are installed, read from their folders without importing argostranslate."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

_CODES = {"pb": "pt", "zt": "zh", "nb": "no"}  # codes of Argos that are not BCP 47 primary tags


@dataclass(frozen=True, slots=True)
class Installed:
    """One installed package: languages, version, folder."""

    source: str
    target: str
    version: str
    folder: Path

    @property
    def name(self) -> str:
        """Return what is said of it in an article: "es>pt 1.9"."""
        return f"{self.source}>{self.target} {self.version}"


def installed(folder: Path) -> tuple[Installed, ...]:
    """Return the packages of a folder that translate, in the order of their names; of two for one pair the newer.

    A torn package, and one that is no translation between two languages, is passed over.
    """
    best: dict[tuple[str, str], Installed] = {}
    for file in sorted(folder.glob("*/metadata.json")):
        package = _read(file)
        if package is None:
            continue
        known = best.get((package.source, package.target))
        if known is None or _numbers(package.version) > _numbers(known.version):
            best[package.source, package.target] = package
    return tuple(sorted(best.values(), key=lambda package: (package.source, package.target)))


def usual_folder() -> Path:
    """Return the folder that Argos itself would use. It may not exist, and it is not made."""
    if os.environ.get("ARGOS_PACKAGES_DIR"):
        return Path(os.environ["ARGOS_PACKAGES_DIR"])
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "argos-translate" / "packages"


def _read(file: Path) -> Installed | None:
    """Return the package of a metadata file; None if it is torn, or no translation between two languages."""
    try:
        about = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(about, dict) or about.get("type", "translate") != "translate":
        return None
    source, target = about.get("from_code"), about.get("to_code")
    if not isinstance(source, str) or not isinstance(target, str) or not (file.parent / "model").is_dir():
        return None
    version = str(about.get("package_version", ""))
    return Installed(_CODES.get(source, source), _CODES.get(target, target), version, file.parent)


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdigit()]
