"""Whole stories: position decides, nothing lifted is lost, and a second look finds nothing more."""

from collections.abc import Sequence
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.edits import apply, take_back
from normalizers.layout import Layout, lay_out
from normalizers.story import Block, Kind

LONG = "The council of the port met for three hours on Tuesday and put off its decision on the new quay until spring."


def story(headline: str, *paragraphs: str) -> list[tuple[str, Block]]:
    head = [("headline", Block("headline", headline))] if headline else []
    return head + [(f"body.{n}", Block("paragraph", text)) for n, text in enumerate(paragraphs)]


def after(blocks: Sequence[tuple[str, Block]], layout: Layout) -> list[tuple[str, Block]]:
    out = []
    for address, block in blocks:
        edits = layout.edits.get(address, ())
        text = apply(block.text, edits)
        assert take_back(text, edits) == block.text
        out.append((address, Block(layout.kinds.get(address, block.kind), text)))
    return out


def test_a_story_with_everything() -> None:
    blocks = story(
        "translated from Spanish: Port puts off its quay – Sport | Diario Uno",
        "Port puts off its quay",
        "By Jane Doe",
        "12 May 2026, 10:15",
        "VIGO, May 12 (EFE) – " + LONG,
        "Photo: Ana Ruiz/EFE",
        "A quay too far",
        LONG + " -> READ ALSO The quay in pictures",
        LONG + "/EFE and AP",
        "(Reporting by Jane Doe; Editing by Ann Roe)",
        "ENDS",
    )
    layout = lay_out(blocks)
    left = after(blocks, layout)
    assert [block.text for _, block in left if block.text] == [
        "Port puts off its quay",
        LONG,
        "A quay too far",
        LONG,
        LONG,
    ]
    assert layout.kinds == {"body.5": "heading"}
    assert (layout.dateline, layout.byline) == ("VIGO, May 12", "Jane Doe")
    assert layout.credits == ("EFE", "AP")
    assert layout.translated_from == "es"
    roles = [lifted.role for lifted in layout.lifted]
    assert roles.count("headline") == 1
    assert set(roles) == {
        "disclaimer", "furniture", "headline", "byline", "dateline", "caption", "promo", "credit"
    }  # fmt: skip
    assert not lay_out(left).edits
    assert not lay_out(left).lifted


def test_every_edit_takes_out_and_none_puts_in() -> None:
    blocks = story("", "PARIS (AFP) - " + LONG, "Photo: EFE", LONG + " (Photo: X/dpa) " + LONG)
    layout = lay_out(blocks)
    for edits in layout.edits.values():
        assert all(edit.after in ("", " ") and edit.confidence >= 0.9 and edit.reason.endswith(".") for edit in edits)
    words = " ".join(lifted.text for lifted in layout.lifted)
    assert "PARIS (AFP)" in words
    assert "Photo: X/dpa" in words


@pytest.mark.parametrize(
    ("headline", "left"),
    [
        ("Rain stops the final – Sport", "Rain stops the final"),
        ("Rain stops the final | Daily Example", "Rain stops the final"),
        ("Rain stops the final | Sport | Daily Example", "Rain stops the final"),
        ("Rain stops the final - example.com", "Rain stops the final"),
        ("translated from Spanish: Rain stops the final", "Rain stops the final"),
        ("Rain stops the final (translated from German)", "Rain stops the final"),
        ("Troops to leave by Friday – Reuters", "Troops to leave by Friday – Reuters"),
        ("Live | War in Ukraine", "Live | War in Ukraine"),
        ("What is left of sport – and of us", "What is left of sport – and of us"),
        ("The show – Sport", "The show – Sport"),
        ("Translated from life: a poet’s prose", "Translated from life: a poet’s prose"),
        ("PARIS – The city of light", "PARIS – The city of light"),
    ],
)
def test_headlines(headline: str, left: str) -> None:
    blocks = story(headline, LONG)
    assert after(blocks, lay_out(blocks))[0][1].text == left


