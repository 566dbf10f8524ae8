"""Hygiene as a whole: what every text must satisfy, whatever stands in it."""

import tomllib
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.edits import apply, take_back
from normalizers.hygiene import controls, entities, mojibake, spaces, tidy

SAMPLES = tomllib.loads((Path(__file__).parents[1] / "languages" / "samples.toml").read_text(encoding="utf-8"))
PROSE = [
    (language, text)
    for language, group in SAMPLES.items()
    for texts in group.values()
    for text in texts
]  # fmt: skip

# Pieces that damage each other when they meet.
PIECES = st.sampled_from(
    "Ã £ â€ œ \x9d ™ Â \xa0 & amp; #38; quot; lt; &nbsp; &#8217; é ß „ “ » م क ् 👩 💻 a B SÃO не Рџ ﬁ".split(" ")
    + list(" \t\n\r\x85\u00ad\u200b\u200c\u200d\u202c\u202e\u2028\u2066\u2069\u3000\ufeff\ufffd\ud83d\ude00")
)
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.lists(PIECES, max_size=12).map("".join),
)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_any_text_is_replayed_taken_back_and_quiet_afterwards(text: str) -> None:
    edits = tidy(text)
    result = apply(text, edits)
    assert take_back(result, edits) == text
    assert tidy(result) == ()
    result.encode("utf-8")


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_what_the_quick_look_calls_clean_is_clean(text: str) -> None:
    if tidy(text) == ():
        assert all(find(text) == () for find in (mojibake.find, entities.find, controls.find, spaces.find))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from("abc é“”„«»‹›「」’–—…日本ｆｕ　ﬁﬀ.,!?ßŁЖ"), max_size=40).map("".join))
def test_marks_of_any_language_stay(text: str) -> None:
    kept = apply(text, tidy(text))
    assert [mark for mark in kept if mark != " "] == [mark for mark in text if mark != " "]


@pytest.mark.parametrize(("language", "text"), PROSE, ids=[f"{tag}-{n}" for n, (tag, _) in enumerate(PROSE)])
def test_good_prose_is_left_alone(language: str, text: str) -> None:
    assert tidy(text) == ()


def test_edits_say_which_rule_and_why() -> None:
    for edit in tidy("Ele nÃ£o&nbsp;disse\u200b  nada. "):
        assert all(
            part.split(".")[0] in ("mojibake", "entities", "controls", "spaces") for part in edit.rule.split("+")
        )
        assert edit.reason.endswith(".")
        assert 0.9 <= edit.confidence <= 1


def test_spans_are_the_smallest() -> None:
    text = "Ele nÃ£o disse “sim”, disse&nbsp;nÃ£o."
    assert [(edit.before, edit.after) for edit in tidy(text)] == [("Ã£", "ã"), ("&nbsp;", " "), ("Ã£", "ã")]


def test_layers_of_damage_come_off_in_one_call() -> None:
    text = "&amp;amp;quot;nÃƒÂ£o&amp;quot; &Atilde;&pound;"
    assert apply(text, tidy(text)) == '"não" ã'


HOSTILE = ("&", "&amp;", "Ã", " \u200b", "&#&#38;", "\u2066", "â€", "Ã ", "â€œ ", "\x1b[", "&#38;#38;", "م\u200d")


@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
def test_hostile_text_takes_no_long_time(piece: str) -> None:
    began = process_time()
    tidy(piece * (50_000 // len(piece)))
    assert process_time() - began < 3
