"""Edits are the only way text changes: one replacement each, with its span, its rule and its reason.

A list of edits is always sorted, free of overlaps and in the coordinates (characters, not bytes) of one text.
`compose` turns two such lists, one made after the other, into a single list on the first text; so a block's whole
history is one flat list on the text as it was received, which `apply` replays and `undo` takes back.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from normalizers.errors import EditError

_PIECES = re.compile(r"\w+|\W")


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement with its reason.

    Attributes:
        start, end: span in characters of the text that the edit was made on; equal for an insertion.
        before, after: what stood there and what stands there now.
        rule: id of the rule, `family.what-is-wrong`; several, joined by "+", where edits fell together.
        reason: one sentence for the reader.
        confidence: 0 to 1.
        block: address of the block (`headline`, `body.3`); "" where there is only one text.
        stage: "wire" for text as received, "translation" for text that our engine wrote.
    """

    start: int
    end: int
    before: str
    after: str
    rule: str
    reason: str
    confidence: float
    block: str = ""
    stage: str = "wire"


@dataclass(frozen=True, slots=True)
class Flag:
    """A finding that is shown and not applied. `suggestion` is what could stand there, where that is known.

    The span is in characters of the text as it ends up in the article (`stage` as for Edit).
    """

    start: int
    end: int
    text: str
    rule: str
    reason: str
    confidence: float
    suggestion: str | None = None
    block: str = ""
    stage: str = "wire"


def apply(text: str, edits: Sequence[Edit]) -> str:
    """Return text with all edits applied at once.

    Raises:
        EditError: edits overlap, are out of order, or one's `before` is not what stands in the text.
    """
    out: list[str] = []
    at = 0
    for edit in edits:
        if edit.start < at or edit.end < edit.start:
            raise EditError("edits.overlap", f"edit of {edit.rule} overlaps or is out of order", place=_place(edit))
        if text[edit.start : edit.end] != edit.before:
            raise EditError("edits.mismatch", f"edit of {edit.rule} expects {edit.before!r}", place=_place(edit))
        out.append(text[at : edit.start])
        out.append(edit.after)
        at = edit.end
    out.append(text[at:])
    return "".join(out)


