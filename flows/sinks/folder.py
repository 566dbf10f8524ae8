"""The sink that is a folder: canonical text, ninjs and page of every story, each file whole or not there."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from normalizers.errors import SinkError

SUFFIXES = (".txt", ".html", ".json")  # .json last: who sees it can rely on the others


@dataclass(frozen=True, slots=True)
class FolderSink:
    """Writes each file beside its place and renames it. The same delivery twice leaves the folder as it was."""

    root: Path

    @property
    def name(self) -> str:
        """The name that the outbox knows this sink by."""
        return "folder"

    def send(self, kind: str, name: str, files: Mapping[str, bytes]) -> list[Path]:
        """Take one delivery; return the paths that hold it now. A notice takes the story away.

        Raises:
            SinkError: the folder did not take it; the outbox tries again.
        """
        if name != Path(name).name or name.startswith("."):
            raise SinkError("sink.name-unsafe", f"{name!r} is no safe file name", retry=False)
        written: list[Path] = []
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            for suffix in SUFFIXES:
                path = self.root / (name + suffix)
                if suffix in files:
                    _write(path, files[suffix])
                    written.append(path)
                elif kind != "article":
                    path.unlink(missing_ok=True)
        except OSError as error:
            raise SinkError(
                "sink.folder-failed",
                error.strerror or str(error),
                place=str(error.filename or self.root),
                todo="See to space and permissions, then run `copydesk deliver`.",
            ) from error
        return written

    def settle(self) -> None:
        """Make the renames of a batch last through a power cut.

        Raises:
            SinkError: the folder cannot be synced.
        """
        try:
            folder = os.open(self.root, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
        except OSError as error:
            raise SinkError("sink.folder-failed", error.strerror or str(error), place=str(self.root)) from error


def _write(path: Path, data: bytes) -> None:
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
