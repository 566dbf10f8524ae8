"""Making articles again: which stories, what would change, and then doing it. Used by the flow and the command."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows import desk as work
from flows.making import make
from flows.settings import Settings
from flows.store import articles, rulesets, stories
from flows.store.articles import Failed
from flows.store.schema import Store

if TYPE_CHECKING:
    from normalizers import Desk
    from normalizers.report.diff import Change


@dataclass(frozen=True, slots=True)
class Outlook:
    """What making one story again would do.

    Attributes:
        what: "same", "changed", "new" (there was no article), or the code of what goes wrong.
        headline: as it would be; "" where nothing would be made.
    """

    story_id: int
    guid: str
    what: str
    changes: tuple[Change, ...] = ()
    headline: str = ""


def rules_now() -> str:
    """The hash of the rule set that articles are made with today."""
    from normalizers.artifacts import ruleset

    return ruleset().hash


def look_ahead(
    store: Store, desk: Desk, ids: Sequence[int], *, on: Callable[[int], None] = lambda _: None
) -> list[Outlook]:
    """Say what would change if these stories were made again. Writes nothing but translations to the memory."""
    from normalizers.canonical.ninjs import from_ninjs
    from normalizers.report.diff import diff

    out: list[Outlook] = []
    for some in work.in_batches(ids, work.AT_ONCE):
        todo = stories.load(store, some)
        for one, made in zip(todo, make(todo, desk), strict=True):
            kept = articles.stored(store, one.story_id)
            if isinstance(made, Failed):
                out.append(Outlook(one.story_id, one.guid, made.trouble.code))
            elif kept is None:
                out.append(Outlook(one.story_id, one.guid, "new", headline=made.article.headline))
            else:
                changes = diff(from_ninjs(json.loads(kept)), made.article)
                what = "changed" if changes else "same"
                out.append(Outlook(one.story_id, one.guid, what, changes, made.article.headline))
        on(len(todo))
    return out


def between(
    store: Store, desk: Desk, old: str, new: str, *, on: Callable[[int], None] = lambda _: None
) -> tuple[int, list[Change]]:
    """Compare what two rule sets made of the same stories; nothing is written.

    Args:
        old, new: hashes of rule sets. Where `new` is today's, what it has not made yet is made on the spot.

    Returns:
        How many stories were compared, and every edit that differs.
    """
    from normalizers.canonical.ninjs import from_ninjs
    from normalizers.report.diff import diff

    olds, news = rulesets.made_with(store, old), rulesets.made_with(store, new)
    both = [story for story in olds if story in news or new == rules_now()]
    changes: list[Change] = []
    compared = 0
    for some in work.in_batches(both, work.AT_ONCE):
        todo = stories.load(store, [story for story in some if story not in news])
        made = {one.story_id: one.article for one in make(todo, desk) if not isinstance(one, Failed)}
        made |= {story: from_ninjs(json.loads(rulesets.ninjs(store, news[story]))) for story in some if story in news}
        for story in (story for story in some if story in made):
            before = from_ninjs(json.loads(rulesets.ninjs(store, olds[story])))
            changes += diff(before, made[story])
            compared += 1
        on(len(some))
    return compared, changes


def write(
    store: Store, settings: Settings, desk: Desk, ids: Sequence[int], *, on: Callable[[int], None] = lambda _: None
) -> int:
    """Make these stories again and queue what came out otherwise. A crash loses nothing: the next run goes on."""
    stories.again(store, ids)
    done = 0
    for some in work.in_batches(ids, settings.batch_size):
        done += work.normalize_batch(store, settings, desk, some, on=on)
    return done


def markdown(outlooks: Sequence[Outlook]) -> str:
    """What would change, as an artifact for the Prefect UI."""
    from normalizers.report import diff

    counts = {what: sum(o.what == what for o in outlooks) for what in sorted({o.what for o in outlooks})}
    parts = ["# What would change", "", "| outcome | stories |", "| --- | ---: |"]
    parts += [f"| {what} | {count} |" for what, count in counts.items()]
    changes = [change for outlook in outlooks for change in outlook.changes]
    return "\n".join(parts) + "\n\n" + diff.markdown(changes)