def invert(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return the edits, on the changed text, that give the text from before."""
    out: list[Edit] = []
    shift = 0
    for edit in edits:
        start = edit.start + shift
        out.append(replace(edit, start=start, end=start + len(edit.after), before=edit.after, after=edit.before))
        shift += len(edit.after) - len(edit.before)
    return tuple(out)


def take_back(text: str, edits: Sequence[Edit]) -> str:
    """Return the text that `edits` were applied to, given the text that came out.

    Raises:
        EditError: the text is not what these edits gave.
    """
    return apply(text, invert(edits))


def between(before: str, after: str, rule: str, reason: str, confidence: float) -> tuple[Edit, ...]:
    """Return the edits over the smallest changed spans that turn `before` into `after`."""
    from difflib import SequenceMatcher

    if before == after:
        return ()
    head, tail = _common(before, after)
    middle, other = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(middle) > 2_000 or len(other) > 2_000:  # quadratic beyond; one edit is honest enough
        return (Edit(head, head + len(middle), middle, other, rule, reason, confidence),)
    return tuple(
        Edit(head + a, head + b, middle[a:b], other[c:d], rule, reason, confidence)
        for tag, a, b, c, d in SequenceMatcher(None, middle, other, autojunk=False).get_opcodes()
        if tag != "equal"
    )


def minimal(edit: Edit) -> Edit:
    """Return the edit without what its ends have in common before and after; a changed word stays whole."""
    before, after = edit.before, edit.after
    head, tail = _common(before, after)
    while head and before[head - 1].isalnum() and (before[head : head + 1] + after[head : head + 1])[:1].isalnum():
        head -= 1
    stop, end = len(before) - tail, len(after) - tail
    while stop < len(before) and before[stop].isalnum() and (before[:stop][-1:] + after[:end][-1:])[:1].isalnum():
        stop, end = stop + 1, end + 1
    if head == 0 and stop == len(before):
        return edit
    return replace(
        edit, start=edit.start + head, end=edit.start + stop, before=before[head:stop], after=after[head:end]
    )


def spread(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the same changes with each edit cut where words between its changes stay as they are.

    «arson» to “arson” becomes two edits of a mark each. Rules propose such changes whole, so that they come together
    or not at all; a reader wants to see what is new.
    """
    from difflib import SequenceMatcher

    out: list[Edit] = []
    for edit in edits:
        one, two = _PIECES.findall(edit.before), _PIECES.findall(edit.after)
        if len(one) < 4 or len(two) < 4 or len(one) + len(two) > 2_000:
            out.append(edit)
            continue
        blocks = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
        kept = sum(len("".join(one[a:b])) for tag, a, b, *_ in blocks if tag == "equal")
        if kept < 0.5 * len(edit.before):  # hardly anything is left: one change is easier to read
            out.append(edit)
            continue
        for tag, a, b, c, d in blocks:
            if tag != "equal":
                start = edit.start + len("".join(one[:a]))
                before, after = "".join(one[a:b]), "".join(two[c:d])
                out.append(replace(edit, start=start, end=start + len(before), before=before, after=after))
    return tuple(out)


def compose(text: str, first: Sequence[Edit], second: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return one list of edits on `text` that does what `first`, and then `second` on the result, did.

    Edits that touch the same place become one, with both rules and both reasons; edits that cancel out are gone.

    Raises:
        EditError: one of the lists does not fit its text.
    """
    if not first:
        apply(text, second)
        return tuple(second)
    middle = apply(text, first)
    apply(middle, second)
    spans = [(back.start, back.end, 0, edit) for back, edit in zip(invert(first), first, strict=True)]
    spans += [(edit.start, edit.end, 1, edit) for edit in second]
    spans.sort(key=lambda span: (span[0], span[1], span[2]))
    out: list[Edit] = []
    shift = 0  # text position = middle position - shift, for everything left of the cluster in hand
    at = 0
    while at < len(spans):
        start, end = spans[at][:2]
        upto = at + 1
        while upto < len(spans) and _meet(start, end, spans[upto]):
            end = max(end, spans[upto][1])
            upto += 1
        cluster = spans[at:upto]
        ours = [edit for _, _, which, edit in cluster if which == 0]
        theirs = [replace(e, start=e.start - start, end=e.end - start) for _, _, which, e in cluster if which == 1]
        grown = sum(len(edit.after) - len(edit.before) for edit in ours)
        begin, stop = start - shift, end - shift - grown
        after = apply(middle[start:end], theirs)
        out += _merged([edit for *_, edit in cluster], begin, stop, text[begin:stop], after)
        shift += grown
        at = upto
    return tuple(out)


def settle(edits: Iterable[Edit], families: Sequence[str]) -> tuple[Edit, ...]:
    """Choose among overlapping edits of one round: by family order, then leftmost, then longest, then rule id.

    Edits that merely touch count as overlapping: what follows from the first is for the next round to see.
    """
    rank = {family: place for place, family in enumerate(families)}

    def order(edit: Edit) -> tuple[int, int, int, str]:
        return (rank.get(edit.rule.split(".")[0], len(rank)), edit.start, edit.start - edit.end, edit.rule)

    chosen: list[Edit] = []  # in order of place, none touching another: only two can be in the way of the next
    for edit in sorted(dict.fromkeys(edits), key=order):
        place = bisect_right(chosen, edit.start, key=lambda one: one.start)
        near = chosen[max(0, place - 1) : place + 1]
        if edit.before != edit.after and all(edit.end < c.start or c.end < edit.start for c in near):
            chosen.insert(place, edit)
    return tuple(chosen)


def moved(start: int, end: int, edits: Sequence[Edit]) -> tuple[int, int] | None:
    """Return where a span of the text before `edits` stands after them; None if an edit reaches into it."""
    shift = 0
    for edit in edits:
        if edit.start >= end and edit.end > start:
            break
        if edit.end > start:
            return None
        shift += len(edit.after) - len(edit.before)
    return start + shift, end + shift


def _meet(start: int, end: int, span: tuple[int, int, int, Edit]) -> bool:
    return span[0] < end or (span[0] == end and (start == end or span[0] == span[1]))


def _merged(cluster: list[Edit], start: int, end: int, before: str, after: str) -> list[Edit]:
    if before == after:
        return []
    if len(cluster) == 1:
        return [replace(cluster[0], start=start, end=end, before=before, after=after)]
    rules = dict.fromkeys(part for edit in cluster for part in edit.rule.split("+"))
    reasons = dict.fromkeys(edit.reason for edit in cluster)
    return [
        minimal(
            replace(
                cluster[0],
                start=start,
                end=end,
                before=before,
                after=after,
                rule="+".join(rules),
                reason=" ".join(reasons),
                confidence=min(edit.confidence for edit in cluster),
            )
        )
    ]


def _common(one: str, two: str) -> tuple[int, int]:
    short = min(len(one), len(two))
    head = 0
    while head < short and one[head] == two[head]:
        head += 1
    tail = 0
    while tail < short - head and one[-1 - tail] == two[-1 - tail]:
        tail += 1
    return head, tail


def _place(edit: Edit) -> str:
    return f"{edit.block or 'text'}, characters {edit.start} to {edit.end}"
