"""What must still go: one row for each article and sink, written with the article, marked when it has gone."""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, delete, func, insert, or_, select, update

from flows.store import quarantine
from flows.store.quarantine import Trouble
from flows.store.schema import Store, articles, outbox, stories, wires
from normalizers.errors import SinkError

ARTICLE, HOLD, KILL = "article", "hold", "kill"  # by name: a kill comes last, and so goes first
WAITING, SENT, DROPPED, DEAD, EXPIRED = "waiting", "sent", "dropped", "dead", "expired"
NOTICES = {KILL: "canceled", HOLD: "withheld"}  # the status that a notice tells
FIRST_WAIT, LONGEST_WAIT = 5.0, 3600.0  # seconds between tries; doubled each time
AT_ONCE = 500  # bound values in one statement
GIVE_UP = 86_400.0  # after a day a person must see it


@dataclass(frozen=True, slots=True)
class Due:
    """One delivery: the same key and the same bytes at every try.

    Attributes:
        kind: "article"; "kill" for a story that must disappear; "hold" for one that must until it comes again.
        files: bytes by suffix (`.txt`, `.json`, `.html`).
    """

    id: int
    key: str
    kind: str
    name: str
    guid: str
    version: int
    files: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Left:
    """What has not gone yet.

    Attributes:
        embargoed: deliveries that wait for the end of an embargo; next_embargo: when the first of them ends.
        again: deliveries that failed and are tried again, or that nobody tried yet.
        expired: deliveries that were not sent because the story had expired.
        elsewhere: deliveries to sinks that are not set up here, by sink.
    """

    embargoed: int
    next_embargo: float
    again: int
    expired: int
    elsewhere: dict[str, int]

    @property
    def waiting(self) -> int:
        """How many still wait."""
        return self.embargoed + self.again + sum(self.elsewhere.values())


def enqueue(
    connection: Connection,
    now: float,
    sinks: Sequence[str],
    story: tuple[int, str],
    article: tuple[int, str],
    when: float,
    expires: float | None = None,
) -> None:
    """Queue an article for every sink, in the transaction that makes it; what it overtakes is dropped.

    Args:
        story: id and subject. article: id and file name.
        when: embargo as seconds since 1970, 0 for none.
        expires: from when on it must not leave; None for never.
    """
    _drop(connection, story[1], notices=when <= now)  # until it may leave, a notice before it still counts
    connection.execute(delete(outbox).where(outbox.c.article_id == article[0], outbox.c.state == EXPIRED))
    for sink in sinks:
        connection.execute(
            insert(outbox).values(
                key=_key(sink, story[1], f"article {article[0]}"),
                sink=sink,
                subject=story[1],
                story_id=story[0],
                article_id=article[0],
                kind=ARTICLE,
                name=article[1],
                expires=expires,
                **_fresh(now, when),
            )
        )


def kill(
    connection: Connection, now: float, sinks: Sequence[str], subject: str, story_id: int, guid: str, version: int
) -> None:
    """Queue a kill for every sink, and for those that ever had the story; whatever of it still waited is dropped."""
    _drop(connection, subject)
    had = connection.scalars(select(outbox.c.sink).where(outbox.c.subject == subject).order_by(outbox.c.id))
    _notify(connection, now, KILL, list(dict.fromkeys([*sinks, *had])), subject, (story_id, guid, version))


def hold(connection: Connection, now: float, subject: str, story_id: int, guid: str, version: int) -> None:
    """Withdraw a story until it comes again: what waited is dropped, sinks that have it are told to take it away."""
    _drop(connection, subject)
    newest = select(func.max(outbox.c.id)).where(outbox.c.subject == subject, outbox.c.state == SENT)
    has = select(outbox.c.sink).where(outbox.c.id.in_(newest.group_by(outbox.c.sink)), outbox.c.kind == ARTICLE)
    in_flight = select(outbox.c.sink).where(outbox.c.subject == subject, outbox.c.leased_until > now)
    found = [*connection.scalars(has.order_by(outbox.c.sink)), *connection.scalars(in_flight)]
    _notify(connection, now, HOLD, list(dict.fromkeys(found)), subject, (story_id, guid, version))


def killed(connection: Connection, subjects: Collection[str]) -> set[str]:
    """Those of the stories that the sinks were, or will be, told to kill."""
    queued = select(outbox.c.subject).where(outbox.c.subject.in_(subjects), outbox.c.kind == KILL)
    return set(connection.scalars(queued))


def name_of(connection: Connection, subject: str) -> str | None:
    """The file name that a story goes by, None if nothing of it was ever made."""
    made = (
        select(articles.c.name)
        .join(stories, stories.c.id == articles.c.story_id)
        .where(stories.c.subject == subject)
        .order_by(articles.c.id)
        .limit(1)
    )
    return connection.scalar(made)


