"""Who wrote it and whose it is: bylines, credit tails, sign-offs and lines of rights."""

import re
from collections.abc import Iterator

from normalizers.layout.agencies import known, names
from normalizers.layout.lift import Lift, Where, either, ended, quoted, words
from normalizers.layout.phrases import RIGHTS
from normalizers.layout.places import DATE, dated
from normalizers.layout.predicate import has_predicate

_TAIL = re.compile(
    r"\s*[/*|]\s*(?:(?i:with|com|con|avec|mit) (?i:information|material|reporting|informações|información) "
    r"(?i:from|by|of|de|da|do) (?i:the )?)?(?P<who>[^\W\d_][^/()\n“”\"]{1,80}(?:/[^/()\n“”\"]{2,30})?)\.?\s*$"
)
_BRACKET_TAIL = re.compile(
    r"\s*[(\[](?i:(?:with|com|con|avec|mit)\s+(?:(?:information|material|reporting|informações|información|informações)"
    r"\s+(?:from|by|de|da|do)\s+)?)?(?P<who>[^()\[\]\n]{2,60})[)\]]\.?\s*$"
)
_SLASH_TAIL = re.compile(r"\s*/(?P<who>[^\s/][^/\n]{1,20})/\.?\s*$")
_DASH_TAIL = re.compile(r"\s*[-–—]{1,2}\s?(?P<who>[^()\n–—:]{2,60}?)\.?\s*$")
_LONE = re.compile(
    r"\s*(?:[-–—©/]|\(c\)|(?i:source|fuente|fonte|quelle|bron|źródło|источник|джерело|with information from|"
    r"con información de|com informações d[aeo])s?\s?:?)?\s*(?P<who>[^()\n:]{2,60}?)\.?\s*"
)
_BARE_TAIL = re.compile(
    r"(?<=[.!?…”\"»’')])\s+(?P<who>[A-ZÀ-Þ][\w.]{1,12}(?:[ ,/]+(?:y |e |and |et |und )?[A-Z][\w.]{1,12}){0,3})\.?\s*$"
)
_SIGN_OFF = re.compile(
    r"\s*[(\[](?i:(?:additional\s+)?(?:reporting|report(?:ed)?|writing|written|editing|edited|compiled|"
    r"translated|prepared|reportage|interview(?:ed)?|drafted|contributed|recorded|authored)"
    r"\s+(?:and\s+\w+\s+)?by"
    r"|reportagem d[aeo]|edição d[aeo]|reporte de|editado por|información de|redaktion:|mit material von)"
    r"\s[^()\[\]]{3,300}[)\]]\s*$"
)
_SIGN_OFF_LINE = re.compile(
    r"(?i:(?:additional\s+)?(?:reporting|writing|editing)\s+by)\s[A-ZÀ-Þ][^()\[\]]{3,250}"
    r"(?:;\s?(?i:(?:additional\s+)?(?:reporting|writing|editing)\s+by)\s[^()\[\]]{3,150})*\.?\s*"
)
_SIGN_OFF_TAIL = re.compile(
    r"\s+(?:Additional\s)?(?:Reporting|Reported|Writing|Written|Editing|Edited)\sby\s[A-ZÀ-Þ][^()\[\].;]{3,120}"
    r"(?:[;.]\s?(?:(?i:additional\s)?(?i:reporting|writing|editing|edited)\sby|Edited by|Editing:)\s[^()"
    r"\[\].;]{3,120}){1,3}\.?\s*$"
)
_RIGHTS = rf"(?:[©®]\s?)?(?:(?:copyright|\(c\))\s?(?:©\s?)?(?:\d{{4}}\s?)?)?(?:{either(RIGHTS)})\s?[©®]?\.?"
_RIGHTS_LINE = re.compile(
    rf"(?i:{_RIGHTS}(?:\s(?:to|by|a|ao|©)\s(?-i:[A-ZÀ-Þ])[^.,\n]{{2,40}}\.?)?"
    rf"|(?:©|\(c\)|copyright)\s?(?:©\s?)?(?:\d{{4}}\s?)?[^.\n]{{2,60}}?\.?(?:\s{_RIGHTS})?)"
)
_OWNER_LINE = re.compile(rf"(?:©\s?)?(?:\d{{4}}\s)?[A-ZÀ-Þ][\w.]*(?:\s[A-ZÀ-Þ]\w*){{0,3}}(?:\.|\s©)\s(?i:{_RIGHTS})")
_RIGHTS_TAIL = re.compile(rf"\s*(?i:{_RIGHTS})\s*$")

_NAME = r"[A-ZÀ-ÞŁŚŻČŠŽА-ЯІЇЄ][\w'’\-]*\.?"
_PERSON = rf"{_NAME}(?:\s(?:(?:de|da|do|dos|del|della|di|van|von|der|den|la|le|bin|al|y)\s){{0,2}}{_NAME}){{1,3}}?"
_DAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,?\s)?"
_BY = r"(?:By|BY|Por|POR|Par|Von|VON|Di|Da|Door|Autor|Autora|Auteur|Автор|Author|Text|Texto|Texte|Testo)"
_BYLINE = re.compile(
    rf"{_BY}\s?:?\s(?P<who>{_PERSON}(?:(?:,|\sand|\sy|\se|\set|\sund|\sen|\si)\s{_PERSON}){{0,3}})"
    rf"(?:[,|·–—-]?\s{_DAY}{DATE}[^!?\n]{{0,30}}|\s?[,/|–—-]\s?(?P<where>[^.!?\n]{{2,40}}))?"
)
_DESK = re.compile(
    r"(?i:redaction|redacción|redacao|redação|redazione|rédaction|redaktion|editorial staff|editorial office|newsroom"
    r"|from the newsroom|by our correspondent|редакция)(?:\s?[/|,–-]\s?(?P<who>[^.!?\n]{2,40}))?"
)
_NO_PERSON = frozenset(
    (  # "By Popular Demand", "Por Fin", "Par Exemple"
        "the a an his her its their our my your this that these popular demand contrast now then far law land sea air"
        " train bus car all any some no chance accident numbers design default order many most el la los las un una"
        " ejemplo favor fin eso o os as um uma exemplo exemple contre weitem"
    ).split()
)


