"""Names that were read as words and translated: "President Squid", "the newspaper Day", "Henk of the Mountain".

Nothing here is ever changed: which name it was, only the source or a gazetteer can tell. A place is flagged where
English words stand in capitals in a slot for names (after an office or a given name, after "newspaper", "village of",
"between", after any preposition), or where `wordnames.toml` knows the name behind them, and the text is known to be a
translation. Right and alike: English surnames that are words ("Gordon Brown") in a story that has to do with a country
where English is spoken, English newspapers, institutions ("the Supreme Court"), streets.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from normalizers.artifacts import places
from normalizers.artifacts.about import About
from normalizers.artifacts.given import gender, is_given
from normalizers.artifacts.origin import LANGUAGES, homes
from normalizers.artifacts.protect import Ground
from normalizers.artifacts.repairers.names import FAMILY_OF
from normalizers.artifacts.titles import INSTITUTIONS, may_be_title
from normalizers.edits import Flag
from normalizers.languages.words import zipf

REASON = "These words stand where a name should: perhaps a name that was translated. Look into the source."
KNOWN = "This may be {} in English words. Look into the source."
SURE = 0.5  # that the text is a translation from somewhere
_WORDS = r"[A-Z][a-z]+(?:’s|'s|-the-[A-Z][a-z]+)?(?:(?: of| of the| the| and| de| us)? [A-Z][a-z]+(?:’s|'s)?){0,3}"
_SLOTS = tuple(
    re.compile(pattern)
    for pattern in (
        # an office and a name
        r"\b(?:[Pp]resident|[Mm]inister|[Dd]eputy|[Ss]enator|[Mm]ayor|[Jj]udge|[Ss]inger|[Aa]ctor|[Aa]ctress|"
        r"[Cc]oach|[Mm]idfielder|[Ss]triker|[Dd]efender|[Gg]oalkeeper|"
        r"[Ww]inger|[Ff]orward|[Cc]aptain|[Dd]octor|[Cc]olonel|[Gg]eneral|[Ii]nspector|[Cc]ommissioner|"
        r"[Gg]overnor|[Dd]irector|[Cc]hairman|[Pp]rofessor|[Bb]ishop|Mr\.?|Mrs\.?|Ms\.?|"
        r"[Ll]awyer|[Pp]rosecutor|[Cc]yclist|[Dd]river|[Aa]thlete|[Rr]apper|[Ww]riter|[Pp]oet|[Pp]ainter) "
        r"(?P<name>[A-Z][a-z]{2,}(?:’s|'s)?)(?= (?:will|has|had|was|is|said|who|and|scored|told|"
        r"did|won|lost|[a-z]+ed)\b|[,.;]| [A-Z][a-z]+)",
        r"\b(?:goal|pass|cross|shot|header|penalty|performance|statement|letter|song) (?:from|by) "
        r"(?P<name>[A-Z][a-z]{3,})(?=[,.;]| (?:who|in|and|after)\b)",
        # somebody "of the Mountain"
        r"\b[A-Z][^\W\d_]+ (?P<name>(?:of the|from the|the) [A-Z][a-z]+)(?=[,.;]| (?:has|had|was|is|said|will|"
        r"told|scored)\b)",
        r"\b[A-Z][^\W\d_]+ (?P<name>[A-Z][a-z]+[’']s (?:Son|Gift|Daughter|Man|Hand|Day|Friend))\b",
        r"\b(?:told|interview with|according to|quoted by|scored by|for|revealed by|published by|reported by) "
        r"(?P<name>(?:The )?[A-Z][a-z]{2,}(?: (?:of )?[A-Z][a-z]+)?)(?=[,.;]| (?:on|that|in|after)\b)",
        r"^(?P<name>[A-Z][a-z]{2,})(?= (?:beat|defeated|drew|lost to|won at|play|face)\b)",
        r"\b(?:and|between|with|against) (?P<name>[A-Z][a-z]{3,})(?= (?:and [A-Z]|reached|signed|agreed)\b)",
        # a medium, a party, a band, a ship
        r"\b(?:newspaper|magazine|daily|weekly|website|channel|broadcaster|portal|programme|station|party|duo|"
        r"band|club|trawler|vessel|foundation|movement|bloc|list|brand|chain|"
        r"choir|theatre|publisher|outlet|journal|group|team),? (?:called )?(?:“)?(?P<name>(?:The )?" + _WORDS + r")",
        r"\b(?:in|by|to|told|from) (?P<name>The [A-Z][a-z]+)(?=, (?:the|a) [A-Z]?[a-z ’]*(?:daily|newspaper|"
        r"weekly|magazine))",
        r"\bthe (?P<name>(?:General|Evening|Morning|Daily|New|Free|People[’']s|National|Weekly|Sports|"
        r"Workers[’']) (?:Newspaper|Journal|Gazette|Courier|Messenger|Leaf|Sheet|Paper|News))\b",
        r"^(?P<name>[A-Z][a-z]{3,})(?= (?:writes|reports|reported|wrote|quotes|recalls|notes) (?:that|on|about|how)\b)",
        r"\b(?:coach|player|striker|defender|fans|captain|president|bench|win|defeat|victory|draw|match) (?:of|"
        r"for|against|over|with|at) (?P<name>[A-Z][a-z]{3,} ?[A-Z]?[a-z]*)(?=[,.;]| (?:on|in|and|has|was|have|said)\b)",
        r"\b(?:council|firefighters|police|residents|inhabitants|people|mayor|hospital|court|prison|port|"
        r"commune|parish) of (?P<name>" + _WORDS + r")",
        r"\b(?:around|outside|towards|at) (?P<name>" + _WORDS + r")(?=[,.;]| (?:and|on|in|near|when|where|after)\b)",
        r"^As (?P<name>[A-Z][a-z]{3,})(?= (?:found|learned|reports|reported|writes|wrote)\b)",
        # a place
        r"\b(?:village|town|district|hamlet|suburb|settlement|municipality|commune|city|island|farm|street|"
        r"square|lake|mountain|neighbourhood|parish) of (?P<name>" + _WORDS + r")",
        r"\b[Tt]he (?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?= (?:district|region|village|raion|municipality|"
        r"neighbourhood|settlement|metro station|quarter|Region|District)\b)",
        r"\b(?:[Bb]etween|[Nn]ear|from|[Rr]esidents of|to|in) (?P<name>"
        + _WORDS
        + r")(?= (?:in the|on|have|has|were|at|when|where|missed|won|lost|scored|[a-z]+ed)\b|[,.;])",
        # a given name that is no English one, then a word
        r"\b(?P<name>(?!The|This|That|In|On|At|From|By|For|Mr|Mrs)(?P<given>[A-Z][^\W\d_]{2,}) "
        r"[A-Z][a-z]{2,})(?=[,.;]| (?:will|has|had|was|is|said|who|asked|told|praised|explained|[a-z]+ed|and|in|"
        r"on|at|from|of|to)\b)",
    )
)
_ENGLISH = frozenset(
    "Guardian Times Telegraph Economist Independent Mirror Sun Observer Post Journal Express Mail Standard "
    "Herald Tribune Globe Star Reuters "
    "Bloomberg Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June "
    "July August September October "
    "November December Christmas Easter God Internet Facebook Twitter Telegram Instagram Google Apple Amazon "
    "Meta Congress Parliament "
    "Kremlin North South East West Northern Southern Eastern Western Central Upper Lower Grand Saint Port Lake "
    "Mount Cape New Old Europe "
    "Latin America English French German Spanish".split()
)
# What a name of a place, a house or an office in English ends in.
_HEADS = frozenset(
    "Road Street Avenue Square Highway Bridge Park Hospital House Hall Tower Airport Station Stadium Arena Oval "
    "Dome Bank Valley Hills Heights "
    "Place Beach Bay Island Islands Court University College School Church Cathedral Museum Theatre Library "
    "Office Ministry Committee "
    "Council Commission Party Union Association Federation Group Company Corporation Energy Service Agency "
    "Authority Police Army Force "
    "Forces Guard Department Institute Foundation Fund League Cup Championship Championships Games Festival "
    "Prize Award Awards Act Treaty "
    "Agreement Plan Report Programme Project Day Week Year War State States Republic Kingdom Government "
    "President Minister Chamber Senate "
    "Region Province County Border Range Falls Forest Desert Canal Harbour Port Club Team Cross Sea Ocean River "
    "Lake Mountains Coast Peninsula".split()
)
_STARTS = frozenset(
    "The This That These Those In On At From By For After Before When While If But And As He She It They We His "
    "Her Their".split()
)


# A story that has to do with one of these may speak of people who are really called so.
_ENGLISH_SPEAKING = re.compile(
    r"\b(?:Brit(?:ain|ish|ons?)|Engl(?:and|ish)|Scot(?:land|tish|s)|Wales|Welsh|Irish|Ireland|UK|US|USA|U\.S\.|"
    r"Americans?|America|"
    r"United States|United Kingdom|Canad(?:a|ian)s?|Australian?s?|New Zealand|Jamaican?s?|London|Washington|"
    r"New York|Boston|"
    r"Chicago|California|Texas|Florida|Manchester|Liverpool|Chelsea|Arsenal|Hollywood|Sydney|Melbourne|Toronto|Dublin|"
    r"Edinburgh|Cork|Hull|Limerick|Belfast|Cardiff|Glasgow|Leeds|Bristol|Galway|Brisbane|Canberra|Auckland|"
    r"Pentagon|Commonwealth|Queensland|New South Wales|Adelaide|Perth|Premier League|NBA|Trump|Biden|"
    r"Harvard|Oxford|Cambridge|"
    r"Formula One|Wimbledon)\b"
)
# English names of places and bodies abroad that are made of common words.
_EXONYMS = frozenset(
    "Red Square|Red Cross|White House|Black Sea|White Sea|Dead Sea|Red Sea|Black Forest|Cold War|World Cup|"
    "Green Party|Holy See|Iron Curtain|Middle East|Far East|Gulf|Golden Horn|Good Friday|Holy Week|Easter Island|"
    "Ivory Coast|Land Rover|Big Ben|Black Friday|Blue Danube|New Year|Champions League|Green Line|Bell Centre|"
    "Great Wall|Open|Nobel Prize|Golden Bear|Golden Lion|Golden Ball|Palm Sunday|Holy Land|Holy Father|Old Town|"
    "New Town|Lower House|Upper House|Old Masters|Pink Floyd|Ice Age|Stone Age".split("|")
)
_NATURE = frozenset(
    "Mountain Mountains Hill Hills Church Chapel River Lake Field Forest Bridge Grove Falls Islands Bay Cross "
    "Sea".split()
)
_GIVEN = re.compile(
    r"(?<![\w’'-])(?=(?P<given>[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?) (?P<rest>(?:(?:[Tt]he|[Oo]f the|"
    r"[Oo]f) )?[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})?)(?![\w-]| [A-Z]))"
)
_VIRTUE = re.compile(r"(?<=[a-z,] )(?P<name>(?:Love|Hope|Faith|Glory) (?P<surname>[A-Z][a-z]{2,}))\b")
_OF_THE = re.compile(
    r"(?<![\w’'-])(?P<name>(?P<head>[A-Z][^\W\d_]{2,})(?: of the | of | on the |-the-|"
    r"-in-)(?P<tail>[A-Z][a-z]{2,}))(?![\w-]| [A-Z])"
)
_SON = re.compile(
    r"(?<![\w’'-])[A-Z][^\W\d_]+ (?P<name>[A-Z][a-z]+[’']s (?:Son|Gift|Daughter|Man|Hand|Day|Friend|Wolf))\b"
)
_AFTER_PREPOSITION = re.compile(
    r"\b(?:in|near|from|at|outside|between|towards|around|against|by|with|told|to|for|of|midfielder|striker|"
    r"defender|goalkeeper|"
    r"winger|forward|coach|deputy|senator|councillor|minister|singer|prosecutor|judge|former president) "
    r"(?P<name>[A-Z][a-z]{2,}(?:[’']s)?(?: [A-Z][a-z]{2,})?)(?![\w-]| [A-Z])"
)
_COMPANY = re.compile(
    r"\b(?:company|troupe|restaurant|bar|hotel|label|orchestra|collective|cooperative|peña|winery|bakery|association|"
    r"inn|café|shop|estate|farm|company called|the daily|the weekly|ship|boat|trawler|orchestra) "
    r"(?P<name>(?:The |Los |Las )[A-Z][a-z]+(?: (?:of (?:the )?)?[A-Z][a-z]+){0,3})"
)
_SUBJECT = re.compile(
    r"(?<=[a-z] )(?P<name>[A-Z][a-z]{3,})(?= (?:beat|scored|headed|shot|missed|won|lost|drew|equali[sz]ed|"
    r"converted|passed|crossed|"
    r"dribbled|found out|reports|reported|writes|wrote|learned|told|said)\b)"
)
_AS = re.compile(
    r"^As (?:the )?(?P<name>[A-Z][a-z]{2,})(?= (?:found|learned|reports|reported|writes|wrote|has learned)\b)"
)


def find(ground: Ground, about: About) -> Iterator[Flag]:
    """Flag English words that stand where the source had a name."""
    if about.language != "en" or about.source == "en":
        return
    if about.source_confidence < SURE:
        if not _MAY_NAME.search(ground.text) or not (home := abroad(tuple(about.others.values()) or (ground.text,))):
            return
        about = replace(about, odds={home: SURE})
    seen: set[int] = set()
    for flag in (*_listed(ground, about), *_by_slot(ground), *_anywhere(ground, about)):
        if not seen.intersection(range(flag.start, flag.end)):
            seen.update(range(flag.start, flag.end))
            yield flag


# A programme whose title is a sentence: "the guest of It's up to you on France 5".
_SHOWN = re.compile(
    r"\b(?:guests? (?:of|on)|appeared on|set of|episode of|edition of|host of|hosts?|presents?|presenter of|told|in) "
    r"(?P<name>[A-Z][a-z’']+(?: [A-Za-z][a-z’']*){1,6}?) on (?:France [2-5]|TF1|M6|Canal\+?|Rai ?[123]|Canale 5|"
    r"Italia 1|La7|"
    r"TVE|La 1|La 2|Antena 3|Telecinco|Cuatro|La Sexta|RTP ?[123]?|SIC|TVI|TV Globo|ARD|ZDF|RTL|Sat\.1|ProSieben|"
    r"NPO ?[123]|"
    r"TVP ?[12]?|TVN|Polsat|NTV|Channel One|Rossiya ?1?)\b"
)
# Two words in capitals, or one in a slot that names have: most texts that are no translation have neither.
_MAY_NAME = re.compile(r"[A-Z][^\W\d_]+ (?:(?:of|from|the) ){0,2}[A-Z][a-z]{2}|\b(?:in|from|[a-z]+er|magazine) [A-Z]")
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]{3,}")


@lru_cache(maxsize=8)
def abroad(texts: tuple[str, ...]) -> str | None:
    """Return the language of the country that a story is about, by places that it knows; None for English ones."""
    whole = "\n".join(texts)
    if _ENGLISH_SPEAKING.search(whole):
        return None
    found: dict[str, float] = {}
    for word in dict.fromkeys(_INSIDE.findall(whole)[:80]):
        if (home := homes().get(word)) is not None:
            found[home] = found.get(home, 0.0) + 2.0
        elif (here := zipf(word, "en")) < 3.2 and not may_be_title(word):
            best = max(LANGUAGES, key=lambda language: zipf(word, language))
            if zipf(word, best) >= max(2.5, here + 0.8):
                found[best] = found.get(best, 0.0) + 1.0
    return max(found, key=lambda language: found[language], default=None)


def _by_slot(ground: Ground) -> Iterator[Flag]:
    for match in _SHOWN.finditer(ground.text):
        if len(match["name"].split()) > 2 and not ground.quoted(*match.span("name")):
            yield Flag(*match.span("name"), match["name"], "name.read-as-word", REASON, 0.5, "")
    for slot in _SLOTS:
        for match in slot.finditer(ground.text):
            if _translated(match["name"], "given" in match.groupdict()):
                yield Flag(*match.span("name"), match["name"], "name.read-as-word", REASON, 0.5, "")


@cache
def _names(source: str) -> tuple[tuple[str, str], ...]:
    table = tomllib.loads((Path(__file__).parent.parent / "wordnames.toml").read_text("utf-8")).get(source, {})
    entries = (entry.strip().partition("=") for entry in table.get("names", "").replace("\n", " ").split(";"))
    return tuple((name, real) for name, _, real in entries if real)


@cache
def _pattern(source: str) -> re.Pattern[str]:
    either = "|".join(sorted((re.escape(name) for name, _ in _names(source)), key=len, reverse=True))
    return re.compile(rf"(?<![\w’'-])(?P<name>{either or '(?!)'})(?![\w’'-]| [A-Z]| of (?:the )?[A-Z])")


def _listed(ground: Ground, about: About) -> Iterator[Flag]:
    """Flag names that the table of the source has, where a name may stand; one word alone needs a slot before it."""
    real = _real(str(about.source))
    for match in _pattern(str(about.source)).finditer(ground.text):
        start, end = match.span("name")
        before, opens = ground.text[max(0, start - 30) : start], start == ground.sentence(start)[0]
        if " " not in match["name"] and (
            opens or re.search(r"\b(?:the|an?|this|that|his|her|their|our|[A-Z]\w*) \Z", before)
        ):
            verb = re.match(
                r" (?:writes|reports|reported|wrote|quotes|beat|defeated|drew|lost to|won)\b", ground.text[end:]
            )
            if not verb and not re.search(r"\b(?:As|In) (?:the )?\Z", before):
                continue
        if (
            match["name"].startswith("The ")
            and opens
            and not re.match(r",? (?:writes|reports|reported|wrote|published|quotes)", ground.text[end:])
        ):
            continue
        yield Flag(
            start, end, match["name"], "name.read-as-word", KNOWN.format(real[match["name"]]), 0.6, real[match["name"]]
        )


@cache
def _real(source: str) -> Mapping[str, str]:
    return dict(_names(source))


def _anywhere(ground: Ground, about: About) -> Iterator[Flag]:
    """Flag common words after a foreign given name, after a preposition, or as "X of the Y"."""
    whole = "\n".join(about.others.values()) or ground.text
    at_home = _ENGLISH_SPEAKING.search(whole) is not None
    for match in _GIVEN.finditer(ground.text):
        words = [word for word in match["rest"].split() if word.lower() not in ("the", "of")]
        led = words != match["rest"].split()
        given = match["given"]
        if not (is_given(given) or given in FAMILY_OF or (gender(given) and not at_home and led)) or given in _STARTS:
            continue
        if at_home and (not is_given(given) or zipf(given, "en") > 4.0):
            continue
        if all(_name_word(word, about) for word in words):
            yield _flag(match.start("rest"), match["rest"])
    if about.source in ("ru", "uk"):
        for match in _VIRTUE.finditer(ground.text):
            if not _common(match["surname"]) or _name_word(match["surname"], about):
                yield _flag(match.start("name"), match["name"])
    for match in _SON.finditer(ground.text):
        yield _flag(match.start("name"), match["name"])
    if at_home:
        return
    for match in _OF_THE.finditer(ground.text):
        head, tail = match["head"], match["tail"]
        unknown = zipf(head, "en") < 3.2 and not may_be_title(head) and not gender(head)
        joined = "-" in match["name"] and _common(head)
        if (unknown or joined) and _name_word(tail, about) and not places.is_place(head):
            yield _flag(match.start("name"), match["name"])
    for pattern in (_AFTER_PREPOSITION, _COMPANY, _SUBJECT, _AS):
        for match in pattern.finditer(ground.text):
            name = match["name"]
            parts = [part for part in re.split(r"[ ]|[’']s\b", name.removeprefix("The ")) if part[:1].isupper()]
            if (
                name in _EXONYMS
                or not parts
                or not all(_name_word(part, about, pattern is _COMPANY) for part in parts[:-1])
            ):
                continue
            natural = parts[-1] in _NATURE and len(parts) > 1
            if natural or _name_word(parts[-1], about, pattern is _COMPANY):
                yield _flag(match.start("name"), name)


def _flag(start: int, name: str) -> Flag:
    return Flag(start, start + len(name), name, "name.read-as-word", REASON, 0.5, "")


def _name_word(word: str, about: About, even_office: bool = False) -> bool:
    """Tell whether a word with a capital is a common English word that names no office and is no word of the source."""
    if word in _ENGLISH or (word in _HEADS and word not in ("Union", "Health", "Cross")) or not _common(word):
        return False
    if gender(word) is not None and zipf(word, "en") < 4.0:
        return False
    if (not even_office and (may_be_title(word) and word not in _COLOURS)) or zipf(word, "en") < 2.8:
        return False
    return even_office or zipf(word, str(about.source)) < zipf(word, "en") - 0.3


_COLOURS = frozenset(
    "White Black Green Blue Golden Grand Cook Bear Bears Wolves Eagles Lions Lion King Bishop Right Star Stars".split()
)


def _translated(name: str, led_by_given: bool) -> bool:
    """Tell whether a name is made of common English words."""
    parts = [part for part in re.split(r"[ \-]|[’']s\b", name.removeprefix("The ")) if part[:1].isupper()]
    if not parts or parts[-1] in _HEADS:
        return False
    if led_by_given:
        given, parts = parts[0], parts[1:]
        usual = gender(given) is not None or given in FAMILY_OF
        if given in _STARTS or (not usual and (_common(given) or zipf(given, "en") > 4.2 or places.is_place(given))):
            return False
        return (
            bool(parts) and all(_common(part) and zipf(part, "en") >= 3.3 for part in parts) and not _surname(parts[-1])
        )
    known = [part for part in parts if part in _ENGLISH or _common(part)]
    usual = len(parts) == 1 and (_surname(parts[0]) or gender(parts[0]) is not None)
    return len(known) == len(parts) and not usual and not all(part in _ENGLISH or part in _HEADS for part in parts)


@lru_cache(maxsize=5_000)
def _common(word: str) -> bool:
    """Tell whether a word with a capital is an ordinary English word."""
    import lemminflect

    if word in _ENGLISH or word in INSTITUTIONS or places.is_place(word) or zipf(word, "en") < 2.3:
        return False
    return bool(lemminflect.getAllLemmas(word.lower()))


@lru_cache(maxsize=5_000)
def _surname(word: str) -> bool:
    """Tell whether an English word is a usual surname: Brown, Cook, Bush."""
    from importlib.resources import files

    return word.upper() in _surnames(str(files("names") / "dist.all.last"))


@lru_cache(maxsize=1)
def _surnames(path: str) -> frozenset[str]:
    with open(path, encoding="ascii") as lines:
        return frozenset(line.split()[0] for line, _ in zip(lines, range(300), strict=False))
