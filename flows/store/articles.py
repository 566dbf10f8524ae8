"""What we publish, kept: article, ledger and outbox rows in one transaction."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from types import MappingProxyType

from sqlalchemy import Connection, Row, Select, and_, func, insert, or_, select, true, update

from flows.store import likeness, moments, outbox, quarantine
from flows.store.quarantine import Trouble
from flows.store.sameness import same
from flows.store.schema import Store, articles, edits, stories, wires
from normalizers.story import Article

AT_ONCE = 500  # bound values in one statement
NO_ZONES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Made:
    """An article as it will be delivered, byte for byte. `held` says why it must wait for a person or an engine."""

    story_id: int
    article: Article
    ninjs: bytes
    text: bytes
    page: bytes
    held: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """A story that became no article, and why."""

    story_id: int
    trouble: Trouble


@dataclass(frozen=True, slots=True)
class Line:
    """One story in a list: what it is and what became of it.

    Attributes:
        state: new, done, quarantined, killed. edits, flags: how many.
        pubstatus: usable, withheld, canceled.
        not_before: embargo (seconds since 1970, 0 for none) of a delivery that has not gone yet; None without one.
        expired: since when it must not leave, where it never left for that; None else.
    """

    story_id: int
    guid: str
    version: int
    source: str
    wire: str
    format: str
    state: str
    name: str | None
    headline: str | None
    found: str | None
    source_language: str | None
    translated_by: str | None
    verdict: str | None
    rules: str | None
    revision: int | None
    edits: int | None
    flags: int | None
    pubstatus: str
    not_before: float | None
    expired: float | None


def finish(
    store: Store,
    owner: str,
    done: Sequence[Made | Failed],
    sinks: Sequence[str],
    reader: str,
    *,
    zones: Mapping[str, str] = NO_ZONES,
    deliver_expired: bool = False,
) -> int:
    """Keep a batch: articles, ledgers, deliveries and quarantine in one transaction. Returns how many were kept.

    What somebody else has taken over meanwhile, or a kill has overtaken, is not kept. A withheld story is kept, and
    goes nowhere.

    Args:
        zones: of the times that name none, by source (IANA).
        deliver_expired: whether an expiry that is past holds nothing up.
    """
    kept = 0
    now = store.clock()
    with store.write() as connection:
        for one in done:
            story = connection.execute(
                select(stories, wires.c.name.label("wire"), wires.c.raw_sha256)
                .join(wires, wires.c.id == stories.c.wire_id)
                .where(stories.c.id == one.story_id, stories.c.owner == owner, stories.c.state == "new")
            ).first()
            if story is None:
                continue
            kept += 1
            trouble = one.trouble if isinstance(one, Failed) else one.held
            article = (story.id, "") if isinstance(one, Failed) else _keep(connection, now, story, one)
            if isinstance(one, Made) and article is not None:
                likeness.enter(connection, story.id, one.article.text)
            if isinstance(one, Made) and trouble is None and story.pubstatus != "withheld" and article is not None:
                zone = zones.get(story.source)
                when = moments.embargo(one.article.embargo, zone)
                expires = None if deliver_expired else moments.expiry(one.article.expires, zone)
                if when is None:
                    trouble = _unclear(one.article.embargo or "", story.source, reader)
                elif not _overtaken(connection, story):
                    outbox.enqueue(connection, now, sinks, (story.id, story.subject), article, when, expires)
            _close(connection, now, story, trouble)
    return kept


def lines(store: Store, *, ids: Sequence[int] | None = None, wire_ids: Sequence[int] | None = None) -> list[Line]:
    """Stories with their newest article, in order of arrival."""
    query = _lines()
    if ids is None and wire_ids is None:
        return _fetch(store, query)
    column, these = (stories.c.id, ids) if ids is not None else (stories.c.wire_id, wire_ids or ())
    return [
        line
        for at in range(0, len(these), AT_ONCE)
        for line in _fetch(store, query.where(column.in_(these[at : at + AT_ONCE])))
    ]


def find(store: Store, word: str) -> list[Line]:
    """Stories that go by a guid, a file name under `out`, the beginning of its hash, or as a list showed them.

    A list shows a wire's file and the beginning of the headline, perhaps cut ("story.txt: Harbor coun…"); the
    beginning of a name will do as well. Where the word is a whole name, what only begins so is not found.
    """
    shown = word.strip().rstrip("…").removesuffix("...")
    plain = re.sub(r"\.(txt|json|html)$", "", shown)
    if not plain:
        return []
    whole = or_(stories.c.guid == word, articles.c.name == plain, stories.c.subject.startswith(plain, autoescape=True))
    file, _, title = shown.partition(": ")
    begins = or_(
        articles.c.name.istartswith(plain, autoescape=True),
        articles.c.name.iendswith(f"-{plain}", autoescape=True),
        and_(
            or_(wires.c.name == file, wires.c.name.iendswith(f"/{file}", autoescape=True)),
            articles.c.headline.istartswith(title, autoescape=True) if title else true(),
        ),
        articles.c.headline.istartswith(shown, autoescape=True),
    )
    return _fetch(store, _lines().where(whole)) or _fetch(store, _lines().where(begins))


def stored(store: Store, story_id: int, *, back: int = 0) -> bytes | None:
    """The ninjs bytes of a story's newest article, or of the one `back` revisions before it; None if there is none."""
    query = select(articles.c.ninjs).where(articles.c.story_id == story_id)
    with store.read() as connection:
        return connection.scalar(query.order_by(articles.c.revision.desc()).offset(back).limit(1))


