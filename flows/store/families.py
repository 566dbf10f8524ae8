"""Which story a telegram belongs to, where only a slugline says so.

Sluglines name stories, but not one alone: in one service and on one day two accidents may both be "Unfall/Verkehr". So
the guid that a reader makes of a slugline (`normalizers/wires/identity.py`) is the name of a family of stories here. A
new version joins the story of its family whose words it has; one that resembles none is a story of its own, under the
number of its transmission. A story that stands twice is better than one that another overwrites.

A kill means a whole family, and what comes to it later, unless it names the number of a story that is known: then that
story alone. Half the likeness is enough for a revision to go the way of a story that was killed.
"""

from __future__ import annotations

import hashlib
import json
import re
import struct
from collections.abc import Sequence
from itertools import pairwise
from zlib import crc32

from sqlalchemy import Connection, Row, delete, insert, select

from flows.store.schema import sketches, stories
from normalizers.story import Story

REVISED = 0.3  # of the words and pairs of words of the shorter text: two accidents share a sixth, versions a half
REPEATED = 0.6  # of all of both: first versions under one slugline are different stories unless much alike
MOST = 200  # stories of a family that one is compared with

_WORD = re.compile(r"[\u3040-\u9fff]|[^\W_\u3040-\u9fff]+")  # a sign of Chinese or Japanese is one


def called(story: Story) -> str:
    """What the bytes call a story, and no other in them: the number of a telegram, else the guid."""
    return story.also[0] if _is_telegram(story) else story.guid


def guid_of(connection: Connection, source: str, story: Story) -> str:
    """The guid that a story goes by here: that of the story which it is a version of, or one of its own."""
    if story.pubstatus == "canceled":
        return next((row.guid for row in _named(connection, source, story)), story.guid)
    if not _is_telegram(story):
        return story.guid
    query = (
        select(sketches.c.called, sketches.c.words, stories.c.guid, stories.c.version, stories.c.state)
        .join(stories, stories.c.id == sketches.c.story_id)
        .where(sketches.c.family == key("family", source, story.guid))
        .order_by(stories.c.id.desc())
        .limit(MOST)
    )
    members = connection.execute(query).all()
    if not members:
        return story.guid
    again = next((row.guid for row in members if row.called == called(story)), None)
    return again or _likest(members, story) or called(story)


def names_of(connection: Connection, source: str, story: Story, whole: str, own: set[str]) -> tuple[set[str], set[str]]:
    """Names to keep for a story, and names by which others that share its life or death are found.

    Args:
        whole: the story's subject. own: the subjects of its guid and of what else it is called.
    """
    families = (story.guid, *story.also)
    if story.pubstatus != "canceled":
        if not _is_telegram(story):
            return own, own
        return own | {key("family", source, story.guid)}, own | {key("kill", source, story.guid)}
    if _named(connection, source, story):
        return own, own
    means = {key("family", source, name) for name in families}
    return own | {key("kill", source, name) for name in families}, own | means


def sketch(connection: Connection, source: str, story: Story, story_id: int) -> None:
    """Keep what later members of the family are compared with."""
    if not _is_telegram(story):
        return
    connection.execute(delete(sketches).where(sketches.c.story_id == story_id))
    words = sorted(_words(story))
    connection.execute(
        insert(sketches).values(
            story_id=story_id,
            family=key("family", source, story.guid),
            called=called(story),
            words=struct.pack(f"<{len(words)}I", *words),
        )
    )


def key(kind: str, source: str, name: str) -> str:
    """A name for all stories of a family ("family"), or for a kill of all of them ("kill")."""
    return hashlib.sha256(json.dumps([kind, source, name]).encode()).hexdigest()


def _is_telegram(story: Story) -> bool:
    return bool(story.also) and story.pubstatus != "canceled"


def _likest(members: Sequence[Row], story: Story) -> str | None:  # type: ignore[type-arg]
    """The guid of the story that this is a version of; None if it is none of them."""
    own, first = _words(story), story.version == 1
    begun = {row.guid for row in members if row.version == 1}
    best: tuple[float, str] | None = None
    for row in members:
        other = set(struct.unpack(f"<{len(row.words) // 4}I", row.words))
        both = len(own & other)
        if first and row.guid in begun:  # two first versions
            alike, enough = both / (len(own | other) or 1) if row.version == 1 else 0.0, REPEATED
        else:
            alike, enough = both / (min(len(own), len(other)) or 1), REVISED
            if row.state == "killed" and not first:
                enough /= 2
        if alike >= enough and (best is None or alike > best[0]):
            best = alike, row.guid
    return best[1] if best else None


def _named(connection: Connection, source: str, story: Story) -> list[Row]:  # type: ignore[type-arg]
    """Stories of its family that a kill names by number; none where it names its own transmission, or nothing."""
    if not story.also:
        return []
    query = (
        select(stories.c.guid)
        .join(sketches, sketches.c.story_id == stories.c.id)
        .where(
            sketches.c.family == key("family", source, story.guid),
            sketches.c.called.in_(story.also),
        )
        .order_by(stories.c.id)
    )
    return list(connection.execute(query))


def _words(story: Story) -> set[int]:
    """Hashes of the words that say something, and of all pairs of words that follow each other."""
    words = _WORD.findall(f"{story.headline} {story.text}".lower())
    pairs = [" ".join(pair) for pair in pairwise(words)]
    return {crc32(one.encode()) for one in (*(word for word in words if len(word) > 3 or word.isdigit()), *pairs)}
