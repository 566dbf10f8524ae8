"""The work itself, in plain functions: accept, normalize, deliver. The flows and the command line both call these."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from flows import reading
from flows.making import make, reader, stories_of
from flows.settings import Settings
from flows.settings import settings as process_settings
from flows.sinks.folder import FolderSink
from flows.sources import folder
from flows.store import articles, leases, outbox, quarantine, stories
from flows.store.outbox import Due
from flows.store.quarantine import Trouble
from flows.store.schema import Store, open_store
from flows.store.stories import Arrival, Wire, Work
from normalizers.errors import CopydeskError, RuleError, SinkError, WireError
from normalizers.story import Refused

if TYPE_CHECKING:
    from normalizers import Desk
    from normalizers.engines.engine import Engine
    from normalizers.engines.glossary import Glossary

AT_ONCE = 20  # stories a commit inside a batch: what a crash can cost, and how often the lease is renewed
INTAKE_BYTES = 16_000_000  # bytes held in memory before they are stored


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a source gave: ids of new bytes, how many were known, how many could not be taken in."""

    wire_ids: tuple[int, ...]
    known: int
    refused: int


@dataclass(frozen=True, slots=True)
class Delivered:
    """What went out: paths, and how many deliveries failed and stay in the outbox."""

    paths: tuple[Path, ...]
    failed: int


def open_desk_store(settings: Settings) -> Store:
    """The store of these settings."""
    return open_store(settings.store_url)


def make_desk(settings: Settings, store: Store) -> Desk:
    """The library's desk, with the newsroom's target language and glossary and the translation memory of the store."""
    from flows.store.memory import StoreMemory
    from normalizers import Desk

    return Desk(
        target=settings.target,
        engines=engines(),
        memory=StoreMemory(store),
        glossary=glossary(settings),
        today=datetime.fromtimestamp(store.clock(), UTC).date().isoformat(),
    )


def glossary(settings: Settings) -> Glossary:
    """The terms of the files that the settings name.

    Raises:
        RuleError: a file cannot be read, or an entry is wrong.
    """
    from normalizers.engines.glossary import Glossary, read_glossary

    terms = Glossary()
    for path in settings.glossary:
        try:
            terms |= read_glossary(path.read_bytes(), path.name)
        except OSError as error:
            todo = "Correct `glossary` in copydesk.toml."
            raise RuleError("glossary.no-file", error.strerror or str(error), place=str(path), todo=todo) from error
    return terms


@lru_cache(maxsize=1)
def engines() -> tuple[Engine, ...]:
    """The engines of this machine: one set for the process, so that a model is loaded once."""
    from flows.models.on_demand import OnDemand
    from normalizers.engines.default import default_engines

    found, here = default_engines(), process_settings()
    return (*found, OnDemand(here.models_index, found)) if here.models_at_run_time else found


def sinks(settings: Settings) -> list[FolderSink]:
    """Where articles go."""
    return [FolderSink(settings.articles)]


def sink_names(settings: Settings) -> list[str]:
    """The names that the outbox knows the sinks by."""
    return [sink.name for sink in sinks(settings)]


def accept(
    store: Store,
    settings: Settings,
    source: str,
    paths: Iterable[Path],
    *,
    language: str | None = None,
    translated_from: str | None = None,
    on: Callable[[int], None] = lambda _: None,
) -> Accepted:
    """Take files in: store their bytes durably, then read the stories in them. Nothing is read before it is stored.

    Raises:
        WireError: one of the paths does not exist.
    """
    refused = 0

    def arrivals() -> Iterator[Arrival]:
        nonlocal refused
        for path in paths:
            try:
                data = folder.load(path)
            except WireError as error:
                stories.refuse(store, source, folder.shown(path), Trouble.of(error, reader()))
                refused += 1
                continue
            yield Arrival(folder.shown(path), data, language, translated_from)

    accepted = accept_bytes(store, settings, source, arrivals(), on=on)
    return replace(accepted, refused=refused)


def accept_bytes(
    store: Store,
    settings: Settings,
    source: str,
    arrivals: Iterable[Arrival],
    *,
    on: Callable[[int], None] = lambda _: None,
) -> Accepted:
    """Take bytes in: store them durably in batches, then read the stories in them."""
    wire_ids: list[int] = []
    known = 0
    for batch in _batches(arrivals, settings.batch_size):
        fresh, again = stories.take_in(store, source, batch)
        wire_ids += fresh
        known += again
        on(len(batch))
    read_wires(store, settings)
    return Accepted(tuple(wire_ids), known, 0)


def read_wires(store: Store, settings: Settings) -> None:
    """Read what was stored and not read yet, also what a crash left behind."""
    while batch := stories.unread(store, 20):
        for wire in batch:
            try:
                found = reading.read(wire.raw, wire.name)
            except CopydeskError as error:
                stories.unreadable(store, wire, Trouble.of(error, reader()))
            else:
                refused = [_of_member(wire, one) for one in found if isinstance(one, Refused)]
                stories.enter(store, wire, stories_of(found), reader(), sink_names(settings), refused)


