"""The shape of one finding of layout, and the small questions about position that every family asks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from normalizers.edits import Edit
from normalizers.story import Kind

Role = Literal["dateline", "byline", "credit", "caption", "promo", "disclaimer", "headline", "furniture", "note"]

STOPS = ".!?…。"
CLOSERS = "”\"»“’')]"


@dataclass(frozen=True, slots=True)
class Where:
    """Where a block stands in what is left of the story.

    Attributes:
        first, last: how many blocks of the body stand before and after this one; -1 for the headline.
        headline: the headline's text, "" if there is none.
        body: texts of the blocks of the body that are left.
        hidden: from which character on this block is for newsrooms only, and by which rule; None if it is not.
    """

    address: str
    kind: Kind
    first: int
    last: int
    headline: str
    body: Sequence[str]
    hidden: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Lift:
    """A span that is not the story: what it is, why, and the fields that it fills."""

    start: int
    end: int
    role: Role
    rule: str
    reason: str
    confidence: float
    dateline: str | None = None
    byline: str | None = None
    credits: tuple[str, ...] = ()
    translated_from: str | None = None
    note: str | None = None


def cut(text: str, lift: Lift, block: str) -> Edit:
    """Return the edit that takes the span out of the block.

    It takes the spaces with it that would be left over: all of them at the ends of the block and before a stop, and
    else those before the span. It leaves one space where two words would otherwise run together.
    """
    start, end = lift.start, lift.end
    while start > 0 and text[start - 1].isspace():
        start -= 1
    if start == 0:
        while end < len(text) and text[end].isspace():
            end += 1
    else:
        follows = len(text[end:]) - len(text[end:].lstrip())
        if end + follows == len(text) or text[end + follows] in ",.;:!?…)]”»":
            end += follows
    after = ""
    if start > 0 and end < len(text) and text[end].isalnum() and (text[start - 1].isalnum() or start < lift.start):
        after = " "
    return Edit(start, end, text[start:end], after, lift.rule, lift.reason, lift.confidence, block)


def quoted(text: str, at: int) -> bool:
    """Say whether a place in the text stands inside a quotation that is still open there (4,000 characters back)."""
    still_open: list[str] = []
    for mark in re.findall('[“”„«»"]', text[max(0, at - 4_000) : at]):
        last = still_open[-1] if still_open else ""
        if (mark == "“" and last == "„") or (mark == '"' and last == '"'):
            still_open.pop()
        elif mark in '“„«"':
            still_open.append(mark)
        elif (mark == "”" and last in ("“", "„")) or (mark == "»" and last == "«"):
            still_open.pop()
    return bool(still_open)


def ended(text: str, at: int) -> bool:
    """Say whether a sentence has ended just before this place."""
    head = text[:at].rstrip().rstrip(CLOSERS)
    return head == "" or head[-1] in STOPS


def words(text: str) -> int:
    """Count words."""
    return len(text.split())


def plain(text: str) -> str:
    """Return a line without case, marks and doubled spaces, for comparing lines."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def either(words: Iterable[str]) -> str:
    """Return the words as alternatives of a pattern, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
