"""Leftover character references, and ampersands that are no such thing."""

import pytest

from normalizers.edits import apply
from normalizers.hygiene import entities, tidy

REPAIRS = [
    ("&quot;No,&quot; he said", '"No," he said'),
    ("&amp;quot;No,&amp;quot; he said", '"No," he said'),
    ("It isn&#8217;t, it isn&#x2019;t", "It isn’t, it isn’t"),
    ("It isn&amp;#8217;t", "It isn’t"),
    ("10&nbsp;000&nbsp;people", "10 000 people"),
    ("AT&amp;T and R&amp;amp;D", "AT&T and R&D"),
    ("caf&eacute; &ndash; na&iuml;ve&hellip;", "café – naïve…"),
    ("it&apos;s", "it's"),
    ("&#147;old&#148;", "“old”"),
    ("see https://a.example/?x=1&amp;copy=2", "see https://a.example/?x=1&copy=2"),
    ("5 &lt; 6", "5 < 6"),
    ("one&#10;two", "one two"),
    ("&amp;foo;", "&foo;"),
]

LEAVES = [
    "AT&T",
    "AT&T; R&D; M&S; Q&A;",
    "R&D spending",
    "https://a.example/?a=1&copy=2",
    "https://a.example/?a=1&copy;=2&lt;=3",
    "Simon & Garfunkel; Marks & Spencer",
    "the entity &nbsp without a semicolon",
    "&unknown; &foobar;",
    "&; &#; &#x; &#xZZ;",
    "a && b; c",
    "Ben &Jerry; &int",
    "H&M;s shops",
]


@pytest.mark.parametrize(("before", "after"), REPAIRS)
def test_repairs(before: str, after: str) -> None:
    assert apply(before, tidy(before)) == after


@pytest.mark.parametrize("text", LEAVES)
def test_leaves(text: str) -> None:
    assert entities.find(text) == ()
