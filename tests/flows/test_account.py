"""What a run tells: counts with their nouns, the language a story was translated from, a kill last and marked."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from newsroom import command

from flows.account import counted, language, written
from flows.store.articles import Line

INBOX = Path(__file__).parents[2] / "fixtures" / "inbox"
LINE = Line(
    1, "g", 1, "files", "a.txt", "plain", "done", "a", "Head", "en", None, None, "clean", "r", 1, 0, 0, "usable", None,
    None,
)  # fmt: skip


@pytest.mark.parametrize(
    ("found", "source", "translated_by", "shown"),
    [
        ("en", "pt", None, "en ← pt"),
        ("en", None, None, "en"),
        ("pt", "pt", "bergamot pt>en", "pt"),
        ("en", "pt", "bergamot pt>en", "en"),  # a paragraph of it, by us
        ("pl", "pl", None, "pl"),
        (None, None, None, ""),
    ],
)
def test_the_language_column(found: str | None, source: str | None, translated_by: str | None, shown: str) -> None:
    assert language(replace(LINE, found=found, source_language=source, translated_by=translated_by)) == shown


def test_counts_have_the_right_noun() -> None:
    assert [counted(n, "delivery") for n in (0, 1, 2)] == ["0 deliveries", "1 delivery", "2 deliveries"]
    assert [counted(n, "file") for n in (1, 1200)] == ["1 file", "1,200 files"]


def test_a_notice_of_a_kill_is_marked_and_last() -> None:
    paths = [Path("out", name) for name in ("k.json", "a.txt", "a.html", "a.json")]
    assert written(paths) == ["out/a.{txt,html,json}", "out/k.json  killed or withheld: notice only"]


def test_a_run_with_a_killed_story_and_one_that_was_translated_before(here: Path) -> None:
    (here / "wire").mkdir()
    for name in ("ninjs-2.2-killed.json", "ninjs-3.1-embargo.json", "plain-de-brand.txt"):
        shutil.copy(INBOX / name, here / "wire")
    code, text = command("run", "wire", "--no-prefect")
    assert code == 0
    assert "en ← de" in text
    delivered = [line for line in text.splitlines() if line.startswith(str(here / "out"))]
    assert [line.endswith(".json  killed or withheld: notice only") for line in delivered] == [False, True]
    assert "2 stories, " in text
    waits = "1 delivery under embargo, the next until 2099-10-01 23:00 UTC"
    assert waits in text
    assert command("run", "wire")[1] == f"Nothing to do: 3 files, all known already.\n{waits}\n"
    assert command("deliver") == (0, f"0 files delivered, 1 delivery still waits.\n  {waits}\n")
