"""The translation memory of the store: hits, persons, forgetting; TMX out and in, and TMX that means harm."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from flows import tmx
from flows.cli import app
from flows.store.memory import DAY, StoreMemory
from flows.store.schema import open_store
from normalizers.engines import PERSON, Key, Request, translate
from normalizers.errors import WireError
from normalizers.story import Translation

SAID = {
    Key("pt", "en", "bergamot", "m 1", "Ele saiu às 3 & voltou."): "He left at 3 & came back.",
    Key("pt", "en", "bergamot", "m 1", "Não há acordo."): "There is no deal <yet>.",
    Key("de", "en", "argos", "de>en 1", "Schluss."): "Over\x02.",
}
HOUSE = b"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="other" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"
 srclang="pt-BR" datatype="plaintext"/><body>
<tu><tuv xml:lang="en-GB"><seg>The <bpt i="1">&lt;b&gt;</bpt>runoff<ept i="1">&lt;/b&gt;</ept> is on Sunday.</seg></tuv>
<tuv xml:lang="pt-BR"><seg>O segundo turno
 \xc3\xa9 no domingo.</seg></tuv><tuv xml:lang="fr"><seg>Le second tour est dimanche.</seg></tuv></tu>
<tu><tuv xml:lang="pt"><seg>S\xc3\xb3 aqui.</seg></tuv></tu>
</body></tmx>"""


class Clock:
    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


def memory(folder: Path, clock: Clock | None = None) -> StoreMemory:
    return StoreMemory(open_store(f"sqlite:///{folder / 'copydesk.db'}", clock or Clock()))


def run(folder: Path, *words: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["memory", *words, "--out", str(folder)])
    assert result.exit_code == code, result.output
    return result.output


def test_hits_are_counted_and_survive_and_what_nobody_asks_for_is_forgotten(tmp_path: Path) -> None:
    clock = Clock()
    one, two, three = SAID
    kept = memory(tmp_path, clock)
    kept.put(SAID)
    kept.correct({Key("pt", "en", PERSON, "", "Sim."): "Yes."})
    clock.now += 100 * DAY
    assert memory(tmp_path, clock).get([one, two]) == {one: SAID[one], two: SAID[two]}
    assert memory(tmp_path, clock).get([one]) == {one: SAID[one]}
    assert {entry.sentence: entry.hits for entry in kept.all()} == {
        "Sim.": 0, one.sentence: 2, two.sentence: 1, three.sentence: 0
    }  # fmt: skip
    assert kept.forget(30) == 1
    assert {entry.sentence for entry in kept.all()} == {"Sim.", one.sentence, two.sentence}


def test_what_a_person_wrote_beats_every_engine(tmp_path: Path) -> None:
    kept = memory(tmp_path)
    kept.correct({Key("pt", "en", PERSON, "", "Não há acordo."): "They have no deal."})
    kept.correct({Key("pt", "en", PERSON, "", "Não há acordo."): "No deal yet."})
    made = translate([Request("Não há acordo.", "pt", "paragraph")], "en", [], kept)[0]
    assert isinstance(made, Translation)
    assert (made.output, made.engine, made.sentences[0].by) == ("No deal yet.", "person", "person")


def test_export_is_tmx_and_comes_back_as_it_was(tmp_path: Path) -> None:
    kept = memory(tmp_path)
    kept.put(SAID)
    file = tmp_path / "house.tmx"
    assert "3 sentences" in run(tmp_path, "export", str(file))
    tree = ElementTree.fromstring(file.read_bytes())
    assert tree.attrib == {"version": "1.4"}
    assert {"segtype", "adminlang", "srclang", "datatype", "o-tmf"} <= set(tree[0].attrib)
    other = tmp_path / "other"
    assert "0 sentences of persons, 3 of engines" in run(other, "import", str(file))
    assert memory(other).get(list(SAID))[next(iter(SAID))] == "He left at 3 & came back."
    changed = file.read_text("utf-8").replace("no deal", "no agreement")
    file.write_text(changed, "utf-8")
    assert "1 sentences of persons, 2 of engines" in run(other, "import", str(file))
    key = Key("pt", "en", PERSON, "", "Não há acordo.")
    assert memory(other).get([key]) == {key: "There is no agreement <yet>."}
    rows = json.loads(run(other, "stats", "--json"))
    assert sum(row["sentences"] for row in rows) == 4


def test_a_file_of_another_tool_is_a_persons(tmp_path: Path) -> None:
    units = list(tmx.read(HOUSE))
    assert [(one.source, one.target, one.sentence, one.translation) for one in units] == [
        ("pt", "en", "O segundo turno é no domingo.", "The runoff is on Sunday."),
        ("pt", "fr", "O segundo turno é no domingo.", "Le second tour est dimanche."),
    ]
    file = tmp_path / "a.tmx"
    file.write_bytes(HOUSE)
    assert "2 sentences of persons" in run(tmp_path, "import", str(file))


@pytest.mark.parametrize(
    "raw",
    [
        b"<html><body>x</body></html>",
        b"no xml at all",
        HOUSE.replace(b"</tuv></tu>\n<tu>", b"</tu>\n<tu>"),
        HOUSE[:-20],
        HOUSE.replace(b'SYSTEM "tmx14.dtd"', b'[<!ENTITY a "b">]').replace(b"aqui", b"&a;"),
        HOUSE.replace(b'SYSTEM "tmx14.dtd"', b'[<!ENTITY a SYSTEM "file:///etc/passwd">]').replace(b"aqui", b"&a;"),
        HOUSE.replace(b"aqui", b"&undeclared;"),
        HOUSE.replace(b"aqui", b"<x>" * 200 + b"</x>" * 200),
        b"\x00\x01\x02",
        b"",
    ],
)
def test_a_file_that_is_torn_or_means_harm_is_refused_whole(raw: bytes, tmp_path: Path) -> None:
    with pytest.raises(WireError):
        list(tmx.read(raw))
    file = tmp_path / "a.tmx"
    file.write_bytes(raw)
    result = CliRunner().invoke(app, ["memory", "import", str(file), "--out", str(tmp_path)])
    assert isinstance(result.exception, WireError)
    assert len(memory(tmp_path)) == 0
