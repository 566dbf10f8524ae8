"""Reading in a child process: a crash, an endless loop or a memory bomb in a file cannot take the run down.

The child is started when the first file is read, and reused. It is given time and memory; what goes beyond them is
stopped, the file is refused with a code, and the next file gets a fresh child.
"""

import atexit
from concurrent.futures import TimeoutError as TooSlow
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from flows.settings import settings
from normalizers.errors import CopydeskError, WireError

if TYPE_CHECKING:
    from pebble import ProcessPool

    from normalizers.story import Refused, Skipped, Story

MEMORY = 2_000_000_000  # bytes of address space that reading one file may use
TOO_HEAVY = "wire.too-heavy"
FILES = 10_000  # a child reads so many, then a fresh one follows: whatever a library leaks ends with it

Told = tuple[str, str, str, str, str]  # an error on its way between processes: class, code, message, place, what to do


def read(raw: bytes, name: str) -> "list[Story | Skipped | Refused]":
    """Every story in a file, what was passed over, and what was refused while the rest could be read.

    `name` stands in the place of an error.

    Raises:
        WireError: the bytes are no story that we can read, or reading them took too long or too much memory.
        CopydeskError: copydesk has a fault.
    """
    from pebble import ProcessExpired

    seconds = settings().read_seconds
    if not seconds:
        found = _read(raw, name)
    else:
        try:
            found = _child().schedule(_read, args=(raw, name), timeout=seconds).result()
        except TooSlow:
            raise _heavy("wire.too-slow", f"Reading this file took more than {seconds:g} seconds.", name) from None
        except MemoryError:  # on the way to or from the reader, where it could not catch it
            found = _told(_too_heavy(name))
        except ProcessExpired as error:
            raise _heavy("wire.crash", f"Reading this file ended the process ({error.exitcode}).", name) from error
    if isinstance(found, tuple):
        kind, code, message, place, todo = found
        if code == TOO_HEAVY and seconds:  # what a file filled may stay full
            _end(_child())
            _child.cache_clear()
        raise (WireError if kind == "WireError" else CopydeskError)(code, message, place=place, todo=todo)
    return found


def fault(error: Exception, place: str) -> CopydeskError:
    """What a person is told where copydesk itself is at fault."""
    where = extract_tb(error.__traceback__)[-1]
    return CopydeskError(
        f"fault.{type(error).__name__}",
        f"copydesk has a fault: {type(error).__name__} in {Path(where.filename).name}, line {where.lineno}",
        place=place,
        todo="Report it with these bytes; after an upgrade: copydesk quarantine retry.",
    )


def _read(raw: bytes, name: str) -> "list[Story | Skipped | Refused] | Told":
    from normalizers.wires import read_all

    try:
        return read_all(raw, name=name)
    except CopydeskError as error:
        told = error
    except MemoryError:
        told = _too_heavy(name)
    except Exception as error:  # a fault of ours: it is shown in quarantine and stops nobody else
        told = fault(error, name)
    return _told(told)


def _told(error: CopydeskError) -> Told:
    return (type(error).__name__, error.code, error.message, error.place, error.todo)


def _too_heavy(name: str) -> WireError:
    return _heavy(TOO_HEAVY, "Reading this file takes more memory than a story can need.", name)


def _heavy(code: str, message: str, name: str) -> WireError:
    return WireError(code, message, place=name, todo="Look whether this is a story at all.")


@lru_cache(maxsize=1)
def _child() -> "ProcessPool":
    from pebble import ProcessPool

    pool = ProcessPool(
        max_workers=1, max_tasks=FILES, context=get_context("spawn"), initializer=_bound, initargs=(MEMORY,)
    )
    atexit.register(_end, pool)
    return pool


def _end(pool: "ProcessPool") -> None:
    pool.stop()
    pool.join()


def _bound(memory: int) -> None:
    """Give this process no more memory than reading a file needs, where the system can."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    except (ImportError, ValueError, OSError):
        return
