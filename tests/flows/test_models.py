"""Models: from an index, a mirror, a file or a folder, whole or not at all; and what waited is taken up."""

import gzip
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from newsroom import command

from flows.models import firefox
from flows.settings import settings
from normalizers.engines import Bergamot
from normalizers.engines.bergamot import embedded
from normalizers.errors import CopydeskError

ROOT = Path(__file__).parents[2]
MODELS = ROOT / "fixtures" / "models"
PACKAGE = MODELS / "es_pt.argosmodel"
STORY = "La huelga terminó\n\nLa jueza estuvo en Madrid ayer.\n\nEl presidente dijo que hay 12 heridos.\n"


@pytest.fixture
def packages(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(here / "models" / "packages"))
    for name in ("DATA", "CONFIG", "CACHE"):  # argostranslate makes folders as soon as it is imported
        monkeypatch.setenv(f"XDG_{name}_HOME", str(here / "argos"))
    return here / "models" / "packages"


def left_behind(packages: Path) -> list[str]:
    """What lies in or beside the packages' folder."""
    return sorted(str(path.relative_to(packages.parent)) for path in packages.parent.glob("*/*"))


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
def test_what_waited_is_taken_up(here: Path, packages: Path, then: tuple[str, ...]) -> None:
    (here / "wire").mkdir()
    (here / "wire" / "es.txt").write_text(STORY, "utf-8")
    (here / "copydesk.toml").write_text('[sources.files]\npath = "wire"\nlanguage = "es"\n')
    assert command("run", "wire")[0] == 3
    (case,) = json.loads(command("quarantine", "list", "--json")[1])
    assert case["code"] == "engine.no-pair"
    assert "es to en" in case["reason"]
    assert "copydesk models install es-en" in case["reason"]

    assert command("models", "install", str(PACKAGE))[0] == 0
    code, text = command(*then)
    assert code == 0, text
    assert json.loads(command("quarantine", "list", "--json")[1]) == []
    (article,) = settings().articles.glob("*.json")
    record = article.read_text("utf-8")
    assert "argos+bergamot es>pt>en" in record


def test_where_to_get_a_package_is_said(here: Path) -> None:
    assert "argosopentech.com/argospm" in command("models", "list")[1]


def bomb() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a/metadata.json", '{"from_code": "es", "to_code": "en"}')
        package.writestr("a/model/model.bin", b"\0" * 30_000_000)
    return data.getvalue()


def escaping(name: str) -> bytes:
    data = io.BytesIO(PACKAGE.read_bytes())
    with zipfile.ZipFile(data, "a") as package:
        package.writestr(name, "outside")
    return data.getvalue()


def linked() -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as package:
        link = tarfile.TarInfo("a/model")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc"
        package.addfile(link)
    return data.getvalue()


