"""One person, one spelling: "Zelensky … Zelenski", "Dmitry Peskov … Dmitri Peskov" inside one story.

Names from other scripts are transliterated anew in each piece. Two spellings are the same name only if they differ in
nothing but transliteration (y, i, iy, yi, ij, yy; a soft sign; k, c; v, w; a doubled letter), and for a given name only
if the same surname follows. The house list decides, then a clear majority, then how common the spellings are in
English, then the first. Right and alike: Ivanov and Ivanova, Marine and Marina, Alexander and Alexandra.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import combinations, pairwise

from normalizers.artifacts.about import About
from normalizers.artifacts.evidence import WORD, without_ending
from normalizers.artifacts.given import gender, is_given
from normalizers.artifacts.protect import Ground
from normalizers.artifacts.repairers.place_names import dish
from normalizers.edits import Edit, Flag
from normalizers.languages import geography
from normalizers.languages.words import zipf

REASON = "The story spells this name in two ways; this is the spelling that it keeps."
TIE = "The story spells a name in two ways, as often the one as the other."
MOST = 120  # names of a story that are compared with each other
NEAR = 25  # characters between two spellings in one sentence: "Johnson bowled to Jonson"
DECLINES = 0.6  # how likely the source must be a language that declines names
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
_FIRST = (
    (re.compile(r"qu(?=[eiéí])"), "k"),
    (re.compile(r"tsch|tch|cz|tsj"), "ch"),
    (re.compile(r"sch|sz|sj"), "sh"),
    (re.compile(r"(?:yo|ye|io|je|ie|ë|ei)(?=[nvlrm])"), "e"),
    (re.compile(r"^(?:ye|je|ie)"), "e"),
    (re.compile(r"tx"), "ch"),
    (re.compile(r"(?:ault|aux|aud|aut|eaux|eau)$"), "o"),
    (re.compile(r"x"), "ks"),
)  # fmt: skip
_LOOSER = (
    (re.compile(r"z"), "s"),
    (re.compile(r"^s(?=[ei])"), "s"),
    (re.compile(r"^k(?=[ei])"), "s"),
    (re.compile(r"ph|f|v"), "v"),
    (re.compile(r"(?<![cs])h"), ""),
    (re.compile(r"ou"), "u"),
    (re.compile(r"(?<=[nvk])e$"), ""),
    (re.compile(r"(.)\1"), r"\1"),
)
_WHOLE = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae"})
_CASES = ("a", "u", "owi", "em", "om", "iem", "ą", "ę", "ie", "ego", "emu", "ym")
_SPORT = re.compile(
    r"\b(?:goals?|match(?:es)?|league|cup|club|coach|striker|defender|midfielder|season|lost|won|derby|penalty|"
    r"scored|beat|draw|fans)\b"
)
# Given names that machines translate, a family a line.
_FAMILIES = """
Luis Luís Louis Luigi Ludwig|Juan João Giovanni Jean Johann John Ivan Jan|José Joseph Giuseppe Josef Józef|Pedro
Pietro Pierre Peter Piotr Pyotr Petro|Pablo Paulo Paolo Paul Pavel Paweł Pavlo|Miguel Michele Michel Michael
Mikhail Michał Mykhailo|Carlos Carlo Charles Karl Karol|Jorge Giorgio Georges George Georg Jerzy Georgy|Filippo
Felipe Filipe Philippe Philip Philipp|Andrés André Andrea Andreas Andrew Andrei Andrzej Andriy|Nicolás Nicolas
Nicola Nicholas Nikolai Mikołaj Mykola|Francisco Francesco François Francis Franz|Enrique Henrique Enrico Henri
Henry Heinrich Henryk|Guillermo Guilherme Guglielmo Guillaume William Wilhelm|Esteban Estêvão Stefano Étienne
Stephen Stefan|Santiago Tiago Giacomo Jacques James Jakob Jakub|Antonio António Antoine Anthony Anton
Antoni|Marcos Marco Marc Mark Markus Marek|Mateo Mateus Matteo Mathieu Matthew Matthias Mateusz|Alejandro
Alexandre Alessandro Alexander Aleksandr Oleksandr|Elena Helena Hélène Helen Olena|María Maria Marie Mary
Mariya|Catalina Catarina Caterina Catherine Katharina Ekaterina Kateryna|Eduardo Edoardo Édouard Edward
Eduard|Ricardo Riccardo Richard Ryszard
"""
FAMILY_OF = {name: family.split()[0] for family in " ".join(_FAMILIES.split()).split("|") for name in family.split()}


# A sentence about the spelling: "Kyiv, which older atlases call Kiev".
_SPELLINGS = re.compile(
    r"(?:\bcall(?:s|ed|ing)?|\b(?:known|spel(?:led|t)|written|rendered) as|\bformerly|\bspel(?:led|t)) \Z"
)


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose the story's one spelling of a name wherever another one stands, in quotations as well; flag a tie."""
    texts = tuple(about.others.values()) or (ground.text,)
    declines = about.may_come_from(("ru", "uk", "pl")) >= DECLINES
    choice, open_sets = _choices(texts, tuple(sorted(about.canonical_names.items())), declines)
    if not choice and not open_sets:
        return
    for match in WORD.finditer(ground.text):
        word = without_ending(match.group())
        start, end = match.start(), match.start() + len(word)
        if (better := choice.get(word)) is not None:
            reason = HOUSE if word in about.canonical_names else REASON
            if not dish(ground.text, start, end) and not _SPELLINGS.search(ground.text, max(0, start - 40), start):
                yield Edit(start, end, word, better, "name.two-spellings", reason, 0.93)
        elif other := open_sets.get(word):
            yield Flag(start, end, word, "name.two-spellings", f"{TIE} Here “{word}”, elsewhere “{other}”.", 0.6)


