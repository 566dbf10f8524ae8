"""Words that are gone: "met in Montevideo with the and then flew", "According to of", "reports “”".

Inline markup was dropped with the words inside it. What stood there cannot be known, so the place is only flagged.
Parts of speech show it: an article or a preposition with nothing after it that it could belong to. Right and alike:
"the then minister", "a by-election", "what he was looking for", "in and out", "the more the better", headlines.
"""

import re
from collections.abc import Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import FINITE, Token, tagged
from normalizers.artifacts.protect import Ground
from normalizers.artifacts.repairers.holes import is_open
from normalizers.edits import Edit, Flag

LOST = "Words are missing here: nothing follows that this could belong to. Look into the source."
CONFIDENCE = 0.6
LONGEST = 400  # characters of a sentence
_QUOTES = re.compile(r"“ ?”|«\s?»|\(\s?\)|\[\s?\]")
_ARTICLES = frozenset(("the", "a", "an", "his", "their", "its", "our"))
_PREPOSITIONS = frozenset("of with from by to in for at between against about during according".split())
# "the then president", "a by-election", "an up to date list", "the on-site team", "the in crowd"
_FINE_AFTER_ARTICLE = frozenset(
    "then above below up off in inside outside over on by under through more less "
    "most least so very not too much many".split()
)
_PAIRS = frozenset(
    "from-in from-behind from-under from-over from-among from-between from-within from-across from-outside "
    "from-inside from-near "
    "from-about from-at to-within to-about in-between in-about by-about for-about at-about of-about with-about "
    "between-about to-over "
    "for-over of-over by-over in-over at-over from-over in-under for-under to-under at-under of-under by-under "
    "about-to of-up for-up by-up "
    "to-up with-up from-up in-around at-around for-around to-around of-around by-around from-around for-after "
    "until-after from-after "
    "of-between for-between to-between by-between from-before of-from in-front for-as in-as by-as to-as of-by "
    "to-in to-at to-on to-for in-to at-to "
    "with-in of-in by-in for-in about-in about-by about-with".split()
)
_CANNOT_START = frozenset(("VBZ", "VBD", "MD", "CC", "TO"))


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Flag places where words have gone."""
    if about.language != "en" or about.kind in ("headline", "heading"):
        return
    for match in _QUOTES.finditer(ground.text):
        yield Flag(*match.span(), match.group(), "fragment.nothing-inside", LOST, CONFIDENCE, "")
    for start, end in ground.sentences:
        if end - start > LONGEST or not _may_have_gap(ground.low[start:end]):
            continue
        tokens = tagged(ground.text, start, end)
        for at in range(len(tokens) - 1):
            if _gap(tokens, at) and not ground.quoted(tokens[at].start, tokens[at].end):
                one, two = tokens[at].start, tokens[at + 1].end
                yield Flag(one, two, ground.text[one:two], "fragment.words-lost", LOST, CONFIDENCE, "")


_MAYBE = re.compile(
    r"\b(?:the|an?|his|their|its|our) (?:and|or|but|of|in|on|at|by|with|from|for|to|that|which|who|was|were|is|"
    r"are|has|had|have|will|would|could|can|"
    r"before|after|until|during|because)\b"
    r"|\b(?:of|with|from|by|to|in|for|at|between|against|about|according|during) (?:and|or|but|of|was|were|is|"
    r"are|has|had|have|will|would|could|by|"
    r"in|on|with|from|for|that|,|\.)|\b(?:that|said|recalled|added) (?:had|has|was|were|will|would) |\b(?:on|"
    r"for|of|with|from|to|by)[.,]"
)


def _may_have_gap(low: str) -> bool:
    return bool(_MAYBE.search(low))


def _gap(tokens: list[Token], at: int) -> bool:
    word, following = tokens[at].word.lower(), tokens[at + 1]
    if tokens[at].end == following.start and following.word not in (".", ","):
        return False
    if word in _ARTICLES and tokens[at].tag in ("DT", "PRP$"):
        return _after_article(following)
    if word == "that" and tokens[at].tag == "IN" and following.tag in ("VBD", "MD", "VBZ") and at:
        return tokens[at - 1].tag in ("VBD", "VBZ") and following.word.lower() in (
            "had",
            "has",
            "was",
            "were",
            "will",
            "would",
        )
    if word not in _PREPOSITIONS or tokens[at].tag not in ("IN", "TO"):
        return False
    nearby = f"{word}-{following.word.lower()}"
    if following.tag == "IN":
        return (
            nearby not in _PAIRS
            and following.word in ("of", "by", "in", "with", "from", "on", "for")
            and word in ("of", "by", "with")
        )
    if word == "to" and following.tag == "CC":
        return False
    if following.word == "and":
        return (
            at > 0
            and tokens[at - 1].tag in ("NNS", "NN", "VBD")
            and at + 2 < len(tokens)
            and tokens[at + 2].tag in ("NNP", "VBD", "RB")
        )
    finite = following.tag in ("VBD", "MD") and following.word.lower() in (
        "had",
        "was",
        "were",
        "could",
        "would",
        "will",
        "has",
    )
    return finite and is_open(tokens, at)


def _after_article(following: Token) -> bool:
    low = following.word.lower()
    if low in _FINE_AFTER_ARTICLE or "-" in low:
        return False
    if following.tag in _CANNOT_START or following.tag in FINITE:
        return low in (
            "and",
            "or",
            "but",
            "was",
            "were",
            "is",
            "are",
            "has",
            "had",
            "have",
            "will",
            "would",
            "could",
            "to",
        )
    return following.tag == "IN" and low in (
        "of",
        "at",
        "with",
        "from",
        "for",
        "before",
        "after",
        "until",
        "during",
        "because",
        "that",
    )
