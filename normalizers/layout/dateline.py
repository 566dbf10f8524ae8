"""Datelines and slugs at the start of a story: where it was written, when, and by which agency."""

import re
from collections.abc import Iterator

from normalizers.layout.agencies import known, names
from normalizers.layout.lift import Lift, Where
from normalizers.layout.places import CITIES, DATE, NO_PLACE

_WORD = r"(?:[^\W\d_][\w'’\-]{0,20}\.?|a\.\s?[MD]\.)"
_PLACE = rf"(?P<place>{_WORD}(?:(?:\s|/|,\s){_WORD}){{0,4}}?)"
_WHEN = rf"(?:[,.]?\s(?P<date>{DATE}))?"
_WHO = r"(?P<agency>[^()/\n]{2,30}(?:/[^()/\n]{2,30}){0,3})"
_DASH = r"(?:[-–—]{1,3}|_|=)"
_SOURCE = r"(?:(?i:source|fuente|fonte|quelle|источник)\s?:\s?[\w.\- ]{2,20}\s?/\s?)?"

_REGION = r"(?:\s\([A-ZÀ-Þ][\w .-]{1,25}\))?"
_NEXT = r"(?=[\"“„«‘]?[A-ZÀ-ÞĀ-ŽА-ЯІЇЄ0-9])"

# Paris (AFP) - | Kyiv, 3 May (Interfax) — | Madrid, 3 may (EFE).- | Source: afp / Paris (AFP) | Bonn (KNA) The ...
_BRACKET = re.compile(
    rf"{_SOURCE}{_PLACE}{_REGION}(?:[,.]?\s(?P<date>{DATE}|\d{{1,2}})(?:\s[-–—])?)?\s?\({_WHO}\)(?:\s?[.:]?\s?{_DASH}"
    rf"|[.:]|"
    rf"$|\s+{_NEXT})\s*"
)
# Source: EFE / Madrid -
_SOURCED = re.compile(
    rf"(?i:source|fuente|fonte|quelle)\s?:\s?(?P<agency>[\w. ]{{2,20}}?)\s?/\s?{_PLACE}{_WHEN}\s?{_DASH}\s+"
)
# MOSCOW, May 3. /TASS/. | /Corr. TASS Ivan Petrov/.
_SLASHES = re.compile(
    rf"(?:{_PLACE}{_WHEN}[.,]?\s)?/(?:(?:Corr\.?|Correspondent|Special correspondent)\s(?:of\s)?)"
    rf"?(?P<agency>[^/\s][^/\n]{{1,20}}?)"
    rf"(?:,?\s[A-Z]\w+\s[A-Z]\w+)?/[.:]?\s?{_DASH}?\s*"
)
# Moscow. May 3. INTERFAX - | MOSCOW, 3 May – RIA Novosti, Ivan Petrov. | Kiev. UNIAN.
_STOPS = re.compile(
    rf"{_PLACE}[.,]\s(?:(?P<date>{DATE})[.,]?\s)?(?:{_DASH}\s)?(?:IAA?\s)"
    rf"?(?P<agency>[^\W\d_][\w\- ]{{1,20}}?(?:\.ru|\.RU)?)"
    rf"(?:,\s[A-Z]\w+\s[A-Z]\w+)?(?:\.|\s?{_DASH})\s+{_NEXT}"
)
# (ANSA) - ROMA, 03 MAG - | (Reuters) - | (EFE).-
_FRONT = re.compile(rf"[(\[]{_WHO}[)\]]\.?\s?{_DASH}\s*(?:{_PLACE},\s?(?P<date>{DATE})\s?{_DASH}\s*)?")
# AGI - | EFE.- | Ukrinform.
_NAMED = re.compile(
    rf"(?P<place>)(?P<date>)(?P<agency>[^\W\d_][\w-]{{1,14}}(?:\s[A-Z]\w{{1,10}})?)(?:\s?\.-|\s{_DASH}|"
    rf"\.(?!\s(?:That|This|It|He|She)\b))\s+{_NEXT}"
)
# Kyiv • UNN • | Kyiv • 12:40 •
_DOTS = re.compile(
    rf"{_PLACE}\s[•·]\s(?:(?P<agency>[^\W\d_][\w-]{{1,14}})\s[•·]\s)?(?:(?P<date>{DATE}|\d{{1,2}}:\d\d)\s[•·]\s)"
    rf"?{_NEXT}"
)
_DOTS_LINE = re.compile(rf"{_PLACE}(?:\s[•·|]\s[^•·|\n]{{2,32}}){{1,4}}")
# MOSCOW – | SÃO PAULO, Brazil, May 3 –
_BARE = re.compile(rf"{_PLACE}{_REGION}(?:[,.]?\s(?P<date>{DATE}(?:,?\s\d{{1,2}}:\d\d)?))?\s?{_DASH}\s+")

