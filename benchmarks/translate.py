"""What does the translation desk cost beside its engines, and what does it make of their answers?

    python -m benchmarks.translate                 # some minutes; run it on a quiet machine
    python -m benchmarks.translate --stories 10000 # and memory over so many stories

The embedded model (Portuguese to English) on the news sentences of sets/parallel-pt-en.tsv; a small Argos package on a
thousand sentences that it knows; each beside its bare engine on the same sentences and cores, in alternating rounds.
Seconds are the best round's. On a machine that does other work as well, processor time is the fairer of the two.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
if __package__ in (None, ""):
    sys.path[:0] = [str(ROOT)]
sys.path.append(str(ROOT / "fixtures" / "models"))

from benchmarks.chrf import chrf  # noqa: E402
from normalizers.engines import (  # noqa: E402
    Apertium,
    Argos,
    Bergamot,
    Pivot,
    Recent,
    Refusal,
    Request,
    bergamot,
    translate,
)
from normalizers.engines.cores import cores  # noqa: E402
from normalizers.engines.judged import judged  # noqa: E402
from normalizers.engines.marks import STRAIGHT  # noqa: E402

PAIRS = ROOT / "benchmarks" / "sets" / "parallel-pt-en.tsv"
ROMANCE = ROOT / "benchmarks" / "sets" / "parallel-romance-en.tsv"
PACKAGES = sorted((ROOT / "fixtures" / "models").glob("*.argosmodel"))
ROUNDS = 4
A_BLOCK = 3  # sentences in a block of a story
SPANISH = 1000


class Spent(NamedTuple):
    """Seconds of the clock, and of all processors together."""

    clock: float
    processor: float


def spent(work: Callable[[], object]) -> Spent:
    """Return what something takes."""
    begun, at = time.perf_counter(), time.process_time()
    work()
    return Spent(time.perf_counter() - begun, time.process_time() - at)


def best(rounds: Sequence[Spent]) -> Spent:
    """Return the least of each."""
    return Spent(min(one.clock for one in rounds), min(one.processor for one in rounds))


class Timed:
    """A model that keeps its own processor time and counts its calls."""

    def __init__(self, inner: bergamot.Direction) -> None:
        self.inner, self.calls, self.seconds = inner, 0, 0.0

    def translate(self, text: str) -> str:
        begun = time.thread_time()
        try:
            return self.inner.translate(text)
        finally:
            self.calls += 1
            self.seconds += time.thread_time() - begun


def blocks(lines: Sequence[str], language: str) -> list[Request]:
    """Return the sentences as blocks of stories."""
    parts = [lines[at : at + A_BLOCK] for at in range(0, len(lines), A_BLOCK)]
    return [Request(" ".join(part), language, "paragraph") for part in parts]


def row(name: str, count: int, took: Spent, base: Spent) -> None:
    """Print one line of a table."""
    print(
        f"  {name:44}{took.clock:8.2f}{took.processor:10.2f}{count / took.clock:12.1f}"
        f"{base.clock / took.clock:10.2f}{base.processor / took.processor:10.2f}"
    )


def head(title: str) -> None:
    """Print the head of a table."""
    print(f"\n{title}")
    print(f"  {'':44}{'clock s':>8}{'proc. s':>10}{'sentences/s':>12}{'speed to':>10}{'the same':>10}")
    print(f"  {'':44}{'':8}{'':10}{'':12}{'the first':>10}{'in proc.':>10}")


def embedded() -> None:
    """Print the embedded model's part."""
    pairs = [line.split("\t") for line in PAIRS.read_text("utf-8").splitlines()]
    lines, references = [one for one, _ in pairs], [two for _, two in pairs]
    model = bergamot.load(bergamot.embedded("pt", "en"))
    desk, requests = Bergamot(Path("nowhere")), blocks(lines, "pt")
    translate(requests[:3], "en", [desk])
    bare, cold, warm, checked = [], [], [], []
    memory = Recent()
    for _ in range(ROUNDS):
        with ThreadPoolExecutor(cores()) as pool:
            bare.append(spent(lambda: list(pool.map(model.translate, lines))))
        judged.cache_clear()
        memory = Recent()
        cold.append(spent(lambda memory=memory: translate(requests, "en", [desk], memory)))
        warm.append(spent(lambda memory=memory: translate(requests, "en", [desk], memory)))
        judged.cache_clear()
        checked.append(spent(lambda memory=memory: translate(requests, "en", [desk], memory)))
    timed, load = Timed(model), bergamot.load
    judged.cache_clear()
    bergamot.load = lambda folder: timed  # type: ignore[assignment]
    whole = spent(lambda: translate(requests, "en", [desk]))
    bergamot.load = load
    words = sum(len(line.split()) for line in lines)
    head(
        f"Embedded model, pt>en: {len(lines)} news sentences of {words / len(lines):.1f} words in "
        f"{len(requests)} blocks, "
        f"one sentence a call, {cores()} cores"
    )
    row(f"bare engine, {cores()} threads", len(lines), best(bare), best(bare))
    row("desk, nothing remembered", len(lines), best(cold), best(bare))
    row("desk, all remembered, same process", len(lines), best(warm), best(cold))
    row("desk, all remembered, another process", len(lines), best(checked), best(cold))
    print("  the last two are to the cold desk; checks are run again in another process, and kept in the same one")
    share = timed.seconds / whole.processor
    print(
        f"  in the desk the engine takes {share:.0%} of the processor time, "
        f"in {timed.calls} calls for {len(lines)} sentences"
    )
    answers = translate([Request(line, "pt", "paragraph") for line in lines], "en", [desk])
    outputs = ["" if isinstance(answer, Refusal) else answer.output for answer in answers]
    plain = [model.translate(line) for line in lines]
    print(f"  chrF: bare engine {chrf(plain, references):.2f}, desk {chrf(outputs, references):.2f}")
    alike = [[text.translate(STRAIGHT) for text in some] for some in (plain, outputs, references)]
    ours, theirs = chrf(alike[0], alike[2]), chrf(alike[1], alike[2])
    print(f"  the same with straight quotation marks on all sides: bare engine {ours:.2f}, desk {theirs:.2f}")


