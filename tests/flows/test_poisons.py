"""Files that kill their reader go to quarantine, and every other story comes through: no hand restarts anything.

The long form, 30 among 3,000, is `python -m benchmarks.wires --poisons`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.damage import poisons
from flows import reading
from flows.settings import settings


@pytest.fixture(autouse=True)
def _bounds(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("COPYDESK_READ_SECONDS", "5")
    monkeypatch.setattr(reading, "MEMORY", 900_000_000)
    settings.cache_clear()
    reading._child.cache_clear()
    yield
    settings.cache_clear()
    reading._child.cache_clear()


def test_five_poisons_among_sixty_stories(tmp_path: Path) -> None:
    made, codes = poisons.run(tmp_path, 60, 5)
    assert made == 55
    assert codes == {"wire.crash": 3, "wire.too-slow": 1, "wire.too-heavy": 1}


def test_every_poison_kills() -> None:
    """Else the test above would pass because nothing happened."""
    assert len({poisons.poison(n).split()[1] for n in range(5)}) == len(poisons.KINDS) == 5
    assert isinstance(poisons.read(poisons.sound(1), "x"), list)
