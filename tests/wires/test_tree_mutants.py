"""Wires whose tree is damaged give stories or a WireError, and no accepted one loses a letter of its body.

The long form is `python -m benchmarks.wires --mutants 1000`.
"""

from __future__ import annotations

import random
import time

import pytest

from benchmarks import tree_mutants
from benchmarks.wires import SLOW, fixtures
from normalizers.errors import WireError
from normalizers.story import Story
from normalizers.wires import read

FILES = fixtures()
TREES = "ap atom newsml-1 newsml-g2 ninjs nitf rss rss-1.0 wxr".split()


@pytest.mark.parametrize("name", TREES)
def test_damaged_trees(name: str) -> None:
    chance = random.Random(f"short {name}")
    undamaged = [(raw, read(raw)) for raw in FILES[name]]
    read_ = counted = 0
    for _ in range(120):
        mutant = tree_mutants.mutant(*chance.choice(undamaged), chance)
        if mutant is None:
            continue
        started = time.monotonic()
        stories = outcome(mutant.raw)
        assert time.monotonic() - started < SLOW
        if isinstance(stories, WireError):
            assert stories.code.startswith("wire.")
            assert stories.place.startswith("x")
            continue
        read_ += 1
        counted += mutant.letters is not None
        assert not tree_mutants.lost(mutant, stories), mutant.raw.decode()
    assert read_ > 20
    assert counted


def outcome(raw: bytes) -> list[Story] | WireError:
    try:
        return read(raw, name="x")
    except WireError as error:
        return error


def test_the_count_sees_a_loss() -> None:
    body = b"<p>The ferry sailed at dawn.</p><p>The goat stayed on the island.</p>"
    raw = b"<nitf><body><body.content>" + body + b"</body.content></body></nitf>"
    (story,) = read(raw)
    found = [tree_mutants.mutant(raw, [story], random.Random(n)) for n in range(20)]
    counted = [one for one in found if one is not None and one.letters]
    assert counted
    assert all(tree_mutants.lost(one, []) == one.letters for one in counted)
