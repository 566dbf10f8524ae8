"""What must still go: one row for each article and sink, written with the article, marked when it has gone."""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, insert, or_, select, update

from flows.store import quarantine
from flows.store.quarantine import Trouble
from flows.store.schema import Store, articles, outbox, stories, wires
from normalizers.errors import SinkError

ARTICLE, KILL = "article", "kill"
WAITING, SENT, DROPPED, DEAD = "waiting", "sent", "dropped", "dead"
FIRST_WAIT, LONGEST_WAIT = 5.0, 3600.0  # seconds between tries; doubled each time
GIVE_UP = 86_400.0  # after a day a person must see it


@dataclass(frozen=True, slots=True)
class Due:
    """One delivery: the same key and the same bytes at every try.

    Attributes:
        kind: "article", or "kill" for a story that must disappear.
        files: bytes by suffix (`.txt`, `.json`, `.html`).
    """

    id: int
    key: str
    kind: str
    name: str
    guid: str
    version: int
    files: dict[str, bytes]


def enqueue(
    connection: Connection,
    now: float,
    sinks: Sequence[str],
    story: tuple[int, str],
    article: tuple[int, str],
    when: float,
) -> None:
    """Queue an article for every sink, in the transaction that makes it; what it overtakes is dropped.

    Args:
        story: id and subject. article: id and file name.
        when: embargo as seconds since 1970, 0 for none.
    """
    _drop(connection, story[1])
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
                **_fresh(now, when),
            )
        )


def kill(
    connection: Connection, now: float, sinks: Sequence[str], subject: str, story_id: int, guid: str, version: int
) -> None:
    """Queue a kill for every sink; whatever of the story still waited is dropped."""
    _drop(connection, subject)
    name = name_of(connection, subject) or subject[:12]
    notice = {"uri": guid, "type": "text", "version": str(version), "pubStatus": "canceled"}
    body = json.dumps(notice, ensure_ascii=False, indent=1).encode() + b"\n"
    for sink in sinks:
        connection.execute(
            insert(outbox).values(
                key=_key(sink, subject, f"kill {version}"),
                sink=sink,
                subject=subject,
                story_id=story_id,
                kind=KILL,
                name=name,
                body=body,
                **_fresh(now, 0.0),
            )
        )


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


def claim(store: Store, sink: str, owner: str, lease: float, limit: int, *, hurry: bool = False) -> list[Due]:
    """Lease what is due, kills first. One story never goes to one sink twice at the same time, nor an old version last.

    Args:
        hurry: do not wait between tries (an embargo still holds).
    """
    now = store.clock()
    other = outbox.alias()
    in_the_way = (
        select(other.c.id)
        .where(
            other.c.subject == outbox.c.subject,
            other.c.sink == outbox.c.sink,
            other.c.id != outbox.c.id,
            or_(other.c.id > outbox.c.id, other.c.leased_until > now),
        )
        .exists()
    )
    due = and_(
        outbox.c.state == WAITING,
        outbox.c.sink == sink,
        outbox.c.not_before <= now,
        or_(outbox.c.leased_until.is_(None), outbox.c.leased_until <= now),
        ~in_the_way,
    )
    if not hurry:
        due = and_(due, outbox.c.next_try <= now)
    first = select(outbox.c.id).where(due).order_by(outbox.c.kind.desc(), outbox.c.id).limit(limit)
    with store.write() as connection:
        taken = connection.scalars(
            update(outbox)
            .where(outbox.c.id.in_(first.scalar_subquery()))
            .values(owner=owner, leased_until=now + lease)
            .returning(outbox.c.id)
        ).all()
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
                {".json": row.body} if row.kind == KILL else {".txt": row.text, ".json": row.ninjs, ".html": row.page},
            )
            for row in connection.execute(query)
        ]


def sent(store: Store, ids: Sequence[int], owner: str) -> None:
    """Mark deliveries that the sink has taken."""
    with store.write() as connection:
        connection.execute(
            update(outbox)
            .where(outbox.c.id.in_(ids), outbox.c.owner == owner)
            .values(state=SENT, sent_at=store.clock(), owner=None, leased_until=None, error=None)
        )


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


def left(store: Store) -> int:
    """How many deliveries still wait."""
    with store.read() as connection:
        query = select(func.count()).select_from(outbox).where(outbox.c.state == WAITING)
        return connection.scalar(query) or 0


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


def _drop(connection: Connection, subject: str) -> None:
    connection.execute(
        update(outbox).where(outbox.c.subject == subject, outbox.c.state.in_([WAITING, DEAD])).values(state=DROPPED)
    )


def _key(sink: str, subject: str, what: str) -> str:
    return hashlib.sha256(json.dumps([sink, subject, what]).encode()).hexdigest()


def _fresh(now: float, when: float) -> dict[str, object]:
    return {"state": WAITING, "not_before": when, "next_try": now, "tries": 0, "queued_at": now}
