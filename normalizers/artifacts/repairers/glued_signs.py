"""Words run together with a number, an acronym, a weekday or a lone article: "2019and", "in1955", "UNadopted".

Right and alike: units and ordinals behind a number ("90km", "21st", "1980s"), names that end in one ("Covid19", "G20"),
plurals of acronyms ("MPs"), "vitamin A".
"""

import re
from collections.abc import Iterator

from normalizers.artifacts import boundaries
from normalizers.artifacts.about import About
from normalizers.artifacts.protect import Ground
from normalizers.artifacts.repairers.glued import FUNCTION, REASON
from normalizers.artifacts.repairers.glued import REASON_STOP as STOP
from normalizers.artifacts.seams import SMALL
from normalizers.edits import Edit, Flag
from normalizers.languages.words import zipf

ARTICLE = re.compile(r"(?:^|(?<=[.!?”] ))A(?P<word>[A-Z][a-z]{3,})(?= [a-z])")
ACRONYM = re.compile(
    r"\b(?:[A-Z]{2,6}(?P<right>(?!s\b|es\b|ed\b|ing\b|aid\b|er\b|ers\b)[a-z]{3,})|(?:from|the|and|that|with|for|"
    r"but|than|near)(?P<acronym>(?=[A-Z]{2,}\b)))"
)
# "the droughtA new meeting": an article begins a sentence.
LONE = re.compile(r"(?<=[a-z]{4})A(?= [a-z]{3,})")
_LETTERED = re.compile(r"(?:vitamin|hepatitis|serie|influenza|category|class|group|grade|type|appendix|block|hall)A\Z")
DAY = re.compile(r"\b(?:yesterday|today|tomorrow)(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
# "2019and", "A9near", "in1955"
_BEFORE_NUMBER = (
    "and the of in on at to by for from with since than until about before after over under some around almost nearly "
    "between another only reached aged within least most every last next first its his their all or but near roughly "
    "approximately against into through during up just like as is was are were has have had "
    "January February April June July August September October November December"
)
_UNITS_BEHIND = (
    "per cent percent people million billion thousand trillion hundred euros dollars roubles rubles reais pesos pounds "
    "hryvnias zlotys francs kilos kilometres kilometers metres meters hectares litres tonnes tons"
)
# "in1955", "the52-year-old", "December2027"
BEFORE = re.compile(
    rf"(?<![\w’'.@#/-])(?:(?:(?i:{'|'.join(_BEFORE_NUMBER.split())})(?=\d)|(?<=[a-z] )[Aa](?=\d+-year-old))"
    r")(?=\d[\d,.:]*(?:[ ,.;:)”]|-\w|$|\d))"
)
VERB = re.compile(r"(?<![\w’'.@#/-])(?P<verb>[a-z]{3,15})(?=\d{1,3}(?:[,.]\d+)* (?P<noun>[a-z]{3,}))")
# "2019and", "14puppies", "4per cent", "9May"
BEHIND = re.compile(
    r"(?<![\w.@#/-])(?:\d{1,3}(?:[,.]\d{3})+|\d+(?:[.,:]\d+)?|[A-Z]\d{1,2})(?=(?P<right>[a-z]{2,20}|(?:January|"
    r"February|March|April|May|June|July|August|September|October|November|December))(?![\w’'-]))"
)
# What follows a number without a space, or makes another word with it: "50cent", "30odd", "7eleven".
_STAYS = frozenset(
    "kph mph kmh min mins hrs secs ths rds nds pts pax cent odd plus something ish ers mins proof pin".split()
)
_PLURAL = re.compile(r"[a-z]{3,}s|people|men|women|children")


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose a space between a word and a number, an acronym, a day or an article."""
    if about.language != "en":
        return
    for match in ARTICLE.finditer(ground.text):
        if zipf(match["word"], "en") >= 4.0 and not about.counts.get(match["word"]):
            place = match.start("word")
            low = match["word"][0].lower()
            yield Edit(place, place + 1, match["word"][0], f" {low}", "glued.words", REASON, 0.92)
    for match in ACRONYM.finditer(ground.text):
        right = match["right"]
        if right is None:
            yield Edit(match.end(), match.end(), "", " ", "glued.words", REASON, 0.93)
            continue
        whole = match.group()
        if zipf(whole, "en") or about.counts.get(whole, 0) > 1 or (right not in FUNCTION and zipf(right, "en") < 3.8):
            continue
        place = match.start("right")
        mark = boundaries.lost_mark(ground, match.start(), place, match.end()) or " "
        yield Edit(place, place, "", mark, "glued.words", REASON, 0.93)
    for match in DAY.finditer(ground.text):
        yield Edit(match.start("day"), match.start("day"), "", ", ", "glued.words", REASON, 0.93)
    for match in LONE.finditer(ground.text):
        if not _LETTERED.search(ground.text, max(0, match.start() - 12), match.end()):
            yield Edit(match.start(), match.start(), "", ". ", "glued.sentences", STOP, 0.91)
    yield from _numbers(ground, about)


def _numbers(ground: Ground, about: About) -> Iterator[Edit]:
    import lemminflect

    for match in BEFORE.finditer(ground.text):
        yield Edit(match.end(), match.end(), "", " ", "glued.number", REASON, 0.95)
    for match in VERB.finditer(ground.text):
        verb = match["verb"]
        if verb in _BEFORE_NUMBER.split() or about.counts.get(match.group(), 0) > 1:
            continue
        counted = _PLURAL.fullmatch(match["noun"]) or match["noun"] in _UNITS_BEHIND.split()
        if counted and zipf(verb, "en") >= 3.3 and "VERB" in lemminflect.getAllLemmas(verb):
            yield Edit(match.end("verb"), match.end("verb"), "", " ", "glued.number", REASON, 0.93)
    for match in BEHIND.finditer(ground.text):
        right = match["right"]
        if right == "in" and re.search(
            r"(?:ft|feet|foot)\.? ?\d+\Z", ground.text[max(0, match.end() - 10) : match.end()]
        ):
            continue  # "a 6ft 4in prop"
        plain = (right in FUNCTION or right in SMALL) and right not in (
            "am",
            "as",
            "an",
            "us",
            "my",
            "so",
            "no",
            "do",
            "he",
            "we",
            "be",
        )
        plain = plain or right in _UNITS_BEHIND.split() or right[0].isupper()
        common = len(right) > 3 and zipf(right, "en") >= 3.3 and _PLURAL.fullmatch(right)
        if right not in _STAYS and (plain or (common and lemminflect.getAllLemmas(right))):
            yield Edit(match.end(), match.end(), "", " ", "glued.number", REASON, 0.95)