@lru_cache(maxsize=20_000)
def _key(name: str) -> str:
    low = _plain(name.lower())
    for pattern, into in _RULES:
        low = pattern.sub(into, low)
    return low


@lru_cache(maxsize=20_000)
def _loose(name: str) -> str:
    """Return a key that more spellings share, for a clear majority only: z and s, qu and k, cz and ch, ff and v."""
    low = name.lower()
    for pattern, into in _FIRST:
        low = pattern.sub(into, low)
    low = _key(low)
    for pattern, into in _LOOSER:
        low = pattern.sub(into, low)
    return low


@lru_cache(maxsize=8)  # every block of a story asks for the same
def _choices(
    texts: tuple[str, ...], house: tuple[tuple[str, str], ...], declines: bool
) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the better spelling by each worse one, and the other spelling by each one that ties."""
    names = _Names(texts)
    choice = dict(house)
    ties: dict[str, str] = {}
    for other, usual in geography.city_spellings().items():
        if usual in _TWO_ALPHABETS and names.counts.get(other) and names.counts.get(usual):
            choice[other] = usual
    choice.update(_authority(names))
    choice.update(_joined(names, texts))
    choice.update(_slips(names))
    choice = {
        word: best for word, best in choice.items() if word in dict(house) or not _side_by_side(word, best, texts, NEAR)
    }
    for key, strict in ((_key, True), (_loose, False), (_slavic, False)):
        for spellings in names.groups(key):
            if any(word in choice for word in spellings) or not names.same_person(spellings):
                continue
            best, clear = _best(spellings, names.counts, strict)
            for word in spellings:
                if word != best and clear and not _side_by_side(word, best, texts, NEAR):
                    choice[word] = best
                elif not clear and not _side_by_side(spellings[0], spellings[1], texts, NEAR):
                    ties[word] = next(other for other in spellings if other != word)
    ties.update(_alike(names, choice))
    choice.update(_given_forms(names))
    if declines:
        choice.update(_declined(names.counts))
    return choice, {word: other for word, other in ties.items() if word not in choice}


class _Names:
    """The capitalised words of a story: how often each stands, and which names stand beside it."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        self.counts: dict[str, int] = {}
        self.followed: dict[str, set[str]] = {}  # given name -> keys of the surnames that follow it
        self.led: dict[str, set[str]] = {}  # surname -> keys of the given names before it
        self.plain: set[str] = set()  # names that the story has with accents as well, without them
        for text in texts:
            for match in WORD.finditer(text):
                word = without_ending(match.group())
                if word[:1].isupper() and len(word) > 3 and not word.isupper():
                    self.counts[word] = self.counts.get(word, 0) + 1
            for given, surname in _FULL.findall(text):
                self.followed.setdefault(given, set()).add(_key(without_ending(surname)))
                self.led.setdefault(without_ending(surname), set()).add(_key(given))

        self.plain = {_plain(word) for word in self.counts if not word.isascii() and len(word) > 3}

    def groups(self, key: Callable[[str], str]) -> Iterator[list[str]]:
        """Yield the spellings that share a key, two and more."""
        groups: dict[str, list[str]] = {}
        for word in self.counts:
            if len(word) > (4 if word.isascii() else 3) or word in self.plain:
                groups.setdefault(key(word), []).append(word)
        yield from (spellings for spellings in groups.values() if len(spellings) > 1)

    def same_person(self, spellings: list[str]) -> bool:
        """Tell whether the names beside the spellings allow that one person is meant."""
        if any(zipf(word, "en") > 4.0 for word in spellings if word not in self.led):
            return False
        as_surname = any(word in self.led for word in spellings) and all(
            word in self.led or word not in self.followed for word in spellings
        )
        if as_surname:
            known = [self.led[word] for word in spellings if word in self.led]
            return not known or len(known) == 1 or bool(set.intersection(*known))
        beside = [self.followed.get(word, set()) for word in spellings]
        return bool(set.intersection(*beside)) or not any(beside)


