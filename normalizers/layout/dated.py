"""Datelines with a date in any language: place, date, agency in brackets, slashes or behind a stop, and a mark."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from normalizers.layout.agencies import known, names
from normalizers.layout.lift import Lift, Where
from normalizers.layout.places import NO_PLACE

_REASON = "Place, date or agency in front of the story belong in the dateline field, not in the text."

# ZAGREB, 19. veljače 2024. (Hina) - | София, 19 февруари /БТА/ | नयी दिल्ली, 19 फरवरी (भाषा)
_BRACKETS = re.compile(
    r"(?P<head>[^()/\n（）]{3,80}?(?:\([^()\n]{2,20}\)[^()/\n]{1,40}?|/[0-9/]{1,9}[^()/\n]{0,20}?)?)\s?"
    r"[(/（]\s?(?P<agency>[^()\n（）/]{2,30}(?:/[^()\n/]{1,20}){0,2})\s?[)/）]"
    r"(?P<mark>\s?[.,:]?\s?(?:[-–—]{1,3}|=|_)|\s?[.:։۔]|(?=\s))\s*"
)
# Вологда. 23 августа. СЗИ - | TALLINN, 19. veebruar, BNS - | Rīga, 19.febr., LETA.
_STOP = re.compile(r"(?<=[^\s.,،])[.,،]{1,2}\s(?:[-–—]\s)?")
_BEHIND = re.compile(
    r"(?P<agency>[^\s.,:()/–—\d][^\s.,:()/–—]{1,19}(?:[\s-][^\s.,:()/–—]{2,19}){0,2}?)(?P<mark>\s?[-–—]{1,2}|[.:։])\s+"
)
_DATED_AGENCY = re.compile(r"(?P<agency>[^\d,]{2,20}?)(?:,\s?|\s)(?P<date>\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?)")
_FIGURES = re.compile(r"\d")
_NUMBERS = re.compile(r"(\d)\.(?=[^\W\d])")
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:\.|-?[^\W\d_]{1,3}\.?|º)?")
_YEAR = re.compile(r"(?:19|20)\d\d[^\W\d_]{0,2}")
_NUMERIC = re.compile(r"\d{1,2}[./-]\d{1,2}(?:[./-](?:\d{4}|\d{2}))?|\d{4}[./-]\d{1,2}[./-]\d{1,2}")
_HYPHEN = re.compile(r"\d{1,2}-([^\W\d_]{3,12})")
_TIME = re.compile(r"\d{1,2}[:.]\d\d")
_SMALL = frozenset("de del do d da of the г р год року gada metu m ngay an am den le il el στις a на ב و v ve".split())
_LINKS = frozenset(
    """
    de do da di del la le el los las al am an der den die of on sur upon na nad pod pri the y i e et und and aan van
    """.split()
)
_LONGEST = 90  # characters; of a place, a date and an agency
_REST = 15  # characters; a sentence has to follow


def find(text: str, where: Where) -> Iterator[Lift]:
    """Find a dateline of a place, a date in words or figures of any language, and an agency.

    Left alone: a place and a date with no agency ("In Zagreb, 19 February …"), a date in the middle of a sentence, and
    an agency that we do not know where it is neither in capitals nor a name in brackets with a dash behind.
    """
    if where.kind != "paragraph" or not 0 <= where.first <= 2 or where.hidden is not None:
        return
    found = _bracketed(text) or _behind_stop(text)
    if found is None:
        return
    end, place, when, agency = found
    if len(text[end:].strip()) < _REST:
        return
    dateline = f"{place}, {when}" if when else place
    yield Lift(
        0, end, "dateline", "dateline.dated", _REASON, 0.96, dateline=dateline, credits=names(agency) or (agency,)
    )


def _bracketed(text: str) -> tuple[int, str, str, str] | None:
    match = _BRACKETS.match(text[: 2 * _LONGEST])
    if match is None:
        return None
    head, agency, dash = match["head"].strip(" ,،.-–"), match["agency"].strip(), match["mark"].strip(" .,") != ""
    sure = bool(names(agency))
    parts = _parts(head)
    slashed = "/" in match.group()[len(match["head"]) :] and agency.isupper()
    if parts is not None and (sure or ((dash or slashed) and _is_name(agency))):
        return match.end(), *parts, agency
    # Cần Thơ (TTXVN 5/3) -
    inside = _DATED_AGENCY.fullmatch(agency)
    if inside and known(inside["agency"]) and _is_place(head.replace(",", " , ").split()):
        return match.end(), head, inside["date"], inside["agency"]
    # EDİRNE, (MHA) -
    capitals = len(head) > 3 and head.isupper() and _is_place(head.split()) and head.casefold() not in NO_PLACE
    if capitals and dash and re.fullmatch(r"[A-ZÀ-ÞĀ-ŽА-ЯІЇЄ]{2,6}", agency) and not re.search(r"[.,]\s", head):
        return match.end(), head, "", agency
    return None


def _behind_stop(text: str) -> tuple[int, str, str, str] | None:
    for stop in _STOP.finditer(text[:_LONGEST]):
        match = _BEHIND.match(text, stop.end())
        if match is None:
            continue
        agency, dash = match["agency"], match["mark"].strip() not in (".", ":", "։")
        if (known(agency) or (dash and agency.isupper() and len(agency) <= 12)) and (
            parts := _parts(text[: stop.start()])
        ):
            return match.end(), *parts, agency
    return None


def _parts(head: str) -> tuple[str, str] | None:
    """The place and the date that a line begins with; None unless it is these and nothing else."""
    tokens = _NUMBERS.sub(r"\1. ", head).replace(",", " , ").replace("،", " , ").split()
    if not 2 <= len(tokens) <= 14:
        return None
    kinds = [kind(_FIGURES.sub(_ascii, token.strip(".,،:;"))) for token in tokens]
    for at in range(1, len(tokens)):
        if all(kinds[at:]) and _is_date(kinds[at:]) and _is_place(tokens[:at]):
            return _joined(tokens[:at]), _joined(tokens[at:])
        if all(kinds[:at]) and _is_date(kinds[:at]) and _is_place(tokens[at:]):
            return _joined(tokens[at:]), _joined(tokens[:at])
    return None


def _ascii(figure: re.Match[str]) -> str:
    return str(unicodedata.digit(figure[0]))


def _joined(tokens: list[str]) -> str:
    return " ".join(tokens).replace(" ,", ",").strip(" ,.")


def _is_date(kinds: list[str]) -> bool:
    """Say whether there is a date in figures, or a day and a month with no comma between ("Section 3, May …")."""
    close = " ".join(kind for kind in kinds if kind != "small")
    return "date" in kinds or "day month" in close or "month day" in close


def _is_place(tokens: list[str]) -> bool:
    """Say whether these are names and what stands between them: "Rio de Janeiro", "Frankfurt am Main", "القاهرة"."""
    words = [token.strip("().") for token in tokens if token != ","]
    if not 1 <= len(words) <= 5 or any(not word or any(map(str.isdigit, word)) for word in words):
        return False
    if words[0].casefold() in NO_PLACE or tokens.count(",") > 2:
        return False
    first, last = words[0], words[-1]
    return not _is_small(first) and all(not _is_small(w) or w in _LINKS for w in words) and last not in _LINKS


def _is_small(word: str) -> bool:
    """Say whether a word begins with a small letter; Georgian has capitals for whole lines only."""
    return word[0].islower() and not "\u10d0" <= word[0] <= "\u10ff"


def _is_name(agency: str) -> bool:
    """Say whether an agency that we do not know may be one: a short name, no words and no figures."""
    words = agency.split()
    return len(words) <= 2 and not _is_small(words[0]) and not any(map(str.isdigit, agency)) and kind(words[0]) == ""


def kind(token: str) -> str:
    """What a word is in a date; "" where it is nothing of one."""
    if token == "":
        return "mark"
    if token.isdigit() or token[0].isdigit():
        for name, pattern in (("day", _DAY), ("year", _YEAR), ("date", _NUMERIC), ("time", _TIME)):
            if pattern.fullmatch(token):
                return name
        joined = _HYPHEN.fullmatch(token)
        return "date" if joined and kind(joined[1]) == "month" else ""
    word = key(token)
    if word == "thang":  # "month", before its number in Vietnamese
        return "month"
    if word in _SMALL:
        return "small"
    return _calendar().get(word[:3], {}).get(word, "") or _begins(word)


def _begins(word: str) -> str:
    """A month by the beginning of its name, or with an ending: "Febr", "vas", "avgusta", "במרץ"."""
    if len(word) < 3:
        return ""
    known_names = _calendar().get(word[:3], {})
    if any(
        one.startswith(word) or (len(one) > 3 and word.startswith(one) and len(word) < len(one) + 3)
        for one in known_names
    ):
        return "month"
    return _calendar().get(word[1:4], {}).get(word[1:], "") if word[0] == "ב" else ""


def key(word: str) -> str:
    """A word in small letters, without accents, points and nuktas and without the stop of a short form."""
    apart = unicodedata.normalize("NFD", word.casefold())
    plain = "".join(one for one in apart if unicodedata.category(one) != "Mn")
    return unicodedata.normalize("NFC", plain).strip(".’'")


@cache
def _calendar() -> dict[str, dict[str, str]]:
    """Names of months and days by their first three letters: the name, and which of the two it is."""
    table: dict[str, str] = tomllib.loads(Path(__file__).with_name("calendar.toml").read_text("utf-8"))
    found: dict[str, dict[str, str]] = {}
    for name in ("weekday", "month"):
        for word in table["days" if name == "weekday" else "months"].split():
            found.setdefault(key(word)[:3], {})[key(word)] = name
    return found
