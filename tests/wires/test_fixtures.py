"""Every file under fixtures/wires is read as its .toml says; every attack is refused or harmless, at once."""

from __future__ import annotations

import builtins
import socket
import subprocess
import sys
import time
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from normalizers.errors import WireError
from normalizers.story import Story
from normalizers.wires import read

ROOT = Path(__file__).parents[2] / "fixtures"
CASES = sorted(path.with_suffix("") for path in (ROOT / "wires").rglob("*.toml"))
ATTACKS = tomllib.loads((ROOT / "attacks" / "attacks.toml").read_text(encoding="utf-8"))


def wire_file(case: Path) -> Path:
    (found,) = (path for path in case.parent.glob(f"{case.name}.*") if path.suffix != ".toml")
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_reads_what_the_wire_said(case: Path) -> None:
    path = wire_file(case)
    raw = path.read_bytes()
    wanted = tomllib.loads(Path(f"{case}.toml").read_text(encoding="utf-8"))
    assert wanted["shows"]
    if "error" in wanted:
        with pytest.raises(WireError) as caught:
            read(raw, name=path.name)
        assert caught.value.code == wanted["error"]
        assert caught.value.message
        assert caught.value.place.startswith(path.name)
        assert wanted.get("place", "") in caught.value.place
        return
    for story, expected in zip(read(raw, name=path.name), wanted["story"], strict=True):
        check(story, expected, sha256(raw).hexdigest())


def check(story: Story, expected: dict[str, object], digest: str) -> None:
    assert story.raw_sha256 == digest
    assert [f"{block.kind}: {block.text}" for block in story.blocks] == expected["blocks"]
    for name, value in expected.items():
        if name == "gaps":
            assert [block.gap for block in story.blocks] == value
        elif name == "block_languages":
            assert [block.language or "" for block in story.blocks] == value
        elif name != "blocks":
            found = getattr(story, name)
            wanted = value.replace("{sha256}", digest) if isinstance(value, str) else value
            assert (list(found) if isinstance(found, tuple) else found) == wanted, name


def test_walked_all_cases() -> None:
    files = [path for path in (ROOT / "wires").rglob("*") if path.is_file() and path.suffix != ".toml"]
    assert len(CASES) == len(files) >= 28
    assert {case.parent.name for case in CASES} >= set(
        "plain ninjs rss atom html iptc-7901 anpa nitf newsml-g2 newsml-1".split()
    )


@pytest.mark.parametrize("name", ATTACKS)
def test_attack_is_refused_or_harmless(name: str) -> None:
    raw = (ROOT / "attacks" / name).read_bytes()
    started = time.process_time()
    try:
        found = {"text": "".join(story.text for story in read(raw, name=name))}
    except WireError as error:
        found = {"code": error.code}
    assert found == ATTACKS[name]
    assert time.process_time() - started < 2.0  # measured: under 0.2 s each; the first one loads the parsers


def test_walked_all_attacks() -> None:
    assert len(ATTACKS) == sum(1 for path in (ROOT / "attacks").iterdir() if path.suffix != ".toml") >= 20


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_name_does_not_choose_the_format(case: Path) -> None:
    raw = wire_file(case).read_bytes()

    def outcome(name: str | None) -> object:
        try:
            return read(raw, name=name)
        except WireError as error:
            return error.code

    assert outcome("story.json") == outcome("feed.xml") == outcome(None)


def test_attacks_open_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {path.name: path.read_bytes() for path in (ROOT / "attacks").iterdir() if path.suffix != ".toml"}
    for raw in (b"<p></p>", b"<rss version='2.0'><channel/></rss>"):
        with pytest.raises(WireError):  # and the parsers are loaded before we watch
            read(raw)
    touched: list[object] = []

    def refuse(*args: object, **kwargs: object) -> None:
        touched.append(args[0])
        raise OSError("not in this test")

    monkeypatch.setattr(builtins, "open", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    for name, raw in files.items():
        try:
            read(raw, name=name)
        except WireError:
            continue
    assert touched == []


def test_import_is_light() -> None:
    heavy = "{'lxml', 'trafilatura'} & set(sys.modules)"
    code = f"import sys, normalizers.wires; sys.exit(bool({heavy}))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