def _slips(names: "_Names") -> dict[str, str]:
    """Return the usual form of a name that lost or changed one letter once, where the same name stands beside both."""
    found = {}
    long = [word for word in names.counts if len(word) > 5][:MOST]
    for one, two in combinations(long, 2):
        less, more = sorted((one, two), key=lambda word: names.counts[word])
        if names.counts[more] < 2 * names.counts[less] or zipf(less, "en") > 2.0 or gender(less) or is_given(less):
            continue
        if abs(len(one) - len(two)) > 1 or less[0] != more[0] or not _one_letter(less, more) or _sexes(one, two):
            continue
        given = names.followed.get(less, set()) & names.followed.get(more, set())
        surname = names.led.get(less, set()) & names.led.get(more, set())
        lone = less not in names.led and less not in names.followed and more in names.led and len(less) > 8
        if given or surname or lone:
            found[less] = more
    return found


def _joined(names: "_Names", texts: tuple[str, ...]) -> dict[str, str]:
    """Return the surname in two words by the same one in one: Legoff -> Le Goff, where the story has it so twice."""
    found = {}
    for word in names.counts:
        if match := re.fullmatch(r"(Le|La|Du|De|Di|Del|Van|Von)([a-z]{3,})", word):
            apart = f"{match[1]} {match[2].capitalize()}"
            if sum(text.count(apart) for text in texts) >= 2 * names.counts[word]:
                found[word] = apart
    return found


def _one_letter(one: str, two: str) -> bool:
    """Tell whether two words differ in one letter that is there or not, or another one."""
    short, long = sorted((one.lower(), two.lower()), key=len)
    at = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at:] == long[at + 1 :] or (len(short) == len(long) and short[at + 1 :] == long[at + 1 :])


_SLAVIC = re.compile(
    r".{2,}(?:ov|ev|in|yn|ova|eva|ina|yna|sky|ski|skii|skiy|skij|skyi|skyy|skaya|skaja|enko|uk|ich|itch|ič|ko|yuk|"
    r"juk)\Z"
)
_SYSTEMS = (
    (re.compile(r"[’'ʼ`]"), ""),
    (re.compile(r"tsch|tch|č|cz"), "ch"),
    (re.compile(r"sch|š|sz|sh"), "s"),
    (re.compile(r"ž|zh"), "z"),
    (re.compile(r"ch"), "q"),
    (re.compile(r"ts|tz|c"), "c"),
    (re.compile(r"kh|x"), "h"),
    (re.compile(r"w"), "v"),
    (re.compile(r"yo|jo|io|ë|ye|je|ie"), "e"),
    (re.compile(r"ya|ja|ia"), "a"),
    (re.compile(r"yu|ju|iu"), "u"),
    (re.compile(r"[gh]"), "h"),
    (re.compile(r"[yij]+"), "i"),
    (re.compile(r"(.)\1"), r"\1"),
)


@lru_cache(maxsize=20_000)
def _slavic(name: str) -> str:
    """Return a key that all systems of transliteration share: Kuznecova, Kuznetsova; Lysenko, Lisenko."""
    low = name.lower()
    if not _SLAVIC.fullmatch(low):
        return name
    for pattern, into in _SYSTEMS:
        low = pattern.sub(into, low)
    return "=" + low


def _given_forms(names: _Names) -> dict[str, str]:
    """Return the story's usual form of a given name that was translated: Louis Teixeira -> Luís Teixeira."""
    found: dict[str, str] = {}
    by_family: dict[str, list[str]] = {}
    for word in names.counts:
        if word in FAMILY_OF:
            by_family.setdefault(FAMILY_OF[word], []).append(word)
    for forms in by_family.values():
        if len(forms) == 2 and names.followed.get(forms[0], set()) & names.followed.get(forms[1], set()):
            more, less = sorted(forms, key=lambda form: -names.counts[form])
            if names.counts[more] >= 2 * names.counts[less]:
                found[less] = more
    return found


