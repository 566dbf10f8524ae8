"""Argos packages: the small one of fixtures/models, installed where nothing else is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from normalizers.engines import Argos, Refusal, Request, default_engines, translate
from normalizers.errors import EngineError
from normalizers.story import Translation

PACKAGE = Path(__file__).parents[2] / "fixtures" / "models" / "es_pt.argosmodel"
SPANISH = "El ministro de Economía dijo el lunes que los precios subieron un 12 %. La jueza estuvo en Madrid ayer."


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("packages")
    with zipfile.ZipFile(PACKAGE) as package:
        package.extractall(folder)
    return folder


def test_it_lists_what_is_installed(packages: Path) -> None:
    (found,) = Argos(packages).installed()
    assert (found.source, found.target, found.version, found.folder.parent) == ("es", "pt", "1.0", packages)
    assert Argos(packages).model("es", "pt").startswith("es>pt 1.0")


def test_sentences_come_back_one_by_one(packages: Path) -> None:
    spanish = ["La huelga terminó.", "El presidente dijo que hay 12 heridos.", "La huelga terminó."]
    assert Argos(packages).translate(spanish, "es", "pt") == [
        "A greve terminou.",
        "O presidente disse que há 12 feridos.",
        "A greve terminou.",
    ]


def test_spanish_to_english_goes_through_portuguese_and_says_so(packages: Path) -> None:
    answer = translate([Request(SPANISH, "es", "paragraph")], "en", default_engines(packages))[0]
    assert isinstance(answer, Translation)
    assert answer.path == ("es", "pt", "en")
    assert answer.engine == "argos+bergamot"
    assert "es>pt 1.0" in answer.model
    assert "pten" in answer.model
    assert "12%" in answer.output
    assert answer.output.count(". ") == 1


def test_what_the_small_package_invents_is_refused(packages: Path) -> None:
    strange = "Hoy llueve mucho en la montaña y nadie sabe por qué los 4 perros ladran."
    answer = translate([Request(strange, "es", "paragraph")], "en", default_engines(packages))[0]
    assert isinstance(answer, Refusal)
    assert answer.code == "engine.check-failed"


def test_it_is_the_same_text_as_that_of_argostranslate(packages: Path, tmp_path: Path) -> None:
    sentences = ["La ministra de Salud anunció ayer que las escuelas van a cerrar.", "Hay 31 heridos en Chile."]
    code = f"""
import json, argostranslate.translate as T
T.get_installed_languages()
class Whole:
    def split_sentences(self, text): return [text]
for one in T.installed_translates: one.cached_translation.underlying.sentencizer = Whole()
print(json.dumps([T.translate(text, "es", "pt") for text in {sentences!r}]))
"""
    theirs = subprocess.run(
        [sys.executable, "-c", code], env=_home(tmp_path, packages), capture_output=True, text=True, check=True
    )
    assert Argos(packages).translate(sentences, "es", "pt") == json.loads(theirs.stdout)


@pytest.mark.parametrize("installed", [False, True])
def test_nothing_is_written_to_the_home(packages: Path, tmp_path: Path, installed: bool) -> None:
    folder = packages if installed else tmp_path / "none"
    code = f"""
import sys
from normalizers.engines import Request, default_engines, translate
answer, = translate([Request({SPANISH!r}, "es", "paragraph")], "en", default_engines())
print(type(answer).__name__, "argostranslate" in sys.modules)
"""
    environment = _home(tmp_path / "home", folder)
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == (["Translation", "True"] if installed else ["Refusal", "False"])
    assert list((tmp_path / "home").iterdir()) == []


def test_torn_packages_are_passed_over_and_a_broken_model_is_an_engine_error(tmp_path: Path) -> None:
    for name, about in (
        ("torn", "{"),
        ("list", "[]"),
        ("other", '{"type": "sbd"}'),
        ("good", '{"from_code": "es", "to_code": "pb", "package_version": "1.9"}'),
        ("older", '{"from_code": "es", "to_code": "pt", "package_version": "1.10"}'),
    ):
        (tmp_path / name / "model").mkdir(parents=True)
        (tmp_path / name / "metadata.json").write_text(about, encoding="utf-8")
    argos = Argos(tmp_path)
    assert [(one.source, one.target, one.version) for one in argos.installed()] == [("es", "pt", "1.10")]
    with pytest.raises(EngineError, match="cannot be loaded"):
        argos.translate(["Hola a todos."], "es", "pt")


def test_the_shortest_chain_of_packages_wins(tmp_path: Path) -> None:
    for pair in ("fr>es", "es>pt", "fr>en", "en>pt", "pt>de"):
        source, target = pair.split(">")
        (tmp_path / pair / "model").mkdir(parents=True)
        (tmp_path / pair / "metadata.json").write_text(json.dumps({"from_code": source, "to_code": target}))
    argos = Argos(tmp_path)
    assert argos.path("fr", "es") == ("fr", "es")
    assert argos.path("fr", "de") == ("fr", "en", "pt", "de")
    assert argos.path("de", "fr") is None
    assert argos.path("fr", "fr") is None
    assert not (tmp_path / "none").exists()
    assert Argos(tmp_path / "none").path("fr", "en") is None
    assert not (tmp_path / "none").exists()


def _home(home: Path, packages: Path) -> dict[str, str]:
    home.mkdir(exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "ARGOS_"))}
    return {**kept, "HOME": str(home), "ARGOS_PACKAGES_DIR": str(packages), "PYTHONPATH": os.pathsep.join(sys.path)}
