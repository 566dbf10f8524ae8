"""How fast is the desk against the bare model, how often is it wrongly alarmed, and what does it catch?

    python benchmarks/engines.py

The sentences are those of tests/engines/news_pt.txt, and as many again made by changing their numbers.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "engines")]

from planted import FAULTS  # noqa: E402

from normalizers.engines import Bergamot, Recent, Request, translate  # noqa: E402
from normalizers.engines.bergamot import embedded, load  # noqa: E402
from normalizers.engines.checks import check  # noqa: E402
from normalizers.story import Translation  # noqa: E402


def sentences() -> list[str]:
    """Return the sentences and their variants with other numbers of the same form."""
    dice = random.Random(11)
    lines = (ROOT / "tests/engines/news_pt.txt").read_text(encoding="utf-8").splitlines()

    def other(match: re.Match[str]) -> str:
        digits = match.group()
        return (
            digits
            if len(digits) > 3 or int(digits) < 3
            else str(dice.randint(int("1" + "0" * (len(digits) - 1)), 10 ** len(digits) - 1))
        )

    varied = [re.sub(r"(?<![\d/h:])\d+(?![\d/h:º.ª])", other, line) for line in lines]
    return lines + [line for line, old in zip(varied, lines, strict=True) if line != old]


def clock(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    lines = sentences()
    words = sum(len(line.split()) for line in lines)
    desk, bare = Bergamot(), load(embedded("pt", "en"))
    requests = [Request(line, "pt", "paragraph") for line in lines]
    translate(requests[:5], "en", [desk])
    memory = Recent()
    raw = clock(lambda: [bare.translate(line) for line in lines])
    with ThreadPoolExecutor(2) as pool:
        pair = clock(lambda: list(pool.map(bare.translate, lines)))
    cold = clock(lambda: translate(requests, "en", [desk], memory))
    answers = translate(requests, "en", [desk])
    warm = clock(lambda: translate(requests, "en", [desk], memory))
    print(f"{len(lines)} Portuguese news sentences, {words} words")
    print(f"{'':34}{'sentences/s':>12}{'to bare':>9}")
    for name, seconds in (
        ("bare model, one thread", raw),
        ("bare model, two threads", pair),
        ("desk, two threads, all checks", cold),
        ("desk, everything remembered", warm),
    ):
        print(f"{name:34}{len(lines) / seconds:12.0f}{raw / seconds:9.2f}")
    good = [
        (line, answer.output) for line, answer in zip(lines, answers, strict=True) if isinstance(answer, Translation)
    ]
    refused = [
        (line, answer) for line, answer in zip(lines, answers, strict=True) if not isinstance(answer, Translation)
    ]
    each = clock(lambda: [check(one, two, "pt", "en") for one, two in good]) / len(good)
    print(f"all checks of a sentence: {each * 1e6:.0f} µs")
    print(f"\nrefused: {len(refused)} of {len(lines)}")
    for line, answer in refused:
        print(f"  {answer.reason}\n    {line}\n    {answer.output}")
    print(f"\n{'planted fault':24}{'planted':>8}{'caught':>8}{'share':>8}  caught by")
    dice = random.Random(5)
    for fault in FAULTS:
        by: Counter[str] = Counter()
        missed, planted = [], 0
        for source, output in good:
            broken = fault(source, output, dice)
            if broken is None or broken == output:
                continue
            planted += 1
            found = check(source, broken, "pt", "en")
            if found:
                by[found.name] += 1
            else:
                missed.append((source, broken))
        caught = sum(by.values())
        names = ", ".join(f"{name} {count}" for name, count in by.most_common())
        print(f"{fault.__name__.replace('_', ' '):24}{planted:8}{caught:8}{caught / max(planted, 1):8.1%}  {names}")
        if "-v" in sys.argv:
            for source, broken in missed[:6]:
                print(f"    {source}\n    {broken}")


if __name__ == "__main__":
    main()
