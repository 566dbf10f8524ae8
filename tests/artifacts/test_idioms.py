"""Idioms in any words: every entry is driven in its first alternatives, and must leave clean copy alone."""

import re
from pathlib import Path

import pytest

from normalizers import repair
from normalizers.artifacts import About
from normalizers.artifacts.idiom import Idiom, idioms, index, keys, pattern
from normalizers.artifacts.lexicon import LANGUAGES
from normalizers.artifacts.protect import Ground
from normalizers.artifacts.repairers.idioms import find
from normalizers.edits import Edit, Flag

HERE = Path(__file__).parents[2]
KNOWN = [language for language in sorted(LANGUAGES) if idioms(language)]


def _found(text: str, language: str) -> list[Edit | Flag]:
    return list(find(Ground(text), About(odds={language: 1.0})))


def _framed(idiom: Idiom, words: str) -> str:
    if idiom.verbs:
        return f"Mr Orsini said on Monday that he wanted to {words} before long."
    # A preposition that nothing follows is a hole, and nothing is mended at a hole.
    them = " them" if words.endswith((" of", " to", " with", " for", " from", " by", " in", " on", " at")) else ""
    return f"It was {words}{them}, he said."


@pytest.mark.parametrize("language", KNOWN)
def test_every_idiom_is_found_and_has_a_meaning(language: str) -> None:
    for idiom in idioms(language):
        for words in idiom.samples():
            assert pattern(idiom).search(words), idiom
            assert any(key in words for key in keys(idiom)), idiom
            if not idiom.cue:
                found = _found(_framed(idiom, words), language)
                assert any(words in (one.before if isinstance(one, Edit) else one.text) for one in found), words
            assert not [one for one in _found(f"“{words},” she said.", language) if isinstance(one, Edit)], words


@pytest.mark.parametrize("language", KNOWN)
def test_a_sample_of_idioms_is_repaired_in_the_end(language: str) -> None:
    sure = [idiom for idiom in idioms(language) if idiom.scope != "open" and not idiom.cue and "HIS" not in idiom.meant]
    for idiom in sure[:: max(1, len(sure) // 20)]:
        *_, words = idiom.samples()
        done = repair(_framed(idiom, words), source_language=language)
        assert words not in done.text, words
        assert repair(done.text, source_language=language).text == done.text, "quiet"


def test_no_idiom_without_a_source_stands_in_clean_copy() -> None:
    clean = (HERE / "fixtures" / "clean" / "en.txt").read_text("utf-8")
    low = re.sub(r"\s+", " ", clean.lower())
    for language in KNOWN:
        for idiom in idioms(language):
            assert idiom.scope != "never" or not pattern(idiom).search(low), idiom


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The plan has been pushed onto the long bench.", "The plan has been postponed."),
        ("The council pushes the decision onto the long bench.", "The council postpones the decision."),
        ("The council will put it on the long bench.", "The council will postpone it."),
        ("Putting the plan on the long bench cost votes.", "Postponing the plan cost votes."),
        ("The village is keeping its thumbs pressed for her.", "The village is keeping its thumbs pressed for her."),
        ("The village pressed its thumbs for her.", "The village kept its fingers crossed for her."),
    ],
)
def test_verb_object_and_possessive_are_kept(before: str, after: str) -> None:
    assert repair(before, source_language="de").text == after


@pytest.mark.parametrize(
    "text",
    [
        "She said: “Let us not push it onto the long bench.”",
        "He put the plants that had frozen on the long bench in the greenhouse.",
    ],
)
def test_quotations_and_other_clauses_stay(text: str) -> None:
    assert repair(text, source_language="de").text == text


def test_all_literals_are_in_small_letters() -> None:
    assert all(key == key.lower() for key in index().keys())  # noqa: SIM118 - an automaton is no dictionary
