"""Read hostile files in a process of its own that notes whatever it opens, and what each cost.

The bytes come through standard input, so that making them costs this process nothing; the answers go out as JSON.
"""

import codecs
import json
import os
import resource
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from ctypes import CDLL
from dataclasses import dataclass
from pathlib import Path

from benchmarks.damage.attacks import Trap

ROOT = Path(__file__).resolve().parents[2]
SECRET = "the-goat-is-in-the-tower"
WATCHED = ("open", "socket.", "subprocess.", "os.", "shutil.", "tempfile.", "urllib.", "ftplib.", "ctypes.dlopen")
HARMLESS = ("os.putenv", "os.unsetenv", "os.listdir", "os.scandir", "os.walk", "os.fwalk")
IN_OPEN = 0x20
MOST_TEXT = 200  # characters that a hostile file may come to: the harmless sentence in it


@dataclass(frozen=True)
class Seen:
    """What came of a hostile file.

    Attributes:
        outcome: the code of the error, or "read".
        characters: in the stories that were read.
        seconds: that reading took; megabytes: that the process grew by.
        opened: what it opened or called.
        told: whether the secret of the trap is in a story or an error.
    """

    outcome: str
    characters: int
    seconds: float
    megabytes: float
    opened: tuple[str, ...]
    told: bool


def watch(files: Iterable[bytes], *, each_alone: bool = False, timeout: float = 60.0) -> Iterator[Seen]:
    """Read files in a watched process, in one for all or one for each."""
    for some in [[one] for one in files] if each_alone else [list(files)]:
        sent = b"".join(struct.pack(">Q", len(raw)) + raw for raw in some)
        done = subprocess.run(
            [sys.executable, "-m", __spec__.name],
            input=sent,
            capture_output=True,
            cwd=ROOT,
            timeout=timeout,
            check=True,
        )
        for line in done.stdout.splitlines():
            said = json.loads(line)
            yield Seen(**said | {"opened": tuple(said["opened"])})


@contextmanager
def trap(folder: Path) -> Iterator[tuple[Trap, "Touched"]]:
    """Set a trap in a folder: a file whose opening the system tells of, and a port that counts who knocks."""
    file = folder / "secret.txt"
    file.write_text(SECRET)
    libc = CDLL(None, use_errno=True)
    told = libc.inotify_init1(os.O_NONBLOCK)
    if told < 0 or libc.inotify_add_watch(told, str(file).encode(), IN_OPEN) < 0:
        raise OSError("inotify is not to be had")
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.setblocking(False)
        try:
            yield Trap(str(file), door.getsockname()[1]), Touched(told, door)
        finally:
            os.close(told)


@dataclass(frozen=True)
class Touched:
    """Tells whether the trap was touched since it was last asked."""

    file: int
    door: socket.socket

    def now(self) -> bool:
        """Whether the file was opened or the port called."""
        try:
            opened = bool(os.read(self.file, 65_536))
        except BlockingIOError:
            opened = False
        try:
            self.door.accept()[0].close()
        except BlockingIOError:
            return opened
        return True


def _main() -> None:
    import encodings
    from contextlib import suppress
    from pkgutil import iter_modules

    from normalizers import read
    from normalizers.errors import WireError

    for module in iter_modules(encodings.__path__):  # Python's own files, opened when a charset is first tried
        with suppress(LookupError):
            codecs.lookup(module.name)
    for path in sorted((ROOT / "fixtures" / "wires").rglob("*.*")):  # every library is loaded before we watch
        if path.is_file() and path.suffix != ".toml":
            try:
                read(path.read_bytes())
            except WireError:
                continue
    events: list[str] = []
    on = [False]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if on[0] and event.startswith(WATCHED) and event not in HARMLESS:
            events.append(f"{event}: {arguments[:1]!r}"[:200])

    sys.addaudithook(hook)
    while head := sys.stdin.buffer.read(8):
        raw = sys.stdin.buffer.read(struct.unpack(">Q", head)[0])
        events.clear()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = time.perf_counter()
        on[0] = True
        try:
            stories = read(raw, name="x")
            outcome, text = "read", "".join(story.text for story in stories)
            told = SECRET in repr(stories)
        except WireError as error:
            outcome, text, told = error.code, "", SECRET in str(error)
        finally:
            on[0] = False
        seconds = time.perf_counter() - started
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        said = {"outcome": outcome, "characters": len(text), "seconds": seconds, "megabytes": grown}
        print(json.dumps(said | {"opened": events, "told": told}), flush=True)


if __name__ == "__main__":
    _main()
