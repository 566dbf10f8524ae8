"""How agencies and authors sign: initials, thanks to other agencies, marks of ownership, brackets of credits."""

import re
from collections.abc import Iterator

from normalizers.layout.agencies import known, names
from normalizers.layout.lift import Lift, Where, ended, quoted, words
from normalizers.layout.places import dated

_UP = r"[A-ZÀ-ÞŁŚŻČŠŽА-ЯІЇЄ]"
_WORD = rf"{_UP}[\w.’'-]*|[a-z]{{2,12}}\.(?:com|net|ru|ua|pl|es|fr|it|de|br|pt|nl)(?:\.br)?|G1"
_SMALL = r"(?:de|da|do|dos|das|del|della|di|of|of the|the|la|le|el|los|les|van|von|der|den|y|e|i|for|und|et)"
# Names with nothing between them but small words: "the Ministry of Health", "Jornal do Vale and G1".
_OWNER = rf"(?:{_WORD})(?:\s(?:{_SMALL}\s){{0,2}}(?:{_WORD})){{0,5}}"
_OWNERS = (
    rf"(?:the\s)?(?:(?:newspaper|agency|portal|site|website|channel|news agency)\s)?{_OWNER}(?:(?:,|\sand|\s&|\s?/|"
    rf";)\s?(?:the\s)?{_OWNER}){{0,4}}"
)
_NAME = rf"{_UP}[\w’'-]*\.?"
_PERSON = rf"{_NAME}(?:\s(?:{_SMALL}\s){{0,2}}{_NAME}){{1,3}}"
_PEOPLE = rf"{_PERSON}(?:(?:,|\sand|\s&|\s?/|\s[yei]|\sund|\set)\s?{_PERSON}){{0,3}}"
_PLACE = rf"(?:\sin|\sto|\sfrom)?\s?(?:the\s)?{_UP}\w+(?:\s{_UP}\w+)?"
_ROLE = (
    r"(?:our\s)?(?:(?:special|foreign|chief|senior|own)\s)?(?:correspondent|envoy|reporter|editor|journalist|"
    r"contributor"
    rf"|news agency|agency|newsroom)(?:{_PLACE})?"
)

