"""Kills the desk again and again while an oracle looks on, and prints the verdict as JSON.

`python tests/chaos/drive.py --stories 10000 --random 200 --each 25 --workers 2` is the long form (`make chaos`).
Workers are forked from this process, which has read the rules, so that they are at work in milliseconds.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
from contextlib import closing
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]
os.environ.update(COPYDESK_READ_SECONDS="0", PREFECT_SERVER_ANALYTICS_ENABLED="false", DO_NOT_TRACK="1")

import worker  # noqa: E402
from oracle import SINKS  # noqa: E402
from texts import Filing, raw  # noqa: E402

from flows import desk  # noqa: E402
from flows.settings import Settings  # noqa: E402
from flows.store import stories  # noqa: E402
from flows.store.stories import Arrival  # noqa: E402

MOST = {"send": 9, "answer": 9}  # passes of a point until it kills
LONGEST = 15.0  # seconds until a process is killed anyway


def warm() -> None:
    """Read rules and facts, and load what is loaded late, once for all workers."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(out=Path(folder), sources={})
        store = desk.open_desk_store(settings)
        desk.engines = lambda: (worker.Moody(),)  # type: ignore[assignment]
        arrivals = [Arrival(f"{number}.json", raw(Filing(number, 1, False)).encode()) for number in range(2)]
        desk.accept_bytes(store, settings, "warm", arrivals)
        desk.normalize_batch(store, settings, desk.make_desk(settings, store), stories.waiting(store))
        store.engine.dispose()


def start(settings: Settings, port: int, point: str = "", passes: int = 0) -> int:
    """Fork a worker; returns its process id."""
    child = os.fork()
    if child:
        return child
    try:
        if point:
            worker.die_after(point, passes)
        worker.work(settings, port, SINKS)
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def held(settings: Settings, child: int) -> bool:
    """Whether a process that is dead had something in its hands."""
    if settings.store:
        import psycopg

        with psycopg.connect(settings.store) as shared:
            return any(
                shared.execute(f"SELECT 1 FROM {table} WHERE owner LIKE %s LIMIT 1", (f"%:{child}:%",)).fetchone()
                for table in ("stories", "outbox")
            )
    try:
        with closing(sqlite3.connect(settings.out / "copydesk.db", timeout=30)) as there:
            return any(
                there.execute(f"SELECT 1 FROM {table} WHERE owner LIKE ? LIMIT 1", (f"%:{child}:%",)).fetchone()
                for table in ("stories", "outbox")
            )
    except sqlite3.OperationalError:
        return False  # killed before there were tables


def storm(
    settings: Settings, port: int, plan: list[str], others: int, chance: random.Random, passes: int
) -> dict[str, int]:
    """One killing after another, with other workers beside; returns how many there were, by what they hit.

    Args:
        passes: most passes of a point until it kills, where MOST says nothing else.
    """
    told = {"kills": 0, "in_flight": 0, "failed": 0, "ended": 0, **dict.fromkeys(worker.NAMES, 0)}
    beside: set[int] = set()
    teller = worker.Teller(port)
    for number, what in enumerate(plan, 1):
        teller.say("gate", number / len(plan))  # there is work for every kill
        while len(beside) < others:
            beside.add(start(settings, port))
        child = start(settings, port, what, chance.randint(1, MOST.get(what, passes)) if what else 0)
        deadline = time.monotonic() + (LONGEST if what else chance.uniform(0.05, 1.5))
        while (ended := os.waitpid(child, os.WNOHANG)) == (0, 0) and time.monotonic() < deadline:
            time.sleep(0.003)
        if ended == (0, 0):
            os.kill(child, signal.SIGKILL)
            ended = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(ended[1]) and os.WTERMSIG(ended[1]) == signal.SIGKILL
        told["kills"] += killed
        told["failed"] += not killed and ended[1] != 0
        told["ended"] += ended[1] == 0
        if number % 20 == 0:
            print(f"{number} of {len(plan)}: {teller.say('state', None)}", file=sys.stderr, flush=True)
        if killed:
            told["in_flight"] += held(settings, child)
            if what and time.monotonic() < deadline:
                told[what] += 1
        for one in list(beside):
            done, status = os.waitpid(one, os.WNOHANG)
            if done:
                told["failed"] += status != 0
                beside.discard(one)
    for one in beside:
        os.kill(one, signal.SIGKILL)
        os.waitpid(one, 0)
        told["kills"] += 1
        told["in_flight"] += held(settings, one)
    return told


def main() -> None:
    """Play, and print the verdict."""
    words = argparse.ArgumentParser(description=__doc__)
    for name, value in (("stories", 10_000), ("random", 200), ("each", 25), ("workers", 2), ("seed", 1)):
        words.add_argument(f"--{name}", type=int, default=value)
    words.add_argument("--store", default="", help="URL of an empty PostgreSQL database; SQLite without")
    asked = words.parse_args()
    began = time.monotonic()
    warm()
    with tempfile.TemporaryDirectory(prefix="chaos-") as folder:
        settings = Settings(out=Path(folder) / "out", store=asked.store, sources={}, read_seconds=0)
        judge = subprocess.Popen(
            [sys.executable, HERE / "oracle.py", f"{folder}/oracle.db", str(asked.stories), str(asked.seed)],
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert judge.stdout is not None
            port = int(judge.stdout.readline())
            chance = random.Random(asked.seed)
            plan = [""] * asked.random + [name for name in worker.NAMES for _ in range(asked.each)]
            chance.shuffle(plan)
            told = storm(settings, port, plan, asked.workers - 1, chance, 1 + (asked.stories > 20 * len(plan)))
            teller = worker.Teller(port)
            after_storm = teller.say("state", None)
            calm = [os.waitpid(start(settings, port), 0)[1]]
            teller.say("fresh", None)
            calm.append(os.waitpid(start(settings, port), 0)[1])
            verdict = {**worker.Teller(port).say("state", None), **told, "calm": calm}
            verdict["accepted_in_storm"] = after_storm["accepted"]
            verdict["missing_after_storm"] = after_storm["missing"]
            verdict["seconds"] = round(time.monotonic() - began, 1)
            print(json.dumps(verdict, indent=1))
            faults = any(verdict["faults"].values()) or verdict["failed"] or any(calm)
            sys.exit(1 if faults or verdict["accepted"] != verdict["files"] else 0)
        finally:
            judge.kill()
            judge.wait()


if __name__ == "__main__":
    main()
