"""Near-duplicates: the same story from two feeds, or a new version that changes two words. Found with MinHash.

Each article's text is kept as a signature, and the signature's bands as rows: texts that share a band are compared.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, or_, select

from flows.store.schema import Store, articles, bands, links, signatures, stories

PERMUTATIONS, BANDS, SEED = 128, 32, 20261122
ROWS = PERMUTATIONS // BANDS  # texts that share 60 % of their shingles share a band in 99 of 100 cases
ALIKE = 0.6  # shared part of all shingles of both, from which two stories are linked
SHINGLE = 3  # words
FEWEST = 12  # words: a flash of one line is like any other
MOST = 200  # stories that one is compared with

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Alike:
    """A story that is much like another.

    Attributes:
        similarity: the estimated share of word triples that both have, 0 to 1.
        same: whether it is another version of the same story.
    """

    guid: str
    version: int
    source: str
    headline: str
    similarity: float
    same: bool


def enter(connection: Connection, story_id: int, text: str) -> int:
    """Keep the signature of a story's newest text and link it to what is like it. Returns how many links there are."""
    for table in (signatures, bands):
        connection.execute(delete(table).where(table.c.story_id == story_id))
    connection.execute(delete(links).where(or_(links.c.story_id == story_id, links.c.other_id == story_id)))
    digest = _digest(text)
    if not digest:
        return 0
    keys = [_key(band, digest[band * ROWS : (band + 1) * ROWS]) for band in range(BANDS)]
    near = (
        select(signatures.c.story_id, signatures.c.digest)
        .where(signatures.c.story_id.in_(select(bands.c.story_id).where(bands.c.key.in_(keys))))
        .order_by(signatures.c.story_id.desc())
        .limit(MOST)
    )
    found = [(other, _shared(digest, _unpack(raw))) for other, raw in connection.execute(near)]
    connection.execute(insert(signatures).values(story_id=story_id, digest=struct.pack(f"<{PERMUTATIONS}I", *digest)))
    connection.execute(insert(bands), [{"story_id": story_id, "key": key} for key in dict.fromkeys(keys)])
    rows = [
        {"story_id": one, "other_id": two, "similarity": similarity}
        for other, similarity in found
        if similarity >= ALIKE
        for one, two in ((story_id, other), (other, story_id))
    ]
    if rows:
        connection.execute(insert(links), rows)
    return len(rows) // 2


def of(store: Store, story_id: int) -> list[Alike]:
    """The stories that are much like this one, the likest first."""
    newest = select(articles.c.headline).where(articles.c.story_id == stories.c.id)
    headline = newest.order_by(articles.c.revision.desc()).limit(1).scalar_subquery()
    subject = select(stories.c.subject).where(stories.c.id == story_id).scalar_subquery()
    query = (
        select(
            stories.c.guid,
            stories.c.version,
            stories.c.source,
            headline,
            links.c.similarity,
            stories.c.subject == subject,
        )
        .join(links, links.c.other_id == stories.c.id)
        .where(links.c.story_id == story_id, stories.c.state != "killed")
        .order_by(links.c.similarity.desc(), stories.c.id)
    )
    with store.read() as connection:
        return [Alike(row[0], row[1], row[2], row[3] or "", row[4], bool(row[5])) for row in connection.execute(query)]


def _digest(text: str) -> list[int]:
    from rensa import RMinHash

    words = _WORD.findall(text.lower())
    if len(words) < FEWEST:
        return []
    made = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    made.update([" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)])
    return list(made.digest())


def _key(band: int, rows: list[int]) -> str:
    return f"{band:x}:" + "".join(f"{row:08x}" for row in rows)


def _unpack(raw: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{PERMUTATIONS}I", raw)


def _shared(one: list[int], two: tuple[int, ...]) -> float:
    return sum(a == b for a, b in zip(one, two, strict=True)) / PERMUTATIONS
