"""The text of XML or HTML that people see: told with ElementTree and html.parser, no code of the readers."""

import re
import xml.etree.ElementTree as Tree
from collections.abc import Iterator
from html.parser import HTMLParser

from benchmarks.damage import Body, letters, squeezed

NO_TEXT = frozenset("script style media-object media-reference media-metadata meta link nav template".split())
EMPTY = frozenset("area base br col embed hr img input link meta param source track wbr".split())
ENDS_P = frozenset(  # HTML, 13.1.2.4: before these the end tag of a paragraph may be left out
    "address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr main menu nav ol p pre section table ul".split()
)
INLINE = frozenset("a abbr b bdi bdo big cite code em font i mark q s small span strong sub sup time u var".split())
ADDRESS = re.compile(r"\s*\w+://\S*\s*")  # alone in an element: of a picture
MEDIA = re.compile(r"\s*(?:image|audio|video)/")  # what an element says that its text is


def texts(element: Tree.Element) -> Iterator[str]:
    """Yield the text of an element that readers see, piece by piece."""
    if str(element.tag).rpartition("}")[2].lower() in NO_TEXT or MEDIA.match(element.get("type", "")):
        return
    yield "" if ADDRESS.fullmatch(element.text or "") else element.text or ""
    for child in element:
        yield from texts(child)
        yield child.tail or ""


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.pieces: list[tuple[tuple[str, ...], str]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self.pieces.append(((), ""))
            if "p" in self.open and tag in ENDS_P:
                self.handle_endtag("p")
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not NO_TEXT & set(self.open) and "title" not in self.open:
            self.pieces.append((tuple(name for name in self.open if name not in INLINE), data))


def parsed(text: str) -> list[str]:
    """Return the pieces of text of some HTML, as html.parser sees them."""
    return [piece for _, piece in _paged(text)]


def _paged(text: str) -> list[tuple[tuple[str, ...], str]]:
    parser = _Page()
    try:
        parser.feed(text)
        parser.close()
    except AssertionError:  # html.parser's word for a marked section that it does not know
        return []
    return parser.pieces


def readings(text: str) -> tuple[Body, ...]:
    """Return what a string may be, HTML or plain text; where it can be both, a story has to have one of them."""
    pieces = tuple(parsed(text))
    if letters(text) == letters(" ".join(pieces)):
        return (Body(pieces),)
    return (Body(pieces), Body((text,)))


def chains(text: str) -> list[tuple[tuple[str, ...], str, str]]:
    """Return paragraphs with the elements that they stand in; text after text in the same ones is one paragraph."""
    found: list[tuple[tuple[str, ...], str]] = []
    for chain, piece in _paged(text):
        if found and found[-1][0] == chain:
            found[-1] = (chain, found[-1][1] + piece)
        else:
            found.append((chain, piece))
    return [(chain, piece, squeezed(piece)) for chain, piece in found]
