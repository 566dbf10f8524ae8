"""How a dispatch ends: "ends", "-30-", "(à suivre)", "AAP RTV ar", "hh/ph/ts", "(完)", "412 words".

What ends a dispatch is known by its form and its place: it is the last line, or follows the last stop, or has nothing
but other such lines behind it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from normalizers.layout import wire
from normalizers.layout.agencies import known, names
from normalizers.layout.lift import STOPS, Lift, Where, ended, quoted, words

_ENDS = frozenset(wire.table("ends"))
_ENDS_SURE = frozenset(wire.table("ends_sure"))
_MORE = frozenset(wire.table("more"))
_WRAPPED = re.compile(
    r"(?P<open>[(\[（［/*=–—-]{0,3})\s?(?P<word>.*?)\s?(?P<close>[)\]）］/*=–—-]{0,3})(?P<stop>[.。]?)"
)
_SIGNS = re.compile(r"-{0,2}\s?(?:30|0)\s?-{1,2}|#{1,6}|(?:x\s?){3,4}|-=-|=-=|\./\.|N{4}|ZCZC")
_TAKE = re.compile(
    r"[(\[-]{0,2}\s?(?i:(?:page|pg|p|seite|página|pagina|pág|pag|стр|strona|sida|side|sivu|take|add|more|teil"
    r"|part)\.?\s?-?\d{1,2}"
    r"(?:\s?(?:of|/|de|von|di|из|z|av|af)\s?\d{1,2})?|\d{1,2}(?:st|nd|rd|th)\s?add)\s?[)\]-]{0,2}"
    r"|-{1,3}\s?\d{1,2}\s?-{1,3}"
)
_COUNT = re.compile(
    r"[(\[]?(?:(?i:words?|word count|wörter|mots|palabras|palavras|parole|слов|słów|woorden|ord|sanoja"
    r"|slov)\s?:\s?\d[\d.,\s]{0,7}"
    r"|\d[\d.,\s]{0,7}\s?(?i:words|wörter|mots|palabras|palavras|parole|слов|słów|woorden|ord|sanaa|slov|lines|zeilen"
    r"|zeichen"
    r"|lignes|líneas|signes|caracteres|battute|znaków|знаков|tecken|tegn|kelime))[)\]]?\.?"
)
_STAMP = re.compile(
    r"AP-[A-Z]{2,4}-\d\d-\d\d-\d\d(?:\s\d{3,4}[A-Z]{2,4})?|(?:[A-Z]{2,4}[-/][A-Z0-9]{1,4}\s)?\d\d-[A-Z]{3}-\d{2,4}(?:"
    r"\s\d{1,2}[:.]\d\d)?"
    r"(?:\sN{2,4})?|\d{4,6}\s(?:[A-Z]{3}\s)?(?:GMT|UTC|[A-Z]{3})\s(?:[a-zA-Z]{3}\.?\s)?\d{2,4}"
    r"|\d{2}/\d{2}/\d{2,4}[ ,-]{1,3}\d{1,2}[:.-]\d\d(?:/\d\d)?"
    r"|\d{2}/\d{2}/\d{2}-\d{2}/\d{2}"
)
_MEDIA = re.compile(
    r"(?:[(\[](?i:fotos?|v[ií]deos?|audios?|gr[áa]ficos?|infograf[ií]as?|photos?|images?|foto|audio)[)\]]\s?){1,4}"
)
_BUREAU = re.compile(r"burs?-[a-z]{1,4}(?:\s?[/-]\s?[a-z0-9]{1,5}){0,6}")
_LUSA = re.compile(r"[A-Z]{2,5}(?:\s?[(/]\s?[A-Z/]{2,12}\)?)?\s?//\s?[A-Z]{2,5}(?:\s?[(/]\s?[A-Z/]{2,12}\)?)?\.?")
_BY = re.compile(
    r"(?i:by)\s(?P<who>[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){1,3}),\s(?P<agency>[A-ZÀ-Þ][\w ]{1,24})\.?"
)
_SOURCE = re.compile(
    r"(?:SOURCE|SOURCES):?\s{1,3}(?P<who>[A-ZÀ-Þ][^.!?\n:]{2,80}(?:Corp|Inc|Ltd|Co|S\.A|N\.V|plc|LLC)?)\.?"
)
_DEPARTMENT = re.compile(r"(?P<agency>[^\W\d_]{2,12})\s[-–—/]\s[^\W\d_a-zа-я][^.!?:,\n]{2,40}")
_TOKEN = re.compile(r"[^\s/,+&|()–—=©.-]+|//?|-")
_LOW = re.compile(r"[^\W\dA-Z_]{1,5}\d?|[a-z]\d{1,2}|yyno|yyzz")
_HIGH = re.compile(r"[A-ZÀ-ÞĀ-ŽА-Я]{1,5}\d{0,2}")
_SMALL_AGENCIES = frozenset("dpa apa sda ats afp awp lsw lno kna epd sid ritzau".split())
_NO_CODE = frozenset(word for line in wire.table("no_codes") for word in line.split())

_MARK = "The mark says that the story ends here."
_MORE_COMES = "The mark says that more of the story is to come."
_CODES = "The initials of editors and codes of the agency after the story are no part of its text."


def find(text: str, where: Where) -> Iterator[Lift]:
    """Find what ends a dispatch: a whole block with nothing but such blocks behind it, or what follows the last stop.

    Left alone: sentences ("The contract ends."), words without brackets after a stop unless they stand in capitals,
    pairs with a slash that are words ("and/or"), the only block of a text, and everything in the middle of a story.
    """
    if where.first < 0 or where.hidden is not None or where.kind == "preformatted" or not text.strip():
        return
    if not at_end(where):
        return
    if where.first > 0 and len(text) <= 200:
        lift = _closes(text.strip(), 0, len(text), whole=True)
        if lift is not None:
            yield lift
            return
    start = max(0, len(text) - 120)
    for stop in re.finditer(r"[.!?…。؟][”\"»’')\]」』）]{0,2}(?=\s?\S)", text[start:]):
        at = start + stop.end()
        spaced = text[at : at + 1].isspace() or text[at : at + 1] in tuple("(（[/")
        if at > 15 and spaced and ended(text, at) and not quoted(text, at):
            lift = _closes(text[at:].strip(), at, len(text), whole=False)
            if lift is not None:
                yield lift
                return


def at_end(where: Where) -> bool:
    """Say whether nothing but what ends a dispatch stands behind this block."""
    after = where.body[where.first + 1 :] if where.first >= 0 else ()
    return len(after) <= 16 and all(_is_closing(block.strip()) for block in after)


@lru_cache(maxsize=2_000)
def _is_closing(line: str) -> bool:
    if len(line) > 600:
        return False
    return _closes(line, 0, len(line), whole=True) is not None or _looks_closing(line)


def _looks_closing(line: str) -> bool:
    """A rough answer for a block that other families lift: brackets, rights, signatures, contacts, agencies."""
    return bool(
        wire.SEPARATOR.fullmatch(line)
        or (line[:1] in "(（[" and line.rstrip(".")[-1:] in ")）]")
        or re.match(r"[©®]|\(c\)|(?i:copyright)\b|___|##? ?\w", line)
        or (len(line) <= 400 and wire.has_contact(line))
        or (line[-1:] not in STOPS and words(line) <= 8)
        or re.search(
            r"(?i)\b(?:contribut|contribu|reporting by|editing by|reserved|reservad|vorbehalten|Thomson Reuters)", line
        )
    )


def _closes(line: str, start: int, end: int, *, whole: bool) -> Lift | None:
    mark = _word(line, whole=whole)
    if mark is not None:
        rule, reason = ("ui.end-mark", _MARK) if mark == "end" else ("note.more", _MORE_COMES)
        return Lift(start, end, "furniture", rule, reason, 0.96)
    if _SIGNS.fullmatch(line) and (whole or not line.startswith("#") or len(line) > 1):
        return Lift(start, end, "furniture", "ui.end-mark", _MARK, 0.96)
    if whole and wire.SEPARATOR.fullmatch(line):
        return Lift(start, end, "furniture", "ui.end-mark", _MARK, 0.94)
    if (
        (whole and (_TAKE.fullmatch(line) or _COUNT.fullmatch(line)))
        or _STAMP.fullmatch(line)
        or _MEDIA.fullmatch(line)
    ):
        return Lift(start, end, "furniture", "note.take", "The mark counts pages, words or takes.", 0.95)
    if whole and len(line) <= 120 and _is_address(line):
        return Lift(start, end, "note", "note.contact", "Whom newsrooms may call is no part of the story.", 0.95)
    by = _BY.fullmatch(line)
    if by and known(by["agency"]):
        who = by["who"]
        return Lift(start, end, "byline", "credit.byline", _CODES, 0.95, byline=who, credits=names(by["agency"]))
    source = _SOURCE.fullmatch(line) if whole else None
    if source:
        return Lift(
            start, end, "credit", "credit.source", "The line says who issued the text.", 0.95, credits=(source["who"],)
        )
    if len(line) <= 60:
        credits = _codes(line, whole=whole)
        if credits is not None:
            return Lift(start, end, "credit", "credit.initials", _CODES, 0.95, credits=credits)
    return None


def _is_address(line: str) -> bool:
    """Say whether a line is a mail address or number, with a name or label of three words at most in front."""
    if not wire.has_contact(line):
        return False
    rest = wire.CONTACT.sub(" ", line).strip(" .,;:()<>[]|-/◎■▲●")
    mailed = "@" in line and words(rest) <= 3 and line.rstrip(" )>]")[-1:].isalpha() and not re.search("[.!?:]", rest)
    return mailed or rest.casefold() in ("", "tel", "t", "e", "mail", "e-mail", "email")


def _word(line: str, *, whole: bool) -> str | None:
    """Return "end" or "more" for a line or tail that is a word of the tables in a form that no sentence has."""
    match = _WRAPPED.fullmatch(line) if len(line) <= 60 else None
    if match is None:
        return None
    word = wire.key(match["word"])
    kind = "end" if word in _ENDS or word in _ENDS_SURE else "more" if word in _MORE else None
    if kind is None:
        kind = "more" if word.rstrip(".") in _MORE else None
    if kind is None:
        return None
    wrapped = bool(match["open"] and match["close"]) or (match["open"] in ("/", "=", "==", "--") and len(line) < 16)
    if wrapped or (word in _ENDS_SURE and not match["stop"]):
        return kind
    loud = match["word"].isupper() and (len(match["word"]) > 2 or not match["word"].isascii())
    return kind if (whole and not match["stop"]) or (loud and not match["stop"]) else None


def _codes(line: str, *, whole: bool) -> tuple[str, ...] | None:
    """Return the agencies of a line of agency names, initials and codes; None if it is none."""
    if _BUREAU.fullmatch(line) or _LUSA.fullmatch(line):
        return ()
    bare = line.strip("=–— /").strip()
    bracketed = bare[:1] in "(（[" and bare.rstrip(". ")[-1:] in ")）]"
    rest = bare
    marked = re.match(r"[(\[（](?P<word>[^()\[\]（）]{2,16})[)\]）]\s+(?=\S)", bare)
    if marked and wire.key(marked["word"]) in (_ENDS | _MORE):
        rest = bare[marked.end() :]
    rest = rest.rstrip(". ") if bracketed or "/" in rest or re.fullmatch(r"[\w-]+\.", rest) else rest
    rest = rest.strip("()（）[] ")
    if not rest or re.search(r"[.!?:;“”\"«»]", rest):
        return None
    alone = len(rest) >= 3 and rest.isupper()
    whole_name = names(rest) if whole or bracketed or alone or line[:1] in "=–—/" else ()
    if whole_name and all(map(known, whole_name)) and (whole or not rest.islower()):
        return whole_name
    tokens = _TOKEN.findall(rest)
    parts = [token for token in tokens if token not in ("/", "//", "-")]
    if not parts or len(parts) > 8:
        return None
    first = parts[0]
    lead = known(first) and (first.isupper() or first in _SMALL_AGENCIES)
    slashed = "/" in tokens or "//" in tokens
    codes = parts[1:] if lead else parts
    if lead and codes:
        longest = 10 if slashed else 5
        if all(_is_code(part, longest) for part in codes) and (whole or slashed or bracketed or first.isupper()):
            return (first,)
        last = parts[-1]
        if slashed and known(last) and all(_is_code(part, longest) for part in codes):
            return (first, last)
    department = _DEPARTMENT.fullmatch(rest) if whole else None
    if department and known(department["agency"]) and department["agency"].isupper() and words(rest) <= 6:
        return (department["agency"],)
    if marked and all(re.fullmatch(r"[a-z]{2,4}", part) for part in codes):
        return ()
    listed = line[:1] == "(" and rest.count(",") == len(parts) - 1 >= 2 and not any(map(str.isdigit, rest))
    if listed and all(_is_code(part, 4) for part in parts) and any(part.islower() for part in parts):
        return ()
    if not slashed:
        red = re.fullmatch(r"(?:RED|COM|BUR|REP)-[A-Z0-9]{2,4}", rest)
        return () if whole and (red or _consonants(parts, tokens)) else None
    longest = 10 if tokens.count("/") >= 2 and rest.isupper() else 5
    agency = tuple(part for part in parts if known(part) and not part.islower())
    others = [part for part in parts if part not in agency]
    chance = len(others) if sum(1 for part in others if part.casefold() in _NO_CODE) <= 1 else 1
    if all(_is_code(part, longest, among=chance) or (agency and part.istitle() and len(part) <= 4) for part in others):
        same = len({part.isupper() for part in others}) <= 1 or bool(agency) or bool(marked)
        numbers = sum(1 for part in parts if part.isdigit())
        return agency if same and not numbers and (len(parts) > 1 or rest.endswith("/")) else None
    return None


def _is_code(part: str, longest: int, *, among: int = 1) -> bool:
    """Say whether a part has the form of initials; among three and more one may be a word by chance ("abc/de/fgh")."""
    if part.casefold() in _NO_CODE and among < 3:
        return False
    if longest > 5 and part.isupper() and part.isalpha() and len(part) <= longest:
        return True
    return bool(_LOW.fullmatch(part) or _HIGH.fullmatch(part) or re.fullmatch(r"\d{2,8}", part))


def _consonants(parts: list[str], tokens: list[str]) -> bool:
    """Say whether two or three small groups of letters are no words: one at least has no vowel."""
    return (
        2 <= len(parts) <= 3
        and parts == tokens
        and all(re.fullmatch(r"[a-z]{2,3}", part) and part not in _NO_CODE for part in parts)
        and any(not re.search(r"[aeiouy]", part) for part in parts)
    )
