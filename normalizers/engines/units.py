"""Where the sentences of a block are, and what between them is never given to an engine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from normalizers.engines.prepare import LINK, wordless
from normalizers.story import Kind

Sentences = Callable[[str, str], Sequence[tuple[int, int]]]

_LINES = re.compile(r"[^\n]+")
_CELLS = re.compile(r"[^\s|]+(?:[ \u00a0][^\s|]+)*")  # tables: cells stand two spaces, a tab, a bar or a line apart


def units(text: str, kind: Kind, language: str, sentences: Sentences) -> Iterator[tuple[int, int]]:
    """Yield the spans of a block that are translated one by one, in order and without white space at their ends.

    A list goes line by line and a table cell by cell, so that their shape stays.
    """
    if kind == "preformatted":
        parts = [match.span() for match in _CELLS.finditer(text)]
    elif kind == "list":
        parts = [match.span() for match in _LINES.finditer(text)]
    else:
        parts = [(0, len(text))]
    for start, end in parts:
        part = text[start:end]
        for first, last in _joined(part, sentences(part, language)):
            span = _trimmed(text, start + first, start + last)
            if span[0] < span[1]:
                yield span


def _joined(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join sentences that were cut within an address, and all of a text that has nothing to translate."""
    if wordless(text):
        yield 0, len(text)
        return
    links = [match.span() for match in LINK.finditer(text)]
    begin: int | None = None
    for start, end in spans:
        begin = start if begin is None else begin
        if not any(first < end < last for first, last in links):
            yield begin, end
            begin = None
    if begin is not None:
        yield begin, len(text)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
