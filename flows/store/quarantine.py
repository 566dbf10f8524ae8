"""What a person must see: bytes and stories that could not become articles, and how they are tried again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Row, func, insert, select, update

from flows.store.schema import Store, outbox, quarantine, raw, stories, wires
from normalizers.errors import CopydeskError

WAITING = "waiting"
RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Case:
    """One thing in quarantine.

    Attributes:
        code, place, reason, todo: what was wrong, where, why, and what to do.
        reader: the version that could not do it.
        tries: how often it was tried.
    """

    id: int
    source: str
    name: str
    raw_sha256: str | None
    wire_id: int | None
    story_id: int | None
    guid: str | None
    version: int | None
    code: str
    place: str
    reason: str
    todo: str
    at: float
    reader: str
    tries: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why something goes to quarantine."""

    code: str
    place: str
    reason: str
    todo: str
    reader: str

    @classmethod
    def of(cls, error: CopydeskError, reader: str) -> "Trouble":
        """The trouble that an error tells of."""
        return cls(error.code, error.place, error.message, error.todo, reader)


def put(
    connection: Connection,
    now: float,
    trouble: Trouble,
    *,
    source: str,
    name: str,
    raw_sha256: str | None = None,
    wire_id: int | None = None,
    story_id: int | None = None,
    guid: str | None = None,
    version: int | None = None,
) -> None:
    """Put one thing into quarantine, or say why it is still there. Part of the caller's transaction."""
    said = {
        "code": trouble.code,
        "place": trouble.place,
        "reason": trouble.reason,
        "todo": trouble.todo,
        "reader": trouble.reader,
        "at": now,
    }
    same = _same(source, name, wire_id, story_id)
    again = connection.execute(
        update(quarantine).where(same, quarantine.c.state == WAITING).values(**said, tries=quarantine.c.tries + 1)
    )
    if again.rowcount:
        return
    connection.execute(
        insert(quarantine).values(
            **said,
            source=source,
            name=name,
            raw_sha256=raw_sha256,
            wire_id=wire_id,
            story_id=story_id,
            guid=guid,
            version=version,
            tries=1,
            state=WAITING,
        )
    )


def resolve(
    connection: Connection, *, story_id: int | None = None, wire_id: int | None = None, but: Sequence[str] = ()
) -> None:
    """Close the case of a story or of bytes that came through after all. Part of the caller's transaction.

    Args:
        but: names of members of these bytes that still did not come through.
    """
    which = quarantine.c.story_id == story_id if story_id is not None else _bytes_of(wire_id)
    if but:
        which &= quarantine.c.name.not_in(but)
    connection.execute(update(quarantine).where(which, quarantine.c.state == WAITING).values(state=RESOLVED))


def cases(store: Store, *, ids: Sequence[int] = (), since: float = 0.0, code: str = "") -> list[Case]:
    """What waits in quarantine, oldest first: all, or by ids, since a time, or by the beginning of the code."""
    columns = [quarantine.c[name] for name in Case.__slots__]
    query = select(*columns).where(quarantine.c.state == WAITING, quarantine.c.at >= since).order_by(quarantine.c.id)
    if ids:
        query = query.where(quarantine.c.id.in_(ids))
    if code:
        query = query.where(quarantine.c.code.startswith(code, autoescape=True))
    with store.read() as connection:
        return [_case(row) for row in connection.execute(query)]


def count(store: Store) -> int:
    """How many wait in quarantine."""
    with store.read() as connection:
        waiting = select(func.count()).select_from(quarantine).where(quarantine.c.state == WAITING)
        return connection.scalar(waiting) or 0


def bytes_of(store: Store, case: Case) -> bytes | None:
    """The bytes as they came; None where they could not even be taken in."""
    with store.read() as connection:
        return connection.scalar(select(raw.c.bytes).where(raw.c.sha256 == case.raw_sha256))


def retry(store: Store, these: Iterable[Case]) -> int:
    """Give bytes and stories back to the desk; their cases close when they come through. Returns how many."""
    done = 0
    with store.write() as connection:
        for case in these:
            if case.story_id is not None:
                done += _story_again(connection, store.clock(), case.story_id)
            elif case.wire_id is not None:
                # Also bytes that were read: one member of them may have been refused.
                again = update(wires).where(wires.c.id == case.wire_id, wires.c.state.in_(("quarantined", "read")))
                connection.execute(again.values(state="new"))
                done += 1
    return done


def _story_again(connection: Connection, now: float, story_id: int) -> int:
    dead = update(outbox).where(outbox.c.story_id == story_id, outbox.c.state == "dead")
    refused = connection.execute(dead.values(state="waiting", tries=0, next_try=now)).rowcount
    if refused:  # the article is fine: only its delivery was refused
        resolve(connection, story_id=story_id)
        return 1
    again = update(stories).where(stories.c.id == story_id, stories.c.state == "quarantined")
    return connection.execute(again.values(state="new", owner=None, leased_until=None)).rowcount


def _same(source: str, name: str, wire_id: int | None, story_id: int | None) -> ColumnElement[bool]:
    if story_id is not None:
        return quarantine.c.story_id == story_id
    if wire_id is not None:
        return _bytes_of(wire_id) & (quarantine.c.name == name)
    return (quarantine.c.source == source) & (quarantine.c.name == name) & quarantine.c.wire_id.is_(None)


def _bytes_of(wire_id: int | None) -> ColumnElement[bool]:
    return (quarantine.c.wire_id == wire_id) & quarantine.c.story_id.is_(None)


def _case(row: Row) -> Case:  # type: ignore[type-arg]
    return Case(**row._mapping)
