"""The command line: what it prints, what it writes, and the exit codes that docs/cli.md promises."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from newsroom import command as run

from normalizers.errors import CopydeskError

ROOT = Path(__file__).parents[2]
STORY = (
    "Harbor council votes on repairs\n\n"
    "The council of Eastport voted on Tuesday to repair the old harbor , officials said.\n\n"
    "The work will take two years and cost nine million dollars.\n"
)


@pytest.fixture
def inbox(here: Path) -> Path:
    """One story."""
    (here / "inbox").mkdir()
    (here / "inbox" / "story.txt").write_text(STORY, "utf-8")
    return here / "inbox"


def name_of(out: Path) -> str:
    return next((out / "articles").glob("*.txt")).stem


def test_run_then_again_then_look_at_it(inbox: Path) -> None:
    out = inbox.parent / "out"
    code, text = run("run", str(inbox))
    assert code == 0
    assert "story.txt: Harbor council" in text
    assert re.search(r"Next: copydesk explain harbor-council-votes-on-repairs-[0-9a-f]{12}", text)
    assert sorted(path.suffix for path in (out / "articles").iterdir()) == [".html", ".json", ".txt"]
    assert run("run", str(inbox)) == (0, "Nothing to do: 1 file, known already.\n")
    name = name_of(out)
    assert "harbor," in (out / "articles" / f"{name}.txt").read_text("utf-8")

    assert "harbor" in run("explain", name)[1]
    assert run("explain", name)[1] == run("explain", str(out / "articles" / f"{name}.json"))[1]
    assert run("undo", name)[1] == STORY
    assert run("diff", name) == (0, "Nothing differs.\n")
    assert run("renormalize") == (0, "1 story, 0 would change. To do it: add --write\n")
    assert run("renormalize", "--write")[0] == 0


def test_json_for_programs_and_standard_input(here: Path) -> None:
    code, text = run("run", "-", "--json", stdin=STORY)
    told = json.loads(text)
    assert code == 0
    assert (told["new"], told["undelivered"], len(told["paths"])) == (1, 0, 3)
    assert told["stories"][0]["outcome"] == "repaired"


def test_a_broken_file_waits_and_stops_nobody(inbox: Path) -> None:
    (inbox / "broken.json").write_bytes(b'{"uri": "urn:x", "headline": ')
    (inbox / "nothing.txt").write_bytes(b"\x00\x01\xff\xfe" * 20)
    code, text = run("run", str(inbox))
    assert code == 3
    assert "quarantine: wire." in text
    assert name_of(inbox.parent / "out")
    cases = json.loads(run("quarantine", "list", "--json")[1])
    assert len(cases) == 2
    code, text = run("quarantine", "show", str(cases[0]["id"]))
    assert code == 0
    assert cases[0]["code"] in text
    assert run("quarantine", "retry")[0] == 3
    assert run("run", str(inbox))[0] == 0  # known, and nothing new is wrong


def test_repair_needs_no_store(here: Path) -> None:
    assert run("repair", "He left the harbor , officials said.") == (0, "He left the harbor, officials said.\n")
    told = json.loads(run("repair", "--json", stdin="He left the harbor , officials said.")[1])
    assert [edit["rule"] for edit in told["edits"]]
    assert not (here / "out").exists()


def test_rules_and_models(here: Path) -> None:
    rules = json.loads(run("rules", "list", "--json")[1])["rules"]
    assert run("rules", "show", rules[0]["id"])[0] == 0
    assert any(row["from"] == "pt" for row in json.loads(run("models", "list", "--json")[1]))


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["run", "nowhere"], 2, "no such file or folder: nowhere"),
        (["run"], 2, "Missing argument"),
        (["explain", "nowhere"], 1, "story.unknown"),
        (["quarantine", "show", "7"], 1, "quarantine.unknown"),
        (["rules", "show", "no.such"], 1, "rules.unknown"),
        (["models", "install", "no.argosmodel"], 1, "models.no-file"),
        (["run", "-", "--store", "nosuch://x"], 1, "store.cannot-open"),
    ],
)
def test_errors_are_one_line_and_have_their_code(here: Path, words: list[str], code: int, says: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "flows.cli", *words], cwd=here, env={"PYTHONPATH": str(ROOT)}, capture_output=True,
        text=True, input="", check=False,
    )  # fmt: skip
    assert (done.returncode, says in done.stderr) == (code, True), done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_setting_is_said(here: Path) -> None:
    (here / "copydesk.toml").write_text("batch_sise = 3\n")
    done = subprocess.run(
        [sys.executable, "-m", "flows.cli", "deliver"], cwd=here, env={"PYTHONPATH": str(ROOT)}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "settings.wrong" in done.stderr
    assert "batch_sise" in done.stderr


def commands() -> list[str]:
    top = re.findall(r"^  ([a-z]+)  ", run("--help")[1].split("Commands:")[1], re.MULTILINE)
    subs = {name: run(name, "--help")[1].split("Commands:") for name in top}
    return [*top, *(f"{n} {s}" for n, p in subs.items() if p[1:] for s in re.findall(r"^  ([a-z]+)  ", p[1], re.M))]


def test_every_command_has_help_with_an_example_and_is_in_the_manual() -> None:
    manual = (ROOT / "docs" / "cli.md").read_text("utf-8")
    found = commands()
    assert len(found) >= 18
    for command in found:
        text = run(*command.split(), "--help")[1]
        assert "Examples:" in text or "Commands:" in text, command
        assert f"`copydesk {command}" in manual, command


def test_the_version_and_languages_that_there_are_not(here: Path) -> None:
    assert re.fullmatch(r"copydesk \d+\.\d+\.\d+\n", run("--version")[1])
    assert run("repair", "x", "--source-language", "zz")[0] == 2
    assert run("run", "-", "--source-language", "portuguese", stdin=STORY)[0] == 2
    assert run("renormalize", "--language", "e")[0] == 2
    assert run("repair", "x", "--source-language", "PT_br")[0] == 0
    (here / "copydesk.toml").write_text('[sources.wire]\npath = "."\nzone = "Mars/Olympus"\n')
    with pytest.raises(CopydeskError, match=r"settings\.wrong: sources.wire.zone: .*Mars/Olympus"):
        run("deliver")  # on one line


def test_a_story_goes_by_what_the_table_showed(inbox: Path) -> None:
    (inbox / "bare.txt").write_text("the harbor gates stay shut on weekdays until the old lock has been emptied.\n")
    run("run", str(inbox))
    name = next((inbox.parent / "out" / "articles").glob("harbor*.txt")).stem
    whole = run("explain", name)
    assert whole[0] == 0
    for word in (
        "story.txt: Harbor coun…",
        "story.txt",
        "harbor-council",
        "Harbor council",
        name[-12:],
        f"{name}.html",
    ):
        assert run("explain", word) == whole, word
    (inbox / "more.txt").write_text(STORY.replace("nine", "ten"))
    run("run", str(inbox))
    with pytest.raises(CopydeskError, match=r"story\.several.*harbor-council.*, harbor-council"):
        run("explain", "harbor-council")
    assert run("explain", name) == whole
    assert run("explain", "bare.txt")[1].startswith("The harbor gates stay shut")


def test_retry_answers_for_its_own_cases(inbox: Path) -> None:
    (inbox / "broken.json").write_bytes(b'{"uri": "urn:x", "headline": ')
    (inbox / "late.txt").write_text("x")
    run("run", str(inbox))
    cases = json.loads(run("quarantine", "list", "--json")[1])
    assert cases
    assert run("quarantine", "retry", str(cases[0]["id"]))[0] == 3
    assert run("deliver")[0] == 0


def test_a_source_of_the_settings_is_read_with_its_settings(inbox: Path) -> None:
    item = {"uri": "urn:x:1", "type": "text", "headline": "Mayor to speak", "body_text": "The mayor speaks at noon.",
            "embargoed": "2001-01-01T12:00:00"}  # fmt: skip
    (inbox / "embargo.json").write_text(json.dumps(item))
    setting = f'[sources.wire]\npath = "{inbox}"\n'
    (inbox.parent / "copydesk.toml").write_text(setting)
    assert run("run", "--source", "wire")[0] == 3
    (case,) = json.loads(run("quarantine", "list", "--json")[1])
    assert case["code"] == "story.embargo-unclear"
    (inbox.parent / "copydesk.toml").write_text(setting + 'zone = "Europe/Lisbon"\n')
    assert run("quarantine", "retry")[0] == 0
    assert len(list((inbox.parent / "out" / "articles").glob("mayor*.txt"))) == 1


def test_a_person_releases_a_case(inbox: Path) -> None:
    item = {"uri": "urn:x:1", "type": "text", "headline": "Mayor to speak", "body_text": "The mayor speaks at noon.",
            "embargoed": "2001-01-01T12:00:00"}  # fmt: skip
    (inbox / "embargo.json").write_text(json.dumps(item))
    run("run", str(inbox))
    assert "It goes at 2199-01-01 11:00 UTC" in run("quarantine", "release", "1", "--at", "2199-01-01T12:00+01:00")[1]
    assert "under embargo, the next until 2199-01-01 11:00 UTC" in run("deliver")[1]
    with pytest.raises(CopydeskError, match=r"quarantine\.unknown"):
        run("quarantine", "release", "1")
