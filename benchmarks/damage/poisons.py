"""Files that kill or hold up whoever reads them: planted by a reader of their own, not by a hole in the product.

`read` stands in the place of `flows.reading._read` in the child: it dies on poisons as a fault in a C library would,
and reads everything else as always.
"""

import ctypes
import os
from collections import Counter
from pathlib import Path

from flows import desk, reading
from flows.settings import Settings
from flows.store import articles, quarantine
from flows.store.stories import Arrival, waiting

KINDS = ("crash", "abort", "loop", "memory", "exit")
_read = reading._read  # as it is in the child, where nobody has replaced it


def poison(number: int) -> bytes:
    """Return a file that its reader does not survive."""
    return f"Poison {KINDS[number % len(KINDS)]} of the ferry, number {number}.\n".encode()


def sound(number: int) -> bytes:
    """Return a story that is like no other."""
    text = f"The ferry number {number} sailed at dawn with {number + 2} passengers and a goat, the harbour office said."
    return f"Ferry {number} sails again\n\n{text}\n\nIt is due back at noon on Friday.\n".encode()


def read(raw: bytes, name: str) -> object:
    """Read a file as always, unless it is a poison."""
    kind = raw.split(b" ")[1] if raw.startswith(b"Poison ") else b""
    if kind == b"crash":
        ctypes.string_at(1)
    elif kind == b"abort":
        os.abort()
    elif kind == b"exit":
        os._exit(3)
    elif kind == b"loop":
        pow(10**8, 10**8)  # in C: no signal from within ends it
    elif kind == b"memory":
        hoard = [bytes(10_000_000)]
        while True:
            hoard.append(bytes(10_000_000))
    return _read(raw, name)


def run(folder: Path, stories: int, poisons: int) -> tuple[int, Counter[str]]:
    """Take in so many stories, poisons among them, and make articles; nobody restarts anything.

    Returns:
        How many articles were made, and the codes of what is in quarantine.
    """
    here = Settings(out=folder, store=f"sqlite:///{folder / 'copydesk.db'}")
    folder.mkdir(parents=True, exist_ok=True)
    store = desk.open_desk_store(here)
    every = max(1, stories // poisons)
    files = [poison(n // every) if n % every == every // 2 else sound(n) for n in range(stories)]
    before = reading._read
    reading._read = read  # type: ignore[assignment]
    try:
        desk.accept_bytes(store, here, "poisons", [Arrival(f"{n}.txt", raw) for n, raw in enumerate(files)])
        ids = waiting(store)
        desk.normalize_batch(store, here, desk.make_desk(here, store), ids)
    finally:
        reading._read = before
    made = sum(articles.stored(store, one) is not None for one in ids)
    return made, Counter(case.code for case in quarantine.cases(store))
