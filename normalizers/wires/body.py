"""The body of a story in NITF, XHTML or an agency's own XML, as blocks: matched by local names, no character lost.

NITF 3.6, section `body.content`; what it marks as no part of the copy (`note type="npa"`, `media`) comes beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from normalizers.errors import WireError
from normalizers.story import Block, Kind
from normalizers.wires import markup, textual
from normalizers.wires.xml import attribute, local_name, text_of, within

if TYPE_CHECKING:
    from normalizers.wires.xml import Element


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NOT_TEXT = _names(
    "head body.head body.end script style nav iframe svg math canvas template datalist map meta link noscript "
    "media-reference media-metadata media-object select textarea button"
)
_BLOCK_LEVEL = _names(
    "html body body.content block p div section article aside main header footer address details summary center form "
    "fieldset legend hr ul ol dl dt dd li hl1 hl2 hl3 hl4 h1 h2 h3 h4 h5 h6 hedline headline blockquote bq pre table "
    "nitf-table caption thead tbody tfoot tr td th note fn figure figcaption credit postaddr addressee delivery.point "
    "delivery.office text rubrik mellis ingress brodtext citat dir menu search content title tagline bibliography "
    "element subhead subheading subheadline crosshead"
)
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("hl1", "hl2", "hl3", "hl4", "hedline", "headline", "rubrik", "mellis"), "heading"),
    **dict.fromkeys(("subhead", "subheading", "subheadline", "crosshead"), "heading"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("blockquote", "bq"), "quote"),
    **dict.fromkeys(("li", "dt", "dd"), "list"),
    "pre": "preformatted",
}
_PICTURES = _names("media figure bild picture video audio img")
_CAPTIONS = _names("media-caption figcaption caption bildtext media-producer bildskapare")
_BESIDE = _names("byline dateline dat author")  # TT's own, beside the paragraphs of its <TEXT>
_FIELDS_AGAIN = re.compile(r"(?:^|\s)(?:slugline|publicationDate|genre)(?:\s|$)")  # dpa repeats them in <header>
_NOT_FOR_PUBLICATION = re.compile(
    r"(?:^|\s)(?:np-nonpublic|notepad|closingline|ednote|embargoed|correction_text)(?:\s|$)"
)
_LEADS = re.compile(r"lead_paragraph$")  # of the New York Times, which repeats the lead before the whole text
_LABEL = re.compile(r"LEAD:\s+")
_TYPES = re.compile(r"(?P<heading>(?:sub)?head(?:line|ing))|(?P<quote>(?:block)?quote)")  # of Infomaker's <element>
_OPENS = re.compile(r"<(?:p|div|ul|ol|h[1-6]|blockquote|table)(?:\s[^<>]*)?>|<br\s*/?>", re.IGNORECASE)
_CLOSES = re.compile(r"</(?:p|div|ul|ol|h[1-6]|blockquote|table)\s*>|<br\s*/?>", re.IGNORECASE)
# `&lt;org idsrc="isin" value="…"&gt;NN&lt;/org&gt;` of AFP: NITF's own elements as text.
_VENDOR_TAG = re.compile(
    r"<(org|person|location|event|function|object\.title|virtloc|chron|money|num|classifier)\s"
    r"([^<>=]{1,40}=[^<>]{1,300})>([^<>]{0,500})</\1>",
    re.IGNORECASE,
)
_LONGEST_CELL = 300  # characters; a table with longer ones only arranges paragraphs


@dataclass(frozen=True, slots=True)
class Body:
    """What stands in a body: blocks, and what is no part of the copy.

    Attributes:
        captions: of its pictures, in order; "" for a picture without words.
        asides: what the format marks as not for publication.
        beside: fields that stand between the paragraphs: (name, text).
    """

    blocks: tuple[Block, ...]
    captions: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The blocks as lines."""
        return "\n".join(block.text for block in self.blocks)


