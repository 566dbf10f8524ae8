"""Whether a translation has the numbers of its source.

A number may be said in words on either side, a time in twelve or twenty-four hours, a month by name, thousands as a
scale word.
"""

from __future__ import annotations

from collections.abc import Iterable

from normalizers.engines.figures import Figure, figures
from normalizers.engines.words import knows, spoken


def lost(source: str, output: str, source_language: str, target_language: str) -> tuple[str, ...]:
    """Return the numbers of the source that a translation does not have, as they are written there."""
    theirs, words = figures(output, target_language, strict=True), spoken(output, target_language)
    return tuple(figure.text for figure in figures(source, source_language) if not _found(figure, theirs, words))


def changed(source: str, output: str, source_language: str, target_language: str) -> str | None:
    """Return what is wrong with the numbers of a translation, in words; None if they are the same.

    A number written once where the source repeats it is no fault, and neither is one that is said in words.
    """
    ours, theirs = figures(source, source_language), figures(output, target_language, strict=True)
    if not ours and not theirs:
        return None
    for text in lost(source, output, source_language, target_language):
        return f"the number {text} is not in the translation"
    words_in = spoken(source, source_language)
    strict = knows(source_language)
    for figure in theirs:
        if not _found(figure, ours, words_in) and (strict or not _round(figure)):
            return f"the number {figure.text} is not in the source"
    return None


def _found(figure: Figure, others: Iterable[Figure], words: frozenset[str]) -> bool:
    if words & (figure.values | figure.scaled):
        return True
    seen: set[str] = set()
    for other in others:
        if figure.scaled and other.scaled:
            if figure.scaled & other.scaled:
                return True
        elif figure.clock and other.clock:
            if figure.clock & other.clock:
                return True
        elif (figure.values | figure.scaled) & (other.values | other.scaled):
            return True
        seen |= other.values
        if figure.values & set(other.parts):
            return True
    return bool(figure.parts) and all(part in seen or part in words for part in figure.parts)


def _round(figure: Figure) -> bool:
    """A number that a source of unknown number words may well have said in words."""
    return any(value.isdigit() and (int(value) <= 31 or int(value) % 10 == 0) for value in figure.values)
