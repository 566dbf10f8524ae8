"""Signatures made of several parts: "(PAP) author: Jan Kowal jko/ agz/", "BELGA/Source: The Paper", "(Online/v.f.)".

Agency, authors, initials of editors, source, date and the owner of a picture follow each other in any order and with
any mark between them, so they are read part by part. Right and alike: a last sentence ("Source: the ministry did not
answer"), names in brackets that sign nothing.
"""

import re
from collections.abc import Iterator

from normalizers.layout.agencies import known, names
from normalizers.layout.lift import Lift, Where, ended, quoted
from normalizers.layout.places import DATE

_UP = r"[A-ZÀ-ÞŁŚŻČŠŽА-ЯІЇЄ]"
_NAME = (
    rf"{_UP}[\w’'-]*\.?(?:\s(?:(?:de|da|do|del|della|di|van|von|der|den|la|le|of|the)\s){{0,2}}{_UP}[\w’'-]*\.?){{0,4}}"
)
_NAMES = rf"{_NAME}(?:(?:,\s|\sand\s|\s?/\s?|\s&\s){_NAME}){{0,3}}"
_ROLE = (
    r"(?i:authors?|edit(?:or|ed by|ing|ors)|text|texts|source|sources|photos?|fot|foto|video|translat(?:ion|or|ed by)|"
    r"correspondents?|report(?:er|ed by|ing|ing by)|written by|prepared by|interview(?:ed by| by)?|journalist|"
    r"graphics?|illustration|by|from|own information|contribut(?:or|ors|ed by)|co-?author|compiled by|drafted by)"
)
_CODE = r"[a-zżźćłśóäöü]{2,5}"
_PARTS = (
    (
        "initials",
        re.compile(
            rf"[(\[](?:{_CODE}/\s?{_CODE}(?:/\s?{_CODE})?|(?:[a-z]\.\s?){{2,3}}|(?:[A-Z]\.){{2,3}}|"
            r"(?!EU|UN|US|UK|TV|AI|PS|ER)[A-Z]{2})[)\]]\.?(?=\s*$)"
        ),
    ),
    (
        "signed",
        re.compile(r"[(\[](?P<who>[^()\[\]\n,/–:]{2,20}?)(?:\s?[,/–]\s?|\s-\s)[^()\[\]\n:]{2,40}[)\]](?=\s*$)"),
    ),
    ("agency", re.compile(r"[(\[](?P<who>[^()\[\]\n]{2,40})[)\]]|/(?P<slashed>[^/\s][^/\n]{1,20})/")),
    ("role", re.compile(rf"[(\[]?{_ROLE}\s?:\s(?:(?i:the)\s)?(?P<who>{_NAMES})[)\]]?")),
    (
        "role",
        re.compile(
            rf"[(\[]?(?i:edited|reported|written|prepared|translated|interviewed|compiled)\sby\s(?P<who>{_NAMES})[)\]]?"
        ),
    ),
    ("codes", re.compile(rf"(?:{_CODE}\s?/\s?)+(?:{_CODE}(?![^\W_]))?/?|[(\[]?(?:[a-z]\.){{2,3}}[)\]]?")),
    (
        "owner",
        re.compile(rf"(?:©|\(c\)|Copyright)\s?(?:©\s?)?(?:\d{{4}}\s)?(?P<who>{_NAMES}|[a-z]{{2,6}})(?:\s\d{{4}})?"),
    ),
    ("date", re.compile(rf"{DATE}(?:,?\s\d{{4}})?(?:,?\s\d{{1,2}}:\d\d)?")),
    ("desk", re.compile(r"(?:[a-z]{2,4}|[A-Z]{2,4}|Red|red\.)\.?(?=\s*$)")),
    ("with", re.compile(r"(?i:with|and)\s(?i:(?:the )?(?:news )?agencies|agency)")),
    ("name", re.compile(r"(?P<who>[A-Z][\w.-]{1,14}(?:\s[A-Z][\w-]{1,14})?)")),
)
# (SDA-ATS\hb) | (Hina) xabk yipe | дд-са | hag \ kbe | YC1-NZ
_LETTERS = r"[^\W\d_A-ZÀ-ÞА-ЯІЇЄҐ]{2,4}"
_DESKS = re.compile(
    rf"\s*(?:[(\[](?P<agency>[^()\[\]\n\\]{{2,30}}?)\s?(?:\\\s?{_LETTERS}(?:\s?[\\/]\s?{_LETTERS})?[)\]]"
    rf"|[)\]](?:\s{_LETTERS}){{1,3}})|(?P<codes>{_LETTERS}(?:\s?\\\s?{_LETTERS}){{1,2}}|[а-яіїєґ]{{2,3}}(?:-[а-яіїєґ]{{2,3}}){{1,2}}|"
    r"(?=[A-Z]*\d)(?!\d+-)[A-Z\d]{2,4}-[A-Z]{2,3}|/[A-ZА-ЯІЇЄҐ]{2,4}/))\.?\s*"
)
# Haber-Kamera: Ayşe DEMİR/İZMİR, (DHA) | Pewarta: Sari Dewi
_ROLES = re.compile(
    r"(?:Haber|Kamera|Foto(?:ğraf)?|Kurgu|Muhabir|Pewarta|Penulis|Penerjemah)"
    r"(?:\s?[-–/]\s?(?:Haber|Kamera|Foto(?:ğraf)?|Kurgu|Editor)){0,2}\s?:\s[^\W\d_a-zçğıöşü][^.!?:\n]{2,80}"
)
# AGERPRES/ (A - autor: Ana Pop, editor: Dan Rusu, editor online: Ioana Dinu)
_ROLL = re.compile(
    r"\s*(?P<agency>[^\W\d_][\w.-]{1,14})\s?/?\s?\((?:[A-Z]{1,3}\s?[-–,/]\s?)?(?i:autori?|authors?|editori?|redactori?)\s?:"
    r"[^()\n]{3,160}\)\.?\s*"
)
# भाषा राजेश मनीषा
_INDIC = re.compile(
    r"\s*(?P<agency>[\u0900-\u0963\u0970-\u0dff]{2,12})(?:\s[\u0900-\u0963\u0970-\u0dff]{2,14}){1,3}\s*"
)
_VERB = re.compile(r"\b(?:is|was|are|were|has|had|have|who|which|that|said|says|did|not|born|aged)\b")
_BETWEEN = re.compile(r"[\s,.;|/•–—-]*")
_NO_CODE = frozenset("and or he she his her him yes no km win lose either on off in out up down day week".split())
# (Unioneonline/v.f.) | (Online/ab) | (Redaction/j.k.)
_HOUSE = re.compile(
    rf"\s*[(\[]{_UP}[\w.-]{{2,20}}(?:\s\w{{2,12}})?/\s?"
    rf"(?:(?:[a-z]\.\s?){{1,3}}|(?:[A-Z]\.\s?){{2,3}}|[a-z]{{2,3}})[)\]]\.?\s*"
)
# As “Example” informs. | Reports Example with reference to the ministry.
_QUOTED = rf"(?:[“\"«][^“”\"«»]{{2,40}}[”\"»]|{_NAME})"
_OUTLET = r"(?:agency|newspaper|portal|site|website|channel|publication)"
_SAYS = (
    r"(?:informs?|reports?|writes?|transmits?|communicates?|relays?|conveys?|passes|broadcasts?|announces|tells|notes)"
)
_HEARD = re.compile(
    rf"\s*(?:(?:As|About this|About it|This)\s(?:the\s{_OUTLET}\s)?{_QUOTED}\s{_SAYS}"
    rf"|(?:[-–—]\s?)?{_SAYS.replace('(?:', '(?i:', 1)}\s(?:the\s)?(?:(?:{_OUTLET}|press service of)\s(?:the\s)?)?"
    rf"{_QUOTED})"
    r"(?:,?\s(?:with (?:a )?(?:reference|link) to|with reference|citing|referring to|quoting|in its|on its|on)\s"
    r"[^.!?\n]{2,80})?\.?\s*"
)
_REASON = "What signs the story belongs in the credits field, not in the text."


