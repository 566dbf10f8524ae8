"""What NewsML 1.2 and NewsML-G2 have in common: content that is NITF, XHTML, escaped HTML or plain text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from normalizers.errors import WireError
from normalizers.story import GAP, Block, Skipped, Story
from normalizers.wires import body, markup, nitf, plain, textual, xml
from normalizers.wires.charset import Received
from normalizers.wires.xml import attribute, local_name, text_of, within

if TYPE_CHECKING:
    from normalizers.wires.xml import Element

_ESCAPED_XML = re.compile(r"\s*(?:<\?xml|<!DOCTYPE\s+nitf|<(?:\w+:)?nitf[\s>])", re.IGNORECASE)
_NO_STORY = frozenset(("sports-content", "newsml", "newsitem", "newsmessage", "svg", "smil", "event", "events"))


def with_content(story: Story, element: Element, received: Received) -> Story:
    """The story with what a `DataContent`, `inlineXML` or `inlineData` has."""
    blocks = story.blocks
    document = next(within(element, "nitf"), None)
    if document is None and next(within(element, "body.content"), None) is not None:
        document = element
    if document is not None:
        return nitf.filled(replace(story, blocks=()), nitf.story(document, received))
    if len(element) == 0:
        written = element.text or ""
        if _ESCAPED_XML.match(written) and (inner := _escaped(written)) is not None:
            return with_content(story, inner, received)
        return replace(story, blocks=(*blocks, *of_text(written)))
    if is_data(element):
        return story
    said = body.read(element)
    beside = dict(said.beside)
    byline, dateline = beside.get("byline"), beside.get("dat")
    kept = {byline, dateline} if not (story.byline or story.dateline) else set()
    kept |= {story.slugline, story.genre}  # told again
    notes = (
        *story.notes,
        *(f"caption: {caption}" for caption in said.captions if caption),
        *(f"{name} in the text: {text}" for name, text in said.beside if text and text not in kept),
    )
    headline, found = story.headline, said.blocks
    if not headline:
        headline = next((text for one in within(element, "title") if (text := text_of(one))), "")
        if not headline and found and found[0].kind == "heading":
            headline, found = found[0].text, found[1:]
    language = next((tag for one in within(element, "html", "body") if (tag := attribute(one, "lang"))), None)
    return replace(
        story,
        headline=headline,
        blocks=(*blocks, *body.without_lines(found, (headline,))),
        byline=story.byline or byline,
        dateline=story.dateline or dateline,
        language=story.language or language,
        editorial_note=nitf.joined([story.editorial_note, *said.asides]),
        notes=tuple(dict.fromkeys(notes)),
    )


def is_data(element: Element) -> bool:
    """Whether what is in an element is a table of results or another document, and no story."""
    parts = [one for one in element if text_of(one)]
    return any(map(_is_document, parts)) and all(_is_document(one) or local_name(one) == "title" for one in parts)


def _is_document(element: Element) -> bool:
    return local_name(element) in _NO_STORY and len(element) > 0


def distinct(found: list[Story | Skipped]) -> list[Story | Skipped]:
    """Each story once: some messages carry one item twice, word for word."""
    seen: dict[tuple[str, int], Story] = {}
    kept: list[Story | Skipped] = []
    for one in found:
        if isinstance(one, Story):
            before = seen.setdefault((one.guid, one.version), one)
            if before is not one:
                if before == one:
                    kept.append(Skipped(one.guid, "the same item a second time"))
                    continue
                one = replace(one, guid=f"{one.guid}#{sum(key[0].startswith(one.guid) for key in seen) + 1}")
                seen[one.guid, one.version] = one
        kept.append(one)
    return kept


def of_text(text: str) -> tuple[Block, ...]:
    """Escaped HTML, or text whose lines are as somebody laid them out."""
    if markup.looks_like_markup(text):
        try:
            return body.read(markup.tree(text)).blocks
        except WireError:
            return _apart(plain.split(text))
    if textual.is_laid_out(text):
        return tuple(Block(kind, part) for kind, part in textual.paragraphs(textual.masked(text), "paragraph"))
    return _apart(plain.split(text))


def _apart(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks of a text after which another may follow."""
    return tuple(block if block.gap else replace(block, gap=GAP) for block in blocks)


def _escaped(text: str) -> Element | None:
    try:
        return xml.parse_xml(text)[0]
    except WireError:
        return None
