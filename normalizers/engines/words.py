"""Numbers said in words: they let "três" stand for "3", and one that gets lost is seen like a number in digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from normalizers.engines.tongues import SMALLEST, Tongue, of

_Run = tuple[tuple[str, tuple[str, ...]], ...]  # number words in a row, each with its values

_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?:-[^\W\d_]+)*")
_ONE = re.compile(r"\ban? (?:year|month|week|day|hour|minute|second|hundred|thousand|million|billion|trillion)\b")
_ROMAN = re.compile(r"\b(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\b")
_DIGIT = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_CENT = re.compile(r"\b(?:per|por|pour)\s(?:cento|ciento|cent)\b", re.IGNORECASE)  # no hundred
_PARTS = {
    "½": ("0.5", "50", "30"),
    "¼": ("0.25", "25", "4", "15"),
    "¾": ("0.75", "75", "3", "45"),
    "⅓": ("33", "3", "1"),
}
_HAN = {**{sign: n for n, sign in enumerate("〇一二三四五六七八九")}, "零": 0, "两": 2, "兩": 2}
_HAN_LANGUAGES = ("zh", "ja")
_HAN_TENS = {"十": 10, "百": 100, "千": 1000}
_HAN_SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_HAN_NUMBER = re.compile(f"[{''.join((*_HAN, *_HAN_TENS, *_HAN_SCALES))}]+")


def knows(language: str) -> bool:
    """Tell whether number words of this language are known."""
    tongue = of(language)
    return language in _HAN_LANGUAGES or (tongue is not None and bool(tongue.sure))


def spoken(text: str, language: str) -> frozenset[str]:
    """Return every value that a number word, a month or a Roman numeral of the text may stand for."""
    values = {"1"} if language == "en" and _ONE.search(text) else set()
    values |= {str(value) for _, value in roman(text)}
    values.update(value for sign in _PARTS if sign in text for value in _PARTS[sign])
    if language in _HAN_LANGUAGES:
        for match in _HAN_NUMBER.finditer(text):
            values.update((str(_han(match.group())), *(str(_HAN[sign]) for sign in match.group() if sign in _HAN)))
    for _, run in _runs(text, language):
        values.update(value for _, each in run for value in each)
        values.update(_sums([int(each[0]) for _, each in run if each[0].isdigit()]))
    return frozenset(values)


def said(text: str, language: str) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return the numbers that a text surely says in words: as written, and the values of the words in a row.

    A number of which one word may mean something else ("one", "second", "meia") is left out, and so is the scale word
    of a number in digits ("3.2 million").
    """
    tongue = of(language)
    if tongue is None or not tongue.sure:
        return ()
    found = []
    for after_digits, run in _runs(text, language):
        some = run[1:] if after_digits else run
        if some and all(word in tongue.sure or _compound(word, tongue) for word, _ in some):
            found.append((" ".join(word for word, _ in some), tuple(int(each[0]) for _, each in some)))
    return tuple(found)


def roman(text: str) -> Iterator[tuple[str, int]]:
    """Yield the Roman numerals of a text with their values."""
    for match in filter(re.Match.group, _ROMAN.finditer(text)):
        digits = [_DIGIT[letter] for letter in match.group()]
        pairs = zip(digits, [*digits[1:], 0], strict=True)
        yield match.group(), sum(-one if one < two else one for one, two in pairs)


def total(values: tuple[int, ...]) -> int:
    """Return what number words in a row come to: 2, 1000, 300 are 2,300."""
    whole = current = 0
    for number in values:
        if number >= 1000:
            whole, current = whole + max(current, 1) * number, 0
        elif number == 100 and 0 < current < 100:
            current *= 100
        else:
            current += number
    return whole + current


