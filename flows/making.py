"""Making articles of stories: what the desk does with each, in bounded time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from flows import reading
from flows.bounded import TooSlowError, bounded, too_slow
from flows.reading import fault
from flows.store import families, stories
from flows.store.articles import Failed, Made
from flows.store.quarantine import Trouble
from flows.store.stories import Wire, Work
from normalizers.errors import CopydeskError
from normalizers.story import Article, Refused, Skipped, Story

if TYPE_CHECKING:
    from normalizers import Desk


def make(work: Sequence[Work], desk: Desk, seconds: float = 0.0) -> list[Made | Failed]:
    """What these stories become: one outcome each, in order. Touches nothing but the desk's memory.

    Args:
        seconds: how long each may take; 0: unbounded.
    """
    found: dict[str | None, list[tuple[int, Story]]] = {}  # by what their feed was translated from
    done: dict[int, Made | Failed] = {}
    shelf: dict[int, dict[tuple[str, int], Story]] = {}
    for one in work:
        if one.begun >= stories.MOST_DEATHS:
            done[one.story_id] = Failed(one.story_id, _died(one))
            continue
        try:
            if one.wire.id not in shelf:
                found_ = reversed(_read(one.wire))
                shelf[one.wire.id] = {(families.called(story), story.version): story for story in found_}
            as_read = shelf[one.wire.id][one.called, one.version]
            story = replace(_told(as_read, one.wire), guid=one.guid)
            found.setdefault(one.wire.translated_from, []).append((one.story_id, story))
        except KeyError:
            gone = f"the bytes no longer hold story {one.guid}, version {one.version}"
            done[one.story_id] = Failed(
                one.story_id, Trouble("story.not-found", one.wire.name, gone, "Read the bytes again.", reader())
            )
        except CopydeskError as error:
            done[one.story_id] = Failed(one.story_id, Trouble.of(error, reader()))
    for origin, group in found.items():
        outcomes = _articles([story for _, story in group], replace(desk, source_language=origin), seconds)
        for (story_id, _), outcome in zip(group, outcomes, strict=True):
            done[story_id] = (
                Failed(story_id, Trouble.of(outcome, reader()))
                if isinstance(outcome, CopydeskError)
                else rendered(story_id, outcome)
            )
    return [done[one.story_id] for one in work]


def rendered(story_id: int, article: Article) -> Made:
    """The article as every sink will get it."""
    from normalizers.canonical.text import render
    from normalizers.report.page import page

    ninjs = json.dumps(article.to_ninjs(), ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
    return Made(story_id, article, ninjs, render(article).encode(), page(article).encode(), _held(article))


@lru_cache(maxsize=1)
def reader() -> str:
    """The version that read a story, for what goes to quarantine."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"copydesk {version('copydesk')}"
    except PackageNotFoundError:
        return "copydesk, not installed"


def _read(wire: Wire) -> list[Story]:
    """The stories of a file; the first one notes what else was in it."""
    return stories_of(reading.read(wire.raw, wire.name))


def stories_of(found: Sequence[Story | Skipped | Refused]) -> list[Story]:
    some = [one for one in found if isinstance(one, Story)]
    passed = tuple(f"passed over: {one.place}: {one.reason}" for one in found if isinstance(one, Skipped))
    return [replace(some[0], notes=(*some[0].notes, *passed)), *some[1:]] if passed else some


def _died(one: Work) -> Trouble:
    reason = f"the process that made its article died, {one.begun} times"
    todo = "Report it with these bytes. To try it again: copydesk quarantine retry."
    return Trouble("desk.died", one.wire.name, reason, todo, reader())


def _articles(some: Sequence[Story], desk: Desk, seconds: float) -> list[Article | CopydeskError]:
    """All stories at once; if one of them trips us, each alone, so that only that one goes to quarantine."""
    from normalizers import normalize, normalize_many

    try:
        with bounded(seconds * len(some)):
            return list(normalize_many(some, desk))
    except (Exception, TooSlowError):  # which story it was shows below
        out: list[Article | CopydeskError] = []
        for story in some:
            try:
                with bounded(seconds):
                    out.append(normalize(story, desk))
            except CopydeskError as error:
                out.append(error)
            except TooSlowError:
                out.append(too_slow(seconds, story.guid))
            except Exception as error:  # a fault of ours: it is shown in quarantine and stops nobody else
                out.append(fault(error, story.guid))
        return out


def _told(story: Story, wire: Wire) -> Story:
    """The story with the language that its feed's settings give, where it declares none."""
    return replace(story, language=story.language or wire.language)


def _held(article: Article) -> Trouble | None:
    """Why an article must wait: a block of it could not be translated."""
    if article.verdict != "needs-a-person" or not article.engine_note.startswith("engine."):
        return None
    code, _, reason = article.engine_note.partition(":")
    if code == "engine.no-pair":
        todo = "`copydesk models` shows which pairs are there, and where packages are listed."
    else:
        todo = "A person should read it: copydesk explain. With another model or version: copydesk quarantine retry."
    return Trouble(code.split()[0], "body", reason.strip() or article.engine_note, todo, reader())
