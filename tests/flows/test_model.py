"""The store against a small model of it: any order of arrivals, leases, work, deliveries, failures, crashes and time.

Longer, and with other examples: `pytest --hypothesis-profile=search tests/flows/test_model.py` with MODEL_RUNS=1000.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from newsroom import Clock, made, story

from flows.store import articles, outbox, stories
from flows.store.outbox import Due
from flows.store.schema import open_store
from flows.store.stories import Arrival, Work
from normalizers.errors import SinkError

RUNS = int(os.environ.get("MODEL_RUNS", "40"))
LEASE = 300.0
SINKS = ("one", "two")
KILL = 99
guids, versions, texts, workers, sinks = (
    st.sampled_from("ab"),
    st.integers(1, 3),
    st.sampled_from(["first", "second"]),
    st.integers(0, 2),
    st.sampled_from(SINKS),
)


@dataclass
class Model:
    """What the store promises, in dictionaries."""

    now: float = 1_000_000.0
    seen: set[bytes] = field(default_factory=set)
    text: dict[tuple[str, int], str] = field(default_factory=dict)
    todo: dict[tuple[str, int], tuple[int, float]] = field(default_factory=dict)  # who has it, and until when
    killed: set[str] = field(default_factory=set)

    def arrive(self, guid: str, version: int, text: str, raw: bytes) -> None:
        """The same bytes, the same words and the dead are no work; other words are work again, for anybody."""
        if raw in self.seen:
            return
        self.seen.add(raw)
        if text == "kill":
            self.killed.add(guid)
            self.todo = {one: held for one, held in self.todo.items() if one[0] != guid}
        elif guid not in self.killed and self.text.get((guid, version)) != text:
            self.text[guid, version] = text
            self.todo[guid, version] = (-1, 0.0)

    def claim(self, worker: int) -> set[tuple[str, int]]:
        """Whatever nobody has, or had for too long."""
        free = {one for one, (_, until) in self.todo.items() if until <= self.now}
        self.todo.update(dict.fromkeys(free, (worker, self.now + LEASE)))
        return free

    def finish(self, worker: int, which: set[tuple[str, int]]) -> int:
        """Only what is still the worker's is kept."""
        ours = {one for one in which if self.todo.get(one, (-1, 0.0))[0] == worker}
        for one in ours:
            del self.todo[one]
        return len(ours)

    def stays(self) -> dict[str, tuple[int, str]]:
        """What every sink must have at last: the kill, or the highest version in its last words."""
        living = {guid: (version, self.text[guid, version]) for guid, version in sorted(self.text)}
        return {**living, **dict.fromkeys(self.killed, (KILL, ""))}


