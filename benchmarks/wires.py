"""How fast is each wire format read, beside its bare parser, and what does the child process cost?

    python -m benchmarks.wires
    python -m benchmarks.wires --mutants 10000    damage the bytes and trees of every format: what hangs or loses text?
    python -m benchmarks.wires --mutants 10000 --format nitf
    python -m benchmarks.wires --attacks          what hostile files cost, each alone in a process under watch
    python -m benchmarks.wires --poisons          30 files that kill or hold up their reader, among 3,000
    python -m benchmarks.wires --pages            pages of news sites: is the whole story read, and nothing else?

The files are the fixtures that are read without an error. The bare parser does nothing with what it parsed: lxml for
XML and HTML, json for JSON, decoding for text.
"""

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if __package__ in (None, ""):
    sys.path[:0] = [str(ROOT)]

from benchmarks import pages  # noqa: E402
from benchmarks.damage import Mutant, bytes_of, lost, shuffled  # noqa: E402
from benchmarks.damage.attacks import RECIPES  # noqa: E402
from benchmarks.damage.count import Count, counter  # noqa: E402
from benchmarks.damage.lines import of_lines, of_tags  # noqa: E402
from benchmarks.damage.parts import of_archive, of_mail  # noqa: E402
from benchmarks.damage.poisons import run  # noqa: E402
from benchmarks.damage.trees import mutant  # noqa: E402
from benchmarks.damage.watched import trap, watch  # noqa: E402
from flows import reading  # noqa: E402
from normalizers import read  # noqa: E402
from normalizers.errors import WireError  # noqa: E402
from normalizers.story import Story  # noqa: E402
from normalizers.wires import Piece, read_all  # noqa: E402

ENOUGH = 0.4  # seconds of each measurement
SLOW = 2.0  # seconds that no damaged file may take
Files = dict[str, list[bytes]]


def fixtures() -> Files:
    """Return the files of each format that can be read."""
    found: Files = {}
    for path in sorted((ROOT / "fixtures" / "wires").rglob("*")):
        if path.is_file() and path.suffix != ".toml":
            raw = path.read_bytes()
            try:
                read(raw)
            except WireError:
                continue
            found.setdefault(path.parent.name, []).append(raw)
    return found


def bare(raw: bytes) -> object:
    """Parse and do nothing more."""
    from lxml import etree, html

    start = raw.lstrip()[:1]
    if start in (b"{", b"["):
        return [json.loads(line) for line in raw.splitlines()] if b"}\n{" in raw else json.loads(raw)
    if raw.lstrip().startswith(b"<?xml"):
        return etree.fromstring(raw, etree.XMLParser(recover=True, no_network=True))
    if start == b"<":
        return html.document_fromstring(raw)
    return raw.decode("utf-8", "replace")


def rate(work: Callable[[bytes], object], files: list[bytes]) -> float:
    """Return files a second."""
    done, started = 0, time.perf_counter()
    while (spent := time.perf_counter() - started) < ENOUGH:
        for raw in files:
            work(raw)
        done += len(files)
    return done / spent


def speeds(files: Files) -> None:
    """Print the rates of each format."""
    reading.read(next(iter(files.values()))[0], "x")  # the child starts
    print(f"{'format':<16}{'files':>6}{'read/s':>9}{'bare/s':>9}{'ratio':>7}{'in a child/s':>14}{'child, ms':>11}")
    for name, some in files.items():
        here, plain = rate(read, some), rate(bare, some)
        there = rate(lambda raw: reading.read(raw, "x"), some)
        cost = 1000 / there - 1000 / here
        print(f"{name:<16}{len(some):>6}{here:>9.0f}{plain:>9.0f}{plain / here:>7.1f}{there:>14.0f}{cost:>11.1f}")


@dataclass(frozen=True)
class Undamaged:
    """A file, what is read from it, and what tells the bodies of its mutants."""

    raw: bytes
    stories: list[Story]
    count: Count


def undamaged(some: list[bytes]) -> list[Undamaged]:
    """Read the files of a format as they are."""
    return [Undamaged(raw, stories, counter(raw, stories)) for raw in some for stories in (read(raw),)]


def byte_mutant(files: list[Undamaged], chance: random.Random) -> Mutant:
    """Return one of the files with its bytes damaged."""
    one = chance.choice(files)
    raw = bytes_of(one.raw, chance)
    return Mutant(raw, one.count(raw))


def tree_mutant(files: list[Undamaged], chance: random.Random) -> Mutant:
    """Return one of the files with its structure damaged."""
    while True:
        one = chance.choice(files)
        wire = one.stories[0].wire
        raw: bytes | None = None
        if one.raw[:2] in (b"\x1f\x8b", b"PK"):
            raw = of_archive(one.raw, chance)
        elif wire == "mail" and not one.raw.startswith(b"From "):
            raw = of_mail(one.raw, chance)
        elif wire in ("mail", "plain", "iptc-7901", "anpa-1312", "zczc"):
            raw = of_lines(one.raw, chance)
        elif wire == "html":
            raw = of_tags(one.raw, chance)
        elif made := mutant(one.raw, one.stories, chance):
            return made if made.wanted else Mutant(made.raw, one.count(made.raw))
        if raw is not None:
            return Mutant(raw, one.count(raw))


