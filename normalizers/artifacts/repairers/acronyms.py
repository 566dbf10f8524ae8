"""Acronyms that were written like words: "the Imf", "Pnrr", "the Tüv".

Closed lists in `acronyms.toml`. Right and alike: Nato, Unesco and Opec in the British style, acronyms that have become
names (Fiat, Insee), names of persons and rivers, words inside quotations and in addresses.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from normalizers.artifacts.about import About
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag

REASON = "The acronym was written like a word."
_SHAPE = re.compile(
    r"(?<![\w.@/#’'-])(?P<word>[A-ZÖÄÜ][a-zöäüś]{1,5})(?![\w@/])(?!\.\w)(?! (?:family|brothers|sisters)\b)"
)
_NAME = re.compile(
    r"\b(?!(?:The|An?|In|Of|With|From|By|At|On|For|To|And|But|As|When|While|After|Before|If)\b)[A-Z][a-z’'-]+ \Z"
)
_THE = re.compile(r"\b[Tt]he \Z")


@cache
def _tables() -> tuple[frozenset[str], frozenset[str], dict[str, str]]:
    table = tomllib.loads((Path(__file__).parent.parent / "acronyms.toml").read_text("utf-8"))
    return frozenset(table["always"].split()), frozenset(table["after_the"].split()), dict(table["mixed"])


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose capitals for initialisms that nobody writes otherwise."""
    if about.language != "en":
        return
    always, after_the, mixed = _tables()
    text = ground.text
    for match in _SHAPE.finditer(text):
        word = match["word"]
        if word.endswith("s") and word[:-1].upper() in always:
            word = word[:-1]  # "Ceos"
        after = mixed.get(word, word.upper())
        sure = after in always
        behind_article = _THE.search(text, max(0, match.start() - 6), match.start())
        if not sure and not (behind_article and (after in after_the or word in mixed)):
            continue
        if sure and _NAME.search(text, max(0, match.start() - 20), match.start()):
            continue  # "Lao Tse"
        if ground.quoted(*match.span()):
            continue
        yield Edit(match.start(), match.start() + len(word), word, after, "acronym.like-word", REASON, 0.94)
