"""Datelines and slugs at the start of a story: where it was written, when, and by which agency."""

import re
from collections.abc import Iterator

from normalizers.layout.agencies import names
from normalizers.layout.lift import Lift, Where
from normalizers.layout.places import CITIES, DATE, NO_PLACE

_WORD = r"[^\W\d_][\w'’\-]{0,20}\.?"
_PLACE = rf"(?P<place>{_WORD}(?:(?:\s|/|,\s){_WORD}){{0,4}}?)"
_WHEN = rf"(?:[,.]?\s(?P<date>{DATE}))?"
_WHO = r"(?P<agency>[^()/\n]{2,30}(?:/[^()/\n]{2,30})?)"
_DASH = r"(?:[-–—]{1,3})"
_SOURCE = r"(?:(?i:source|fuente|fonte|quelle|источник)\s?:\s?[\w.\- ]{2,20}\s?/\s?)?"

# Paris (AFP) - | Kyiv, 3 May (Interfax) — | Madrid, 3 may (EFE).- | Source: afp / Paris (AFP)
_BRACKET = re.compile(rf"{_SOURCE}{_PLACE}{_WHEN}\s?\({_WHO}\)\s?(?:[.:]?\s?{_DASH}|[.:]|$)\s*")
# MOSCOW, May 3. /TASS/.
_SLASHES = re.compile(rf"(?:{_PLACE}{_WHEN}[.,]?\s)?/(?P<agency>[^/\s][^/\n]{{1,20}})/[.:]?\s?{_DASH}?\s*")
# Moscow. May 3. INTERFAX - | MOSCOW, 3 May – RIA Novosti.
_STOPS = re.compile(
    rf"{_PLACE}[.,]\s(?P<date>{DATE})[.,]?\s(?:{_DASH}\s)?(?P<agency>[^\W\d_][\w.\- ]{{1,20}}?)(?:\.|\s?{_DASH})\s+"
)
# (ANSA) - ROMA, 03 MAG - | (Reuters) -
_FRONT = re.compile(rf"\({_WHO}\)\s?{_DASH}\s*(?:{_PLACE},\s?(?P<date>{DATE})\s?{_DASH}\s*)?")
# MOSCOW – | SÃO PAULO, Brazil, May 3 –
_BARE = re.compile(rf"{_PLACE}{_WHEN}\s?{_DASH}\s+")

_AGENCY = (
    ("dateline.agency-in-brackets", _BRACKET),
    ("dateline.agency-in-slashes", _SLASHES),
    ("dateline.agency-in-front", _FRONT),
    ("dateline.agency-after-date", _STOPS),
)
_REASON = "Place, date or agency in front of the story belong in the dateline field, not in the text."
_WHOLE = re.compile(r"(?i:source|fuente|fonte|quelle|источник)\s?:")


def find(text: str, where: Where) -> Iterator[Lift]:
    """Find the dateline that opens a story.

    Left alone: a capitalised word and a dash that open a sentence ("Prague – the city that …", "Talks – which began
    Monday – failed"), acronyms and labels ("NATO – The alliance …"), scores and routes; a place without an agency
    counts only in the first block, in capitals or with a date or as the name of a city that we know.
    """
    if where.kind != "paragraph" or not 0 <= where.first <= 2:
        return
    for rule, pattern in _AGENCY:
        match = pattern.match(text)
        if match is None:
            continue
        rest = text[match.end() :]
        if not rest and not _WHOLE.match(text) and where.last == 0:
            continue
        credits = names(match["agency"])
        place = match["place"]
        if not credits or (place is not None and not _capitalised(place)):
            continue
        yield Lift(0, match.end(), "dateline", rule, _REASON, 0.97, dateline=_joined(match), credits=credits)
        return
    match = _BARE.match(text)
    if match is not None and where.first == 0:
        confidence = _bare(match, text[match.end() :], where)
        if confidence:
            rule = "dateline.place-and-dash"
            yield Lift(0, match.end(), "dateline", rule, _REASON, confidence, dateline=_joined(match))


def _bare(match: re.Match[str], rest: str, where: Where) -> float:
    place = match["place"]
    if not rest or not (rest[0].isupper() or rest[0].isdigit() or rest[0] in "“\"«„‘'"):
        return 0.0
    parts = re.split(r"[\s,/]+", place)
    if any(part.strip(".").casefold() in NO_PLACE for part in parts) or not _capitalised(place):
        return 0.0
    city = re.split(r"[,/]", place)[0].strip()
    known = city.casefold() in CITIES
    following = re.match(r"[\w'’\-]+", rest)
    if following and following[0].casefold() in CITIES and not re.match(r"[\w\-]+(?:['’]s)?\s[^\W\d_]{3,}\s", rest):
        return 0.0
    if city.isupper():
        if match["date"] or known:
            return 0.97
        elsewhere = sum(len(re.findall(rf"\b{re.escape(city)}\b", block)) for block in where.body)
        return 0.93 if len(city) > 3 and elsewhere <= 1 else 0.0
    sentence = re.split(r"(?<=[.!?])\s", rest, maxsplit=1)[0]
    if re.search(r"\s[-–—]\s|—", sentence):
        return 0.0
    if match["date"]:
        return 0.95
    return 0.92 if known and words_follow(rest) else 0.0


def words_follow(rest: str) -> bool:
    """Say whether a sentence follows, not a score, a route or a title."""
    stopped = rest.rstrip()[-1:] in tuple('.!?…”"»)')
    return stopped and len(rest.split()) >= 4 and bool(re.search(r"\s[^\W\d_A-Z][^\W\d_]+", rest))


def _capitalised(place: str) -> bool:
    small = {"de", "do", "da", "di", "la", "le", "el", "al", "of", "on", "sur", "am", "an", "der", "den", "and", "y"}
    parts = re.split(r"[\s,/]+", place)
    return parts[0][0].isupper() and all(part[0].isupper() or part in small for part in parts if part)


def _joined(match: re.Match[str]) -> str | None:
    return ", ".join(part.strip(" .") for part in (match["place"], match["date"]) if part) or None
