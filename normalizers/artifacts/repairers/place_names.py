"""One place, one name: "Lérida … Lleida", "The Hague … Den Haag", "Monte Spineto … Mount Spineto" inside one story.

The form that the story has more often wins; where it has both as often, the one that English-language agencies use
(`exonyms.toml`). Right and alike: both names side by side because the story explains them ("Bolzano, or Bozen"), clubs
and bodies ("Torino FC", "Bayern München"), sport ("Napoli won in Naples").
"""

import itertools
import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache

from normalizers.artifacts.about import About
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag
from normalizers.languages import geography

REASON = "The story has two names for this place; this is the one that it keeps."
NEAR = 30  # characters between two names in one sentence: "Bolzano, which is Bozen in German"
_SPORT = re.compile(
    r"\b(?:goals?|match(?:es)?|league|striker|defender|midfielder|derby|penalty|scored|beat|fans|supporters|players?|"
    r"stadium|football|basketball|volleyball|serie a|with a point|points)\b"
)
# Names of another time, which a story may use of that time.
_HISTORICAL = frozenset(
    "Nur-Sultan Artyomovsk Bangalore Madras Saigon Calcutta Stalingrad Leningrad Bombay Rangoon Canton Peking Danzig "
    "Lemberg Dnipropetrovsk Dnepropetrovsk Leghorn Tiflis Napoli Roma Lwów Kijów Vilna Kishinev".split()
)
_MONUMENT = re.compile(
    r"\b(?:occupation|war|camp|ghetto|former|formerly|renamed|called|name|named|known|German|Soviet|historic)\b"
)
_STOP = re.compile(r"[.!?\n]")
_CLUBS = ("Spartak", "Lokomotiv", "Vitória")


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose the story's one name of a place wherever the other one stands."""
    if about.language != "en":
        return
    texts = tuple(about.others.values()) or (ground.text,)
    for bad, good in _choices(texts):
        for match in _alone(bad, ground.text):
            if dish(ground.text, *match.span()):
                continue
            yield Edit(*match.span(), match.group(), good, "name.two-places", REASON, 0.93)


def dish(text: str, start: int, end: int) -> bool:
    """Tell whether a name is part of a dish's or a breed's, which keeps its old spelling: "chicken Kiev"."""
    led = text[max(0, start - 8) : start].lower().endswith(("chicken ", "cutlet "))
    return led or text[end : end + 6].lower().startswith((" cake", " duck", " oper"))


@cache
def _table() -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, str], ...]]:
    table = tomllib.loads((geography.HERE / "exonyms.toml").read_text("utf-8"))
    pairs, heads = (
        tuple(
            tuple(form.strip() for form in entry.split("|"))
            for entry in table[key].replace("\n", " ").split(";")
            if entry.strip()
        )
        for key in ("pairs", "heads")
    )
    listed = {form for group in pairs for form in group}
    cities: dict[str, list[str]] = {}
    for other, usual in geography.city_spellings().items():
        if other not in _HISTORICAL and not listed & {other, usual}:
            cities.setdefault(usual, [usual]).append(other)
    return (*pairs, *map(tuple, cities.values())), tuple((one, other) for one, other in heads)


@cache
def _any() -> re.Pattern[str]:
    """Return what finds any second form, so that most texts cost one search."""
    forms = {form for group in _table()[0] for form in group[1:]} | {head for head, _ in _table()[1]}
    return re.compile("|".join(sorted(map(re.escape, forms), key=len, reverse=True)))


@lru_cache(maxsize=500)
def _stands(name: str) -> re.Pattern[str]:
    """Return what finds a place by its name alone, not within another name."""
    return re.compile(
        rf"(?<![\w’'-])(?<![A-Z]\w )(?<![a-zé]\w )(?<!\b[A-Z]\w\w ){re.escape(name)}(?![\w-]| [A-Z])".replace(
            r"(?<![a-zé]\w )", ""
        )
    )


