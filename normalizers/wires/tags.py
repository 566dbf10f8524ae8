"""The tags of HTML as they stand in the text, before any parser sees them: what is too much, and what never ends.

WHATWG HTML, section 13.2.5 (tokenization): a quotation mark in a tag runs to the next one, and a tag without an end
takes the rest of the page with it.
"""

from __future__ import annotations

import re

from normalizers.errors import WireError
from normalizers.limits import MAX_XML_ATTRIBUTES

_TAG = re.compile(r"""<([A-Za-z][^\s/>]*)((?:[^>"']++|"[^"]*"|'[^']*')*+)(>?)""")
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_RAW = frozenset(("script", "style", "textarea", "title", "iframe", "noscript", "noembed", "noframes", "xmp"))
_LONG = 2 * MAX_XML_ATTRIBUTES  # characters: a shorter tag cannot have too many attributes


def check(text: str) -> None:
    """Refuse tags that would hold up a parser, and text that one would drop.

    Raises:
        WireError: an element has too many attributes, or a tag that never ends would swallow the rest.
    """
    at = 0
    while (at := text.find("<", at)) >= 0:
        if text.startswith("<!--", at):
            at = _behind(text, "-->", at)
            continue
        tag = _TAG.match(text, at)
        if tag is None:
            at += 1
            continue
        if len(tag[2]) > _LONG and len(_QUOTED.sub('""', tag[2]).split()) > MAX_XML_ATTRIBUTES:
            raise WireError("wire.too-big", f"The file has more than {MAX_XML_ATTRIBUTES} attributes on one element.")
        if not tag[3]:
            if any(character.isalnum() for character in _words(text[at + len(tag[1]) + 1 :])):
                raise _unfinished(text, at)
            return
        at = tag.end()
        if tag[1].lower() in _RAW:
            close = re.compile(f"</{tag[1]}", re.IGNORECASE).search(text, at)
            if close is None:
                return
            at = close.start()


def _behind(text: str, end: str, at: int) -> int:
    found = text.find(end, at)
    return len(text) if found < 0 else found + len(end)


def _words(text: str) -> str:
    """What a reader would see of a tag that never ends: the text behind the next tag in it."""
    return re.sub(r"<[^<>]*>?", "", text.partition("<")[2].partition(">")[2])


def _unfinished(text: str, at: int) -> WireError:
    line = text.count("\n", 0, at) + 1
    return WireError(
        "wire.broken-markup",
        "A tag in this page never ends; the text behind it would be lost.",
        place=f"line {line}, column {at - text.rfind(chr(10), 0, at)}",
        todo="Ask the sender to repair the page.",
    )
