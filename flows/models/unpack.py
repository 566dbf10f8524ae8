"""An archive into a folder: nothing outside it, no links, no bombs; it is the file of a stranger."""

from __future__ import annotations

import stat
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from normalizers.errors import CopydeskError

MEMBERS = 2_000  # a package has about ten files, with Stanza's about fifty
UNPACKED = 8_000_000_000  # bytes
RATIO = 20  # of unpacked to packed bytes: weights hardly shrink, a vocabulary to a third, a bomb to a thousandth
FREE = 10_000_000  # bytes that may always be unpacked
CHUNK = 1 << 20


def unpack(archive: Path, into: Path) -> None:
    """Unpack a zip or a tar.

    Raises:
        CopydeskError: models.not-a-model: it is torn, encrypted, a bomb, or wants to write elsewhere.
    """
    budget = min(UNPACKED, archive.stat().st_size * RATIO + FREE)
    try:
        for name, data in _members(archive):
            path = into / _safe(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            with data, path.open("xb") as out:
                while chunk := data.read(CHUNK):
                    budget -= len(chunk)
                    if budget < 0:
                        raise ValueError("it unpacks to far more than a model does")
                    out.write(chunk)
    except (ValueError, OSError, EOFError, RuntimeError, zipfile.BadZipFile, tarfile.TarError) as error:
        raise CopydeskError(
            "models.not-a-model", f"this cannot be unpacked: {error}", place=str(archive), todo="Get the file again."
        ) from error


def _members(archive: Path) -> Iterator[tuple[str, IO[bytes]]]:
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as package:
            entries = package.infolist()
            _few(len(entries))
            for entry in entries:
                if stat.S_ISLNK(entry.external_attr >> 16):
                    raise ValueError(f"{entry.filename} is a link")
                if not entry.is_dir():
                    yield entry.filename, package.open(entry)
        return
    with tarfile.open(archive, "r:*") as package_:
        for number, member in enumerate(package_):
            _few(number)
            if member.isdir():
                continue
            data = package_.extractfile(member) if member.isreg() else None
            if data is None:
                raise ValueError(f"{member.name} is no plain file")
            yield member.name, data


def _few(count: int) -> None:
    if count > MEMBERS:
        raise ValueError(f"it has more than {MEMBERS} files")


def _safe(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or "\0" in name or not path.parts:
        raise ValueError(f"{name!r} lies outside")
    return path
