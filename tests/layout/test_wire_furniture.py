"""What agencies put around a story for newsrooms, in their habits and languages, and what only looks like it."""

import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from normalizers import Desk, normalize, undo
from normalizers.layout import endings, lay_out, machine, notes, openings, unpublished
from normalizers.page import Page
from normalizers.pipeline import clean_up, lift
from normalizers.story import Block, Story

FIXTURES = Path(__file__).parents[2] / "fixtures" / "furniture"
STOCK = tomllib.loads((FIXTURES / "stock.toml").read_text("utf-8"))
MARKS = str.maketrans("", "", "“”\"«»„’'")  # the house's own marks are no matter of layout


def cases(name: str) -> dict[str, str]:
    parts = (FIXTURES / name).read_text("utf-8").split("\n=== ")[1:]
    split = (part.partition("\n") for part in parts)
    return {
        title: re.sub(r"\{(\w\w)(\d)\}", lambda match: STOCK[match[1]][int(match[2]) - 1], body.strip("\n"))
        for title, _, body in split
    }


LIFTED, LEFT = cases("lifted.txt"), cases("left.txt")


def plain(text: str) -> str:
    return re.sub(r"\s", "", text.translate(MARKS))


def laid_out(body: str) -> tuple[str, str]:
    """Return what is left of a body with a headline, and what was lifted, both without spaces."""
    pages = [Page("headline", "headline", "Port fees up again in the north", "\n\n")]
    blocks = [block for block in re.split(r"\n\s*\n", body) if block.strip()]
    pages += [Page(f"body.{n}", "paragraph", block, "\n\n") for n, block in enumerate(blocks)]
    clean_up(pages)
    layout = lift(pages)
    left = "\n\n".join(page.now for page in pages[1:] if page.now)
    return plain(left), plain("".join(lifted.text for lifted in layout.lifted))


def test_there_is_enough() -> None:
    assert len(LIFTED) >= 180
    assert len(LEFT) >= 120


@pytest.mark.parametrize("title", LIFTED)
def test_furniture_is_lifted_and_nothing_else(title: str) -> None:
    body = LIFTED[title]
    left, lifted = laid_out(body.replace("⟦", "").replace("⟧", ""))
    assert left == plain(re.sub(r"⟦.*?⟧", "", body, flags=re.DOTALL))
    for piece in re.findall(r"⟦(.*?)⟧", body, flags=re.DOTALL):
        assert plain(piece) in lifted


@pytest.mark.parametrize("title", LEFT)
def test_story_is_left(title: str) -> None:
    left, lifted = laid_out(LEFT[title])
    assert left == plain(LEFT[title])
    assert not lifted


@pytest.mark.parametrize(
    ("module", "least"), [(endings, 25), (notes, 25), (unpublished, 10), (openings, 12), (machine, 6)]
)
def test_each_module_is_needed(module: ModuleType, least: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find", lambda text, where: iter(()))
    failing = 0
    for body in LIFTED.values():
        left, _ = laid_out(body.replace("⟦", "").replace("⟧", ""))
        failing += left != plain(re.sub(r"⟦.*?⟧", "", body, flags=re.DOTALL))
    assert failing >= least


@pytest.mark.parametrize(
    ("note", "source"),
    [
        ("This text was translated by AI from German.", "de"),
        ("Dieser Text wurde maschinell aus dem Ukrainischen übersetzt.", "uk"),
        ("Traduction automatique de l'anglais", "en"),
        ("Este texto ha sido traducido automáticamente del alemán.", "de"),
        ("Traduzido automaticamente do francês", "fr"),
        ("Tradotto automaticamente dal russo", "ru"),
        ("Переведено автоматически с немецкого", "de"),
        ("Original language: German", "de"),
        ("Originalsprache: Englisch", "en"),
        ("Język oryginału: niemiecki", "de"),
        ("機械翻訳", None),
        ("*** DISCLAIMER: THIS IS AN AUTOMATED TRANSLATION FROM FINNISH ***", "fi"),
        ("*** DISCLAIMER: DETTA ÄR EN AUTOMATISK ÖVERSÄTTNING FRÅN FINNISH ***", "fi"),
        ("Dies ist eine maschinelle Übersetzung aus dem Französischen.", "fr"),
    ],
)
def test_note_on_translation_names_its_language(note: str, source: str | None) -> None:
    assert machine.is_note(note)
    assert machine.source(note) == source


@pytest.mark.parametrize(("desk", "kept"), [("en", "en"), ("fr", "fr"), ("de", "de"), ("pl", "de")])
def test_of_several_versions_the_desk_s_own_is_kept_or_else_the_original(desk: str, kept: str) -> None:
    notes = ("Machine translation from German", "Traduction automatique de l'allemand")
    texts = (*STOCK["de"], notes[0], *STOCK["mt"], notes[1], *STOCK["fr"])
    story = Story("1", "Port", tuple(Block("paragraph", text) for text in texts), "plain", "0" * 64)
    article = normalize(story, Desk(target=desk, engines=()))
    wanted = STOCK["mt" if kept == "en" else kept]
    assert plain(article.text) == plain("".join(wanted))
    assert {found.language for found in article.languages} == {"de", "en", "fr"}
    assert article.source_language == "de" or desk == "de"
    assert undo(article) == story.text


def test_without_a_note_on_translation_every_language_stays() -> None:
    texts = (*STOCK["de"], *STOCK["fr"])
    story = Story("1", "Port", tuple(Block("paragraph", text) for text in texts), "plain", "0" * 64)
    assert plain(normalize(story, Desk(target="de", engines=())).text) == plain("".join(texts))


def test_a_short_translation_does_not_stand_for_the_original() -> None:
    texts = (*STOCK["de"], "Machine translation from German", STOCK["mt"][2])
    story = Story("1", "Port", tuple(Block("paragraph", text) for text in texts), "plain", "0" * 64)
    assert plain(normalize(story, Desk(target="en", engines=())).text) == plain("".join(STOCK["de"]))


def test_not_for_publication_over_the_whole_story_leaves_nothing_to_publish() -> None:
    left, lifted = laid_out(f"NOT FOR PUBLICATION\n\n{STOCK['en'][0]}\n\n{STOCK['en'][1]}")
    assert left == ""
    assert plain(STOCK["en"][0]) in lifted


@pytest.mark.parametrize("hostile", ["# ", "a/", "(Adds ", "© ", "AAP ", "translated ", "（記者", "0 1 ", "a.b@", "_ "])
def test_hostile_text_ends(hostile: str) -> None:
    text = hostile * (40_000 // len(hostile))
    blocks = [
        ("headline", Block("headline", "x")),
        ("body.0", Block("paragraph", "It rose.")),
        ("body.1", Block("paragraph", text)),
    ]
    lay_out([*blocks, ("body.2", Block("paragraph", text[:390]))])
