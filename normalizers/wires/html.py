"""An HTML page: trafilatura says which paragraphs are the story, the page itself gives their text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import TYPE_CHECKING
from unicodedata import normalize

from normalizers.errors import WireError
from normalizers.limits import MAX_BLOCKS
from normalizers.story import Block, Story
from normalizers.wires import markup, xml
from normalizers.wires.charset import Received
from normalizers.wires.page import About, about

if TYPE_CHECKING:
    from normalizers.wires.xml import Element

# A file whose first element is one of these is a page, or a piece of one.
ELEMENTS = markup.ELEMENTS
_LONG = 25  # letters; a shorter paragraph is taken only if trafilatura has it as a paragraph of its own
_ENOUGH = 0.7  # of the letters that trafilatura found
_SHORT = 200  # characters
_TRANSLATED = re.compile(r"(?i)\b(translat|tradu[zcç]|traduit|tradott|übersetz|vertaald|tłumacz|перевод|переклад)")
_XML_DECLARATION = re.compile(r"\s*<\?xml.*?\?>", re.DOTALL)


def read(received: Received) -> list[Story]:
    """The one story of a page, without its menus, teasers, adverts and comments."""
    declaration = _XML_DECLARATION.match(received.text)  # only at the start: looking on would take for ever
    root = xml.parse_html(received.text[declaration.end() if declaration else 0 :])
    said = about(root)
    everything = list(markup.from_tree(root))
    if len(everything) > MAX_BLOCKS:
        raise WireError("wire.too-big", f"The page has {len(everything)} paragraphs; {MAX_BLOCKS} is the most we read.")
    blocks = _story_blocks(root, everything)
    notes = tuple(_translated(block.text for block in everything if block not in blocks))
    headline = said.headline
    if blocks and headline and _letters(blocks[0].text) == _letters(headline):
        headline, blocks = blocks[0].text, blocks[1:]
    else:
        blocks = [block for block in blocks if block.kind != "heading" or _letters(block.text) != _letters(headline)]
    if not any(character.isalpha() for block in blocks for character in block.text):
        raise WireError("wire.no-text", "There is no story on this page.", todo="Nothing to publish here.")
    return [_story(headline, tuple(blocks), said, received, notes)]


def _story(headline: str, blocks: tuple[Block, ...], said: About, received: Received, notes: tuple[str, ...]) -> Story:
    return Story(
        guid=said.link or f"sha256:{received.sha256}",
        headline=headline,
        blocks=blocks,
        wire="html",
        raw_sha256=received.sha256,
        source=said.source,
        language=said.language,
        charset=received.declared,
        charset_found=received.found,
        translated_from=said.translated_from,
        version_created=said.modified or said.published,
        byline=said.byline,
        usage=said.usage,
        abstract=said.abstract,
        keywords=said.keywords,
        link=said.link,
        dateline=said.dateline,
        subheadline=said.subheadline,
        first_created=said.published,
        expires=said.expires,
        located=said.located,
        country=said.country,
        genre=said.genre,
        copyright=said.copyright,
        credit=said.credit,
        words=said.words,
        notes=(*said.notes, *notes),
    )


def _translated(lines: Iterable[str]) -> Iterator[str]:
    """Lines beside the story that say that it is a translation: to trafilatura furniture, to us half of the matter."""
    return (line for line in lines if len(line) <= _SHORT and _TRANSLATED.search(line))


def _story_blocks(root: Element, everything: list[Block]) -> list[Block]:
    """The paragraphs of the page that belong to the story.

    trafilatura folds and moves spaces, which would hide the very mistakes that we look for. So it only chooses: the
    paragraphs are the page's own, matched by their letters.
    """
    chosen = _chosen(root)
    if not chosen:
        inner = next((element for name in ("article", "main") for element in root.iter(name)), None)
        return list(markup.from_tree(inner)) if inner is not None else everything
    whole = "".join(map(_letters, chosen))
    kept = _matching(everything, Counter(map(_letters, chosen)), whole)
    if sum(len(_letters(block.text)) for block in kept) >= _ENOUGH * len(whole):
        return kept
    return [Block("paragraph", text) for text in chosen]


def _matching(blocks: Iterable[Block], chosen: Counter[str], whole: str) -> list[Block]:
    kept: list[Block] = []
    taken: Counter[str] = Counter()
    # Looking for parts of paragraphs in paragraphs is slow, and a page that is so long is no common page.
    thorough = len(whole) <= 300_000 and sum(chosen.values()) <= 500
    for block in blocks:
        letters = _letters(block.text)
        if not letters or taken[letters] >= max(1, chosen[letters]):
            continue  # a teaser that repeats a paragraph
        long = thorough and len(letters) >= _LONG
        if letters in chosen or (long and (letters in whole or any(_inside(piece, letters) for piece in chosen))):
            kept.append(block)
            taken[letters] += 1
    return kept


def _inside(piece: str, letters: str) -> bool:
    return len(piece) >= _LONG and piece in letters


def _chosen(root: Element) -> list[str]:
    """The paragraphs that trafilatura takes for the story; none if it finds no story."""
    import trafilatura

    try:
        found = trafilatura.bare_extraction(
            deepcopy(root), include_comments=False, include_tables=True, include_formatting=False, with_metadata=False
        )
    except Exception:  # it meets odd pages with whatever error comes to hand; we then take the page as it is
        return []
    body = getattr(found, "body", None)
    if body is None:
        return []
    parts = (part for element in body for part in _parts(element))
    texts = (("\t" if part.tag == "row" else "").join(map(str, part.itertext())) for part in parts)
    return [text for text in texts if text.strip()]


def _parts(element: Element) -> list[Element]:
    """The rows of a table and the items of a list; any other element is one part."""
    return list(element.iter("row", "item")) or [element]


def _letters(text: str) -> str:
    return "".join(character for character in normalize("NFC", text) if character.isalnum())
