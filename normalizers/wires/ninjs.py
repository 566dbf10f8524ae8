"""ninjs in its four shapes: flat (1.0 to 1.5), role suffixes (1.6), arrays (2.x) and camelCase (3.x).

The shapes are told apart by the keys of each item, not by the version it claims: items of mixed shape exist.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.story import PubStatus, Skipped, Story
from normalizers.wires.charset import Received
from normalizers.wires.fields import Fields, plain_key, whole_number, wrong
from normalizers.wires.ninjs_text import abstract_of, blocks_of, headlines_of

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
_CREDITS = frozenset(("credit", "creditline"))
_ORIGIN = frozenset(("located", "origin", "dateline", "datelinelocation", "createdin"))
_TRANSLATED = re.compile(r"(?i)translat(ed|ion)_?-?(from|of)$")


def is_ninjs(item: Fields) -> bool:
    """Whether an object is ninjs, by its keys."""
    keys = {plain_key(key) for key in item.values}
    marks = keys & _MARKS
    body = any(key.startswith(("body", "bodies", "headline")) for key in keys)
    if "uri" in keys:
        return bool(marks) or body or (item.string("type") or "") in _TYPES
    standard = next(item.objects("$standard", "standard"), None)
    return (standard is not None and (standard.string("name") or "").lower() == "ninjs") or (body and bool(marks))


def story(item: Fields, received: Received, number: str) -> Story | Skipped:
    """The story of one item; a picture, a sound, an event, or what has no text is passed over."""
    status = _status(item)
    headline, subheadline = headlines_of(item)
    blocks = blocks_of(item)
    kind = item.string("type")
    # A kill often comes without its text, and a flash is a headline alone; both must get through.
    flash = bool(headline) and (kind == "text" or (kind is None and item.value("renditions")[1] is None))
    short = flash or (status != "usable" and kind not in _NO_STORY)
    if not blocks and not short:
        said = f"an item of type {ascii(kind)[:40]}" if kind else "an item"
        return Skipped(item.path, f"{said}, without text")
    letters = any(character.isalpha() for text in (headline, *(block.text for block in blocks)) for character in text)
    if not letters and status == "usable":
        return Skipped(item.path, "an item without words")
    version = whole_number(item.value("version")[1])
    urgency = whole_number(item.value("urgency")[1])
    located = item.string("located")
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
        dateline=item.string("dateline") or located,
        usage=_usage(item),
        abstract=abstract_of(item),
        keywords=_keywords(item),
        link=item.string("link", "url", "href"),
        notes=tuple(_notes(item)),
        subheadline=subheadline,
        sent=item.string("sent", "firstPublished"),
        first_created=item.string("firstCreated", "contentCreated"),
        expires=item.string("expires"),
        priority=whole_number(item.value("priority")[1]),
        take=item.string("takeKey", "anpaTakeKey", "take"),
        located=located,
        country=_country(item),
        subjects=_codes(item),
        genre=next((name for entry in item.objects("genres", "genre") if (name := _name(entry))), None)
        or next(iter(item.strings("genres", "genre")), None),
        editorial_note=item.string("edNote"),
        copyright=item.string("copyrightNotice", "copyrightHolder"),
        credit=_credit(item),
        signals=tuple(dict.fromkeys(_signals(item))),
        words=whole_number(item.value("wordCount")[1]),
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
        if name and _role(entry) not in _CREDITS:
            return name
    return item.string("provider", "source", "copyrightHolder") or ""


def _credit(item: Fields) -> str | None:
    """The credit line: a field of its own, or the sources that are named in that role (ninjs 2 and 3)."""
    names = [_name(entry) for entry in item.objects("infoSources", "infoSource") if _role(entry) in _CREDITS]
    return item.string("creditLine", "credit") or ", ".join(name for name in names if name) or None


def _byline(item: Fields) -> str | None:
    said = item.string("byline", "by")
    names = [entry.string("name", "byline") for entry in item.objects("authors")]
    return said or ", ".join(name for name in names if name) or None


def _usage(item: Fields) -> str | None:
    said = item.string("usageTerms")
    terms = (entry.string("usageTerms", "value") for entry in item.objects("usageTerms", "rightsInfo"))
    return said or " ".join(item.strings("usageTerms")) or " ".join(term for term in terms if term) or None


def _country(item: Fields) -> str | None:
    """The country of the place where the story was written, where an entry of `places` is marked as that place."""
    for entry in item.objects("places", "place"):
        if (entry.string("rel") or "").lower() in _ORIGIN:
            address = next(entry.objects("address"), entry)
            name = next((name for one in address.objects("country") if (name := _name(one))), None)
            if name or address.string("country", "countryName"):
                return name or address.string("country", "countryName")
    return item.string("country", "countryName", "countryCode")


def _codes(item: Fields) -> tuple[str, ...]:
    """Codes of subjects: `code` in ninjs 1, `uri` from 2 on."""
    codes = (entry.string("code", "qcode", "uri") for entry in item.objects("subjects", "subject"))
    return tuple(dict.fromkeys(code for code in codes if code))


def _signals(item: Fields) -> Iterator[str]:
    yield from item.strings("signals", "signal")
    yield from (name for entry in item.objects("signals", "signal") if (name := _name(entry)))


def _name(entry: Fields) -> str | None:
    return entry.string("name", "literal", "code", "uri")


def _role(entry: Fields) -> str:
    return (entry.string("role") or "").lower().rpartition(":")[2]


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
    holder, notice = item.string("copyrightHolder"), item.string("copyrightNotice")
    if holder and notice and holder not in notice:
        yield f"copyright holder: {holder}"
    for entry in item.objects("digitalSourceType"):
        said = entry.string("uri", "literal", "name")
        if said:
            yield f"digital source type: {said}"
    path, version = item.value("version")
    if version is not None and whole_number(version) is None:
        yield f"version not understood ({path}): {ascii(version)[:80]}"
