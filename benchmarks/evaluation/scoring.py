"""Decides what became of a passage: repaired, missed or changed wrongly; left alone and flagged.

A passage is repaired when the result is one of the accepted texts. Otherwise it was changed wrongly, unless all that
was done belongs to a right repair that is not finished, which counts as missed: some of the passage's marks are
repaired and the others are as received, or the result lies on a shortest way from the text as received to an accepted
one. Ways are measured in tokens (words, marks, runs of space), so that a changed word is right only if it is the
accepted word.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from benchmarks.evaluation.passages import Passage

Spans = Sequence[tuple[int, int]]
Desk = Callable[[str, str | None], tuple[str, Spans]]
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a desk made of a passage. `wrong`: something was changed that nobody asked for."""

    passage: Passage
    result: str
    right: bool
    wrong: bool
    flagged: bool


def judge(passage: Passage, desk: Desk, source_given: bool) -> Outcome:
    """Let `desk` repair the passage and say what came of it."""
    result, flags = desk(passage.received, passage.source if source_given else None)
    text, same = result.strip(), result.strip() == passage.received.strip()
    if passage.mode == "person":
        return Outcome(passage, result, same, not same, _touched(result, passage.spots, flags))
    right = text in {accepted.strip() for accepted in passage.accepted}
    started = text in {half.strip() for half in passage.halfway}
    started = started or any(on_the_way(passage.received, text, goal) for goal in passage.accepted)
    wrong = not (right or same or started)
    return Outcome(passage, result, right, wrong, bool(flags))


def _touched(text: str, spots: Iterable[str], flags: Spans) -> bool:
    for spot in spots:
        at = text.find(spot)
        while at >= 0:
            if any(start <= at + len(spot) and end >= at for start, end in flags):
                return True
            at = text.find(spot, at + 1)
    return False


def on_the_way(received: str, result: str, goal: str) -> bool:
    """Tell whether a result lies on a shortest way from the text as received to an accepted one."""
    one, two, three = (_TOKEN.findall(text.strip()) for text in (received, result, goal))
    return distance(one, two) + distance(two, three) == distance(one, three)


def distance(one: list[str], two: list[str]) -> int:
    """Return how many tokens must be put in, taken out or exchanged to turn one into two."""
    while one and two and one[-1] == two[-1]:
        one, two = one[:-1], two[:-1]
    head = 0
    while head < min(len(one), len(two)) and one[head] == two[head]:
        head += 1
    one, two = one[head:], two[head:]
    row = list(range(len(two) + 1))
    for i, token in enumerate(one, 1):
        corner, row[0] = row[0], i
        for j, other in enumerate(two, 1):
            corner, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, corner + (token != other))
    return row[-1]
