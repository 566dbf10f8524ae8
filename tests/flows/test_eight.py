"""Eight processes on one store: nobody gets what somebody else has, nobody sees that the store was busy.

`EIGHT_STORIES=10000` is the long form.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import time
from collections import Counter
from multiprocessing.synchronize import Barrier
from pathlib import Path

from newsroom import ON_BOTH, SINKS, Newsroom, made, story
from sqlalchemy import func, select

from flows.store import articles, outbox, schema, stories
from flows.store.schema import open_store
from flows.store.stories import Arrival

STORIES = int(os.environ.get("EIGHT_STORIES", "120"))
WORKERS = 8
A_TIME = 8


def run(url: str, number: int, notes: Path, ready: Barrier) -> None:
    """Take in the same bytes as all the others, work, deliver; write down what was ours."""
    store = open_store(url)
    chance = random.Random(number)
    owner = f"elsewhere:{number}:x"
    numbers = list(range(STORIES))
    chance.shuffle(numbers)
    worked: list[str] = []
    sent: list[str] = []
    ready.wait(60)  # or the first is done before the last begins
    while True:
        some, numbers = numbers[:A_TIME], numbers[A_TIME:]
        stories.take_in(store, "wire", [Arrival(str(one), f"bytes {one}".encode()) for one in some])
        for wire in stories.unread(store, A_TIME):
            stories.enter(store, wire, [story(f"guid {wire.name}")], "test", SINKS)
        waiting = stories.waiting(store)
        chance.shuffle(waiting)
        claimed = stories.claim(store, waiting[:A_TIME], owner, 600)
        worked += [work.guid for work in claimed]
        articles.finish(store, owner, [made(one.story_id, one.guid, 1) for one in claimed], SINKS, "test")
        due = outbox.claim(store, SINKS[0], owner, 600, A_TIME)
        sent += [one.key for one in due]
        outbox.sent(store, [one.id for one in due], owner)
        time.sleep(0.05)  # SQLite gives no turns: without a pause one process may keep the lock to itself
        if not (numbers or waiting or due or stories.unread(store, 1)):
            break
    store.engine.dispose()
    (notes / f"{number}.worked").write_text("\n".join(worked), "utf-8")
    (notes / f"{number}.sent").write_text("\n".join(sent), "utf-8")


@ON_BOTH
def test_eight_workers_on_one_store(newsroom: Newsroom, tmp_path: Path) -> None:
    url = newsroom.settings.store_url
    newsroom.store.engine.dispose()  # no connection may be shared with a child
    context = multiprocessing.get_context("fork")
    ready = context.Barrier(WORKERS)
    workers = [context.Process(target=run, args=(url, number, tmp_path, ready)) for number in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(500)
    assert [worker.exitcode for worker in workers] == [0] * WORKERS  # an error of the store would end its process
    busy: set[int] = set()
    for what in ("worked", "sent"):
        lists = [(tmp_path / f"{number}.{what}").read_text("utf-8").split("\n") for number in range(WORKERS)]
        counted = Counter(one for some in lists for one in some if one)
        assert len(counted) == STORIES
        assert counted.most_common(1)[0][1] == 1, what
        busy |= {number for number, some in enumerate(lists) if any(some)}
    assert len(busy) > 1, "one worker did it all: this showed nothing"
    with newsroom.store.read() as connection:
        for table, where in ((schema.articles, "revision = 1"), (schema.outbox, "state = 'sent'")):
            assert connection.scalar(select(func.count()).select_from(table)) == STORIES, where
