"""The source that is a folder: every file below it, in the order of their names."""

import os
from collections.abc import Iterator
from pathlib import Path

from normalizers.errors import WireError
from normalizers.limits import MAX_RAW_BYTES


def files(path: Path) -> Iterator[Path]:
    """Every file below a folder, sorted, hidden ones left out; a file is itself.

    Links are followed to files, never to folders, so a loop of links cannot hold us.

    Raises:
        WireError: there is no such file or folder.
    """
    if not path.exists():
        raise WireError("source.not-there", "no such file or folder", place=shown(path), todo="See to the path.")
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))


def load(path: Path) -> bytes:
    """The bytes of one file.

    Raises:
        WireError: the file cannot be read, is no plain file, or is longer than any story.
    """
    try:
        if not path.is_file():
            raise WireError("source.not-a-file", "this is no plain file", place=shown(path), todo="Take it away.")
        if path.stat().st_size > MAX_RAW_BYTES:
            raise WireError(
                "wire.too-big",
                f"{path.stat().st_size:,} bytes; a story has at most {MAX_RAW_BYTES:,}",
                place=shown(path),
                todo="Split it, or take it away.",
            )
        return path.read_bytes()
    except OSError as error:
        raise WireError(
            "source.unreadable", error.strerror or str(error), place=shown(path), todo="See to its permissions."
        ) from error


def shown(path: Path) -> str:
    """A path as text that can be stored and shown, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
