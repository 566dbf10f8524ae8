"""What must hold for any text: edits replay, undo is exact, one pass is enough, clean stays clean."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from normalizers import Block, Story, normalize, repair, undo
from normalizers.edits import Edit, apply, compose, invert, minimal, settle, spread, take_back

PIECES = [
    "The minister said", "that the Russia", "may leave", "the the city", ". .", " ,", "“", "”", "„", "»", '"',
    " – he said",
    "withdrawnand", "3,2 billion", "€ 20", "nato", "on sunday", "brazilian", "Who paid ?", ".The", "and He left",
    "[militar]", "the port. -voice", "your country", "/AP and AFP", "MOSCOW – ", "(Photo: X/dpa)", "a b c a b c", "…",
    "Zelensky", "Zelenski", "\n\n", "\n", "  ", "\u00a0", "\u200b", "Ã©", "&amp;amp;", "1:2", "don’t", "in the the",
    "А", "…)",
]  # fmt: skip
# Without the letters that mojibake is made of: "Î" beside a mark that a rule has just put there can look like one.
LETTERS = "abc ABC .,;:!?-–—'’()[]0123456789éñди中ש\n\t"
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(LETTERS, max_size=6)), max_size=14).map(" ".join)
CALM = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@CALM
@given(TEXTS, st.sampled_from([None, "pt", "ru", "de", "fr"]))
def test_repair_replays_and_is_quiet_after_one_pass(text: str, source: str | None) -> None:
    found = repair(text, source_language=source)
    assert apply(text, found.edits) == found.text
    assert take_back(found.text, found.edits) == text
    if not any(flag.rule == "unsettled" for flag in found.flags):
        again = repair(found.text, source_language=source)
        assert again.text == found.text


@CALM
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_undo_gives_the_wire_back(texts: list[str]) -> None:
    blocks = tuple(Block("paragraph", text) for text in texts)
    story = Story("urn:x", "", blocks, "plain", "0" * 64)
    article = normalize(story)
    assert undo(article) == story.text


@st.composite
def edits_on(draw: st.DrawFn, text: str) -> tuple[Edit, ...]:
    out: list[Edit] = []
    at = 0
    while at <= len(text) and draw(st.booleans()):
        start = draw(st.integers(at, len(text)))
        end = min(len(text), start + draw(st.integers(0, 3)))
        after = draw(st.text("xyz", max_size=2))
        if text[start:end] != after:
            out.append(Edit(start, end, text[start:end], after, "a.b", "r", 0.9))
        at = end + 1
    return tuple(out)


@settings(max_examples=300)
@given(st.data(), st.text("abc ", max_size=12))
def test_compose_is_one_after_the_other(data: st.DataObject, text: str) -> None:
    first = data.draw(edits_on(text))
    middle = apply(text, first)
    second = data.draw(edits_on(middle))
    both = compose(text, first, second)
    assert apply(text, both) == apply(middle, second)
    assert take_back(apply(text, both), both) == text
    assert apply(apply(text, both), invert(both)) == text


@settings(max_examples=300)
@given(st.text("ab .", max_size=8), st.text("ab .", max_size=8))
def test_minimal_does_the_same(before: str, after: str) -> None:
    edit = minimal(Edit(0, len(before), before, after, "a.b", "r", 0.9))
    assert apply(before, [edit]) == after


@settings(max_examples=300)
@given(st.text("ab «».", max_size=20), st.text("ab “”.", max_size=20))
def test_spread_edits_do_the_same(before: str, after: str) -> None:
    edit = Edit(0, len(before), before, after, "a.b", "r", 0.9)
    assert apply(before, spread([edit])) == after


@settings(max_examples=200)
@given(st.data(), st.text("abc ", max_size=12))
def test_settled_edits_never_overlap(data: st.DataObject, text: str) -> None:
    proposed = data.draw(edits_on(text)) + data.draw(edits_on(text))
    apply(text, settle(proposed, ("a",)))
