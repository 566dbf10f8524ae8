"""Numbers as news writes them, with the decimal mark of the language: "1.234,56" in Portuguese is 1234.56."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_POINT = frozenset(
    ("en", "zh", "ja", "ko", "th", "he", "ar", "hi")
)  # languages with a decimal point; all others use the comma
_EITHER = frozenset(["es"])  # the comma in Spain, the point in Mexico
_GAP = "\u00a0\u202f\u2009"
_NUMBER = re.compile(rf"\d+(?:[.,'’]\d+|[{_GAP}]\d{{3}}(?!\d))*")
_SPACED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?:,\d+)?(?![\d])")  # 10 000 in most languages, never in English
_TIME = re.compile(
    r"\b(?P<h>\d{1,2})(?:\s?h\s?(?P<m>\d{2})?(?:min)?\b|:(?P<m2>\d{2})(?![\d:])|(?:[.](?P<m3>\d{2}))?(?=\s?[ap]\.?\s?m\b))"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b)?",
    re.IGNORECASE,
)
_EVENING = re.compile(r"\b(?:noite|tarde|noche|soir|après-midi|evening|night|afternoon|p\.?\s?m)\b", re.IGNORECASE)
_DECADE = re.compile(r"\b(?:anos|década de|años|years|années)\s+(?:de\s+)?$", re.IGNORECASE)
_SCALES = {
    "en": "thousand:3 k:3 million:6 millions:6 mn:6 m:6 billion:9 billions:9 bn:9 b:9 trillion:12 trillions:12 tn:12",
    "pt": "mil milhões:9 mil:3 milhão:6 milhões:6 mi:6 bilhão:9 bilhões:9 biliões:12 bi:9 trilhão:12 trilhões:12",
    "es": "mil millones:9 mil:3 millón:6 millones:6 billón:12 billones:12",
    "fr": "mille:3 million:6 millions:6 milliard:9 milliards:9 billion:12 billions:12",
    "it": "mila:3 milione:6 milioni:6 miliardo:9 miliardi:9",
    "de": "Tausend:3 Million:6 Millionen:6 Mio:6 Milliarde:9 Milliarden:9 Mrd:9 Billion:12 Billionen:12",
    "ru": "тыс:3 тысяч:3 тысячи:3 млн:6 миллион:6 миллиона:6 миллионов:6 млрд:9 миллиард:9 миллиарда:9 миллиардов:9",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a text. `values` are its possible readings, `scaled` those with their million.

    `clock` are the times of day that it may mean; `parts` the numbers that it may be told in instead.
    """

    text: str
    start: int
    end: int
    values: frozenset[str]
    scaled: frozenset[str] = frozenset()
    parts: tuple[str, ...] = ()
    clock: frozenset[str] = frozenset()


def figures(text: str, language: str, *, strict: bool = False) -> tuple[Figure, ...]:
    """Return the numbers of a text in order; a time is one figure.

    Args:
        strict: the decimal mark must be that of the language. Editors are not strict, a translation has to be.
    """
    out: list[Figure] = []
    taken = bytearray(len(text))
    for match in _TIME.finditer(text):
        time = _time(match, text)
        if time is not None:
            out.append(time)
            taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    if language not in _POINT:
        text = _SPACED.sub(lambda match: match.group().replace(" ", _GAP[0]), text)
    for match in _NUMBER.finditer(text):
        if not taken[match.start()]:
            out += _numbers(match, text, language, strict)
    return tuple(sorted(out, key=lambda figure: figure.start))


def _time(match: re.Match[str], text: str) -> Figure | None:
    hour, minute = int(match["h"]), int(match["m"] or match["m2"] or match["m3"] or 0)
    if hour > 24 or minute > 59:
        return None
    half = (match["half"] or _after(text, match.end())).lower()
    clock = str(hour % 12 * 60 + minute)
    if hour > 12 and hour != 24:
        tags = {f"t{clock}p"}
    elif half == "p" or (half == "" and hour == 12):
        tags = {f"t{clock}p"} if half == "p" else {f"t{clock}p", f"t{clock}a"}
    elif half == "a":
        tags = {f"t{clock}a"}
    else:
        late = bool(_EVENING.search(text)) or match["m2"] is not None
        tags = {f"t{clock}a", f"t{clock}p"} if late else {f"t{clock}a"}
    if minute:
        return Figure(
            match.group(), *match.span(), frozenset(tags), parts=(str(hour), str(minute)), clock=frozenset(tags)
        )
    plain = {str(hour), str(hour - 12)} if hour > 12 else {str(hour)}
    return Figure(match.group(), *match.span(), frozenset(tags | plain), clock=frozenset(tags))


