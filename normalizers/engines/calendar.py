"""Whether a translation has the months and weekdays of its source: small models drop them without a trace."""

from __future__ import annotations

import re

from normalizers.engines.tongues import Tongue, of
from normalizers.languages import facts

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?:-[^\W\d_]+)?")


def dropped(source: str, output: str, source_language: str, target_language: str) -> str | None:
    """Return a month or weekday of the source that the translation does not have; None if it has them all.

    A month may become a number, and a name such as the avenue "23 de Maio" may stay as it is: a month with a capital
    is left alone where the language writes none.
    """
    ours, theirs = of(source_language), of(target_language)
    if ours is None or theirs is None or not ours.calendar or not theirs.calendar:
        return None
    about = facts.of(source_language)
    capital = about is None or about.capital_months or source_language == "en"
    said: set[int] | None = None
    if not ours.spaced:
        wanted = {place: form for form, place in ours.calendar.items() if form in source}
        return next((form for place, form in wanted.items() if place not in _said(output, theirs)), None)
    for match in _WORD.finditer(source):
        word = match.group()
        place = _place(word, ours)
        if place is None or place in ours.doubtful or word in output or (word[0].isupper() and not capital):
            continue
        if said is None:
            said = _said(output, theirs)
        if place not in said:
            return word
    return None


def _place(word: str, tongue: Tongue) -> int | None:
    return tongue.calendar.get(word.casefold())


def _said(text: str, tongue: Tongue) -> set[int]:
    words = {match.group() for match in _WORD.finditer(text.casefold())}
    words |= {part for word in words for part in re.split("['’-]", word)}
    said = {place for word in words if (place := tongue.calendar.get(word, tongue.short_days.get(word))) is not None}
    dates = re.findall(r"\b(\d{1,2})[/.-](\d{1,2})(?![\d%])", text)
    return said | {int(digits) - 1 for date in dates for digits in date if 0 < int(digits) <= 12}
