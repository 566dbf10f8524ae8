"""One text of a feed's item: its blocks, without what the feed itself added to them.

What is added is told by where it points, whatever its language: a last link to the item itself ("Read more"), and a
last paragraph with links to the item and to the feed's site ("The post … appeared first on …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from normalizers.story import Block
from normalizers.wires import markup, plain, shortcodes
from normalizers.wires.xml import attribute, local_name, remove

if TYPE_CHECKING:
    from normalizers.wires.xml import Element

_LONGEST_POINTER = 60  # letters of "Continue reading …"; more words belong to the story
_SHORT = 30  # letters of one that is known by its end only
_ON = re.compile(r"(?:…|\.\.\.|→|»|›|>>)[\s\])]*$")
_MEDIA = re.compile(r"(?:image|audio|video|font|model|application)/(?!xhtml|xml)")
_LONGEST_FOOTER = 80  # letters beside the two links of "The post … appeared first on …"
_TRACKING = re.compile(r"[?&](?:utm_\w+|at_\w+|fbclid|ref|source|rss|xtor|cmp|ns_\w+)=[^&#]*")


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses of an item and of the feed's site; "" where they are not known."""

    item: str = ""
    site: str = ""


def blocks_of(element: Element, links: Links, notes: list[str], *, atom: bool) -> tuple[Block, ...]:
    """The blocks of the text in an element; captions and what the feed added become notes."""
    said = (attribute(element, "type") or "").lower()
    if len(element):
        found, captions = markup.story_of_tree(element)
        notes += [f"caption: {caption}" for caption in captions]
        return found
    text = (element.text or "").strip()
    if atom:
        if said in ("", "text", "text/plain"):
            return plain.split(text)
        if _MEDIA.match(said):
            notes.append(f"content passed over: {said}")  # in base64, RFC 4287 section 4.1.3.3
            return ()
    if meant := markup.unescaped(text):
        notes.append(f"mark-up escaped twice ({local_name(element)})")
        text = meant
    return of_html(text, links, notes)


def of_html(text: str, links: Links, notes: list[str]) -> tuple[Block, ...]:
    """The blocks of a text that is HTML, or may be; captions and what the feed added become notes."""
    if shortcodes.occur(text):
        text, captions = shortcodes.without(text)
        notes += [f"caption: {caption}" for caption in captions]
    found, captions = markup.story(text, lambda root: notes.extend(_without_pointers(root, links)), boxes=True)
    notes += [f"caption: {caption}" for caption in captions]
    return found


def resolved(address: str | None, site: str) -> str | None:
    """An address of the feed's, whole: some write only the path."""
    if not address or "://" in address or not site.startswith(("http://", "https://")):
        return address
    try:
        return urljoin(site, address) if address.startswith("/") else address
    except ValueError:
        return address


def _without_pointers(root: Element, links: Links) -> Iterator[str]:
    """Take what the feed added out of a tree, from its end; the text of each is a note."""
    for _ in range(4):
        anchors = [one for one in root.iter("a") if one.get("href")]
        whole = _letters(root)
        last = next((one for one in reversed(anchors) if _letters(one)), None)
        if last is None:
            return
        added = _footer(last, anchors, links) if links.site else None
        if added is None and _leads_on(last, links):
            added = last
        letters = "" if added is None else _letters(added)
        if added is None or not whole.endswith(letters) or whole == letters:
            return
        yield f"pointer: {' '.join(''.join(map(str, added.itertext())).split())}"
        remove(added)


def _leads_on(last: Element, links: Links) -> bool:
    """Whether a link is "Read more": it goes to the item itself, or ends as no sentence of a story ends."""
    text, size = "".join(map(str, last.itertext())), len(_letters(last))
    return size <= _LONGEST_POINTER if _same(last, links.item) else size <= _SHORT and _ON.search(text) is not None


def _footer(last: Element, anchors: list[Element], links: Links) -> Element | None:
    around = last.getparent()
    if around is None or not _same(last, links.site) or around.tag in ("html", "body"):
        return None
    inside = [one for one in anchors if one.getparent() is around]
    if len(inside) != 2 or not _same(inside[0], links.item):
        return None
    rest = len(_letters(around)) - sum(map(len, map(_letters, inside)))
    return around if rest <= _LONGEST_FOOTER else None


def _same(anchor: Element, address: str) -> bool:
    return _plain(resolved(anchor.get("href"), address) or "") == _plain(address) != ""


def _plain(address: str) -> str:
    address = _TRACKING.sub("", address.partition("#")[0].strip()).partition("://")[2]
    return address.removeprefix("www.").rstrip("/?&")


def _letters(element: Element) -> str:
    return "".join(character for character in "".join(map(str, element.itertext())) if character.isalnum())
