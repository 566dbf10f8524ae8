"""The text keeps the promise of SPEC.md, for any text, and every step can be taken back."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.canonical.text import House, finish, render
from normalizers.edits import apply, take_back
from normalizers.story import Article, ArticleBlock, Kind

PRESS = House(quotes="typographic", dashes="spaced-en", names={"Kiev": "Kyiv"})


def done(text: str, house: House = PRESS, kind: Kind = "paragraph") -> str:
    return apply(text, finish(text, house, kind=kind))


@pytest.mark.parametrize(
    ("wire", "text"),
    [
        ("a\r\nb  \n c", "a b c"),
        ("  The end. \n", "The end."),
        ("Cafe\u0301 in A\u030angstro\u0308m", "Café in Ångström"),
        ("a\x00b\ufeff", "ab"),
        ("one\u2028two\u0085three", "one two three"),
        ("an inter-\nnational, pre-\nand post-war port", "an inter-national, pre- and post-war port"),
        ("港は\n閉鎖", "港は閉鎖"),
        (" \n\t ", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_paragraph_is_one_clean_line(wire: str, text: str) -> None:
    assert done(wire, House()) == text


def test_lists_and_tables_keep_their_lines() -> None:
    assert done("Arsenal  2 \r\n\tLeeds  1\n", House(), "preformatted") == "Arsenal  2\n\tLeeds  1"
    assert done("- one \n- two", House(), "list") == "- one\n- two"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('He said: "No."', "He said: “No.”"),
        ("It's the '90s and the ministers' plan", "It’s the ’90s and the ministers’ plan"),
        ("\"He said 'never' twice,\" she wrote.", "“He said ‘never’ twice,” she wrote."),
        ("The plan - a bad one - failed.", "The plan – a bad one – failed."),
        ("The plan--a bad one--failed.", "The plan – a bad one – failed."),
        ("The plan—a bad one—failed.", "The plan – a bad one – failed."),
        ("Kiev and its Kiev's", "Kyiv and its Kyiv's".replace("'", "’")),
    ],
)
def test_house_marks(before: str, after: str) -> None:
    assert done(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "«Oui», dit-il. „Ja“, sagte er.", "a 5'10\" man and a 12\" record", "2019–2021, Paris–Dakar", "They won 2 - 1.",
        "– Who is there?", "- a list item", "a well-known port", "Kievan Rus", "https://example.com/a--b?q='Kiev'",
        "Write to kiev.desk@example.com or @Kiev", "Trailing -", "a closing\" mark that nothing opened",
    ],
)  # fmt: skip
def test_house_marks_leave_alone(text: str) -> None:
    assert done(text) == text


def test_the_default_house_changes_no_mark() -> None:
    text = "\"It's -- 'so' – “so” — so,\" he said in Kiev."
    assert finish(text, House()) == ()


def test_straight_and_em() -> None:
    house = House(quotes="straight", dashes="em")
    assert done("“It’s – ‘so’ - so.”", house) == "\"It's—'so'—so.\""
    assert done("«Si» – 2 - 1 – no", house) == "«Si»—2 - 1—no"


def test_names_that_never_settle_are_left() -> None:
    assert done("A and B", House(names={"A": "B", "B": "A"})) == "A and B"
    assert done("the Post", House(names={"Post": "Morning Post"})) == "the Morning Post"
    assert done("the Morning Post", House(names={"Post": "Morning Post"})) == "the Morning Post"


MARKS = st.text(
    st.sampled_from("ab1 \n\r\t\u00a0\"'“”‘’„«»-–—.,s(@e\u0301\u212b\u037e\u0000\u2028\u4e2dKiev"), max_size=40
)
HOUSES = st.builds(
    House,
    st.sampled_from(["keep", "typographic", "straight"]),
    st.sampled_from(["keep", "spaced-en", "em"]),
    st.dictionaries(st.sampled_from(["Kiev", "a", "b b"]), st.sampled_from(["Kyiv", "b", "a b", "Kiev 1"]), max_size=2),
)
KINDS = st.sampled_from(["headline", "paragraph", "heading", "quote", "list", "preformatted"])


@settings(max_examples=400, deadline=None)
@given(MARKS | st.text(max_size=40), HOUSES, KINDS)
def test_finish_is_canonical_quiet_and_reversible(text: str, house: House, kind: Kind) -> None:
    edits = finish(text, house, kind=kind)
    now = apply(text, edits)
    assert take_back(now, edits) == text
    assert finish(now, house, kind=kind) == ()
    assert unicodedata.is_normalized("NFC", now)
    assert now == now.strip()
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]", now)
    assert not re.search(r"[^\S\n]\n", now)
    if kind not in ("list", "preformatted"):
        assert "\n" not in now


def block(address: str, text: str, kind: Kind = "paragraph") -> ArticleBlock:
    return ArticleBlock(address, kind, text, "en")


def article(*blocks: ArticleBlock) -> Article:
    return Article(
        guid="g", version=1, source="", wire="plain", raw_sha256="", copy=blocks, language="en", source_language=None,
        source_confidence=0.0, translated_by=None, dateline=None, byline=None, credits=(), lifted=(), edits=(),
        flags=(), quality=1.0, verdict="clean", rules="",
    )  # fmt: skip


def test_render() -> None:
    whole = article(
        block("headline", "Head", "headline"), block("body.0", ""), block("body.1", "One."), block("body.2", "Two.")
    )
    assert render(whole) == "Head\n\nOne.\n\nTwo.\n"
    assert render(article(block("body.0", "One."))) == "One.\n"
    assert render(article()) == ""
