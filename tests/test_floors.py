"""What the repair desk once reached on its evaluation set it keeps. See benchmarks/floors.py."""

import sys
import tomllib
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[1]))

from benchmarks import floors
from benchmarks.evaluation.figures import NAMES
from benchmarks.evaluation.passages import Passage, parse
from benchmarks.evaluation.scoring import judge

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


def passage(marked: str, mode: str = "repair") -> Passage:
    return parse("\t".join(("x-1", "glued_words", "es", mode, marked)))


def test_marked_text_says_what_was_received_and_what_is_accepted():
    one = passage("The [[@Kiev=>Kiev||Kyiv]] [[[men]=>men||folk]] of [[@Kyiv=>Kiev||Kyiv]][[ left=>]]¶now.")
    assert one.received == "The Kiev [men] of Kyiv left\n\nnow."
    assert one.accepted[0] == "The Kiev men of Kiev\n\nnow."
    assert len(one.accepted) == 4
    assert passage("He met [[?the and]] left.", "person").spots == ("the and",)
    with pytest.raises(ValueError, match="accepted text"):
        passage("He[[ ,=> ,]] left.")


@pytest.mark.parametrize(
    ("result", "right", "wrong"),
    [
        ("He left, and the team won.", True, False),
        ("He leftand the the team won.", False, False),  # nothing done
        ("He left and the team won.", False, False),  # on the way
        ("He leftand the team won.", False, False),
        ("He left, and a team won.", False, True),  # done, and one word too many
        ("He left, and the the team lost.", False, True),
        ("He leftand the the team won", False, True),
    ],
)
def test_half_a_repair_is_a_miss_and_any_other_change_is_wrong(result: str, right: bool, wrong: bool):
    one = passage("He [[leftand=>left, and]] the [[the team=>team]] won.")
    outcome = judge(one, lambda text, source: (result, ()), True)
    assert (outcome.right, outcome.wrong) == (right, wrong)


def test_a_flag_counts_where_it_touches_what_a_person_must_see():
    one = passage("He met [[?the and]] left.", "person")
    assert judge(one, lambda text, source: (text, [(10, 13)]), True).flagged
    assert not judge(one, lambda text, source: (text, [(0, 2)]), True).flagged