def _alone(name: str, text: str) -> list[re.Match[str]]:
    """Return where a place stands by its name alone: not "Chicken Kiev", but "In Kiev"."""
    return [
        match
        for match in _stands(name).finditer(text)
        if not (before := _BEFORE.search(text, max(0, match.start() - 30), match.start())) or before["word"] in _SMALL
    ]


_BEFORE = re.compile(r"(?<![\w’'-])(?P<word>[A-Z][^\W\d_]*) \Z")
_SMALL = frozenset(
    "In From At The To For Of On Near And But Between As By With When While After Before Since Not Both Around".split()
)


@lru_cache(maxsize=8)
def _choices(texts: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    whole = "\n".join(texts)
    sport = _SPORT.search(whole) is not None
    if not _any().search(whole) and not (sport and any(club in whole for club in _CLUB_OF.values())):
        return ()
    found: list[tuple[str, str]] = list(_clubs(whole)) if sport else []
    for group in _table()[0]:
        if sport and group[0] not in _CLUBS:
            found += _in_sport(group, whole)
            continue
        counts = {form: len(_alone(form, whole)) for form in group if form in whole}
        used = [form for form in counts if counts[form]]
        if len(used) < 2 or _explained(used, whole):
            continue
        best = max(used, key=lambda form: (counts[form], -group.index(form)))
        found += [(form, best) for form in used if form != best]
    for one, other in _table()[1]:
        if f"{one} " not in whole or f"{other} " not in whole:
            continue
        for rest in set(re.findall(rf"\b{other} ([A-Z][^\W\d_]+)", whole)):
            ours, theirs = whole.count(f"{one} {rest}"), whole.count(f"{other} {rest}")
            if ours and theirs and not _explained([f"{one} {rest}", f"{other} {rest}"], whole) and ours != theirs:
                bad, good = (other, one) if ours > theirs else (one, other)
                found.append((f"{bad} {rest}", f"{good} {rest}"))
    return tuple(found)


# Clubs that English knows by the name that their city has at home.
_CLUB_OF = {"Naples": "Napoli", "Turin": "Torino", "Seville": "Sevilla", "Rome": "Roma"}
_IN = r"\b(?:in|near|outside|around) \Z"
_PLAYS = re.compile(r" (?:won|beat|lost|drew|defeated|are|have (?:won|lost)|play|played|scored|thrashed|conceded)\b")


def _in_sport(group: tuple[str, ...], whole: str) -> Iterator[tuple[str, str]]:
    """Yield what is one in stories of sport as well: a city where something is played, a club that plays."""
    used = [form for form in group if form in whole and _alone(form, whole)]
    if len(used) < 2 or _explained(used, whole):
        return
    every = {form: [re.search(_IN, whole[: match.start()][-12:]) for match in _alone(form, whole)] for form in used}
    if all(all(found) for found in every.values()):
        yield from ((form, group[0]) for form in used if form != group[0])
        return


def _clubs(whole: str) -> Iterator[tuple[str, str]]:
    """Yield a city's name where it stands for its club, which the story calls by its own name as well."""
    for city, club in _CLUB_OF.items():
        if city not in whole or club not in whole or _explained([city, club], whole):
            continue
        cities, clubs = _alone(city, whole), _alone(club, whole)
        plays = bool(cities) and all(_PLAYS.match(whole, match.end()) for match in cities)
        if plays and clubs and not any(re.search(_IN, whole[: match.start()][-12:]) for match in clubs):
            yield city, club


def _explained(forms: list[str], whole: str) -> bool:
    """Tell whether a sentence has two of the names close together, or speaks of the names."""
    either = re.compile("|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in sorted(forms, key=len, reverse=True)))
    places = list(either.finditer(whole))
    for left, right in itertools.pairwise(places):
        between = whole[left.end() : right.start()]
        if left.group() == right.group() or _STOP.search(between):
            continue
        if (len(between) <= NEAR and not re.search(r"\b(?:and|but|to)\b", between)) or _MONUMENT.search(between):
            return True
        if re.search(r"[(/]|, or |\bor\b", between) and len(between) <= NEAR:
            return True
    return False
