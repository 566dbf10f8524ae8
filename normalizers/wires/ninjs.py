"""ninjs in its four shapes: flat (1.0 to 1.5), role suffixes (1.6), arrays (2.x) and camelCase (3.x).

The shapes are told apart by the keys of each item, not by the version it claims: items of mixed shape exist.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.story import Block, PubStatus, Skipped, Story
from normalizers.wires import markup
from normalizers.wires.body import letters
from normalizers.wires.charset import Received
from normalizers.wires.fields import Fields, plain_key, whole_number, wrong
from normalizers.wires.ninjs_text import OTHER_BODIES, abstract_of, blocks_of, headlines_of, others_of
from normalizers.wires.revisions import rewrite, status_of, version_of

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
# What others than the IPTC call the dates of a story.
_CHANGED = ("dateModified", "updatedAt", "updated", "modified", "lastModified")
_MADE = ("datePublished", "publishedAt", "published", "pubDate", "publishDate", "createdAt", "created", "date")
_TOP, _PRODUCT = 2, 16  # blocks over the text among which the product's name stands; its letters
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
    named = standard is not None and (standard.string("name") or "").lower() == "ninjs"
    return named or (body and bool(marks)) or _is_article(item)


def _is_article(item: Fields) -> bool:
    """Whether an object that is no ninjs is a story all the same: a title, and a text by one of its usual names."""
    titled = item.string("title", "headline", "dpa_title")
    return bool(titled) and any(item.string(name) for name in ("body", "body_html", "body_text", *OTHER_BODIES))


def has_text(item: Fields) -> bool:
    """Whether an object that is ninjs has a body."""
    return bool(blocks_of(item, headlines_of(item)[0])[0])


def story(item: Fields, received: Received, number: str) -> Story | Skipped:
    """The story of one item; a picture, a sound, an event, or what has no text is passed over."""
    notes: list[str] = []
    status = _status(item, notes)
    headline, subheadline = headlines_of(item)
    blocks, captions = blocks_of(item, headline)
    kind = item.string("type")
    # A kill often comes without its text, and a flash is a headline alone; both must get through.
    flash = bool(headline) and (kind == "text" or (kind is None and item.value("renditions")[1] is None))
    short = flash or (status != "usable" and kind not in _NO_STORY)
    if (not blocks and not short) or kind in _NO_STORY:  # what a picture has for a body is its caption
        said = f"an item of type {ascii(kind)[:40]}" if kind else "an item"
        return Skipped(item.path, said if kind in _NO_STORY else f"{said}, without text")
    words = any(character.isalpha() for text in (headline, *(block.text for block in blocks)) for character in text)
    if not words and status == "usable":
        return Skipped(item.path, "an item without words")
    version = whole_number(item.value("version")[1])
    if item.value("version")[1] is None:
        version = version_of((), (item.string("slugline", "slug"), headline))[0]
    urgency = whole_number(item.value("urgency")[1])
    placed = next(item.objects("dateline"), Fields({}))
    located = item.string("located") or next((one.string("city") for one in placed.objects("located")), None)
    abstract, known = abstract_of(item), [block.text for block in blocks]
    others = others_of(item, " ".join(known), headline, subheadline, abstract, _byline(item), *captions)
    return Story(
        guid=item.vital("guid", "uri", "urn", "@id", "id", "_id", "url", "link") or f"sha256:{received.sha256}{number}",
        headline=headline,
        blocks=_without_fields(blocks, headline, item),
        wire=_wire(item),
        raw_sha256=received.sha256,
        version=1 if version is None or version < 0 else version,
        source=_source(item),
        language=item.string("language", "inLanguage", "lang"),
        charset=received.declared,
        charset_found=received.found,
        translated_from=_translated_from(item),
        pubstatus=status,
        urgency=urgency if urgency is not None and 0 < urgency < 10 else None,
        embargo=item.vital("embargoedUntil", "embargoed"),
        version_created=item.string("versionCreated", *_CHANGED, "firstCreated", "contentCreated", *_MADE),
        slugline=item.string("slugline", "slug"),
        byline=_byline(item),
        dateline=_dateline(item),
        usage=_usage(item),
        abstract=abstract,
        keywords=_keywords(item),
        link=item.string("link", "url", "href"),
        notes=tuple(
            dict.fromkeys(
                (
                    *notes,
                    *_notes(item),
                    *(f"caption: {caption}" for caption in captions),
                    *(f"another text: {text}" for text in others),
                )
            )
        ),
        subheadline=subheadline,
        sent=item.string("sent", "firstPublished"),
        first_created=item.string("firstCreated", "contentCreated", *_MADE),
        expires=item.string("expires"),
        priority=whole_number(item.value("priority")[1]),
        take=item.string("takeKey", "anpaTakeKey", "take") or rewrite(item.string("slugline")) or rewrite(headline),
        located=located,
        country=_country(item),
        subjects=_codes(item),
        genre=next((name for entry in item.objects("genres", "genre") if (name := _name(entry))), None)
        or next(iter(item.strings("genres", "genre")), None),
        editorial_note=item.string("edNote") or _note(item),
        copyright=item.string("copyrightNotice", "copyrightHolder"),
        credit=_credit(item),
        signals=tuple(dict.fromkeys(_signals(item))),
        words=whole_number(item.value("wordCount")[1]),
    )


def _status(item: Fields, notes: list[str]) -> PubStatus:
    path, value = item.value("pubStatus")
    if value is None:
        unknown: list[str] = []
        other = status_of(item.string("status") or "usable", "status", unknown)
        return "usable" if unknown else other  # of APIs' own words only those that take back or hold mean anything
    # Nothing is guessed here: a kill that we misread would be published.
    if not isinstance(value, str):
        raise wrong(path, value)
    return status_of(value.strip().rpartition(":")[2].rpartition("/")[2], "pubstatus", notes)


def _wire(item: Fields) -> str:
    standard = next(item.objects("$standard", "standard"), None)
    version = standard.string("version") if standard is not None else None
    if version and re.fullmatch(r"\d(\.\d{1,2})?", version):
        return f"ninjs-{version}"
    keys = set(item.values)
    if not keys & {"uri", "guid"}:
        return "json"
    inner = {key for entry in item.objects("bodies", "headlines") for key in entry.values}
    if (keys | inner) & {"versionCreated", "pubStatus", "contentType", "embargoedUntil", "firstCreated", "usageTerms"}:
        return "ninjs-3"
    if keys & {"bodies", "headlines", "by", "infosources", "people", "subjects"}:
        return "ninjs-2"
    return "ninjs-1.6" if keys & {"headline_main", "body_main", "digitalsourcetype"} else "ninjs-1"


def _dateline(item: Fields) -> str | None:
    """`dateline` is no field of ninjs, but senders have it: as words, as HTML or with its parts."""
    said = item.string("dateline", "dateline_html") or next((o.string("text") for o in item.objects("dateline")), None)
    return _plain(said)


def _note(item: Fields) -> str | None:
    """What dpa has in `notepad` and does not want to see published."""
    return next((_plain(one.string("nonpublic_html")) for one in item.objects("notepad")), None)


def _plain(said: str | None) -> str | None:
    return (markup.text(said) if said and markup.looks_like_markup(said) else said) or None


def _without_fields(blocks: tuple[Block, ...], headline: str, item: Fields) -> tuple[Block, ...]:
    """The blocks without headline, byline and source where some senders set them above the text as well."""
    source, located = _source(item), item.string("located") or ""
    above = {*map(letters, filter(None, (_byline(item), source, located, located + source)))}
    titles = {letters(headline)} - {""}
    first = next(
        (
            n
            for n, one in enumerate(blocks)
            if letters(one.text) not in above | (titles if one.kind == "heading" else set())
            and not (n < _TOP and _is_product(one.text, source))
        ),
        0,
    )
    return blocks[first:]


def _is_product(text: str, source: str) -> bool:
    """Whether a line names the product of an agency and no more: "Klimat TT"."""
    line, name = letters(text), letters(source)
    short = 0 < len(line) - len(name) <= _PRODUCT and not text.rstrip().endswith((".", "!", "?", ":", "”", '"'))
    return (
        bool(name)
        and short
        and line.endswith(name)
        and (text.rstrip().endswith(source) and " " not in text.strip()[: -len(source)].strip())
    )


def _source(item: Fields) -> str:
    for entry in item.objects("infoSources", "infosource"):
        name = entry.string("name", "literal")
        if name and _role(entry) not in _CREDITS:
            return name
    named = (one.string("name") for one in item.objects("provider", "source", "publisher"))
    return item.string("provider", "source", "publisher", "copyrightHolder") or next(filter(None, named), "")


def _credit(item: Fields) -> str | None:
    """The credit line: a field of its own, or the sources that are named in that role (ninjs 2 and 3)."""
    names = [_name(entry) for entry in item.objects("infoSources", "infoSource") if _role(entry) in _CREDITS]
    said = item.string("creditLine", "credit") or _plain(item.string("creditline_html"))
    return said or ", ".join(name for name in names if name) or None


def _byline(item: Fields) -> str | None:
    said = _plain(item.string("byline", "by", "byline_html"))
    if said:
        return said
    people = (one for name in ("authors", "bylines", "author", "creator") for one in item.objects(name))
    names = dict.fromkeys(name for one in people if (name := one.string("name", "byline")))
    return ", ".join(names) or ", ".join(item.strings("authors") or item.strings("author", "creator")) or None


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
    said = item.strings("keywords") or item.strings("tags")
    if isinstance(item.value("keywords")[1], str):
        said = tuple(word.strip() for word in said[0].split(",") if word.strip()) if said else ()
    return tuple(dict.fromkeys((*said, *(name for name in named if name))))


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
    for entry in _associations(item):
        caption = abstract_of(entry) or entry.string("caption") if entry.string("type") == "picture" else None
        if caption:
            yield f"caption: {caption}"
    path, version = item.value("version")
    if version is not None and whole_number(version) is None:
        yield f"version not understood ({path}): {ascii(version)[:80]}"
