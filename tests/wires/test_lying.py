"""Encodings that lie: no mojibake in an article that nothing tells of. `python -m benchmarks.lying --long`."""

from __future__ import annotations

from benchmarks import lying


def test_no_silent_damage() -> None:
    found = lying.measure(204)
    assert len(found) == 12
    assert {name: counts["silent"] for name, counts in found.items() if counts["silent"]} == {}
    for name in ("latin-1 said, UTF-8 sent", "ASCII said, UTF-8 sent", "UTF-8 said, cp1252 sent", "two charsets"):
        assert found[name]["right"] == 17  # and what can be known is read right
