"""An HTML page: which of its paragraphs are the story, and what it says about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from normalizers.errors import WireError
from normalizers.limits import MAX_BLOCKS, MAX_PAGE_NODES
from normalizers.story import Block, Story
from normalizers.wires import furniture, markup, story_of_page, xml
from normalizers.wires.charset import Received
from normalizers.wires.page import About, about, signed

# A file whose first element is one of these is a page, or a piece of one.
ELEMENTS = markup.ELEMENTS
_SHORT = 200  # characters
_TOP = 3  # blocks among which byline and date stand
_KICKER = 30  # letters of the line over a headline
_LINE = 80  # characters of a line with a byline and a date
_DATE = re.compile(
    r"\b(?:(?:19|20)\d\d\s?[-./年년]\s?\d{1,2}\s?[-./月월]\s?\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d)(?!\d)"
)
_TRANSLATED = re.compile(r"(?i)\b(translat|tradu[zcç]|traduit|tradott|übersetz|vertaald|tłumacz|перевод|переклад)")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)\D{1,20}\b(?:19|20)\d\d\b|\D \d{1,2}, (?:19|20)\d\d\b")
_TIME = re.compile(r"(?<!\d)\d{1,2}[:.h]\d\d(?!\d)")
_SWALLOWED = re.compile(r"</?(?:body|head|p|div|script|meta)\b", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\s*<\?xml.*?\?>", re.DOTALL)


def read(received: Received) -> list[Story]:
    """The one story of a page, without its menus, teasers, adverts and comments."""
    declaration = _XML_DECLARATION.match(received.text)  # only at the start: looking on would take for ever
    root = xml.parse_html(received.text[declaration.end() if declaration else 0 :])
    if sum(1 for _ in root.iter()) > MAX_PAGE_NODES:
        raise WireError("wire.too-big", f"The page has more than {MAX_PAGE_NODES} elements.")
    if any(_SWALLOWED.search(title.text or "") for title in root.iter("title")):
        raise WireError(
            "wire.broken-markup",
            "A <title> on the page is never closed, or not where it should be; the rest would be lost.",
            todo="Ask the sender to repair the page.",
        )
    said = about(root)
    everything = list(markup.placed(root))
    if len(everything) > MAX_BLOCKS:
        raise WireError("wire.too-big", f"The page has {len(everything)} paragraphs; {MAX_BLOCKS} is the most we read.")
    found = story_of_page.find(root, everything, said.text, said.headline)
    blocks, chosen = list(found.blocks), set(found.blocks)
    notes = (*_translated(block.text for block, _ in everything if block not in chosen), *found.notes)
    headline = said.headline
    if blocks and headline and _letters(blocks[0].text) == _letters(headline):
        headline, blocks = blocks[0].text, blocks[1:]
    blocks = [block for n, block in enumerate(blocks) if not _repeats(block, headline, n)]
    byline = said.byline or ""
    beside = [
        block
        for block in blocks[:_TOP]
        if _repeats(block, byline, 0)
        or _is_date(block.text)
        or (_is_line(block) and signed(block.text) == byline != "")
    ]
    blocks = [block for block in blocks if block not in beside]
    rights = [block.text for block in blocks[-2:] if len(blocks) > 2 and furniture.rights(block.text)]
    blocks = [block for block in blocks if block.text not in rights]
    if not any(character.isalpha() for block in blocks for character in block.text):
        raise WireError("wire.no-text", "There is no story on this page.", todo="Nothing to publish here.")
    notes += tuple(f"above the story: {block.text}" for block in beside)
    notes += tuple(f"rights: {text}" for text in rights if said.copyright)
    return [_story(headline, tuple(blocks), said, received, notes, rights)]


def _is_line(block: Block) -> bool:
    """Whether a block is no sentence."""
    return len(block.text) <= _LINE and not block.text.endswith((".", "。", "!", "?"))


def _is_date(text: str) -> bool:
    """Whether a line says no more than when, and perhaps by whom."""
    if len(text) > _LINE or text.endswith((".", "。", "!", "?", "”", '"')):
        return False
    return bool(_DATE.search(text) or (_DAY.search(text) and (_TIME.search(text) or len(text) <= _LINE // 2)))


def _repeats(block: Block, headline: str, place: int) -> bool:
    """Whether a block is the headline again: a heading anywhere, any block at the top; a line may stand over it."""
    said, wanted = _letters(block.text), _letters(headline)
    if not wanted or wanted not in said:
        return False
    return (block.kind == "heading" and len(said) <= len(wanted) + _KICKER) or (place < _TOP and said == wanted)


def _story(
    headline: str, blocks: tuple[Block, ...], said: About, received: Received, notes: Iterable[str], rights: list[str]
) -> Story:
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
        copyright=said.copyright or " ".join(rights) or None,
        credit=said.credit,
        words=said.words,
        notes=tuple(dict.fromkeys((*said.notes, *notes))),
    )


def _translated(lines: Iterable[str]) -> Iterator[str]:
    """Lines beside the story that say that it is a translation: to trafilatura furniture, to us half of the matter."""
    return (line for line in lines if len(line) <= _SHORT and _TRANSLATED.search(line))


def _letters(text: str) -> str:
    return "".join(character for character in normalize("NFC", text) if character.isalnum())