_CODE = r"[a-zżźćłśóäöü]{2,5}"
_INITIALS = (
    rf"(?:{_CODE}/\s?)+(?:{_CODE})?/?(?:\s(?:arch|amac|mow|spc)\.?/?)?|(?:[A-Z]{{2,4}}\s?//?\s?)+[A-Z]{{2,4}}"
    rf"|{_CODE}/(?:{_CODE}|[A-Z]{{2,4}})(?:/[a-zA-Z]{{2,5}}){{0,4}}"
)
_NO_CODE = frozenset("and or he she his her him yes no km h win lose input either on off".split())
_CODES = re.compile(
    rf"\s*(?:[(\[](?P<in>[^()\[\]\n]{{2,30}})[)\]]\.?\s+|(?P<out>[A-Z]{{2,12}})[ :]+)?(?P<codes>{_INITIALS})\.?\s*"
)
_WITH = re.compile(
    r"\s*[(\[*\s]{0,4}(?:(?i:with|con|com|avec|mit|met)\s(?P<strong>(?i:(?:(?:additional|complementary|further|some)\s)?"
    r"(?:information|informations|material|materials|reporting|reports?|data|contributions?|inputs?|content|"
    r"files|dispatches|texts?"
    r"|the collaboration|the contribution|the help|información|informações|informations|material)"
    r"\s(?:from|of|by|provided by|supplied by|de|da|do|von)\s)(?:the\s)?)?)(?P<who>[^()\[\]\n]{2,90}?)[)\]]?[.*]?\s*"
)
_SOURCE = re.compile(
    r"\s*[(\[]?(?i:sources?|fonte|fuente|quelle|źródło|bron|джерело|источник|agency|agencies|via|credits?|text|info"
    r"|source of (?:the )?(?:information|news|article))\s?:\s?(?P<who>[^()\[\]\n:]{2,80}?)[)\]]?\.?\s*"
)
_AUTHOR = re.compile(
    r"\s*[(\[]?(?:(?i:written|reported|report|reporting|compiled|prepared|edited|translated|text|interview|"
    r"posted|published|story"
    r"|reporting and writing|collected|recorded|adapted|interviewed)\s(?i:and\s(?:written|edited|translated|"
    r"published)\s)?by:?"
    r"|(?i:authors?|text|editing|editor|translation|adaptation|correspondent|journalist|reporter|writer|"
    r"redactor|editor in charge"
    r"|edition|autora?|text and photos?|texts? and photos?|reportage|drafting)\s?:|(?:By|BY)|[-–—]\s?(?:By|by))"
    rf"\s(?P<who>{_PEOPLE})(?:\s?[,/(|–-]\s?(?P<more>{_ROLE}|{_OWNERS}|{_UP}\w+\s{_ROLE})\)?|\s(?:in|from)"
    rf"\s{_UP}\w+(?:,\s{_ROLE})?)?[)\]]?\.?\s*"
)
_PAIR = re.compile(
    rf"\s*[(\[]?(?:(?P<first>[^\s()/][^()/\n]{{1,22}}?)\s?/\s?{_PERSON}|{_PEOPLE}\s?(?:[,/|–-]|\()\s?(?P<last>[^()"
    rf"\n]{{2,30}}?)\)?)[)\]]?\.?\s*"
)
_OWNED = re.compile(
    rf"\s*[(\[]?(?:©|\(c\)|Copyright\s(?:©\s?)?)\s?(?:\d{{4}}[,\s-]{{0,2}}(?:\d{{4}}\s)?)?(?P<who>{_OWNERS}|"
    rf"[a-z]{{2,6}}(?:-[a-z]+)?)(?:\s\d{{4}})?"
    r"(?:,?\s(?:dpa|sid|afp):\d{6}-[\d/-]+)?[)\]]?\.?(?:\s(?i:all rights reserved|reproduction (?:prohibited|"
    r"reserved))\.?)?\s*"
)
_MARKED = re.compile(r"\s*(?:[-–—=|•/]{1,2}|\*)\s?(?P<who>[^()\n:=|•*]{2,40}?)(?:\s?[-–—=|•/*])?\.?\s*")
_MIXED = re.compile(
    r"\s*[(\[](?P<who>[^()\[\]\n:;]{2,40}?)\s?(?:[,;/]\s?(?i:photos?|fotos?|image|picture|video|text|editing|"
    r"graphic)s?\s?:[^()\[\]\n]{2,90})[)\]]\.?\s*"
)
_ENDS = re.compile(
    r"\s*(?:[(\[]?(?:Schluss|SCHLUSS|END|End of text|Forts\.? folgt|FIN|FIM|KONIEC|KONEC|HANDLE|END/dispatch)"
    r"[)\]]|/(?:End|Fim|Fin|END)\.?"
    r"|(?P<who>[A-Z]\w{1,8})\s?/\s?(?:End|Fim|Fin|END|FIM)|-\s?0\s?-)\s*"
)

_BELONGS = "The agencies after the last stop belong in the credits field."
_SIGNED = "The names of those who wrote the story are no part of its text."
_INITIALED = "The initials of editors after the story are no part of its text."


def find(text: str, where: Where) -> Iterator[Lift]:
    """Find a signature that is a line of its own at an edge of the story, or that follows its last stop.

    Left alone: the same words with a verb behind them ("With information from the ministry, police found …"), pairs
    with a slash that are words ("and/or"), names in brackets that nothing marks as authors.
    """
    if where.first < 0 or where.kind in ("preformatted", "quote") or not text.strip():
        return
    line = text.strip()
    alone = where.first + where.last > 0
    if len(line) <= 160 and (where.first <= 2 or where.last <= 2):
        lift = _signature(text, 0, where, alone)
        if lift is not None:
            yield lift
            return
    if where.last > 1 or len(text) < 40:
        return
    for at in _stops(text):
        if not quoted(text, at):
            lift = _signature(text, at, where, True)
            if lift is not None:
                yield lift
                return


