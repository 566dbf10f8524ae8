"""Plain text: where the headline ends and the paragraphs are, with every character kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from unicodedata import category

from normalizers.errors import WireError
from normalizers.limits import MAX_TEXT_CHARS
from normalizers.story import GAP, Block, Story
from normalizers.wires.charset import Received

_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n|\r|\n")
_BLANK = "\u200b\u2060\ufeff"  # zero-width, and no sign that a line has text
_ENDS = re.compile(r"""[.!?…。！？؟।][)\]"'”’»›“‘」』]*$""")
_SIGNED = re.compile(r"[a-z]{3}[.!?] \([A-Z]{2,3}\)$")  # a sentence, and who wrote it
_NO_HEADLINE = re.compile(r"""[.!?…。！？؟।,;:”"»」']$""")
_HEADER = re.compile(
    r"(?i)(from|to|cc|date|subject|source|slug|slugline|language|guid|version|by|byline|author|title|keywords|category"
    r"|priority|urgency|embargo|copyright|published|updated|url|link|tags|photo|credit)\s*:\s"
)
# MOSCOW – The ..., PARIS (AFP) - The ..., GROSSETO, Italy (AP) -- The ...
_CAPITALS = r"[^\W\d_a-z]{2,}"
_DATELINE = re.compile(
    rf"{_CAPITALS}(?:[ .'’-]+{_CAPITALS})*(?:, [^–—()]{{2,25}})?(?: \([^()]{{2,20}}\))?\s*\.?(?:--?|[–—])\s"
)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# What a desk's system writes over a text: agency, day and time, and under them the slugline or an embargo.
_STAMP = re.compile(
    r"(?:[^\W\d_][\w.]{1,11} ){1,4}(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d\d) (\d{1,2})[:.](\d\d)"
    r"[ \t]*(?=\r?\n|$)"
)
_EMBARGO = re.compile(r"(?i)\b(?:embargo(?:ed)?|sperrfrist)\b")
_STAMPED = 200  # characters
_HEADLINE_CHARS = 120
_LETTERS = 0.35  # of what is not space; prose has 0.9, a page of football results 0.6, a table of figures under 0.3

Span = tuple[int, int]


def read(received: Received) -> list[Story]:
    """One story: the file's characters are `Story.text`, whatever the layout."""
    text = received.text
    spans = list(_spans(text))
    if not _has_words(text):
        raise WireError(
            "wire.no-story", "There are hardly any letters in this text.", todo="Look whether it is a table or a list."
        )
    lead, blocks = _blocks(text, spans)
    slug, embargo, sent = None, None, None
    if len(blocks) > 2 and (stamp := _STAMP.match(blocks[0].text)) and len(blocks[0].text) < _STAMPED:
        under = blocks[0].text[stamp.end() :].strip()
        slug, embargo = (None, under) if _EMBARGO.search(under) else (under or None, None)
        sent = _time(stamp)
        lead += blocks[0].text + blocks[0].gap
        blocks = blocks[1:]
    headline, headline_gap = "", GAP
    if len(blocks) > 1 and looks_like_headline(blocks[0].text, blocks[1].text):
        headline, headline_gap = blocks[0].text, blocks[0].gap
        blocks = blocks[1:]
    return [
        Story(
            guid=f"sha256:{received.sha256}",
            headline=headline,
            blocks=blocks,
            wire="plain",
            raw_sha256=received.sha256,
            charset=received.declared,
            charset_found=received.found,
            lead=lead,
            headline_gap=headline_gap,
            slugline=slug,
            embargo=embargo,
            sent=sent,
        )
    ]


def _time(stamp: re.Match[str]) -> str | None:
    try:
        return datetime(*(int(stamp[n]) for n in (3, 2, 1, 4, 5))).isoformat()  # type: ignore[arg-type]
    except ValueError:
        return None


def split(text: str) -> tuple[Block, ...]:
    """The paragraphs of a text that comes inside another format, gaps included."""
    return _blocks(text, list(_spans(text)))[1]


_CUT = re.compile(
    r"\b(?:the|an?|of|to|and|or|with|from|by|for|in|at|on|until|into|between|than|their|his|her|its|was|were|"
    r"who|which|because|near|that)\s*$"
)


