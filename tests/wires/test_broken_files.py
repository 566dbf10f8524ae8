"""Files that were once read wrongly: each is built here exactly as it was broken."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from normalizers.errors import WireError
from normalizers.story import Skipped, Story
from normalizers.wires import read, read_all

HEADER = b"eca0125 3 i 71  dpa 1889\r\n\r\nHarbour/accidents/\r\nEXTRA\r\n"
TEXT = (
    b"Ferry runs aground off Port Ellery =\r\n\r\nWellington (dpa) - A ferry ran onto a sandbank in thick fog.\r\n\r\n"
)
SENT = b"142101 GMT Mar 25\r\n\r\n"
BLOCKS = ["Wellington (dpa) - A ferry ran onto a sandbank in thick fog."]


@pytest.mark.parametrize(
    "text", ["The pool is sold, and nobody swam in it.\n", "Das Bad ist für sechs Jahre geschlossen.\n"]
)
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_one_zero_in_a_text_does_not_make_it_chinese(text: str, charset: str) -> None:
    raw = (text + "\n").encode(charset)
    for at in (4, 5):
        broken = raw[:at] + b"\0" + raw[at + 1 :]
        for sent in (broken, broken + b"\n"):
            with pytest.raises(WireError, match=r"^wire\.not-text"):
                read(sent)


@pytest.mark.parametrize("text", ["The pool is sold.", "Бассейн продан за 4 миллиона.", "游泳池\n以四百万卖出。"])
@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_still_read(text: str, charset: str) -> None:
    assert read(text.encode(charset))[0].text == text


def stories(raw: bytes) -> list[tuple[str, list[str]]]:
    return [(one.headline, [block.text for block in one.blocks]) for one in read(raw)]


WHOLE = [("Ferry runs aground off Port Ellery", BLOCKS)]


@pytest.mark.parametrize("at", [26, len(HEADER)])
def test_an_end_sign_in_a_header_is_no_end(at: int) -> None:
    header = HEADER[:at] + b"\x04" + HEADER[at:]
    assert stories(b"\x01" + header + b"\x02" + TEXT + b"\x03" + SENT + b"\x04") == WHOLE


def test_an_end_sign_in_a_text_is_no_end() -> None:
    text = TEXT.replace(b"ran onto", b"ran \x04onto")
    assert stories(b"\x01" + HEADER + b"\x02" + text + b"\x03" + SENT + b"\x04") == WHOLE


def test_a_second_message_that_lost_its_first_sign_is_a_story() -> None:
    one = HEADER + b"\x02" + TEXT + b"\x03" + SENT + b"\x04"
    assert stories(b"\x01" + one + one.replace(b"0125", b"0126")) == WHOLE * 2


def test_text_behind_the_end_of_a_message_is_told_of() -> None:
    found = read_all(b"\x01" + HEADER + b"\x02" + TEXT + b"\x03" + SENT + b"\x04The fog lifted at noon.\r\n\x04")
    assert [type(one) for one in found] == [Skipped, Story]


def test_a_member_of_a_zip_without_a_name_is_read() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("a", "The ferry sailed at dawn.")
    raw = packed.getvalue()
    # The name taken away, as a damaged directory has it: the member cannot be found, and that is all.
    at = raw.index(b"PK\x01\x02") + 28
    with pytest.raises(WireError, match=r"^wire\.broken-archive"):
        read(raw[:at] + b"\0" + raw[at + 1 :])


def test_a_tag_that_never_ends_takes_no_text_with_it() -> None:
    page = '<html><body><p>The ferry sailed.</p><time datetime="2026>now</time><p>The goat stayed on the island.</p>'
    with pytest.raises(WireError, match=r"^wire\.broken-markup.*line 1, column 37"):
        read(page.encode())
    assert read(page.replace("2026>", '2026">').encode())
    assert read(b"<html><body><p>The ferry sailed at dawn.</p></body></html")


def test_quotation_marks_in_a_script_end_no_tag() -> None:
    script = '<script>if (a <b) { c = "it\'s <a href=\'" }</script><!-- <a title=" -->'
    assert read(f"<html><body>{script}<p>The ferry sailed at dawn.</p></body></html>".encode())[0].blocks