def argos() -> None:
    """Print the part of the small Argos package."""
    from sentences import sentences

    pairs = random.Random(1).sample(sentences(14_000, "es", "pt", random.Random(99)), SPANISH)
    lines = [one for one, _ in pairs]
    requests = blocks(lines, "es")
    with tempfile.TemporaryDirectory() as home:
        packages = Path(home) / "packages"
        for package in PACKAGES:
            with zipfile.ZipFile(package) as packed:
                packed.extractall(packages)
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = home
        os.environ["ARGOS_PACKAGES_DIR"] = str(packages)
        from argostranslate import translate as theirs
        from ctranslate2 import Translator

        from normalizers.engines.decoding import load
        from normalizers.engines.packages import chain
        from normalizers.languages.segment import sentences as spans

        class Split:
            def split_sentences(self, text: str) -> list[str]:
                return [text[start:end] for start, end in spans(text, "es")]

        theirs.get_installed_languages()
        for one in theirs.installed_translates:
            one.cached_translation.underlying.sentencizer = Split()
        desk = Argos(packages)
        (package,) = chain(desk.installed(), "es", "pt")
        decode, beam = load(package), load(package, always_beam=True)
        translate(requests[:3], "pt", [desk])
        theirs.translate(lines[0], "es", "pt")
        own, wide, bare, cold, warm = [], [], [], [], []

        def whole() -> list[str]:
            return [theirs.translate(request.text, "es", "pt") for request in requests]

        own.append(spent(whole))
        for one in theirs.installed_translates:
            made = one.cached_translation.underlying
            made.translator = Translator(str(made.pkg.package_path / "model"), intra_threads=1)
        single = [spent(whole) for _ in range(2)]
        for _ in range(ROUNDS):
            wide.append(spent(lambda: beam(lines)))
            bare.append(spent(lambda: decode(lines)))
            judged.cache_clear()
            memory = Recent()
            cold.append(spent(lambda memory=memory: translate(requests, "pt", [desk], memory)))
            warm.append(spent(lambda memory=memory: translate(requests, "pt", [desk], memory)))
        words = sum(len(line.split()) for line in lines)
        head(
            f"Argos package es>pt: {len(lines)} sentences of {words / len(lines):.1f} words in {len(requests)} blocks, "
            f"beam 4, batches of up to 1024 tokens, {cores()} cores"
        )
        row("argostranslate's own translate", len(lines), best(own), best(own))
        row("the same, told to use one thread", len(lines), best(single), best(own))
        row("its package decoded, the beam always", len(lines), best(wide), best(own))
        row("its package decoded, the beam where it matters", len(lines), best(bare), best(own))
        row("desk, nothing remembered", len(lines), best(cold), best(own))
        row("desk, all remembered", len(lines), best(warm), best(cold))
        print("  the last is to the cold desk")
        own_text = [theirs.translate(line, "es", "pt") for line in lines]
        print(f"  beam always: {_same(beam(lines), own_text)} of {len(lines)} sentences are argostranslate's own text")
        other = [
            (ours, own, right)
            for ours, own, (_, right) in zip(decode(lines), own_text, pairs, strict=True)
            if ours != own
        ]
        ours_right, own_right = (
            sum(one == right for one, _, right in other),
            sum(two == right for _, two, right in other),
        )
        print(
            f"  beam where it matters: {len(lines) - len(other)}; of the other {len(other)} ours is the reference "
            f"{ours_right} times, its own {own_right} times"
        )


