"""A story whose making hangs or kills the process is given up, and every other story comes through (row 15)."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows import bounded, desk, making
from flows.settings import Settings
from flows.store import articles, quarantine, stories
from flows.store.schema import Store, open_store
from flows.store.stories import Arrival

POISON = "The poison sailed at dawn."
SITE = """
import ctypes, os, sys
import flows.making
whole = flows.making._articles
def articles(some, desk, seconds):
    if any("poison" in story.text for story in some):
        os.abort() if sys.argv[-1] == "abort" else ctypes.string_at(1)
    return whole(some, desk, seconds)
flows.making._articles = articles
from flows import desk
from flows.settings import Settings
from flows.store import leases, stories
here = Settings(out=sys.argv[1])
store = desk.open_desk_store(here)
leases.release_dead(store)
desk.normalize_batch(store, here, desk.make_desk(here, store), stories.waiting(store))
"""


def arrive(folder: Path, texts: list[str]) -> tuple[Settings, Store]:
    here = Settings(out=folder)
    store = open_store(here.store_url)
    arrivals = [Arrival(f"{n}.txt", f"Ferry {n} sails\n\n{text}\n".encode()) for n, text in enumerate(texts)]
    desk.accept_bytes(store, here, "wire", arrivals)
    return here, store


def made(store: Store, ids: list[int]) -> int:
    return sum(articles.stored(store, one) is not None for one in ids)


@pytest.mark.parametrize("way", ["abort", "crash"])
def test_a_story_that_kills_the_process_is_quarantined_and_stops_nobody(tmp_path: Path, way: str) -> None:
    _, store = arrive(tmp_path, [f"The boat number {n} sailed at dawn." for n in range(4)] + [POISON])
    ids = stories.waiting(store)
    for runs in range(1, stories.MOST_DEATHS + 2):
        done = subprocess.run([sys.executable, "-c", SITE, str(tmp_path), way], check=False, capture_output=True)
        assert (done.returncode == 0) == (runs > stories.MOST_DEATHS), done.stderr.decode()[-500:]
        if runs == 2:
            assert made(store, ids) == 4  # it is made after all others
    (case,) = quarantine.cases(store)
    assert (case.code, case.name) == ("desk.died", "4.txt")
    assert quarantine.retry(store, [case]) == 1
    (work,) = stories.claim(store, stories.waiting(store), "x", 60)
    assert work.begun == 0


def test_a_story_that_never_ends_is_quarantined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, store = arrive(tmp_path, ["The boat sailed at dawn.", POISON, "The goat sailed at noon."])
    import normalizers

    one, many = normalizers.normalize, normalizers.normalize_many

    def hang(text: str) -> None:
        while "poison" in text:
            try:
                time.sleep(0.01)
            except Exception:  # whoever keeps every error does not keep this one
                continue

    monkeypatch.setattr(normalizers, "normalize", lambda story, desk: hang(story.text) or one(story, desk))
    monkeypatch.setattr(
        normalizers, "normalize_many", lambda some, desk: [hang(story.text) for story in some] and many(some, desk)
    )
    one(making.reading.read(b"A boat\n\nIt sailed at dawn.\n", "x")[0])  # type: ignore[arg-type]  # all is loaded
    hurried = here.model_copy(update={"make_seconds": 1.0})
    desk.normalize_batch(store, hurried, desk.make_desk(here, store), stories.waiting(store))
    (case,) = quarantine.cases(store)
    assert (case.code, case.name) == ("desk.too-slow", "1.txt")
    assert "1 seconds" in case.reason
    assert not stories.waiting(store)


def test_an_error_is_no_death(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, store = arrive(tmp_path, ["The boat sailed at dawn."])

    def fails(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(desk, "make", fails)
    for _ in range(stories.MOST_DEATHS + 1):
        with pytest.raises(KeyboardInterrupt):
            desk.normalize_batch(store, here, desk.make_desk(here, store), [1])
        stories.renew(store, [1], desk.leases.owner(), -1)
    (work,) = stories.claim(store, [1], "x", 60)
    assert work.begun == 0


def test_what_no_alarm_reaches_ends_the_process() -> None:
    code = (
        "from flows import bounded\nimport ctypes, threading\nbounded.GRACE = 0.2\n"
        "def work():\n with bounded.bounded(0.2):\n  ctypes.PyDLL(None).sleep(60)\n"
        "threading.Thread(target=work).start()"
    )
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, timeout=50)
    assert done.returncode == 1
    assert b"Timeout" in done.stderr
    assert time.monotonic() - started < 40


def test_nothing_is_left_behind() -> None:
    """An alarm that came later would hit whatever runs then."""
    import signal

    before = signal.getsignal(signal.SIGALRM)
    with bounded.bounded(0.05):
        pass
    assert signal.getsignal(signal.SIGALRM) is before
    time.sleep(0.1)