def find(text: str, where: Where) -> Iterator[Lift]:
    """Find bylines, credits and lines of rights: whole lines, and tails after the last stop of a block.

    Left alone: agencies as the subject or source of a sentence ("AP and AFP reported …", "according to Reuters"),
    and/or, km/h, anything inside a sentence, every bracket that holds more than agencies.
    """
    if where.first < 0 or where.kind == "preformatted":
        return
    whole = _line(text, where)
    if whole is not None:
        yield whole
        return
    for rule, pattern in (("credit.tail", _TAIL), ("credit.slug", _SLASH_TAIL), ("credit.bracket", _BRACKET_TAIL)):
        match = pattern.search(text, max(0, len(text) - 120))
        if match and match.start() > 0 and ended(text, match.start()) and not quoted(text, match.start()):
            credits = names(match["who"])
            if credits:
                reason = "The agencies after the last stop belong in the credits field."
                yield Lift(match.start(), len(text), "credit", rule, reason, 0.97, credits=credits)
                return
    match = _BARE_TAIL.search(text, max(0, len(text) - 60)) if where.last <= 1 and len(text) > 60 else None
    if (
        match
        and ended(text, match.start())
        and not quoted(text, match.start())
        and all(map(known, names(match["who"])))
    ):
        credits = names(match["who"])
        if credits:
            reason = "The agencies after the last stop belong in the credits field."
            yield Lift(match.start(), len(text), "credit", "credit.bare", reason, 0.94, credits=credits)
            return
    match = _DASH_TAIL.search(text, max(0, len(text) - 80)) if where.last <= 1 else None
    if match and match.start() > 0 and ended(text, match.start()) and not quoted(text, match.start()):
        credits = names(match["who"])
        if credits:
            reason = "The agencies after the last stop belong in the credits field."
            yield Lift(match.start(), len(text), "credit", "credit.dash", reason, 0.95, credits=credits)
            return
    tail = _RIGHTS_TAIL.search(text, max(0, len(text) - 120))
    if tail and tail.start() > 0 and ended(text, tail.start()) and not quoted(text, tail.start()):
        reason = "A line of rights is no part of the story."
        yield Lift(tail.start(), len(text), "credit", "credit.rights", reason, 0.96)
    if where.last <= 1:
        signed = _SIGN_OFF.search(text, max(0, len(text) - 400)) or _SIGN_OFF_TAIL.search(text, max(0, len(text) - 400))
        if signed and signed.start() > 0 and ended(text, signed.start()) and not quoted(text, signed.start()):
            yield _signed(signed.start(), len(text))


def _line(text: str, where: Where) -> Lift | None:
    if len(text) > 400:
        return None
    line, end = text.strip(), len(text)
    if (_SIGN_OFF.fullmatch(line) or _SIGN_OFF_LINE.fullmatch(line)) and where.last <= 2:
        return _signed(0, end)
    if len(line) > 160:
        return None
    edge = where.first <= 3 or where.last <= 2
    if (_RIGHTS_LINE.fullmatch(line) and words(line) <= 14 and not _told(line)) or (
        edge and _OWNER_LINE.fullmatch(line)
    ):
        who = re.sub(rf"(?i){_RIGHTS}|[©®]|\(c\)|copyright|\d{{4}}", " ", line)
        reason = "A line of rights is no part of the story."
        return Lift(0, end, "credit", "credit.rights", reason, 0.96, credits=names(who))
    desk = _DESK.fullmatch(line) if edge else None
    if desk:
        reason = "The line names the desk or agency that wrote the story."
        credits = names(desk["who"] or "")
        return Lift(0, end, "byline", "credit.byline", reason, 0.95, byline=line, credits=credits)
    byline = _BYLINE.fullmatch(line) if edge and where.kind != "quote" else None
    if byline and not dated(byline["who"]) and not _NO_PERSON & set(byline["who"].casefold().split()):
        credits = names(byline["where"] or "")
        reason = "The line says who wrote the story: it belongs in the byline field."
        return Lift(0, end, "byline", "credit.byline", reason, 0.94, byline=byline["who"], credits=credits)
    lone = _BRACKET_TAIL.fullmatch(line) or _LONE.fullmatch(line)
    if lone and (edge or re.match(r"[-–—©/(]|\w+\s?:", line)):
        credits = names(lone["who"])
        if credits:
            reason = "A line of nothing but agencies belongs in the credits field."
            return Lift(0, end, "credit", "credit.line", reason, 0.96, credits=credits)
    return None


def _told(line: str) -> bool:
    """Say whether a line about rights is a sentence: "Copyright 2026 will be the subject of a hearing."."""
    rest = re.sub(rf"(?i){_RIGHTS}|copyright", " ", line)
    return has_predicate(rest) or sum(1 for word in rest.split() if word.islower() and len(word) > 3) >= 3


def _signed(start: int, end: int) -> Lift:
    reason = "The names of reporters and editors after the story are no part of its text."
    return Lift(start, end, "credit", "credit.sign-off", reason, 0.97)