def normalize_batch(
    store: Store,
    settings: Settings,
    desk: Desk,
    ids: Sequence[int],
    *,
    on: Callable[[int], None] = lambda _: None,
) -> int:
    """Make articles of these stories, as far as nobody else has them. Returns how many were done.

    Each story ends as an article with its deliveries queued, or in quarantine. One that a process died of is made
    alone, after the others, and not at all when it was too often.
    """
    owner = leases.owner()
    work = stories.claim(store, ids, owner, settings.lease_seconds)
    names = sink_names(settings)
    kept = 0
    waiting = [one.story_id for one in work]
    for some in _portions(work):
        now = [one.story_id for one in some]
        stories.renew(store, waiting, owner, settings.lease_seconds, begun=now)
        waiting = [one for one in waiting if one not in now]
        try:
            done = make(some, desk, settings.make_seconds)
        except BaseException:  # whatever it is, it is no death
            stories.stopped(store, now, owner)
            raise
        kept += articles.finish(
            store,
            owner,
            done,
            names,
            reader(),
            zones=settings.zones,
            deliver_expired=settings.deliver_expired,
        )
        on(len(some))
    return kept


def _portions(work: Sequence[Work]) -> Iterator[Sequence[Work]]:
    """What is made together, so that it can be told which story a process dies of."""
    fresh = [one for one in work if not one.begun]
    yield from (fresh[at : at + AT_ONCE] for at in range(0, len(fresh), AT_ONCE))
    yield from ([one] for one in work if one.begun)


def deliver_all(
    store: Store, settings: Settings, *, hurry: bool = False, on: Callable[[int], None] = lambda _: None
) -> Delivered:
    """Send everything that is due, kills first; a delivery or a sink that fails does not hold up the others.

    Args:
        hurry: whether what failed before is tried at once. An embargo still holds.
    """
    if hurry:
        outbox.hurry(store)
    paths: list[Path] = []
    failed: set[int] = set()
    for sink in sinks(settings):
        while batch := outbox.claim(store, sink.name, leases.owner(), settings.lease_seconds, AT_ONCE):
            written = _send(store, sink, batch, failed)
            paths += written
            on(len(written))
    return Delivered(tuple(paths), len(failed))


def _send(store: Store, sink: FolderSink, batch: Sequence[Due], failed: set[int]) -> list[Path]:
    """Send a batch and mark what has gone; adds the ids of what has not to `failed`."""
    owner = leases.owner()
    gone: dict[int, tuple[Due, list[Path]]] = {}
    for due in batch:
        if not outbox.is_wanted(store, due, owner):  # a kill or a newer version came while it stood in the queue
            outbox.put_back(store, [due.id], owner)
            continue
        try:
            gone[due.id] = due, sink.send(due.kind, due.name, due.files)
        except SinkError as error:
            outbox.failed(store, due, error, owner, reader())
            failed.add(due.id)
    if not gone:
        return []
    try:
        sink.settle()
    except SinkError as error:
        for due, _ in gone.values():
            outbox.failed(store, due, error, owner, reader())
        failed.update(gone)
        return []
    outbox.sent(store, list(gone), owner)
    return [path for _, written in gone.values() for path in written]


def engines_came(store: Store, desk: Desk) -> int:
    """Give back to the desk what waited for an engine that is there now. Returns how many."""
    from normalizers.canonical.ninjs import from_ninjs

    ready = []
    for case in quarantine.cases(store, code="engine.no-pair"):
        kept = articles.stored(store, case.story_id) if case.story_id is not None else None
        if kept is None:
            continue
        article = from_ninjs(json.loads(kept))
        wanted = {block.language for block in article.copy if block.text and block.translation is None}
        foreign = wanted - {desk.target, "und"}
        if foreign and all(any(engine.path(tongue, desk.target) for engine in engines()) for tongue in foreign):
            ready.append(case)
    return quarantine.retry(store, ready)


def in_batches(ids: Sequence[int], size: int) -> Iterator[list[int]]:
    """Ids in batches of a task's size."""
    for at in range(0, len(ids), size):
        yield list(ids[at : at + size])


def _of_member(wire: Wire, one: Refused) -> Trouble:
    """The trouble of one member of a file whose other members are fine."""
    return Trouble(one.code, f"{wire.name}: {one.place}", one.message, one.todo, reader())


def _batches(arrivals: Iterable[Arrival], size: int) -> Iterator[list[Arrival]]:
    batch: list[Arrival] = []
    held = 0
    for arrival in arrivals:
        batch.append(arrival)
        held += len(arrival.raw)
        if len(batch) >= size or held > INTAKE_BYTES:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch
