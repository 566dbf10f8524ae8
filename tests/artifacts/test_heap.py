"""Heaps of words are flagged and stay; what only looks like a heap is left alone."""

import pytest

from normalizers import repair

HEAPS = (
    "On the railway the woman the train the dog saved",
    "To the wounded the soldiers the bus relatives asked for help from the ministry.",
    "Of the not to the yes, but the without",
    "The wreck that of the divers the museum had found will be shown in June.",
    "The snow, the goat and that of the",
    "Ministry Fire Expert Report Doubt",
)
STAYS = (
    "The man the police arrested denied the charge.",
    "He knew the do’s and don’ts of the trade.",
    "Ministry Doubts Report of Fire Expert",
    "The film that the museum had found will be shown.",
    "Who paid for the bridge, the tower and the school?",
)


@pytest.mark.parametrize("text", HEAPS)
def test_heaps_are_flagged(text: str) -> None:
    found = repair(text)
    assert found.text == text
    assert any(flag.rule in ("grammar.heap", "grammar.two-nouns") for flag in found.flags)


@pytest.mark.parametrize("text", STAYS)
def test_sentences_are_not(text: str) -> None:
    assert not [flag for flag in repair(text).flags if flag.rule == "grammar.heap"]