def mutants(files: Files, number: int, seed: str = "") -> int:
    """Damage files at random: each must give stories or a WireError with a code and a place, in time."""
    print(
        f"{'format':<18}{'mutants':>8}{'read':>7}{'counted':>8}{'refused':>8}{'faults':>7}{'slow':>5}{'slowest, s':>11}"
    )
    faults = 0
    for name, some in files.items():
        whole = undamaged(some)
        for kind, make in (("bytes", byte_mutant), ("tree", tree_mutant)):
            chance = random.Random(f"{name} {kind} {seed}".strip())
            faults += report(f"{name}, {kind}", (make(whole, chance) for _ in range(number)))
    return faults


def report(name: str, made: Iterable[Mutant]) -> int:
    """Read every mutant and print what came of it."""
    all_, read_, counted, refused, faults, slow, slowest = 0, 0, 0, 0, 0, 0, 0.0
    for one in made:
        all_ += 1
        started = time.perf_counter()
        wrong = ""
        try:
            found = read_all(one.raw, name="x")
            read_ += 1
            counted += bool(one.wanted)
        except WireError as error:
            refused += 1
            found = []
            if not (error.code.startswith("wire.") and error.place.startswith("x") and error.message):
                wrong = f"an error without place: {error}"
        except Exception as error:
            found = []
            wrong = f"{type(error).__name__}: {error}"
        spent = time.perf_counter() - started
        wrong = wrong or verdict(one, found)
        if wrong:
            faults += 1
            print(f"  {name}: {wrong}"[:160])
            kept(name, faults, one)
        slow, slowest = slow + (spent > SLOW), max(slowest, spent)
    print(f"{name:<18}{all_:>8}{read_:>7}{counted:>8}{refused:>8}{faults:>7}{slow:>5}{slowest:>11.2f}", flush=True)
    return faults + slow


def verdict(one: Mutant, found: list[Piece]) -> str:
    """Say what is wrong with what was read; "" if nothing is, or nothing was read."""
    if not found:
        return ""
    stories = [story for story in found if isinstance(story, Story)]
    if gone := lost(one, stories, len(found) - len(stories)):
        return f"lost {''.join(sorted(gone.elements()))}"
    if piece := shuffled(one, stories):
        return f"out of order: {piece}"
    return ""


def kept(name: str, number: int, one: Mutant) -> None:
    """Keep a mutant that shows a fault, to be looked at."""
    folder = ROOT / "out" / "mutants"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name.replace(', ', '-')}-{number}").write_bytes(one.raw)


def attacks() -> int:
    """Read every hostile file in a process of its own; return how many cost too much or opened something."""
    print(f"{'attack':<36}{'bytes':>10}  {'outcome':<22}{'text':>6}{'s':>7}{'MB':>6}")
    bad = 0
    worst = [0.0, 0.0]
    with tempfile.TemporaryDirectory() as folder, trap(Path(folder)) as (here, touched):
        for name, recipe in RECIPES.items():
            raw = recipe(here)
            (one,) = watch([raw], each_alone=True)
            touch = touched.now()
            over = one.seconds > 1 or one.megabytes > 200 or bool(one.opened) or one.told or touch
            bad += over
            worst = [max(worst[0], one.seconds), max(worst[1], one.megabytes)]
            cost = f"{one.characters:>6}{one.seconds:>7.2f}{one.megabytes:>6.0f}{'  !' if over else ''}"
            print(f"{name:<36}{len(raw):>10}  {one.outcome:<22}{cost} {' '.join(one.opened)[:40]}", flush=True)
    print(
        f"{len(RECIPES)} attacks, {bad} over 1 s, over 200 MB or not shut in; worst {worst[0]:.2f} s, {worst[1]:.0f} MB"
    )
    return bad


def poisons() -> int:
    """Plant 30 poisons among 3,000 stories; return how many stories are wanting."""
    os.environ["COPYDESK_READ_SECONDS"] = "2"
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        made, codes = run(Path(folder), 3_000, 30)
    said = ", ".join(f"{code} {count}" for code, count in sorted(codes.items()))
    print(f"{made} articles, {codes.total()} in quarantine ({said}), {time.perf_counter() - started:.0f} s")
    return abs(2_970 - made) + abs(30 - codes.total())


def main() -> None:
    """Measure speed, or damage files."""
    wishes = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wishes.add_argument("--mutants", type=int, metavar="N", help="damaged files a format")
    wishes.add_argument("--format", metavar="NAME", help="only this folder of fixtures/wires")
    wishes.add_argument("--seed", default="", help="another word: other damage")
    wishes.add_argument("--pages", action="store_true", help="whole stories out of pages of news sites")
    wishes.add_argument("--attacks", action="store_true", help="hostile files")
    wishes.add_argument("--poisons", action="store_true", help="files that kill their reader")
    wish = wishes.parse_args()
    if wish.attacks or wish.poisons:
        sys.exit(bool(attacks() if wish.attacks else poisons()))
    if wish.pages:
        pages.show()
        return
    files = {name: some for name, some in fixtures().items() if wish.format in (None, name)}
    if wish.mutants:
        sys.exit(bool(mutants(files, wish.mutants, wish.seed)))
    else:
        speeds(files)


if __name__ == "__main__":
    main()