_AGENCY = (
    ("dateline.agency-in-brackets", _BRACKET),
    ("dateline.agency-in-slashes", _SLASHES),
    ("dateline.agency-in-front", _FRONT),
    ("dateline.agency-after-date", _STOPS),
    ("dateline.source", _SOURCED),
    ("dateline.agency-alone", _NAMED),
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
        place = match["place"]
        credits = names(match["agency"]) or _unknown(match, rule)
        if not credits or (place and not _capitalised(place)) or not _trusted(match, rule, where):
            continue
        yield Lift(0, match.end(), "dateline", rule, _REASON, 0.97, dateline=_joined(match), credits=credits)
        return
    dots = _DOTS.match(text) or (_DOTS_LINE.fullmatch(text.strip()) if where.last else None)
    if dots is not None and _city(dots["place"]):
        yield Lift(0, dots.end(), "dateline", "dateline.dots", _REASON, 0.96, dateline=dots["place"])
        return
    match = _BARE.match(text)
    if match is not None and where.first == 0:
        confidence = _bare(match, text[match.end() :], where)
        if confidence:
            rule = "dateline.place-and-dash"
            yield Lift(0, match.end(), "dateline", rule, _REASON, confidence, dateline=_joined(match))


def _unknown(match: re.Match[str], rule: str) -> tuple[str, ...]:
    """Take a short name in capitals for an agency where place and date stand before it: "ABIDJAN, 14 May (AIP) –"."""
    agency = match["agency"]
    place = match["place"] or ""
    formal = rule.endswith("in-brackets") and match["date"] and (place.isupper() or _city(place))
    if rule.endswith("in-slashes") and match["date"] and place and (place.isupper() or _city(place)):
        return (agency,) if re.fullmatch(r"[A-ZÀ-Þ][\w-]{2,20}(?: [A-ZÀ-Þ][\w-]{1,15})?", agency) else ()
    formal = formal or (rule.endswith("in-brackets") and bool(match["date"]) and _capitalised(place))
    marked = re.search(r"[-–—]\s*$", match.group())
    return (agency,) if formal and marked and re.fullmatch(r"[A-ZÀ-Þ]{2,8}", agency) else ()


def _trusted(match: re.Match[str], rule: str, where: Where) -> bool:
    """Ask more of a form that may also be a sentence."""
    if rule.endswith("agency-alone"):
        sentence = re.split(r"(?<=[.!?])\s", match.string[match.end() :], maxsplit=1)[0]
        free = len(sentence.split()) > 4 and not re.search(r"\s[-–—]\s", sentence)
        return where.first == 0 and known(match["agency"]) and free
    if rule.endswith("after-date") and not match["date"]:
        return where.first == 0 and _city(match["place"]) and known(match["agency"])
    if (
        rule.endswith("in-brackets")
        and match["date"] is None
        and match.group()[-1:].isspace()
        and match.group().rstrip()[-1:] == ")"
    ):
        return _city(match["place"]) or match["place"].isupper()
    return True


def _city(place: str) -> bool:
    return re.split(r"[,/]", place)[0].strip().casefold() in CITIES


def _bare(match: re.Match[str], rest: str, where: Where) -> float:
    place = match["place"]
    if not rest or not (rest[0].isupper() or rest[0].isdigit() or rest[0] in "“\"«„‘'"):
        return 0.0
    parts = re.split(r"[\s,/]+", place)
    if any(part.strip(".").casefold() in NO_PLACE for part in parts) or not _capitalised(place):
        return 0.0
    if not match["date"] and where.last == 0 and "—" in match.group():
        return 0.0  # a passage with no story around it: "PARIS — The strike ended" is how English papers print it
    if re.match(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,24}\s\d", rest):
        return 0.0  # two teams and a score
    city = re.split(r"[,/]", place)[0].strip()
    known = city.casefold() in CITIES
    following = re.match(r"[\w'’\-]+", rest)
    if following and following[0].casefold() in CITIES and not re.match(r"[\w\-]+(?:['’]s)?\s[^\W\d_]{3,}\s", rest):
        return 0.0
    if city.isupper():
        if match["date"] or known:
            return 0.97
        elsewhere = sum(len(re.findall(rf"\b{re.escape(city)}\b", block)) for block in where.body)
        return 0.93 if len(city) > 3 and elsewhere <= 1 and not city.endswith("ED") else 0.0
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
    return parts[0][0].isupper() and all(
        part[0].isupper() or part in small or part.startswith("a.") for part in parts if part
    )


def _joined(match: re.Match[str]) -> str | None:
    return ", ".join(part.strip(" .") for part in (match["place"], match["date"]) if part) or None
