"""An archive with good members and bad ones: the good become stories, each bad one is a case of its own."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from newsroom import Newsroom

from flows import desk
from flows.store import quarantine, stories
from flows.store.stories import Arrival

GOOD = "Ferry aground\n\nA ferry ran onto a sandbank on Friday, the harbour office said. Nobody was hurt.\n"
BROKEN = b"<nitf><body><body.content><p>The ferry ran</body.content>"
PICTURE = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01" + bytes(range(256)) * 4


def packed(*members: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for n, data in enumerate(members):
            archive.writestr(f"../../etc/{n}", data)
    return out.getvalue()


def take_in(newsroom: Newsroom, raw: bytes) -> None:
    desk.accept_bytes(newsroom.store, newsroom.settings, "wire", [Arrival("x.zip", raw)])


def test_two_good_one_broken_one_picture(newsroom: Newsroom) -> None:
    take_in(newsroom, packed(GOOD.encode(), BROKEN, PICTURE, GOOD.replace("Friday", "Sunday").encode()))
    assert len(stories.waiting(newsroom.store)) == 2
    cases = quarantine.cases(newsroom.store)
    assert [(case.name, case.code) for case in cases] == [
        ("x.zip: member 2, line 1, column 58", "wire.broken-xml"),
    ]  # the picture is no trouble: it is noted on the first story
    assert all(case.place == case.name and "etc" not in case.place + case.reason for case in cases)
    assert quarantine.bytes_of(newsroom.store, cases[0])[:2] == b"PK"


def test_members_are_tried_again_and_close_when_they_come_through(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in(newsroom, packed(GOOD.encode(), BROKEN, b""))
    assert quarantine.retry(newsroom.store, quarantine.cases(newsroom.store)) == 2
    desk.read_wires(newsroom.store, newsroom.settings)
    assert [(case.name, case.tries) for case in quarantine.cases(newsroom.store)] == [
        ("x.zip: member 2, line 1, column 58", 2),
        ("x.zip: member 3", 2),
    ]
    assert len(stories.waiting(newsroom.store)) == 1  # the good one is not there twice
    read = desk.reading.read

    def mended(raw: bytes, name: str) -> list[object]:
        return [one for one in read(raw, name) if getattr(one, "place", "") != "member 3"]

    monkeypatch.setattr(desk.reading, "read", mended)
    quarantine.retry(newsroom.store, quarantine.cases(newsroom.store))
    desk.read_wires(newsroom.store, newsroom.settings)
    assert [case.name for case in quarantine.cases(newsroom.store)] == ["x.zip: member 2, line 1, column 58"]
