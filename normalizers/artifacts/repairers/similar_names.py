"""Two names that may be one: "Avelina Quintero … Adelina Quintela" inside one story, to be checked by a person.

Both parts are alike and at least one differs, by more than a transliteration would. Right and alike: brothers and
sisters, husband and wife (Ivanov, Ivanova), people of one sentence, who are told apart on purpose.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from normalizers.artifacts import places
from normalizers.artifacts.about import About
from normalizers.artifacts.given import gender
from normalizers.artifacts.protect import Ground
from normalizers.edits import Flag
from normalizers.languages.words import zipf

REASON = "Elsewhere the story has “{}”: one person, or two? Look into the source."
_TITLES = frozenset(
    "Mr Mrs Ms Miss Dr Don Herr Frau Monsieur Madame The In On At From By President Minister Mayor Judge".split()
)
MOST = 40  # full names of a story that are compared
_FULL = re.compile(
    r"(?<![\w’'-])(?P<given>[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?) (?P<surname>(?:(?:Le|La|De|Di|Da|Van|Von|de|da|di|"
    r"van|von|der|del|dos|do) )*"
    r"[A-Z](?:[^\W\d_]+(?:[’'-][^\W\d_]+)*|\.))"
)
_LONE = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Don|Herr|Frau|Monsieur|Madame)\.? |(?<=[a-z,] )|(?<=[.!?] )|"
    r"^)(?P<name>[A-Z][^\W\d_]{4,})(?! [A-Z])\b"
)


def find(ground: Ground, about: About) -> Iterator[Flag]:
    """Flag each of two full names that are nearly alike, and a surname that is nearly one of the story's."""
    if about.language != "en":
        return
    texts = tuple(about.others.values()) or (ground.text,)
    for name, other in _twins(texts):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", ground.text):
            yield Flag(*match.span(), name, "name.nearly-alike", REASON.format(other), 0.5, "")


@lru_cache(maxsize=8)
def _twins(texts: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    full: dict[str, tuple[str, str]] = {}
    for text in texts:
        for match in _FULL.finditer(text):
            if match["given"] in _TITLES or match.group().endswith(("’s", "'s")):
                continue
            full.setdefault(match.group(), (match["given"], match["surname"]))
    found: list[tuple[str, str]] = []
    names = list(full)[:MOST]
    for one, two in combinations(names, 2):
        if _alike(full[one], full[two]):
            found += [(one, two), (two, one)]
    surnames = {surname: name for name, (_, surname) in full.items() if zipf(surname, "en") < 3.5 and len(surname) > 4}
    for text in texts:
        for match in _LONE.finditer(text):
            name = match["name"]
            if (
                name in surnames
                or zipf(name, "en") > 2.5
                or places.is_place(name)
                or any(name in part.split() for part in full)
            ):
                continue
            for surname, whole in surnames.items():
                if _near(name, surname) and (not _couple(name, surname) or _case_of(name, surname)):
                    found += [(name, whole), (whole, name)]
    return tuple(dict.fromkeys(found))


def _alike(one: tuple[str, str], two: tuple[str, str]) -> bool:
    (given, surname), (other_given, other_surname) = one, two
    if given == other_given:
        near = _ratio(surname, other_surname) >= 0.75 and surname[0] == other_surname[0]
        return near and surname != other_surname and not _couple(surname, other_surname)
    if {given, other_given} & _TITLES or surname.split()[-1] in other_given:
        return False
    sexes = {sex for sex in (gender(given), gender(other_given)) if sex}
    if len(sexes) > 1 or _couple(surname, other_surname):
        return False
    alike = _ratio(given, other_given)
    if surname == other_surname:
        return alike >= 0.65 or (given[:4] == other_given[:4] and alike >= 0.55)
    return (alike >= 0.6 or given[:3] == other_given[:3]) and _ratio(surname, other_surname) >= 0.7


def _near(name: str, surname: str) -> bool:
    ratio = _ratio(name, surname)
    if ratio == 1.0:
        return False
    if _case_of(name, surname):
        return True
    return (ratio >= 0.85 and name[0] == surname[0]) or (name[:4] == surname[:4] and ratio >= 0.6 and len(name) > 7)


# What Polish and other Slavic surnames end in from case to case, a fleeting e among them: Sobek, Sobka; Kubica, Kubicy.
_CASES = frozenset(
    (
        "",
        "a",
        "u",
        "y",
        "i",
        "ą",
        "ę",
        "owi",
        "em",
        "iem",
        "om",
        "ek",
        "ka",
        "ku",
        "kiem",
        "kowi",
        "ko",
        "ki",
        "kę",
        "ką",
    )
)


def _case_of(one: str, two: str) -> bool:
    """Tell whether two surnames may be one in two cases: Sobek and Sobka, not Ivanov and Ivanova."""
    size = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    rests = {one[size:], two[size:]}
    if size < 3 or not rests <= _CASES or two.endswith(("ov", "ev", "in", "yn", "ova", "eva", "ina")):
        return False
    return size >= 4 or rests in ({"ek", "ka"}, {"ek", "ku"}, {"ek", "kiem"})


def _couple(one: str, two: str) -> bool:
    """Tell whether two surnames are those of a man and a woman: Ivanov and Ivanova, Nowicki and Nowicka."""
    short, long = sorted((one.lower(), two.lower()), key=len)
    return long == short + "a" or {short[-1], long[-1]} in ({"i", "a"}, {"y", "a"}) or long[-3:] == "aya"


def _ratio(one: str, two: str) -> float:
    return SequenceMatcher(None, one.lower(), two.lower()).ratio()
