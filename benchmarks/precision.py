"""Is a rule as sure as it says? Its confidence beside its precision on passages and clean copy.

    python -m benchmarks.precision                the half that everybody may read, and the rules that are worst
    python -m benchmarks.precision --held-back    the other half: families and confidences only

An edit is right if what all edits together make, or what those of its rule make alone, is a repair that the passage
accepts or part of one. Every edit on clean copy, and on a passage that only a person can decide, is wrong.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

if __package__ in (None, ""):
    sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from benchmarks.evaluation.figures import CLEAN, CLEAN_HELD_BACK, clean
from benchmarks.evaluation.passages import HELD_BACK, SEEN, Passage, load
from benchmarks.evaluation.scoring import on_the_way
from normalizers import repair
from normalizers.edits import Edit, apply

BANDS = (0.9, 0.93, 0.96, 1.01)
FEW = 5  # edits below which a precision says nothing
SHOWN = 25


@dataclass(slots=True)
class Tally:
    """Edits that fired, how many were right, and the sum of the confidences that they carried."""

    fired: int = 0
    right: int = 0
    sure: float = 0.0

    def add(self, edit: Edit, right: bool) -> None:
        """Count one edit."""
        self.fired, self.right, self.sure = self.fired + 1, self.right + right, self.sure + edit.confidence

    @property
    def precision(self) -> float:
        """The share that was right."""
        return self.right / self.fired


def judged(held_back: bool) -> Iterator[tuple[Edit, bool]]:
    """Yield every edit on passages (source given and not) and on clean copy, and whether it is right."""
    for passage in load(HELD_BACK if held_back else SEEN):
        for source in (passage.source, None):
            done = repair(passage.received, source_language=source)
            whole = _right(passage, done.text)
            for edit in done.edits:
                # A rule that moves words makes several edits: they are judged together.
                some = [one for one in done.edits if one.rule == edit.rule]
                yield edit, whole or _right(passage, apply(passage.received, some))
    copy = clean(CLEAN_HELD_BACK if held_back else CLEAN)
    for text in (*copy.tricky, *copy.ordinary):
        for edit in repair(text).edits:
            yield edit, False


def _right(passage: Passage, result: str) -> bool:
    if passage.mode == "person":
        return False
    return any(on_the_way(passage.received, result, goal) for goal in (*passage.accepted, *passage.halfway))


def main() -> None:
    """Print precision by confidence, by family, and the rules that are less sure than they say."""
    wishes = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wishes.add_argument("--held-back", action="store_true", help="measure the half that rules were not written on")
    held_back = wishes.parse_args().held_back
    bands: dict[str, Tally] = defaultdict(Tally)
    families: dict[str, Tally] = defaultdict(Tally)
    by_rule: dict[str, Tally] = defaultdict(Tally)
    for edit, right in judged(held_back):
        band = next((low, high) for low, high in zip((0.0, *BANDS), BANDS, strict=False) if edit.confidence < high)
        bands[f"{band[0]:.2f} to {min(band[1], 1.0):.2f}"].add(edit, right)
        for rule in edit.rule.split("+"):
            families[rule.partition(".")[0]].add(edit, right)
            by_rule[rule].add(edit, right)
    _table("confidence", bands)
    _table("family", families)
    if not held_back:
        enough = {rule: one for rule, one in by_rule.items() if one.fired >= FEW}
        worst = {rule: one for rule, one in enough.items() if one.precision < one.sure / one.fired}
        _table(f"less sure than they say (fired {FEW} times or more)", worst)


def _table(title: str, rows: dict[str, Tally]) -> None:
    print(f"\n{title:<56}{'edits':>7}{'right':>7}{'precision':>11}{'confidence':>12}")
    for name, one in sorted(rows.items(), key=lambda row: (row[1].precision, row[0]))[:SHOWN]:
        print(f"{name:<56}{one.fired:>7}{one.right:>7}{one.precision:>11.3f}{one.sure / one.fired:>12.3f}")


if __name__ == "__main__":
    main()
