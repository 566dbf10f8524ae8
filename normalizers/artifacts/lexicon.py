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
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from normalizers.artifacts.pattern import Pattern
from normalizers.errors import RuleError

LANGUAGES = {
    "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "nl": "Dutch", "pl": "Polish",
    "pt": "Portuguese", "ru": "Russian", "uk": "Ukrainian",
}  # fmt: skip
KINDS = ("phrases", "verbs", "nouns")
# Their tables render a figure of speech by the commonest plain words; in the others' a person chooses.
SETTLED = frozenset(("es", "fr", "it", "pt"))
_HEAD = re.compile(r"[^\W_]+(?= (?:of|for|in|to|on|at|with)\b)|[^\W_]+$")
_LETTERS = re.compile(r"[^\W\d_’']+")
_SMALL = frozenset(
    "the a an of in on to at by for with from and or his her their its it is are be as that this up out off "
    "into over".split()
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: what stands there in small letters, what is meant, when.

    Attributes:
        kind: "phrases", "verbs" (the first word inflects) or "nouns" (the head noun does).
        scope: "never", "from", "doubts" or "cued".
        languages: source languages whose tables have it.
        open_idiom: a figure of speech that can be rendered in several ways, so that a person chooses.
        cue, unless: of a cued entry.
    """

    wrong: str
    meant: str
    kind: str
    scope: str
    languages: tuple[str, ...]
    open_idiom: bool = False
    cue: Pattern | None = None
    unless: Pattern | None = None

    @property
    def verb(self) -> str:
        """The verb that inflects; empty if none does."""
        return self.wrong.split(" ", 1)[0] if self.kind == "verbs" else ""


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
    """Return the automaton that finds all entries of all languages in one pass over a text in small letters.

    Its keys are the words that do not change: a verb of several words is found by the words after it. Its values are
    (key, entries).
    """
    import ahocorasick

    found: dict[str, dict[tuple[str, str, str, str], Entry]] = {}
    for language in LANGUAGES:
        for entry in entries(language):
            for key in _keys(entry):
                known = found.setdefault(key, {})
                same = (entry.scope, entry.kind, entry.wrong, entry.meant if entry.scope != "cued" else str(len(known)))
                if same in known:
                    entry = replace(entry, languages=(*known[same].languages, language))
                known[same] = entry
    automaton = ahocorasick.Automaton()
    for key, known in found.items():
        automaton.add_word(key, (key, tuple(known.values())))
    automaton.make_automaton()
    return automaton


def entries(language: str) -> Iterator[Entry]:
    """Yield every entry of a source language."""
    table, ours = tables(language), (language,)
    for scope in ("never", "from"):
        for kind in KINDS:
            for wrong, meant in table.get(scope, {}).get(kind, {}).items():
                figure = kind == "verbs" and language not in SETTLED and is_figure(wrong, meant)
                yield Entry(wrong, meant, kind, scope, ours, figure)
    for wrong, meant in table.get("doubts", {}).items():
        yield Entry(wrong, meant, "nouns", "doubts", ours)
        if " " in wrong:
            yield Entry(wrong, meant, "verbs", "doubts", ours)
    for cued in table.get("cued", []):
        kind = next(kind for kind in KINDS if kind[:-1] in cued)
        place = f"{language}.toml, {cued[kind[:-1]]}"
        cue = Pattern(cued["cue"], place) if "cue" in cued else None
        unless = Pattern(cued["unless"], place) if "unless" in cued else None
        yield Entry(cued[kind[:-1]], cued["means"], kind, "cued", ours, False, cue, unless)


def is_figure(wrong: str, meant: str) -> bool:
    """Tell whether what is meant shares no word with what stands there: "put water in its wine" -> "make concessions".

    A calque keeps its nouns ("realise a visit" -> "make a visit"); a figure of speech of four words and more does not.
    """
    words = [word for word in _LETTERS.findall(wrong) if word not in _SMALL]
    others = {word[:4] for word in _LETTERS.findall(meant.lower()) if word not in _SMALL}
    return len(_LETTERS.findall(wrong)) >= 4 and not any(word[:4] in others for word in words)


def _keys(entry: Entry) -> tuple[str, ...]:
    if entry.kind == "phrases":
        return (entry.wrong,)
    if entry.kind == "nouns":
        return (entry.wrong, _with_head(entry.wrong, plural))
    rest = entry.wrong.partition(" ")[2]
    return (
        (rest,) if rest else tuple(dict.fromkeys(form for forms in verb_forms(entry.verb).values() for form in forms))
    )


def _with_head(words: str, change: Callable[[str], str]) -> str:
    head = _HEAD.search(words)
    return words if head is None else words[: head.start()] + change(head.group()) + words[head.end() :]


@cache
def plural(noun: str) -> str:
    """Return the plural of an English noun as it is regularly made."""
    if noun.endswith("man") and noun not in ("human", "german", "roman", "ottoman"):
        return noun[:-3] + "men"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeou":
        return noun[:-1] + "ies"
    return noun + "s"


@cache
def verb_forms(verb: str) -> dict[str, tuple[str, ...]]:
    """Return the forms of a verb by part of speech: VB, VBZ, VBD, VBN, VBG of the Penn Treebank."""
    import lemminflect

    if verb == "be":
        return {"VB": ("be",), "VBZ": ("is", "are"), "VBD": ("was", "were"), "VBN": ("been",), "VBG": ("being",)}
    found = {tag: tuple(lemminflect.getInflection(verb, tag)) or (verb,) for tag in ("VBZ", "VBD", "VBN", "VBG")}
    return {"VB": (verb,), **found}


def inflected(entry: Entry, tag: str) -> str:
    """Return what is meant by an entry in a form: a tag of `verb_forms`, or NNS for several."""
    if tag == "NNS":
        return _with_head(entry.meant, plural)
    if entry.kind != "verbs" or tag == "VB":
        return entry.meant
    verb, space, rest = entry.meant.partition(" ")
    return verb_forms(verb)[tag][0] + space + rest
