"""Packages on this machine: installed in one move, verified against the checksums of that day, removed."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from flows.models import firefox, index
from flows.models.index import Offer
from flows.models.unpack import unpack
from flows.net import Progress
from normalizers.engines.packages import SUMS, Installed, opened
from normalizers.errors import CopydeskError

TRIAL = 300.0  # seconds that loading a model and one sentence may take


def install(found: Path, folder: Path) -> list[Installed]:
    """Install a package: an .argosmodel, or a folder, zip or tar with a Firefox model. Returns what was installed.

    Everything is made ready and tried beside `folder`; it is put into place in one move or not at all.

    Raises:
        CopydeskError: models.not-a-model: it cannot be read, or does not translate.
    """
    with _beside(folder) as stage:
        unpacked, made = stage / "unpacked", stage / "made"
        made.mkdir()
        if found.is_dir():
            shutil.copytree(found, unpacked)
        else:
            unpacked.mkdir()
            unpack(found, unpacked)
        try:
            packages = _packages(unpacked, made)
            for package in packages:
                _try(package)
                _write_sums(package.folder)
        except (ValueError, OSError) as error:
            raise CopydeskError(
                "models.not-a-model", f"this cannot be installed: {error}", place=str(found), todo="Get the file again."
            ) from error
        folder.mkdir(parents=True, exist_ok=True)
        return [_place(package, folder, stage) for package in packages]


def fetch_and_install(
    offer: Offer, where: str, folder: Path, on: Progress = lambda done, total: None
) -> list[Installed]:
    """Fetch a package of an index and install it; what broke off in an earlier run is continued.

    Raises:
        CopydeskError: it cannot be had, is not what the index says, or does not translate.
    """
    downloads = folder.parent / "copydesk-downloads"
    file = index.fetch(offer, where, downloads, on)
    ours = file.parent == downloads
    try:
        if offer.sha256 and _digest(file) != offer.sha256:
            raise CopydeskError(
                "models.not-a-model", "it is not the file that the index names: its SHA-256 is another", place=str(file)
            )
        return install(file, folder)
    finally:
        if ours:
            file.unlink()
            with suppress(OSError):  # another download goes on there
                downloads.rmdir()


def remove(package: Installed) -> None:
    """Take a package away, in one move."""
    with _beside(package.folder.parent) as stage:
        package.folder.rename(stage / package.folder.name)


def troubles(folder: Path) -> list[str] | None:
    """Return what in the folder of a package is not as it was installed; None if nobody kept checksums."""
    sums = folder / SUMS
    if not sums.is_file():
        return None
    kept: dict[str, str] = {}
    for line in sums.read_text("utf-8", "replace").splitlines():
        digest, _, name = line.partition("  ")
        kept[name] = digest
    out = []
    for name, digest in kept.items():
        file = folder / name
        if not file.is_file():
            out.append(f"{name} is gone")
        elif _digest(file) != digest:
            out.append(f"{name} is not as it was installed")
    added = {file.relative_to(folder).as_posix() for file in _files(folder)} - kept.keys()
    return out + [f"{name} was added" for name in sorted(added)]


def _packages(unpacked: Path, made: Path) -> list[Installed]:
    """Return what was unpacked as packages that lie in `made`."""
    found = []
    for about in sorted(unpacked.glob("*/metadata.json")):
        package = opened(about)
        if package is None or package.kind != "argos":
            continue
        if not re.fullmatch(r"\w[\w.-]*", about.parent.name):
            raise ValueError(f"{about.parent.name!r} is no name for a package")
        about.parent.rename(made / about.parent.name)
        found.append(opened(made / about.parent.name / "metadata.json"))
    if not found and (ready := firefox.ready(unpacked, made)) is not None:
        found.append(opened(ready / "metadata.json"))
    packages = [package for package in found if package is not None]
    if not packages:
        raise ValueError("it holds no package that translates between two languages")
    return packages


def _try(package: Installed) -> None:
    """Translate something with a package, in a process of its own: a torn model may take its process with it."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            trouble = pool.submit(_trial, package).result(timeout=TRIAL)
        except BrokenProcessPool:
            trouble = "it ended its process"
        except TimeoutError:
            trouble = f"no answer in {TRIAL:.0f} s"
            for process in pool._processes.values():
                process.kill()
    if trouble:
        raise ValueError(f"{package.folder.name} does not translate: {trouble}")


def _trial(package: Installed) -> str:
    from normalizers.engines import Argos, Bergamot

    try:
        engine = (Argos if package.kind == "argos" else Bergamot)(package.folder.parent)
        engine.translate(["2024."], package.source, package.target)
    except BaseException as error:  # a panic of native code is no Exception
        return f"{type(error).__name__}: {error}"
    return ""


def _write_sums(folder: Path) -> None:
    """Write the checksums of all files as `sha256sum -c SHA256SUMS` reads them."""
    lines = [f"{_digest(file)}  {file.relative_to(folder).as_posix()}\n" for file in _files(folder)]
    (folder / SUMS).write_text("".join(lines), "utf-8")


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file() and file.name != SUMS)


def _digest(file: Path) -> str:
    with file.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def _place(package: Installed, folder: Path, stage: Path) -> Installed:
    """Move a package to where it belongs; what is there under its name goes first, and comes back if the move fails."""
    place = folder / package.folder.name
    old = stage / "old" / place.name
    if place.exists():
        old.parent.mkdir(exist_ok=True)
        place.rename(old)
    try:
        package.folder.rename(place)
    except OSError:
        if old.exists():
            old.rename(place)
        raise
    return replace(package, folder=place)


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """A folder on the same disk, and not among the packages: Argos takes every folder there for one."""
    parent = folder.parent
    parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".copydesk-models-", dir=parent) as stage:
        yield Path(stage)