def looks_like_headline(text: str, following: str = "") -> bool:
    """Whether a first paragraph is a headline: one short line that ends like no sentence and opens like no story.

    A line that ends in a small word, or that the `following` paragraph goes on with a small letter, is a sentence
    cut in two.
    """
    if _CUT.search(text) or following[:1].islower():
        return False
    if len(text) > _HEADLINE_CHARS or _BREAK.search(text) or _NO_HEADLINE.search(text):
        return False
    if _HEADER.match(text) or _DATELINE.match(text) or _SIGNED.search(text):
        return False
    return len(text.split()) > 1 or len(_CJK.findall(text)) > 3


def _has_words(text: str) -> bool:
    seen = [category(character)[0] for character in text if not character.isspace()]
    return sum(kind in "LM" for kind in seen) > _LETTERS * len(seen)


def _blocks(text: str, spans: list[Span]) -> tuple[str, tuple[Block, ...]]:
    if not spans:
        return text, ()
    nexts = [start for start, _ in spans[1:]] + [len(text)]
    blocks = tuple(
        Block("paragraph", text[start:end], gap=text[end:following])
        for (start, end), following in zip(spans, nexts, strict=True)
    )
    return text[: spans[0][0]], blocks


def _spans(text: str) -> Iterator[Span]:
    """Where each paragraph begins and ends. Space at its edges belongs to the gaps."""
    if len(text) > MAX_TEXT_CHARS:
        raise WireError("wire.too-big", f"The text has {len(text)} characters; {MAX_TEXT_CHARS} is the most we read.")
    chunks: list[list[Span]] = [[]]
    end = breaks = 0
    for match in _LINE.finditer(text):
        breaks += len(_BREAK.findall(text, end, match.start()))
        end = match.end()
        line = match[0]
        seen = line.strip().strip(_BLANK).strip()
        if not seen:
            continue  # a line of spaces parts paragraphs as an empty one does
        if breaks > 1 or match[0].startswith("\u3000"):  # so paragraphs begin in Chinese and Japanese
            chunks.append([])
        breaks = 0
        start = match.start() + line.index(seen)
        chunks[-1].append((start, start + len(seen)))
    chunks = [chunk for chunk in chunks if chunk]
    # A headline, a blank line, and then no blank line any more: the body is one chunk all the same.
    alone = len(chunks) == 1 or (len(chunks) == 2 and len(chunks[0]) == 1)
    for chunk in chunks:
        yield from _paragraphs(text, chunk, alone)


def _paragraphs(text: str, lines: list[Span], alone: bool) -> Iterator[Span]:
    """The paragraphs of lines between which no line is blank."""
    shown = [text[start:end] for start, end in lines]
    if len(lines) == 1 or not (alone or _one_a_line(shown)):
        yield lines[0][0], lines[-1][1]
        return
    width = max(map(len, shown))
    wrapped = _wrapped(shown, width)
    first = 0
    for n in range(1, len(lines)):
        if _goes_on(shown[n - 1], shown[n], width if wrapped else None):
            continue
        yield lines[first][0], lines[n - 1][1]
        first = n
    yield lines[first][0], lines[-1][1]


def _one_a_line(lines: list[str]) -> bool:
    """Whether each line is a paragraph of its own: all end as sentences do, and they are long for wrapped lines."""
    return all(_ENDS.search(line) for line in lines) and sum(map(len, lines)) > 100 * len(lines)


def _wrapped(lines: list[str], width: int) -> bool:
    """Whether the lines were broken at a column: most are about as long as the longest and break inside sentences."""
    full = [line for line in lines[:-1] if len(line) >= 0.75 * width]
    inside = [line for line in full if not _ENDS.search(line)]
    return len(lines) > 2 and 40 <= width <= 100 and len(full) >= 0.6 * len(lines[:-1]) and 2 * len(inside) > len(full)


def _goes_on(line: str, following: str, width: int | None) -> bool:
    """Whether a paragraph goes on in the next line."""
    if width is not None:
        return len(line) >= 0.75 * width
    return len(line) >= 40 and following[:1].islower() and not _ENDS.search(line)
