"""Spaces between words, at the edges of lines, and those that mean something."""

import pytest

from normalizers.edits import apply
from normalizers.hygiene import spaces

REPAIRS = [
    ("10\u202f000 habitants", "10 000 habitants"),
    ("«\u00a0Non\u00a0», dit-il\u202f!", "« Non », dit-il !"),
    ("two  words", "two words"),
    ("two \u00a0 words", "two words"),
    ("a\tb\t\tc", "a b c"),
    ("line one  \nline two", "line one\nline two"),
    ("line one \r\n  line two", "line one\r\nline two"),
    ("  lead and tail \n", "lead and tail"),
    ("thin\u2009space, em\u2003space", "thin space, em space"),
    ("   ", ""),
]

LEAVES = ["one two", "line one\nline two", "　段落の始め、全角　空白", "日本　東京", "", "a", "one\r\ntwo", "a – b — c"]


@pytest.mark.parametrize(("before", "after"), REPAIRS)
def test_repairs(before: str, after: str) -> None:
    assert apply(before, spaces.find(before)) == after


@pytest.mark.parametrize("text", LEAVES)
def test_leaves(text: str) -> None:
    assert spaces.find(text) == ()


def test_the_space_that_may_stay_is_not_touched() -> None:
    (edit,) = spaces.find("two  words")
    assert (edit.before, edit.after) == (" ", "")