class StoreMachine(RuleBasedStateMachine):
    """The real store beside the model."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.store = open_store("sqlite://", self.clock)
        self.model = Model()
        self.lives = dict.fromkeys(range(3), 0)  # of each worker: after a crash it has another name
        self.work: dict[int, list[Work]] = {}
        self.sending: dict[int, tuple[str, list[Due]]] = {}
        self.has: dict[tuple[str, str], tuple[int, str]] = {}
        self.on_the_way: dict[tuple[str, str], tuple[str, float]] = {}  # who may be sending of a story, until when
        self.sent_in_order = True

    def name(self, worker: int) -> str:
        """What a worker is called in this life."""
        return f"elsewhere:{worker}:{self.lives[worker]}"

    def mark(self, worker: int) -> int:
        """The same for the model."""
        return worker + 10 * self.lives[worker]

    @rule(guid=guids, version=versions, text=texts, again=st.integers(0, 1))
    def accept(self, guid: str, version: int, text: str, again: int) -> None:
        """A version comes, or its correction, or bytes that came before."""
        self.arrive(guid, version, text, again)

    @rule(guid=guids, version=versions, dice=st.integers(0, 3))
    def kill(self, guid: str, version: int, dice: int) -> None:
        """A kill comes; not too often, or nothing else is left to see."""
        if not dice:
            self.arrive(guid, version, "kill", 0)

    def arrive(self, guid: str, version: int, text: str, again: int) -> None:
        """Take in and enter."""
        raw = json.dumps([guid, version, text, again]).encode()
        status = {"pubstatus": "canceled"} if text == "kill" else {}
        stories.take_in(self.store, "wire", [Arrival(f"{guid}.txt", raw)])
        for wire in stories.unread(self.store, 5):
            stories.enter(self.store, wire, [story(guid, version, text, **status)], "test", SINKS)
        self.model.arrive(guid, version, text, raw)

    @rule(worker=workers)
    def lease(self, worker: int) -> None:
        """A worker takes what is free: exactly what the model says."""
        claimed = stories.claim(self.store, stories.waiting(self.store), self.name(worker), LEASE)
        assert {(one.guid, one.version) for one in claimed} == self.model.claim(self.mark(worker))
        self.work.setdefault(worker, []).extend(claimed)

    @precondition(lambda self: self.work)
    @rule(data=st.data())
    def normalize(self, data: st.DataObject) -> None:
        """A worker finishes what it took, however late."""
        self.finish(data.draw(st.sampled_from(sorted(self.work))))

    def finish(self, worker: int) -> None:
        """Make articles of what a worker holds."""
        work = self.work.pop(worker, [])
        done = [made(one.story_id, one.guid, one.version, self.says(one)) for one in work]
        kept = articles.finish(self.store, self.name(worker), done, SINKS, "test")
        assert kept == self.model.finish(self.mark(worker), {(one.guid, one.version) for one in work})

    @staticmethod
    def says(work: Work) -> str:
        """The article's text."""
        return f"{work.guid} {work.version} {json.loads(work.wire.raw)[2]}"

    @rule(worker=workers, sink=sinks)
    def take_deliveries(self, worker: int, sink: str) -> None:
        """A worker leases what is due."""
        if worker not in self.sending:
            due = outbox.claim(self.store, sink, self.name(worker), LEASE, 10)
            assert len({one.guid for one in due}) == len(due), "one story twice at the same time"
            for one in due:
                assert self.on_the_way.get((sink, one.guid), ("", 0.0))[1] <= self.clock.now, "somebody is sending it"
                self.on_the_way[sink, one.guid] = self.name(worker), self.clock.now + LEASE
            if due:
                self.sending[worker] = sink, due

    @precondition(lambda self: self.sending)
    @rule(data=st.data(), end=st.sampled_from(["ok", "ok", "fail", "crash after sending"]))
    def send(self, data: st.DataObject, end: str) -> None:
        """It sends them, however late: the sink takes them, or does not, or takes them and nobody is told."""
        worker = data.draw(st.sampled_from(sorted(self.sending)))
        sink, due = self.sending.pop(worker)
        for one in due:
            if not outbox.is_wanted(self.store, one, self.name(worker)):
                outbox.put_back(self.store, [one.id], self.name(worker))
                self.arrived(sink, one, worker)
            elif end == "fail":
                outbox.failed(self.store, one, SinkError("sink.down", "it is down"), self.name(worker), "test")
                self.arrived(sink, one, worker)
            else:
                self.receive(sink, one)
                if end == "ok":
                    outbox.sent(self.store, [one.id], self.name(worker))
                    self.arrived(sink, one, worker)
        if end == "crash after sending":
            self.crash(worker)

    def arrived(self, sink: str, due: Due, worker: int) -> None:
        """This worker does not send of it any more."""
        if self.on_the_way.get((sink, due.guid), ("", 0.0))[0] == self.name(worker):
            del self.on_the_way[sink, due.guid]

    def receive(self, sink: str, due: Due) -> None:
        """What a sink sees: never something older than it has."""
        now = (KILL, "") if due.kind == "kill" else (due.version, due.files[".txt"].decode().split()[2])
        before = self.has.get((sink, due.guid), (0, ""))
        self.sent_in_order &= now[0] >= before[0]
        self.has[sink, due.guid] = now

    @rule(worker=workers)
    def crash(self, worker: int) -> None:
        """A worker dies with what it holds."""
        self.work.pop(worker, None)
        self.sending.pop(worker, None)
        self.lives[worker] += 1

    @rule(seconds=st.sampled_from([1, 299, 301, 301, 4000]))
    def tick(self, seconds: int) -> None:
        """Time passes."""
        self.clock.now += seconds
        self.model.now += seconds

    @invariant()
    def nothing_old_after_new(self) -> None:
        """A kill is the highest version."""
        assert self.sent_in_order

    def teardown(self) -> None:
        """In the end every sink has what must stay."""
        for _ in range(3):
            self.tick(4000)
            self.lease(0)
            self.finish(0)
            for sink in SINKS:
                for one in outbox.claim(self.store, sink, self.name(0), LEASE, 100):
                    self.receive(sink, one)
                    outbox.sent(self.store, [one.id], self.name(0))
        self.nothing_old_after_new()
        stays = self.model.stays()
        assert self.has == {(sink, guid): what for guid, what in stays.items() for sink in SINKS}
        self.store.engine.dispose()


StoreMachine.TestCase.settings = settings(
    max_examples=RUNS, stateful_step_count=64, deadline=None, suppress_health_check=list(HealthCheck)
)
TestStore = StoreMachine.TestCase
