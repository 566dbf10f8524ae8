"""What a file does to the process that reads it stays there."""

import ctypes
import operator
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.damage import poisons
from flows import reading
from flows.settings import settings
from normalizers import read
from normalizers.errors import CopydeskError, WireError

INBOX = Path(__file__).parents[2] / "fixtures" / "inbox"
FEED = (INBOX / "rss-es-mt.xml").read_bytes()


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("COPYDESK_READ_SECONDS", "60")
    settings.cache_clear()
    yield
    settings.cache_clear()


def test_a_file_is_read_as_in_this_process() -> None:
    assert reading.read(FEED, "a.xml") == read(FEED)


def test_an_error_comes_back_as_it_was() -> None:
    broken = (INBOX / "ninjs-broken.json").read_bytes()
    with pytest.raises(WireError) as here:
        read(broken, name="a.json")
    with pytest.raises(WireError) as there:
        reading.read(broken, "a.json")
    assert str(there.value) == str(here.value)
    assert there.value.place.startswith("a.json")


def test_what_never_ends_is_stopped_and_the_next_file_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_READ_SECONDS", "0.5")
    settings.cache_clear()
    started = time.monotonic()
    with monkeypatch.context() as slow:
        slow.setattr(reading, "_read", operator.pow)  # no signal from within ends this
        with pytest.raises(WireError, match=r"^wire\.too-slow: .*0\.5 seconds") as caught:
            reading.read(10**8, 10**8)  # type: ignore[arg-type]
    assert caught.value.todo
    assert time.monotonic() - started < 8
    monkeypatch.setenv("COPYDESK_READ_SECONDS", "60")
    settings.cache_clear()
    assert reading.read(FEED, "a.xml")


def test_a_crash_is_an_error_and_the_next_file_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as crash:
        crash.setattr(reading, "_read", ctypes.string_at)
        with pytest.raises(WireError, match=r"^wire\.crash: "):
            reading.read(1, 1)  # type: ignore[arg-type]
    assert reading.read(FEED, "a.xml")


def test_a_memory_bomb_is_an_error_and_the_next_file_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MEMORY", 900_000_000)
    reading._child.cache_clear()
    try:
        with monkeypatch.context() as bomb:
            bomb.setattr(reading, "_read", poisons.read)
            with pytest.raises(WireError, match=r"^wire\.too-heavy: .*a\.json"):
                reading.read(poisons.poison(poisons.KINDS.index("memory")), "a.json")
        assert reading.read(FEED, "a.xml")
    finally:
        reading._child.cache_clear()


def test_a_fault_of_ours_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_READ_SECONDS", "0")
    settings.cache_clear()
    monkeypatch.setattr("normalizers.wires._read", lambda raw: 1 / 0)
    with pytest.raises(CopydeskError, match=r"^fault\.ZeroDivisionError: .*test_reading\.py, line \d+"):
        reading.read(FEED, "a.xml")
