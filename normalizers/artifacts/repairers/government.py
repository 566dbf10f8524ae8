"""The preposition that a verb, an adjective or a noun brought along: "congratulated them with the win", "afraid from".

The table is `artifacts/government.toml`. What follows decides: a time or a way ("argued for months", "participated on
Monday", "answered on the phone") is no object, and stays. Right and alike: nouns that look like verbs ("an approach to
the problem"), "married with two children", "the police of the town".
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from normalizers.artifacts import places
from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import Token, noun_phrase, tagged
from normalizers.artifacts.inversion import agent, head
from normalizers.artifacts.lexicon import verb_forms
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag

REASON = "The preposition is the source language’s; English says “{}” here."
NONE = "The preposition is the source language’s; English has none here."
CONFIDENCE = 0.93
_PAIR = re.compile(
    r"\b(?P<word>[A-Za-z]{3,}) (?P<wrong>of|from|by|in|on|about|to|for|with|after|before|at|against|over|than|as) "
    r"(?=(?P<next>[^\s.,;:!?()“”\"]+)(?: (?P<second>[^\s.,;:!?()“”\"]+))?(?: (?P<third>[^\s.,;:!?()“”\"]+))?)"
)
_WORD = re.compile(r"\b[a-z]{5,}\b")
# What follows is when, where or how, and no object.
_WHEN_OR_HOW = re.compile(
    r"(?i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|"
    r"October|November|December|\d+|years?|months?|weeks?|days?|hours?|minutes?|decades?|night|noon|midnight|dawn|"
    r"weekends?|centur(?:y|ies)|time|times|moment|least|most|once|all|birth|childhood|infancy|phone|telephone|radio|television|"
    r"internet|online|facebook|twitter|instagram|social|spot|scene|way|course|behalf|purpose|average|court|public|media|"
    r"press|absentia|connection|letter|statement|interview|report|part|turn|fact|general|particular|order|case|"
    r"principle|writing|private|person|vain|silence|advance|return|response|addition|front|tables?|customers?|"
    r"ground|streets?|markets?|pitch|stands|road|basis|condition|spring|summer|autumn|winter|morning|evening|"
    r"afternoon|end|beginning|start|age|height|expense|present|now|ever|good|example|instance|lunch|dinner|breakfast|air|paper|record|stage|"
    r"feet|north|south|east|west|main|past|state|health|weather|renown|quays?|platforms?|docks?|runway|tarmac|bench|"
    r"pavement|shore|corner|doorstep|steps|sidelines?|touchline|board|standby|hold|deck|hand|note|"
    r"film|camera|appeal|bail|foot|duty|leave|strike|wishes|will|odds|hands?)"
)
_NTH = frozenset("first last second third".split())
_TURNS = frozenset("half round ring place attempt game match step floor leg stage two three few".split())
_OPENS = frozenset(("DT", "PRP$", "PRP", "NNP", "NNPS", "NN", "NNS", "JJ", "VBG", "CD", "WP", "WDT"))
_FIRM = frozenset(("DT", "PRP$", "PRP", "NNP", "NNPS"))
_WHO = _FIRM | {"NNS", "NN", "JJ", "CD"}
_NOT_BEFORE = frozenset("so by thus how".split())
_PLACE_ONLY = frozenset(("arrive to", "return in", "visit in"))
_BE = frozenset("is are was were be been being".split())


class Entry(NamedTuple):
    """A word with the wrong preposition, the right one, the languages, and which parts of speech it may be."""

    key: str
    right: str
    sources: tuple[str, ...]
    tags: tuple[str, ...]


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose the preposition that English has after a word."""
    if about.language != "en":
        return
    text = ground.text
    pairs, objects = _tables()
    for match in _PAIR.finditer(text):
        entries = pairs.get((match["word"].lower(), match["wrong"]))
        if entries and not ground.quoted(*match.span()):
            yield from _adjacent(ground, about, match, entries)
    for match in _WORD.finditer(text):
        if (known := objects.get(match.group())) and not ground.quoted(*match.span()):
            yield from _with_object(ground, about, match, known)


def _adjacent(ground: Ground, about: About, match: re.Match[str], entries: tuple[Entry, ...]) -> Iterator[Edit]:
    entry = next((entry for entry in entries if _may(about, entry)), None)
    if entry is None or _no_object(match["next"], match["second"] or "", match["third"] or ""):
        return
    tokens = tagged(ground.text, *_clause(ground, match.start()))
    at = next((at for at, token in enumerate(tokens) if token.start == match.start("word")), None)
    if at is None or at + 2 >= len(tokens) or not _is(tokens, at, entry) or tokens[at + 2].tag not in _OPENS:
        return
    if entry.key in _PLACE_ONLY and not places.is_place(match["next"]):
        return
    if entry.right == "-" and tokens[at + 2].tag not in _FIRM:
        return
    before = tokens[at - 1].word.lower() if at else ""
    if (
        before in ("more", "most", "less", "least")
        and tokens[at - 2].word in ("the", "The")
        and entry.key.endswith(" of")
    ):
        return  # "the more responsible of the two"
    if before in _NOT_BEFORE or (before == "the" and match["word"] in ("rich", "poor")):
        return
    if entry.key == "focus in" and tokens[at + 2].tag == "NNP":
        return
    yield _edit(match.start("wrong"), match.end("wrong"), match["wrong"], entry)


