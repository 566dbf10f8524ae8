"""Whether a translation has the names, acronyms and codes of its source.

A name may be written in another way ("Zelenski", "Зеленский"), and some are translated ("Alemanha", "Londres", "ONU").
So a name is found where anything in the translation is spelled alike, and one that a translator may render is not
looked for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from normalizers.languages import facts, geography
from normalizers.languages.words import zipf

COMMON = 3.0  # zipf in the source language, above which a word with a capital may be a word ("Ministério")
ROMANCE = 3.6  # the same where endings tell words ("Promotoria", "Vigilancia") from names ("Lampedusa")
_ENDING = re.compile(
    r"(?:r[ií]as?|[cçs][aã]o|[cç]ões|ci[oó]n(?:es)?|sione|zion[ei]|[st]ion|dade?s?|t[aà]|t[eé]|ment[oi]?s?|miento|[êeè]n[cz]i?[aeo]s?"
    r"|an[czç]i?[aeo]s?|tur[aeo]|[aeéiou]ri[oa]s?|eir[oa]s?|aires?|[dt]or[ae]?s?|eurs?|istas?|ism[oe]|an[oaie]s?|ens[ei]s?|a[li]s?|ale"
    r"|eux|euse|iv[oaei]s?|ifs?|i[cq][oaiu]e?s?|udes?|agem|aggio|age|oir[es]?|[ií]as?|ie|tt[oa]|in[oaie]s?|ados?|adas?|id[oa]s?|ées?)$"
)
ALIKE = 0.6  # share of letters in common from which two spellings are one name
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CODE = re.compile(r"(?<![\w@#/.$-])(?=[A-Z\d-]*[A-Z])(?=[A-Z\d-]*\d)[A-Z\d]+(?:-[A-Z\d]+)*(?![\w@/$-])")
_NO_CODE = re.compile(
    r"\d+[HKMBT]\d*|[QT][1-4]|[1-4][QT]\d*|\d+[AP]M|[A-Z]\d{1,2}[-X]\d+|\d+-[A-Z]|\d+[A-ZА-Я]{1,2}|[IVXLC]+-\d+"
)
_ACRONYM = re.compile(r"(?<![\w.-])[A-Z]{2,6}(?![\w-])")
_ROMAN = re.compile(r"[IVXLC]+")
_CAPITAL = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў",
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i i e g u".split(" "),
        strict=True,
    )
)
_SOUNDS = str.maketrans({"y": "i", "j": "i", "w": "v", "ç": "s", "z": "s", "c": "k", "q": "k", "g": "h"})


def missing(source: str, output: str, source_language: str, target_language: str) -> str | None:
    """Return a code or a name of the source that the translation does not have, with a word about it; None if none."""
    code = _codes(source, output)
    if code:
        return code
    if source_language in ("zh", "ja", "ar", "ko", "he", "th", "hi") or target_language in ("zh", "ja", "ar"):
        return None
    acronym = _acronyms(source, output)
    if acronym:
        return acronym
    about = facts.of(source_language)
    if about is None or about.capital_nouns:
        return None
    shapes: list[str] | None = None
    for name in _names(source, source_language, target_language):
        if name in output:
            continue
        if shapes is None:
            shapes = [shape(word) for word in _WORD.findall(output)]
            shapes += [one + two for one, two in pairwise(shapes)]
        if not _alike(shape(name), shapes):
            return f"the name {name} is not in the translation"
    return None


def shape(word: str) -> str:
    """Return a name as it sounds, roughly: Latin letters without accents, doubled letters once."""
    latin = "".join(_CYRILLIC.get(letter, letter) for letter in word.casefold())
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", latin) if letter.isalpha() and letter.isascii())
    for many, one in (
        ("tsch", "ch"),
        ("sch", "sh"),
        ("kh", "h"),
        ("ck", "k"),
        ("ph", "f"),
        ("th", "t"),
        ("ou", "u"),
        ("ks", "x"),
    ):
        plain = plain.replace(many, one)
    return re.sub(r"(.)\1+", r"\1", plain.translate(_SOUNDS))


def _codes(source: str, output: str) -> str | None:
    flat = re.sub(r"[\s-]", "", output).casefold()
    for match in _CODE.finditer(source):
        code = match.group()
        if len(code) > 2 and not _NO_CODE.fullmatch(code) and code.replace("-", "").casefold() not in flat:
            return f"{code} is not in the translation"
    return None


def _acronyms(source: str, output: str) -> str | None:
    """An acronym may be translated or spelled out, so it is missed only where nothing could stand for it."""
    lost = [match.group() for match in _ACRONYM.finditer(source) if match.group() not in output]
    lost = [word for word in lost if not _ROMAN.fullmatch(word)]
    if not lost or source.isupper():
        return None
    theirs = set(_ACRONYM.findall(output)) - set(_ACRONYM.findall(source))
    spelled = re.search(r"[A-Z]\w+(?: (?:of|the|and|for|on|in|to|de|da|do|e|y|et) (?:the )?| )[A-Z]\w+", output)
    if theirs or spelled or any(re.search(rf"\b{word}\b", output, re.IGNORECASE) for word in lost):
        return None
    if re.search(r"\b(?:[A-Z]\.){2,}", output) or any(word in _SAID_IN_WORDS for word in lost):
        return None
    return f"{lost[0]} is not in the translation"


_SAID_IN_WORDS = frozenset(  # acronyms that news translates with words
    "EUA EEUU PIB CEO UE USA US TV CPI PM MP IVA SUV OK PC DVD CD FC UTC"
    "  GMT SP RJ MG RS PR SC BA PE DF CE GO AM PA ES "
    "MPF PF PRF MEC STF STJ TSE TCU AGU PGR OAB IR RN DNI AVE ETA PP EE UU SA AG GMBH LTD HIV DNA ADN IA AI KI"
    " VIH PDG HLM "
    "SNCF TGV BTP RTT PME SMS GPS NR OS RSA ICE LKW PKW BIP MWST ABS EDV DDR BRD CDU SPD FDP TV".split()
)


def _names(text: str, language: str, target: str) -> Iterator[str]:
    """Yield the words of a text that are surely names and that no translator renders."""
    for match in _CAPITAL.finditer(text):
        word = match.group()
        if len(word) < 4 or not word[0].isupper() or word.isupper() or _begins(text, match.start()):
            continue
        if not _rendered(word, language):
            yield word


@lru_cache(maxsize=20_000)
def _rendered(word: str, language: str) -> bool:
    """Tell whether a word with a capital may be translated: a country, a people, a word of the language."""
    if word in _places():
        return False
    common = zipf(word, language)
    if common >= COMMON and (language not in ("pt", "es", "fr", "it") or common >= ROMANCE or _ENDING.search(word)):
        return True
    return any(word == part for name in geography.countries(language) for part in name.replace("-", " ").split())


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    """Return cities that English writes in the same way: where the source has one, the translation has it."""
    return frozenset(name for name in geography.cities() if len(name) >= 5 and name not in geography.city_spellings())


def _begins(text: str, at: int) -> bool:
    before = text[:at].rstrip("“”„«»\"'‘’([—–-… \u00a0")
    return not before or before[-1] in ".!?:;•" or text[at - 1] in '“„«"‘—'


def _alike(name: str, shapes: Iterable[str]) -> bool:
    if len(name) < 3:
        return True
    letters = {name[n : n + 2] for n in range(len(name) - 1)}
    for other in shapes:
        if len(other) < 2:
            continue
        begin = max(3, (min(len(name), len(other)) + 1) // 2)
        if len(name) > 3 and name[:begin] == other[:begin]:
            return True
        theirs = {other[n : n + 2] for n in range(len(other) - 1)}
        if 2 * len(letters & theirs) >= ALIKE * (len(letters) + len(theirs)):
            return True
    return False