def by_rule(store: Store, ids: Sequence[int]) -> dict[str, tuple[int, int]]:
    """Edits and flags of these stories' newest articles by rule, most edits first."""
    counts: dict[str, list[int]] = {}
    with store.read() as connection:
        for at in range(0, len(ids), AT_ONCE):
            query = (
                select(edits.c.rule, edits.c.kind, func.count())
                .join(articles, articles.c.id == edits.c.article_id)
                .where(articles.c.story_id.in_(ids[at : at + AT_ONCE]), articles.c.id.in_(_newest()))
                .group_by(edits.c.rule, edits.c.kind)
            )
            for rule, kind, number in connection.execute(query):
                for part in rule.split("+"):  # an edit that several rules made together counts for each
                    counts.setdefault(part, [0, 0])[kind == "flag"] += number
    return {
        rule: (n, m) for rule, (n, m) in sorted(counts.items(), key=lambda item: (-item[1][0], -item[1][1], item[0]))
    }


def pick(
    store: Store,
    *,
    guid: str = "",
    source: str = "",
    language: str = "",
    since: float = 0.0,
    until: float = 0.0,
    status: str = "",
    rules_other_than: str = "",
    limit: int = 1000,
) -> list[int]:
    """Ids of stories to be made again, newest first; every condition that is given must hold.

    Args:
        language: what the story was written in, as declared or as found.
        since, until: when the story came in.
        rules_other_than: stories whose newest article was made with another rule set.
    """
    query = (
        select(stories.c.id)
        .select_from(stories)
        .outerjoin(articles, _newest_of_story())
        .where(stories.c.state != "killed")
    )
    wanted = [
        (guid, stories.c.guid == guid),
        (source, stories.c.source == source),
        (language, or_(stories.c.language == language, articles.c.source_language == language)),
        (since, stories.c.received_at >= since),
        (until, stories.c.received_at < until),
        (status, stories.c.state == status),
        (rules_other_than, articles.c.rules != rules_other_than),
    ]
    query = query.where(*[condition for given, condition in wanted if given])
    with store.read() as connection:
        return list(connection.scalars(query.order_by(stories.c.id.desc()).limit(limit)))


def _keep(connection: Connection, now: float, story: Row, made: Made) -> tuple[int, str] | None:  # type: ignore[type-arg]
    """Add a revision; None where the newest one says the same already."""
    article = made.article
    newest = connection.execute(
        select(articles.c.revision, articles.c.ninjs, articles.c.id, articles.c.name)
        .where(articles.c.story_id == story.id)
        .order_by(articles.c.revision.desc())
        .limit(1)
    ).first()
    if newest is not None and same(newest.ninjs, made.ninjs):
        box = outbox.outbox
        queued = select(box.c.id).where(box.c.article_id == newest.id, box.c.state != outbox.EXPIRED).limit(1)
        return None if connection.scalar(queued) is not None else (newest.id, newest.name)
    name = outbox.name_of(connection, story.subject) or file_name(article.headline or story.wire, story.subject)
    added = connection.execute(
        insert(articles).values(
            story_id=story.id,
            revision=newest.revision + 1 if newest is not None else 1,
            name=name,
            headline=article.headline,
            found=article.languages[0].language if article.languages else "und",
            source_language=article.source_language,
            translated_by=article.translated_by,
            verdict=article.verdict,
            engine_note=article.engine_note,
            rules=article.rules,
            edits=len(article.edits),
            flags=len(article.flags),
            made_at=now,
            ninjs=made.ninjs,
            text=made.text,
            page=made.page,
        )
    )
    article_id: int = added.inserted_primary_key[0]  # type: ignore[index]
    ledger = [
        {
            "article_id": article_id,
            "kind": kind,
            "n": number,
            "rule": one.rule,
            "block": one.block,
            "stage": one.stage,
            "begins": one.start,
            "ends": one.end,
            "before": before,
            "after": after,
            "reason": one.reason,
            "confidence": one.confidence,
        }
        for kind, number, one, before, after in (
            *(("edit", n, e, e.before, e.after) for n, e in enumerate(article.edits)),
            *(("flag", n, f, f.text, f.suggestion) for n, f in enumerate(article.flags)),
        )
    ]
    if ledger:
        connection.execute(insert(edits), ledger)
    return article_id, name


