"""Floors under the figures of the repair desk: what was once reached may not be lost without a reason.

    python benchmarks/floors.py                   measure and say where the floors stand
    python benchmarks/floors.py --raise           raise floors that are more than the slack below what is measured
    python benchmarks/floors.py --pin "REASON"    take a changed set as the one to measure; keeps the floors

Floors live in `floors.toml`. Nothing here lowers one. Whoever must does it by hand, in `[floor.…]`, and writes a
`[[lowered]]` entry (half, figure, to, reason): `[best.…]` remembers the highest floor, and the test asks for the entry.
For figures that count harm the floor is a ceiling.
"""

import argparse
import hashlib
import json
import sys
import tomllib
from pathlib import Path
from typing import Any

if __package__ in (None, ""):
    sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from benchmarks.evaluation.desks import copydesk
from benchmarks.evaluation.figures import CLEAN, CLEAN_HELD_BACK, HARM, NAMES, clean, figures, outcomes
from benchmarks.evaluation.passages import HELD_BACK, SEEN, load

FLOORS = Path(__file__).parent / "floors.toml"
HALVES = {"seen": (SEEN, CLEAN), "held_back": (HELD_BACK, CLEAN_HELD_BACK)}
SLACK = {"wrong": 0.5, "tricky": 0.5, "ordinary": 5.0, "alone": 1.0}
USUAL_SLACK = 2.0
HEAD = "# Floors under the figures of benchmarks/repair.py. benchmarks/floors.py writes this file and says how.\n"

Table = dict[str, dict[str, float]]


def digests() -> dict[str, str]:
    """Return the SHA-256 of each file of the set."""
    files = (path for half in HALVES.values() for path in half)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def measure(half: str) -> dict[str, float]:
    """Return the eight figures of one half."""
    passages, copy = (HALVES[half][0], HALVES[half][1])
    given, blind = outcomes(load(passages), copydesk, True), outcomes(load(passages), copydesk, False)
    return figures(given, blind, clean(copy), copydesk)


def worse(figure: str, one: float, other: float) -> bool:
    """Say whether one is worse than other."""
    return one > other + 1e-6 if figure in HARM else one < other - 1e-6


def unexplained(pinned: dict[str, Any]) -> list[str]:
    """Name the floors that stand lower than they once did with no entry that says why."""
    told = {(entry["half"], entry["figure"], entry["to"]) for entry in pinned.get("lowered", []) if entry.get("reason")}
    return [
        f"{half}.{figure}: {floor} was {best}"
        for half, floors in pinned["floor"].items()
        for figure, floor in floors.items()
        if worse(figure, floor, best := pinned["best"][half][figure]) and (half, figure, floor) not in told
    ]


def raised(figure: str, floor: float | None, now: float) -> float:
    """Return the floor a little below what is measured, or the old one where that is better."""
    slack = SLACK.get(figure, USUAL_SLACK)
    new = round(now + slack, 1) if figure in HARM else round(max(0.0, now - slack), 1)
    return new if floor is None or worse(figure, floor, new) else floor


def written(pinned: dict[str, Any]) -> str:
    """Return the text of floors.toml."""
    lines = [HEAD, "[set]", f"reason = {json.dumps(pinned['set']['reason'])}"]
    lines += [f'"{name}" = "{digest}"' for name, digest in pinned["set"].items() if name != "reason"]
    for table in ("floor", "best"):
        for half, floors in pinned[table].items():
            lines += ["", f"[{table}.{half}]", *(f"{figure} = {value}" for figure, value in floors.items())]
    for entry in pinned.get("lowered", []):
        lines += ["", "[[lowered]]"]
        lines += [
            f'{key} = "{value}"' if isinstance(value, str) else f"{key} = {value}" for key, value in entry.items()
        ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, print, and write what was asked for."""
    wishes = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wishes.add_argument("--raise", dest="up", action="store_true", help="raise the floors")
    wishes.add_argument("--pin", metavar="REASON", help="pin the set as it is now")
    wish = wishes.parse_args()
    pinned: dict[str, Any] = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    if wish.pin:
        pinned["set"] = {"reason": wish.pin, **digests()}
    floor: Table = pinned.setdefault("floor", {half: {} for half in HALVES})
    best: Table = pinned.setdefault("best", {half: {} for half in HALVES})
    for half in HALVES:
        for figure, now in measure(half).items():
            if wish.up:
                floor[half][figure] = raised(figure, floor[half].get(figure), now)
                best[half][figure] = raised(figure, best[half].get(figure), now)
            print(f"{half:<11}{NAMES[figure]:<50}{now:>8.1f}   floor {floor[half].get(figure)}")
    if wish.up or wish.pin:
        FLOORS.write_text(written(pinned), encoding="utf-8")


if __name__ == "__main__":
    main()