def _alike(names: _Names, choice: Mapping[str, str]) -> dict[str, str]:
    """Return names that differ in one or two letters where the same name stands before or after: only to be flagged."""
    found = {}
    rare = [word for word in names.counts if len(word) > 4 and zipf(word, "en") < 3.0 and word not in choice][:MOST]
    for one, two in combinations(rare, 2):
        if abs(len(one) - len(two)) > 2 or (_plain(one[:2]) != _plain(two[:2]) and one[1:3] != two[1:3]):
            continue
        given = names.led.get(one, set()) & names.led.get(two, set())
        lone = (one in names.led) != (two in names.led) and not names.followed.get(one) and not names.followed.get(two)
        if (given or lone) and SequenceMatcher(None, one.lower(), two.lower()).ratio() >= 0.83 and not _sexes(one, two):
            found[one], found[two] = two, one
    for one, two in combinations([word for word in names.counts if word in FAMILY_OF][:MOST], 2):
        if FAMILY_OF[one] == FAMILY_OF[two] and names.followed.get(one, set()) & names.followed.get(two, set()):
            found[one], found[two] = two, one
    return found


def _sexes(one: str, two: str) -> bool:
    """Tell whether two surnames are those of a man and a woman: Ivanov and Ivanova."""
    short, long = sorted((one, two), key=len)
    return long == short + "a" or {long[-1:], short[-1:]} == {"a", "y"} or (long[-3:] == "aya" or long[-2:] == "ka")


def _declined(counts: Mapping[str, int]) -> dict[str, str]:
    """Return the nominative by a case form that came through: Kowalczyka -> Kowalczyk, but not Ivanova -> Ivanov."""
    found = {}
    for word, count in counts.items():
        for ending in _CASES:
            base = word.removesuffix(ending)
            if base == word or len(base) < 4 or counts.get(base, 0) < 2 * count or zipf(word, "en") > 2.5:
                continue
            if ending == "a" and re.search(r"(?:ov|ev|in|yn|sk|ts|ow|ew|n)$", base):
                continue  # a woman's surname
            found[word] = base
    return found


def _authority(names: _Names) -> dict[str, str]:
    """Return the usual spelling of people in the news by the other ones in the story: Dmitri Peskov -> Dmitry."""
    people = _people_by_surname()
    found = {}
    for word in names.counts:
        person = people.get(_loose(word)) if len(word) > 4 else None
        if person and word != person[1] and person[1] in names.counts:
            found[word] = person[1]
    strict = {_key(surname): (given, surname) for given, surname in people.values()}
    for given, surnames in names.followed.items():
        for surname in surnames:
            usual = strict.get(surname, ("", ""))[0]
            if usual and given != usual and usual in names.counts and _key(given) == _key(usual):
                found[given] = usual
    return found


@cache
def _people_by_surname() -> Mapping[str, tuple[str, str]]:
    return {_loose(full.split()[-1]): (full.split()[0], full.split()[-1]) for full in geography.people()}


def _side_by_side(one: str, two: str, texts: tuple[str, ...], near: int) -> bool:
    """Tell whether one sentence has both spellings close together: then it speaks of two people, or of the spelling."""
    longest, other = sorted((re.escape(one), re.escape(two)), key=len, reverse=True)
    either = re.compile(rf"\b(?:{longest}|{other})\b")
    return any(
        left.group() != right.group()
        and right.start() - left.end() <= near
        and not _STOP.search(text, left.end(), right.start())
        for text in texts
        for left, right in pairwise(either.finditer(text))
    )


def _plain(word: str) -> str:
    whole = unicodedata.normalize("NFD", word.translate(_WHOLE))
    return "".join(char for char in whole if not unicodedata.combining(char))


def _best(spellings: list[str], counts: Mapping[str, int], strict: bool) -> tuple[str, bool]:
    """Return the spelling to keep, and whether it is clear: by majority, or by what helps a reader."""
    # A soft sign written as an apostrophe helps no English reader.
    plain = [word for word in spellings if not re.search(r"[’'ʼ`]", word)] or spellings
    by_count = sorted(plain, key=lambda word: -counts[word])
    if len(plain) == 1 or counts[by_count[0]] >= 2 * counts[by_count[1]]:
        return by_count[0], True
    if len({_plain(word) for word in plain}) == 1:  # an accent is lost more easily than found
        return max(plain, key=lambda word: sum(not char.isascii() for char in word)), strict
    return by_count[0], False
