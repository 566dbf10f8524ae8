"""Pages of fifty kinds of news site: no paragraph of a story is lost, and next to nothing else is read."""

from __future__ import annotations

from benchmarks.pages import measure

LEAKED = 3  # lines that only their words tell from the story; layout lifts those that it knows


def test_whole_stories_and_nothing_else() -> None:
    pages = measure()
    assert len(pages) >= 50
    assert len({page.name.split(".")[1] for page in pages}) >= 20
    assert sum(page.expected for page in pages) > 300
    assert [(page.name, page.lost) for page in pages if page.lost] == []
    assert sum(len(page.leaked) for page in pages) <= LEAKED
