"""Which articles a STORY on the command line means: a wire file, an article of ours, its name, or a guid."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from flows import desk
from flows.commands.opened import opened, settings_for
from flows.settings import Settings
from flows.store import articles, stories
from flows.store.articles import Line
from flows.store.schema import Store
from normalizers.errors import CopydeskError
from normalizers.story import Article, Story


@dataclass(frozen=True, slots=True)
class Pair:
    """An article as it was, and as today's rules make it. `against` says what it was; "" for an article as kept."""

    old: Article
    new: Article
    against: str = ""


def of_word(word: str, out: Path | None, store: str | None) -> list[Article]:
    """The articles that a word means.

    Raises:
        CopydeskError: there is no such file and no such story, or the file cannot be read.
    """
    path = Path(word)
    if path.is_file():
        settings = settings_for(out, store)
        ours = _ours(path)
        if ours is not None:
            return [ours]
        return _made_of(_stories(path), settings, source_language=None)
    settings, opened_store = opened(out, store)
    line = _line(opened_store, settings, word)
    kept = articles.stored(opened_store, line.story_id)
    if kept is None:
        return [_anew(opened_store, settings, line.story_id)]
    return [_parsed(kept)]


def with_todays(word: str, out: Path | None, store: str | None) -> list[Pair]:
    """The articles that a word means beside what today's rules make of the same stories.

    A story of a wire file stands beside the article that is kept under its guid, or beside the text as received.

    Raises:
        CopydeskError: there is no such file and no such story, or the file cannot be read.
    """
    path = Path(word)
    if not path.is_file():
        return [_kept_and_new(word, None, out, store)]
    ours = _ours(path)
    if ours is not None:
        return [_kept_and_new(path.stem, ours, out, store)]
    settings = settings_for(out, store)
    there = bool(settings.store) or (settings.out / "copydesk.db").exists()  # a look makes no store
    return [_wire_pair(story, settings, opened(out, store)[1] if there else None) for story in _stories(path)]


def _kept_and_new(word: str, kept: Article | None, out: Path | None, store: str | None) -> Pair:
    settings, opened_store = opened(out, store)
    found = articles.find(opened_store, word)
    if not found and kept is not None:
        found = articles.find(opened_store, kept.guid)
    line = _newest(found, settings, word)
    if kept is None:
        data = articles.stored(opened_store, line.story_id)
        if data is None:
            made = _anew(opened_store, settings, line.story_id)
            return Pair(as_received(made), made, "the text as received: it has no article yet")
        kept = _parsed(data)
    return Pair(kept, _anew(opened_store, settings, line.story_id))


def _wire_pair(story: Story, settings: Settings, store: Store | None) -> Pair:
    lines = articles.find(store, story.guid) if store is not None else []
    line = max(lines, key=lambda line: (line.version == story.version, line.version), default=None)
    kept = articles.stored(store, line.story_id) if store is not None and line is not None else None
    if store is None or line is None or kept is None:
        made = _made_of([story], settings, source_language=None)[0]
        return Pair(as_received(made), made, "the text as received: the store has no article of it")
    wire = stories.load(store, [line.story_id])[0].wire  # what the feed's settings said when it was made
    told = replace(story, language=story.language or wire.language)
    made = _made_of([told], settings, source_language=wire.translated_from)[0]
    return Pair(_parsed(kept), made, f"the article as kept, {line.name}, version {line.version}")


def as_received(article: Article) -> Article:
    """The article before anything was done to it: the text of its blocks as received, without translations."""
    from normalizers.report.spans import blocks

    copy = tuple(replace(report.block, text=report.received, translation=None) for report in blocks(article))
    return replace(article, copy=copy, edits=(), flags=(), translated_by=None)


def _stories(path: Path) -> list[Story]:
    from normalizers import read

    return list(read(path.read_bytes(), name=path.name))


def _ours(path: Path) -> Article | None:
    """The article of a file that we wrote; None where it is something else, such as a wire."""
    if path.suffix != ".json":
        return None
    try:
        return _parsed(path.read_bytes())
    except (CopydeskError, ValueError):
        return None


def _parsed(data: bytes) -> Article:
    from normalizers.canonical.ninjs import from_ninjs

    return from_ninjs(json.loads(data))


def _made_of(some: list[Story], settings: Settings, *, source_language: str | None) -> list[Article]:
    from normalizers import Desk, normalize_many

    house = desk.glossary(settings)
    worker = Desk(
        target=settings.target, engines=desk.engines(), glossary=house, source_language=source_language
    )  # fmt: skip
    return list(normalize_many(some, worker))


def _anew(store: Store, settings: Settings, story_id: int) -> Article:
    made = desk.make(stories.load(store, [story_id]), desk.make_desk(settings, store))[0]
    if isinstance(made, articles.Failed):
        trouble = made.trouble
        raise CopydeskError(trouble.code, trouble.reason, place=trouble.place, todo=trouble.todo)
    return made.article


def _line(store: Store, settings: Settings, word: str) -> Line:
    return _newest(articles.find(store, word), settings, word)


def _newest(found: list[Line], settings: Settings, word: str) -> Line:
    if not found:
        raise CopydeskError(
            "story.unknown",
            "no such file, and no story of this name or guid in the store",
            place=word,
            todo=f"The names are those of the files in {settings.articles}.",
        )
    several = list({(line.source, line.guid): line.name or line.guid for line in reversed(found)}.values())
    if len(several) > 1:
        raise CopydeskError(
            "story.several",
            f"{len(several)} stories go by this",
            place=word,
            todo=f"Take one of: {', '.join(several[:5])}{', …' if len(several) > 5 else ''}",
        )
    return max(found, key=lambda line: line.version)
