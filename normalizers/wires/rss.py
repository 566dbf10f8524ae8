"""RSS and Atom: one story an item, with the text exactly as the feed has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from normalizers.errors import WireError
from normalizers.limits import MAX_STORIES
from normalizers.story import Block, Story
from normalizers.wires import markup, plain, xml
from normalizers.wires.charset import Received

if TYPE_CHECKING:
    from normalizers.wires.xml import Element

_HTML = frozenset(("text/html", "html", "application/xhtml+xml", "xhtml"))
_VERSION = re.compile(r"rss(\d)(\d\d?)")

# What these say of pictures and sound, feedparser puts in the place of what the item says.
_NO_STORY = ("{http://search.yahoo.com/mrss", "{http://www.itunes.com/")
_MUCH_LESS = 0.8  # a text with less than this part of the longest is a teaser

# feedparser "repairs" mojibake and control characters in a field without saying so. It leaves alone what it does not
# recognise, so the characters of that range are sent through it as private ones and taken back afterwards.
_FIRST, _LAST = 0x80, 0xFF
_PLANES = (0x10F000, 0x10F200, 0x10F400, 0x10F600)

Entry = dict[str, object]


def read(received: Received) -> list[Story]:
    """The stories of a feed, in its order. Items with neither title nor text are left out."""
    root, notes = xml.parse_xml(received.text)
    xml.drop(root, _NO_STORY)
    base = _mask(root)
    feed, entries, version = _parse(xml.to_text(root))
    if not version:
        raise WireError("wire.unknown-xml", "This looks like a feed, but is neither RSS nor Atom.")
    if len(entries) > MAX_STORIES:
        raise WireError("wire.too-big", f"The feed has {len(entries)} items; {MAX_STORIES} is the most that we read.")
    shown = _Unmask(base)
    stories = []
    for n, entry in enumerate(entries, 1):
        story = _story(entry, feed, shown, received, _wire(version), n if len(entries) > 1 else 0, notes)
        if story is not None:
            stories.append(story)
    if not stories:
        raise WireError("wire.no-text", "There is no text in this feed.", todo="Nothing to publish here.")
    return stories


class _Unmask:
    """The strings of feedparser's dictionaries, with the characters that were hidden from it."""

    def __init__(self, base: int) -> None:
        self._table = {base + code: code for code in range(_FIRST, _LAST + 1)}

    def string(self, values: Entry, *names: str) -> str | None:
        """The first of the named fields that has text."""
        for name in names:
            # Past feedparser's own look-up, which answers one field with another.
            value = dict.get(values, name)
            if isinstance(value, str) and value.strip():
                return value.translate(self._table).strip()
        return None


def _mask(root: Element) -> int:
    """Hide the characters that feedparser would change; the first of the private characters that stand for them."""
    used = {character for element in root.iter() for text in (element.text, element.tail) for character in text or ""}
    base = next((base for base in _PLANES if not any(base <= ord(one) < base + 0x200 for one in used)), None)
    if base is None:
        raise WireError("wire.not-text", "The feed uses all the private characters that we need to read it.")
    table = {code: base + code for code in range(_FIRST, _LAST + 1)}
    for element in root.iter():
        if element.text:
            element.text = element.text.translate(table)
        if element.tail:
            element.tail = element.tail.translate(table)
    return base


