"""Quotation marks that stand twice, in two styles or as a left-over pair: ““yes”, “yes", “” yes “, “„yes”.

Marks are read as runs: what touches is one mark. Where runs come in pairs that open and close by the spaces beside
them, a run of two or a pair of two styles is written as one English pair. Right and alike: inches, a quotation that
ends where another begins ("“One” “two”" has a space), empty strings, quotations that go on in the next paragraph.
"""

import re
from collections.abc import Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag

REASON = "The quotation marks stand twice or in two styles."
AGAIN = "A second mark opens inside the quotation, which is closed once."
_RUN = re.compile(r"[“”„\"«»]+|``|(?<=\w)''|,,(?=\w)")
_STRANGE = re.compile(r"[“”„«»]{2}|\"\"|[“”„«»]\"|\"[“”„«»]|“[^”\"]{1,600}\"|\"[^\"“]{1,600}”|``")
_CLOSED_BY = " .,;:!?)]\n…–—"
LONGEST = 700  # characters between two marks


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose one English pair for marks that stand twice or in two styles."""
    text = ground.text
    if about.language != "en" or not _RUN.search(text):
        return
    runs = [match.span() for match in _RUN.finditer(text)]
    if len(runs) == 3:
        yield from _opened_again(ground, runs)
    if len(runs) % 2 or not _STRANGE.search(text) or any(start and text[start - 1].isdigit() for start, _ in runs[::2]):
        return
    for one, two in zip(runs[::2], runs[1::2], strict=True):
        if not _pair(text, one, two):
            return
    for one, two in zip(runs[::2], runs[1::2], strict=True):
        first, second = text[slice(*one)], text[slice(*two)]
        if (first, second) in (("“", "”"), ('"', '"'), ("„", "“"), ("«", "»"), ("„", "”"), ("»", "«"), ("”", "“")):
            continue
        if len(first) == len(second) == 1 and {first, second} <= {"“", "”"}:
            continue  # turned: `marks.py`
        straight = {*first, *second} == {'"'}
        opening, closing = ('"', '"') if straight else ("“", "”")
        inner, outer = one[1], two[0]
        while text[inner] in " \u00a0":
            inner += 1
        while text[outer - 1] in " \u00a0":
            outer -= 1
        yield Edit(one[0], inner, text[one[0] : inner], opening, "quote.two-marks", REASON, 0.95)
        yield Edit(outer, two[1], text[outer : two[1]], closing, "quote.two-marks", REASON, 0.95)


def _pair(text: str, one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Tell whether the first run opens and the second closes."""
    opens = one[0] == 0 or text[one[0] - 1] in " \u00a0([\n—–"
    inside = text[one[1] : two[0]]
    closes = two[1] == len(text) or text[two[1]] in _CLOSED_BY
    return opens and closes and bool(inside.strip()) and len(inside) < LONGEST and "\n" not in inside


def _opened_again(ground: Ground, runs: list[tuple[int, int]]) -> Iterator[Edit]:
    """ "fair, modest and "temporary"": the second mark opens what is open."""
    text = ground.text
    (a, b), (c, d), (e, f) = runs
    marks = text[a:b], text[c:d], text[e:f]
    if marks not in (('"', '"', '"'), ("“", "“", "”")) or any(ch in text[b:c] for ch in ".!?\n") or c - b > 80:
        return
    opens = text[c - 1] == " " and d < len(text) and text[d].isalnum() and (a == 0 or text[a - 1] in " (")
    shut = f == len(text) or text[f] in _CLOSED_BY
    if opens and shut and text[b].isalnum() and text[e - 1] != " " and text[c - 2] not in ",:" and e - d < 80:
        yield Edit(c, d, marks[1], "", "quote.opened-twice", AGAIN, 0.92)
