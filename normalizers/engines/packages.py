"""Which models a user has installed, read from their folders without importing an engine: Argos packages and Firefox's.

Both lie in one folder, a folder a package with a metadata.json. Argos passes over a type that it does not know, so that
the models of Firefox may lie beside its own.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

Kind = Literal["argos", "firefox"]

SUMS = "SHA256SUMS"  # in every package that copydesk installed, as sha256sum writes it
_CODES = {"pb": "pt", "zt": "zh", "nb": "no"}  # codes of Argos that are not BCP 47 primary tags
_KINDS: dict[str, Kind] = {"translate": "argos", "firefox": "firefox"}
_WEIGHTS = {"argos": "model/model.bin", "firefox": "model.*.bin"}


@dataclass(frozen=True, slots=True)
class Installed:
    """One installed package: languages, version, folder, and whose it is."""

    source: str
    target: str
    version: str
    folder: Path
    kind: Kind = "argos"

    @property
    def name(self) -> str:
        """Return what is said of it in an article: "es>pt 1.9 #1f0e5a7c", the last the beginning of its SHA-256."""
        return " ".join(part for part in (f"{self.source}>{self.target}", self.version, self.digest) if part)

    @property
    def digest(self) -> str:
        """Return the beginning of the SHA-256 of its weights, "#1f0e5a7c"; "" if it has none."""
        weights = next(iter(sorted(self.folder.glob(_WEIGHTS[self.kind]))), None)
        return _digest(weights, weights.stat().st_mtime_ns) if weights else ""


def installed(folder: Path, kind: Kind | None = None) -> tuple[Installed, ...]:
    """Return the packages of a folder that translate, in the order of their names; of two for one pair the newer.

    Args:
        kind: only those of Argos, or of Firefox; None: all.
    """
    best: dict[tuple[str, str, Kind], Installed] = {}
    for package in every(folder):
        if kind not in (None, package.kind):
            continue
        known = best.get((package.source, package.target, package.kind))
        if known is None or _numbers(package.version) > _numbers(known.version):
            best[package.source, package.target, package.kind] = package
    return tuple(sorted(best.values(), key=lambda package: (package.source, package.target, package.kind)))


def every(folder: Path) -> tuple[Installed, ...]:
    """Return all packages of a folder. A torn one, and one that is no translation of two languages, is passed over."""
    try:
        stamps = tuple(sorted((entry.path, entry.stat().st_mtime_ns) for entry in os.scandir(folder)))
    except OSError:
        return ()
    return _read_all(stamps)


def chain(packages: Iterable[Installed], source: str, target: str) -> tuple[Installed, ...]:
    """Return the shortest chain of packages; among equals the one whose languages come first in the alphabet."""
    ordered = tuple(packages)
    reached: dict[str, tuple[Installed, ...]] = {source: ()}
    fresh = [source]
    while fresh and target not in reached:
        new = []
        for language in fresh:
            for package in ordered:
                if package.source == language and package.target not in reached:
                    reached[package.target] = (*reached[language], package)
                    new.append(package.target)
        fresh = new
    return reached.get(target, ())


def bcp47(code: str) -> str:
    """Return the primary tag of a code of Argos: "pb" is Portuguese."""
    return _CODES.get(code, code)


def usual_folder() -> Path:
    """Return the folder that Argos itself would use. It may not exist, and it is not made."""
    if os.environ.get("ARGOS_PACKAGES_DIR"):
        return Path(os.environ["ARGOS_PACKAGES_DIR"])
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "argos-translate" / "packages"


def opened(file: Path) -> Installed | None:
    """Return the package of a metadata.json; None if it is torn, or no translation between two languages."""
    try:
        about = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(about, dict):
        return None
    source, target, kind = about.get("from_code"), about.get("to_code"), _KINDS.get(about.get("type", "translate"))
    if not isinstance(source, str) or not isinstance(target, str) or kind is None:
        return None
    if kind == "argos" and not (file.parent / "model").is_dir():
        return None
    version = str(about.get("package_version", ""))
    return Installed(bcp47(source), bcp47(target), version, file.parent, kind)


@lru_cache(maxsize=4)
def _read_all(stamps: tuple[tuple[str, int], ...]) -> tuple[Installed, ...]:
    """Return what lies in folders, given with their times of change: asked for every batch, read once."""
    found = (opened(Path(folder) / "metadata.json") for folder, _ in stamps)
    return tuple(package for package in found if package is not None)


@lru_cache(maxsize=64)
def _digest(weights: Path, changed: int) -> str:
    """Return the beginning of the SHA-256 of a package's weights; `changed` is the file's time of change.

    Two packages may call themselves 1.0, and what one of them said must not be remembered for the other.
    """
    with weights.open("rb") as data:
        return f"#{hashlib.file_digest(data, 'sha256').hexdigest()[:8]}"


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdigit()]
