"""Translation memory in the store: what an engine or a person said to a sentence is said again, in every run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, or_, select, update

from flows.store.schema import Store, memory

if TYPE_CHECKING:
    from normalizers.engines import Key

AT_ONCE = 500  # bound values in one statement
DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Remembered:
    """One entry. Times are seconds since 1970; None where an older store did not keep them.

    Attributes:
        engine: "person" for what a person wrote; model is "" then.
        hits: how often it was said again.
    """

    source: str
    target: str
    engine: str
    model: str
    sentence: str
    translation: str
    hits: int
    made_at: float | None
    used_at: float | None


@dataclass(frozen=True, slots=True)
class StoreMemory:
    """The protocol that normalizers' engines ask first, kept in the store."""

    store: Store

    def get(self, keys: Iterable[Key]) -> dict[Key, str]:
        """What is known of these sentences; sentences that are not known are left out. Each counts as a hit."""
        hashes = {_hash(key): key for key in keys}
        found: dict[Key, str] = {}
        wanted = list(hashes)
        with self.store.read() as connection:
            for at in range(0, len(wanted), AT_ONCE):
                rows = connection.execute(
                    select(memory.c.key, memory.c.translation).where(memory.c.key.in_(wanted[at : at + AT_ONCE]))
                )
                found.update({hashes[row.key]: row.translation for row in rows})
        if found:
            self._count([_hash(key) for key in found])
        return found

    def put(self, translations: Mapping[Key, str]) -> None:
        """Keep translations. What is known already stays as it is, so a sentence is never said in two ways."""
        if not translations:
            return
        with self.store.write("memory") as connection:
            connection.execute(
                self.store.insert(memory).on_conflict_do_nothing(index_elements=["key"]), self._rows(translations)
            )

    def correct(self, translations: Mapping[Key, str]) -> None:
        """Keep what persons wrote: it takes the place of what they wrote before."""
        with self.store.write("memory") as connection:
            for row in self._rows(translations):
                put = self.store.insert(memory).values(row)
                new = {"translation": row["translation"], "made_at": row["made_at"]}
                connection.execute(put.on_conflict_do_update(index_elements=["key"], set_=new))

    def all(self) -> Iterator[Remembered]:
        """Every entry, those of persons first, then by language and sentence."""
        columns = [memory.c[name] for name in Remembered.__slots__]
        person = (memory.c.engine != "person", memory.c.source, memory.c.target, memory.c.sentence, memory.c.key)
        with self.store.read() as connection:
            for row in connection.execute(select(*columns).order_by(*person)):
                yield Remembered(**{**row._asdict(), "hits": row.hits or 0})

    def stats(self) -> list[tuple[str, str, str, str, int, int]]:
        """Source, target, engine and model with their numbers of sentences and of hits, most sentences first."""
        groups = (memory.c.source, memory.c.target, memory.c.engine, memory.c.model)
        many = func.count()
        query = select(*groups, many, func.coalesce(func.sum(memory.c.hits), 0)).group_by(*groups)
        with self.store.read() as connection:
            return [tuple(row) for row in connection.execute(query.order_by(many.desc(), *groups))]

    def forget(self, days: int) -> int:
        """Forget what engines said and nobody asked for in so many days. What persons wrote stays. Returns how many."""
        limit = self.store.clock() - days * DAY
        last = func.coalesce(memory.c.used_at, memory.c.made_at)
        old = delete(memory).where(memory.c.engine != "person", or_(last < limit, last.is_(None)))
        with self.store.write("memory") as connection:
            return connection.execute(old).rowcount

    def __len__(self) -> int:
        with self.store.read() as connection:
            return connection.scalar(select(func.count()).select_from(memory)) or 0

    def _count(self, hashes: list[str]) -> None:
        now = self.store.clock()
        with self.store.write("memory") as connection:
            for at in range(0, len(hashes), AT_ONCE):
                some = memory.c.key.in_(hashes[at : at + AT_ONCE])
                hits = func.coalesce(memory.c.hits, 0) + 1
                connection.execute(update(memory).where(some).values(hits=hits, used_at=now))

    def _rows(self, translations: Mapping[Key, str]) -> list[dict[str, object]]:
        now = self.store.clock()
        return [
            {
                "key": _hash(key),
                "source": key.source,
                "target": key.target,
                "engine": key.engine,
                "model": key.model,
                "sentence": key.sentence,
                "translation": translation,
                "hits": 0,
                "made_at": now,
            }
            for key, translation in translations.items()
        ]


def _hash(key: Key) -> str:
    parts = (key.source, key.target, key.engine, key.model, key.sentence)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
