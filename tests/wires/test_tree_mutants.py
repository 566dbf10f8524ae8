"""Damaged wires give stories or a WireError, and no accepted one loses or shuffles a letter of its body.

The long form is `python -m benchmarks.wires --mutants 10000`.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from benchmarks.damage import Body, Mutant, lost, shuffled
from benchmarks.damage.trees import mutant
from benchmarks.wires import SLOW, Undamaged, byte_mutant, fixtures, tree_mutant, undamaged, verdict
from normalizers.errors import WireError
from normalizers.wires import Piece, read, read_all

FILES = fixtures()


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("make", [byte_mutant, tree_mutant], ids=["bytes", "tree"])
def test_damaged_files(name: str, make: Callable[[list[Undamaged], random.Random], Mutant]) -> None:
    chance = random.Random(f"short {name}")
    files = undamaged(FILES[name])
    read_ = counted = 0
    for _ in range(100):
        one = make(files, chance)
        started = time.monotonic()
        found, error = outcome(one.raw)
        assert time.monotonic() - started < SLOW
        if error is not None:
            assert error.code.startswith("wire.")
            assert error.place.startswith("x")
        assert not verdict(one, found), one.raw
        read_ += bool(found)
        counted += bool(found and one.wanted)
    assert read_
    assert counted or make is byte_mutant


def outcome(raw: bytes) -> tuple[list[Piece], WireError | None]:
    try:
        return read_all(raw, name="x"), None
    except WireError as error:
        return [], error


def test_every_format_is_counted() -> None:
    told = {name: sum(bool(one.count(one.raw)) for one in undamaged(files)) for name, files in FILES.items()}
    assert {name: (count, len(FILES[name])) for name, count in told.items() if count < 0.6 * len(FILES[name])} == {}


def test_the_count_sees_a_loss() -> None:
    body = b"<p>The ferry sailed at dawn.</p><p>The goat stayed on the island.</p>"
    raw = b"<nitf><body><body.content>" + body + b"</body.content></body></nitf>"
    (story,) = read(raw)
    found = [mutant(raw, [story], random.Random(n)) for n in range(20)]
    counted = [one for one in found if one is not None and any(body.pieces != ("",) for (body,) in one.wanted)]
    assert counted
    assert sum(bool(lost(one, [])) for one in counted) > 0.8 * len(counted)


def test_the_count_sees_a_wrong_order() -> None:
    first, second = "The ferry sailed at dawn with the goat.", "The island was empty when the storm came."
    story = read(f"<nitf><body><body.content><p>{second}</p><p>{first}</p></body.content></body></nitf>".encode())
    assert shuffled(Mutant(b"", ((Body((first, second)),),)), story)
    assert not shuffled(Mutant(b"", ((Body((second, first)),),)), story)
