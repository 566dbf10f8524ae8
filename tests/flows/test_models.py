"""From a story that no engine can translate, by way of `models install`, to its article."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from newsroom import command

from flows.settings import settings
from normalizers.errors import CopydeskError

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "fixtures" / "models" / "es_pt.argosmodel"
STORY = "La huelga terminó\n\nLa jueza estuvo en Madrid ayer.\n\nEl presidente dijo que hay 12 heridos.\n"


@pytest.mark.parametrize(
    ("variable", "below"), [("ARGOS_PACKAGES_DIR", ""), ("HOME", ".local/share/argos-translate/packages")]
)
def test_a_package_is_installed_where_it_is_told_and_found_there(here: Path, variable: str, below: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ARGOS_", "XDG_", "COPYDESK_"))}
    home = here / "home"
    home.mkdir()
    told = kept | {"HOME": str(home), "PYTHONPATH": str(ROOT)} | {variable: str(home / "there")}

    def copydesk(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "flows.cli", *words], cwd=here, env=told, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    (home / "there").mkdir()
    assert "es>pt 1.0" in copydesk("models", "install", str(PACKAGE))
    assert (home / "there" / below / "translate-es_pt-1_0" / "metadata.json").is_file()
    into_english = json.loads(copydesk("models", "list", "--json"))
    assert [row["path"] for row in into_english if row["from"] == "es"] == [["es", "pt", "en"]]
    into_portuguese = json.loads(copydesk("models", "list", "--target", "pt", "--json"))
    assert [row["path"] for row in into_portuguese if row["from"] == "es"] == [["es", "pt"]]


@pytest.mark.parametrize("then", [("run", "wire"), ("quarantine", "retry")])
def test_what_waited_is_taken_up(here: Path, monkeypatch: pytest.MonkeyPatch, then: tuple[str, ...]) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(here / "packages"))
    for name in ("DATA", "CONFIG", "CACHE"):  # argostranslate makes folders as soon as it is imported
        monkeypatch.setenv(f"XDG_{name}_HOME", str(here / "argos"))
    (here / "wire").mkdir()
    (here / "wire" / "es.txt").write_text(STORY, "utf-8")
    (here / "copydesk.toml").write_text('[sources.files]\npath = "wire"\nlanguage = "es"\n')
    assert command("run", "wire")[0] == 3
    (case,) = json.loads(command("quarantine", "list", "--json")[1])
    assert case["code"] == "engine.no-pair"
    assert "es to en" in case["reason"]
    assert "copydesk models install FILE.argosmodel" in case["reason"]

    assert command("models", "install", str(PACKAGE))[0] == 0
    code, text = command(*then)
    assert code == 0, text
    assert json.loads(command("quarantine", "list", "--json")[1]) == []
    (article,) = settings().articles.glob("*.json")
    record = article.read_text("utf-8")
    assert "argos+bergamot es>pt>en" in record


def test_where_to_get_a_package_is_said(here: Path) -> None:
    assert "argosopentech.com/argospm" in command("models", "list")[1]


def test_a_file_that_is_no_package_leaves_nothing(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(here / "packages"))
    (here / "torn.argosmodel").write_bytes(PACKAGE.read_bytes()[:5000])
    with zipfile.ZipFile(here / "other.argosmodel", "w") as other:
        other.writestr("readme.txt", "no model")
    for name in ("torn", "other"):
        with pytest.raises(CopydeskError, match=r"models\.not-a-model"):
            command("models", "install", str(here / f"{name}.argosmodel"))
    assert not (here / "packages").exists()
