"""Apertium: what its marks mean, with a command that stands for it; and itself, where it is installed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from normalizers.engines import Bergamot, Pivot, Refusal, Request, translate
from normalizers.engines.apertium import MODES, UNKNOWN, Apertium
from normalizers.errors import EngineError
from normalizers.story import Translation

FAKE = r"""#!/bin/sh
# Knows "El juez habló" and no other word; marks as Apertium does; loses the stop at the end of all.
[ "$1" = "-n" ] || exit 1
sed -e 's/^El juez/O juiz/' -e 's/habló/falou/' -e 's/Pedro/*Pedro/' -e 's/normal/*normal/' \
    -e 's/cabizbajo/*cabizbajo/' -e 's/Q1Q/*Q1Q/' -e 's/ayer/#xontem/' |
    if [ "$2" = "es-pt_BR" ]; then cat; else exit 3; fi
"""


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Apertium:
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "apertium"
    command.write_text(FAKE)
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    for name in ("es-pt", "es-pt_BR", "fr-es", "es-pt-latin1", "xx-yy"):
        (tmp_path / f"{name}.mode").write_text("lt-proc 'data.bin'")
    return Apertium(tmp_path)


def test_paths_go_by_the_modes_that_are_there(fake: Apertium, tmp_path: Path) -> None:
    assert fake.path("es", "pt") == ("es", "pt")
    assert fake.path("fr", "pt") == ("fr", "es", "pt")
    assert fake.path("pt", "es") is None
    assert fake.model("es", "pt").startswith("es-pt_BR #")
    assert Pivot((fake, Bergamot(tmp_path))).path("fr", "en") == ("fr", "es", "pt", "en")
    with pytest.raises(EngineError):
        fake.translate(["x"], "pt", "es")


def test_names_stay_and_an_unknown_word_fails_its_sentence_alone(fake: Apertium) -> None:
    spanish = [
        "El juez habló.",
        "El juez cabizbajo habló.",
        "El juez Pedro habló",
        "El juez habló ayer.",
        "El juez habló en x.com.",
    ]
    answers = fake.translate(spanish, "es", "pt")
    assert answers == ["O juiz falou.", UNKNOWN, "O juiz Pedro falou", UNKNOWN, "O juiz falou en x.com."]


def test_a_word_that_the_target_has_as_well_is_no_failure(fake: Apertium) -> None:
    assert fake.translate(["El juez normal habló."], "es", "pt") == ["O juiz normal falou."]


def test_marks_of_the_source_are_not_taken_for_its_own(fake: Apertium) -> None:
    assert fake.translate(["El juez habló de *esto."], "es", "pt") == [UNKNOWN]


def test_a_pivot_does_not_translate_what_failed(fake: Apertium, tmp_path: Path) -> None:
    pivot = Pivot((fake, Bergamot(tmp_path)))
    answers = pivot.translate(["El juez cabizbajo habló.", "El juez habló."], "es", "en")
    assert answers == [UNKNOWN, "The judge has spoken."]
    answer = translate([Request("El juez cabizbajo habló.", "es", "paragraph")], "en", [pivot])[0]
    assert isinstance(answer, Refusal)
    assert "mark of the engine" in answer.reason


def test_a_mode_that_fails_is_an_engine_error(fake: Apertium) -> None:
    with pytest.raises(EngineError, match="fr-es"):
        fake.translate(["Le juge."], "fr", "es")


def test_without_the_command_there_is_no_pair(fake: Apertium, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "bin" / "apertium").unlink()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert Apertium(tmp_path / "bin" / "..").path("es", "pt") is None


@pytest.mark.skipif(
    shutil.which("apertium") is None or not list(MODES.glob("es-pt*.mode")), reason="apertium-es-pt is not installed"
)
def test_spanish_through_apertium_itself() -> None:
    spanish = "La ministra de Salud anunció el martes que 1.350 trabajadores van a la huelga. No hay acuerdo."
    answer = translate([Request(spanish, "es", "paragraph")], "en", [Pivot((Apertium(MODES), Bergamot()))])[0]
    assert isinstance(answer, Translation)
    assert (answer.engine, answer.path) == ("apertium+bergamot", ("es", "pt", "en"))
    assert "1,350 workers" in answer.output
    assert "Tuesday" in answer.output
    assert answer.output.count(".") == 2
