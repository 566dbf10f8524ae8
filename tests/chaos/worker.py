"""The desk at work, in a process that will be killed: takes files from the oracle, makes articles, delivers them."""

from __future__ import annotations

import base64
import http.client
import json
import os
import random
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from texts import in_english

from flows import desk
from flows.settings import Settings
from flows.store import articles, leases, memory, outbox, stories
from flows.store.stories import Arrival

FILES, STORIES = 8, 40  # taken in, and worked on, at once

# After which step a process can be killed: who holds the function, its name. "send" and "answer" are in the sink.
POINTS: dict[str, tuple[Any, str]] = {
    "raw": (stories, "take_in"),
    "story": (stories, "enter"),
    "translation": (memory.StoreMemory, "put"),
    "article": (articles, "finish"),
    "claim": (outbox, "claim"),
    "mark": (outbox, "sent"),
}
NAMES = (*POINTS, "send", "answer")
_plan = {"point": "", "passes": 0}


def passed(point: str) -> None:
    """Die here, if this is the place and the time."""
    if point == _plan["point"]:
        _plan["passes"] -= 1
        if _plan["passes"] <= 0:
            os.kill(os.getpid(), signal.SIGKILL)


def die_after(point: str, passes: int) -> None:
    """Kill this process when it has passed a point so often. The product knows nothing of it."""
    _plan.update(point=point, passes=passes)
    if point in POINTS:
        place, name = POINTS[point]
        setattr(place, name, _watched(point, getattr(place, name)))


def _watched(point: str, step: Callable[..., Any]) -> Callable[..., Any]:
    def watched(*given: Any, **more: Any) -> Any:
        found = step(*given, **more)
        if point != "claim" or found:
            passed(point)
        return found

    return watched


class Teller:
    """Talks to the oracle."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def say(self, what: str, body: Any, sends: bool = False) -> Any:
        """Tell it something, return its answer."""
        self.connection.request("POST", f"/{what}", json.dumps(body))
        if sends:
            passed("send")
        answer = self.connection.getresponse()
        data = json.loads(answer.read())
        if sends:
            passed("answer")
        return data


class OracleSink:
    """A sink whose receiver is the oracle."""

    def __init__(self, name: str, teller: Teller) -> None:
        self.name = name
        self.teller = teller

    def send(self, kind: str, name: str, files: Mapping[str, bytes], *_: object, **__: object) -> list[Path]:
        """Deliver."""
        data = {suffix: base64.b64encode(one).decode() for suffix, one in files.items()}
        self.teller.say("deliver", {"sink": self.name, "kind": kind, "name": name, "files": data}, sends=True)
        return []

    def settle(self) -> None:
        """The oracle keeps at once what it is told."""


class Moody:
    """An engine that answers differently on every call."""

    name = "moody"

    def path(self, source: str, target: str) -> tuple[str, ...] | None:
        """Spanish into English."""
        return (source, target) if (source, target) == ("es", "en") else None

    def model(self, source: str, target: str) -> str:
        """It has one."""
        return "moody 1"

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        """One of several ways, by chance."""
        return [random.choice(in_english(sentence)) for sentence in sentences]


def work(settings: Settings, port: int, sinks: Sequence[str]) -> None:
    """Work until the oracle has nothing more and all is delivered."""
    random.seed()  # every process in its own mood
    teller = Teller(port)
    there = [OracleSink(name, teller) for name in sinks]
    desk.sinks = lambda _: there  # type: ignore[assignment,return-value]
    desk.engines = lambda: (Moody(),)  # type: ignore[assignment]
    store = desk.open_desk_store(settings)
    leases.release_dead(store)
    today = desk.make_desk(settings, store)
    while True:
        issued = teller.say("issue", FILES)
        files = issued["files"]
        if files:
            arrivals = [Arrival(one["name"], one["raw"].encode()) for one in files]
            desk.accept_bytes(store, settings, "oracle", arrivals)
            teller.say("accept", [one["token"] for one in files])
        else:
            desk.read_wires(store, settings)  # what somebody stored who was killed before reading it
        waiting = stories.waiting(store)[:STORIES]
        desk.normalize_batch(store, settings, today, waiting)
        desk.deliver_all(store, settings, hurry=True)
        if not files and not waiting and not outbox.left(store, list(sinks)).waiting:
            if not issued["more"]:
                break
            time.sleep(0.02)
    store.engine.dispose()
