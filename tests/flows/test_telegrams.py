"""The life of a telegram through store and sink: its numbers change, a kill names any of its names, orders are random.

`COPYDESK_ORDERS=10000` plays more orders.
"""

from __future__ import annotations

import os
import random

from newsroom import Newsroom

from flows.store import stories
from normalizers import read
from normalizers.story import Story

ORDERS = int(os.environ.get("COPYDESK_ORDERS", "60"))


def telegram(number: int, clock: int, slug: str, take: str, text: str) -> tuple[Story, bytes]:
    """A message of the 14th of March, with the keywords and the mark of its take."""
    head = f"\x01eca{number:04} 3 i 20  dpa {number + 900:04}\r\n\r\n{slug}/\r\n" + (take and f"{take}\r\n")
    raw = f"{head}\x02Ferry aground {slug} =\r\n\r\n{text}\r\n\r\n\x0314{clock:04} GMT Mar 25\r\n\r\n\x04".encode()
    (story,) = read(raw)
    return story, raw


def life(n: int, chance: random.Random) -> tuple[list[tuple[Story, bytes]], bool]:
    """Five messages of one story, the last of which may be a kill under a slug of its own that names a number."""
    slug, first = f"Harbour/ferry{n}", 1000 + 10 * (n % 800)
    made = [
        telegram(first, 412, slug, "", f"Port Ellery (dpa) - Text {n} one."),
        telegram(first + 1, 530, slug, "1ST LEAD", f"Port Ellery (dpa) - Text {n} two."),
        telegram(first + 2, 615, slug, "(CORRECTION: it is 212)", f"Port Ellery (dpa) - Text {n} three."),
        telegram(first + 3, 700, slug, "2ND LEAD", f"Port Ellery (dpa) - Text {n} four."),
    ]
    kill = chance.random() < 0.7
    if kill:
        named = f"Editors, please kill our story eca{first + chance.randrange(4):04}."
        own = chance.choice((slug, "Advice/desk"))
        made.append(
            telegram(first + 4, 2309, own, "KILL", named if own != slug else "Editors, please kill this story.")
        )
    chance.shuffle(made)
    return made, kill


def test_in_any_order_of_arrival(newsroom: Newsroom) -> None:
    chance = random.Random(20261123)
    overtaken = 0
    for n in range(ORDERS):
        made, kill = life(n, chance)
        other = telegram(9000 + n % 900, 412, f"Bees/hotel{n}", "", "New York (dpa) - Bees.")
        newest = max(story.version for story, _ in made if story.pubstatus == "usable")
        for story, raw in [*made, other]:
            newsroom.arrive(story, raw)
            if chance.random() < 0.5:
                newsroom.work(stories.waiting(newsroom.store))
            if chance.random() < 0.5:
                newsroom.deliver()
        newsroom.work(stories.waiting(newsroom.store))
        newsroom.deliver()
        guid = next(
            story.guid for story, _ in made if "Harbour" in (story.slugline or "") and story.pubstatus == "usable"
        )
        texts = [data.decode() for name, data in newsroom.folder.items() if name.endswith(".txt")]
        standing = [text for text in texts if text.startswith(guid)]
        assert standing == ([] if kill else [f"{guid} version {newest}"])
        assert any(text.startswith(other[0].guid) for text in texts)  # what the kill did not mean
        overtaken += kill and made[-1][0].pubstatus != "canceled"
    assert overtaken > ORDERS // 5  # enough kills came before a version


def test_the_same_slug_in_two_services_is_two_stories(newsroom: Newsroom) -> None:
    first, raw = telegram(1, 412, "Harbour/ferry", "", "Port Ellery (dpa) - Text one.")
    second = raw.replace(b"\x01eca", b"\x01bdt")
    newsroom.arrive(first, raw)
    waiting = newsroom.arrive(read(second)[0], second)
    newsroom.work(waiting)
    newsroom.deliver()
    assert len([name for name in newsroom.folder if name.endswith(".txt")]) == 2
