"""The eight figures of the repair desk, from outcomes on passages and on clean copy."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.evaluation.passages import MECHANICAL, SETS, Passage
from benchmarks.evaluation.scoring import Desk, Outcome, judge

CLEAN, CLEAN_HELD_BACK = SETS / "clean.txt", SETS / "clean-held-back.txt"
NAMES = {
    "mechanical": "mechanical classes repaired exactly",
    "given": "all repairable repaired exactly, source given",
    "not_given": "the same, source not given",
    "wrong": "passages changed wrongly",
    "alone": "for a person: left alone",
    "flagged": "for a person: flagged",
    "tricky": "tricky clean passages changed",
    "ordinary": "clean news passages changed per 1,000",
}
HARM = frozenset({"wrong", "tricky", "ordinary"})


@dataclass(frozen=True, slots=True)
class Clean:
    """Clean copy in two groups: what a careless rule would damage, and ordinary news."""

    tricky: tuple[str, ...]
    ordinary: tuple[str, ...]


def clean(path: Path) -> Clean:
    """Read a file of clean passages: one a line, under `## tricky` or `## ordinary`; other # lines are remarks."""
    groups: dict[str, list[str]] = {"tricky": [], "ordinary": []}
    group = "tricky"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            group = line[3:].strip()
        elif line and not line.startswith("#"):
            groups[group].append(line)
    return Clean(tuple(groups["tricky"]), tuple(groups["ordinary"]))


def share(part: int, whole: int) -> float:
    """Return a percentage."""
    return 100 * part / whole if whole else 0.0


def outcomes(passages: Sequence[Passage], desk: Desk, source_given: bool) -> list[Outcome]:
    """Judge every passage."""
    return [judge(passage, desk, source_given) for passage in passages]


def changed(texts: Sequence[str], desk: Desk) -> list[tuple[str, str]]:
    """Return (before, after) of the clean texts that the desk does not leave alone."""
    return [(text, after) for text in texts if (after := desk(text, None)[0]) != text]


def figures(given: Sequence[Outcome], blind: Sequence[Outcome], copy: Clean, desk: Desk) -> dict[str, float]:
    """Return the eight figures by name; `wrong` is the worse of source given and not given."""
    repair = [one for one in given if one.passage.mode == "repair"]
    person = [one for one in given if one.passage.mode == "person"]
    mechanical = [one for one in repair if one.passage.kind in MECHANICAL]
    unaided = [one for one in blind if one.passage.mode == "repair"]
    return {
        "mechanical": share(sum(one.right for one in mechanical), len(mechanical)),
        "given": share(sum(one.right for one in repair), len(repair)),
        "not_given": share(sum(one.right for one in unaided), len(unaided)),
        "wrong": max(share(sum(one.wrong for one in side), len(side)) for side in (given, blind)),
        "alone": share(sum(one.right for one in person), len(person)),
        "flagged": share(sum(one.flagged for one in person), len(person)),
        "tricky": share(len(changed(copy.tricky, desk)), len(copy.tricky)),
        "ordinary": 10 * share(len(changed(copy.ordinary, desk)), len(copy.ordinary)),
    }
