"""Text as HTML: escaped, with spans marked in it that may touch, overlap, be empty, or reach beyond the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from normalizers.edits import Edit
from normalizers.report.spans import placed, visible

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to mark: `element` is del, ins or mark; `number` names the note below that it links to."""

    start: int
    end: int
    element: str
    number: str


def deleted(edits: Sequence[Edit], numbers: Sequence[str]) -> list[Mark]:
    """Mark what edits took away, on the text from before them."""
    return [Mark(edit.start, edit.end, "del", number) for edit, number in zip(edits, numbers, strict=True)]


def inserted(edits: Sequence[Edit], numbers: Sequence[str]) -> list[Mark]:
    """Mark what edits put in, on the text from after them."""
    spans = placed(edits)
    return [Mark(start, end, "ins", number) for (start, end), number in zip(spans, numbers, strict=True)]


def marked(text: str, marks: Sequence[Mark]) -> str:
    """Escape a text and mark spans in it."""
    marks = [Mark(min(m.start, len(text)), min(max(m.start, m.end), len(text)), m.element, m.number) for m in marks]
    cuts = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    out = [_sign(mark) for mark in marks if mark.start == mark.end == 0]
    for start, end in pairwise(cuts):
        piece = text[start:end]
        inside = [mark for mark in marks if mark.start <= start and end <= mark.end]
        shown = safe(visible(piece) if inside and not piece.strip() else piece)
        out.append("".join(f"<{m.element}>" for m in inside) + shown)
        out.append("".join(f"</{m.element}>" for m in reversed(inside)))
        out += [_sign(mark) for mark in marks if mark.end == end]
    return "".join(out)


def _sign(mark: Mark) -> str:
    sign, label = ("?", "flag") if mark.element == "mark" else (mark.number, f"change {mark.number}")
    return f'<a class="n" href="#e{mark.number}" aria-label="{label}">{sign}</a>'


def safe(words: str) -> str:
    """Escape a text; what cannot be seen is written by name."""
    return escape(_UNSEEN.sub(lambda match: visible(match.group()), words))
