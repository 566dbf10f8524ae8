"""Whether a translation has the numbers of its source.

A number may be said in words on either side, a time in twelve or twenty-four hours, a month by name, thousands as a
scale word.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizers.engines.figures import Figure, figures
from normalizers.engines.words import knows, roman, said, spoken, total

_TIMES = (1, 1000, 1_000_000, 1_000_000_000)


def lost(source: str, output: str, source_language: str, target_language: str) -> tuple[str, ...]:
    """Return the numbers of the source that a translation does not have, as they are written there."""
    theirs, words = figures(output, target_language, strict=True), spoken(output, target_language)
    return tuple(figure.text for figure in figures(source, source_language) if not _found(figure, theirs, words))


def changed(source: str, output: str, source_language: str, target_language: str) -> str | None:
    """Return what is wrong with the numbers of a translation, in words; None if they are the same.

    A number written once where the source repeats it is no fault, and neither is one that is said in words.
    """
    ours, theirs = figures(source, source_language), figures(output, target_language, strict=True)
    words_in, words_out = spoken(source, source_language), spoken(output, target_language)
    for figure in ours:
        if not _found(figure, theirs, words_out):
            return f"the number {figure.text} is not in the translation"
    strict = knows(source_language)
    for figure in theirs:
        if not _found(figure, ours, words_in) and (strict or not _round(figure)):
            return f"the number {figure.text} is not in the source"
    if strict and knows(target_language):
        lost_word = _unsaid(source, source_language, theirs, words_out)
        if lost_word:
            return f"the number “{lost_word}” is not in the translation"
        new_word = _unsaid(output, target_language, ours, words_in)
        if new_word:
            return f"the number “{new_word}” is not in the source"
    values = words_out.union(*(figure.values for figure in theirs))
    for numeral, value in roman(source):
        if len(numeral) > 1 and numeral not in output and str(value) not in values and knows(target_language):
            return f"the numeral {numeral} is not in the translation"
    return None


def _unsaid(text: str, language: str, others: Sequence[Figure], words: frozenset[str]) -> str | None:
    """Return a number that a text says in words and the other text has neither in words nor in digits."""
    numbers = set(words)
    for figure in others:
        numbers |= figure.values | figure.scaled | set(figure.parts)
    for written, values in said(text, language):
        whole = total(values)
        wanted = (whole, *(whole * times for times in _TIMES[1:]))
        if any(str(value) in numbers for value in wanted) or all(str(value) in numbers for value in values):
            continue
        if len(values) > 1 and all(str(value) in numbers for value in values if value < 1000):
            continue  # "two or three thousand": the scale belongs to both
        if whole in (1000, 1_000_000, 1_000_000_000) and any(len(n) > 3 for n in numbers if n.isdigit()):
            continue  # a scale word that is shared: "3 and 4 million"
        return written
    return None


def _found(figure: Figure, others: Sequence[Figure], words: frozenset[str]) -> bool:
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
    if any(other.clock for other in others):
        return False  # a time that the others tell otherwise; October is no ten minutes past
    return bool(figure.parts) and all(part in seen or part in words for part in figure.parts)


def _round(figure: Figure) -> bool:
    """A number that a source of unknown number words may well have said in words."""
    return any(value.isdigit() and (int(value) <= 31 or int(value) % 10 == 0) for value in figure.values)
