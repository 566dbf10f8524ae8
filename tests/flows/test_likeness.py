"""Near-duplicates are linked, and nothing else is."""

from pathlib import Path

import pytest
from newsroom import SINKS, Newsroom, command, made, story

from flows.store import articles, leases, likeness, stories

WATER = (
    "The water in the lower town was shut off on Monday night after a main burst under the market square. "
    "Engineers expect the repair to take two days. Tankers will stand at the fire station and at both schools, "
    "and the council has asked people to boil what comes from the tap until Friday. The pipe, laid in 1931, was to "
    "have been replaced next spring at a cost of 1.4 million euros."
)
BRIDGE = (
    "Two candidates remain for the new bridge over the estuary. The cheaper one has piers in the fairway and would "
    "close it to ships of more than 8,000 tonnes; the other, a single span, costs half as much again. The regional "
    "assembly decides in March, after a hearing at which the port, the ferry company and three villages will speak."
)


def keep(newsroom: Newsroom, guid: str, text: str, version: int = 1) -> int:
    """Take in a story of which the article is its text; returns its id."""
    ids = newsroom.arrive(story(guid, version, text))
    claimed = stories.claim(newsroom.store, ids, leases.owner(), 300)
    done = [made(work.story_id, work.guid, work.version, text) for work in claimed]
    articles.finish(newsroom.store, leases.owner(), done, SINKS, "test")
    (one,) = ids
    return one


def test_two_feeds_one_story(newsroom: Newsroom) -> None:
    one = keep(newsroom, "a", WATER)
    other = keep(newsroom, "b", WATER.replace("two days", "three days").replace("Monday", "Sunday"))
    keep(newsroom, "c", BRIDGE)
    (like,) = likeness.of(newsroom.store, one)
    assert (like.guid, like.same) == ("b", False)
    assert 0.6 < like.similarity < 1.0
    assert [back.guid for back in likeness.of(newsroom.store, other)] == ["a"]


def test_a_new_version_is_linked_and_says_so(newsroom: Newsroom) -> None:
    keep(newsroom, "a", WATER)
    second = keep(newsroom, "a", WATER.replace("Friday", "Saturday"), version=2)
    (like,) = likeness.of(newsroom.store, second)
    assert (like.guid, like.version, like.same) == ("a", 1, True)


@pytest.mark.parametrize("text", ["Council to meet on Tuesday.", "", "one two three four five six seven eight nine"])
def test_a_flash_is_like_nothing(newsroom: Newsroom, text: str) -> None:
    keep(newsroom, "a", text or "-")
    assert likeness.of(newsroom.store, keep(newsroom, "b", (text or "-") + " ")) == []


def test_a_killed_story_is_not_shown(newsroom: Newsroom) -> None:
    keep(newsroom, "a", WATER)
    other = keep(newsroom, "b", WATER)
    newsroom.arrive(story("a", 2, "kill", pubstatus="canceled"))
    assert likeness.of(newsroom.store, other) == []


def test_other_stories_of_the_same_register_are_not_alike(newsroom: Newsroom) -> None:
    lines = (Path(__file__).parents[2] / "fixtures" / "clean" / "en.txt").read_text("utf-8").splitlines()
    sentences = [line for line in lines if line and not line.startswith("#")][:600]
    ids = [keep(newsroom, f"s{n}", " ".join(sentences[n : n + 8])) for n in range(0, 400, 8)]
    assert [one for one in ids if likeness.of(newsroom.store, one)] == []


def test_on_the_command_line(here: Path) -> None:
    for name, text in (("one.txt", WATER), ("two.txt", WATER.replace("1931", "1932"))):
        (here / name).write_text(f"Water main bursts\n\n{text}\n", encoding="utf-8")
        assert command("run", name)[0] == 0
    code, text = command("similar", next((here / "out" / "articles").glob("*.json")).name)
    assert code == 0
    assert "Water main bursts" in text
    assert ", version 1; from " in text
    assert command("similar", "nobody")[0] == 1
