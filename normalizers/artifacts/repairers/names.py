"""One person, one spelling: "Zelensky … Zelenski", "Dmitry Peskov … Dmitri Peskov" inside one story.

Names from other scripts are transliterated anew in each piece. Two spellings are the same name only if they differ in
nothing but transliteration (y, i, iy, yi, ij, yy; a soft sign; k, c; v, w; a doubled letter), and for a given name only
if the same surname follows. The house list decides, then a clear majority, then how common the spellings are in
English, then the first. Right and alike: Ivanov and Ivanova, Marine and Marina, Alexander and Alexandra.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from normalizers.artifacts.about import About
from normalizers.artifacts.evidence import WORD, without_ending
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag
from normalizers.languages import geography
from normalizers.languages.words import zipf

REASON = "The story spells this name in two ways; this is the spelling that it keeps."
HOUSE = "The house spells this name so."
_FULL = re.compile(r"\b(?=([A-Z][^\W\d_]+(?:[’'][^\W\d_]{2,})?) ([A-Z][^\W\d_]+(?:[’'][^\W\d_]{2,})?))")
# Cities whose two spellings are two transliterations; "Bombay mix in Mumbai" and "Napoli won in Naples" are right.
_TWO_ALPHABETS = frozenset(
    "Kyiv Kharkiv Lviv Odesa Mykolaiv Kherson Luhansk Dnipro Zaporizhzhia Chornobyl Yekaterinburg Chisinau".split()
)
_STOP = re.compile(r"[.!?\n]")
_RULES = (
    (re.compile(r"[’'ʼ`]"), ""),
    (re.compile(r"(?:iy|yi|ij|yy|ii|yj|y|j)"), "i"),
    (re.compile(r"i(?=[aeou])"), ""),
    (re.compile(r"([aou])e"), r"\1"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(?:ck|c(?=[^h]|$)|q)"), "k"),
    (re.compile(r"(.)\1"), r"\1"),
)  # fmt: skip


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose the story's one spelling of a name wherever another one stands, in quotations as well."""
    choice = _choices(tuple(about.others.values()) or (ground.text,), tuple(sorted(about.canonical_names.items())))
    if not choice:
        return
    for match in WORD.finditer(ground.text):
        word = without_ending(match.group())
        if (better := choice.get(word)) is not None:
            reason = HOUSE if word in about.canonical_names else REASON
            start = match.start()
            yield Edit(start, start + len(word), word, better, "name.two-spellings", reason, 0.93)


@lru_cache(maxsize=20_000)
def _key(name: str) -> str:
    low = _plain(name.lower())
    for pattern, into in _RULES:
        low = pattern.sub(into, low)
    return low


@lru_cache(maxsize=8)  # every block of a story asks for the same
def _choices(texts: tuple[str, ...], house: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    counts: dict[str, int] = {}
    followed: dict[str, set[str]] = {}  # given name -> keys of the surnames that follow it
    led: dict[str, set[str]] = {}  # surname -> keys of the given names before it
    for text in texts:
        for match in WORD.finditer(text):
            word = without_ending(match.group())
            if word[:1].isupper() and len(word) > 4 and not word.isupper() and "-" not in word:
                counts[word] = counts.get(word, 0) + 1
        for given, surname in _FULL.findall(text):
            followed.setdefault(given, set()).add(_key(without_ending(surname)))
            led.setdefault(without_ending(surname), set()).add(_key(given))
    groups: dict[str, list[str]] = {}
    for word in counts:
        groups.setdefault(_key(word), []).append(word)
    choice = dict(house)
    for other, usual in geography.city_spellings().items():
        if usual in _TWO_ALPHABETS and counts.get(other) and counts.get(usual):
            choice[other] = usual
    for spellings in groups.values():
        if len(spellings) < 2 or any(zipf(word, "en") > 4.0 for word in spellings if word not in led):
            continue
        as_surname = any(word in led for word in spellings) and all(
            word in led or word not in followed for word in spellings
        )
        known = [led[word] for word in spellings if word in led] if as_surname else []
        same_person = not known or len(known) == 1 or set.intersection(*known)
        if not as_surname:
            same_person = set.intersection(*(followed.get(word, set()) for word in spellings))
        if same_person:
            best = _best(spellings, counts)
            choice.update({word: best for word in spellings if word != best})
    return {word: best for word, best in choice.items() if not _side_by_side(word, best, texts)}


def _side_by_side(one: str, two: str, texts: tuple[str, ...]) -> bool:
    """Tell whether one sentence has both spellings: then it speaks of two people, or of the spelling."""
    longest, other = sorted((re.escape(one), re.escape(two)), key=len, reverse=True)
    either = re.compile(rf"\b(?:{longest}|{other})\b")
    return any(
        left.group() != right.group() and not _STOP.search(text, left.end(), right.start())
        for text in texts
        for left, right in pairwise(either.finditer(text))
    )


def _plain(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


def _best(spellings: list[str], counts: Mapping[str, int]) -> str:
    # A soft sign written as an apostrophe helps no English reader.
    spellings = [word for word in spellings if not re.search(r"[’'ʼ`]", word)] or spellings
    if len(spellings) == 1:
        return spellings[0]
    by_count = sorted(spellings, key=lambda word: -counts[word])
    if counts[by_count[0]] >= 2 * counts[by_count[1]]:
        return by_count[0]
    if len({_plain(word) for word in spellings}) == 1:  # an accent is lost more easily than found
        return max(spellings, key=lambda word: sum(not char.isascii() for char in word))
    known = sorted(spellings, key=lambda word: -zipf(word, "en"))
    if zipf(known[0], "en") - zipf(known[1], "en") >= 0.2:
        return known[0]
    return by_count[0]  # a tie goes to the spelling that came first: dicts and sorts keep their order
