"""What becomes of whole machine-made stories that no rule was written on?

    python -m benchmarks.unseen           the table, then every wrong or unasked edit
    python -m benchmarks.unseen --misses  also what was left, or repaired in part, by class

Ten stories are in `sets/unseen/`, each with a list of its artifacts; they were written without sight of the rules.
They are read once with the source language given, once without. An artifact is repaired (as accepted), repaired in
part (on a shortest way to an accepted text), changed otherwise, or left. One with no accepted text is for a person: it
should stay as it is, and a flag on it is better still. An edit outside all artifacts is unasked; a dateline that layout
takes to its field is counted apart.
"""

import argparse
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

if __package__ in (None, ""):
    sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from benchmarks.evaluation.scoring import distance
from normalizers import Edit, Flag, repair
from normalizers.edits import apply
from normalizers.passage import GAP_RULE

STORIES = Path(__file__).resolve().parent / "sets" / "unseen"
HEADS = ("repaired", "in part", "otherwise", "left", "person", "alone", "flagged", "changed", "unasked", "dateline")
AROUND = 30
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Artifact:
    """One artifact and its place in the story. `after`: the accepted texts, empty if only a person can decide."""

    kind: str
    start: int
    end: int
    before: str
    after: tuple[str, ...]


@dataclass(slots=True)
class Outcome:
    """What became of one story. `wrong` and `misses` hold lines to print; a miss stands under its class."""

    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    misses: list[tuple[str, str]] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)


def main() -> None:
    """Print the tables."""
    wishes = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wishes.add_argument("--misses", action="store_true", help="also print what was not repaired, and flags elsewhere")
    wish = wishes.parse_args()
    for given in (True, False):
        table(given, wish.misses)


def table(given: bool, misses: bool) -> None:
    """Print one line for each story, the totals, and what went wrong."""
    print(f"source language {'given' if given else 'not given'}\n{'story':<24}" + "".join(f"{h:>10}" for h in HEADS))
    outcomes: dict[str, Outcome] = {}
    for name, text, source, artifacts in stories():
        done = repair(text, source_language=source if given else None)
        outcomes[name] = judge(text, artifacts, done.edits, done.flags)
        row(name, outcomes[name].counts)
    total = sum((one.counts for one in outcomes.values()), Counter[str]())
    row("all", total)
    right = total["repaired"]
    wrong = total["otherwise"] + total["changed"] + total["unasked"]
    missed = total["in part"] + total["left"]
    askable = right + total["otherwise"] + missed
    print(f"right edits {right} of {askable} ({right / askable:.1%}), misses {missed} ({missed / askable:.1%}),")
    print(f"wrong or unasked edits {wrong} ({wrong / max(1, right + wrong):.1%} of the changes)\n")
    for name, one in outcomes.items():
        for line in one.wrong:
            print(f"  wrong or unasked  {name[:5]}  {line}")
    if misses:
        by_class: dict[str, list[str]] = defaultdict(list)
        for name, one in outcomes.items():
            for kind, line in one.misses:
                by_class[kind].append(f"{name[:5]}  {line}")
        for kind, lines in sorted(by_class.items(), key=lambda item: -len(item[1])):
            print(f"  missed  {kind} ({len(lines)})\n" + "\n".join(f"    {line}" for line in lines))
        for name, one in outcomes.items():
            for line in one.alarms:
                print(f"  flag outside the artifacts  {name[:5]}  {line}")
    print()


def row(name: str, counts: Counter[str]) -> None:
    """Print the counts of one story."""
    print(f"{name:<24}" + "".join(f"{counts[head]:>10}" for head in HEADS))


def stories() -> Iterator[tuple[str, str, str, list[Artifact]]]:
    """Yield name, text, source language and artifacts of every story.

    Raises:
        ValueError: an artifact's text does not stand in its story exactly once.
    """
    for path in sorted(STORIES.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        listed = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
        artifacts: list[Artifact] = []
        for one in listed["artifact"]:
            if text.count(one["before"]) != 1:
                raise ValueError(f"{path.stem}: {one['before']!r} stands {text.count(one['before'])} times")
            start = text.index(one["before"])
            end = start + len(one["before"])
            artifacts.append(Artifact(one["class"], start, end, one["before"], tuple(one["after"])))
        yield path.stem, text, listed["source_language"], sorted(artifacts, key=lambda artifact: artifact.start)


def judge(text: str, artifacts: Sequence[Artifact], edits: Sequence[Edit], flags: Sequence[Flag]) -> Outcome:
    """Say what became of every artifact, and which edits belong to none."""
    outcome = Outcome()
    used: set[Edit] = set()
    lit: set[Flag] = set()
    for artifact in artifacts:
        ours = [edit for edit in edits if _touch(artifact, edit)]
        used.update(ours)
        start = min([artifact.start, *(edit.start for edit in ours)])
        end = max([artifact.end, *(edit.end for edit in ours)])
        head, tail = text[start : artifact.start], text[artifact.end : end]
        result = _edited(text, start, end, edits)
        goals = [head + after + tail for after in artifact.after]
        shift = sum(len(edit.after) - len(edit.before) for edit in edits if edit.end <= start and edit not in ours)
        on_it = [f for f in flags if f.start <= start + shift + len(result) and f.end >= start + shift]
        lit.update(on_it)
        rules = " ".join(dict.fromkeys(edit.rule for edit in ours))
        change = f"{text[start:end]!r} -> {result!r} ({artifact.kind}; {rules})"
        flagged = f", flagged {', '.join(flag.rule for flag in on_it)}" if on_it else ", not flagged"
        if not artifact.after:
            outcome.counts["person"] += 1
            outcome.counts["flagged"] += bool(on_it)
            outcome.counts["changed" if ours else "alone"] += 1
            if ours:
                outcome.wrong.append(change)
            elif not on_it:
                outcome.misses.append((artifact.kind, f"{artifact.before!r} (for a person), not flagged"))
        elif result in goals:
            outcome.counts["repaired"] += 1
        elif not ours:
            outcome.counts["left"] += 1
            outcome.misses.append((artifact.kind, repr(artifact.before) + flagged))
        elif any(_on_the_way(text[start:end], result, goal) for goal in goals):
            outcome.counts["in part"] += 1
            outcome.misses.append((artifact.kind, "in part: " + change + flagged))
        else:
            outcome.counts["otherwise"] += 1
            outcome.wrong.append(change)
    for edit in edits:
        if edit in used or edit.rule == GAP_RULE:
            continue
        kind = "dateline" if edit.rule.startswith("dateline.") else "unasked"
        outcome.counts[kind] += 1
        if kind == "unasked":
            before, after = text[max(0, edit.start - AROUND) : edit.start], text[edit.end : edit.end + AROUND]
            outcome.wrong.append(f"…{before}[{edit.before}|{edit.after}]{after}… ({edit.rule})".replace("\n", "¶"))
    outcome.alarms += [f"{flag.text!r} ({flag.rule})" for flag in flags if flag not in lit]
    return outcome


def _touch(artifact: Artifact, edit: Edit) -> bool:
    if edit.start == edit.end:
        return artifact.start <= edit.start <= artifact.end
    return edit.start < artifact.end and edit.end > artifact.start


def _edited(text: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    inside = [edit for edit in edits if start <= edit.start and edit.end <= end]
    return apply(text[:end], inside)[start:]


def _on_the_way(received: str, result: str, goal: str) -> bool:
    one, two, three = (_TOKEN.findall(text) for text in (received, result, goal))
    return distance(one, two) + distance(two, three) == distance(one, three)


if __name__ == "__main__":
    main()
