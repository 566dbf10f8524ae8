"""Whom and what a text speaks of, one by one, in order: the evidence for he, she and it.

A referent is one person: a noun ("the pensioner"), a name, or both in apposition ("the captain of the team, Justine
Morvan", "the pilot, a mother of two"). Its sex is known by the noun, the given name or a Slavic surname, and stays
open where these are silent. What might be a person and cannot be told counts as one of unknown sex, so that a rule
that asks for "no man before this" errs on the side of leaving the text.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from normalizers.artifacts import places
from normalizers.artifacts.given import gender, is_given
from normalizers.artifacts.titles import INSTITUTIONS, may_be_title
from normalizers.languages.words import zipf

SHE, HE, OPEN = "her", "his", ""
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_WORD = re.compile(r"[^\W\d_]+(?:[-][^\W\d_]+)*|\d+-year-old\b")
_BEFORE_PLACE = re.compile(
    r"\b(?:of|in|near|from|at|to|between|towards|via|over|across|on|along|around|above|below|through|outside|inside|"
    r"into|off|beyond|past|opposite|leave|leaves|left|leaving|reach|reached|visit|visited)(?: the| both)? \Z"
)
_AFTER_AND_PLACE = re.compile(
    r"\b(?:of|in|near|from|at|to|between) (?:the )?[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)*,? (?:and|or) \Z"
)
_FIRM = re.compile(
    r"(?i)\b(?:company|firm|club|group|airline|bank|brewery|agency|newspaper|magazine|daily|weekly|chain|brand|"
    r"operator|"
    r"carrier|team|side|ship|ferry|trawler|match (?:with|against)|(?:beat|defeated|against|derby with)|party|museum|"
    r"publisher|portal|broadcaster|channel|film|novel|album|opera|hotel|school|university|station|the) \Z"
)
_TITLE = {"Mrs": SHE, "Ms": SHE, "Miss": SHE, "Doña": SHE, "Frau": SHE, "Madame": SHE, "Signora": SHE,
          "Mr": HE, "Sir": HE, "Don": HE, "Herr": HE, "Monsieur": HE, "Father": HE, "Queen": SHE, "Princess": SHE,
          "Prince": HE, "King": HE, "Pope": HE, "Sister": SHE, "Brother": HE, "Countess": SHE,
          "Duchess": SHE}  # fmt: skip
_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Easter Christmas Whitsun The This That These Those In On At From By For After "
    "Before When While If But And As He She It They We His Her Their Its According Two Three Four Five Six Some Many "
    "Last Next Both All More Most About Only Since With Under Over During Despite Because Although However "
    "English German French Spanish Italian Russian Polish Dutch I".split()
)
_FEMALE_SURNAME = re.compile(r".{2,}(?:ova|eva|yova|skaya|tskaya|skaia|ska|cka|dzka|owa|ynska)\Z")
_MALE_SURNAME = re.compile(r".{3,}(?:sky|skiy|skii|skyi|tsky|ovich|evich|ski|cki|dzki)\Z")
_OF = r"(?: (?:of|from|in|for|at|near|with) [^,.;:()]{1,60})?"
_NAME_AFTER = re.compile(_OF + r", (?:aged |the )?\Z")
_NOUN_AFTER = re.compile(
    r"(?:, (?:aged )?\d{1,3})?, (?:who is |who was )?(?:(?:a|an|the|his|her|their|its|then|now|ex-|former|long-time) )?"
    r"(?:[\w’'-]+ ){0,4}\Z"
)
_SAID_BETWEEN = re.compile(r"\b(?:and|who|that|which|said|says|has|had|was|is|were|are|whose|where|when)\b")
_COMPARED = re.compile(r"[a-z]+(?:er|or|ist|ian|eer)")
_CLOSES = re.compile(r"[,.;:)]|\s(?:and|said|who)\b|\Z|\n")

_HEADED = re.compile(
    r"(?:^|[.!?:] |, |; |\bthat |\n)(?:[Tt]he|[Aa]n?|[Ii]n [Ii]ts|[Ii]ts|[Tt]his) (?P<words>(?:(?!of |for |in |"
    r"from |at |and |to )"
    r"[^\W\d_]+(?:[’'-][^\W\d_]+)*(?: |\b)){1,5})"
)
# What only a person does or suffers. Bodies are fined, and say things; nobody is married to them.
HUMAN = re.compile(
    r"(?:(?:later |also |then |has |had )*(?:died|was born|is married|was married|retired|studied|graduated|"
    r"confessed|pleaded|"
    r"drank|slept|cried|walked|"
    r"was sentenced|was arrested|was detained|was handcuffed|was hospitali[sz]ed|was remanded|was wearing|is suspected|"
    r"was not hurt|was unhurt|was not injured|lost consciousness|was treated (?:for|in)|was discharged|is survived|"
    r"was taken to (?:the |a )?hospital|served \w+ years|faces (?:up to )?\w+ (?:months|years)|will pay a fine|"
    r"has to pay a "
    r"fine|may not practi[sc]e|turns? \d+|is \d+ years old|resigned)\b)"
)


@dataclass(frozen=True, slots=True)
class Referent:
    """One person that a text speaks of.

    Attributes:
        start, end: from its first to its last word; noun: its noun in small letters; name: as written; "" where none.
        sex: "her", "his" or "" for unknown.
        implies: whether somebody else is meant beside (a wife is somebody's), or it speaks of others (a spokesman).
    """

    start: int
    end: int
    sex: str
    noun: str = ""
    name: str = ""
    implies: bool = False


@cache
def nouns() -> Mapping[str, frozenset[str]]:
    """Return the classes of nouns by name of class."""
    table = tomllib.loads(Path(__file__).with_name("referents.toml").read_text("utf-8"))
    return {name: frozenset(words.split()) for name, words in table.items()}


@cache
def _things_with_suffix() -> frozenset[str]:
    from normalizers.artifacts.persons import not_persons

    return not_persons() | nouns()["things"] | nouns()["bodies"] | nouns()["animals"]


@lru_cache(maxsize=20_000)
def noun_sex(word: str) -> str | None:
    """Return the sex that a singular noun in small letters says, "" for a person of either, None for no person."""
    if word in nouns()["women"]:
        return SHE
    if word in nouns()["men"]:
        return HE
    if word in nouns()["kin"]:
        return (
            SHE
            if re.search(r"(?:mother|wife|sister|daughter|widow|aunt|niece|girlfriend|fiancée|mistress)", word)
            else (
                HE
                if re.search(r"(?:father|husband|brother|son\Z|widower|uncle|nephew|boyfriend|fiancé)", word)
                else OPEN
            )
        )
    if word in nouns()["people"] or word.endswith("-year-old"):
        return OPEN
    if "-" in word:
        return noun_sex(word.rsplit("-", 1)[-1])
    if word.endswith("woman"):
        return SHE
    if word.endswith("man") and word not in ("human", "german", "roman", "ottoman", "talisman", "shaman"):
        return HE
    if _COMPARED.fullmatch(word) and len(word) > 5 and word not in _things_with_suffix() and zipf(word, "en") < 5.0:
        return None if _comparative(word) else OPEN
    return None


@lru_cache(maxsize=5_000)
def _comparative(word: str) -> bool:
    """Tell whether a word in -er is an adjective's: older, warmer."""
    import lemminflect

    if not word.endswith("er"):
        return not lemminflect.getAllLemmas(word, "NOUN")
    known = lemminflect.getAllLemmas(word)
    return "NOUN" not in known


@lru_cache(maxsize=64)
def referents(text: str) -> tuple[Referent, ...]:
    """Return the persons of a text in order; words in quotations do not count."""
    text = _QUOTED.sub(lambda match: " " * len(match.group()), text)
    found: list[Referent] = []
    for one in (*_named(text), *_by_noun(text)):
        found.append(one)
    found.sort(key=lambda one: (one.start, -one.end))
    return tuple(_merged(text, found))


def _by_noun(text: str) -> list[Referent]:
    found = []
    for match in _WORD.finditer(text):
        word, start, end = match.group(), *match.span()
        if word[0].isupper() and not _opens(text, start):
            # "by Mayor Ana Ruiz", "the Governor-General"
            if (sex := noun_sex(word.lower())) is not None and word not in _TITLE and not is_given(word):
                found.append(Referent(start, end, sex, word.lower()))
            continue
        low = word.lower()
        sex = noun_sex(low)
        if low in ("injured", "wounded", "accused", "deceased") and not re.search(
            r"\b(?:the|an?) \Z", text[max(0, start - 4) : start]
        ):
            continue
        if sex is None or (text[end : end + 2] in ("’s", "'s") and low in ("women", "men")):
            continue
        if re.match(r" (?:[a-z]+)\b", text[end : end + 20]) and _attributive(text, end):
            continue
        if re.search(r"\b(?:as|like) an? (?:[a-z-]+ ){0,2}\Z", text[max(0, start - 30) : start]):
            continue  # "works as a guard": the same person
        implies = low in nouns()["kin"] or low in nouns()["mouths"]
        if low in nouns()["kin"] and re.match(
            r" of (?:two|three|four|five|six|seven|eight|nine|ten|\d)", text[end : end + 10]
        ):
            implies = False
        found.append(Referent(start, end, sex, low, "", implies))
    return found


_COMPOUND = re.compile(
    r" (?:team|squad|club|shortage|shortages|fees|strike|strikes|market|markets|union|unions|school|schools|"
    r"training|house|station|car|"
    r"status|council|league|cup|championship|championships|prize|award|title|meeting|office|course|courses|ticket|"
    r"tickets|seats?|rights|"
    r"association|camp|camps|committee|room|cabin|service|services|surveys?|records?|rate|rates|bridge|festival|"
    r"film|music|guild)\b"
)


def _attributive(text: str, end: int) -> bool:
    """Tell whether a noun only describes the noun after it: "driver shortage", "player market"."""
    return _COMPOUND.match(text, end) is not None


def _opens(text: str, start: int) -> bool:
    return not start or text[:start].rstrip()[-1:] in (".", "!", "?", ":", "") or text[start - 1] == "\n"


_NAME = re.compile(
    r"(?<![\w’'-])(?:[A-Z]\. )*[A-Z][^\W\d_]+(?:[-’'][^\W\d_]{2,})*(?:(?: (?:de|da|das|do|dos|di|del|della|la|le|"
    r"van|von|der|den|ten|ter|zu|y))* "
    r"(?:[A-Z]\. )?[A-Z][^\W\d_]+(?:[-’'][^\W\d_]{2,})*)*"
)


def _named(text: str) -> list[Referent]:
    found: list[Referent] = []
    surnames: dict[str, int] = {}
    for match in _NAME.finditer(text):
        words, start = match.group().split(), match.start()
        while words and (
            words[0] in _DAYS
            or (noun_sex(words[0].lower()) is not None and words[0] not in _TITLE and not is_given(words[0]))
        ):
            start += len(words[0]) + 1
            words = words[1:]
        title = ""
        while words and words[0] in _TITLE:
            title, start = _TITLE[words[0]], start + len(words[0]) + 1
            words = words[1:]
        if not words or (len(words) == 1 and words[0] in _DAYS):
            continue
        name = " ".join(words)
        before = text[max(0, start - 60) : start]
        sex = title or _name_sex(words)
        if words[-1] in surnames and len(words) < 3:
            place = surnames[words[-1]]
            if (sex and not found[place].sex) or title:
                found[place] = replace(found[place], sex=sex)
            found.append(Referent(start, start + len(name), found[place].sex, "", found[place].name))
            continue
        if not title and not (sex and len(words) > 1 and is_given(words[0])):
            if name.isupper() or places.is_place(name) or any(places.is_place(word) for word in words):
                continue
            if _BEFORE_PLACE.search(before) and not sex:
                continue
            if _FIRM.search(before) and not (sex and len(words) > 1):
                continue
            if _AFTER_AND_PLACE.search(before) or any(word in INSTITUTIONS or may_be_title(word) for word in words):
                continue
            if len(words) == 1 and (
                _BEFORE_PLACE.search(before)
                or zipf(name, "en") >= 4.5
                or (_opens(text, start) and zipf(name.lower(), "en") >= 3.0 and not is_given(name))
            ):
                continue
        surnames[words[-1]] = len(found)
        found.append(Referent(start, start + len(name), sex, "", name))
    return found


@cache
def _usual_surnames() -> frozenset[str]:
    """Return the commonest surnames, in capitals: a lone "Ruth", "Thomas" or "Martin" need not be a given name."""
    import names

    with open(names.FILES["last"], encoding="ascii") as lines:
        return frozenset(line.split()[0] for line, _ in zip(lines, range(2_000), strict=False)) | {"RUTH", "MERCEDES"}


def _name_sex(words: list[str]) -> str:
    if len(words) == 1 and words[0].upper() in _usual_surnames():
        return OPEN
    if len(words) > 1 or is_given(words[0]):
        by_given = gender(words[0])
        if (by_given and (is_given(words[0]) or zipf(words[0], "en") > 2.5) and words[0] != words[-1]) or is_given(
            words[0]
        ):
            return by_given or OPEN
    if (len(words) > 1 and not words[-1].isascii()) or len(words) > 1:
        if _FEMALE_SURNAME.fullmatch(words[-1]) and gender(words[0]) != HE:
            return SHE
        if _MALE_SURNAME.fullmatch(words[-1]) and gender(words[0]) != SHE:
            return HE
    return OPEN


def _merged(text: str, found: list[Referent]) -> list[Referent]:
    """Return referents with those in apposition as one."""
    merged: list[Referent] = []
    for one in found:
        last = merged[-1] if merged else None
        if last is None:
            merged.append(one)
            continue
        if one.start < last.end:
            continue
        gap = text[last.end : one.start]
        if _apposed(text, last, one, gap):
            known = last.sex or one.sex
            clash = last.sex and one.sex and last.sex != one.sex
            implies = (last.implies or one.implies) and not (one.name and last.implies and last.noun in nouns()["kin"])
            merged[-1] = Referent(
                last.start, one.end, OPEN if clash else known, last.noun or one.noun, last.name or one.name, implies
            )
        else:
            merged.append(one)
    return merged


def _apposed(text: str, last: Referent, one: Referent, gap: str) -> bool:
    if gap == " ":
        return bool(last.noun) or not one.noun
    if last.noun and last.noun == one.noun and gap in ("-", " and "):
        return False
    if _SAID_BETWEEN.search(gap) and not gap.startswith(", who is"):
        return False
    if one.name and last.noun and not last.name and _NAME_AFTER.fullmatch(gap):
        return _CLOSES.match(text, one.end) is not None
    return bool(one.noun and (last.name or last.noun) and not one.name and _NOUN_AFTER.fullmatch(gap))


def heads(text: str) -> list[tuple[int, int]]:
    """Return the spans of things and bodies that head a phrase with an article: "the sugar FACTORY in Uvarovo"."""
    found = []
    for match in _HEADED.finditer(text):
        words = list(re.finditer(r"[^ ]+", match["words"]))
        for place, word in enumerate(words):
            noun, after = word.group().lower(), words[place + 1].group().lower() if place + 1 < len(words) else ""
            if is_thing(noun) and not is_thing(after):
                start = match.start("words") + word.start()
                found.append((start, start + len(noun)))
                break
    return found


def is_thing(noun: str) -> bool:
    return noun in nouns()["things"] or noun in nouns()["bodies"]
