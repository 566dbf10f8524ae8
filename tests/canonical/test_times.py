"""Times of wires as ninjs has them: nothing guessed, nothing lost that can be said."""

import pytest

from normalizers.canonical.times import iso


@pytest.mark.parametrize(
    ("wire", "ninjs"),
    [
        ("2026-05-12T10:15:00Z", "2026-05-12T10:15:00Z"),
        ("2026-05-12T10:15:00+02:00", "2026-05-12T10:15:00+02:00"),
        ("20260512T101500+0200", "2026-05-12T10:15:00+02:00"),
        ("20260512T101500Z", "2026-05-12T10:15:00Z"),
        ("20260301220000Z", "2026-03-01T22:00:00Z"),
        ("Tue, 12 May 2026 10:15:00 GMT", "2026-05-12T10:15:00Z"),
        ("Tue, 12 May 2026 10:15:00 -0400", "2026-05-12T10:15:00-04:00"),
        ("2026-05-12T24:00:00Z", "2026-05-13T00:00:00Z"),
    ],
)
def test_told(wire: str, ninjs: str) -> None:
    assert iso(wire) == ninjs


@pytest.mark.parametrize(
    "wire",
    [None, "", "2026-05-12", "20260512", "2026-05-12T10:15:00", "12/05/2026 10:15", "YYYYMMDD000000-HHMM", "yesterday",
     "Tue, 12 May 2026 10:15:00 -0000", "2026-13-12T10:15:00Z", "2026-05-12T10:15:00+99:00"],
)  # fmt: skip
def test_not_guessed(wire: str | None) -> None:
    assert iso(wire) is None
