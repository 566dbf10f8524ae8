"""What came in: raw bytes first, then the stories read from them, then who works on which."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, or_, select, update

from flows.store import families, moments, outbox, quarantine
from flows.store.quarantine import Trouble
from flows.store.schema import Store, names, raw, stories, wires
from normalizers.story import Story

NEW, DONE, QUARANTINED, KILLED = "new", "done", "quarantined", "killed"
MOST_DEATHS = 5  # of processes that were making a story; from the first on it is made alone, after all others
AT_ONCE = 500  # bound values in one statement


@dataclass(frozen=True, slots=True)
class Arrival:
    """Bytes from a source, with what the source calls them and what the feed's settings know of them."""

    name: str
    raw: bytes
    language: str | None = None
    translated_from: str | None = None


@dataclass(frozen=True, slots=True)
class Wire:
    """Bytes that were taken in."""

    id: int
    source: str
    name: str
    raw_sha256: str
    language: str | None
    translated_from: str | None
    raw: bytes


@dataclass(frozen=True, slots=True)
class Work:
    """One story to be made into an article: which, the bytes that it stands in, and what those call it.

    Attributes:
        begun: how often making it was begun and never came to an end, because the process died.
    """

    story_id: int
    guid: str
    version: int
    wire: Wire
    called: str
    begun: int = 0


def take_in(store: Store, source: str, arrivals: Iterable[Arrival]) -> tuple[list[int], int]:
    """Store bytes before anybody reads them. Returns ids of what is new and a count of what was known.

    The same bytes again are no work, unless the feed's settings changed since: then their stories are made again.
    """
    fresh: list[int] = []
    known = 0
    now = store.clock()
    with store.write() as connection:
        for arrival in arrivals:
            sha256 = hashlib.sha256(arrival.raw).hexdigest()
            connection.execute(
                store.insert(raw)
                .values(sha256=sha256, bytes=arrival.raw, stored_at=now)
                .on_conflict_do_nothing(index_elements=["sha256"])
            )
            new = connection.scalar(
                store.insert(wires)
                .values(
                    source=source,
                    raw_sha256=sha256,
                    name=arrival.name,
                    language=arrival.language,
                    translated_from=arrival.translated_from,
                    arrived_at=now,
                    state=NEW,
                )
                .on_conflict_do_nothing(index_elements=["source", "raw_sha256"])
                .returning(wires.c.id)
            )
            if new is not None:
                fresh.append(new)
            elif (changed := _other_settings(connection, source, sha256, arrival)) is not None:
                fresh.append(changed)
            else:
                known += 1
    return fresh, known


def refuse(store: Store, source: str, name: str, trouble: Trouble) -> None:
    """Record that something could not even be taken in (unreadable, too large)."""
    with store.write() as connection:
        quarantine.put(connection, store.clock(), trouble, source=source, name=name)


def unread(store: Store, limit: int) -> list[Wire]:
    """Bytes that nobody has read yet, oldest first."""
    with store.read() as connection:
        rows = connection.execute(_wires().where(wires.c.state == NEW).order_by(wires.c.id).limit(limit))
        return [Wire(*row) for row in rows]


def unreadable(store: Store, wire: Wire, trouble: Trouble) -> None:
    """These bytes are no story that we can read: they wait in quarantine."""
    with store.write() as connection:
        if _settle(connection, wire, QUARANTINED):
            quarantine.put(
                connection,
                store.clock(),
                trouble,
                source=wire.source,
                name=wire.name,
                raw_sha256=wire.raw_sha256,
                wire_id=wire.id,
            )


def enter(
    store: Store,
    wire: Wire,
    found: Sequence[Story],
    reader: str,
    sinks: Sequence[str],
    refused: Sequence[Trouble] = (),
) -> None:
    """Enter the stories that were read from a wire. A kill takes effect here, before anything else is done.

    A story that is there already, with the same content, is left alone; with other content it is made again, unless
    the wire says that it is older (`version_created`). Where the wire does not say, what comes later is newer.

    Args:
        refused: what could not be read beside the stories, such as one member of an archive. Each waits in
            quarantine as a case of its own, named by its place, until the bytes are read again.
    """
    with store.write() as connection:
        if not _settle(connection, wire, "read"):
            return  # somebody else read it
        now = store.clock()
        quarantine.resolve(connection, wire_id=wire.id, but=[trouble.place for trouble in refused])
        for trouble in refused:
            quarantine.put(
                connection,
                now,
                trouble,
                source=wire.source,
                name=trouble.place,
                raw_sha256=wire.raw_sha256,
                wire_id=wire.id,
            )
        seen: dict[tuple[str, int], str] = {}
        for number, story in enumerate(found):
            identity = (families.called(story), story.version)
            if seen.setdefault(identity, content(story)) != content(story):
                quarantine.put(
                    connection,
                    store.clock(),
                    Trouble(
                        "wire.identity-twice",
                        f"story {number + 1} of {len(found)}",
                        f"two different stories in one file are called {identity[0]}, version {story.version}",
                        "Ask the sender; the first of them was taken.",
                        reader,
                    ),
                    source=wire.source,
                    name=f"{wire.name}#{number + 1}",
                    raw_sha256=wire.raw_sha256,
                )
                continue
            _enter(store, connection, wire, story, sinks)


