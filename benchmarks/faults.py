"""What do the checks of a translation catch, and how often are they wrongly alarmed?

    python benchmarks/faults.py        -v shows what was missed

Good translations: 260 pairs written by hand in twelve languages (tests/engines/good_pairs.tsv), each with nine variants
in which the numbers that both sides write alike are other ones. Faults: those of tests/engines/planted.py, each planted
into as many of the good translations as have a place for it, 1,000 at most a kind.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "engines")]

from planted import FAULTS  # noqa: E402

from normalizers.engines.checks import check  # noqa: E402

MOST = 1000
VARIANTS = 9


def pairs() -> list[tuple[str, str, str]]:
    """Return the good translations: language, source, English."""
    lines = (ROOT / "tests/engines/good_pairs.tsv").read_text(encoding="utf-8").splitlines()
    return [(language, source, output) for language, source, output in (line.split("\t") for line in lines)]


def varied(source: str, output: str, dice: random.Random) -> tuple[str, str]:
    """Give both sides other numbers where they write the same digits; months, times and codes stay."""
    for digits in dict.fromkeys(re.findall(r"(?<![\w.,:/-])\d{2,4}(?![\w.,:/-]|\s?[ap]\.m)", output)):
        pattern = rf"(?<![\d.,:/-]){digits}(?![\d.,:/-]|\s?(?:Uhr|uur|h\b|時|月|日|분|час))"
        if int(digits) < 32 or digits.startswith(("19", "20")) or len(re.findall(pattern, source)) != 1:
            continue
        other = str(dice.randint(32 if len(digits) == 2 else 10 ** (len(digits) - 1), 10 ** len(digits) - 1))
        source, output = re.sub(pattern, other, source), re.sub(rf"(?<![\d.,]){digits}(?![\d.,])", other, output)
    return source, output


def main() -> None:
    """Print both tables."""
    dice = random.Random(8)
    good = pairs()
    good += [(language, *varied(source, output, dice)) for _ in range(VARIANTS) for language, source, output in pairs()]
    alarms: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    shown = set()
    for language, source, output in good:
        asked[language] += 1
        found = check(source, output, language, "en")
        if found:
            alarms[language] += 1
            if found.reason not in shown:
                shown.add(found.reason)
                print(f"false alarm: {found.name}, {found.reason}\n  {source}\n  {output}")
    wrong = sum(alarms.values())
    print(f"\nfalse alarms: {wrong} of {len(good)} good translations, {wrong / len(good):.2%}")
    print("  " + ", ".join(f"{language} {alarms[language]}/{count}" for language, count in asked.items()))
    print(f"\n{'planted fault':24}{'planted':>8}{'caught':>8}{'recall':>8}  caught by")
    all_planted = all_caught = 0
    for fault in FAULTS:
        by: Counter[str] = Counter()
        missed: list[tuple[str, str]] = []
        planted = 0
        dice.shuffle(good)
        for language, source, output in good:
            if planted == MOST:
                break
            broken = fault(source, output, dice)
            if broken is None or broken == output:
                continue
            planted += 1
            found = check(source, broken, language, "en")
            if found:
                by[found.name] += 1
            else:
                missed.append((source, broken))
        caught = sum(by.values())
        all_planted, all_caught = all_planted + planted, all_caught + caught
        names = ", ".join(f"{name} {count}" for name, count in by.most_common(4))
        print(f"{fault.__name__.replace('_', ' '):24}{planted:8}{caught:8}{caught / max(planted, 1):8.1%}  {names}")
        if "-v" in sys.argv:
            for source, broken in list(dict.fromkeys(missed))[:8]:
                print(f"    {source}\n      {broken}")
    precision = all_caught / (all_caught + sum(alarms.values()) * all_planted / len(good))
    print(f"\n{all_planted} planted, {all_caught} caught: recall {all_caught / all_planted:.1%}")
    print(f"precision where half of what is checked is faulty: {precision:.1%}")


if __name__ == "__main__":
    main()
