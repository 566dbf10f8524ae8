"""Versions, corrections and kills in random orders of arrival: nothing stale is sent, nothing after a kill.

`COPYDESK_ORDERS=10000` plays more orders. The judge keeps its own record of what arrived and of every delivery.
"""

import os
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest
from newsroom import SINKS, Newsroom, made, story

from flows import desk
from flows.store import articles, outbox, stories

ORDERS = int(os.environ.get("COPYDESK_ORDERS", "150"))
KILLED = 99


@dataclass
class Reader:
    """A sink that remembers, for each story, the versions it was sent in order; a kill is the highest."""

    name: str = "folder"
    seen: dict[str, list[int]] = field(default_factory=dict)

    def send(self, kind: str, name: str, files: Mapping[str, bytes]) -> list[Path]:
        """Take one delivery."""
        body = files[".json"].decode()
        version = KILLED if kind == "kill" else int(body.split()[2])
        self.seen.setdefault(name, []).append(version)
        return [Path(name)]

    def settle(self) -> None:
        """Nothing to make last."""


def play(newsroom: Newsroom, guid: str, chance: random.Random) -> tuple[list[int], bool]:
    """Let the versions of one story arrive in any order, with work between; returns them and whether it was killed."""
    kill = chance.random() < 0.6
    arrivals = [story(guid, version, f"{guid} v{version}") for version in (1, 2, 3)]
    if kill:
        arrivals.append(story(guid, chance.choice((1, 2, 3, 4)), f"{guid} kill", pubstatus="canceled"))
    chance.shuffle(arrivals)
    for one in arrivals:
        newsroom.arrive(one)
        for _ in range(chance.randrange(3)):
            step(newsroom, chance)
    for _ in range(2):
        newsroom.clock.now += 400  # whoever died or waited is out of its lease
        newsroom.work(stories.waiting(newsroom.store))
        newsroom.deliver()
    return [one.version for one in arrivals if one.pubstatus == "usable"], kill


def step(newsroom: Newsroom, chance: random.Random) -> None:
    """Something that may happen between two arrivals."""
    store, waiting = newsroom.store, stories.waiting(newsroom.store)
    what = chance.randrange(5)
    if what == 0:
        newsroom.work(waiting)
    elif what == 1:
        newsroom.deliver()
    elif what == 2:  # a worker that dies with the work in its hands
        stories.claim(store, waiting, "elsewhere:1:x", 300)
    elif what == 3:  # a delivery that is sent, and the sender dies before it says so
        for due in outbox.claim(store, "folder", "elsewhere:2:y", 300, 100):
            desk.sinks(newsroom.settings)[0].send(due.kind, due.name, due.files)
    else:  # a slow worker that finishes after others have gone on
        claimed = stories.claim(store, waiting, "me:1:z", 300)
        if chance.random() < 0.5:
            newsroom.deliver()
        done = [made(work.story_id, work.guid, work.version) for work in claimed]
        articles.finish(store, "me:1:z", done, SINKS, "test")


def test_in_any_order_of_arrival(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(20261122)
    reader = Reader()
    monkeypatch.setattr(desk, "sinks", lambda _: [reader])
    faults = {"stale": 0, "after a kill": 0, "newest missing": 0, "kill missing": 0}
    killed_in_flight = 0
    for number in range(ORDERS):
        before = set(reader.seen)
        versions, kill = play(newsroom, f"story-{number}", chance)
        (sent,) = [reader.seen[name] for name in set(reader.seen) - before] or [[]]
        faults["stale"] += any(later < earlier for earlier, later in pairwise(sent))
        if kill:
            faults["after a kill"] += KILLED in sent and sent[sent.index(KILLED) :] != [KILLED] * sent.count(KILLED)
            faults["kill missing"] += bool(sent) and sent[-1] != KILLED
            killed_in_flight += len(set(sent)) > 1
        else:
            faults["newest missing"] += not sent or sent[-1] != max(versions)
    assert faults == dict.fromkeys(faults, 0)
    assert killed_in_flight > ORDERS // 20  # enough kills reached a sink that had the story
