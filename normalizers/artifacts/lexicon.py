"""The words of a source language that come out wrong in English, as tables: what stands there, what is meant.

`lexicons/LANGUAGE.toml` has up to four tables. Inflected entries match every form of their first verb or last noun,
and the replacement takes the same form.

    [never]    what is no English whatever the source: applied everywhere
    [from]     what is wrong only where the text comes from this language: applied where that is known or almost so
    [doubts]   right English and often the wrong word: flagged with the other meaning, never changed
    [[cued]]   right English elsewhere: applied where the sentence has the cue, and not where it has `unless`

`[never]` and `[from]` have `phrases` (fixed words), `verbs` (the first word inflects) and `nouns` (the last word of
the part before "of" or "for" inflects).
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from normalizers.errors import RuleError

LANGUAGES = {
    "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "nl": "Dutch", "pl": "Polish",
    "pt": "Portuguese", "ru": "Russian", "uk": "Ukrainian",
}  # fmt: skip
KINDS = ("phrases", "verbs", "nouns")
VERB_FORMS = ("VB", "VBZ", "VBD", "VBN", "VBG")
_LETTERS = re.compile(r"[^\W\d_’']+")
_SMALL = frozenset(
    "the a an of in on to at by for with from and or his her their its it is are be as that this up out off into over".split()
)
_HEAD = re.compile(r"[^\W_]+(?= (?:of|for|in|to|on|at|with)\b)|[^\W_]+$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One form of one entry: what stands there in small letters, what is meant, when.

    Attributes:
        scope: "never", "from", "doubts" or "cued".
        languages: source languages whose tables have it.
        other: (part of speech, what is meant) where one form has several: "put", "opened".
        open_idiom: a figure of speech that can be rendered in several ways, so that a person chooses.
        cue, unless: of a cued entry.
    """

    wrong: str
    meant: str
    scope: str
    languages: tuple[str, ...]
    other: tuple[tuple[str, str], ...] = ()
    open_idiom: bool = False
    cue: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None


@cache
def tables(language: str) -> dict[str, Any]:
    """Return the tables of a source language as they are written.

    Raises:
        RuleError: the file is no TOML.
    """
    path = files("normalizers.artifacts") / "lexicons" / f"{language}.toml"
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError("lexicon.not-toml", str(error), place=f"{language}.toml") from error


@cache
def index() -> Any:
    """Return the automaton that finds all entries of all languages in one pass over a text in small letters."""
    import ahocorasick

    found: dict[str, list[Entry]] = {}
    for language in LANGUAGES:
        for entry in entries(language):
            found.setdefault(entry.wrong, []).append(entry)
    automaton = ahocorasick.Automaton()
    for wrong, known in found.items():
        automaton.add_word(wrong, (wrong, tuple(_merged(known))))
    automaton.make_automaton()
    return automaton


def _merged(known: Iterable[Entry]) -> Iterator[Entry]:
    """Yield entries with those of several languages that mean the same made one."""
    same: dict[tuple[str, str], list[Entry]] = {}
    for entry in known:
        same.setdefault((entry.scope, entry.meant), []).append(entry)
    for group in same.values():
        if group[0].scope == "cued":
            yield from group
        else:
            first = group[0]
            languages = tuple(language for entry in group for language in entry.languages)
            yield Entry(first.wrong, first.meant, first.scope, languages, first.other, first.open_idiom)


def entries(language: str) -> Iterator[Entry]:
    """Yield every form of every entry of a source language."""
    table = tables(language)
    for scope in ("never", "from"):
        for kind in KINDS:
            for wrong, meant in table.get(scope, {}).get(kind, {}).items():
                figure = kind == "verbs" and is_figure(wrong, meant)
                for one, other in forms(kind, wrong, meant).items():
                    yield Entry(one, other[0][1], scope, (language,), other, figure)
    for wrong, meant in table.get("doubts", {}).items():
        for form in sorted({*forms("verbs", wrong, wrong), *forms("nouns", wrong, wrong)}):
            yield Entry(form, meant, "doubts", (language,))
    for cued in table.get("cued", []):
        kind = next(kind for kind in KINDS if kind[:-1] in cued)
        cue = re.compile(cued["cue"]) if "cue" in cued else None
        unless = re.compile(cued["unless"]) if "unless" in cued else None
        for one, other in forms(kind, cued[kind[:-1]], cued["means"]).items():
            yield Entry(one, other[0][1], "cued", (language,), other, False, cue, unless)


def forms(kind: str, wrong: str, meant: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return every form of an entry with what is meant by it, by part of speech."""
    if kind == "phrases":
        return {wrong: (("", meant),)}
    found: dict[str, dict[str, str]] = {}
    for tag in VERB_FORMS if kind == "verbs" else ("NN", "NNS"):
        for one in _inflected(kind, wrong, tag):
            found.setdefault(one, {})[tag] = _inflected(kind, meant, tag)[0]
    return {one: tuple(by_tag.items()) for one, by_tag in found.items()}


def is_figure(wrong: str, meant: str) -> bool:
    """Tell whether what is meant shares no word with what stands there: "put water in its wine" -> "make concessions".

    A calque keeps its nouns ("realise a visit" -> "make a visit"); a figure of speech of four words and more does not.
    """
    words = [word for word in _LETTERS.findall(wrong) if word not in _SMALL]
    others = {word[:4] for word in _LETTERS.findall(meant.lower()) if word not in _SMALL}
    return len(_LETTERS.findall(wrong)) >= 4 and not any(word[:4] in others for word in words)


def _inflected(kind: str, words: str, tag: str) -> tuple[str, ...]:
    if tag in ("VB", "NN"):
        return (words,)
    if kind == "verbs":
        verb, space, rest = words.partition(" ")
        return tuple(form + space + rest for form in _forms(verb, tag))
    head = _HEAD.search(words)
    if head is None:
        return (words,)
    return tuple(words[: head.start()] + form + words[head.end() :] for form in _forms(head.group(), tag))


@cache
def _forms(word: str, tag: str) -> tuple[str, ...]:
    import lemminflect

    if word == "be":
        return {"VBZ": ("is", "are"), "VBD": ("was", "were")}.get(tag) or {"VBN": ("been",), "VBG": ("being",)}[tag]
    return tuple(lemminflect.getInflection(word, tag)) or (word,)