def _same(some: Sequence[str], others: Sequence[str]) -> int:
    return sum(one == two for one, two in zip(some, others, strict=True))


def flat(stories: int) -> None:
    """Print memory while many stories are translated."""
    import psutil

    lines = [line.split("\t")[0] for line in PAIRS.read_text("utf-8").splitlines()]
    short = sorted(lines, key=len)[:20]
    process, desk, memory, dice = psutil.Process(), Bergamot(Path("nowhere")), Recent(), random.Random(3)
    print(
        f"\nMemory (resident) over {stories:,} stories of one new sentence and one known one, translation memory in use"
    )
    first = most = 0.0
    for done in range(0, stories, 100):
        requests = [
            Request(f"{dice.choice(short)} O total chegou a {done + n + 1000} pontos.", "pt", "paragraph")
            for n in range(100)
        ]
        translate(requests, "en", [desk], memory)
        now = process.memory_info().rss / 1e6
        if done + 100 == 500:
            first = now
        most = max(most, now) if first else 0.0
        if done + 100 in (100, 500) or (done + 100) % 2000 == 0:
            print(f"  after {done + 100:6,} stories {now:8.0f} MB")
    print(f"  most after the first 500: {most - first:+.0f} MB")


def apertium() -> None:
    """Print what Apertium makes on the way into Portuguese, where it is installed."""
    rows = [line.split("\t") for line in ROMANCE.read_text("utf-8").splitlines()]
    model = Bergamot()
    engine = Pivot((Apertium(), model))
    head("Apertium into Portuguese, then the embedded model; fed: the embedded model alone, as if it were Portuguese")
    for source in dict.fromkeys(row[0] for row in rows):
        some = [(text, reference) for language, text, reference in rows if language == source]
        if engine.path(source, "en") is None:
            print(f"  {source}: not installed")
            continue
        answers = translate([Request(text, source, "paragraph") for text, _ in some], "en", [engine])
        pairs = zip(answers, some, strict=True)
        told = [(one.output, right) for one, (_, right) in pairs if not isinstance(one, Refusal)]
        said = chrf([text for text, _ in told], [right for _, right in told])
        fed = [model.translate([text], "pt", "en")[0] for text, _ in some]
        print(
            f"  {source}: {len(told)} of {len(some)} sentences passed; chrF of those {said:.1f}; "
            f"fed {chrf(fed, [right for _, right in some]):.1f}"
        )


def main() -> None:
    """Run the parts, each in a process of its own."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--stories", type=int, default=0, help="also memory over so many stories")
    chosen = options.parse_args()
    load = os.getloadavg()[0]
    print(f"{cores()} cores; {load:.1f} other processes wanted them in the last minute")
    parts: list[tuple[Callable[..., None], tuple[int, ...]]] = [(embedded, ()), (argos, ()), (apertium, ())]
    if chosen.stories:
        parts.append((flat, (chosen.stories,)))
    for part, words in parts:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            pool.submit(part, *words).result()


if __name__ == "__main__":
    main()
