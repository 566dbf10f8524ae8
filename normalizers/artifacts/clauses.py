"""Clauses and noun phrases, told by parts of speech: enough to say where a subject ends and a verb stands."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from normalizers.languages import tagger

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_BEFORE_NOUN = NOUNS | frozenset(("FW", "JJ", "JJR", "JJS", "CD", "VBN", "VBG", "POS", "RBS", "$"))
_OPENS_NOUN = frozenset(("DT", "PRP$", "PDT"))
# The tagger knows few of them.
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty "
    "forty fifty sixty seventy eighty ninety hundred thousand million billion dozen".split()
)
_ROUGHLY = frozenset("about around nearly almost over some roughly approximately".split())
_LINKS = frozenset(("of", "for", "in", "from", "at", "between", "against"))
_AGED = re.compile(r"\d+-year-olds?")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_WORD = re.compile(r"\d+(?:[.,:]\d+)+|[^\W_]+?(?=['’]s?\b)|[^\W_]+(?:[-.][^\W_]+)*|['’]s?|[^\w\s]")


class Token(NamedTuple):
    """A word or a mark with its place in the block and its part of speech (`languages/tagger.py`)."""

    start: int
    end: int
    word: str
    tag: str


def tagged(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the words and marks of a span, a sentence at best, with their parts of speech."""
    found = list(_WORD.finditer(text, start, len(text) if end is None else end))
    tags = tagger.tags([match.group() for match in found])
    return [
        Token(*match.span(), match.group(), _sure(match.group(), tag)) for match, tag in zip(found, tags, strict=True)
    ]


def _sure(word: str, tag: str) -> str:
    """Return the tag of a word; marks are their own, and numbers are numbers."""
    if not word[0].isalnum() and not word.startswith(("'", "’")):
        return word
    return "CD" if word.lower() in _NUMBERS else tag


def noun_phrase(tokens: Sequence[Token], at: int, links: frozenset[str] = _LINKS) -> int:
    """Return the place after the noun phrase that starts at a token; the same place if none starts there.

    Phrases hung on with one of `links` ("the head of the brigade") and names in apposition belong to it.
    """
    end = _simple(tokens, at)
    if end == at:
        return at
    while end < len(tokens) and (tokens[end].word in links or tokens[end].word == "and"):
        joined = tokens[end].word == "and"
        further = noun_phrase(tokens, end + 1, links) if joined else _simple(tokens, end + 1)
        if further == end + 1:
            break
        if joined and further < len(tokens) and tokens[further].tag in FINITE:
            break  # the next clause
        end = further
    return end


def _simple(tokens: Sequence[Token], at: int) -> int:
    place = at
    if place < len(tokens) and tokens[place].tag == "PRP":
        return place + 1
    if place + 2 < len(tokens) and tokens[place + 1].word in ("than", "least", "to") and tokens[place + 2].tag == "CD":
        place += 2  # "more than 6,000 families", "at least two", "up to ten"
    elif place + 1 < len(tokens) and tokens[place].word.lower() in _ROUGHLY and tokens[place + 1].tag == "CD":
        place += 1
    while place < len(tokens) and (
        tokens[place].tag in _OPENS_NOUN
        or (place > at and tokens[place].tag in ("RB", "IN") and _modifies(tokens, place))
    ):
        place += 1
    head = 0
    while place < len(tokens) and tokens[place].tag in _BEFORE_NOUN | {"DT"}:
        token = tokens[place]
        if token.tag == "DT" and head:
            break
        if head and _begins_another(tokens, place):
            break
        place += 1
        if token.tag in NOUNS or (token.tag == "CD" and head == 0):
            head = place
        elif head == 0 and "-" in token.word and place < len(tokens) and tokens[place].word in ("and", ",", "."):
            head = place  # "the sub-prefect and": the tagger takes words with a hyphen for adjectives
        elif head == 0 and _AGED.fullmatch(token.word) and place < len(tokens) and tokens[place].tag in ("IN", "MD"):
            head = place  # "the 31-year-old on Friday"
        elif head == 0 and _ORDINAL.fullmatch(token.word):
            head = place  # "to the 14th"
        elif head == 0 and place - 1 > at and place < len(tokens) and tokens[place].tag in FINITE:
            head = place  # "a third fell", "the accused said"
        if token.word == "and":
            break
    return head or at


def _begins_another(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a number after a noun begins the next noun phrase: "in the operation seven men"."""
    return (
        tokens[at].word.lower() in _NUMBERS
        and tokens[at - 1].tag in NOUNS
        and at + 1 < len(tokens)
        and tokens[at + 1].tag == "NNS"
    )


def _modifies(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an adverb belongs to the number or adjective after it: "about four thousand", "the very old"."""
    return at + 1 < len(tokens) and tokens[at + 1].tag in ("CD", "JJ", "VBN")


def is_clause(tokens: Sequence[Token]) -> bool:
    """Tell whether words are a main clause from their start: a subject, then a finite verb."""
    end = noun_phrase(tokens, 0)
    while 0 < end < len(tokens) and tokens[end].tag == "RB":
        end += 1
    return 0 < end < len(tokens) and tokens[end].tag in FINITE


def has_verb(tokens: Sequence[Token]) -> bool:
    """Tell whether any finite verb stands among words."""
    return any(token.tag in FINITE for token in tokens)
