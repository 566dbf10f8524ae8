"""How fast is each wire format read, beside its bare parser, and what does the child process cost?

    python -m benchmarks.wires
    python -m benchmarks.wires --mutants 10000    damage the bytes and trees of every format: what hangs or loses text?

The files are the fixtures that are read without an error. The bare parser does nothing with what it parsed: lxml for
XML and HTML, json for JSON, decoding for text.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if __package__ in (None, ""):
    sys.path[:0] = [str(ROOT)]

from benchmarks import tree_mutants  # noqa: E402
from benchmarks.tree_mutants import Mutant  # noqa: E402
from flows import reading  # noqa: E402
from normalizers import read  # noqa: E402
from normalizers.errors import WireError  # noqa: E402

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


def mutants(files: Files, number: int) -> None:
    """Damage files at random: each must give stories or a WireError with a code and a place, in time."""
    print(f"{'format':<22}{'mutants':>8}{'read':>8}{'refused':>9}{'faults':>8}{'slow':>6}{'slowest, s':>12}")
    for name, some in files.items():
        chance = random.Random(name)
        report(name, [Mutant(damaged(chance.choice(some), chance)) for _ in range(number)])
        undamaged = [(raw, read(raw)) for raw in some]
        made = (tree_mutants.mutant(*chance.choice(undamaged), chance) for _ in range(number))
        trees = [one for one in made if one is not None]
        if trees:
            report(f"{name}, tree", trees)


def report(name: str, made: list[Mutant]) -> None:
    """Read every mutant and print what came of it."""
    read_, refused, faults, slow, slowest = 0, 0, 0, 0, 0.0
    for one in made:
        started = time.perf_counter()
        try:
            stories = read(one.raw, name="x")
            read_ += 1
            if gone := tree_mutants.lost(one, stories):
                faults += 1
                print(f"  {name}: lost {''.join(sorted(gone.elements()))}"[:160])
        except WireError as error:
            refused += 1
            faults += not (error.code.startswith("wire.") and error.place.startswith("x") and error.message)
        except Exception as error:
            faults += 1
            print(f"  {name}: {type(error).__name__}: {error}"[:160])
        spent = time.perf_counter() - started
        slow, slowest = slow + (spent > SLOW), max(slowest, spent)
    print(f"{name:<22}{len(made):>8}{read_:>8}{refused:>9}{faults:>8}{slow:>6}{slowest:>12.2f}")


def damaged(raw: bytes, chance: random.Random) -> bytes:
    """Return the file with some bytes lost, doubled, moved or exchanged."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(raw) + 1)
        end = min(len(raw), start + chance.choice((0, 1, 2, 8, 40, 400)))
        put = chance.choice(
            (b"", raw[start:end] * 2, chance.randbytes(chance.randint(1, 6)), b"<", b"&", b"]]>", b"\0", b'"', b"</p>")
        )
        raw = raw[:start] + put + raw[end:]
    return raw


def main() -> None:
    """Measure speed, or damage files."""
    wishes = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wishes.add_argument("--mutants", type=int, metavar="N", help="damaged files a format")
    wish = wishes.parse_args()
    files = fixtures()
    if wish.mutants:
        mutants(files, wish.mutants)
    else:
        speeds(files)


if __name__ == "__main__":
    main()