def find(text: str, where: Where) -> Iterator[Lift]:
    """Find a signature of several parts that is a line of its own at the end, or follows the last stop."""
    if where.first < 0 or where.last > 1 or where.kind in ("preformatted", "quote") or not text.strip():
        return
    if where.first > 0 and where.last == 0 and len(text) <= 60 and (desks := _DESKS.fullmatch(text)):
        agency = desks["agency"]
        if names(agency.replace("-", "/")) if agency else _NO_CODE.isdisjoint(re.findall(r"[^\W\d_]+", desks["codes"])):
            signed = (agency,) if agency else ()
            yield Lift(0, len(text), "credit", "credit.signature", _REASON, 0.95, credits=signed)
            return
    if where.first > 0 and len(text) <= 160:
        if where.last == 0 and (signed_by := _ROLES.fullmatch(text.strip()) or _roll(text)):
            who = signed_by.groupdict().get("agency")
            yield Lift(0, len(text), "credit", "credit.signature", _REASON, 0.95, credits=(who,) if who else ())
            return
        credits = _signs(text, 0)
        if credits is not None:
            yield Lift(0, len(text), "credit", "credit.signature", _REASON, 0.95, credits=credits)
            return
    start = max(0, len(text) - 180)
    for stop in list(re.finditer(r"[.!?…][”\"»’')]{0,2}(?=\s?\S)", text[start:]))[-8:]:
        at = start + stop.end()
        if at > 20 and ended(text, at) and not quoted(text, at):
            credits = _signs(text, at)
            if credits is not None:
                yield Lift(at, len(text), "credit", "credit.signature", _REASON, 0.95, credits=credits)
                return