def content(story: Story) -> str:
    """A hash of what a reader would see of a story, so that a silent update under an old number is noticed."""
    times = (story.embargo, story.expires)
    seen = [story.headline, story.text, story.pubstatus, *times, story.usage, story.byline, story.dateline]
    seen += story.credits
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()


def subject(source: str, guid: str) -> str:
    """One name for all versions of a story."""
    return hashlib.sha256(json.dumps([source, guid]).encode()).hexdigest()


def waiting(store: Store, *, wire_ids: Sequence[int] | None = None) -> list[int]:
    """Ids of stories that are free to be worked on, oldest first: of some wires, or all."""
    now = store.clock()
    last = func.coalesce(stories.c.begun, 0)  # what a process died of holds up nobody else
    query = select(stories.c.id).where(stories.c.state == NEW, _free(now)).order_by(last, stories.c.id)
    with store.read() as connection:
        if wire_ids is None:
            return list(connection.scalars(query))
        return [
            story_id
            for at in range(0, len(wire_ids), AT_ONCE)
            for story_id in connection.scalars(query.where(stories.c.wire_id.in_(wire_ids[at : at + AT_ONCE])))
        ]


def claim(store: Store, ids: Sequence[int], owner: str, lease: float) -> list[Work]:
    """Lease those of the stories that are free. Whoever holds an expired lease has lost it."""
    now = store.clock()
    taken: list[int] = []
    with store.write("") as connection:
        for at in range(0, len(ids), AT_ONCE):
            free = select(stories.c.id).where(
                stories.c.id.in_(ids[at : at + AT_ONCE]), stories.c.state == NEW, _free(now)
            )
            some = list(connection.scalars(free.with_for_update(skip_locked=True)))
            ours = update(stories).where(stories.c.id.in_(some))
            connection.execute(ours.values(owner=owner, leased_until=now + lease))
            taken += some
    return load(store, taken)


def load(store: Store, ids: Sequence[int]) -> list[Work]:
    """The stories and their bytes, in the order of their ids."""
    columns = [stories.c[name] for name in ("id", "guid", "version", "wire_id", "called", "begun")]
    with store.read() as connection:
        rows = [
            row
            for at in range(0, len(ids), AT_ONCE)
            for row in connection.execute(select(*columns).where(stories.c.id.in_(ids[at : at + AT_ONCE])))
        ]
        needed = sorted({row.wire_id for row in rows})
        loaded = {
            row.id: Wire(*row)
            for at in range(0, len(needed), AT_ONCE)
            for row in connection.execute(_wires().where(wires.c.id.in_(needed[at : at + AT_ONCE])))
        }
    return [
        Work(row.id, row.guid, row.version, loaded[row.wire_id], row.called or row.guid, row.begun or 0)
        for row in sorted(rows, key=lambda row: row.id)
    ]


def renew(store: Store, ids: Sequence[int], owner: str, lease: float, begun: Sequence[int] = ()) -> None:
    """Hold on to what is still ours.

    Args:
        begun: those of them that are made now: should the process die of one, the count shows it.
    """
    with store.write() as connection:
        for at in range(0, len(ids), AT_ONCE):
            connection.execute(
                update(stories)
                .where(stories.c.id.in_(ids[at : at + AT_ONCE]), stories.c.owner == owner)
                .values(leased_until=store.clock() + lease)
            )
        for at in range(0, len(begun), AT_ONCE):
            connection.execute(
                update(stories)
                .where(stories.c.id.in_(begun[at : at + AT_ONCE]), stories.c.owner == owner)
                .values(begun=func.coalesce(stories.c.begun, 0) + 1)
            )


def stopped(store: Store, ids: Sequence[int], owner: str) -> None:
    """Making these came to an end without an outcome, and the process lives: that was no death."""
    with store.write() as connection:
        for at in range(0, len(ids), AT_ONCE):
            ours = update(stories).where(stories.c.id.in_(ids[at : at + AT_ONCE]), stories.c.owner == owner)
            connection.execute(ours.where(stories.c.begun > 0).values(begun=stories.c.begun - 1))


def again(store: Store, ids: Sequence[int]) -> int:
    """Give stories back to the desk, to be made anew. Killed ones stay dead. Returns how many."""
    with store.write() as connection:
        return sum(
            connection.execute(
                update(stories)
                .where(stories.c.id.in_(ids[at : at + AT_ONCE]), stories.c.state.in_([DONE, QUARANTINED]))
                .values(state=NEW, owner=None, leased_until=None)
            ).rowcount
            for at in range(0, len(ids), AT_ONCE)
        )


