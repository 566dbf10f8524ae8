"""Which story a telegram belongs to, and which version of it that is.

IPTC 7901 and ANPA 1312 number transmissions, not stories: the numbers begin again every day, and a new lead, a
correction or a kill comes under another number. What stays is the slugline: IPTC 7901 §4 (keywords) and the keyword
line of ANPA 1312 name the story for its whole life. So

    format : agency : service : slugline without its marks : day

is one story with all its versions. Agency and service stand in it because two services may use one slug for two
stories. A number takes the slugline's place where that is no name of one story: a single general keyword, and standing
slugs that go out many times a day (results, tables, digests, alerts). Adds, takes, inserts, subs, advisories and
correctives have texts of their own that must not replace the story: they get an identity of their own, beside it.

What this cannot see: that two stories of a day in one service share a slug. So the guid is only the name of a family
there, and `Story.also` begins with the number of the transmission: whoever keeps stories tells those of a family apart
by their words, and none replaces another (`flows/store/families.py`). A lead after midnight is taken for another story
than that of the evening. A kill is not trusted to chance: it also reaches the slugs and numbers that it names, and, in
the first hours of a day, the day before.

Versions: what bears no mark is 1. A lead, an update or a correction is ordered by the minute of its sending, because
corrections have no number; its own number decides within the minute, and where no time is known.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, timedelta

_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)"
_LIFE = (
    r"(?:ld|lead|lede|write-?thru|update|refile|repeat|rpt|recast|correction|corrected|corrects|correctn?|corrective|korr|"
    r"berichtigung|rectificati[fv]|kill|killed|withhold|withdrawn|withdrawal|elimination|urgent|bulletin|flash|bjt|"
    r"optional|abridged|add|take|insert|sub|advisory|adv\d{0,2})"
)
# A mark stands behind a comma, in brackets, with its number, or in capitals at an end: "Lead Water" has none.
_MARK = re.compile(
    rf"(?i:,\s*(?:{_ORDINAL}\s*)?{_LIFE}\b.*$)|(?i:\(\s*(?:{_ORDINAL}\s*)?{_LIFE}\b[^)]*\)\s*$)|"
    rf"(?i:[\s,-]*\b{_ORDINAL}\s*{_LIFE}\b(?:[\s-]*write-?thru)?)|"
    r"^(?:(?:UPDATE|WRAPUP)\s*\d{0,2}|CORRECTED|CORRECTION|REFILE|RPT|REPEAT|KILL|WITHDRAWN)\s*[-:]\s*|"
    r"[\s-]+(?:KILL(?:ED)?|CORRECTED|CORRECTION|WITHHOLD|WITHDRAWN|LEAD|LD|UPDATE|BJT)(?:\s*\d{1,2})?\s*$"
)
_TWO_IN_ONE = re.compile(r"(?i)(?<=\d(?:st|nd|rd|th))(?=ld|lead|add|take)")
_APART = r"(?:add|take|insert|sub|advisory|corrective|avis|advis)"
_PART = re.compile(rf"(?i)\b(?:({_ORDINAL})\s*)?({_APART})\b(?:[\s-]*(\d{{1,2}})\b)?")
_NUMBER = re.compile(
    rf"(?i)\b({_ORDINAL})\s*(?:ld|lead|lede|write|zusammenfassung|zf)|\b(?:update|lead|ld)[\s-]*(\d{{1,2}})\b"
)
_CORRECTS = re.compile(
    r"(?i)\b(?:corr(?:ect(?:ion|ed|s|n)?)?|korr(?:ektur)?|berichtigung|rectificati[fv][oa]?|verbetering|errata)\b"
)
_REWRITTEN = re.compile(
    r"(?i)(?:\b|\d(?:st|nd|rd|th))(?:ld|lead|lede|write-?thr(?:u|ough)|updates?|zusammenfassung|zf)\b"
)
_CYCLE = re.compile(r"^(?:BC|AP)-+")  # AM and PM name the papers that a story is for, and are part of its name
_STANDING = re.compile(
    r"(?i)(?:alert|advisor|digest|budget|headlines|briefs?\b|glance|standings?|results?\b|schedule|scores?\b|linescore|\bbox\b|"
    r"expanded|transactions|calendar|lotter|weather|horoscope|almanac|summary\b|ergebnis|tabelle|vorschau|[uü]berblick|"
    r"b[oö]rse|wetter|termin|lotto|toto|kurse|résultat|resultat|classement|agenda|uitslag|rangschikking|calendrier|"
    r"previsions|eurodolar|currencies|prices)"
)
_NAMED_SLUG = re.compile(r"\b(?:[AP]M|BC|AP)--?[A-Z][\w'’-]*(?: [\w'’-]+){0,4}?(?=\s*[,.;:()\n]|\s*$)", re.MULTILINE)
_CALLED = r"(?:\b(?:story|item|number|no\.|nr\.|meldung|dépêche)\s*|#)"
_KILL = 99  # within the minute a kill is the last
_EARLY = "06:00"  # until then a kill may mean a story of the evening before


@dataclass(frozen=True, slots=True)
class Telegram:
    """What the header of a message says of its place in the wire.

    Attributes:
        wire: the format's name; agency, service: as the header has them, "" where it has none.
        number: the number of the transmission, with its service: "eca0125", "W2871".
        slug, take: the slugline, and its marks where they stand in a line of their own.
        day: ISO 8601 date of sending, or what there is in its place; time: ISO 8601, None if unknown.
    """

    wire: str
    agency: str
    service: str
    number: str
    slug: str
    take: str
    day: str
    time: str | None = None


def guid(message: Telegram) -> str:
    """The identifier of the story that a message belongs to."""
    name = root(message.slug)
    part = _PART.search(message.take)
    if not name or _STANDING.search(message.slug) or (message.wire.startswith("iptc") and not _specific(message.slug)):
        return by_number(message, message.number)
    own = _joined(message, message.service, name)
    if part is None:
        return own
    return f"{own}:{part[2].lower()}-{int((part[1] or part[3] or '0').rstrip('stndrh.') or 0) or message.number}"


def by_number(message: Telegram, number: str) -> str:
    """The identifier of one transmission of the day."""
    return _joined(message, number)


def root(slug: str) -> str:
    """A slugline without cycle and marks, in one spelling: `BC-EU--Salt, 2nd Ld-Writethru` is `eu-salt`."""
    bare = _MARK.sub(" ", _TWO_IN_ONE.sub(" ", _CYCLE.sub("", slug.strip())))
    plain = unicodedata.normalize("NFKC", bare).casefold()
    return "-".join(re.findall(r"[^\W_]+", plain))


def version(message: Telegram, marks: str, *, kill: bool) -> int:
    """The version of a message with these marks: 1, or clock and rank of its sending (04:12, 2nd lead: 41203)."""
    numbers = [int((found[1] or found[2]).rstrip("stndrhSTNDRH.")) for found in _NUMBER.finditer(marks)]
    corrects = bool(_CORRECTS.search(marks))
    if not kill and not numbers and not corrects and not _REWRITTEN.search(marks):
        return 1
    rank = _KILL if kill else min(max(numbers, default=1), 48) + 50 * corrects
    if message.time is None:
        return 1 + rank
    return int(message.time[11:13] + message.time[14:16]) * 100 + 1 + rank


def also(message: Telegram, kill: str | None) -> tuple[str, ...]:
    """Other names of the story: that of its transmission; for a kill, whatever its text (`kill`) names."""
    own = guid(message)
    names: dict[str, None] = {}
    if kill is None:
        names[by_number(message, message.number)] = None
    else:
        prefix = message.number.rstrip("0123456789")
        before = rf"(?:\b{re.escape(prefix)}|{_CALLED})" if prefix else rf"(?:{_CALLED})"
        for found in re.finditer(rf"(?i){before}(\d{{3,5}})\b", kill):
            names[by_number(message, prefix + found[1])] = None
        for found in _NAMED_SLUG.finditer(kill):
            names[guid(replace(message, slug=found[0], take=""))] = None
        if message.time and message.time[11:16] < _EARLY:
            day = (date.fromisoformat(message.day) - timedelta(days=1)).isoformat()
            names |= {name.replace(f":{message.day}", f":{day}"): None for name in (own, *names)}
    names.pop(own, None)
    return tuple(names)


def _joined(message: Telegram, *parts: str) -> str:
    return ":".join(filter(None, (message.wire, message.agency, *parts, message.day)))


def _specific(slug: str) -> bool:
    """Whether keywords name one story: one general keyword ("Football/") is a subject of many."""
    return len([part for part in re.split(r"[/;]", slug) if root(part)]) > 1 or len(root(slug).split("-")) > 2
