"""How much of what machine-translated news contains is repaired, and what is broken on the way?

    python -m benchmarks.repair                      the half that everybody may read
    python -m benchmarks.repair --held-back          the other half: figures only
    python -m benchmarks.repair --show false_friend  misses and wrong changes of a class (or of "clean")

The set is described in `evaluation/passages.py`, what counts as repaired and as wrong in `evaluation/scoring.py`.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

if __package__ in (None, ""):
    sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from benchmarks.evaluation import desks
from benchmarks.evaluation.figures import CLEAN, CLEAN_HELD_BACK, NAMES, changed, clean, figures, outcomes
from benchmarks.evaluation.passages import HELD_BACK, SEEN, load
from benchmarks.evaluation.scoring import Outcome


def main() -> None:
    """Print the tables, or the failures of one class."""
    wishes = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wishes.add_argument("--held-back", action="store_true", help="measure the half that rules were not written on")
    wishes.add_argument("--show", metavar="CLASS", help="print what went wrong in a class, or in all or clean")
    wish = wishes.parse_args()
    if wish.show and wish.held_back:
        wishes.error("the held-back half is not shown: rules would be written on it")
    if wish.show:
        show(wish.show)
    else:
        tables(held_back=wish.held_back)


def tables(held_back: bool) -> None:
    """Print the eight figures for each desk, then copydesk's by class and by source language."""
    passages = load(HELD_BACK if held_back else SEEN)
    copy = clean(CLEAN_HELD_BACK if held_back else CLEAN)
    half = "held back" if held_back else "seen"
    print(
        f"{len(passages)} passages ({half}), {len(copy.tricky)} tricky and {len(copy.ordinary)} ordinary clean passages"
    )
    candidates = {"nothing": desks.nothing, "ftfy": desks.by_ftfy, "copydesk": desks.copydesk, **desks.peers()}
    columns: dict[str, dict[str, float]] = {}
    for name, desk in candidates.items():
        given = outcomes(passages, desk, True)
        blind = outcomes(passages, desk, False) if name == "copydesk" else given
        columns[name] = figures(given, blind, copy, desk)
        if name == "copydesk":
            ours = (given, blind)
    print(f"\n{'figure':<50}" + "".join(f"{name:>13}" for name in columns))
    for key, words in NAMES.items():
        unit = "  " if key == "ordinary" else " %"
        print(f"{words:<50}" + "".join(f"{column[key]:>11.1f}{unit}" for column in columns.values()))
    breakdown("class", *ours, lambda one: one.passage.kind)
    breakdown("source", *ours, lambda one: one.passage.source)


def breakdown(head: str, given: Sequence[Outcome], blind: Sequence[Outcome], key: Callable[[Outcome], str]) -> None:
    """Print copydesk's outcomes in groups."""
    groups: dict[str, tuple[list[Outcome], list[Outcome]]] = defaultdict(lambda: ([], []))
    for side, found in enumerate((given, blind)):
        for one in found:
            groups[key(one)][side].append(one)
    print(f"\n{head:<22}{'repair':>8}{'given':>8}{'not':>8}{'wrong':>8}{'':>3}{'person':>8}{'alone':>8}{'flagged':>8}")
    for name, (ours, unaided) in sorted(groups.items(), key=lambda item: -len(item[1][0])):
        mend, ask = ([one for one in ours if one.passage.mode == mode] for mode in ("repair", "person"))
        rest = [one for one in unaided if one.passage.mode == "repair"]
        wrong = len({one.passage.id for one in (*mend, *rest) if one.wrong})
        cells = (len(mend), sum(one.right for one in mend), sum(one.right for one in rest), wrong)
        asked = (len(ask), sum(one.right for one in ask), sum(one.flagged for one in ask))
        print(f"{name:<22}" + "".join(f"{n:>8}" for n in cells) + "   " + "".join(f"{n:>8}" for n in asked))


def show(kind: str) -> None:
    """Print what was not repaired and what was changed wrongly, of the seen half."""
    if kind in ("clean", "all"):
        copy = clean(CLEAN)
        for before, after in changed((*copy.tricky, *copy.ordinary), desks.copydesk):
            print(f"clean WRONG\n  - {before}\n  + {after}")
    for passage in load(SEEN):
        if kind not in (passage.kind, "all"):
            continue
        for given in (True, False):
            (one,) = outcomes([passage], desks.copydesk, given)
            if one.right and (one.flagged or passage.mode == "repair"):
                continue
            state = "WRONG" if one.wrong else "not flagged" if passage.mode == "person" else "missed"
            print(f"{passage.id} ({passage.source}, {'given' if given else 'not given'}) {state}")
            print(f"  - {passage.received!r}\n  + {one.result!r}")
            if passage.mode == "repair":
                print(f"  = {passage.accepted[0]!r}")


if __name__ == "__main__":
    main()