def _enter(store: Store, connection: Connection, wire: Wire, story: Story, sinks: Sequence[str]) -> None:
    now = store.clock()
    guid = families.guid_of(connection, wire.source, story)
    whole = subject(wire.source, guid)
    called = _call(store, connection, wire.source, whole, story)
    killed = connection.scalar(
        select(stories.c.id).where(stories.c.subject.in_(called), stories.c.state == KILLED).limit(1)
    )
    values = {
        "wire_id": wire.id,
        "content": content(story),
        "pubstatus": story.pubstatus,
        "format": story.wire,
        "language": story.language or wire.language,
        "version_created": story.version_created,
        "received_at": now,
        "state": KILLED if killed is not None or story.pubstatus == "canceled" else NEW,
        "owner": None,
        "leased_until": None,
        "called": families.called(story),
        "begun": None,
    }
    there = connection.execute(
        select(stories.c.id, stories.c.content, stories.c.version_created).where(
            stories.c.source == wire.source, stories.c.guid == guid, stories.c.version == story.version
        )
    ).first()
    if there is None:
        added = connection.execute(
            insert(stories).values(source=wire.source, guid=guid, version=story.version, subject=whole, **values)
        )
        story_id = added.inserted_primary_key[0]  # type: ignore[index]
    else:
        older = moments.is_before(story.version_created, there.version_created)
        if there.content == values["content"] or (older and story.pubstatus != "canceled" and killed is None):
            return
        story_id = there.id
        connection.execute(update(stories).where(stories.c.id == story_id).values(**values))
    families.sketch(connection, wire.source, story, story_id)
    if story.pubstatus == "canceled" or killed is not None:  # a kill may have named a number that is known only now
        _kill(connection, now, sinks, called, story_id, story.version)
    elif story.pubstatus == "withheld" and _is_highest(connection, whole, story.version):
        outbox.hold(connection, now, whole, story_id, guid, story.version)


def _is_highest(connection: Connection, whole: str, version: int) -> bool:
    """Whether no higher version of a story has come."""
    higher = select(stories.c.id).where(stories.c.subject == whole, stories.c.version > version)
    return connection.scalar(higher.limit(1)) is None


def _call(store: Store, connection: Connection, source: str, whole: str, story: Story) -> set[str]:
    """Keep what else a story is called. Returns its subject, and every other that goes by one of its names."""
    own = {whole, *(subject(source, name) for name in story.also)}
    kept, sought = families.names_of(connection, source, story, whole, own)
    for name in kept:
        row = store.insert(names).values(subject=whole, name=name)
        connection.execute(row.on_conflict_do_nothing(index_elements=["subject", "name"]))
    return own | set(connection.scalars(select(names.c.subject).where(names.c.name.in_(sought))))


def _kill(
    connection: Connection, now: float, sinks: Sequence[str], called: set[str], story_id: int, version: int
) -> None:
    """Kill every story that a kill means, by whichever of its names. The sinks are told of each story once."""
    gone = update(stories).where(stories.c.subject.in_(called)).values(state=KILLED, owner=None, leased_until=None)
    connection.execute(gone)
    told = outbox.killed(connection, called)
    meant = select(stories.c.subject, stories.c.guid).where(stories.c.subject.in_(called)).distinct()
    for one, guid in connection.execute(meant).all():
        if one not in told:
            outbox.kill(connection, now, sinks, one, story_id, guid, version)


def _other_settings(connection: Connection, source: str, sha256: str, arrival: Arrival) -> int | None:
    """The id of known bytes whose settings changed, given back to the desk; None if nothing changed."""
    said = {
        name: value
        for name, value in (("language", arrival.language), ("translated_from", arrival.translated_from))
        if value is not None
    }
    if not said:
        return None
    other = or_(*[wires.c[name].is_distinct_from(value) for name, value in said.items()])
    changed = connection.scalar(
        update(wires)
        .where(wires.c.source == source, wires.c.raw_sha256 == sha256, wires.c.state != NEW, other)
        .values(**said)
        .returning(wires.c.id)
    )
    if changed is not None:
        redo = update(stories).where(stories.c.wire_id == changed, stories.c.state.in_([DONE, QUARANTINED]))
        connection.execute(redo.values(state=NEW, owner=None, leased_until=None))
    return changed


def _settle(connection: Connection, wire: Wire, state: str) -> bool:
    mine = update(wires).where(wires.c.id == wire.id, wires.c.state == NEW).values(state=state)
    return connection.execute(mine).rowcount == 1


def _free(now: float):  # type: ignore[no-untyped-def]
    return or_(stories.c.leased_until.is_(None), stories.c.leased_until <= now)


def _wires():  # type: ignore[no-untyped-def]
    columns = [wires.c[name] for name in ("id", "source", "name", "raw_sha256", "language", "translated_from")]
    return select(*columns, raw.c.bytes).join(raw, raw.c.sha256 == wires.c.raw_sha256)
