"""A translation memory that lives as long as the process: bounded, the sentence used longest ago goes first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from threading import Lock

from normalizers.engines.engine import Key

SENTENCES = 50_000  # about 25 MB


class Recent:
    """Remembers the sentences used last, so that a revised story translates only what changed."""

    def __init__(self, size: int = SENTENCES) -> None:
        self._size = size
        self._known: OrderedDict[Key, str] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._known)

    def get(self, keys: Sequence[Key]) -> dict[Key, str]:
        """Return what is known of these keys."""
        with self._lock:
            found = {key: self._known[key] for key in keys if key in self._known}
            for key in found:
                self._known.move_to_end(key)
            return found

    def put(self, found: Mapping[Key, str]) -> None:
        """Remember these; the oldest make room."""
        with self._lock:
            for key, text in found.items():
                self._known[key] = text
                self._known.move_to_end(key)
            while len(self._known) > self._size:
                self._known.popitem(last=False)
