"""The evaluation set: machine-translated passages with what a careful editor would make of them.

`sets/passages.tsv` (rule writers may read it) and `sets/passages-held-back.tsv` (they may not) have one passage a
line: id, class, source language, mode, marked text. In the marked text ¶ is a paragraph break and `[[…]]` marks what
is wrong:

    [[received=>accepted||also accepted]]    any alternative will do; an empty one takes the words out
    [[@one=>a||b]] … [[@two=>c||d]]          linked: the first of each, or the second of each
    [[?words]]                               only a person can decide; the words must stay and should be flagged

Which half a passage belongs to is fixed by the number at the end of its id: rounds of writers number theirs, and what
is numbered below `UNREAD` may be seen. When a round has been read for rules, a new one is written by somebody who has
not seen them, under higher numbers, and the old one joins the half that may be seen.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

SETS = Path(__file__).parents[1] / "sets"
SEEN, HELD_BACK = SETS / "passages.tsv", SETS / "passages-held-back.tsv"
MODES = ("repair", "person")
UNREAD = 4000  # the first number of the round that nobody who writes rules has read
_STRAY = re.compile(r"  |\[\[|\n\n\n|(?<=\w) [,.;:!?](?![.\w])")
_MARK = re.compile(r"\[\[(\[?.*?)\]\](?!\])", re.S)

# The classes that need no knowledge of the source: the rows D and D/C of the table of classes.
MECHANICAL = frozenset(
    "glued_words stray_punct credit_tail duplicated_phrase spurious_capital lowercase_start foreign_quote_style "
    "ui_residue caption_inline hyphen_split spurious_article lowercase_proper acronym_case paragraph_break "
    "double_article duplicated_subject promo_inline dateline_slug".split()
)
OTHERS = frozenset(
    "idiom_literal false_friend fragment name_translated quote_damage name_inconsistent literal_word_order "
    "wrong_pronoun untranslated_word headline_broken clause_grammar term_literal gender_error wrong_preposition "
    "number_format truncated".split()
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage. `halfway` are the texts in which some marks are repaired and others are as received.

    Where only a person can decide, `accepted` is empty and `spots` are the artifact's words.
    """

    id: str
    kind: str
    source: str
    mode: str
    received: str
    accepted: tuple[str, ...]
    halfway: frozenset[str]
    spots: tuple[str, ...]


def seen(id_: str) -> bool:
    """Say whether a passage of this id may be looked at by those who write rules."""
    return int(id_.rpartition("-")[2]) < UNREAD


@cache
def load(path: Path) -> tuple[Passage, ...]:
    """Read a set.

    Raises:
        ValueError: a line is not as described above, or stands in the wrong half.
    """
    found = tuple(_passages(path))
    if len({passage.id for passage in found}) < len(found):
        raise ValueError(f"{path.name}: an id stands twice")
    return found


def _passages(path: Path) -> Iterator[Passage]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        try:
            passage = parse(line)
        except ValueError as error:
            raise ValueError(f"{path.name}:{number}: {error}") from None
        if seen(passage.id) != (path.name == SEEN.name):
            raise ValueError(f"{path.name}:{number}: {passage.id} belongs to the other half")
        yield passage


def parse(line: str) -> Passage:
    """Read one line of a set.

    Raises:
        ValueError: it is not as the module describes.
    """
    fields = line.split("\t")
    if len(fields) != 5:
        raise ValueError("five fields, separated by tabs, are wanted")
    id_, kind, source, mode, marked = fields
    if kind not in MECHANICAL | OTHERS or mode not in MODES:
        raise ValueError(f"no such class or mode: {kind}, {mode}")
    marked = marked.replace("¶", "\n\n")
    marks = [match[1] for match in _MARK.finditer(marked)]
    received = _MARK.sub(lambda match: _before(match[1]), marked)
    if not marks or any(mark.startswith("?") != (mode == "person") for mark in marks):
        raise ValueError(f"no marks, or marks that do not fit {mode}")
    if mode == "person":
        return Passage(id_, kind, source, mode, received, (), frozenset(), tuple(mark[1:] for mark in marks))
    accepted = tuple(dict.fromkeys(_accepted(marked, marks)))
    if any(text == received or _STRAY.search(text) for text in accepted):
        raise ValueError("an accepted text is as received, or has doubled spaces or stray marks")
    choices = [[_before(mark), *_after(mark)] for mark in marks]
    halfway = frozenset(_filled(marked, picks) for picks in product(*choices))
    return Passage(id_, kind, source, mode, received, accepted, halfway, tuple(_before(mark) for mark in marks))


def _before(mark: str) -> str:
    return mark[1:] if mark.startswith("?") else mark.removeprefix("@").partition("=>")[0]


def _after(mark: str) -> list[str]:
    return mark.partition("=>")[2].split("||")


def _filled(marked: str, picks: Iterable[str]) -> str:
    pick = iter(picks)
    return _MARK.sub(lambda _: next(pick), marked)


def _accepted(marked: str, marks: list[str]) -> Iterator[str]:
    choices = [_after(mark) for mark in marks]
    linked = [mark.startswith("@") for mark in marks]
    width = {len(choice) for choice, tied in zip(choices, linked, strict=True) if tied} or {1}
    if len(width) > 1:
        raise ValueError("linked marks have different numbers of alternatives")
    for turn in range(width.pop()):
        open_choices = [[choice[turn]] if tied else choice for choice, tied in zip(choices, linked, strict=True)]
        for picks in product(*open_choices):
            yield _filled(marked, picks)
