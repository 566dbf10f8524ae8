"""Tables of what comes out wrong from a language: every entry is driven, and must leave clean copy alone."""

import re
from pathlib import Path

import pytest

from normalizers import repair
from normalizers.artifacts import About
from normalizers.artifacts.lexicon import KINDS, LANGUAGES, index, is_figure, tables
from normalizers.artifacts.protect import Ground
from normalizers.artifacts.repairers.lexical import find
from normalizers.edits import Edit, Flag

LISTS = [(language, scope, kind) for language in sorted(LANGUAGES) for scope in ("never", "from") for kind in KINDS]
CUED = [(language, cued) for language in sorted(LANGUAGES) for cued in tables(language).get("cued", [])]


def _frame(kind: str, words: str) -> str:
    them = " them" if words.endswith((" of", " to", " with", " for", " from", " by", " in", " on", " at")) else ""
    return {
        "phrases": f"Mr Orsini, {words}{them}, left.",
        "verbs": f"Mr Orsini said on Monday that he wanted to {words} before long.",
        "nouns": f"People spoke about that {words} on Monday.",
    }[kind]


def _found(text: str, language: str) -> list[Edit | Flag]:
    return list(find(Ground(text), About(odds={language: 1.0})))


@pytest.mark.parametrize(("language", "scope", "kind"), LISTS)
def test_every_entry_is_found_and_says_what_is_meant(language: str, scope: str, kind: str) -> None:
    for wrong, meant in tables(language).get(scope, {}).get(kind, {}).items():
        assert wrong != meant
        text = _frame(kind, wrong)
        found = _found(text, language)
        assert found, f"{wrong!r} is not found"
        assert not [one for one in _found(text.replace(wrong, f"“{wrong}”"), language) if isinstance(one, Edit)], wrong


@pytest.mark.parametrize(("language", "scope", "kind"), LISTS)
def test_a_sample_of_entries_is_repaired_in_the_end(language: str, scope: str, kind: str) -> None:
    table = tables(language).get(scope, {}).get(kind, {})
    for wrong in list(table)[:: max(1, len(table) // 6)]:
        if kind == "verbs" and is_figure(wrong, table[wrong]):
            continue  # a person chooses how to render a figure of speech
        done = repair(_frame(kind, wrong), source_language=language)
        assert wrong not in done.text or wrong in table[wrong], f"{wrong!r} is still there"
        assert repair(done.text, source_language=language).text == done.text, "quiet"


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_doubts_are_flagged_with_their_other_meaning(language: str) -> None:
    doubts = tables(language).get("doubts", {})
    assert doubts
    for word, meaning in doubts.items():
        assert word == word.lower().strip()
        assert len(word) > 2
        assert meaning


@pytest.mark.parametrize(("language", "cued"), CUED, ids=lambda value: str(value)[:40])
def test_cued_entries_repair_their_examples_and_leave_their_near_misses(language: str, cued: dict[str, str]) -> None:
    assert {"means", "repairs", "leaves"} <= cued.keys() <= {
        "means", "repairs", "leaves", "cue", "unless", "noun", "verb", "phrase"
    }  # fmt: skip
    assert "cue" in cued or "unless" in cued
    for before, after in cued["repairs"]:
        assert repair(before, source_language=language).text == after
    for text in cued["leaves"]:
        assert repair(text, source_language=language).text == text


def test_only_small_letters_are_looked_for() -> None:
    assert all(key == key.lower() for key, _ in index().values())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The minister opened hand of his salary.", "The minister gave up his salary."),
        ("The minister has opened hand of it.", "The minister has given up it."),
        ("They will open hand of it.", "They will give up it."),
    ],
)
def test_a_verb_takes_the_form_that_stands_there(before: str, after: str) -> None:
    assert repair(before, source_language="pt").text == after


def test_a_doubtful_word_is_flagged_never_changed() -> None:
    text = "The library on the corner will become a telephone shop."
    done = repair(text, source_language="fr")
    assert done.text == text
    assert [flag.text for flag in done.flags] == ["library"]
    assert "bookshop" in done.flags[0].reason
    assert not repair(text, source_language="ru").flags
    assert not repair(text).flags


def test_no_entry_without_a_source_stands_in_clean_copy() -> None:
    clean = Path(__file__).parents[2] / "fixtures" / "clean" / "en.txt"
    low = re.sub(r"\s+", " ", clean.read_text("utf-8").lower())
    for language in LANGUAGES:
        for kind in KINDS:
            for wrong in tables(language).get("never", {}).get(kind, {}):
                assert not re.search(rf"\b{re.escape(wrong)}\b", low), wrong
