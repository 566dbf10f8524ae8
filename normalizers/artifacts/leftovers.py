"""Words of a source language that stay in English copy, with the one sense that news gives them.

`leftovers/LANGUAGE.toml` has them as "form|further forms = meaning", several to a line; the first form is the singular,
the others are plurals or spellings (those of Russian and Ukrainian are Latin transliterations). Plurals of Spanish,
Portuguese, Italian and French are made. A form that English uses itself (by word frequency) is left out when the
tables are read: no rule may turn "puerto" or "maestro" into something else.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from normalizers.artifacts.lexicon import plural
from normalizers.languages.words import zipf

HERE = Path(__file__).parent / "leftovers"
LANGUAGES = ("de", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk")
ENGLISH = 2.4  # Zipf: from here on English may mean the word, or a name, itself
_HEAD = re.compile(r"[^\W_]+(?= of\b)|[^\W_]+$")
_ENDS = {
    "es": ((r"z$", "ces"), (r"ión$", "iones"), (r"ón$", "ones"), (r"én$", "enes"), (r"ín$", "ines"),
           (r"[lrndj]$", r"\g<0>es"), (r"[aeioué]$", r"\g<0>s")),
    "pt": ((r"ão$", "ões"), (r"[rz]$", r"\g<0>es"), (r"al$", "ais"), (r"el$", "éis"), (r"ol$", "óis"), (r"m$", "ns"),
           (r"[aeioué]$", r"\g<0>s")),
    "it": ((r"cia$", "ce"), (r"ca$", "che"), (r"ga$", "ghe"), (r"io$", "i"), (r"co$", "chi"), (r"go$", "ghi"),
           (r"ista$", "isti"), (r"o$", "i"), (r"a$", "e"), (r"e$", "i")),
    "fr": ((r"eau$", "eaux"), (r"[ae]l$", lambda match: "aux" if match.group() == "al" else "els"),
           (r"[sxz]$", r"\g<0>"), (r".$", r"\g<0>s")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Leftover:
    """One word of a source language: what it means in English, in the number that the word has."""

    word: str
    meant: str
    language: str
    several: bool
    both: bool  # one form for one and for several


@cache
def index() -> Any:
    """Return the automaton that finds every form in one pass over a text as written; values are (form, entries)."""
    import ahocorasick

    found: dict[str, dict[str, Leftover]] = {}
    for language in LANGUAGES:
        for one in leftovers(language):
            for form in {one.word, one.word[0].upper() + one.word[1:]}:
                found.setdefault(form, {}).setdefault(language, one)
    automaton = ahocorasick.Automaton()
    for form, known in found.items():
        automaton.add_word(form, (form, tuple(known.values())))
    automaton.make_automaton()
    return automaton


@cache
def leftovers(language: str) -> tuple[Leftover, ...]:
    """Return every form of a language's table."""
    table = tomllib.loads((HERE / f"{language}.toml").read_text("utf-8"))["words"]
    return tuple(one for one in _read(language, table) if zipf(one.word, "en") < ENGLISH - 0.2)


def _read(language: str, table: str) -> Iterator[Leftover]:
    for entry in table.replace("\n", " ").split(";"):
        forms, _, meant = entry.strip().partition("=")
        first, *rest = forms.split("|")
        if not meant or zipf(first, "en") >= ENGLISH:
            continue
        single = plural_of(meant) == meant or meant.endswith("s")  # "elections" are several in both
        made = _plural(language, first) if not rest and " " not in first else None
        both = language in ("de", "nl", "pl") and not rest and first.endswith(("er", "en"))
        yield Leftover(first, meant, language, False, both)
        if made and made != first and not single:
            yield Leftover(made, plural_of(meant), language, True, False)
        for form in rest:
            several = form[-1] != first[-1] or len(form) > len(first) + 1
            several = several and not (language in ("ru", "uk") and _same_number(first, form))
            yield Leftover(form, plural_of(meant) if several else meant, language, several, False)


def _same_number(first: str, form: str) -> bool:
    """Tell whether two transliterations end alike, so that one is a spelling of the other: poselok, posyolok."""
    return (
        first[-1] == form[-1]
        or (first[-1] in "iy" and form[-1] in "iy")
        or (form.endswith("a") and first[-1] not in "ai")
    )


def _plural(language: str, word: str) -> str | None:
    for pattern, into in _ENDS.get(language, ()):
        if re.search(pattern, word):
            return re.sub(pattern, into, word)
    return None


@cache
def plural_of(meant: str) -> str:
    """Return the plural of what a word means: town halls, members of parliament, children, sheep."""
    import lemminflect

    head = _HEAD.search(meant)
    if head is None or meant in ("police", "news", "housing", "rubbish", "petrol", "fuel", "electricity", "waste"):
        return meant
    forms = lemminflect.getInflection(head.group(), "NNS") if "’" not in meant else ()
    return meant[: head.start()] + (forms[0] if forms else plural(head.group())) + meant[head.end() :]