def _after(text: str, end: int) -> str:
    found = re.match(r"\s?([ap])\.?\s?m\b", text[end : end + 6], re.IGNORECASE)
    return found.group(1) if found else ""


def _numbers(match: re.Match[str], text: str, language: str, strict: bool) -> list[Figure]:
    token, start, end = match.group(), match.start(), match.end()
    values = readings(token, language, strict=strict)
    if not values:  # a date, a version, an address: its pieces one by one
        return [
            Figure(piece.group(), start + piece.start(), start + piece.end(), frozenset([_plain(piece.group())]))
            for piece in re.finditer(r"\d+", token)
        ]
    if len(token) == 2 and _DECADE.search(text, max(0, start - 14), start):
        values |= {f"19{token}", f"20{token}"}
    power = _scale(text[end : end + 16], language)
    scaled = frozenset(_plain(str(Decimal(value) * 10**power)) for value in values) if power else frozenset()
    return [Figure(token.replace(_GAP[0], " "), start, end, values, scaled)]


def _scale(rest: str, language: str) -> int:
    found = _scales(language).match(rest) if language in _SCALES else None
    return _power(language, found.group(1)) if found else 0


@lru_cache(maxsize=8)
def _scales(language: str) -> re.Pattern[str]:
    words = sorted((word for word, _ in _entries(language)), key=len, reverse=True)
    return re.compile(rf"[\s{_GAP}-]?({'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _power(language: str, word: str) -> int:
    return next(power for name, power in _entries(language) if name.lower() == word.lower())


def _entries(language: str) -> list[tuple[str, int]]:
    return [(word.strip(), int(power)) for word, power in re.findall(r"([^:\d]+):(\d+)", _SCALES[language])]


def readings(token: str, language: str, *, strict: bool = False) -> frozenset[str]:
    """Return the values that a written number may have in this language; none if it is no single number."""
    token = re.sub(rf"[{_GAP}'’]", "", token)
    marks = re.findall(r"[.,]", token)
    pieces = re.split(r"[.,]", token)
    if not marks:
        return frozenset([_plain(token)])
    grouped = len(pieces[0]) <= 3 and all(len(piece) == 3 for piece in pieces[1:])
    decimal = "." if language in _POINT else ","
    if len(set(marks)) == 2:
        whole = pieces[:-1]
        if marks[-1] in marks[:-1] or len(whole[0]) > 3 or any(len(piece) != 3 for piece in whole[1:]):
            return frozenset()
        if marks[-1] != decimal and language not in _EITHER:
            return frozenset()
        return frozenset([_plain("".join(whole) + "." + pieces[-1])])
    if len(marks) > 1:
        if not grouped or (marks[0] == decimal and language not in _EITHER):
            return frozenset()
        return frozenset([_plain("".join(pieces))])
    values = set()
    if strict and language not in _EITHER and (not grouped if marks[0] != decimal else pieces[1] == "000"):
        return frozenset()
    if grouped and pieces[0] != "0" and (marks[0] != decimal or language in _EITHER):
        values.add(_plain("".join(pieces)))
    if marks[0] == decimal or not grouped or pieces[0] == "0" or language in _EITHER:
        values.add(_plain(".".join(pieces)))
    return frozenset(values)


def _plain(number: str) -> str:
    text = format(Decimal(number), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def respell(token: str, source: str, target: str) -> str:
    """Return a number with the decimal and thousands marks of another language; unchanged if it is no single number."""
    values = readings(token, source)
    if len(values) != 1:
        return token
    digits = re.split(r"[.,]", token)
    group, point = (",", ".") if target in _POINT else (".", ",")
    if _plain("".join(digits)) in values:
        return group.join(digits)
    return group.join(digits[:-1]) + point + digits[-1]
