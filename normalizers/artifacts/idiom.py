"""Idioms of a source language, each written once for all the ways in which a machine renders it word for word.

`idioms/LANGUAGE.toml` has up to three tables:

    [never]    no English whatever the source: applied everywhere
    [from]     wrong only in text from this language: applied where that is known or almost so
    [open]     a person should choose the words, or decide whether a figure is meant: flagged with a suggestion

A key is a row of tokens, a value what is meant, or a table `{means, cue, unless}` of patterns for the sentence around:

    "*push|put OBJ? on|onto the? long bench|bank" = "postpone OBJ"

`*` marks the verb, whose forms are all found; what is meant takes the same form. `|` stands between alternatives (`+`
is a space inside one), `?` after what may be absent. OBJ is up to seven words, HIS a possessive, SELF a reflexive
pronoun: what stands there goes where what is meant has the same name.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from normalizers.artifacts.lexicon import LANGUAGES, verb_forms
from normalizers.errors import RuleError

SCOPES = ("never", "from", "open")
SLOTS = {
    "OBJ": r"(?P<obj>[^\s,.;:!?“”\"()–—]+(?: [^\s,.;:!?“”\"()–—]+){0,6}?)",
    "HIS": r"(?P<his>its|his|her|their|our|my|your|the|[^\W\d_]+(?:['’]s|s['’]))",
    "SELF": r"(?P<self>itself|himself|herself|themselves|oneself|myself|ourselves)",
}
_ADVERB = r"(?: (?P<adv>again|also|already|now|once again|finally|completely|repeatedly|recently|quickly|immediately))?"
_MOST_KEYS = 24  # literals that an entry is found by


@dataclass(frozen=True, slots=True)
class Idiom:
    """One idiom: tokens of what stands there, what is meant, and where it counts."""

    tokens: tuple[str, ...]
    meant: str
    scope: str
    language: str
    cue: str = ""
    unless: str = ""

    @property
    def verbs(self) -> tuple[str, ...]:
        """The verbs that it may begin with; empty if it has none."""
        return tuple(self.tokens[0][1:].split("|")) if self.tokens[0].startswith("*") else ()

    def samples(self) -> Iterator[str]:
        """Yield the idiom as it may stand in a text, in its first alternatives: with and without what may be absent."""
        filled = {"OBJ": "the matter", "HIS": "its", "SELF": "itself"}
        for whole in (True, False):
            tokens = [token for token in self.tokens if whole or not token.endswith("?")]
            words = (token.strip("*?").split("|")[0].replace("+", " ") for token in tokens)
            yield " ".join(filled.get(word, word) for word in words)


@cache
def idioms(language: str) -> tuple[Idiom, ...]:
    """Return the idioms of a source language; none if it has no file.

    Raises:
        RuleError: the file is no TOML, or an entry is not as it should be.
    """
    path = files("normalizers.artifacts") / "idioms" / f"{language}.toml"
    if not path.is_file():
        return ()
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError("lexicon.not-toml", str(error), place=f"idioms/{language}.toml") from error
    entries = ((key, value, scope) for scope in SCOPES for key, value in tables.get(scope, {}).items())
    return tuple(_idiom(key, value, scope, language) for key, value, scope in entries)


def _idiom(key: str, value: Any, scope: str, language: str) -> Idiom:
    more = value if isinstance(value, dict) else {"means": value}
    tokens = tuple(key.split())
    while tokens[0].endswith("?"):
        tokens = tokens[1:]
    if "OBJ" in key and len(verbs := tokens[0].strip("*").split("|")) > 1:  # auxiliaries stand before many a verb
        tokens = ("*" + "|".join(verb for verb in verbs if verb not in ("have", "be")), *tokens[1:])
    if "OBJ" in key and ("OBJ" not in more["means"] or tokens[-1].startswith("OBJ")):
        place = f"idioms/{language}.toml, {key}"
        raise RuleError("idiom.lost-object", "OBJ has no place in what is meant", place=place)
    return Idiom(tokens, more["means"], scope, language, more.get("cue", ""), more.get("unless", ""))


def keys(idiom: Idiom) -> tuple[str, ...]:
    """Return literals of which one must occur: the longest run of up to three fixed tokens, in all alternatives."""
    best: tuple[int, tuple[str, ...]] = (0, ())
    for first in range(len(idiom.tokens)):
        for last in range(first, min(first + 3, len(idiom.tokens))):
            run = idiom.tokens[first : last + 1]
            if not all(_is_fixed(token) for token in run):
                break
            found = tuple(" ".join(one) for one in product(*(token.replace("+", " ").split("|") for token in run)))
            if len(found) <= _MOST_KEYS:
                best = max(best, (min(map(len, found)), found), key=lambda one: one[0])
    if not best[1]:
        raise RuleError("idiom.no-literal", "nothing fixed to find it by", place=f"idioms/{idiom.language}.toml")
    return best[1]


def _is_fixed(token: str) -> bool:
    return token[0] != "*" and token[-1] != "?" and SLOTS.keys().isdisjoint(token.split("|"))


@cache
def index() -> Any:
    """Return the automaton that finds the literals of all idioms in one pass over a text in small letters."""
    import ahocorasick

    found: dict[str, dict[Idiom, None]] = {}
    for language in LANGUAGES:
        for idiom in idioms(language):
            for key in keys(idiom):
                found.setdefault(key, {})[idiom] = None
    automaton = ahocorasick.Automaton()
    for key, known in found.items():
        automaton.add_word(key, tuple(known))
    if found:
        automaton.make_automaton()
    return automaton


@cache
def pattern(idiom: Idiom) -> re.Pattern[str]:
    """Return what finds an idiom in small letters; made when its literal has been seen."""
    parts: list[str] = []
    for place, token in enumerate(idiom.tokens):
        bare = token.strip("*?")
        space = " " if place else ""
        if place == 0 and idiom.verbs:
            forms = {form for verb in idiom.verbs for some in verb_forms(verb).values() for form in some}
            parts.append(rf"(?P<verb>{'|'.join(sorted(forms, key=len, reverse=True))}){_ADVERB}")
        else:
            words = "|".join(SLOTS.get(word) or re.escape(word.replace("+", " ")) for word in bare.split("|"))
            parts.append(f"(?:{space}(?:{words})){'?' if token.endswith('?') else ''}")
    return re.compile(rf"(?<![\w@#-]){''.join(parts)}(?![\w-])")


@cache
def clue(words: str) -> re.Pattern[str]:
    """Return the pattern of a cue, for a sentence."""
    return re.compile(words)