@lru_cache(maxsize=256)  # a sentence is asked for its number words by several checks
def _runs(text: str, language: str) -> tuple[tuple[bool, _Run], ...]:
    """Return number words that stand in a row, each with its values, and whether the row follows digits."""
    tongue = of(language)
    if tongue is None or not tongue.numbers:
        return ()
    runs: list[tuple[bool, _Run]] = []
    run: list[tuple[str, tuple[str, ...]]] = []
    begin = last = 0
    low = _CENT.sub(lambda match: "-" * len(match.group()), text.lower())
    for match in _WORDS.finditer(low):
        for at, word in _parts(match.group(), language):
            values = _values(word, language)
            if not values and not run:
                continue
            start = match.start() + at
            if run and (low[last:start].strip(" -\u00a0") or not (values or word == tongue.joins)):
                runs.append((_after_digits(low, begin), tuple(run)))
                run = []
            if values:
                begin = begin if run else start
                run.append((word, values))
            last = start + len(word)
    if run:
        runs.append((_after_digits(low, begin), tuple(run)))
    return tuple(runs)


def _after_digits(text: str, at: int) -> bool:
    return re.search(r"\d[\s\u00a0]?$", text[max(0, at - 2) : at]) is not None


def _parts(word: str, language: str) -> tuple[tuple[int, str], ...]:
    if "-" not in word or _values(word, language):
        return ((0, word),)
    parts: list[tuple[int, str]] = []
    at = 0
    for part in word.split("-"):
        parts.append((at, part))
        at += len(part) + 1
    return tuple(parts)


@lru_cache(maxsize=20_000)
def _values(word: str, language: str) -> tuple[str, ...]:
    tongue = of(language)
    return (_compound(word, tongue) or tongue.values(word)) if tongue else ()


def _compound(word: str, tongue: Tongue) -> tuple[str, ...]:
    """Return the value of a number in one word, "fünfundzwanzig", "duecentomila"; empty if it is none."""
    if not tongue.compound or len(word) < 2 * SMALLEST or word in tongue.numbers:
        return ()
    parts = _parted(word, tongue)
    if not parts:
        return ()
    if len(parts) > 1 and parts[0] < 10 <= parts[1] < 100:  # five-and-twenty
        parts = (parts[1], parts[0], *parts[2:])
    return (str(total(_by_hundreds(parts))),)


def _parted(word: str, tongue: Tongue) -> tuple[int, ...]:
    """Return the values of the parts of a word that is made of number words only."""
    if not word:
        return ()
    for end in range(len(word), SMALLEST - 1, -1):
        value = tongue.numbers.get(word[:end], ("",))[0]
        if not value.isdigit() or int(value) == 0:
            continue
        rest = word[end:]
        for joint in (tongue.joins, ""):
            if rest.startswith(joint):
                more = _parted(rest[len(joint) :], tongue)
                if more or rest == "":
                    return (int(value), *more)
    return ()


def _by_hundreds(parts: tuple[int, ...]) -> tuple[int, ...]:
    """Put "five-and-twenty" after a hundred or a thousand in its order as well."""
    out = list(parts)
    for n in range(1, len(out) - 1):
        if out[n] < 10 <= out[n + 1] < 100:
            out[n], out[n + 1] = out[n + 1], out[n]
    return tuple(out)


def _han(text: str) -> int:
    """Return the value of a number in Chinese signs: 三千五百万, 二〇二二."""
    if not any(sign in _HAN_TENS or sign in _HAN_SCALES for sign in text):
        return int("".join(str(_HAN[sign]) for sign in text))
    whole = part = digit = 0
    for sign in text:
        if sign in _HAN:
            digit = _HAN[sign]
        elif sign in _HAN_TENS:
            part, digit = part + max(digit, 1) * _HAN_TENS[sign], 0
        else:
            whole, part, digit = whole + max(part + digit, 1) * _HAN_SCALES[sign], 0, 0
    return whole + part + digit


def _sums(run: list[int]) -> set[str]:
    """Return the value of number words in a row, "dois mil e trezentos", and of the parts that make sense."""
    return {str(total(tuple(run[a:b]))) for a in range(len(run)) for b in range(a + 1, len(run) + 1)}
