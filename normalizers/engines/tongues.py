"""What the checks know about a language, a file each in `tongues/`: number words, calendar, scales, negation.

Everything in a file is optional; what a language does not say is not checked for it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from normalizers.errors import RuleError

HERE = Path(__file__).parent / "tongues"
SMALLEST = 3  # letters of the shortest part of a number written in one word


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language as the checks know it.

    Attributes:
        numbers: values that a word may stand for; "t0p" is noon and "t0a" midnight.
        stems: the same for the beginnings of inflected words, the longest first.
        sure: number words that are nothing else, so that losing one is losing a number.
        joins: the word between the parts of a number ("and"); compound: whether parts are written in one word.
        calendar: place of a month (0 to 11) or weekday (12 to 18, from Monday) by its forms; short_days: forms that
            are weekdays only where one is looked for; doubtful: places whose words mean other things as well.
        scales: power of ten by scale word ("bn": 9).
        percent: words for "per cent"; conjunctions: words that a long sentence may be cut before;
            spaced: whether spaces stand between words.
        negated: finds a negation; denies: finds words that can say no without one (None: not known, never judged);
            harmless: finds negations that deny nothing ("not only"); prefixes: "un" makes "clear" unclear.
    """

    numbers: dict[str, tuple[str, ...]]
    stems: tuple[tuple[str, tuple[str, ...]], ...]
    sure: frozenset[str]
    joins: str
    compound: bool
    calendar: dict[str, int]
    short_days: dict[str, int]
    doubtful: frozenset[int]
    scales: dict[str, int]
    percent: frozenset[str]
    conjunctions: frozenset[str]
    spaced: bool
    negated: re.Pattern[str] | None
    denies: re.Pattern[str] | None
    harmless: re.Pattern[str] | None
    prefixes: tuple[str, ...]

    def values(self, word: str) -> tuple[str, ...]:
        """Return the values that a word in small letters may stand for; empty if it is no number word."""
        found = self.numbers.get(word)
        if found is not None:
            return found
        for stem, values in self.stems:
            if word.startswith(stem):
                return values
        return ()


@cache
def of(language: str) -> Tongue | None:
    """Return what is known of a language ("pt-BR" gives "pt"); None if nothing is."""
    tag = language.lower().replace("_", "-").split("-")[0]
    path = HERE / f"{tag}.toml"
    if not tag.isalpha() or not path.is_file():
        return None
    try:
        return _read(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, re.error) as wrong:
        raise RuleError("tongue.not-complete", f"{path.name} cannot be read: {wrong}", place=path.name) from wrong


def _read(table: dict[str, object]) -> Tongue:
    def words(key: str) -> list[str]:
        return str(table.get(key, "")).split()

    numbers: dict[str, tuple[str, ...]] = {word: (str(n),) for n, word in enumerate(words("units"))}
    numbers.update((word, (str(n * 10),)) for n, word in enumerate(words("tens"), 3))
    numbers.update((word, (str(n),)) for n, word in enumerate(words("ordinals"), 1) if word not in numbers)
    sure = {word for word, values in numbers.items() if word not in words("ordinals")} - set(words("unsure"))
    calendar: dict[str, int] = {}
    for start, key in ((0, "months"), (12, "days")):
        for place, forms in enumerate(words(key), start):
            calendar.update((form.casefold(), place) for form in forms.split("|"))
    for word, place in calendar.items():
        if place < 12:
            numbers[word] = (*numbers.get(word, ()), str(place + 1))
    stems: dict[str, tuple[str, ...]] = {}
    for entry in words("more"):
        word, _, values = entry.partition(":")
        into, word = (stems, word[:-1]) if word.endswith("*") else (numbers, word)
        into[word] = (*into.get(word, ()), *values.split(","))
    negation = table.get("negation")
    said: dict[str, str] = {str(k): str(v) for k, v in negation.items()} if isinstance(negation, dict) else {}
    wide = table.get("spaced") is False  # scripts without spaces between words have no word borders
    return Tongue(
        numbers=numbers,
        stems=tuple(sorted(stems.items(), key=lambda stem: -len(stem[0]))),
        sure=frozenset(sure | set(words("sure"))) if table.get("joins") else frozenset(),
        joins=str(table.get("joins", "")),
        compound=bool(table.get("compound")),
        calendar=calendar,
        short_days={word: place for place, word in enumerate(words("short_days"), 12)},
        doubtful=frozenset(int(str(place)) for place in _list(table.get("doubtful"))),
        scales={w.strip().casefold(): int(n) for w, n in re.findall(r"([^:\d]+):(\d+)", str(table.get("scales", "")))},
        percent=frozenset(word.lower() for word in words("percent")),
        conjunctions=frozenset(words("and")),
        spaced=not wide,
        negated=_any(said.get("words", ""), wide, said.get("also", "")),
        denies=None if said.get("denies", "*") == "*" else _any(said["denies"], wide),
        harmless=re.compile(rf"\b(?:{said['harmless']})", re.IGNORECASE) if said.get("harmless") else None,
        prefixes=tuple(said.get("prefixes", "").split()),
    )


def _any(words: str, wide: bool, also: str = "") -> re.Pattern[str] | None:
    """Return a pattern for any of these words: "im*" are all that begin so, "*los" all that end so, "_" is a space."""
    parts = [word.replace("*", r"\w*").replace("_", r"\s") if "\\" not in word else word for word in words.split()]
    if not parts:
        return None
    borders = "|".join(parts) if wide else rf"\b(?:{'|'.join(parts)})\b"
    return re.compile(borders + (f"|{also}" if also else ""), re.IGNORECASE)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