def _parse(text: str) -> tuple[Entry, list[Entry], str]:
    import feedparser

    try:
        # A stream, never a string: feedparser would fetch or open what looks like an address.
        found = feedparser.parse(
            BytesIO(text.encode("utf-8")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception as error:  # it meets odd feeds with whatever error comes to hand
        raise _broken(error) from error
    if found.bozo and not isinstance(found.get("bozo_exception"), feedparser.exceptions.CharacterEncodingOverride):
        raise _broken(found.get("bozo_exception"))
    return found.feed, list(found.entries), str(found.version)


def _broken(error: object) -> WireError:
    return WireError(
        "wire.broken-feed",
        f"The feed is XML, but it cannot be read as a feed ({type(error).__name__}).",
        todo="Ask the sender to repair it.",
    )


def _story(
    entry: Entry, feed: Entry, shown: _Unmask, received: Received, wire: str, n: int, notes: tuple[str, ...]
) -> Story | None:
    headline = _plain(entry, "title", shown, wire)
    blocks = _body([*_contents(entry, shown), *_detail(entry, "summary", shown)])
    if not any(character.isalpha() for text in (headline, *(block.text for block in blocks)) for character in text):
        return None
    summary = _plain(entry, "summary", shown, wire)
    body = markup.squeezed("".join(block.text for block in blocks))
    language = _language(entry, shown) or shown.string(entry, "language") or shown.string(feed, "language")
    return Story(
        guid=shown.string(entry, "id", "link") or f"sha256:{received.sha256}" + (f"#{n}" if n else ""),
        headline=headline,
        blocks=blocks,
        wire=wire,
        raw_sha256=received.sha256,
        source=_plain(feed, "title", shown, wire),
        language=language,
        charset=received.declared,
        charset_found=received.found,
        version_created=shown.string(entry, "updated", "published", "created"),
        byline=shown.string(entry, "author"),
        usage=shown.string(entry, "rights") or shown.string(feed, "rights"),
        abstract=summary if summary and markup.squeezed(summary) != body else None,
        keywords=tuple(_tags(entry, shown)),
        link=shown.string(entry, "link"),
        notes=notes,
    )


def _body(texts: list[tuple[str, bool]]) -> tuple[Block, ...]:
    """The blocks of the first text that is not clearly shorter than another: a teaser may stand in any element."""
    read_out = [markup.blocks(text) if is_markup else plain.split(text) for text, is_markup in texts]
    sizes = [sum(len(markup.squeezed(block.text)) for block in blocks) for blocks in read_out]
    enough = _MUCH_LESS * max(sizes, default=0)
    return next((blocks for blocks, size in zip(read_out, sizes, strict=True) if size and size >= enough), ())


def _contents(entry: Entry, shown: _Unmask) -> Iterator[tuple[str, bool]]:
    """The full texts of an item; pictures in base64 are contents too, and no text."""
    found = dict.get(entry, "content")
    for item in found if isinstance(found, list) else ():
        text = shown.string(item, "value") if isinstance(item, dict) else None
        if text and (_is_html(item) or str(dict.get(item, "type")).startswith("text")):
            yield text, _is_html(item)


def _detail(entry: Entry, name: str, shown: _Unmask) -> Iterator[tuple[str, bool]]:
    text = shown.string(entry, name)
    if text:
        detail = dict.get(entry, f"{name}_detail")
        yield text, _is_html(detail if isinstance(detail, dict) else {})


def _plain(entry: Entry, name: str, shown: _Unmask, wire: str) -> str:
    """A field that is one line: a title, or a summary that stands beside the full text."""
    for text, is_markup in _detail(entry, name, shown):
        # RSS does not say whether a title is HTML, so "AT&amp;T" stays as it is there; Atom does.
        as_markup = is_markup and (wire == "atom" or "<" in text or name != "title")
        return (markup.text(text) if as_markup else text).strip()
    return ""


def _is_html(detail: Entry) -> bool:
    return str(dict.get(detail, "type", "text/html")).lower() in _HTML


def _language(entry: Entry, shown: _Unmask) -> str | None:
    """The language that an item says of itself (`xml:lang`), which feedparser keeps beside its texts."""
    found = dict.get(entry, "content")
    details = [*(found if isinstance(found, list) else ()), dict.get(entry, "summary_detail")]
    for detail in (*details, dict.get(entry, "title_detail")):
        if isinstance(detail, dict) and (language := shown.string(detail, "language")):
            return language
    return None


def _tags(entry: Entry, shown: _Unmask) -> Iterator[str]:
    found = dict.get(entry, "tags")
    for tag in found if isinstance(found, list) else ():
        term = shown.string(tag, "label", "term") if isinstance(tag, dict) else None
        if term:
            yield term


def _wire(version: str) -> str:
    match = _VERSION.match(version)
    if version.startswith("atom"):
        return "atom"
    return f"rss-{match[1]}.{match[2]}" if match else "rss"