def _with_object(ground: Ground, about: About, match: re.Match[str], entries: tuple[Entry, ...]) -> Iterator[Edit]:
    tokens = tagged(ground.text, *_clause(ground, match.start()))
    at = next((at for at, token in enumerate(tokens) if token.start == match.start()), None)
    if at is None or tokens[at].tag not in ("VB", "VBP", "VBZ", "VBD", "VBN") or tokens[at + 1].tag not in _WHO:
        return
    if tokens[at].tag == "VBN" and tokens[at - 1].word not in ("has", "have", "had"):
        return
    for entry in entries:
        wrong = entry.key.split()[1]
        end = noun_phrase(tokens, at + 1, frozenset(("from",) if wrong != "from" else ()))
        if not _may(about, entry) or end == at + 1 or end + 1 >= len(tokens) or tokens[end].word != wrong:
            continue
        after = tokens[end + 1]
        words = [token.word for token in tokens[end + 1 : end + 4]] + ["", ""]
        if _no_object(*words[:3]):
            continue
        who = head(tokens, at + 1, end)
        if not agent(who) and who.tag not in ("PRP", "NNP", "NNPS"):
            continue
        if after.tag in _OPENS and (wrong != "of" or after.tag == "VBG"):
            yield _edit(tokens[end].start, tokens[end].end, wrong, entry)
            return


def _is(tokens: list[Token], at: int, entry: Entry) -> bool:
    """Tell whether a word is the part of speech that an entry means, and no noun that looks like a verb."""
    tag = tokens[at].tag
    if entry.tags[0] == "N":
        return tag in ("NN", "NNS", "JJ", "VBN", "VBD", "RB", "JJR", "IN")
    before = tokens[at - 1] if at else tokens[at]
    if tag == "VBG" or tokens[at].word.endswith("ing"):
        return before.word in _BE
    if tag in ("VBD", "VBN"):
        return before.tag not in ("DT", "PRP$")
    return tag in ("VB", "VBP", "VBZ") and before.tag in ("MD", "TO", "PRP", "NN", "NNS", "NNP", "RB")


def _no_object(first: str, second: str, third: str) -> bool:
    """Tell whether what follows a preposition is a time or a way: "for months", "for the first time"."""
    if _WHEN_OR_HOW.fullmatch(first) or _WHEN_OR_HOW.fullmatch(second):
        return True
    if _WHEN_OR_HOW.fullmatch(third) and second in ("past", "next", "same", "whole", "first", "other"):
        return True
    return (first in _NTH or second in _NTH) and bool(_WHEN_OR_HOW.fullmatch(third) or third in _TURNS)


def _may(about: About, entry: Entry) -> bool:
    return not entry.sources or about.may_come_from(entry.sources) >= 0.5


def _clause(ground: Ground, at: int) -> tuple[int, int]:
    start, end = ground.sentence(at)
    return max(start, at - 120), min(end, at + 160)


def _edit(start: int, end: int, wrong: str, entry: Entry) -> Edit:
    if entry.right == "-":
        return Edit(start, end + 1, wrong + " ", "", "grammar.government", NONE, CONFIDENCE)
    return Edit(start, end, wrong, entry.right, "grammar.government", REASON.format(entry.right), CONFIDENCE)


@cache
def _tables() -> tuple[Mapping[tuple[str, str], tuple[Entry, ...]], Mapping[str, tuple[Entry, ...]]]:
    """Return what is found by word and preposition, and verbs with an object between."""
    raw = tomllib.loads((Path(__file__).parent.parent / "government.toml").read_text("utf-8"))
    pairs: dict[tuple[str, str], tuple[Entry, ...]] = {}
    objects: dict[str, tuple[Entry, ...]] = {}
    for kind, tables in raw.items():
        for language, rows in tables.items():
            for key, right in rows.items():
                word, wrong = key.split()
                sources = () if language == "any" else (language,)
                tags = ("N",) if kind == "words" else ("V",)
                entry = Entry(key, right, sources, tags)
                forms = {word} if kind == "words" else {form for more in verb_forms(word).values() for form in more}
                for form in forms:
                    if kind == "objects":
                        objects[form] = (*objects.get(form, ()), entry)
                    else:
                        pairs[form, wrong] = (*pairs.get((form, wrong), ()), entry)
    return pairs, objects
