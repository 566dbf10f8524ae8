"""Bytes to stories: which reader a file needs is chosen by its content, never by its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256

from normalizers.errors import WireError
from normalizers.limits import MAX_BLOCK_CHARS, MAX_BLOCKS, MAX_RAW_BYTES, MAX_TEXT_CHARS
from normalizers.story import Refused, Skipped, Story
from normalizers.wires import (
    anpa,
    charset,
    container,
    html,
    iptc7901,
    json_items,
    mail,
    newsml_1,
    newsml_g2,
    nitf,
    plain,
    rss,
    telegraph,
    vendor,
    xml,
    zczc,
)
from normalizers.wires.charset import Received

__all__ = ["read", "read_all"]

Piece = Story | Skipped | Refused

_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*\{)')
_MARKUP = re.compile(r"\s*<[!?A-Za-z_]")
_NO_HTML = re.compile(r"<(?:headline|hedline|byline|dateline|slugline)[\s>]", re.IGNORECASE)  # in an <article> of XML
_FEEDS = frozenset(("rss", "rdf", "feed"))

# Formats of agencies by the local name of their first element, in small letters.
_XML: dict[str, Callable[[Received], Sequence[Piece]]] = {
    "nitf": nitf.read,
    "newsml": newsml_1.read,
    "newsitem": vendor.read,  # of NewsML-G2, NewsML 1.2 or a house's own
    **dict.fromkeys(("newsmessage", "packageitem", "conceptitem", "planningitem"), newsml_g2.read),
}


def read(raw: bytes, *, name: str | None = None) -> list[Story]:
    """Every story in a file, as the wire said it.

    Nothing is repaired here: what a later room changes is an edit, and an edit needs the text as received.

    Raises:
        WireError: the bytes are no story that we can read. `name` stands in its place, and is used for nothing else.
    """
    return [found for found in read_all(raw, name=name) if isinstance(found, Story)]


def read_all(raw: bytes, *, name: str | None = None) -> list[Piece]:
    """Every story in a file, what else stands in it and was passed over, and what was refused, in the file's order.

    A member of an archive that cannot be read is `Refused`, and does not stop the others.

    Raises:
        WireError: as `read`; also where there is no story at all.
    """
    try:
        found = _bounded(raw)
        stories = [one for one in found if isinstance(one, Story)]
        if not stories:
            reasons = "; ".join(dict.fromkeys(one.reason for one in found if isinstance(one, Skipped)))
            raise WireError("wire.no-story", f"There is no story in this file: {reasons or 'it is empty'}.")
        return list(found)
    except WireError as error:
        place = ", ".join(part for part in (name, error.place) if part) or "the whole file"
        raise WireError(error.code, error.message, place=place, todo=error.todo) from error


def _read(raw: bytes) -> Sequence[Piece]:
    if not raw.strip():
        raise WireError("wire.empty", "The file is empty.", todo="Ask the sender for it again.")
    if len(raw) > MAX_RAW_BYTES:
        raise WireError("wire.too-big", f"The file has {len(raw)} bytes; {MAX_RAW_BYTES} is the most that we read.")
    if container.sniff(raw):
        return container.read(raw, _bounded)
    if anpa.sniff(raw):
        return anpa.read(telegraph.receive(raw))
    if zczc.sniff(raw):
        return zczc.read(telegraph.receive(raw))
    if iptc7901.sniff(raw):
        return iptc7901.read(telegraph.receive(raw))
    if mail.sniff(raw):
        return mail.read(raw, _attached)
    named = charset.declared(raw)
    text, found = charset.decode(raw, named)
    if not text.strip():
        raise WireError("wire.empty", "The file is empty.", todo="Ask the sender for it again.")
    received = Received(text, sha256(raw).hexdigest(), named, found)
    if _JSON.match(text):
        return json_items.read(received)
    if _MARKUP.match(text):
        root = xml.root_name(text)
        if root in _FEEDS:
            return rss.read(received)
        if root in _XML:
            return _XML[root](received)
        declares_xml = text.lstrip().startswith("<?xml")
        if root == "article" and _NO_HTML.search(text):
            try:
                return vendor.read(received)
            except WireError:
                return html.read(received)
        if root in (None, "html") or (root in html.ELEMENTS and not declares_xml):
            return html.read(received)
        if not declares_xml and not re.search(rf"</{root}|/>", text, re.IGNORECASE):
            return plain.read(received)  # a text that begins with a word in angle brackets
        return vendor.read(received)
    return plain.read(received)


def _attached(raw: bytes) -> Sequence[Piece] | None:
    """The stories of a file that came with a mail, None if it is no wire: a text, a page, a picture, another mail."""
    if container.sniff(raw):
        return container.read(raw, _no_mail)
    if anpa.sniff(raw) or zczc.sniff(raw) or iptc7901.sniff(raw):
        return _bounded(raw)
    if mail.sniff(raw) or not (
        raw.lstrip()[:1] in (b"<", b"{", b"[") or raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    ):
        return None
    try:
        text, _ = charset.decode(raw, charset.declared(raw))
    except WireError:
        return None
    known = _JSON.match(text) or (_MARKUP.match(text) and xml.root_name(text) in (*_FEEDS, *_XML))
    return _bounded(raw) if known else None


def _no_mail(raw: bytes) -> Sequence[Piece]:
    if mail.sniff(raw):
        raise WireError("wire.too-deep", "This is a mail in an archive that came with a mail.")
    return _bounded(raw)


def _bounded(raw: bytes) -> Sequence[Piece]:
    """What stands in a file that is no archive, and in each file of an archive."""
    found = list(_read(raw))
    for n, story in enumerate(found):
        if isinstance(story, Story):
            _check(story)
            if doubt := charset.doubt(f"{story.headline}\n{story.text}", story.charset, story.charset_found):
                found[n] = replace(story, notes=(*story.notes, doubt))
    return found


def _check(story: Story) -> None:
    if len(story.blocks) > MAX_BLOCKS:
        raise WireError("wire.too-big", f"The story has {len(story.blocks)} paragraphs.", place=story.guid)
    if len(story.text) > MAX_TEXT_CHARS:
        raise WireError("wire.too-big", f"The story has {len(story.text)} characters.", place=story.guid)
    for address, block in story.addressed:
        if len(block.text) > MAX_BLOCK_CHARS:
            raise WireError("wire.block-too-long", f"One paragraph has {len(block.text)} characters.", place=address)
