"""Whether a translation has the months and weekdays of its source: small models drop them without a trace."""

from __future__ import annotations

import re
from functools import lru_cache

_NAMES = {  # twelve months, then seven days from Monday; a bar between forms
    "en": "January|Jan February|Feb March|Mar April|Apr May June|Jun July|Jul August|Aug September|Sept|Sep "
    "October|Oct November|Nov December|Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro segunda-feira "
    "terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre lunes "
    "martes miércoles jueves viernes sábado domingo",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi "
    "jeudi vendredi samedi dimanche",
}
_SHORT = {"pt": {"segunda": 12, "terça": 13, "quarta": 14, "quinta": 15, "sexta": 16}}  # said so, but also numbers
_UNSURE = {"en": (2, 4)}  # March and May are words as well


def dropped(source: str, output: str, source_language: str, target_language: str) -> str | None:
    """Return a month or weekday of the source that the translation does not have; None if it has them all.

    A month may become a number, and a name such as the avenue "23 de Maio" may stay as it is.
    """
    ours, theirs = _table(source_language), _table(target_language)
    if not ours or not theirs:
        return None
    said = {theirs[word] for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", output.casefold()) if word in theirs}
    said |= {_SHORT[target_language][word] for word in _words(output) & _SHORT.get(target_language, {}).keys()}
    dates = re.findall(r"\b(\d{1,2})[/.-](\d{1,2})(?![\d%])", output)
    numbers = {int(digits) - 1 for date in dates for digits in date}
    for match in re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)?", source):
        word = match.group()
        place = ours.get(word.casefold())
        if place is None or place in said or place in _UNSURE.get(source_language, ()):
            continue
        if (source_language != "en" and word[0].isupper()) or word in output or (place < 12 and place in numbers):
            continue
        return word
    return None


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.casefold()))


@lru_cache(maxsize=8)
def _table(language: str) -> dict[str, int]:
    return {
        form.casefold(): place
        for place, forms in enumerate(_NAMES.get(language, "").split())
        for form in forms.split("|")
    }