def read(element: Element) -> Body:
    """The body in an element, whatever its dialect."""
    walk = _Walk()
    walk.opened(element, "paragraph", None)
    walk.flush()
    return Body(tuple(walk.found), tuple(walk.captions), tuple(walk.asides), tuple(walk.beside))


def without_headline(blocks: tuple[Block, ...], headline: str) -> tuple[Block, ...]:
    """The blocks without the headline, where it is repeated as the first heading."""
    return without_lines(blocks[:1], (headline,)) + blocks[1:]


def without_lines(blocks: tuple[Block, ...], lines: Iterable[str]) -> tuple[Block, ...]:
    """The blocks without the headings at their beginning that repeat these lines."""
    known = {letters(line) for line in lines} - {""}
    start = 0
    while start < len(blocks) and blocks[start].kind == "heading" and letters(blocks[start].text) in known:
        start += 1
    return blocks[start:]


def without_lead(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks without a lead that the text behind it tells again ("LEAD: …" in archives), and what was left out."""
    start = 0
    while start + 1 < len(blocks) and (match := _LABEL.match(blocks[start].text)):
        lead = letters(blocks[start].text[match.end() :])
        if not lead or not letters(_LABEL.sub("", blocks[start + 1].text)).startswith(lead):
            break
        start += 1
    return blocks[start:], tuple(block.text for block in blocks[:start])


def beyond(blocks: Iterable[Block], *texts: str | None) -> Iterator[str]:
    """The texts of those blocks that none of these texts has: what another rendition of a story says besides."""
    whole = "\n".join(letters(text or "") for text in texts)
    return (block.text for block in blocks if letters(block.text) not in whole)


def letters(text: str) -> str:
    """What two ways of writing one line agree on."""
    return "".join(character for character in text.casefold() if character.isalnum())


@dataclass(slots=True)
class _Walk:
    found: list[Block] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)
    beside: list[tuple[str, str]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    kind: Kind = "paragraph"
    language: str | None = None
    is_open: bool = False
    wholes: dict[Element, str] = field(default_factory=dict)

    def whole(self, lead: Element) -> str:
        """The letters of the whole text of which a block is the lead; "" where there is none beside it."""
        around = lead.getparent()
        if around is None:
            return ""
        if around not in self.wholes:
            beside = (one for one in around if (attribute(one, "class") or "") == "full_text")
            self.wholes[around] = next((letters(text_of(one)) for one in beside), "")
        return self.wholes[around]

    def opened(self, element: Element, kind: Kind, language: str | None) -> None:
        """What is in an element, once where it is mark-up with every bracket escaped."""
        tree = None if self.is_open else _escaped(element)
        if tree is None:
            self.inside(element, kind, language)
            return
        self.is_open = True
        self.element(tree, kind, language)
        self.is_open = False

    def inside(self, element: Element, kind: Kind, language: str | None) -> None:
        self.text(element.text)
        for child in element:
            self.element(child, kind, language)
            self.text(child.tail)

    def element(self, element: Element, kind: Kind, language: str | None) -> None:
        name = local_name(element)
        if not name or name in _NOT_TEXT or self._is_no_copy(element, name):
            return
        if name == "br":
            self.pieces.append(textual.BREAK)
            self.inside(element, kind, language)  # XML may have text in it
            return
        if name == "frac-den" and (before := element.getprevious()) is not None and local_name(before) == "frac-num":
            self.pieces.append("/")
        if name not in _BLOCK_LEVEL:
            self.inside(element, kind, language)
            return
        self.flush()
        if name not in ("html", "body"):
            language = attribute(element, "lang") or language
        kind = _type_of(element) if name == "element" else _KINDS.get(name, kind)
        self.kind, self.language = kind, language
        if name == "tr" and (row := _row(element)) is not None:
            self.kind, self.pieces = "preformatted", [row]
        else:
            self.opened(element, kind, language)
        self.flush()
        self.kind = "paragraph"

    def text(self, text: str | None) -> None:
        if text:
            self.pieces.append(textual.masked(text))

    def flush(self) -> None:
        """End the paragraph."""
        text, self.pieces = "".join(self.pieces), []
        if "<" in text:
            text = self._untagged(text)
        parts = textual.preformatted(text) if self.kind == "preformatted" else textual.paragraphs(text, self.kind)
        self.found.extend(Block(kind, part, self.language) for kind, part in parts)

    def _untagged(self, text: str) -> str:
        """A paragraph without the tags of a vendor whose brackets are escaped; what they say is told beside."""
        self.beside += [(match[1].lower(), f"{match[3].strip()} {match[2]}") for match in _VENDOR_TAG.finditer(text)]
        return _VENDOR_TAG.sub(r"\3", text) if _VENDOR_TAG.sub("", text).strip() else ""

    def _aside(self, element: Element) -> None:
        said = read(element)
        self.asides += [text for text in (said.text, *said.asides) if text]

    def _is_no_copy(self, element: Element, name: str) -> bool:
        """Take what is no part of the copy to where it belongs; False if the element is copy."""
        said = attribute(element, "class") or ""
        if name in _PICTURES and not any(True for _ in within(element, "table", "pre")):
            captions = [text_of(one) for one in within(element, *_CAPTIONS) if one is not element]
            captions.append(" ".join(word for word in "".join(_beside_captions(element)).split() if "://" not in word))
            self.captions.append("; ".join(dict.fromkeys(caption for caption in captions if caption)))
            return True
        if name == "note" and (
            attribute(element, "type") == "npa" or (attribute(element, "noteclass") or "") == "editorsnote"
        ):
            self._aside(element)
            return True
        if name == "block" and _LEADS.search(said) and (whole := self.whole(element)):
            if letters(text_of(element)) not in whole:
                self.beside.append((said, text_of(element)))
            return True
        if _NOT_FOR_PUBLICATION.search(said):
            self._aside(element)
            return True
        if name in _BESIDE or name == "nitf-table-metadata":
            self.beside.append((name, text_of(element)))
            return True
        if any(local_name(one) == "header" for one in element.iterancestors()) and (
            name == "time" or _FIELDS_AGAIN.search(said) is not None
        ):
            self.beside.append((said or name, text_of(element)))
            return True
        return False


def _escaped(element: Element) -> Element | None:
    """The tree of a text that is mark-up with every bracket escaped, or in CDATA."""
    text = element.text or ""
    begins = _OPENS.search(text) if len(element) == 0 and "<" in text else None
    if begins is None or not _CLOSES.search(text, begins.start()):
        return None
    try:
        tree = markup.tree(text)
    except WireError:
        return None
    return tree if text_of(tree) else None  # the place of a picture or a tweet stays to be seen


def _type_of(element: Element) -> Kind:
    match = _TYPES.match(attribute(element, "type") or "")
    return "paragraph" if match is None else "heading" if match["heading"] else "quote"


def _beside_captions(element: Element) -> Iterator[str]:
    """What stands in a picture's element besides its captions."""
    yield element.text or ""
    for child in element:
        name = local_name(child)
        if name and name not in _NOT_TEXT and name not in _CAPTIONS:
            yield from _beside_captions(child)
        yield f" {child.tail or ''}"


def _row(row: Element) -> str | None:
    """The cells of a row with tabs between; None where the table only arranges paragraphs."""
    if "".join((row.text or "", *(cell.tail or "" for cell in row))).strip():
        return None
    if any(local_name(cell) not in ("td", "th") for cell in row):
        return None
    if any(True for cell in row for _ in within(cell, "table", "li", "img", "media", "figure")):
        return None  # first: reading cells with tables in them would double the work at every level
    cells = [_cell(cell) for cell in row]
    if any(len(cell) > _LONGEST_CELL for cell in cells):
        return None
    return "\t".join(cells).rstrip("\t")


def _cell(cell: Element) -> str:
    return " ".join(block.text.replace("\n", " ") for block in read(cell).blocks)
