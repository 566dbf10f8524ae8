"""ninjs in its four shapes: flat (1.0 to 1.5), role suffixes (1.6), arrays (2.x) and camelCase (3.x).

The shapes are told apart by the keys of each item, not by the version it claims: items of mixed shape exist.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.errors import WireError
from normalizers.limits import MAX_STORIES
from normalizers.story import PubStatus, Story
from normalizers.wires import strict_json
from normalizers.wires.charset import Received
from normalizers.wires.fields import Fields, plain_key, whole_number, wrong
from normalizers.wires.ninjs_text import abstract_of, blocks_of, headline_of

_STATUS: dict[str, PubStatus] = {
    "usable": "usable",
    "withheld": "withheld",
    "canceled": "canceled",
    "cancelled": "canceled",
}
_MARKS = frozenset(
    (
        "headline",
        "headlines",
        "bodies",
        "versioncreated",
        "firstcreated",
        "pubstatus",
        "renditions",
        "associations",
        "usageterms",
        "slugline",
        "representationtype",
        "descriptions",
        "eventdetails",
        "plannedcoverage",
        "copyrightnotice",
        "byline",
        "located",
        "urgency",
    )
)
_TYPES = frozenset(("text", "audio", "video", "picture", "graphic", "composite", "component", "event", "package"))
_NO_STORY = frozenset(("audio", "video", "picture", "graphic", "event", "planning"))
_TRANSLATED = re.compile(r"(?i)translat(ed|ion)_?-?(from|of)$")


def read(received: Received) -> list[Story]:
    """The text stories of a file: one item, a JSON array of items, or one item a line."""
    items = list(_items(received.text))
    if len(items) > MAX_STORIES:
        raise WireError("wire.too-big", f"The file has {len(items)} items; {MAX_STORIES} is the most that we read.")
    many = len(items) > 1
    stories = []
    for n, item in enumerate(items, 1):
        if not _is_ninjs(item):
            raise WireError(
                "wire.unknown-json", "This is JSON, but no ninjs.", place=item.path, todo="We read ninjs 1.0 to 3.x."
            )
        story = _story(item, received, f"#{n}" if many else "")
        if story is not None:
            stories.append(story)
    if not stories:
        raise WireError(
            "wire.no-text",
            "There is no text story in this ninjs: only pictures, sound, events or empty bodies.",
            todo="Nothing to publish here.",
        )
    return stories


def _items(text: str) -> Iterator[Fields]:
    try:
        value = strict_json.load(text)
    except WireError as error:
        lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
        if error.code != "wire.broken-json" or len(lines) < 2 or not lines[0][1].rstrip().endswith("}"):
            raise
        yield from _lines(lines)
        return
    for n, item in enumerate(value if isinstance(value, list) else [value]):
        path = f"$[{n}]" if isinstance(value, list) else "$"
        if not isinstance(item, dict):
            raise wrong(path, item)
        yield Fields(item, path)


def _lines(lines: list[tuple[int, str]]) -> Iterator[Fields]:
    for n, line in lines:
        try:
            item = strict_json.load(line)
        except WireError as error:
            column = error.place.rpartition("column ")[2]
            place = f"line {n}, column {column}" if column else f"line {n}"
            raise WireError(error.code, error.message, place=place, todo=error.todo) from error
        if not isinstance(item, dict):
            raise wrong(f"line {n}: $", item)
        yield Fields(item, f"line {n}: $")


def _is_ninjs(item: Fields) -> bool:
    keys = {plain_key(key) for key in item.values}
    marks = keys & _MARKS
    body = any(key.startswith(("body", "bodies", "headline")) for key in keys)
    if "uri" in keys:
        return bool(marks) or body or (item.string("type") or "") in _TYPES
    standard = next(item.objects("$standard", "standard"), None)
    return (standard is not None and (standard.string("name") or "").lower() == "ninjs") or (body and bool(marks))


def _story(item: Fields, received: Received, number: str) -> Story | None:
    """The story of one item, None if it is a picture, a sound, an event or has no text."""
    status = _status(item)
    headline = headline_of(item)
    blocks = blocks_of(item)
    kind = item.string("type")
    # A kill often comes without its text, and a flash is a headline alone; both must get through.
    flash = bool(headline) and (kind == "text" or (kind is None and item.value("renditions")[1] is None))
    short = flash or (status != "usable" and kind not in _NO_STORY)
    if not blocks and not short:
        return None
    letters = any(character.isalpha() for text in (headline, *(block.text for block in blocks)) for character in text)
    if not letters and status == "usable":
        return None
    version = whole_number(item.value("version")[1])
    urgency = whole_number(item.value("urgency")[1])
    return Story(
        guid=item.vital("uri", "guid") or f"sha256:{received.sha256}{number}",
        headline=headline,
        blocks=blocks,
        wire=_wire(item),
        raw_sha256=received.sha256,
        version=1 if version is None or version < 0 else version,
        source=_source(item),
        language=item.string("language"),
        charset=received.declared,
        charset_found=received.found,
        translated_from=_translated_from(item),
        pubstatus=status,
        urgency=urgency if urgency is not None and 0 < urgency < 10 else None,
        embargo=item.vital("embargoedUntil", "embargoed"),
        version_created=item.string("versionCreated", "firstCreated", "contentCreated"),
        slugline=item.string("slugline"),
        byline=_byline(item),
        dateline=item.string("located", "dateline"),
        usage=item.string("usageTerms"),
        abstract=abstract_of(item),
        keywords=_keywords(item),
        link=item.string("link", "url", "href"),
        notes=tuple(_notes(item)),
    )


def _status(item: Fields) -> PubStatus:
    path, value = item.value("pubStatus")
    if value is None:
        return "usable"
    # Nothing is guessed here: a kill that we misread would be published.
    said = value.strip().lower().rpartition(":")[2].rpartition("/")[2] if isinstance(value, str) else ""
    if said not in _STATUS:
        raise wrong(path, value)
    return _STATUS[said]


def _wire(item: Fields) -> str:
    standard = next(item.objects("$standard", "standard"), None)
    version = standard.string("version") if standard is not None else None
    if version and re.fullmatch(r"\d(\.\d{1,2})?", version):
        return f"ninjs-{version}"
    keys = set(item.values)
    inner = {key for entry in item.objects("bodies", "headlines") for key in entry.values}
    if (keys | inner) & {"versionCreated", "pubStatus", "contentType", "embargoedUntil", "firstCreated", "usageTerms"}:
        return "ninjs-3"
    if keys & {"bodies", "headlines", "by", "infosources", "people", "subjects"}:
        return "ninjs-2"
    return "ninjs-1.6" if keys & {"headline_main", "body_main", "digitalsourcetype"} else "ninjs-1"


def _source(item: Fields) -> str:
    for entry in item.objects("infoSources", "infosource"):
        name = entry.string("name", "literal")
        if name:
            return name
    return item.string("provider", "source", "copyrightHolder") or ""


def _byline(item: Fields) -> str | None:
    said = item.string("byline", "by")
    names = [entry.string("name", "byline") for entry in item.objects("authors")]
    return said or ", ".join(name for name in names if name) or None


def _keywords(item: Fields) -> tuple[str, ...]:
    named = (entry.string("name") for entry in item.objects("subjects", "subject"))
    return tuple(dict.fromkeys((*item.strings("keywords"), *(name for name in named if name))))


def _translated_from(item: Fields) -> str | None:
    """The source language, where the item names it: in its own field or as the language of what it translates."""
    said = item.string("translatedFrom", "sourceLanguage")
    if said:
        return said
    for entry in _associations(item):
        relation = entry.string("rel", "name") or entry.path.rpartition(".")[2]
        if _TRANSLATED.search(relation):
            return entry.string("language")
    return None


def _associations(item: Fields) -> Iterator[Fields]:
    path, value = item.value("associations")
    if isinstance(value, dict):
        yield from (Fields(entry, f"{path}.{key}") for key, entry in value.items() if isinstance(entry, dict))
    else:
        yield from item.objects("associations")


def _notes(item: Fields) -> Iterator[str]:
    for name in ("edNote", "copyrightNotice", "copyrightHolder"):
        text = item.string(name)
        if text:
            yield text
    for entry in item.objects("digitalSourceType"):
        said = entry.string("uri", "literal", "name")
        if said:
            yield f"digital source type: {said}"
    path, version = item.value("version")
    if version is not None and whole_number(version) is None:
        yield f"version not understood ({path}): {ascii(version)[:80]}"
