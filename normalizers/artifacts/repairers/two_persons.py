"""Two persons after one verb: "In Lutsk accuses the mayor the deputy of", "Hit the referee the trainer".

The source's cases say who did it to whom; English has only the order, and the order is the source's. Either may be the
one who did it, so the place is flagged. Right and alike: "gave the mayor the key", "told the president the mayor had",
"Beat the champions the Lions did".
"""

import re
from collections.abc import Iterator, Sequence

from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import FINITE, Token, noun_phrase, tagged
from normalizers.artifacts.inversion import agent, opening_end
from normalizers.artifacts.protect import Ground
from normalizers.artifacts.referents import noun_sex
from normalizers.edits import Flag

BOTH = "Two persons follow the verb and none stands before it: who did it to whom, only the source can tell."
LONGEST = 350
# What persons do to persons, in the present and the past.
_DONE = frozenset(
    "accuses accused beats beat attacks attacked sues sued threatens threatened hits hit insults insulted criticises "
    "criticizes criticised criticized blames blamed defends defended kills killed robs robbed deceives deceived meets "
    "met praises praised thanks thanked suspects suspected replaces replaced succeeds succeeded defeats defeated "
    "supports supported stabs stabbed shoots shot betrays betrayed mocks mocked punches punched pushes pushed bites "
    "bit "
    "assaults assaulted denounces denounced reports reported slaps slapped kicks kicked injures injured wounds wounded "
    "strangles strangled rescues rescued saves saved arrests arrested marries married bribes bribed humiliates "
    "humiliated challenges challenged".split()
)
_OPENERS = frozenset("In On At During After Before Near Outside Yesterday Today".split())
_FINDS = re.compile(rf"\b(?:{'|'.join(sorted(_DONE))}) (?:the|an?|his|her|[A-Z])", re.IGNORECASE)


def find(ground: Ground, about: About) -> Iterator[Flag]:
    """Flag two persons who both follow the verb."""
    if about.language != "en" or not _FINDS.search(ground.text):
        return
    text = ground.text
    for start, end in ground.sentences:
        if end - start > LONGEST or ground.quoted(start, start + 1) or not _FINDS.search(text, start, end):
            continue
        opening = text[start:end].split(" ", 1)[0]
        if opening.lower() in _DONE:
            tokens = tagged(text, start, end)
            verb: int | None = 0
        elif opening in _OPENERS or opening.endswith("day"):
            tokens = tagged(text, start, end)
            verb = opening_end(ground, tokens) if len(tokens) > 5 else None
        else:
            continue
        if verb is not None and tokens[verb].word.lower() in _DONE:
            yield from _flagged(ground, tokens, verb)


def _flagged(ground: Ground, tokens: Sequence[Token], verb: int) -> Iterator[Flag]:
    one = noun_phrase(tokens, verb + 1, frozenset())
    two = noun_phrase(tokens, one, frozenset()) if one > verb + 1 else one
    if not two > one > verb + 1 or (two < len(tokens) and tokens[two].tag in FINITE):
        return
    if not all(tokens[at].tag in ("DT", "PRP$", "NNP") for at in (verb + 1, one)):
        return
    if not all(_person(tokens[at - 1]) for at in (one, two)):
        return
    start, stop = tokens[verb].start, tokens[two - 1].end
    yield Flag(start, stop, ground.text[start:stop], "grammar.two-nouns", BOTH, 0.6, "")


def _person(token: Token) -> bool:
    return token.tag == "NNP" or agent(token) or noun_sex(token.word.lower()) is not None
