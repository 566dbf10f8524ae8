"""Hostile files under watch: they open nothing, call nobody, and are refused or come to little.

`python -m benchmarks.wires --attacks` measures what each costs in time and memory, in a process of its own.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.damage.attacks import RECIPES, Trap
from benchmarks.damage.watched import MOST_TEXT, Seen, trap, watch

LARGE = 1_000_000  # bytes; larger ones wait for the benchmark


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Seen], bool]:
    with trap(tmp_path_factory.mktemp("trap")) as (here, touched):
        made = {name: recipe(here) for name, recipe in RECIPES.items()}
        small = {name: raw for name, raw in made.items() if len(raw) <= LARGE}
        return dict(zip(small, watch(small.values()), strict=True)), touched.now()


def test_there_are_enough(tried: tuple[dict[str, Seen], bool]) -> None:
    assert len(tried[0]) >= 60


def test_none_opens_anything(tried: tuple[dict[str, Seen], bool]) -> None:
    seen, touched = tried
    assert {name: one.opened for name, one in seen.items() if one.opened or one.told} == {}
    assert not touched


def test_each_is_refused_or_comes_to_little(tried: tuple[dict[str, Seen], bool]) -> None:
    wrong = {
        name: one.outcome
        for name, one in tried[0].items()
        if not (one.outcome.startswith("wire.") or (one.outcome == "read" and one.characters <= MOST_TEXT))
    }
    assert wrong == {}


def test_the_watch_sees_a_file_that_is_opened(tmp_path: Path) -> None:
    """Once by libxml2 itself, which no hook of Python sees; once by Python."""
    with trap(tmp_path) as (here, touched):
        assert not touched.now()
        for code in (
            "from lxml import etree; etree.parse(sys.argv[1], etree.HTMLParser())",
            "open(sys.argv[1]).close()",
        ):
            subprocess.run([sys.executable, "-c", f"import sys; {code}", here.file], check=True)
            assert touched.now(), code
        subprocess.run(
            [sys.executable, "-c", f"import socket; socket.create_connection(('127.0.0.1', {here.port}))"], check=True
        )
        assert touched.now()


def test_the_recipes_are_what_they_say() -> None:
    here = Trap("/secret", 1)
    assert b"file:///secret" in RECIPES["entity of a file"](here)
    assert RECIPES["zip of zeros"](here).startswith(b"PK")
    assert len(RECIPES["a huge text"](here)) > 10_000_000