def test_a_repeated_headline_is_lifted_but_never_the_only_block() -> None:
    blocks = story("Port puts off its quay", "PORT PUTS OFF ITS QUAY.", LONG)
    assert [lifted.role for lifted in lay_out(blocks).lifted] == ["headline"]
    assert not lay_out(blocks[:2]).lifted
    assert not lay_out(story("Port puts off its quay", LONG, "Port puts off its quay")).lifted


@pytest.mark.parametrize(
    "line", ["Diplomatic effort to contain the crisis", "Ukraine may withdraw from NATO", "A quay too far"]
)
def test_a_short_line_between_paragraphs_is_a_heading_and_stays(line: str) -> None:
    blocks = story("", LONG, line, LONG)
    layout = lay_out(blocks)
    assert layout.kinds == {"body.1": "heading"}
    assert not layout.edits


@pytest.mark.parametrize(
    "line",
    [
        "He said no.", "“We will see”", "- a list item", "1. First of all", "and then they left", "Silence", "He said:",
        "Results: 3 4 12 99 104", "See https://example.com/a",
        "A line that goes on and on and on without any stop and is no heading",
        "Who knows…", "First line\nSecond line",
    ],
)  # fmt: skip
def test_what_is_no_heading(line: str) -> None:
    assert not lay_out(story("", LONG, line, LONG)).kinds


def test_short_lines_beside_short_lines_and_at_the_ends_are_no_headings() -> None:
    assert not lay_out(story("", LONG, "Arsenal 2 Chelsea", "Leeds 1 Everton", LONG)).kinds
    assert not lay_out(story("", "The quay at last", LONG)).kinds
    assert not lay_out(story("", LONG, "The quay at last")).kinds


def test_position_decides() -> None:
    middle = story("", LONG, LONG, LONG, LONG, "By Jane Doe", "VIGO – " + LONG, LONG, LONG, LONG, LONG)
    assert not lay_out(middle).lifted
    assert lay_out(story("", "By Jane Doe", LONG)).byline == "Jane Doe"
    assert lay_out(story("", LONG, "ENDS")).lifted
    assert not lay_out(story("", LONG, "ENDS", LONG)).lifted


@pytest.mark.parametrize("kind", ["preformatted"])
def test_preformatted_text_is_never_touched(kind: Kind) -> None:
    assert not lay_out([("body.0", Block(kind, "Photo: EFE"))]).edits


PIECES = st.sampled_from(
    ["MOSCOW – ", "PARIS (AFP) - ", "(Photo: X/dpa)", "Photo: EFE", "/NYT, AP and AFP", "Read also: that", "(AFP)", " ",
     "\n", "The mayor agreed.", "“Yes,” he said.", "910 / 5000", "By Jane Doe", "© All rights reserved",
     "Advertisement", LONG, "MINIFYHTML0a1b2c3d4e", "*** TRANSLATED ***", "", "„", '"',
     "Headline of the day", "Ends", "/TASS/. "]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=6).map("".join) | st.text(max_size=60)


@settings(max_examples=120, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=5), st.booleans())
def test_reversible_quiet_and_lossless(texts: list[str], headed: bool) -> None:
    blocks = story("Headline of the day" if headed else "", *texts)
    layout = lay_out(blocks)
    left = after(blocks, layout)
    again = lay_out(left)
    assert not again.edits
    lifted = "".join("".join(item.text for item in layout.lifted).split())
    for address, edits in layout.edits.items():
        taken = "".join("".join(edit.before for edit in edits).split())
        assert not "".join(edit.after for edit in edits).strip()
        assert len(taken) <= len(lifted), address


@pytest.mark.parametrize(
    "hostile",
    ["(Photo: ab) " * 9000, "((" * 50000, " " * 100000, "“" * 100000, "Kyiv, " * 16000, ".a{" * 30000, "a\n" * 50000],
)
def test_hostile_text_takes_no_time(hostile: str) -> None:
    start = process_time()
    lay_out(story(hostile[:3000], hostile))
    assert process_time() - start < 1.5
