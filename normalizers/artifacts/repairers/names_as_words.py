"""Names that were read as words and translated: "President Squid", "the newspaper Day", "Henk of the Mountain".

Nothing here is ever changed: which name it was, only the source or a gazetteer can tell. A place is flagged where
English words stand in capitals in a slot for names (after an office or a given name, after "newspaper", "village of",
"between"), and the text is known to be a translation. Right and alike: English surnames that are words ("Gordon
Brown"), English newspapers, institutions ("the Supreme Court"), streets.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from normalizers.artifacts import places
from normalizers.artifacts.about import About
from normalizers.artifacts.given import gender
from normalizers.artifacts.protect import Ground
from normalizers.artifacts.repairers.names import FAMILY_OF
from normalizers.artifacts.titles import INSTITUTIONS
from normalizers.edits import Flag
from normalizers.languages.words import zipf

REASON = "These words stand where a name should: perhaps a name that was translated. Look into the source."
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


def find(ground: Ground, about: About) -> Iterator[Flag]:
    """Flag English words that stand where the source had a name."""
    if about.language != "en" or about.source_confidence < SURE or about.source == "en":
        return
    seen: set[int] = set()
    for slot in _SLOTS:
        for match in slot.finditer(ground.text):
            start, end = match.span("name")
            if start in seen or not _translated(match["name"], "given" in match.groupdict()):
                continue
            seen.add(start)
            yield Flag(start, end, match["name"], "name.read-as-word", REASON, 0.5, "")


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