_STOP = re.compile(r"[.!?…][”\"»’')\]]{0,2}(?=\s?\S)")


def _stops(text: str) -> Iterator[int]:
    """Yield the places after the last stops of a text, the first first: what follows one may be a signature."""
    start = max(0, len(text) - 170)
    places = [match.end() for match in _STOP.finditer(text, start) if match.end() < len(text.rstrip())]
    yield from (at for at in places[-8:] if at > 20)


def _signature(text: str, at: int, where: Where, alone: bool) -> Lift | None:
    rest, end = text[at:], len(text)
    spaced = at == 0 or rest[:1].isspace() or rest[:1] in "(/[©"
    if not spaced or (at and not ended(text, at)):
        return None
    codes = _CODES.fullmatch(rest)
    if codes and (at or (alone and where.last <= 1 and where.first > 0)) and _are_codes(codes):
        who = codes["in"] or codes["out"] or ""
        return Lift(at, end, "credit", "credit.initials", _INITIALED, 0.96, credits=names(who))
    given = _WITH.fullmatch(rest)
    if given and (names(given["who"]) or (given["strong"] and _owners(given["who"]))):
        return Lift(at, end, "credit", "credit.with", _BELONGS, 0.96, credits=names(given["who"]))
    mixed = _MIXED.fullmatch(rest)
    if mixed and names(mixed["who"]):
        return Lift(at, end, "credit", "credit.bracket", _BELONGS, 0.96, credits=names(mixed["who"]))
    source = _SOURCE.fullmatch(rest)
    if source and (at or alone) and (names(source["who"]) or (where.last <= 1 and _owners(source["who"]))):
        return Lift(at, end, "credit", "credit.source", _BELONGS, 0.95, credits=names(source["who"]))
    owned = _OWNED.fullmatch(rest)
    if owned:
        return Lift(at, end, "credit", "credit.rights", _BELONGS, 0.96, credits=names(owned["who"]))
    marked = _MARKED.fullmatch(rest) if at else None
    if marked and names(marked["who"]) and all(map(known, names(marked["who"]))):
        return Lift(at, end, "credit", "credit.dash", _BELONGS, 0.95, credits=names(marked["who"]))
    ends = _ENDS.fullmatch(rest)
    if ends and alone and where.last <= 1 and (ends["who"] is None or known(ends["who"])):
        return Lift(at, end, "furniture", "ui.end-mark", "The mark says that the story ends here.", 0.96)
    return _author(rest, at, end, where, alone)


def _author(rest: str, at: int, end: int, where: Where, alone: bool) -> Lift | None:
    author = _AUTHOR.fullmatch(rest)
    if author and (at or alone) and not dated(author["who"]) and not _TITLE & set(author["who"].split()):
        credits = names(author["more"] or "")
        return Lift(at, end, "byline", "credit.byline", _SIGNED, 0.94, byline=author["who"], credits=credits)
    pair = _PAIR.fullmatch(rest)
    who = pair and (pair["first"] or pair["last"] or "").strip()
    if pair and who and (at or alone) and (known(who) or re.fullmatch(_ROLE, who)) and words(rest) <= 10:
        return Lift(at, end, "byline", "credit.byline", _SIGNED, 0.95, byline=rest.strip(" ()."), credits=names(who))
    return None


_TITLE = frozenset("The A An His Her Its Their Our My Your This That Popular Demand Law Land Sea Air".split())


def _are_codes(match: re.Match[str]) -> bool:
    who = match["in"] or match["out"]
    if who and not names(who):
        return False
    parts = re.findall(r"[^\W\d_]+", match["codes"])
    return not _NO_CODE & {part.casefold() for part in parts}


def _owners(who: str) -> bool:
    """Say whether these are names and nothing else, or agencies in general."""
    general = r"(?i:(?:the\s)?(?:(?:international|news|foreign|local|press)\s)*(?:agencies|wires|media|press))"
    return (
        bool(re.fullmatch(rf"{_OWNERS}|{general}(?:\sand\s{_OWNERS})?|{_OWNERS}\sand\s(?:other\s)?{general}", who))
        and words(who) <= 10
    )
