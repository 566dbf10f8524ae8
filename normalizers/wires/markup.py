"""HTML, whole or in pieces, to blocks: the text of the elements, with no character added or lost at inline tags."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from normalizers.errors import WireError
from normalizers.story import Block, Kind
from normalizers.wires import furniture, plain
from normalizers.wires.xml import parse_html

if TYPE_CHECKING:
    from normalizers.wires.xml import Element


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NOT_TEXT = _names(
    "script style aside nav template noscript noframes head title iframe svg math object canvas audio video select "
    "textarea button datalist map"
)
_BLOCK_LEVEL = _names(
    "html body p div section article main header footer figure figcaption address details summary center form fieldset "
    "legend hr ul ol dl dt dd li h1 h2 h3 h4 h5 h6 hgroup blockquote pre table caption thead tbody tfoot tr td th "
    "picture dir menu search"
)
_EMPTY = _names(
    "area base basefont bgsound col colgroup embed frame frameset input keygen link meta param source track"
)
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "blockquote": "quote",
    "li": "list",
    "dt": "list",
    "dd": "list",
    "pre": "preformatted",
}
_INLINE = _names(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark meter nobr output "
    "progress q rp rt ruby s samp small span strike strong sub sup time tt u var wbr"
)
ELEMENTS = _BLOCK_LEVEL | _NOT_TEXT | _INLINE | _EMPTY

# What a browser would read as a tag. A "<" that opens none is a character of the text: "profits < 5%".
_TAG = re.compile(r"""[/!?]?([A-Za-z][\w:.-]*)(?:[^<>"']|"[^"<]*"|'[^'<]*')*>""")
_SOUND = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>")
_CLOSING = re.compile(r"</([A-Za-z][\w:.-]*)")
_RAW = re.compile(r"<(/?)(script|style|title|textarea|iframe|noscript|xmp)\b", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml\b[^<>]{0,200}\?>")
_TWICE = re.compile(r"(?i)&(?:amp;)*lt;(?:/p|br ?/?|/div|/h[1-6]|/li)&(?:amp;)*gt;")
_HTML_SPACE = re.compile(r"[ \t\n\r\f]+")
_AROUND_BREAK = re.compile(r"[ \t\f]*\n[ \t\f]*")
_PARAGRAPH_BREAK = re.compile(r"\n{2,}|\n(?=\u3000)")  # Chinese and Japanese paragraphs begin with a wide space
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
_BREAK = "\ue000"  # stands for <br> while spaces are folded; the wire's own is masked before
_MASK = "\U0010fffd"


def looks_like_markup(text: str) -> bool:
    """Whether a text that nobody declared is HTML: it has a tag that HTML knows.

    A character by its HTML name (`&quot;`) is no sign: in plain text it is damage, and repairing that is an edit.
    """
    return any(match[1].lower() in ELEMENTS for match in _SOUND.finditer(text))


def blocks(fragment: str) -> tuple[Block, ...]:
    """The paragraphs, headings, quotes and list items of a fragment of HTML, in order.

    Space inside a paragraph is folded as HTML folds it, except in `pre`; one `<br>` is a line break, two are the end
    of the paragraph. A fragment without block elements but with blank lines is plain text that was only escaped.
    """
    if not fragment.strip():
        return ()
    return tuple(block for block, _ in _blocks(fragment, tree(fragment)))


def story(
    fragment: str, before: Callable[[Element], None] | None = None, *, boxes: bool = False
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks of a fragment, and the captions of its pictures.

    `before` may first take something out of the tree; with `boxes`, those for sharing and the like go as well.
    """
    root = tree(fragment)
    if before is not None:
        before(root)
    return _parted(_blocks(fragment, root), root, boxes)


def story_of_tree(root: Element) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """As `story`, of a tree that is parsed already."""
    return _parted(list(placed(root)), root, boxes=True)


def _parted(
    found: list[tuple[Block, Element]], root: Element, boxes: bool
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks of the copy, and the captions."""
    captions = {n for n, (_, place) in enumerate(found) if furniture.caption(place, root)}
    called = {n for n, (_, place) in enumerate(found) if furniture.called_caption(place, root)} - captions
    beside = {n for n, (_, place) in enumerate(found) if boxes and furniture.box(place, root)} - captions - called
    if furniture.too_much([block.text for block, _ in found], called | beside):
        called = beside = set()
    captions = captions | called if len(captions | called | beside) < len(found) else set()
    copy = tuple(block for n, (block, _) in enumerate(found) if n not in captions | beside)
    return copy, tuple(" ".join(found[n][0].text.split()) for n in sorted(captions))


def _blocks(fragment: str, root: Element) -> list[tuple[Block, Element]]:
    if _BLANK_LINE.search(fragment) and not any(_is_block(element) or element.tag == "br" for element in _body(root)):
        return [(block, root) for block in plain.split("".join(_texts(root)))]
    return list(placed(root))


def tree(fragment: str) -> Element:
    """A fragment as a browser would build it, with no "<" lost that opens no tag."""
    fragment = _DECLARATION.sub("", fragment, count=1)
    _refuse_unclosed(fragment)
    return parse_html(f"<html><body>{_escape_stray(fragment)}</body></html>")


def unescaped(text: str) -> str | None:
    """HTML that was escaped once more than it should be, as it was meant; None if the text is none."""
    if looks_like_markup(text) or not _TWICE.search(text):
        return None
    once = unescape(text)
    return once if looks_like_markup(once) else unescape(once)


def text(fragment: str) -> str:
    """The text of a fragment in which paragraphs do not count, such as a headline."""
    return " ".join(block.text for block in blocks(fragment))


def from_tree(root: Element) -> Iterator[Block]:
    """The blocks of a tree that is parsed already."""
    return (block for block, _ in placed(root))


def placed(root: Element) -> Iterator[tuple[Block, Element]]:
    """The blocks of a tree, each with the innermost block element that holds its text."""
    walk = _Walk(root)
    walk.element(root, "paragraph", None)
    walk.flush()
    yield from walk.found


def squeezed(text: str) -> str:
    """The text without any white space: what two ways of reading one page must agree on."""
    return "".join(text.split())


@dataclass(slots=True)
class _Walk:
    place: Element
    found: list[tuple[Block, Element]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    kind: Kind = "paragraph"
    language: str | None = None

    def element(self, element: Element, kind: Kind, language: str | None) -> None:
        """Take the text of an element; block elements end the paragraph before and after."""
        name = _name(element)
        if name in _NOT_TEXT:
            return
        if name == "br":
            self.pieces.append(_BREAK)
            self.inside(element, kind, language)  # XML may have text in it
            return
        is_block = name in _BLOCK_LEVEL
        around = self.kind, self.language, self.place
        if is_block:
            self.flush()
            language = _language(element, name) or language
            kind = _KINDS.get(name, kind)
            self.kind, self.language, self.place = kind, language, element
        if name == "tr" and (row := _row(element)) is not None:
            self.kind = "preformatted"
            self.pieces = [row]
        else:
            self.inside(element, kind, language)
        if is_block:
            self.flush()
            self.kind, self.language, self.place = around  # what follows the element is of what stands around it

    def inside(self, element: Element, kind: Kind, language: str | None) -> None:
        """Take the text in an element and what stands between its children."""
        self.text(element.text)
        for child in element:
            self.element(child, kind, language)
            self.text(child.tail)

    def text(self, text: str | None) -> None:
        if text:
            self.pieces.append(text.replace(_BREAK, _MASK))

    def flush(self) -> None:
        """End the paragraph."""
        text = "".join(self.pieces)
        self.pieces = []
        if self.kind == "preformatted":
            parts = [text.replace(_BREAK, "\n").strip("\n\r")]
        else:
            folded = _HTML_SPACE.sub(" ", text).replace(_BREAK, "\n")
            parts = _PARAGRAPH_BREAK.split(_AROUND_BREAK.sub("\n", folded))
        for part in parts:
            trimmed = part if self.kind == "preformatted" else part.strip(" \t\n\r\f")
            if trimmed.strip():
                self.found.append((Block(self.kind, trimmed.replace(_MASK, _BREAK), self.language), self.place))


def _row(row: Element) -> str | None:
    """The cells of a table row with tabs between; None where the table only arranges paragraphs."""
    if "".join((row.text or "", *(cell.tail or "" for cell in row))).strip() or any(
        _name(cell) not in ("td", "th") for cell in row
    ):
        return None
    if any(_is_block(inner) and _name(inner) not in ("td", "th") for cell in row for inner in cell.iter()):
        return None
    cells = (_HTML_SPACE.sub(" ", "".join(_texts(cell))).strip() for cell in row)
    return "\t".join(cells).strip("\t")


def _texts(element: Element) -> Iterator[str]:
    if _name(element) in _NOT_TEXT:
        return
    yield " " if element.tag == "br" else element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def _body(root: Element) -> Iterator[Element]:
    return (element for element in root.iter() if element.tag not in ("html", "body"))


def _is_block(element: Element) -> bool:
    return _name(element) in _BLOCK_LEVEL


def _name(element: Element) -> str:
    name = element.tag if isinstance(element.tag, str) else ""
    return name.rpartition(":")[2].rpartition("}")[2].lower()


def _language(element: Element, name: str) -> str | None:
    if name in ("html", "body"):
        return None  # that is the story's language
    return element.get("lang") or element.get("xml:lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang")


def _escape_stray(fragment: str) -> str:
    """Write a "<" that opens no tag as `&lt;`: the parser would drop what follows it, up to the end of the text.

    So is a tag that HTML does not know and that is never closed, such as <Reuters>: it is a word in brackets.
    """
    last = fragment.rfind("-->")
    closed = {match[1].lower() for match in _CLOSING.finditer(fragment)}
    pieces: list[str] = []
    done = 0
    for match in re.finditer("<", fragment):
        place = match.start()
        if place < done:
            continue
        if fragment.startswith("<!--", place) and place < last:
            end = fragment.index("-->", place) + 3
            pieces.append(fragment[done:place])
        elif (tag := _TAG.match(fragment, place + 1)) and (_is_known(tag[1].lower(), closed) or tag[0].endswith("/>")):
            end = tag.end()
            pieces.append(fragment[done:end])
        else:
            end = place + 1
            pieces.append(fragment[done:place] + "&lt;")
        done = end
    return "".join(pieces) + fragment[done:]


def _is_known(name: str, closed: set[str]) -> bool:
    return name in ELEMENTS or name in closed or ":" in name or "-" in name or name == "doctype"


def _refuse_unclosed(fragment: str) -> None:
    """A script or title that is never closed would swallow the rest of the story."""
    still_open: str | None = None
    for match in _RAW.finditer(fragment):
        if match[1] and match[2].lower() == still_open:
            still_open = None
        elif not match[1] and still_open is None:
            still_open = match[2].lower()
    if still_open:
        raise WireError(
            "wire.broken-markup",
            f"A <{still_open}> in the text is never closed; the rest would be lost.",
            todo="Ask the sender to repair the story.",
        )
