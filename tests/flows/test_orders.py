"""Versions, corrections, withheld ones and kills in random orders of arrival, to two sinks of which one fails often:
nothing stale is sent, nothing after a kill.

`COPYDESK_ORDERS=10000` plays more orders. The judge keeps its own record of what arrived and of every delivery.
"""

import json
import os
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest
from newsroom import ON_BOTH, Newsroom, made, story

from flows import desk
from flows.store import articles, outbox, stories
from normalizers.errors import SinkError

ORDERS = int(os.environ.get("COPYDESK_ORDERS", "150"))
KILLED = 99


@dataclass
class Reader:
    """A sink that remembers, for each story, the versions it was sent in order; a kill is the highest.

    That a version is withheld comes between it and the next.
    """

    name: str = "folder"
    seen: dict[str, list[float]] = field(default_factory=dict)
    down: bool = False

    def send(self, kind: str, name: str, files: Mapping[str, bytes]) -> list[Path]:
        """Take one delivery."""
        if self.down:
            raise SinkError("sink.down", "it is down")
        body = files[".json"].decode()
        told = {
            "kill": lambda: KILLED,
            "hold": lambda: int(json.loads(body)["version"]) + 0.5,
            "article": lambda: int(body.split()[2]),
        }
        self.seen.setdefault(name, []).append(told[kind]())
        return [Path(name)]

    def settle(self) -> None:
        """Nothing to make last."""


def play(newsroom: Newsroom, guid: str, chance: random.Random, second: Reader) -> tuple[float, bool]:
    """Let the versions of one story arrive in any order, with work between; returns what stays, and whether killed."""
    kill = chance.random() < 0.5
    withheld = chance.choice((0, 0, 1, 2, 3, 3))
    arrivals = [
        story(guid, version, f"{guid} v{version}", pubstatus="withheld" if version == withheld else "usable")
        for version in (1, 2, 3)
    ]
    if kill:
        arrivals.append(story(guid, chance.choice((1, 2, 3, 4)), f"{guid} kill", pubstatus="canceled"))
    chance.shuffle(arrivals)
    for one in arrivals:
        newsroom.arrive(one)
        for _ in range(chance.randrange(5)):
            second.down = chance.random() < 0.5
            step(newsroom, chance)
    second.down = False
    for _ in range(2):
        newsroom.clock.now += 400  # whoever died or waited is out of its lease
        newsroom.work(stories.waiting(newsroom.store))
        desk.deliver_all(newsroom.store, newsroom.settings, hurry=True)
    return 3.5 if withheld == 3 else 3, kill


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
        articles.finish(store, "me:1:z", done, newsroom.sinks, "test")


@ON_BOTH
def test_in_any_order_of_arrival(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(20261122)
    readers = [Reader(), Reader("second")]
    monkeypatch.setattr(desk, "sinks", lambda _: readers)
    newsroom.sinks = ["folder", "second"]
    faults = {"stale": 0, "after a kill": 0, "newest missing": 0, "kill missing": 0, "withheld stays": 0}
    killed_in_flight = held_in_flight = 0
    for number in range(ORDERS):
        before = [set(reader.seen) for reader in readers]
        stays, kill = play(newsroom, f"story-{number}", chance, readers[1])
        for reader, known in zip(readers, before, strict=True):
            (sent,) = [reader.seen[name] for name in set(reader.seen) - known] or [[]]
            faults["stale"] += any(later < earlier for earlier, later in pairwise(sent))
            if kill:
                faults["after a kill"] += KILLED in sent and set(sent[sent.index(KILLED) :]) != {KILLED}
                faults["kill missing"] += not sent or sent[-1] != KILLED
                killed_in_flight += len(set(sent)) > 1
            elif stays == 3:
                faults["newest missing"] += not sent or sent[-1] != stays
            else:
                faults["withheld stays"] += bool(sent) and sent[-1] != stays
                held_in_flight += len(set(sent)) > 1
    assert faults == dict.fromkeys(faults, 0)
    assert killed_in_flight > ORDERS // 20  # enough kills reached a sink that had the story
    assert held_in_flight > ORDERS // 60  # and enough were withheld that a sink had
