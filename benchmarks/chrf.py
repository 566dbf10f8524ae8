"""chrF of a whole set (Popović 2015, "chrF: character n-gram F-score"), n to 6 and beta 2, as sacrebleu counts it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

LONGEST, BETA = 6, 2.0


def chrf(outputs: Sequence[str], references: Sequence[str]) -> float:
    """Return the score of the set, 0 to 100; white space does not count."""
    scores = []
    for n in range(1, LONGEST + 1):
        same = ours = theirs = 0
        for output, reference in zip(outputs, references, strict=True):
            one, two = _grams(output, n), _grams(reference, n)
            same += (one & two).total()
            ours += one.total()
            theirs += two.total()
        if ours and theirs:
            precision, recall = same / ours, same / theirs
            below = BETA**2 * precision + recall
            scores.append((1 + BETA**2) * precision * recall / below if below else 0.0)
    return 100 * sum(scores) / len(scores) if scores else 0.0


def _grams(text: str, n: int) -> Counter[str]:
    letters = "".join(text.split())
    return Counter(letters[at : at + n] for at in range(len(letters) - n + 1))
