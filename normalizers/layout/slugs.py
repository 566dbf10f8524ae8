"""Datelines in less usual orders: agency first, date first, all of it in brackets, marks between place and agency."""

import re
from collections.abc import Iterator

from normalizers.layout.agencies import known, names
from normalizers.layout.lift import Lift, Where
from normalizers.layout.places import CITIES, DATE

_UP = r"[A-ZÀ-ÞŁŚŻČŠŽА-ЯІЇЄ]"
_PLACE = rf"(?P<place>{_UP}[^\W\d_]+(?:[\s/-](?:de|do|da|la|el|am|sur|on|of)?\s?{_UP}[^\W\d_]+){{0,3}})"
_WHEN = rf"(?P<date>{DATE}(?:,?\s\d{{4}})?(?:,?\s\d{{1,2}}:\d\d)?)"
_WHO = rf"(?P<agency>(?:RIA|IA|IAA|AiF)?\s?[^\W\d_][\w.-]{{1,18}}(?:\s{_UP}[\w-]{{1,14}})?)"
_DASH = r"[-–—]{1,3}"
_NEXT = rf"(?=[\"“„«‘]?(?:{_UP}|\d))"
_CLOCK = r"(?:\s(?:at|um|à|às)\s\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?)?"

# VLADIVOSTOK, 19 Feb – PrimaMedia. | Moscow, May 3, 2023, 12:40 — REGNUM
_DATED = re.compile(rf"{_PLACE},\s{_WHEN}[.,]?\s?(?:{_DASH}\s)?{_WHO}(?P<mark>\.|\s?{_DASH}|(?<=[A-Z]{{3}}))\s+{_NEXT}")
# [Moscow, 3 May, RIA Novosti] | (Kazan, 3 May, Tatar-inform).
_BRACKETED = re.compile(rf"[(\[](?:{_PLACE}[,.]\s)?{_WHEN}[,.]\s{_WHO}[)\]][.:]?\s?(?:{_DASH})?\s*{_NEXT}")
# 29 May, Minsk /Corr. BELTA/.
_DATE_FIRST = re.compile(
    rf"{_WHEN},\s{_PLACE}\s?[/(](?:(?i:corr|correspondent)\.?\s)?(?:{_UP}\w+\s{_UP}\w+\s?[-–—,]\s?)?{_WHO}[/)"
    rf"][.:]?\s?(?:{_DASH})?\s*{_NEXT}"
)
# Ramallah | AFP | | PARIS | AFP – | MADRID / EFE –
_PIPES = re.compile(rf"{_PLACE}\s?[|/]\s?{_WHO}\s?(?:\||{_DASH}|\.-)\s+{_NEXT}")
# EFE | Madrid – | Xinhua / Beijing - | dpa Berlin – | AFP, Paris – | (AGENPARL) - Rome, 3 May 2023 -
_AGENCY_FIRST = re.compile(
    rf"[(\[]?{_WHO}[)\]]?(?:\s?[|/,]\s?|\s{_DASH}\s|\s){_PLACE}(?:,?\s{_WHEN})?\s?(?:\||{_DASH}|\.-)\s+{_NEXT}"
)
# Berlin - dpa.
_LAST = re.compile(rf"{_PLACE}\s{_DASH}\s{_WHO}\.\s+{_NEXT}")
# Warsaw, 3 May (ISBnews) –
_BRACKET = re.compile(rf"{_PLACE},?\s{_WHEN}\.?\s?\({_WHO}\)\s?\.?(?:{_DASH}|:)\s*{_NEXT}")
# (AGENPARL) – | INTERFAX.RU –
_ALONE = re.compile(
    rf"(?P<place>)(?:\((?P<in>[A-Z]{{4,12}})\)|(?P<agency>[A-Z][\w-]{{2,14}}\.(?:RU|ru|UA|ua|by|com)))"
    rf"\s?\.?{_DASH}\s*{_NEXT}"
)
# AFP, published on Tuesday 3 May 2023 at 10:12 a.m.
_POSTED = re.compile(
    rf"(?P<place>){_WHO}(?:,|\s{_DASH}|\s\|)\s(?:published|posted|updated)"
    rf"(?:\son)?\s(?:\w+day,?\s)?{_WHEN}{_CLOCK}\.?\s+{_NEXT}"
)
# Quito.-
_STOPPED = re.compile(rf"{_PLACE}(?:,\s{_WHEN})?\s?\.\s?[-–—]\s*{_NEXT}")

_REASON = "Place, date or agency in front of the story belong in the dateline field, not in the text."


def find(text: str, where: Where) -> Iterator[Lift]:
    """Find a dateline of a less usual form at the start of the first blocks.

    An agency that we do not know counts only where a date stands beside a place in capitals or a city that we know.
    Left alone: the same names as words of a sentence ("AFP, Paris – all silent").
    """
    if where.kind != "paragraph" or not 0 <= where.first <= 1:
        return
    for pattern, strict in (
        (_DATED, False),
        (_BRACKETED, None),
        (_DATE_FIRST, False),
        (_BRACKET, False),
        (_PIPES, True),
        (_AGENCY_FIRST, True),
        (_LAST, True),
        (_POSTED, True),
    ):
        match = pattern.match(text)
        if match and _follows(text[match.end() :]) and _sure(match, strict):
            yield _lift(match)
            return
    alone = _ALONE.match(text)
    if alone and where.first == 0 and _follows(text[alone.end() :]):
        yield _lift(alone)
        return
    stopped = _STOPPED.match(text)
    if stopped and where.first == 0 and _follows(text[stopped.end() :]):
        yield _lift(stopped)


def _sure(match: re.Match[str], strict: bool | None) -> bool:
    agency = match["agency"].strip(" .")
    place = match["place"] or ""
    named = bool(names(agency)) and known(agency)
    if strict:
        return named and (not place or place.isupper() or _city(place))
    if named or (strict is None and place):
        return True
    return bool(place) and (place.isupper() or _city(place)) and (agency[0].isupper() or agency.isdigit())


def _city(place: str) -> bool:
    return re.split(r"[,/]", place)[0].strip().casefold() in CITIES


def _follows(rest: str) -> bool:
    """Say whether a proper sentence follows."""
    return len(rest.split()) >= 4 and bool(re.search(r"\s[^\W\d_A-Z][^\W\d_]+", rest))


def _lift(match: re.Match[str]) -> Lift:
    groups = match.groupdict()
    agency = (groups.get("agency") or groups.get("in") or "").strip(" .")
    dateline = ", ".join(part.strip(" .") for part in (groups.get("place"), groups.get("date")) if part) or None
    return Lift(
        0,
        match.end(),
        "dateline",
        "dateline.slug",
        _REASON,
        0.95,
        dateline=dateline,
        credits=(agency,) if agency else (),
    )