def with_weights(weights: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(PACKAGE) as whole, zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as package:
        for name in whole.namelist():
            package.writestr(name, weights if name.endswith("model.bin") else whole.read(name))
    return data.getvalue()


def other() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("readme.txt", "no model")
    return data.getvalue()


BAD = {
    "torn": lambda: PACKAGE.read_bytes()[:5000],
    "no package": other,
    "a bomb": bomb,
    "above": lambda: escaping("translate-es_pt-1_0/../../../evil"),
    "absolute": lambda: escaping("/evil"),
    "a link": linked,
    "torn weights": lambda: with_weights(b"\6\0\0\0no weights"),
    "empty": lambda: b"",
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_leaves_nothing(here: Path, packages: Path, what: str) -> None:
    (here / "bad.argosmodel").write_bytes(BAD[what]())
    with pytest.raises(CopydeskError, match=r"models\.not-a-model"):
        command("models", "install", "bad.argosmodel")
    assert left_behind(packages) == []
    assert not list(here.rglob("*evil*"))


def test_a_bad_update_leaves_the_good_one(here: Path, packages: Path) -> None:
    command("models", "install", str(PACKAGE))
    before = left_behind(packages)
    (here / "bad.argosmodel").write_bytes(with_weights(b"\6\0\0\0no weights"))
    with pytest.raises(CopydeskError):
        command("models", "install", "bad.argosmodel")
    assert left_behind(packages) == before
    assert command("models", "verify")[0] == 0


def test_verify_says_what_is_torn_and_remove_takes_it_away(here: Path, packages: Path) -> None:
    command("models", "install", str(PACKAGE))
    assert command("models", "verify") == (0, "translate-es_pt-1_0: as it was installed\n")
    weights = packages / "translate-es_pt-1_0" / "model" / "model.bin"
    data = bytearray(weights.read_bytes())
    data[len(data) // 2] ^= 1
    weights.write_bytes(data)
    (weights.parent.parent / "metadata.json").unlink()
    code, said = command("models", "verify")
    assert code == 1
    assert "model/model.bin is not as it was installed" in said
    assert "metadata.json is gone" in said
    command("models", "install", str(PACKAGE))
    assert command("models", "verify", "es-pt")[0] == 0
    assert "removed translate-es_pt-1_0" in command("models", "remove", "es>pt")[1]
    assert left_behind(packages) == []
    with pytest.raises(CopydeskError, match=r"models\.not-installed"):
        command("models", "remove", "pt-en")  # embedded


def test_what_argos_itself_installed_works_and_has_no_checksums(packages: Path) -> None:
    code = "from pathlib import Path; from argostranslate.package import install_from_path as install\n"
    code += f"install(Path({str(PACKAGE)!r}))"
    packages.mkdir(parents=True)
    subprocess.run([sys.executable, "-c", code], check=True, env=dict(os.environ))
    assert "another program installed it" in command("models", "verify")[1]
    assert "es" in {row["from"] for row in json.loads(command("models", "list", "--target", "pt", "--json")[1])}


def test_a_folder_as_mirror(here: Path, packages: Path) -> None:
    (here / "mirror").mkdir()
    shutil.copy(PACKAGE, here / "mirror" / "translate-es_pt-1_0.argosmodel")
    (here / "copydesk.toml").write_text('models_index = "mirror"\n')
    assert "es>pt 1.0 #" in command("models", "install", "es>pt")[1]
    with pytest.raises(CopydeskError, match=r"models\.no-pair.*from es it has es>pt"):
        command("models", "install", "es-fr")
    about = [
        {"from_code": "es", "to_code": "pt", "package_version": "1.0", "links": ["https://x.invalid/y.argosmodel"]}
    ]
    (here / "mirror" / "index.json").write_text(json.dumps(about))
    shutil.copy(PACKAGE, here / "mirror" / "y.argosmodel")
    assert command("models", "install", "es_pt")[0] == 0


@pytest.mark.parametrize("form", ["folder", "zip", "tar", "gzip"])
def test_a_downloaded_firefox_model(here: Path, packages: Path, form: str) -> None:
    found = here / "firefox"
    found.mkdir()
    for pattern in ("model.*.bin", "lex.*.bin", "vocab.*.spm"):
        (file,) = embedded("pt", "en").glob(pattern)
        name = file.name.replace("pten", "glen")
        if form == "gzip":
            (found / f"{name}.gz").write_bytes(gzip.compress(file.read_bytes(), 1))
        else:
            shutil.copy(file, found / name)
    what = "firefox"
    if form in ("zip", "tar"):
        what = Path(shutil.make_archive(str(here / "packed"), form, found)).name
    assert "installed gl>en #" in command("models", "install", what)[1]
    sentence = "O governo não vai recuar."
    engine = Bergamot(packages)
    assert engine.path("gl", "en") == ("gl", "en")
    assert engine.model("gl", "en").startswith("gl>en #")
    assert engine.translate([sentence], "gl", "en") == Bergamot().translate([sentence], "pt", "en")
    assert engine.path("gl", "pt") == ("gl", "en", "pt")
    assert command("models", "verify")[0] == 0
    row = next(row for row in json.loads(command("models", "list", "--json")[1]) if row["from"] == "gl")
    assert row["engine"] == "bergamot"
    assert "removed firefox-gl_en" in command("models", "remove", "gl-en")[1]


@pytest.mark.parametrize("pair", [("pt", "en"), ("en", "pt")])
def test_the_tokenizer_made_of_a_vocabulary_is_that_of_the_embedded_model(pair: tuple[str, str]) -> None:
    folder = embedded(*pair)
    (vocabulary,) = folder.glob("vocab.*.spm")
    assert firefox.tokenizer(vocabulary.read_bytes()) == json.loads((folder / "tokenizer.json").read_text("utf-8"))


def test_a_torn_firefox_model_leaves_nothing(here: Path, packages: Path) -> None:
    shutil.copytree(embedded("pt", "en"), here / "torn")
    (weights,) = (here / "torn").glob("model.*.bin")
    weights.write_bytes(weights.read_bytes()[:100_000])
    with pytest.raises(CopydeskError, match=r"does not translate"):
        command("models", "install", "torn")
    (here / "torn" / "vocab.pten.spm").write_bytes(b"torn")
    with pytest.raises(CopydeskError, match=r"vocabulary"):
        command("models", "install", "torn")
    assert left_behind(packages) == []
