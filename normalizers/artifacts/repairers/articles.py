"""An article before a country that takes none: "the Russia may", "of the Brazil,".

Romance languages set an article before most countries. Right and alike: countries that keep theirs (the Netherlands,
the Gambia), "the Russia of the 1990s", "the Russia that we knew", a country used as an adjective ("the Brazil coach").
So the country must be followed by a mark, a finite verb or a preposition that no noun phrase goes on with.
"""

import re
from collections.abc import Iterator

from normalizers.artifacts import places
from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import FINITE, tagged
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag

REASON = "English sets no article before this country; Romance languages do."
_CANDIDATE = re.compile(r"\b(?P<the>[Tt]he) (?P<name>[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+){0,2})")
_VERB = re.compile(
    r" (?:is|was|has|had|may|might|will|would|can|could|should|must|did|does|says?|said|wants?|wanted|announced|"
    r"remains|seeks|accused|accuses|denied|denies|plans|agreed|refuses|refused|continues|became|becomes|began|"
    r"signed|closed|"
    r"lost|won|beat|also|never|still|already|again|now)\b"
)
_MARK = re.compile(r"[.;:)](?!\w)|,(?! [A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)? and\b)|$")
_AFTER = re.compile(
    r"(?i:of|in|to|from|with|by|against|for|that|between|and|towards?|through|into|"
    r"reached|left|visited|entered|hit|crossed|near|inside) $"
)
_PAST = re.compile(
    r" (?!based|led|backed|born|sponsored|controlled|occupied|owned)[a-z]{3,}ed (?:the|a|that|to|its|in|on|their|his|"
    r"[a-z]+ing)\b"
)
_BARE_PAST = re.compile(r" (?!based|led|backed|born|sponsored|controlled|occupied|owned)[a-z]{3,}ed\b(?! by)")
_ON = re.compile(
    r" (?:from|and (?:of|in|to|from)|on|after|before|since|because|to|next|last|this|during|until|by)\b(?! which)"
)
# "in the Switzerland in the spring", but not "the Brazil in which we live"
_WHEN = re.compile(
    r" (?:(?:in|during|until|since|by|before|after) (?:the (?:spring|summer|autumn|winter|fall|coming|last|next|past|"
    r"first|second|end|middle|night|morning|evening|afternoon)\b|\d|early|late|mid|January|February|March|April|May|June|July|"
    r"August|September|October|November|December)|on (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|\d)|"
    r"yesterday\b|today\b|tomorrow\b|and (?:one|two|three|four|five|\d+|another|a) )"
)
_LOCATIVE = re.compile(r" (?:in|on|to|at|with|against|from|after|before|because|since|and the)\b")


# "The Doctor Salas": a title before a surname takes no article. "The Queen Elizabeth" is a ship.
_AFTER_VERB = frozenset(("DT", "IN", "TO", "PRP", "PRP$", "RB", "CD", "VB", "."))
_TITLED = re.compile(
    r"\b(?P<the>[Tt]he )(?=(?P<title>Doctor|Dr\.?|Professor|President|Judge|Senator|Colonel|Pope|Cardinal|"
    r"Archbishop|Bishop|Father|Mr\.?|Mrs\.?|Ms\.?|"
    r"Inspector|Commissioner|Sister|Lieutenant|Sergeant|Captain) [A-Z][^\W\d_]+(?: (?:de |da |di |van |von |del "
    r"|dos )?[A-Z][^\W\d_]+)*(?P<after>,| [a-z]+|\.$|[.;:]))"
)
TITLED = "English sets no article before a title and a name."


def _titles(ground: Ground) -> Iterator[Edit | Flag]:
    text = ground.text
    for match in _TITLED.finditer(text):
        after = match["after"].strip()
        if after.isalpha():
            tokens = tagged(text, match.start(), min(len(text), match.end() + 160))
            follow = next((token for token in tokens if token.start >= match.start("after")), None)
            if follow is None or not (
                follow.tag in FINITE or follow.word in ("of", "in", "from", "who", "and", "to", "on")
            ):
                continue
        if ground.quoted(match.start(), match.end("the")):
            continue
        start, end = match.span("the")
        yield Edit(start, end, match["the"], "", "article.title", TITLED, 0.93)


