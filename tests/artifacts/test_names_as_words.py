"""Names that were read as words: which are flagged, and that real English names are not."""

import pytest

from normalizers import repair

FLAGGED = [
    ("nl", "Coach Peter Baker is counting on his goalkeeper for the match in Almelo.", "Baker"),
    ("it", "The stage from Sulmona was won by Dario White, who is 24.", "White"),
    ("it", "The league has suspended the midfielder White for two matches.", "White"),
    ("fr", "The leader of the opposition, François The Blacksmith, criticised the project.", "The Blacksmith"),
    ("uk", "The White Church district lost its water supply on Tuesday.", "White Church"),
    ("es", "A lorry overturned on the bypass of Navas of the King, west of Madrid.", "Navas of the King"),
    ("es", "After an hour Snail beat the goalkeeper with a low shot.", "Snail"),
    ("es", "They will see a comedy by the company The Lean Greyhound in Almagro.", "The Lean Greyhound"),
    ("ru", "The race will start at the station of Bear Mountain in Karelia.", "Bear Mountain"),
    ("ru", "Judge Love Hare adjourned the hearing in Podolsk.", "Love Hare"),
    ("de", "In the interview with Mirror, the minister ruled it out.", "Mirror"),
    ("pl", "Work on the bridge in Saw will begin after the holidays.", "Saw"),
]
LEFT = [
    ("es", "The British defender Ben White will miss the match."),
    ("de", "The American author Peter Baker writes about Washington."),
    ("fr", "He met them in Parliament on Monday and in Paris on Friday."),
    ("ru", "The parade on Red Square was seen from the White House."),
    ("it", "The Court of Cassation sits in the Palace of Justice."),
    ("de", "He was born on Easter Sunday in Berlin."),
]


@pytest.mark.parametrize(("source", "text", "name"), FLAGGED)
def test_words_that_stand_for_names_are_flagged(source: str, text: str, name: str) -> None:
    done = repair(text, source_language=source)
    assert done.text == text
    flags = [flag for flag in done.flags if flag.rule == "name.read-as-word"]
    assert any(flag.start <= text.index(name) and text.index(name) + len(name) <= flag.end for flag in flags)


@pytest.mark.parametrize(("source", "text"), LEFT)
def test_names_that_are_english_are_not(source: str, text: str) -> None:
    assert not [flag for flag in repair(text, source_language=source).flags if flag.rule == "name.read-as-word"]


def test_a_place_abroad_is_enough_where_no_source_is_given() -> None:
    found = [flag.text for flag in repair("The midfielder Little Pigeon scored twice in Araraquara.").flags]
    assert "Little Pigeon" in found


def test_english_names_need_no_look_where_nothing_is_abroad() -> None:
    assert not repair("The striker Gordon Brown scored twice in Leeds.").flags


def test_a_programme_on_the_air_is_flagged() -> None:
    text = "The actress was the guest of It's up to you on France 5 on Wednesday."
    assert [flag.text for flag in repair(text, source_language="fr").flags] == ["It's up to you"]
