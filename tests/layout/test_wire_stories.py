"""Whole dispatches in wire form, as twelve services send them: what is published, and which fields the rest went to."""

import tomllib
from pathlib import Path

import pytest

from normalizers import Desk, normalize, read, undo

FOLDER = Path(__file__).parents[2] / "fixtures" / "stories" / "wire"
STORIES = sorted(path for path in FOLDER.iterdir() if path.suffix in (".xml", ".json"))


def test_there_are_twelve() -> None:
    assert len(STORIES) == 12


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.name)
def test_dispatch_becomes_its_article(path: Path) -> None:
    name = path.name.split(".")[0]
    wanted = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    (story,) = read(path.read_bytes(), name=path.name)
    article = normalize(story, Desk(target=wanted["desk"], engines=()))
    assert f"{article.headline}\n\n{article.text}\n" == (FOLDER / f"{name}.article.txt").read_text("utf-8")
    assert [lifted.language for lifted in article.languages] == wanted["found"]
    assert [[lifted.role, lifted.text] for lifted in article.lifted] == wanted["lifted"]
    assert list(article.credits) == wanted["credits"]
    for field in ("dateline", "byline", "editorial_note"):
        assert getattr(article, field) == wanted.get(field)
    if "translated_from" in wanted:
        assert article.source_language == wanted["translated_from"]
    assert undo(article) == story.text


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.name)
def test_nothing_for_newsrooms_is_published(path: Path) -> None:
    (story,) = read(path.read_bytes(), name=path.name)
    article = normalize(story, Desk(target=story.language or "en", engines=()))
    published = f"{article.headline}\n{article.text}\n{article.editorial_note or ''}"
    for private in ("@", "+49", "+47", "nicht zur Veröffentlichung", "Notizblock", "redistributed"):
        assert private not in published
