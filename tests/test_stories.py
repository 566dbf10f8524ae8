"""Whole stories: what must come out, and clean copy that must come through untouched."""

from pathlib import Path

import pytest

from normalizers import repair
from normalizers.artifacts import About, mend
from normalizers.artifacts.evidence import survey
from normalizers.artifacts.origin import LANGUAGES
from normalizers.edits import apply

FIXTURES = Path(__file__).parent.parent / "fixtures"
GOLDEN = sorted((FIXTURES / "stories").glob("*/*.golden.txt"))
CLEAN = [
    line
    for line in (FIXTURES / "clean" / "en.txt").read_text("utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]

# What an idiom of another language becomes word for word, and meant as it stands: right where nothing says
# "translated".
LITERAL = [
    line
    for line in (FIXTURES / "clean" / "literal.txt").read_text("utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


def test_there_is_enough_to_test() -> None:
    assert len(GOLDEN) >= 15
    assert len(CLEAN) >= 300


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.name}-{path.stem.split('.')[0]}")
def test_story_becomes_its_golden_text(path: Path) -> None:
    received = (path.parent / path.name.replace(".golden", "")).read_text("utf-8")
    wanted = path.read_text("utf-8").strip()
    found = repair(received, source_language=path.parent.name)
    assert found.text.strip() == wanted
    assert apply(received, found.edits) == found.text
    assert repair(wanted, source_language=path.parent.name).text == wanted


def test_clean_copy_is_untouched() -> None:
    changed = {line: repair(line).text for line in (*CLEAN, *LITERAL)}
    assert {line: text for line, text in changed.items() if line != text} == {}


def test_clean_copy_is_untouched_whatever_the_source_is_said_to_be() -> None:
    every = dict.fromkeys(LANGUAGES, 1.0)  # all rules of all packs at once: the worst that a wrong setting can do
    changed: dict[str, str] = {}
    for line in CLEAN:
        names, counts = survey([line])
        about = About(odds=every, address="body.0", others={"body.0": line}, names=names, counts=counts)
        changed[line] = mend(line, about).text
    assert {line: text for line, text in changed.items() if line != text} == {}
