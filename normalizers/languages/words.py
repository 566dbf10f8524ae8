"""How common a word is in a language: the evidence for glued words, names and untranslated residue."""

import math
import re
from functools import cache, lru_cache

OURS = {"hr": "sh", "sr": "sh", "bs": "sh", "no": "nb", "nn": "nb", "tl": "fil", "iw": "he", "in": "id"}
JOINTS = re.compile(r"['\u2019\-\u2010\u2011]")
LONGEST = 100  # characters: no list has longer words, and the cache should not keep them
DIGITS = re.compile(r"\d(?=\d)|(?<=\d)\d")


def zipf(word: str, language: str) -> float:
    """Return how common a word is: 0.0 for unknown, about 3 for once in a million words, 7 for "the".

    A word with hyphens or apostrophes that the list lacks is as common as its parts together.
    An unknown language gives 0.0 for every word.
    """
    return _zipf(word, language) if len(word) <= LONGEST else 0.0


@lru_cache(maxsize=50_000)  # a newsroom uses few words, again and again
def _zipf(word: str, language: str) -> float:
    frequencies = _frequencies(_tag(language))
    if not frequencies or not word:
        return 0.0
    plain = word.lower().replace("\u2019", "'")
    if plain.isalpha():
        return _scale(frequencies.get(plain, 0.0))
    plain = DIGITS.sub("0", plain)
    found = frequencies.get(plain, 0.0)
    if not found:
        parts = [part for part in JOINTS.split(plain) if part]
        if len(parts) > 1:
            each = [frequencies.get(part, 0.0) for part in parts]
            found = 1 / sum(1 / value for value in each) if all(each) else 0.0
    return _scale(found)


@cache
def languages() -> frozenset[str]:
    """Return the languages that have a word list (BCP 47 primary tags)."""
    import wordfreq

    have = set(wordfreq.available_languages("best"))
    return frozenset(have | {ours for ours, theirs in OURS.items() if theirs in have})


@cache
def _frequencies(tag: str) -> dict[str, float]:
    # English needs its large list, because glued words only begin to be told under zipf 3, where the small one stops.
    # The others are asked for common words only, and nine large lists would take half a gigabyte.
    if tag not in languages():
        return {}
    import wordfreq

    table: dict[str, float] = wordfreq.get_frequency_dict(OURS.get(tag, tag), "best" if tag == "en" else "small")
    return table


def _tag(language: str) -> str:
    return language.lower().replace("_", "-").split("-")[0]


def _scale(frequency: float) -> float:
    return round(max(0.0, math.log10(frequency) + 9), 2) if frequency else 0.0