def claim(store: Store, sink: str, owner: str, lease: float, limit: int) -> list[Due]:
    """Lease what is due, kills first. One story never goes to one sink twice at the same time, nor an old version last.

    What has expired is not leased, and said to be expired from now on.
    """
    now = store.clock()
    other = outbox.alias()
    later = and_(other.c.id > outbox.c.id, or_(outbox.c.kind != HOLD, other.c.not_before <= now))
    in_the_way = (
        select(other.c.id)
        .where(
            other.c.subject == outbox.c.subject,
            other.c.sink == outbox.c.sink,
            other.c.id != outbox.c.id,
            or_(later, other.c.leased_until > now),
        )
        .exists()
    )
    due = and_(
        outbox.c.state == WAITING,
        outbox.c.sink == sink,
        outbox.c.not_before <= now,
        outbox.c.next_try <= now,
        or_(outbox.c.expires.is_(None), outbox.c.expires > now),
        _free(now),
        ~in_the_way,
    )
    first = select(outbox.c.id).where(due).order_by(outbox.c.kind.desc(), outbox.c.id).limit(limit)
    gone = select(outbox.c.id).where(
        outbox.c.state == WAITING, outbox.c.sink == sink, outbox.c.expires <= now, _free(now)
    )
    with store.write(f"sink {sink}") as connection:  # of two that claim at once, one could not see what the other took
        late = connection.scalars(_locked(gone.limit(AT_ONCE))).all()
        connection.execute(update(outbox).where(outbox.c.id.in_(late)).values(state=EXPIRED))
        taken = connection.scalars(_locked(first)).all()
        ours = update(outbox).where(outbox.c.id.in_(taken))
        connection.execute(ours.values(owner=owner, leased_until=now + lease))
    query = (
        select(outbox, stories.c.guid, stories.c.version, articles.c.ninjs, articles.c.text, articles.c.page)
        .join(stories, stories.c.id == outbox.c.story_id)
        .outerjoin(articles, articles.c.id == outbox.c.article_id)
        .where(outbox.c.id.in_(taken))
        .order_by(outbox.c.kind.desc(), outbox.c.id)
    )
    with store.read() as connection:
        return [
            Due(
                row.id,
                row.key,
                row.kind,
                row.name,
                row.guid,
                row.version,
                _files(row),
            )
            for row in connection.execute(query)
        ]


def is_wanted(store: Store, due: Due, owner: str) -> bool:
    """Whether a leased delivery may still go: it is ours, and no kill or newer version has come since."""
    now = store.clock()
    with store.read() as connection:
        ours = select(outbox.c.id).where(
            outbox.c.id == due.id,
            outbox.c.owner == owner,
            outbox.c.state == WAITING,
            outbox.c.leased_until > now,
            or_(outbox.c.expires.is_(None), outbox.c.expires > now),
        )
        return connection.scalar(ours) is not None


def put_back(store: Store, ids: Sequence[int], owner: str) -> None:
    """Give up the lease of deliveries that were not sent."""
    with store.write() as connection:
        ours = update(outbox).where(outbox.c.id.in_(ids), outbox.c.owner == owner)
        connection.execute(ours.values(owner=None, leased_until=None))


def hurry(store: Store) -> None:
    """Let what failed before be tried now. An embargo still holds."""
    now = store.clock()
    with store.write() as connection:
        late = update(outbox).where(outbox.c.state == WAITING, outbox.c.next_try > now, _free(now))
        connection.execute(late.values(next_try=now))


def sent(store: Store, ids: Sequence[int], owner: str) -> None:
    """Mark deliveries that the sink has taken, also those that were overtaken on the way."""
    other = outbox.alias()
    overtook = (
        select(other.c.id)
        .where(
            other.c.id.in_(ids),
            other.c.subject == outbox.c.subject,
            other.c.sink == outbox.c.sink,
            other.c.id > outbox.c.id,
        )
        .exists()
    )
    with store.write() as connection:
        connection.execute(
            update(outbox)
            .where(outbox.c.id.in_(ids), outbox.c.owner == owner)
            .values(state=SENT, sent_at=store.clock(), owner=None, leased_until=None, error=None)
        )
        held = update(outbox).where(outbox.c.kind == HOLD, outbox.c.state == WAITING, overtook)
        connection.execute(held.values(state=DROPPED))


