"""How fast is repair, and what does a rule cost?

    python benchmarks/speed.py

Clean English made from the sentences of the clean fixtures with numbers and names varied, so that no two lines are
alike. Each figure is the best of three turns, all candidates in turn in the same run; read the ratios, not the MB/s.
"""

import random
import re
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

if __package__ in (None, ""):
    sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

import ftfy

from benchmarks.evaluation.figures import CLEAN, clean
from normalizers import passage, repair
from normalizers.artifacts import ruleset

SIZE = 150_000  # characters
TURNS = 3
NAMES = "Aalto Barbosa Castellanos Dubois Eriksen Fontana Garrido Hoffmann Ivanova Jansen Kowalska Lindqvist".split()
FIXTURE = Path(__file__).parents[1] / "fixtures" / "clean" / "en.txt"


def story_texts(size: int, seed: int = 7) -> list[str]:
    """Return stories of about eight paragraphs of clean English, no two lines alike."""
    fixture = FIXTURE.read_text(encoding="utf-8").splitlines()
    sentences = [line for line in fixture if line and not line.startswith("#")] + list(clean(CLEAN).ordinary)
    pick = random.Random(seed)
    stories: list[str] = []
    while sum(map(len, stories)) < size:
        paragraphs = [" ".join(varied(pick.choice(sentences), pick) for _ in range(3)) for _ in range(8)]
        stories.append("\n\n".join(paragraphs))
    return stories


def varied(sentence: str, pick: random.Random) -> str:
    """Return the sentence with other numbers, and often with another speaker."""
    sentence = re.sub(r"(?<![\d.,:])\d\d(?![\d.,:])", lambda _: str(pick.randrange(11, 99)), sentence)
    if pick.random() < 0.5:
        return sentence
    return (
        f"{sentence[:-1]}, {pick.choice(NAMES)} said in {pick.randrange(1950, 2026)}."
        if sentence[-1] == "."
        else sentence
    )


def bare(text: str) -> str:
    """Go over the words once and put them together again: the least that any repairer does."""
    return " ".join([word for word in text.split(" ") if word is not None])


def seconds(candidates: dict[str, Callable[[str], object]], stories: list[str]) -> dict[str, float]:
    """Return the best time of each candidate over all stories."""
    best = dict.fromkeys(candidates, float("inf"))
    for _ in range(TURNS):
        for name, candidate in candidates.items():
            start = time.perf_counter()
            for story in stories:
                candidate(story)
            best[name] = min(best[name], time.perf_counter() - start)
    return best


def with_rules(count: int) -> Callable[[str], object]:
    """Return repair as it would be with this many rules, evenly taken from all."""
    house = ruleset()
    step = len(house.rules) / count
    fewer = replace(house, rules=tuple(house.rules[int(place * step)] for place in range(count)))

    def run(text: str) -> object:
        with patch.object(passage, "ruleset", lambda: fewer):
            return repair(text)

    return run


def main() -> None:
    """Print speed and ratios."""
    stories = story_texts(SIZE)
    size = sum(len(story.encode()) for story in stories) / 1e6
    repair(stories[0])
    total = len(ruleset().rules)
    few = min(100, total)
    candidates: dict[str, Callable[[str], object]] = {
        "bare loop": bare,
        "ftfy": ftfy.fix_text,
        "repair, source known": lambda text: repair(text, source_language="es"),
        "repair": repair,
        f"repair, {few} rules": with_rules(few),
        f"repair, {total} rules": with_rules(total),
    }
    best = seconds(candidates, stories)
    print(f"{len(stories)} stories, {size:.2f} MB, {total} rules, best of {TURNS}")
    print(f"\n{'':<24}{'MB/s':>10}{'x ftfy':>10}{'x bare':>10}")
    for name, took in best.items():
        print(f"{name:<24}{size / took:>10.2f}{took / best['ftfy']:>10.2f}{took / best['bare loop']:>10.1f}")
    growth = best[f"repair, {total} rules"] / best[f"repair, {few} rules"]
    print(f"\n{total} rules cost {growth:.2f} times what {few} rules cost")


if __name__ == "__main__":
    main()
