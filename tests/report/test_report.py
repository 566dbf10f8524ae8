"""What a reader is shown: the page shows foreign text as text, and the explanations leave nothing out."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.edits import Edit, EditError, Flag, apply, between
from normalizers.report.diff import diff, markdown, text
from normalizers.report.explain import by_rule, lines
from normalizers.report.page import page
from normalizers.story import Article, ArticleBlock, Found, Lifted, Sentence, Translation

HOSTILE = [
    "<script>alert(1)</script>", "</style><script>x</script>", "\" onmouseover=\"x", "'><img src=x onerror=y>",
    "</title>", "<!--", "-->", "]]>", "&lt;b&gt;", "javascript:alert(1)", "\x00\x1b[31m", "\u202eevil",
    "<svg/onload=x>", "{{x}}",
    "<a href='http://x'>", "<base href=//x>", "<meta http-equiv=refresh content=0>", "\ud800", "a\nb", "日本語", " ",
]  # fmt: skip
TEXT = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=8), max_size=4).map("".join)
ELEMENTS = frozenset(
    "html head meta title style body header p h1 h2 span dl div dt dd main section a del ins mark ol li b bdi i table "
    "thead tbody tr th td footer".split()
)
ATTRIBUTES = frozenset("lang charset http-equiv content name class dir id href aria-label aria-hidden scope".split())


class Reader(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ELEMENTS, tag
        assert {name for name, _ in attrs} <= ATTRIBUTES, attrs
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                assert re.fullmatch(r"#e[A-Za-z0-9.-]+", value or ""), value
                self.links.append((value or "")[1:])
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    assert len(set(reader.ids)) == len(reader.ids)
    assert set(reader.links) <= set(reader.ids)
    return reader


def bare(*blocks: ArticleBlock, edits: tuple[Edit, ...] = (), flags: tuple[Flag, ...] = ()) -> Article:
    return Article(
        guid="g", version=1, source="wire", wire="plain", raw_sha256="ab", copy=blocks, language="en",
        source_language="pt", source_confidence=0.8, translated_by=None, dateline=None, byline=None, credits=(),
        lifted=(), edits=edits, flags=flags, quality=0.5, verdict="repaired", rules="r",
    )  # fmt: skip


def made(address: str, received: str, text: str, rule: str = "x.y", stage: str = "wire") -> tuple[Edit, ...]:
    edits = between(received, text, rule, f"Because of {rule}.", 0.95)
    return tuple(replace(edit, block=address, stage=stage) for edit in edits)


PATH = ("pt", "en")
STORY = replace(
    bare(
        ArticleBlock("headline", "headline", "Port waits", "en"),
        ArticleBlock("body.0", "paragraph", "The port was closed and waits.", "en"),
        ArticleBlock(
            "body.1", "paragraph", "The quay is new.", "en",
            translation=Translation("O cais é novo.", "The the quay is new.", "pt", "bergamot", "pt-en 1", PATH),
        ),
        ArticleBlock("body.2", "paragraph", "", "en"),
        edits=(
            Edit(19, 19, "", " ", "glued.words", "Two words were run together.", 0.94, "body.0"),
            Edit(7, 8, "e\u0301"[:1], "é", "text.nfc", "One letter, one character.", 1.0, "body.1"),
            Edit(4, 8, "the ", "", "duplicate.word", "The same word stands twice.", 0.96, "body.1", "translation"),
            Edit(0, 10, "Photo: EFE", "", "caption.line", "The line belongs to a picture.", 0.96, "body.2"),
        ),
        flags=(
            Flag(4, 8, "port", "name.two-spellings", "Two spellings.", 0.6, "Port", "body.0"),
            Flag(0, 0, "", "story.odd", "The whole story is odd.", 0.5),
        ),
    ),
    lifted=(Lifted("caption", "Photo: EFE", "body.2"),),
    languages=(Found("en", 0.98, True),),
)  # fmt: skip


def test_the_page_shows_wire_article_and_reasons() -> None:
    html = page(STORY)
    seen = " ".join("".join(read(html).text).split())
    for words in (
        "The port was closedand waits.", "glued.words", "Two words were run together.", "94% sure", "O cais", "pt → en",
        "Written by bergamot pt-en 1", "name.two-spellings", "Not changed.", "Lifted out of the text", "Photo: EFE",
        "About the whole story", "(nothing left: see below)",
    ):  # fmt: skip
        assert words in re.sub(r"(?<=closed)\d(?=and)", "", seen), words
    assert "<del>the </del>" in html
    assert "<mark>port</mark>" in html
    assert "default-src 'none'" in html
    assert "http://" not in html
    assert "https://" not in html
    assert html.count("<h1") == 1


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=3), TEXT, st.booleans(), st.integers(0, 30))
def test_nothing_foreign_becomes_markup(texts: list[tuple[str, str, str]], other: str, foreign: bool, at: int) -> None:
    blocks, edits, flags = [], [], []
    for number, (received, given_, text_) in enumerate(texts):
        address = f"body.{number}" if number else other
        translation = Translation(given_, text_, other, other, other, (other, "en")) if foreign else None
        blocks.append(ArticleBlock(address, "paragraph", text_ if foreign else given_, other, translation=translation))
        edits += made(address, received, given_, other)
        flags.append(Flag(at, at + 3, other, other, other, 0.5, other, address))
    article = replace(
        bare(*blocks, edits=tuple(edits), flags=(*flags, Flag(0, 0, other, other, other, 0.5, None, other + "?"))),
        guid=other, source=other, wire=other, rules=other, raw_sha256=other, link=other, notes=(other,), language=other,
        lifted=(Lifted("promo", other, other),), dateline=other, credits=(other,), engine_note=other,
    )  # fmt: skip
    html = page(article)
    read(html.encode("utf-8").decode("utf-8"))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", html)
    told = "".join(lines(replace(article, flags=(), edits=tuple(replace(e, rule="a.a", block=e.block) for e in edits))))
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e]", told.replace(other, ""))


def test_overlapping_flags_and_edits_are_all_marked() -> None:
    article = bare(
        ArticleBlock("body.0", "paragraph", "abcdef", "en"),
        edits=(Edit(0, 3, "xyz", "abc", "a.a", "r", 0.95, "body.0"),),
        flags=(Flag(1, 5, "bcde", "b.b", "r", 0.5, None, "body.0"), Flag(6, 99, "", "c.c", "r", 0.5, None, "body.0")),
    )
    html = page(article)
    read(html)
    assert "<ins>a</ins><ins><mark>bc</mark></ins>" in html
    assert "<mark>de</mark>" in html


def test_an_article_whose_edits_do_not_fit_is_refused() -> None:
    article = bare(
        ArticleBlock("body.0", "paragraph", "abc", "en"), edits=(Edit(0, 1, "x", "z", "a.a", "r", 1.0, "body.0"),)
    )
    with pytest.raises(EditError):
        page(article)


def test_explanations_name_place_change_rule_reason_and_confidence() -> None:
    told = "\n".join(lines(STORY))
    assert (
        "body.0  The port was closed⟦(nothing) → ␣⟧and waits.\n    glued.words, 0.94: Two words were run together."
        in told
    )
    assert "body.1 (translation)  The ⟦the  → (taken out)⟧quay is new." in told
    assert "body.0  flagged: The ⟦port → Port?⟧ was closed and waits." in told
    assert "story  flagged: story.odd" in told
    assert "body.2  lifted as caption: Photo: EFE" in told
    assert told.endswith("4 changes, 2 flagged, verdict: repaired")
    assert told.index("flagged:") > told.rindex("caption.line")


def test_counts_by_rule() -> None:
    assert set(by_rule([STORY, STORY]).values()) == {2}
    both = bare(edits=(Edit(0, 1, "a", "b", "a.a+b.b", "r", 1.0), Edit(2, 3, "a", "b", "b.b", "r", 1.0)))
    assert by_rule([both]) == {"b.b": 2, "a.a": 1}


def versions(received: str, old: str, new: str) -> tuple[Article, Article]:
    return (
        bare(ArticleBlock("body.0", "paragraph", old, "en"), edits=made("body.0", received, old, "old.rule")),
        bare(ArticleBlock("body.0", "paragraph", new, "en"), edits=made("body.0", received, new, "new.rule")),
    )


def test_diff_finds_new_gone_and_changed_edits_and_nothing_else() -> None:
    assert diff(STORY, STORY) == ()
    assert diff(*versions("the nato said", "the NATO said", "the NATO said")) == ()
    [new] = diff(*versions("the nato said", "the nato said", "the Nato said"))
    assert (new.what, new.rule, new.before, new.after) == ("new", "new.rule", "n", "N")
    [gone] = diff(*versions("the nato said", "the Nato said", "the nato said"))
    assert (gone.what, gone.rule, gone.before, gone.after) == ("gone", "old.rule", "N", "n")
    [changed] = diff(*versions("a naxx said", "a nayy said", "a nazz said"))
    assert (changed.what, changed.wire, changed.before, changed.after) == ("changed", "xx", "yy", "zz")


def test_diff_of_a_new_translation() -> None:
    old = STORY.copy[2]
    assert old.translation
    new = replace(old, text="The pier is new.", translation=replace(old.translation, output="The pier is new."))
    edits = tuple(edit for edit in STORY.edits if edit.stage == "wire")
    [change] = diff(STORY, replace(STORY, copy=(*STORY.copy[:2], new, STORY.copy[3]), edits=edits))
    assert (change.rule, change.before, change.after) == ("engine.bergamot", "The quay is new.", "The pier is new.")


def test_diff_as_text_and_markdown() -> None:
    changes = diff(*versions("the nato | <b>", "the nato | <b>", "the NATO / <i>"))
    told = list(text(changes))
    assert told[0].startswith("new.rule  (")
    table = markdown(changes)
    assert "| new.rule |" in table
    assert "\\|" in table
    assert "<" not in table
    assert markdown(()) == "Nothing would change.\n"
    assert "… and" in markdown(changes, limit=1)


@settings(max_examples=80, deadline=None)
@given(*[st.text("ab cN", max_size=12)] * 3)
def test_diff_of_the_same_text_is_empty_and_never_fails(received: str, old: str, new: str) -> None:
    one, two = versions(received, old, new)
    assert apply(received, one.edits) == old
    changes = diff(one, two)
    if old != new:
        assert changes
    assert not diff(one, one)


def test_each_sentence_stands_beside_its_source_and_says_how_it_came() -> None:
    source, output = "O cais é novo. A ponte <b> caiu.", "The quay is new. A ponte <b> caiu."
    sentences = (
        Sentence(0, 14, 0, 16, "memory"),
        Sentence(15, 32, 17, 34, "kept", ("names", "numbers"), "x failed the check `numbers`.", "The bridge <i>"),
    )
    made = Translation(source, output, "pt", "x", "x 1 #12345678", PATH, sentences)
    flag = Flag(17, 34, output[17:], "engine.check-failed", "x failed.", 1.0, None, "body.0", "translation")
    shown = page(replace(bare(ArticleBlock("body.0", "paragraph", output, "en", translation=made), flags=(flag,)),
                         translated_by="x pt>en", translated_on="2026-03-01"))  # fmt: skip
    assert ">O cais é novo.</td>" in shown
    assert ">The quay is new.</td><td>remembered</td>" in shown
    assert "not translated · x failed the check `numbers`. It wrote: The bridge &lt;i&gt;" in shown
    assert "x 1 #12345678" in shown
    assert "2026-03-01" in shown
    assert "<b> caiu" not in shown