def failed(store: Store, due: Due, error: SinkError, owner: str, reader: str) -> None:
    """Keep a delivery that the sink did not take: for later, or after a day (or at once) for a person."""
    now = store.clock()
    with store.write() as connection:
        row = connection.execute(
            select(outbox.c.tries, outbox.c.queued_at, outbox.c.story_id, outbox.c.not_before).where(
                outbox.c.id == due.id, outbox.c.owner == owner, outbox.c.state == WAITING
            )
        ).first()
        if row is None:
            return  # overtaken, or no longer ours
        hopeless = not error.retry or now - max(row.queued_at, row.not_before) > GIVE_UP
        connection.execute(
            update(outbox)
            .where(outbox.c.id == due.id)
            .values(
                state=DEAD if hopeless else WAITING,
                tries=row.tries + 1,
                next_try=now + min(FIRST_WAIT * 2**row.tries, LONGEST_WAIT),
                error=str(error),
                owner=None,
                leased_until=None,
            )
        )
        if hopeless:
            _to_quarantine(connection, now, row.story_id, Trouble.of(error, reader))


def left(store: Store, sinks: Sequence[str]) -> Left:
    """What still waits, and why, told by those who deliver to these sinks; and what never went."""
    now = store.clock()
    here = outbox.c.sink.in_(sinks)
    count = select(func.count()).select_from(outbox)
    waits = outbox.c.state == WAITING
    with store.read() as connection:
        held = connection.execute(
            select(func.count(), func.min(outbox.c.not_before)).where(waits, here, outbox.c.not_before > now)
        ).one()
        again = connection.scalar(count.where(waits, here, outbox.c.not_before <= now))
        expired = connection.scalar(count.where(outbox.c.state == EXPIRED))
        others = select(outbox.c.sink, func.count()).where(waits, ~here).group_by(outbox.c.sink)
        elsewhere = {row[0]: row[1] for row in connection.execute(others)}
    return Left(held[0], held[1] or 0.0, again or 0, expired or 0, elsewhere)


def _to_quarantine(connection: Connection, now: float, story_id: int, trouble: Trouble) -> None:
    story = connection.execute(
        select(stories.c.source, stories.c.guid, stories.c.version, wires.c.name, wires.c.raw_sha256)
        .join(wires, wires.c.id == stories.c.wire_id)
        .where(stories.c.id == story_id)
    ).one()
    quarantine.put(
        connection,
        now,
        trouble,
        source=story.source,
        name=story.name,
        raw_sha256=story.raw_sha256,
        story_id=story_id,
        guid=story.guid,
        version=story.version,
    )


def _notify(
    connection: Connection,
    now: float,
    kind: str,
    sinks: Sequence[str],
    subject: str,
    story: tuple[int, str, int],
) -> None:
    """Queue a notice about a story (id, guid, version) for some sinks."""
    story_id, guid, version = story
    notice = {"uri": guid, "type": "text", "version": str(version), "pubStatus": NOTICES[kind]}
    body = json.dumps(notice, ensure_ascii=False, indent=1).encode() + b"\n"
    name = name_of(connection, subject) or subject[:12]
    last = connection.scalar(select(func.max(outbox.c.id)).where(outbox.c.subject == subject)) or 0
    for sink in sinks:
        connection.execute(
            insert(outbox).values(
                # A story is killed once; it may be held several times, each after something else.
                key=_key(sink, subject, f"{kind} {version}" if kind == KILL else f"{kind} {version} after {last}"),
                sink=sink,
                subject=subject,
                story_id=story_id,
                kind=kind,
                name=name,
                body=body,
                **_fresh(now, 0.0),
            )
        )


def _drop(connection: Connection, subject: str, *, notices: bool = True) -> None:
    old = update(outbox).where(outbox.c.subject == subject, outbox.c.state.in_([WAITING, DEAD]))
    if not notices:
        old = old.where(outbox.c.kind == ARTICLE)
    connection.execute(old.values(state=DROPPED))


def _files(row: Row) -> dict[str, bytes]:  # type: ignore[type-arg]
    return {".json": row.body} if row.kind in NOTICES else {".txt": row.text, ".json": row.ninjs, ".html": row.page}


def _locked(query: Select[tuple[int]]) -> Select[tuple[int]]:
    """With the rows held, but for those that somebody else is writing; SQLite has one writer and needs no words."""
    return query.with_for_update(of=outbox, skip_locked=True)


def _free(now: float) -> ColumnElement[bool]:
    return or_(outbox.c.leased_until.is_(None), outbox.c.leased_until <= now)


def _key(sink: str, subject: str, what: str) -> str:
    return hashlib.sha256(json.dumps([sink, subject, what]).encode()).hexdigest()


def _fresh(now: float, when: float) -> dict[str, object]:
    return {"state": WAITING, "not_before": when, "next_try": now, "tries": 0, "queued_at": now}
