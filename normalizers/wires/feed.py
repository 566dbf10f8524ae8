"""What RSS, Atom and WordPress share: the parts of an item by what their namespace is for, its texts, its dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from normalizers.story import Block, Story
from normalizers.wires import markup, xml
from normalizers.wires.dates import date, is_date
from normalizers.wires.feed_text import Links, blocks_of
from normalizers.wires.xml import attribute, local_name

if TYPE_CHECKING:
    from normalizers.wires.xml import Element

# The purpose of a namespace, by what its address (or the prefix that stands for it undeclared) has in it.
_FAMILIES = (
    ("excerpt", ("/excerpt", "undeclared:excerpt")),
    ("wp", ("wordpress.org/export/", "undeclared:wp")),
    ("content", ("modules/content", "undeclared:content")),
    ("dcterms", ("purl.org/dc/terms", "undeclared:dcterms", "undeclared:dct")),
    ("dc", ("purl.org/dc/", "undeclared:dc")),
    ("prism", ("prismstandard.org", "undeclared:prism")),
    ("media", ("search.yahoo.com/mrss", "undeclared:media")),
    ("itunes", ("itunes.com", "undeclared:itunes", "podcastindex", "googleplay", "undeclared:podcast")),
    ("xhtml", ("1999/xhtml", "undeclared:xhtml", "undeclared:html")),
    ("", ("w3.org/2005/atom", "purl.org/atom", "undeclared:atom", "undeclared:a10")),
    (
        "",
        ("purl.org/rss/1.0/}", "my.netscape.com", "backend.userland.com", "cyber.law.harvard.edu", "blogs.law.harvard"),
    ),
    ("rdf", ("rdf-syntax", "undeclared:rdf")),
    ("license", ("creativecommons", "cyber.law.harvard.edu/rss/creative", "web.resource.org/cc", "undeclared:cc")),
)
_FULL = frozenset(("full-text", "fulltext", "full_text", "fullcontent", "body", "content", "story", "articlebody"))
_MUCH_LESS = 0.8  # a text with less than this part of the longest is a teaser
_MAIL_AND_NAME = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\s*\(([^()]+)\)")
_NAME_AND_MAIL = re.compile(r"\"?([^<>\"@]+?)\"?\s*[<(]\s*(?:mailto:)?[^\s@<>()]+@[^\s@<>()]+\s*[>)]")
_MAIL = re.compile(r"(?:mailto:)?[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+")
_LONGEST_NAME = 300
_FIRST_YEAR = 1900
_SECONDS = re.compile(r"[12]\d{9}")
_CODE = re.compile(r"(?:medtop|subj|iptccat):\S+|\d{8}")


@dataclass(slots=True)
class Text:
    """One of the texts of an item: its blocks, the element that holds it, and whether that is a summary by name."""

    blocks: tuple[Block, ...]
    element: Element
    summary: bool = False

    @property
    def size(self) -> int:
        """The number of its characters, white space apart."""
        return sum(len(markup.squeezed(block.text)) for block in self.blocks)


@dataclass(slots=True)
class Parts:
    """The children of an item or a channel: by family and local name, in order."""

    element: Element
    found: dict[tuple[str, str], list[Element]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for child in self.element:
            if name := local_name(child):
                self.found.setdefault((family(child), name), []).append(child)

    def all(self, *names: str) -> Iterator[Element]:
        """The children of these names, `dc:creator` or `author`, name by name."""
        for name in names:
            space, _, local = name.rpartition(":")
            yield from self.found.get((space, local), ())

    def line(self, *names: str) -> str | None:
        """The first of these that has text, on one line."""
        return next((text for one in self.all(*names) if (text := line(one))), None)

    def lines(self, *names: str) -> tuple[str, ...]:
        """The texts of all of these, each once."""
        return tuple(dict.fromkeys(text for one in self.all(*names) if (text := line(one))))

    def date(self, notes: list[str], *names: str) -> str | None:
        """The first of these that is a date, as received; what is none is noted."""
        for one in self.all(*names):
            text = line(one)
            if text and _is_mail_date(text):
                return text
            if _SECONDS.fullmatch(text):
                notes.append(f"date in seconds since 1970 ({local_name(one)}): {text}")
                return datetime.fromtimestamp(int(text), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            if found := date(text, local_name(one), notes):
                return found
        return None


def family(element: Element) -> str:
    """What the namespace of an element is for; "" for RSS and Atom themselves, "?" for what we do not know."""
    tag = str(element.tag)
    return _family(tag[1:].partition("}")[0].lower() + "}") if tag.startswith("{") else ""


@lru_cache(maxsize=256)
def _family(space: str) -> str:
    return next((name for name, parts in _FAMILIES if any(part in space for part in parts)), "?")


def line(element: Element) -> str:
    """The text of an element on one line, as received: no mark-up is read in it."""
    return xml.text_of(element).strip()


def title(element: Element | None, *, declared: bool = False) -> str:
    """A title. RSS does not say whether one is HTML, so "AT&amp;T" stays as it is there; Atom does (`declared`)."""
    if element is None:
        return ""
    said = (attribute(element, "type") or "").lower()
    if len(element):
        return line(element)
    text = (element.text or "").strip()
    if declared and said not in ("html", "text/html", "xhtml"):
        return text
    return (markup.text(text) if declared or "<" in text else text).strip()


def texts(parts: Parts, links: Links, notes: list[str], *, atom: bool) -> list[Text]:
    """Every text of an item that may be its body: full texts first, then what is a summary by its name."""

    def read(element: Element) -> tuple[Block, ...]:
        return blocks_of(element, links, notes, atom=atom and family(element) == "")

    full = [*parts.all("content:encoded", "xhtml:body", "xhtml:div")]
    full += [one for (space, name), some in parts.found.items() if name in _FULL and space in ("", "?") for one in some]
    full += list(parts.all("?:encoded"))
    short = [*parts.all("description", "summary", "dc:description", "dcterms:abstract", "?:description")]
    return [Text(read(one), one) for one in full] + [Text(read(one), one, summary=True) for one in short]


def best(found: list[Text]) -> Text | None:
    """The first text that is not clearly shorter than another: a teaser may stand in any element."""
    enough = _MUCH_LESS * max((text.size for text in found), default=0)
    return next((text for text in found if text.size and text.size >= enough), None)


def abstract(found: list[Text], body: Text | None) -> str | None:
    """The summary, where it is not the body again."""
    whole = "" if body is None else markup.squeezed("".join(block.text for block in body.blocks))
    for text in found:
        said = " ".join(block.text for block in text.blocks)
        if text.summary and said and markup.squeezed(said) != whole:
            return said
    return None


def others(found: list[Text], body: Text | None) -> Iterator[str]:
    """Full texts that are neither the body nor in it: of a damaged item, nobody can say which is right."""
    whole = "" if body is None else markup.squeezed("".join(block.text for block in body.blocks))
    for text in found:
        said = " ".join(block.text for block in text.blocks)
        if not text.summary and text is not body and said and markup.squeezed(said) not in whole:
            yield said


def language(element: Element | None, until: Element) -> str | None:
    """The language that an element says of itself, or what is around it, up to the item that it belongs to."""
    while element is not None:
        if said := attribute(element, "lang"):
            return said
        element = None if element is until else element.getparent()
    return None


def signed(names: Iterable[str], notes: list[str]) -> str | None:
    """The names out of author fields: RSS has e-mail addresses there, with names beside or without."""
    found: dict[str, None] = {}
    for name in names:
        short = len(name) <= _LONGEST_NAME
        match = (_MAIL_AND_NAME.fullmatch(name) or _NAME_AND_MAIL.fullmatch(name)) if short else None
        if match:
            found[match[1].strip()] = None
        elif short and _MAIL.fullmatch(name):
            notes.append(f"author: {name.removeprefix('mailto:')}")
        else:
            found[name] = None
    return ", ".join(found) or None


def codes(words: Iterable[str]) -> tuple[str, ...]:
    """Those of the categories that are subject codes of the IPTC."""
    return tuple(word for word in words if _CODE.fullmatch(word))


def has_words(story: Story) -> bool:
    """Whether there is anything to read."""
    said = (story.headline, *(block.text for block in story.blocks))
    return any(character.isalpha() for text in said for character in text)


def _is_mail_date(text: str) -> bool:
    """RFC 822 section 5, which RSS names, with years of four digits."""
    if is_date(text):
        return True
    try:
        year = parsedate_to_datetime(text).year
    except (ValueError, TypeError, IndexError, OverflowError):
        return False
    return year >= _FIRST_YEAR and re.search(rf"[A-Za-z]{{3,9}}[ -](?:{year}|{year % 100:02})\b", text) is not None
