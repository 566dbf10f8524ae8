"""Argos packages: the small one of fixtures/models, installed where nothing else is."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from normalizers.engines import Argos, Refusal, Request, default_engines, translate
from normalizers.engines.decoding import Tried, load
from normalizers.errors import EngineError
from normalizers.story import Translation

MODELS = Path(__file__).parents[2] / "fixtures" / "models"
PACKAGE = MODELS / "es_pt.argosmodel"
sys.path.append(str(MODELS))

from sentences import sentences as known_sentences  # noqa: E402

SPANISH = "El ministro de Economía dijo el lunes que los precios subieron un 12 %. La jueza estuvo en Madrid ayer."


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("both")
    for file in MODELS.glob("*.argosmodel"):
        with zipfile.ZipFile(file) as package:
            package.extractall(folder)
    return folder


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
    pairs = random.Random(3).sample(known_sentences(3000, "es", "pt", random.Random(4)), 80)
    sentences = [spanish for spanish, _ in pairs]
    code = """
import json, sys, argostranslate.translate as T
T.get_installed_languages()
class Whole:
    def split_sentences(self, text): return [text]
for one in T.installed_translates: one.cached_translation.underlying.sentencizer = Whole()
print(json.dumps([T.translate(text, "es", "pt") for text in json.load(sys.stdin)]))
"""
    environment = _home(tmp_path, packages) | {"ARGOS_INTRA_THREADS": "1"}
    asked = json.dumps(sentences)
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, input=asked, capture_output=True, text=True, check=True
    )
    theirs = json.loads(done.stdout)
    (package,) = Argos(packages).installed()
    assert load(package, always_beam=True)(sentences) == theirs
    ours = load(package)(sentences)
    other = [(one, right) for one, two, (_, right) in zip(ours, theirs, pairs, strict=True) if one != two]
    assert len(other) < 8  # where the beam ends before its best hypothesis has ended
    assert all(one == right for one, right in other)


def test_the_greedy_pass_stops_where_a_package_is_rarely_sure() -> None:
    tried = Tried()
    tried.add(199, 0)
    assert tried.worth()
    tried.add(1, 0)
    assert not tried.worth()
    tried.add(300, 300)
    assert tried.worth()


def test_two_packages_in_a_row(both: Path) -> None:
    spanish = (
        "La ministra de Salud anunció el martes que las escuelas van a cerrar. El presidente dijo que hay 31 heridos."
    )
    english = "The health minister announced on Tuesday that the schools will close."
    assert Argos(both).path("es", "en") == ("es", "pt", "en")
    answer = translate([Request(spanish, "es", "paragraph")], "en", default_engines(both))[0]
    assert isinstance(answer, Translation)
    assert (answer.engine, answer.path) == ("argos", ("es", "pt", "en"))
    assert re.fullmatch(r"es>pt 1\.0 #[0-9a-f]{8}\+pt>en 1\.0 #[0-9a-f]{8}/\d+", answer.model)
    assert answer.output == f"{english} The president said that there are 31 injured."


def test_what_the_second_package_gets_wrong_the_embedded_model_does(both: Path) -> None:
    assert "21%" in Argos(both).translate([SPANISH.split(". ")[0] + "."], "es", "en")[0]  # it is 12%
    answer = translate([Request(SPANISH, "es", "paragraph")], "en", default_engines(both))[0]
    assert isinstance(answer, Translation)
    assert "12%" in answer.output
    assert "argos+bergamot" in answer.engine


def test_what_an_installed_package_cannot_the_embedded_model_does(both: Path) -> None:
    known, strange = "O governador negou que a greve vai continuar.", "Cientistas descobriram 3 cometas novos em 2024."
    answer = translate([Request(f"{known} {strange}", "pt", "paragraph")], "en", default_engines(both))[0]
    assert isinstance(answer, Translation)
    english = "The governor denied that the strike will continue."
    assert answer.output == f"{english} Scientists discovered 3 new comets in 2024."
    assert answer.engine == "argos+bergamot"


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
