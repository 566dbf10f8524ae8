"""Translation memory in the store: what an engine said to a sentence is said again, in every run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from flows.store.schema import Store, memory

if TYPE_CHECKING:
    from normalizers.engines import Key

AT_ONCE = 500  # bound values in one statement


@dataclass(frozen=True, slots=True)
class StoreMemory:
    """The protocol that normalizers' engines ask first, kept in the store."""

    store: Store

    def get(self, keys: Iterable[Key]) -> dict[Key, str]:
        """What is known of these sentences; sentences that are not known are left out."""
        hashes = {_hash(key): key for key in keys}
        found: dict[Key, str] = {}
        wanted = list(hashes)
        with self.store.read() as connection:
            for at in range(0, len(wanted), AT_ONCE):
                rows = connection.execute(
                    select(memory.c.key, memory.c.translation).where(memory.c.key.in_(wanted[at : at + AT_ONCE]))
                )
                found.update({hashes[row.key]: row.translation for row in rows})
        return found

    def put(self, translations: Mapping[Key, str]) -> None:
        """Keep translations. What is known already stays as it is, so a sentence is never said in two ways."""
        if not translations:
            return
        rows = [
            {
                "key": _hash(key),
                "source": key.source,
                "target": key.target,
                "engine": key.engine,
                "model": key.model,
                "sentence": key.sentence,
                "translation": translation,
            }
            for key, translation in translations.items()
        ]
        with self.store.write() as connection:
            connection.execute(self.store.insert(memory).on_conflict_do_nothing(index_elements=["key"]), rows)

    def __len__(self) -> int:
        with self.store.read() as connection:
            return connection.scalar(select(func.count()).select_from(memory)) or 0


def _hash(key: Key) -> str:
    parts = (key.source, key.target, key.engine, key.model, key.sentence)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