def _roll(text: str) -> re.Match[str] | None:
    """A line of an agency that we know, and who wrote and edited."""
    match = _ROLL.fullmatch(text) or _INDIC.fullmatch(text)
    return match if match and known(match["agency"]) else None


def _signs(text: str, at: int) -> tuple[str, ...] | None:
    """Return the agencies of a signature that reaches from a place to the end; None if it is none."""
    if _HOUSE.fullmatch(text, at):
        return ()
    if (at == 0 or text[at : at + 1].isspace()) and _HEARD.fullmatch(text, at) and " " in text[at:].strip():
        return ()
    credits: list[str] = []
    kinds: list[str] = []
    place = _skip(text, at)
    while place < len(text):
        part = _part(text, place)
        if part is None or len(kinds) > 8:
            return None
        kind, end, who = part
        kinds += [kind, "name"] if kind == "role" and names(who) else [kind]
        credits += names(who) if who and kind in ("agency", "name", "signed") else ()
        place = _skip(text, end)
    if kinds == ["initials"] or kinds == ["signed"] or (kinds == ["agency"] and "-" in text[at:]):
        return tuple(dict.fromkeys(credits))
    sure = {"agency", "codes", "name"} & set(kinds)
    if (
        len(kinds) < 2
        or not sure
        or not set(kinds) - {"date", "name"}
        or (kinds[-1] == "desk" and kinds[-2] != "agency")
    ):
        return None
    return tuple(dict.fromkeys(credits))


def _skip(text: str, at: int) -> int:
    match = _BETWEEN.match(text, at)
    return match.end() if match else at


def _part(text: str, at: int) -> tuple[str, int, str] | None:
    for kind, pattern in _PARTS:
        match = pattern.match(text, at)
        if match is None:
            continue
        groups = match.groupdict()
        who = groups.get("who") or groups.get("slashed") or ""
        if kind in ("agency", "name", "signed"):
            parts = names(who.replace("-", "/")) or names(who)
            if not (parts and all(map(known, parts))) or (kind == "signed" and _VERB.search(match.group())):
                continue
        if kind == "codes" and _NO_CODE & set(re.findall(r"[^\W\d_]+", match.group())):
            continue
        return kind, match.end(), who
    return None
