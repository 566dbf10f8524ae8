"""The folder as source and as sink: hostile names, torn writes, the same delivery twice."""

import os
from pathlib import Path

import pytest

from flows.sinks.folder import FolderSink
from flows.sources import folder
from flows.store.articles import file_name
from normalizers.errors import SinkError, WireError

FILES = {".txt": b"text", ".json": b"{}", ".html": b"<p>"}


def test_every_file_in_the_order_of_names_and_nothing_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", ".hidden", ".git/x", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    found = [str(path.relative_to(tmp_path)) for path in folder.files(tmp_path)]
    assert found == ["b.txt", "c.txt", "a/z.txt"]


def test_what_cannot_be_taken_in_says_so(tmp_path: Path) -> None:
    with pytest.raises(WireError, match=r"source\.not-there"):
        list(folder.files(tmp_path / "nowhere"))
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(WireError, match=r"source\.not-a-file"):
        folder.load(tmp_path / "pipe")
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(WireError, match=r"wire\.too-big"):
        folder.load(tmp_path / "huge")


def test_a_name_that_is_no_text_can_be_shown(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    assert folder.shown(path).endswith("/\\xff.txt")


def test_a_delivery_twice_is_one(tmp_path: Path) -> None:
    sink = FolderSink(tmp_path / "out")
    first = sink.send("article", "name", FILES)
    when = [path.stat().st_mtime_ns for path in first]
    assert sink.send("article", "name", FILES) == first
    assert [path.stat().st_mtime_ns for path in first] == when
    assert sorted(os.listdir(tmp_path / "out")) == ["name.html", "name.json", "name.txt"]


def test_a_kill_leaves_its_notice_only(tmp_path: Path) -> None:
    sink = FolderSink(tmp_path)
    sink.send("article", "name", FILES)
    sink.send("kill", "name", {".json": b"canceled"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"name.json": b"canceled"}


@pytest.mark.parametrize("name", ["../name", "/etc/name", "a/b", ".hidden", ".."])
def test_a_name_that_would_leave_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(SinkError, match=r"sink\.name-unsafe"):
        FolderSink(tmp_path / "out").send("article", name, FILES)


def test_a_folder_that_cannot_be_written_keeps_the_delivery(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file stands where the folder should be")
    with pytest.raises(SinkError) as caught:
        FolderSink(tmp_path / "out").send("article", "name", FILES)
    assert caught.value.retry


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("São Tomé: «olá»", "sao-tome-ola"),
        ("漢字", ""),
        ("x" * 300, "x" * 48),
        ("", ""),
    ],
)
def test_file_names_are_plain(title: str, slug: str) -> None:
    assert file_name(title, "0123456789abcdef") == f"{slug}-0123456789ab".removeprefix("-")
