"""The only file that parses XML and HTML: guards first, then lxml, strict, with no network, no DTD and no entities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from normalizers.errors import WireError
from normalizers.limits import MAX_REFERENCES, MAX_XML_ATTRIBUTES, MAX_XML_DEPTH, MAX_XML_NODES
from normalizers.wires import tags

if TYPE_CHECKING:
    from lxml.etree import _Element

    Element: TypeAlias = _Element

_SKIP = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_DOCTYPE = re.compile(r"""<!DOCTYPE(?:[^\[<>"']|"[^"]*"|'[^']*')*""", re.IGNORECASE)
_LONGEST_DOCTYPE = 2_000  # characters; HTML 4's longest has 120
_ROOT = re.compile(r"<([^\W\d][\w.-]*:)?([^\W\d][\w.-]*)(?=[\s/>])")
_PREFIXED = re.compile(r"""(?:<|\s(?=[\w.-]+:[\w.-]+\s*=\s*["']))([A-Za-z_][\w.-]*):(?=[A-Za-z_])""")
_NO_TAG = re.compile(r"<!\[CDATA\[(?:.*?\]\]>|.*\Z)|(?<=>)[^<>]+(?=<)", re.DOTALL)
_MOST_PREFIXES = 16
_LINES = frozenset(("br", "p", "div", "li", "tr", "td", "hl1", "hl2", "section"))
# What is never closed is taken to the end at once: looking for the end again and again would take for ever.
_ENTITY = re.compile(r"<!\[CDATA\[(?:.*?\]\]>|.*\Z)|<!--(?:.*?-->|.*\Z)|&([A-Za-z][A-Za-z0-9]*);", re.DOTALL)
_AFTER_THE_END = "\x03\x04\x1a \t\r\n"  # ends of text and of files, as telegraphs and DOS write them
_XML_SPACE = re.compile(r"[ \t\r\n\f]+")
# Kyodo and SDA name the DTD of NITF inside the DOCTYPE of NewsML. It declares nothing here and is never opened.
_NAMES_DTD = re.compile(
    r"""\s*\[(?:\s+|<!--[^>]{0,500}-->|%[\w.-]{1,40};|<!ENTITY\s+%\s+[\w.-]{1,40}\s+(?:SYSTEM|PUBLIC\s+(?:"[^"<]{0,200}"|'[^'<]{0,200}'))"""
    r"""\s+(?:"[^"<]{0,200}\.(?:dtd|mod)"|'[^'<]{0,200}\.(?:dtd|mod)')\s*>)*\]\s*(?=>)""",
    re.IGNORECASE,
)
_OF_AGENCIES = re.compile(r"<!DOCTYPE\s+(?:NewsML|nitf)\b", re.IGNORECASE)
_OF_XML = frozenset(("lt", "gt", "amp", "quot", "apos"))


def root_name(text: str) -> str | None:
    """The name of the first element, without prefix and in lower case; None if the text is no markup.

    A DOCTYPE that brings its own declarations is refused here, before any parser sees it.
    """
    match = _ROOT.match(text, _prolog_end(text))
    return match[2].lower() if match else None


def parse_xml(text: str) -> tuple[Element, tuple[str, ...]]:
    """The tree of a well-formed XML text, and notes on what it used without declaring.

    HTML's names for characters (`&eacute;`) are read as the characters: feeds use them although XML does not know
    them. Everything else that is not well-formed is an error: a parser that recovers drops text without a word.
    """
    from lxml import etree

    start = _prolog_end(text)
    text = text.rstrip(_AFTER_THE_END)
    _refuse_too_many(text)
    notes: dict[str, None] = {}
    # The parser never sees a DTD; line numbers stay right.
    body = "\n" * text.count("\n", 0, start) + _ENTITY.sub(lambda match: _character(match, notes), text[start:])
    parser = etree.XMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(_declared(body, notes).encode("utf-8", "strict"), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise WireError(
            "wire.broken-xml",
            f"This is not well-formed XML: {_first_words(error.msg)}.",
            place=f"line {line}, column {column}",
            todo="Ask the sender to repair the file.",
        ) from error
    if root is None:
        raise WireError("wire.broken-xml", "There is no element in this XML.")
    _bounded(root)
    return root, tuple(notes)


def _declared(text: str, notes: dict[str, None]) -> str:
    """The text with a name for every prefix that it uses and never declares: a piece cut out of a larger file."""
    match = _ROOT.match(text, _prolog_end(text))
    used = dict.fromkeys(_PREFIXED.findall(_NO_TAG.sub("", text)))
    strange = (name for name in used if name not in ("xml", "xmlns") and f"xmlns:{name}=" not in text)
    missing = list(islice(strange, _MOST_PREFIXES + 1))
    if match is None or not missing or len(missing) > _MOST_PREFIXES:
        return text
    notes.update(dict.fromkeys(f"Undeclared prefix {name}: elements are read by their own names" for name in missing))
    names = "".join(f' xmlns:{name}="urn:undeclared:{name}"' for name in missing)
    return text[: match.end()] + names + text[match.end() :]


def parse_html(text: str) -> Element:
    """The tree of an HTML page or fragment, as a browser would build it."""
    from lxml import etree, html

    _refuse_too_many(text)
    tags.check(text)
    # The charset is settled already: what the page declares must not be applied a second time.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root: Element | None = html.document_fromstring(text.encode("utf-8", "strict"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise WireError("wire.no-text", "There is no text in this HTML.") from error
    if root is None:
        raise WireError("wire.no-text", "There is no text in this HTML.")
    _bounded(root)
    return root


def to_text(root: Element) -> str:
    """The tree as XML again, with every character written out."""
    from lxml import etree

    return etree.tostring(root, encoding="unicode")


def local_name(element: Element) -> str:
    """The name of an element without namespace or prefix, in small letters; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def find_all(element: Element, path: str) -> Iterator[Element]:
    """The elements at a path of local names in small letters, `head/docdata/doc-id`; `*` is any one element."""
    step, _, rest = path.partition("/")
    for child in element:
        if step in ("*", local_name(child)):
            if rest:
                yield from find_all(child, rest)
            else:
                yield child


def find(element: Element, *paths: str) -> Element | None:
    """The first element at the first of these paths that leads to one."""
    return next((found for path in paths for found in find_all(element, path)), None)


def within(element: Element, *names: str) -> Iterator[Element]:
    """The element itself and everything in it that has one of these local names, in order."""
    return (one for one in element.iter() if local_name(one) in names)


def attribute(element: Element, *names: str) -> str | None:
    """The first of these attributes, by local name in small letters, that is not empty."""
    found = {str(key).rpartition("}")[2].rpartition(":")[2].lower(): str(value) for key, value in element.items()}
    return next((value for name in names if (value := found.get(name, "").strip())), None)


def text_of(element: Element | None) -> str:
    """All text in an element on one line, space folded as HTML folds it, and one at each line or paragraph."""
    if element is None:
        return ""
    return _XML_SPACE.sub(" ", "".join(_pieces(element))).strip(" ")


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        apart = " " if local_name(child) in _LINES else ""
        yield apart
        yield from _pieces(child)
        yield apart + (child.tail or "")


def drop(root: Element, namespaces: tuple[str, ...]) -> None:
    """Take out the elements of these namespaces, but not the text that follows them."""
    for element in [one for one in root.iter() if str(one.tag).startswith(namespaces)]:
        remove(element)


def remove(element: Element) -> None:
    """Take an element out of its tree, but not the text that follows it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    element.tail = None
    parent.remove(element)


def _prolog_end(text: str) -> int:
    """Where the first element begins, past declaration, comments and a harmless DOCTYPE."""
    place = 0
    while True:
        skipped = _SKIP.match(text, place)
        if skipped:
            place = skipped.end()
            continue
        doctype = _DOCTYPE.match(text, place, place + _LONGEST_DOCTYPE)
        if not doctype:
            if text.startswith(("<!ENTITY", "<!ELEMENT", "<!ATTLIST", "<!NOTATION"), place):
                raise _declares(text, place)
            return place
        end = doctype.end()
        if _OF_AGENCIES.match(text, place) and (named := _NAMES_DTD.match(text, end, end + _LONGEST_DOCTYPE)):
            end = named.end()
        if not text.startswith(">", end):
            raise _declares(text, doctype.end())
        place = end + 1


def _first_words(message: str | None) -> str:
    """What the parser says, without its place and without the text of the story that it quotes."""
    return (message or "cut short").partition(", line")[0].partition("\n")[0][:100]


def _declares(text: str, place: int) -> WireError:
    return WireError(
        "wire.entity-declared",
        "The file brings its own declarations (a DTD with entities), which we never read.",
        place=f"line {text.count(chr(10), 0, place) + 1}",
        todo="Ask the sender for the file without them.",
    )


def _character(match: re.Match[str], notes: dict[str, None]) -> str:
    name = match[1]
    if name is None or name in _OF_XML or f"{name};" not in html5:
        return match[0]
    notes[f"Undeclared entity &{name}; read as {html5[name + ';']}"] = None
    return html5[f"{name};"]


def _refuse_too_many(text: str) -> None:
    if text.count("<") > 2 * MAX_XML_NODES:
        raise _too_big(f"more than {MAX_XML_NODES} elements")
    if text.count("&") > MAX_REFERENCES:
        raise _too_big(f"more than {MAX_REFERENCES} references to characters")


def _bounded(root: Element) -> None:
    """Refuse trees that no newsroom makes."""
    nodes = 0
    level = [root]
    for _ in range(MAX_XML_DEPTH):
        nodes += len(level)
        if nodes > MAX_XML_NODES:
            raise _too_big(f"more than {MAX_XML_NODES} elements")
        if any(len(element.attrib) > MAX_XML_ATTRIBUTES for element in level):
            raise _too_big(f"more than {MAX_XML_ATTRIBUTES} attributes on one element")
        level = [child for element in level for child in element]
        if not level:
            return
    raise _too_big(f"elements nested more than {MAX_XML_DEPTH} deep", code="wire.too-deep")


def _too_big(what: str, *, code: str = "wire.too-big") -> WireError:
    return WireError(code, f"The file has {what}.", todo="Look whether this is a story at all.")
