"""A preposition lost after "located" and after adjectives: "is located the province", "responsible the dam".

What follows decides which it was. Right and alike: "Police located the car", "the company held responsible the court
said", "the man responsible the court named", "proud the work was done".
"""

import re
from collections.abc import Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import FINITE, NOUNS, noun_phrase, tagged
from normalizers.artifacts.inversion import head
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag

LOST = "A preposition was lost here, and only one can have stood there."
SEEN = 160  # characters before and after a place that are looked at
_LOCATED = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being)(?: also| now| still)?|,) (?P<how>located|situated) "
    r"(?=(?:the|a|an|this|its|his|her|their|one of) [a-z])"
)
_ON = frozenset(
    "outskirts edge bank banks shore shores coast border slope slopes island peninsula plateau hill hillside river "
    "road "
    "street avenue boulevard square floor site side coastline seafront waterfront promenade hilltop route motorway "
    "highway periphery islet continent campus corner".split()
)
_AT = frozenset(
    "foot top entrance end mouth bottom intersection confluence junction crossroads rear exit height".split()
)
_IN = frozenset(
    "province state department region district municipality north south east west northeast northwest southeast "
    "southwest north-east north-west south-east south-west centre center middle heart village city town county area "
    "valley mountains neighbourhood neighborhood suburb suburbs forest building quarter canton commune country capital "
    "territory interior vicinity desert park basin zone sector parish hamlet archipelago basement republic oblast "
    "prefecture cemetery complex courtyard wing part surroundings port harbour harbor bay gulf delta".split()
)
_NEEDS = {
    "responsible": "for", "aware": "of", "guilty": "of", "proud": "of", "fond": "of", "accustomed": "to",
    "entitled": "to", "equivalent": "to", "capable": "of", "dependent": "on", "composed": "of", "comprised": "of",
    "dedicated": "to", "devoted": "to", "attributed": "to", "subjected": "to", "based": "on", "equipped": "with",
}  # fmt: skip
_BE = frozenset("is are was were be been being not also still solely directly jointly partly allegedly".split())
_NEEDED = re.compile(
    rf"\b(?P<word>{'|'.join(_NEEDS)}) (?=(?:the|this|his|her|its|their|these|those|such|all|both) [a-z])"
)
_TIMES = frozenset(
    "day week month year night morning evening afternoon time moment summer winter spring autumn way".split()
)


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Put the preposition back."""
    if about.language != "en":
        return
    text = ground.text
    if "ated " in text:
        for match in _LOCATED.finditer(text):
            if not ground.quoted(*match.span()) and (word := _where(ground, match)):
                yield Edit(match.end(), match.end(), "", word + " ", "fragment.located-in", LOST, 0.93)
    for match in _NEEDED.finditer(text):
        if not ground.quoted(*match.span()) and _lost(ground, match):
            word = _NEEDS[match["word"]]
            yield Edit(match.end(), match.end(), "", word + " ", "fragment.adjective-needs", LOST, 0.93)


def _where(ground: Ground, match: re.Match[str]) -> str | None:
    end = ground.sentence(match.start())[1]
    tokens = tagged(ground.text, match.end(), min(end, match.end() + SEEN))
    core = noun_phrase(tokens, 0, frozenset())
    if not core or (core < len(tokens) and tokens[core].tag in FINITE):
        return None
    noun = tokens[core - 1].word.lower()
    if tokens[0].word == "one":
        return "in"
    return "on" if noun in _ON else "at" if noun in _AT else "in" if noun in _IN else None


def _lost(ground: Ground, match: re.Match[str]) -> bool:
    start, end = ground.sentence(match.start())
    tokens = tagged(ground.text, max(start, match.start() - SEEN), min(end, match.end() + SEEN))
    at = next((place for place, token in enumerate(tokens) if token.start == match.start("word")), 0)
    stop = noun_phrase(tokens, at + 1)
    if not at or stop == at + 1 or tokens[stop - 1].word.lower() in _TIMES:
        return False
    if head(tokens, at + 1, stop).word in _TIMES:
        return False
    before = tokens[at - 1]
    after = tokens[stop] if stop < len(tokens) else None
    if before.word in _BE:
        return after is None or (after.tag not in FINITE and after.tag != "VBN")
    # "The company responsible the dam has": a noun phrase that opens the sentence, then its verb
    if match["word"] != "responsible" or before.tag not in NOUNS or after is None:
        return False
    led = noun_phrase(tokens, 0)
    return (
        led == at and after.tag in FINITE and not any(token.tag in FINITE for token in tokens[stop + 1 : stop + 4])
    ) or (after.word in (",", ".") and led != at and not any(token.tag in FINITE for token in tokens[at + 1 : stop]))
