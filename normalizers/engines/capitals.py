"""Text in capitals, made readable for an engine: engines leave capitals untranslated."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_KNOWN = """
    AFP AGU AI AIDS AP BBC BC BCE BNDES BRICS CBF CEO CIA CNJ CNN COB COI COP CPI CVM DF DNA EFE EPA ETA EU EUA FAB
    FAO FBI FED FGTS FGV FIFA FMI G20 G7 GDP IBGE ICMS IMF INSS IPCA IRA LGBT MEC MP MPF MST NASA NATO NBA NFL
    OAB OCDE OEA OMC OMS ONG ONU OPEP OTAN PCC PEC PF PIB PGR PL PM PP PSD PSDB PSOL PT RJ RNA SP STF STJ SUS TCU TSE
    TV UE UEFA UFC UK UN UNESCO UNICEF URSS US USA USP VAR WHO WTO
"""
_CODE = re.compile(r"(?!\d+(?:[HKM]\d*|MM|BI|MI|TRI|MIN|KM|KG|HS|S)$)(?=.*\d)[A-Z\d]*[A-Z]{2,}[A-Z\d]*")  # PETR4
_ACRONYMS = frozenset(_KNOWN.split())


def in_capitals(text: str) -> bool:
    """Tell whether a text is shouted: at least two words of which nine letters in ten are capitals."""
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    letters = [letter for word in words for letter in word if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return len(words) > 1 and len(letters) >= 10 and capitals >= 0.9 * sum(map(_cased, letters)) > 0


def fold(text: str, shown: str = "", language: str = "") -> str:
    """Return shouted text in sentence case.

    Acronyms and codes stay, countries and cities of two words become names, and so do words that the rest of the
    story (`shown`) writes only with a capital inside a sentence. What neither knows becomes small.
    """
    names = _names(shown)
    out = _WORD.sub(lambda match: _small(match.group(), names), text)
    if language:
        shouted = _places(language)
        for match in shouted[0].finditer(text):
            place = shouted[1][match.group()]
            if len(place) == len(match.group()):
                out = out[: match.start()] + place + out[match.end() :]
    first = _WORD.search(out)
    if first is None:
        return out
    return out[: first.start()] + out[first.start()].upper() + out[first.start() + 1 :]


@lru_cache(maxsize=16)
def _places(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern for countries (in this language) and cities of two words, and how they are written."""
    from normalizers.languages import geography

    names = {name.upper(): name for name in geography.cities() if " " in name}
    names.update((name.upper(), name) for name in geography.countries(language))
    ordered = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{ordered})(?!\w)"), names


def _cased(letter: str) -> bool:
    return letter.isupper() or letter.islower()


def _small(word: str, names: dict[str, str]) -> str:
    if not word.isupper():
        return word
    known = names.get(word.lower())
    if known is not None:
        return known
    if (
        word in _ACRONYMS
        or _CODE.fullmatch(word)
        or (len(word) > 1 and word.isalpha() and word.isascii() and not set("AEIOUY") & set(word))
    ):
        return word
    return word.lower()


def _names(shown: str) -> dict[str, str]:
    """Return how the story writes its names: words that have a capital within a sentence and are never small."""
    found: dict[str, str] = {}
    if not shown:
        return found
    small = {word for word in _WORD.findall(shown) if word.islower()}
    for match in re.finditer(r"(?<=[^\W\d_,;][ \u00a0(“\"‘])[^\W\d_]+|(?<=, )[^\W\d_]+", shown):
        word = match.group()
        if word[0].isupper() and word.lower() not in small:
            found.setdefault(word.lower(), word)
    return found