def _close(connection: Connection, now: float, story: Row, trouble: Trouble | None) -> None:  # type: ignore[type-arg]
    state = "done" if trouble is None else "quarantined"
    ours = update(stories).where(stories.c.id == story.id)
    connection.execute(ours.values(state=state, owner=None, leased_until=None, begun=None))
    if trouble is None:
        quarantine.resolve(connection, story_id=story.id)
        return
    quarantine.put(
        connection,
        now,
        trouble,
        source=story.source,
        name=story.wire,
        raw_sha256=story.raw_sha256,
        wire_id=story.wire_id,
        story_id=story.id,
        guid=story.guid,
        version=story.version,
    )


def _overtaken(connection: Connection, story: Row) -> bool:  # type: ignore[type-arg]
    """Whether a higher version is on its way, has gone or is withheld, or the story has been killed."""
    sent = outbox.outbox
    higher = (
        select(sent.c.id)
        .join(stories, stories.c.id == sent.c.story_id)
        .where(sent.c.subject == story.subject, or_(sent.c.kind == outbox.KILL, stories.c.version > story.version))
    )
    held = select(stories.c.id).where(
        stories.c.subject == story.subject, stories.c.version > story.version, stories.c.pubstatus == "withheld"
    )
    return any(connection.scalar(query.limit(1)) is not None for query in (higher, held))


def file_name(title: str, subject: str) -> str:
    """A safe file name: a few plain letters of the title for people, and the hash that makes it the story's own."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:48].strip("-")
    return f"{slug}-{subject[:12]}" if slug else subject[:12]


def _unclear(text: str, source: str, reader: str) -> Trouble:
    reason = f"the embargo {text!r} is no time with a zone, so nobody can say when it ends"
    todo = (
        f'Ask the sender. If the feed means times of one zone: zone = "…" under [sources.{source}] in copydesk.toml, '
        "then copydesk quarantine retry. Where a person knows: copydesk quarantine release."
    )
    return Trouble("story.embargo-unclear", "embargo", reason, todo, reader)


def _newest() -> Select[tuple[int]]:
    return select(func.max(articles.c.id)).group_by(articles.c.story_id)


def _newest_of_story():  # type: ignore[no-untyped-def]
    last = articles.alias()
    newest = select(func.max(last.c.id)).where(last.c.story_id == stories.c.id).scalar_subquery()
    return articles.c.id == newest


def _not_before():  # type: ignore[no-untyped-def]
    box = outbox.outbox
    waits = select(func.max(box.c.not_before)).where(box.c.story_id == stories.c.id, box.c.state == outbox.WAITING)
    return waits.scalar_subquery()


def _expired():  # type: ignore[no-untyped-def]
    box = outbox.outbox
    never = select(func.max(box.c.expires)).where(box.c.article_id == articles.c.id, box.c.state == outbox.EXPIRED)
    return never.scalar_subquery()


def _lines():  # type: ignore[no-untyped-def]
    return (
        select(
            stories.c.id,
            stories.c.guid,
            stories.c.version,
            stories.c.source,
            wires.c.name,
            stories.c.format,
            stories.c.state,
            articles.c.name,
            articles.c.headline,
            articles.c.found,
            articles.c.source_language,
            articles.c.translated_by,
            articles.c.verdict,
            articles.c.rules,
            articles.c.revision,
            articles.c.edits,
            articles.c.flags,
            stories.c.pubstatus,
            _not_before(),
            _expired(),
        )
        .join(wires, wires.c.id == stories.c.wire_id)
        .outerjoin(articles, _newest_of_story())
        .order_by(stories.c.id)
    )


def _fetch(store: Store, query) -> list[Line]:  # type: ignore[no-untyped-def,type-arg]
    with store.read() as connection:
        return [Line(*row) for row in connection.execute(query)]


def as_json(line: Line) -> dict[str, object]:
    """A line for a program."""
    return asdict(line)
