"""What the repair desk once reached on its evaluation set it keeps. See benchmarks/floors.py."""

import sys
import tomllib
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[1]))

from benchmarks import floors
from benchmarks.figures import NAMES

PINNED = tomllib.loads(floors.FLOORS.read_text(encoding="utf-8"))


def test_the_set_is_the_one_that_the_floors_were_measured_on():
    pinned = {name: digest for name, digest in PINNED["set"].items() if name != "reason"}
    assert floors.digests() == pinned, "the set changed: python benchmarks/floors.py --pin 'why'"
    assert PINNED["set"]["reason"]


def test_no_floor_was_lowered_without_a_reason():
    assert floors.unexplained(PINNED) == []
    assert all(set(table) == set(NAMES) for kind in ("floor", "best") for table in PINNED[kind].values())


@pytest.mark.parametrize("half", floors.HALVES)
def test_no_figure_is_below_its_floor(half: str):
    now, floor = floors.measure(half), PINNED["floor"][half]
    lost = {name: (now[name], floor[name]) for name in NAMES if floors.worse(name, now[name], floor[name])}
    assert lost == {}, f"worse than the floor (measured, floor): {lost}"


def test_a_lower_floor_needs_a_reason():
    lowered = {
        "floor": {"seen": {"given": 40.0, "wrong": 3.0}},
        "best": {"seen": {"given": 45.0, "wrong": 2.0}},
        "lowered": [{"half": "seen", "figure": "wrong", "to": 3.0, "reason": "a rule that cost more than it gave"}],
    }
    assert floors.unexplained(lowered) == ["seen.given: 40.0 was 45.0"]
