"""Numbers as news writes them, with the decimal mark of the language: "1.234,56" in Portuguese is 1234.56."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from normalizers.engines.tongues import of

_POINT = frozenset(
    ("en", "zh", "ja", "ko", "th", "he", "ar", "hi")
)  # languages with a decimal point; all others use the comma
_TWELVE = frozenset(("en", "es", "ar", "hi", "zh", "ja", "ko"))  # languages whose news tells times in twelve hours, too
_EITHER = frozenset(["es"])  # the comma in Spain, the point in Mexico
_GAP = "\u00a0\u202f\u2009"
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９٫٬．，", "0123456789" * 3 + ".,.,")  # one for one
_NUMBER = re.compile(rf"\d+(?:[.,'’]\d+|[{_GAP}]\d{{3}}(?!\d))*")
_SPACED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?:,\d+)?(?![\d])")  # 10 000 in most languages, never in English
_TIME = re.compile(
    r"(?<![\d.,:/a-zA-Z])(?P<h>\d{1,2})(?:"
    r"(?:\s?h(?![a-z])\s?|[時时点])(?P<m>\d{2}(?!\d))?(?:min\b|分)?(?![a-z\d])"
    r"|[.:](?P<m4>\d{2})(?=\s?(?:Uhr|uur|horas|hs)\b)|(?=\s?(?:Uhr|uur)\b)"
    r"|:(?P<m2>\d{2})(?![\d:])"
    r"|(?:[.](?P<m3>\d{2}))?(?=\s?[ap]\.?\s?m\b))"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b)?",
    re.IGNORECASE,
)
_O_CLOCK = re.compile(r"\b(?:ore|alle|dalle|godz\.|godzinie|klokken|kl\.)\s(\d{1,2})[.,](\d{2})(?![\d%]|[.,]\d)")
_DOTTED = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)")
_JOINED = re.compile(r"(\d[\d,.]*)([兆億亿万萬])(\d[\d,]*)([億亿万萬]?)")
_EVENING = re.compile(
    r"\b(?:noite|tarde|noche|soir|après-midi|evening|night|afternoon|p\.?\s?m|abends?|nachmittags?|nacht|sera|notte"
    r"|pomeriggio|wieczor\w+|po południu|вечер\w*|дня|ноч\w+|вечор\w*|ввечері|avond|middag)\b|[晚夜]|下午|午後|مساء",
    re.IGNORECASE,
)
_DECADE = re.compile(
    r"\b(?:anos|década de|años|years|années|anni|jaren|lata|lat|godach)\s+(?:de\s+|['’])?$", re.IGNORECASE
)


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
    text = text.translate(_DIGITS) if not text.isascii() else text
    taken = bytearray(len(text))
    if language in ("it", "pl"):
        text = _O_CLOCK.sub(lambda match: match.group().replace(",", ".")[:-3] + ":" + match[2], text)
    for match in _TIME.finditer(text):
        time = _time(match, text, language)
        if time is not None:
            out.append(time)
            taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    if language not in _POINT:
        text = _SPACED.sub(lambda match: match.group().replace(" ", _GAP[0]), text)
    if language in ("zh", "ja"):
        for match in _JOINED.finditer(text):
            out.append(_joined(match, language))
            taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    for match in _NUMBER.finditer(text):
        if not taken[match.start()]:
            out += _numbers(match, text, language, strict)
    return tuple(sorted(out, key=lambda figure: figure.start))


def _time(match: re.Match[str], text: str, language: str) -> Figure | None:
    hour, minute = int(match["h"]), int(match["m"] or match["m2"] or match["m3"] or match["m4"] or 0)
    if hour > 24 or minute > 59:
        return None
    half = (match["half"] or _after(text, match.end()) or _before(text, match.start())).lower()
    clock = str(hour % 12 * 60 + minute)
    if hour > 12 and hour != 24:
        tags = {f"t{clock}p"}
    elif half == "p" or (half == "" and hour == 12):
        tags = {f"t{clock}p"} if half == "p" else {f"t{clock}p", f"t{clock}a"}
    elif half == "a":
        tags = {f"t{clock}a"}
    else:
        late = bool(_EVENING.search(text)) or (match["m2"] is not None and language in _TWELVE)
        tags = {f"t{clock}a", f"t{clock}p"} if late else {f"t{clock}a"}
    if minute:
        return Figure(
            match.group(), *match.span(), frozenset(tags), parts=(str(hour), str(minute)), clock=frozenset(tags)
        )
    plain = {str(hour), str(hour - 12)} if hour > 12 else {str(hour), str(hour + 12)} if half == "p" else {str(hour)}
    return Figure(match.group(), *match.span(), frozenset(tags | plain), clock=frozenset(tags))


def _clock(hour: int, minute: int, late: bool) -> frozenset[str]:
    clock = hour % 12 * 60 + minute
    return frozenset([f"t{clock}p"] if hour >= 12 else [f"t{clock}a", f"t{clock}p"] if late else [f"t{clock}a"])


def _before(text: str, at: int) -> str:
    found = re.search(r"(下午|午後|晚上|夜)|(上午|午前|凌晨|早上)", text[max(0, at - 2) : at])
    return "" if found is None else "p" if found[1] else "a"


def _joined(match: re.Match[str], language: str) -> Figure:
    """Return a number that is told in two parts: 1億2300万 is 123 million."""
    whole = Decimal(0)
    for digits, sign in ((match[1], match[2]), (match[3], match[4] or "")):
        whole += Decimal(digits.replace(",", "")) * 10 ** _scale(sign, language)
    return Figure(match.group(), *match.span(), frozenset([_plain(str(whole))]), frozenset([_plain(str(whole))]))


def _after(text: str, end: int) -> str:
    found = re.match(r"\s?([ap])\.?\s?m\b", text[end : end + 6], re.IGNORECASE)
    return found.group(1) if found else ""


def _numbers(match: re.Match[str], text: str, language: str, strict: bool) -> list[Figure]:
    token, start, end = match.group(), match.start(), match.end()
    values = readings(token, language, strict=strict)
    if not values and strict and re.fullmatch(r"\d+[.,]\d{3}", token):
        return [Figure(token, start, end, frozenset([token]))]  # "21.400 people" is nothing that English writes
    if not values:  # a date, a version, an address: its pieces one by one
        return [
            Figure(piece.group(), start + piece.start(), start + piece.end(), frozenset([_plain(piece.group())]))
            for piece in re.finditer(r"\d+", token)
        ]
    if len(token) == 2 and _DECADE.search(text, max(0, start - 14), start):
        values |= {f"19{token}", f"20{token}"}
    dotted = _DOTTED.fullmatch(token) if language not in _POINT else None
    if dotted:  # 14.30 is a time in most languages that write decimals with a comma
        clock = _clock(int(dotted[1]), int(dotted[2]), bool(_EVENING.search(text)))
        parts = (str(int(dotted[1])), str(int(dotted[2])))
        return [Figure(token, start, end, values, frozenset(), parts, clock)]
    power = _scale(text[end : end + 16], language)
    scaled = frozenset(_plain(str(Decimal(value) * 10**power)) for value in values) if power else frozenset()
    return [Figure(token.replace(_GAP[0], " "), start, end, values, scaled)]


def _scale(rest: str, language: str) -> int:
    """Return the power of ten of the scale word that the text goes on with, 0 if there is none."""
    pattern = _scales(language)
    found = pattern.match(rest) if pattern is not None else None
    tongue = of(language)
    return tongue.scales[found.group(1).casefold()] if found and tongue else 0


@lru_cache(maxsize=32)
def _scales(language: str) -> re.Pattern[str] | None:
    tongue = of(language)
    if tongue is None or not tongue.scales:
        return None
    words = "|".join(map(re.escape, sorted(tongue.scales, key=len, reverse=True)))
    border = "" if language in ("zh", "ja") else r"\b"
    return re.compile(rf"[\s{_GAP}-]?({words}){border}", re.IGNORECASE)


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
    round_off = language in _EITHER and marks[0] == "." and grouped and pieces[1][-1] == "0"  # 21.400 is no 21.4
    if grouped and pieces[0] != "0" and (marks[0] != decimal or language in _EITHER):
        values.add(_plain("".join(pieces)))
    if marks[0] == decimal or not grouped or pieces[0] == "0" or (language in _EITHER and not round_off):
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
