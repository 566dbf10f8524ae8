"""XML of one agency's own kind: a headline, and text beside it, by what their elements are called in many houses.

Read only where there is no doubt: one headline for each text. NITF, NewsML 1.2 and NewsML-G2 that stand inside
something else (SOAP, a list, SportsML) are read as what they are. Whatever else is told beside a text is noted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias
from unicodedata import normalize

from normalizers.errors import WireError
from normalizers.limits import MAX_BLOCKS, MAX_STORIES
from normalizers.story import Block, Skipped, Story
from normalizers.wires import appl, body, newsml, newsml_1, newsml_g2, nitf, xml
from normalizers.wires.charset import Received
from normalizers.wires.dates import date, is_date
from normalizers.wires.revisions import as_told, embargo_in_words, number, rewrite, status_of, version_of
from normalizers.wires.vendor_names import (
    BESIDE,
    BODIES,
    EMBARGOES,
    FIELDS,
    HEADLINES,
    HEADS,
    KNOWN_IN_TEXT,
    LEADS,
    NO_WIRE,
    PARAGRAPHS,
)
from normalizers.wires.xml import attribute, local_name, text_of

if TYPE_CHECKING:
    from normalizers.wires.xml import Element

_Reader: TypeAlias = "Callable[[Element, tuple[str, ...], Received], list[Story | Skipped]]"
_KNOWN: dict[str, _Reader] = {
    "nitf": nitf.of,
    "newsml": newsml_1.of,
    **dict.fromkeys(("newsmessage", "packageitem"), newsml_g2.of),
}
_G2 = ("itemmeta", "contentmeta", "contentset")
_G1 = ("identification", "newsmanagement", "newscomponent")
_LISTS = ("subjects", "keywords", "byline")
_NO = ("false", "no", "none", "0", "n")
_YES = ("true", "yes", "1", "y")
_DEAD = ("killed", "deleted", "withdrawn", "cancelled", "canceled", "iskilled", "isdeleted")
_LONGEST_NOTE = 500  # characters
_LONGEST_LINE = 500
_MOST_NOTES = 200
_DAY = 10  # characters of a date without a time


def read(received: Received) -> list[Story | Skipped]:
    """The stories of a file, in order.

    Raises:
        WireError: there is none that we are sure of.
    """
    root, notes = xml.parse_xml(received.text)
    inside = _inside(root)
    _refuse_too_many(len(inside))
    if len(inside) == 1:
        return inside[0][1](inside[0][0], notes, received)
    if inside:
        return newsml.distinct([one for element, reader in inside for one in _by(reader, element, notes, received)])
    if local_name(root) in NO_WIRE:
        raise _unknown(root)
    units = _units(root)
    if not units:
        raise _unknown(root)
    _refuse_too_many(len(units))
    found: list[Story | Skipped] = []
    for n, unit in enumerate(units, 1):
        story = _Fields(unit, len(units) == 1, received).story(n if len(units) > 1 else 0)
        found.append(replace(story, notes=(*notes, *story.notes)))
    return newsml.distinct(found)


def _refuse_too_many(stories: int) -> None:
    if stories > MAX_STORIES:
        raise WireError("wire.too-big", f"The file has {stories} stories; {MAX_STORIES} is the most that we read.")


def _unknown(root: Element) -> WireError:
    return WireError(
        "wire.unknown-xml",
        f"This is XML of a kind that we do not read: its first element is <{local_name(root)}>.",
        todo="We read NITF, NewsML 1.2, NewsML-G2, RSS, Atom, HTML, and a headline with its text.",
    )


def _inside(element: Element) -> list[tuple[Element, _Reader]]:
    """The outermost elements of the standards, and what reads them."""
    found: list[tuple[Element, _Reader]] = []
    waiting = [element]
    while waiting:
        one = waiting.pop()
        if (reader := _reader(one)) is not None:
            found.append((one, reader))
        else:
            waiting.extend(reversed(one))
    return found


def _reader(element: Element) -> _Reader | None:
    name = local_name(element)
    if name == "newsitem":
        inner = {local_name(child) for child in element}
        return newsml_g2.of if inner & set(_G2) else newsml_1.of if inner & set(_G1) else None
    return appl.of if appl.is_one(element) else _KNOWN.get(name)


def _by(reader: _Reader, element: Element, notes: tuple[str, ...], received: Received) -> list[Story | Skipped]:
    """What stands in one of several; one without a text does not stop the others."""
    try:
        return reader(element, notes, received)
    except WireError as error:
        return [Skipped(local_name(element), error.message)]


@dataclass(slots=True)
class _Unit:
    """A headline, the element around it and its text, and the elements with the text."""

    headline: Element
    around: Element
    texts: list[Element] = field(default_factory=list)


def _units(root: Element) -> list[_Unit]:
    """The stories: each text with the nearest headline; none at all where one headline stands for several."""
    nearest: dict[Element, Element | None] = {}
    units: dict[Element, _Unit] = {}
    for text in _texts(root):
        for around in text.iterancestors():
            if around not in nearest:
                nearest[around] = _headline(around)
            if (headline := nearest[around]) is not None:
                units.setdefault(headline, _Unit(headline, around)).texts.append(text)
                break
    found = list(units.values())
    return found if all(map(_is_one, found)) else []


def _texts(root: Element) -> list[Element]:
    """The innermost elements that are called a text, or paragraphs outside of any; none with a headline in it."""
    with_headline = _around(one for one in root.iter() if plain(one) in HEADLINES)
    with_text = _around(one for one in root.iter() if plain(one) in BODIES)
    found: list[Element] = []
    waiting = [root]
    while waiting:
        one = waiting.pop()
        name = plain(one)
        if name in HEADS or name in BESIDE:
            continue
        innermost = one not in with_headline and (one not in with_text or bool(_own_text(one)))
        if ((name in BODIES and innermost) or name in PARAGRAPHS) and text_of(one):
            found.append(one)
        else:
            waiting.extend(reversed(one))
    if len(found) > MAX_BLOCKS:
        raise WireError("wire.too-big", f"The file has {len(found)} texts; {MAX_BLOCKS} is the most that we read.")
    return found


def _own_text(element: Element) -> str:
    """The text of an element that stands in none of its children."""
    return " ".join("".join((element.text or "", *(child.tail or "" for child in element))).split())


def _around(elements: Iterable[Element]) -> set[Element]:
    """All that these elements stand in."""
    found: set[Element] = set()
    for element in elements:
        for one in element.iterancestors():
            if one in found:
                break
            found.add(one)
    return found


def _headline(around: Element) -> Element | None:
    """The headline among the children of an element, or of a head in it; the best name counts."""
    children = [one for child in around for one in ((child, *child) if plain(child) in HEADS else (child,))]
    named = [one for one in children if plain(one) in HEADLINES and not (plain(one) in HEADS and len(one))]
    named = [one for one in named if 0 < len(text_of(one)) <= _LONGEST_LINE]
    return min(named, key=lambda one: HEADLINES[plain(one)], default=None)


def _is_one(unit: _Unit) -> bool:
    """Whether the texts of a headline are parts of one story, not records that have no headlines of their own."""
    branches: dict[str, set[Element]] = {}
    for text in unit.texts:
        path = [text, *text.iterancestors()]
        for one in path[: path.index(unit.around)]:
            if one is not text:
                branches.setdefault(plain(one), set()).add(one)
    return all(len(same) == 1 for same in branches.values())


def plain(element: Element) -> str:
    """The name of an element without prefix, marks and accents, in small letters: `pub-date`, `PubDate`, `başlık`."""
    return _bare(element.tag) if isinstance(element.tag, str) else ""


@lru_cache(4096)
def _bare(tag: str) -> str:
    name = tag.rpartition("}")[2].rpartition(":")[2].lower()
    name = name.replace("-", "").replace("_", "").replace(".", "")
    if name.isascii():
        return name
    bare = "".join(one for one in normalize("NFD", name.replace("ı", "i")) if not "\u0300" <= one <= "\u036f")
    return normalize("NFC", bare)


@dataclass(slots=True)
class _Fields:
    unit: _Unit
    alone: bool
    received: Received
    said: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def story(self, n: int) -> Story:
        self._collect()
        headline = " ".join(_told(self.unit.headline).split())
        leads, blocks = self._leads(), self._blocks()
        lead = " ".join(block.text for block in leads)
        whole = body.letters("".join(block.text for block in blocks))
        if body.letters(lead) not in whole:
            blocks = (*leads, *blocks)
        slugline, editorial = self._one("slugline"), self._note("editorial_note")
        version, version_notes = version_of((self._one("version"),), (slugline, headline))
        self.notes += version_notes
        published, time = self._date("published"), self._one("time")
        if published and time and len(published) <= _DAY and is_date(f"{published}T{time}"):
            published = f"{published}T{time}"
        embargo, held = self._embargo(editorial or "", headline)
        status = status_of(self._one("pubstatus") or "", "status", self.notes)
        acts = [*self.said.get("act", ()), *(name for name in _DEAD if self._is_set(name))]
        status = as_told(status, acts, (editorial or "").splitlines(), (slugline or "", headline))
        under = self._one("subheadline")
        guid = self._one("guid") or self._one("id") or f"sha256:{self.received.sha256}" + (f"#{n}" if n else "")
        link = next((one for one in self.said.get("link", ()) if one.startswith(("http://", "https://"))), None)
        story = Story(
            guid=guid,
            headline=headline,
            blocks=body.without_lines(blocks, (headline, under or "")),
            wire="xml",
            raw_sha256=self.received.sha256,
            version=version,
            source=self._one("source") or "",
            language=self._one("language"),
            translated_from=self._one("translated_from"),
            charset=self.received.declared,
            charset_found=self.received.found,
            pubstatus="withheld" if held and status == "usable" else status,
            urgency=number(self._one("urgency")),
            embargo=embargo,
            version_created=self._date("version_created") or published,
            slugline=slugline,
            byline="; ".join(" ".join(one.split()) for one in self.said.get("byline", ())) or None,
            dateline=self._one("dateline"),
            usage=self._one("usage"),
            abstract=self._note("abstract") or lead or None,
            keywords=self._keywords(),
            subheadline=under if under and body.letters(under) != body.letters(headline) else None,
            sent=self._date("sent"),
            first_created=self._date("first_created"),
            expires=self._date("expires"),
            priority=number(self._one("priority")),
            take=self._one("take") or rewrite(slugline) or rewrite(headline),
            located=self._one("located"),
            country=self._one("country"),
            subjects=tuple(dict.fromkeys(self.said.get("subjects", ()))),
            genre=self._one("genre"),
            editorial_note=editorial,
            copyright=self._one("copyright"),
            credit=self._one("credit"),
            signals=tuple(dict.fromkeys(self.said.get("act", ()))),
            words=number(self._one("words")),
            link=link,
        )
        return replace(story, notes=tuple(dict.fromkeys(self.notes)))

    def _collect(self) -> None:
        """What is told beside the text, by field: of the story's own element, and around it where it is alone."""
        around = self.unit.around
        elements = [around, *(around.iterancestors() if self.alone else ())]
        texts, holding = set(self.unit.texts), _around(self.unit.texts)
        for one in elements:
            for child in one:
                if child not in elements and child is not self.unit.headline:
                    self._take(child, texts, holding)
        for one in elements:
            for key, value in one.items():
                name = re.sub(r"[-_.]", "", str(key).rpartition("}")[2].rpartition(":")[2].lower())
                if one is around or name not in ("version", "id"):  # there, of the list or the format
                    self._add(name, str(value))

    def _take(self, element: Element, texts: set[Element], holding: set[Element]) -> None:
        name = plain(element)
        if element in texts or (name in LEADS and element.getparent() is self.unit.around):
            return
        if name in BESIDE:
            if text := ", ".join(" ".join(piece.split()) for piece in map(str, element.itertext()) if piece.strip()):
                self.notes.append(f"{name}: {text[:_LONGEST_NOTE]}")
        elif element in holding or (len(element) and name not in FIELDS):
            self._add(name, _own_text(element))
            for child in element:
                if child is not self.unit.headline:
                    self._take(child, texts, holding)
        elif FIELDS.get(name) in _LISTS and len(element):
            for child in element:
                self._add(name, _told(child))
        else:
            self._add(name, _told(element))

    def _add(self, name: str, value: str) -> None:
        value = value.strip()
        if not value:
            return
        known = FIELDS.get(name) or (name if name in _DEAD or name in EMBARGOES else None)
        if known is not None:
            self.said.setdefault(known, []).append(value)
        elif name not in ("schemalocation", "type", "nil") and len(self.notes) < _MOST_NOTES:
            self.notes.append(f"{name}: {value[:_LONGEST_NOTE]}")

    def _one(self, name: str) -> str | None:
        return next((" ".join(one.split()) for one in self.said.get(name, ())), None)

    def _note(self, name: str) -> str | None:
        return nitf.joined(self.said.get(name, ()))

    def _is_set(self, name: str) -> bool:
        return (self._one(name) or "").lower() in _YES

    def _date(self, name: str) -> str | None:
        return next((one for said in self.said.get(name, ()) if (one := date(said, name, self.notes))), None)

    def _embargo(self, editorial: str, headline: str) -> tuple[str | None, bool]:
        """The embargo, in words if it has no date, and whether the story is only said to be under one."""
        said = [one for name in EMBARGOES for one in self.said.get(name, ()) if one.lower() not in _NO]
        when = next((one for one in said if one.lower() not in _YES), None)
        return when or embargo_in_words(editorial.splitlines(), (headline,)), bool(said) and when is None

    def _keywords(self) -> tuple[str, ...]:
        words = (word.strip() for one in self.said.get("keywords", ()) for word in re.split(r"[,;|\n]", one))
        return tuple(dict.fromkeys(word for word in words if word))

    def _leads(self) -> tuple[Block, ...]:
        return tuple(block for one in self.unit.around if plain(one) in LEADS for block in self._read(one))

    def _blocks(self) -> tuple[Block, ...]:
        return tuple(block for one in self.unit.texts for block in self._read(one))

    def _read(self, element: Element) -> tuple[Block, ...]:
        """The blocks of a text; what else stands in it is told in fields and notes."""
        if len(element) == 0:
            return newsml.of_text(element.text or "")
        _name_paragraphs(element)
        said = body.read(element)
        self.notes += [f"caption: {caption}" for caption in said.captions if caption]
        self.notes += [f"{name} in the text: {text}" for name, text in said.beside if text]
        self.said.setdefault("editorial_note", []).extend(said.asides)
        return said.blocks


def _name_paragraphs(element: Element) -> None:
    """Call the paragraphs of a text `p`: by what houses call them, or where all in it have one name of the house's."""
    alike = {local_name(one) for one in element}
    bare = not _own_text(element) and not any(map(len, element))
    if bare and len(element) > 1 and len(alike) == 1 and alike.isdisjoint(KNOWN_IN_TEXT):
        for one in element:
            one.tag = "p"
    for one in element.iter():
        if plain(one) in PARAGRAPHS:
            one.tag = "p"


def _told(element: Element) -> str:
    """What a field says, as its text or in an attribute; HTML in it is read."""
    if len(element) == 0 and "<" in (element.text or ""):
        return "\n".join(block.text for block in newsml.of_text(element.text or ""))
    return text_of(element) or attribute(element, "value", "content", "date", "code", "qcode", "id") or ""