_OFFICE = re.compile(
    r"(?:^|(?<=[.!?”] )|(?<=[a-z,] ))(?P<the>[Tt]he )(?P<office>president|chancellor|pope|king|queen|prince|cardinal|"
    r"bishop|archbishop|judge|professor|senator|general|colonel|inspector) "
    r"(?=(?P<name>[A-ZÀ-Þ][^\W\d_]+) (?P<verb>[a-z]+) )"
)


def _offices(ground: Ground) -> Iterator[Edit]:
    """ "The president Macron will receive them": an office and a surname alone are a title and a name."""
    text = ground.text
    for match in _OFFICE.finditer(text):
        after = tagged(text, match.start("verb"), min(len(text), match.end("verb") + 40))
        if not after or after[0].tag not in FINITE or ground.quoted(*match.span()) or places.is_place(match["name"]):
            continue
        start, end = match.start(), match.end("office") + 1
        yield Edit(start, end, text[start:end], match["office"].capitalize() + " ", "article.title", TITLED, 0.92)


def _verb(ground: Ground, start: int, end: int) -> bool:
    """Tell whether a finite verb follows a place, and no noun: "the Benfica flew", not "the Brazil coach"."""
    tokens = tagged(ground.text, start, min(len(ground.text), end + 60))
    place = next((at for at, token in enumerate(tokens) if token.start >= end), len(tokens))
    if place + 1 >= len(tokens) or tokens[place].start != end + 1 or not tokens[place].word.islower():
        return False
    return tokens[place].tag in ("VBD", "MD") and tokens[place + 1].tag in _AFTER_VERB


_RACE = re.compile(r" to [A-Z]")
_STATE = re.compile(r", [A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)?, [a-z]")


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose to drop the article before a country's name that stands alone."""
    if about.language != "en":
        return
    text = ground.text
    yield from _titles(ground)
    yield from _offices(ground)
    for match in _CANDIDATE.finditer(text):
        name = match["name"]
        while name and not places.takes_no_article(name):
            name = name.rpartition(" ")[0]
        city = not name and places.is_plain_city(match["name"])
        if city:
            name = match["name"]
        if not name:
            continue
        end = match.start("name") + len(name)
        race = _RACE.match(text, end) and not text[: match.start()].lower().endswith("from ")
        if text[end : end + 1] in "-’'" or _STATE.match(text, end) or race:
            continue  # "the Paris, Texas, jail", "the Sydney to Hobart"
        verb, mark = _VERB.match(text, end) or _verb(ground, match.start(), end), _MARK.match(text, end)
        led = _AFTER.search(text[: match.start()])
        if city and not led:
            continue  # "The Lisbon has sunk"
        if verb or (mark and led):
            confidence = 0.94 if not city else 0.92
        elif led and match["the"] == "the" and _PAST.match(text, end):
            confidence = 0.92
        elif led and match["the"] == "the" and (_BARE_PAST.match(text, end) or _ON.match(text, end)):
            confidence = 0.91
        elif led and match["the"] == "the" and _WHEN.match(text, end):
            confidence = 0.92
        elif led and match["the"] == "the" and led.group().lower() == "between " and text.startswith(" and ", end):
            confidence = 0.93
        elif led and _LOCATIVE.match(text, end) and match["the"] == "the":
            confidence = 0.7
        else:
            continue
        after = "" if match["the"] == "the" else None
        if after is None and match.start() and text[match.start() - 2 : match.start() - 1] not in (".", "”", "\n", ""):
            continue
        yield Edit(match.start(), match.start("name"), match["the"] + " ", "", "article.country", REASON, confidence)
