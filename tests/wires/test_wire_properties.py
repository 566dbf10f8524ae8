"""Whatever the bytes are, a reader gives stories or a WireError; and no letter of an accepted text is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from xml.sax.saxutils import escape

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from normalizers.errors import WireError
from normalizers.story import Story
from normalizers.wires import markup, plain, read

ROOT = Path(__file__).parents[2] / "fixtures" / "wires"
WIRES = [path.read_bytes() for path in sorted(ROOT.rglob("*")) if path.is_file() and path.suffix != ".toml"]
NINJS = [json.loads(raw) for raw in WIRES if raw.startswith(b"{") and b"}\n{" not in raw]
quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def outcome(raw: bytes) -> list[Story] | WireError:
    try:
        return read(raw, name="x")
    except WireError as error:
        return error


def check(raw: bytes) -> None:
    stories = outcome(raw)
    if isinstance(stories, WireError):
        assert stories.code.startswith("wire.")
        assert stories.message
        assert stories.place.startswith("x")
        return
    assert stories
    for story in stories:
        assert isinstance(story, Story)
        assert story.guid
        assert all(block.text.strip() for block in story.blocks)
        story.text.encode("utf-8")


@quick
@given(st.binary(max_size=400))
def test_any_bytes(raw: bytes) -> None:
    check(raw)


@quick
@given(
    st.sampled_from(
        [b"<rss", b"<html>", b"<p>", b"{", b'{"uri":"a","body_text":"', b"<?xml", b"\xff\xfe", b"<!DOCTYPE x["]
    ),
    st.text(max_size=200),
    st.sampled_from(["utf-8", "utf-16-le", "cp1252"]),
)
def test_any_text_that_looks_like_a_wire(head: bytes, text: str, charset: str) -> None:
    check(head + text.encode(charset, "replace"))


@quick
@given(st.data())
def test_damaged_wires(data: st.DataObject) -> None:
    raw = data.draw(st.sampled_from(WIRES))
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(raw)))
        end = data.draw(st.integers(start, min(len(raw), start + 40)))
        raw = raw[:start] + data.draw(st.one_of(st.binary(max_size=8), st.just(raw[end : end + 60]))) + raw[end:]
    check(raw)


@quick
@given(st.data())
def test_ninjs_with_odd_values(data: st.DataObject) -> None:
    odd = st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=9)),
        lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(st.text(max_size=5), inner, max_size=2)),
        max_leaves=4,
    )
    item = dict(data.draw(st.sampled_from(NINJS)))
    for key in data.draw(st.lists(st.sampled_from(sorted(item)), max_size=3)):
        item[key] = data.draw(odd)
    check(json.dumps(item).encode())


WORDS = st.sampled_from(
    [
        "Lisbon fell",
        "a",
        "é",
        " ",
        "\n",
        "\r\n",
        "\n\n",
        "\u00a0",
        "\t",
        ".",
        "“Yes.”",
        "x" * 75,
        "and so",
        "\u200b",
        "\ufeff",
        "\u2028",
    ]
)


@quick
@given(st.lists(WORDS, max_size=40).map("".join), st.booleans())
def test_plain_text_loses_nothing(text: str, long: bool) -> None:
    text = f"Word{text}" if long else f"{text}Word"
    stories = outcome(text.encode())
    assert not isinstance(stories, WireError)
    assert [story.text for story in stories] == [text.removeprefix("\ufeff")]
    assert all(block.text == block.text.strip() for block in stories[0].blocks)


@quick
@given(st.lists(WORDS, max_size=40).map("".join))
def test_split_covers_the_text(text: str) -> None:
    blocks = plain.split(text)
    assert not blocks or text.endswith("".join(block.text + block.gap for block in blocks))


class Letters(HTMLParser):
    """The text of a fragment as the standard library's parser sees it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.letters = ""

    def handle_data(self, data: str) -> None:
        self.letters += "".join(data.split())


TAGS = re.findall(r"\w+", "p div b i em a span h2 blockquote ul li br td tr table pre u ol section th font caption")
SOUP = st.one_of(
    st.sampled_from(["Profit", " ", "é&eacute;", "&amp;amp;", "\u00a0", "x", ".", " < 5", "&lt;p>", "\n"]),
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS] + ['<a href="x>y">', "<!-- no -->"]),
)


@quick
@given(st.lists(SOUP, max_size=30).map("".join))
def test_fragments_lose_no_letter(fragment: str) -> None:
    parser = Letters()
    parser.feed(fragment)
    parser.close()
    found = "".join("".join(block.text.split()) for block in markup.blocks(fragment))
    assert sorted(found) == sorted(parser.letters)


def test_no_letter_is_lost_after_a_bracket_that_opens_no_tag() -> None:
    for text in ("if a <b and c", "<p>5 <6 and 7>6</p>", "x <!-- y", "a << b", "<Reuters>", "say <3"):
        found = "".join(block.text for block in markup.blocks(text))
        for word in text.replace("<p>", "").replace("</p>", "").replace("<!--", "").split():
            assert word.strip("<>/") in found, text


def each(check_one: Callable[[str], bool], texts: list[str]) -> list[str]:
    return [text for text in texts if not check_one(text)]


XML_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=60).map(lambda text: f"A{text}Z")


@quick
@given(XML_TEXT, XML_TEXT)
def test_a_feed_comes_through_unrepaired(title: str, text: str) -> None:
    feed = f"<rss version='2.0'><channel><item><title>{escape(title)}</title><description>{escape(escape(text))}"
    stories = outcome(f"{feed}</description></item></channel></rss>".encode())
    assert not isinstance(stories, WireError)
    assert [story.headline for story in stories] == [title]
    assert stories[0].blocks[0].text == re.sub(" +", " ", text)  # as HTML folds spaces


def test_headlines() -> None:
    good = ["Council sells pool", "Brazil: Lula wins in the south", "PORTO ALEGRE SEM LUZ", "東京で地震、けが人なし"]
    bad = [
        "Pool",
        "The council sold the pool.",
        "“It is ours”",
        "From: desk@example.org",
        "Language: pt",
        "PARIS (AFP) - A man",
        "SÃO PAULO – Um homem",
        "The mayor said:",
        "word " * 40,
    ]
    assert each(plain.looks_like_headline, good) == []
    assert each(plain.looks_like_headline, bad) == bad
