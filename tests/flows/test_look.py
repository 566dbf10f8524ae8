"""What `repair`, `rules`, `explain` and `diff` show of a passage, a rule, a wire file."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from newsroom import command
from typer.testing import CliRunner

from flows.cli import app
from flows.commands.found import as_received
from normalizers import Desk, normalize_many, read
from normalizers.artifacts import ruleset
from normalizers.errors import CopydeskError

ROOT = Path(__file__).parents[2]
INBOX = ROOT / "fixtures" / "inbox"
SPANISH = INBOX / "rss-es-mt.xml"
POLISH = INBOX / "plain-pl-wybory.txt"


@pytest.mark.parametrize("name", ["missing.txt", "missing.JSON", "wire/missing", "story.html", "folder"])
def test_the_name_of_a_file_that_is_not_there_is_no_text(here: Path, name: str) -> None:
    (here / "folder").mkdir()
    with pytest.raises(CopydeskError, match=rf"repair\.no-file.*{name}.*echo {name} \| copydesk repair -") as caught:
        command("repair", name)
    assert caught.value.code == "repair.no-file"


@pytest.mark.parametrize("text", ["See the file missing.txt and/or others.", "Yes.", "word", "3.5", "U.S.", "x " * 400])
def test_text_is_text(here: Path, text: str) -> None:
    assert command("repair", text)[0] == 0


def test_every_rule_that_changed_the_inbox_can_be_shown(here: Path) -> None:
    used: set[str] = set()
    for file in sorted(INBOX.iterdir()):
        try:
            stories = read(file.read_bytes(), name=file.name)
        except CopydeskError:
            continue
        for article in normalize_many(stories, Desk(engines=())):
            used |= {edit.rule for edit in article.edits} | {flag.rule for flag in article.flags}
    assert len(used) > 50
    for rule in sorted(used):
        code, text = command("rules", "show", rule)
        assert code == 0
        assert all(part in text for part in rule.split("+"))


@pytest.mark.parametrize(
    "rule",
    [
        "glued.words",
        "quote.padded",
        "case.sentence-start",
        "dateline.place-and-dash",
        "mojibake.wrong-encoding",
        "entities.left-over",
        "text.wrapped-line",
        "paragraph.broken",
    ],
)
def test_a_repairer_in_code_is_listed_and_shown_with_what_it_leaves_alone(here: Path, rule: str) -> None:
    listed = json.loads(command("rules", "list", "--json")[1])
    assert rule in [one["id"] for one in listed["in_code"]]
    assert f"\n{rule} " in command("rules", "list")[1]
    text = command("rules", "show", rule)[1]
    assert f"{rule}  (a repairer in code: normalizers." in text
    assert json.loads(command("rules", "show", rule, "--json")[1])["about"] in text


def test_no_error_or_file_name_is_taken_for_a_rule() -> None:
    from flows.rulebook import in_code

    families = {one.id.split(".")[0] for one in in_code()}
    assert not families & {"rule", "edits", "wire", "store", "canonical", "origin", "desk"}
    assert all(one.about for one in in_code())


def test_stories_of_one_file_are_told_apart(here: Path) -> None:
    paragraphs = command("explain", str(SPANISH))[1].split("\n\n")
    assert [part.split("  (")[0] for part in paragraphs] == [
        "Fire in Valparaíso leaves 60 homes destroyed",
        "Spanish foreign minister will travel to Rabat in search of a fishing agreement",
        "The actress Pilar Zubiri dies at 91",
    ]
    assert all("verdict: " in part.splitlines()[-1] for part in paragraphs)


def test_that_there_is_no_engine_is_said_once_and_what_to_do(here: Path) -> None:
    text = command("explain", str(POLISH))[1]
    assert text.count("engine.no-pair") == 1
    assert "not translated: headline, body.0, body.1" in text
    assert "copydesk models install" in text


def test_diff_of_a_wire_file_is_against_the_text_as_received(here: Path) -> None:
    code, text = command("diff", str(SPANISH))
    assert code == 0
    assert text.count("compared with the text as received") == 3
    assert "chancellor” → “foreign minister" in text
    assert not (here / "out").exists()
    changes = json.loads(command("diff", str(SPANISH), "--json")[1])
    articles = list(normalize_many(read(SPANISH.read_bytes())))
    assert len(changes) == sum(len(article.edits) for article in articles)
    bare = as_received(articles[0])
    text = "".join(block.text + block.gap for block in bare.copy)
    assert bare.lead + text == next(iter(read(SPANISH.read_bytes()))).text


def test_diff_of_a_wire_file_is_against_the_article_as_kept(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = ruleset()
    few = replace(house, rules=tuple(rule for rule in house.rules if not rule.id.startswith("friend.")), hash="few")
    with monkeypatch.context() as then:
        then.setattr("normalizers.pipeline.ruleset", lambda: few)
        assert command("run", str(SPANISH))[0] == 0
    text = command("diff", str(SPANISH))[1]
    assert text.count("compared with the article as kept") == 3
    assert "friend.chancellor-people" in text
    assert "glued.words" not in text
    assert text.rstrip().endswith("Nothing differs.")
    shown = command("renormalize", "--older-rules")[1]
    assert "friend.chancellor-people" in shown
    assert re.search(r"^3 stories, [12] would change\. To do it: add --write$", shown, re.MULTILINE)


def test_diff_of_two_rule_sets_over_all_stories(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = ruleset()
    few = replace(house, rules=tuple(rule for rule in house.rules if not rule.id.startswith("friend.")), hash="few")
    with monkeypatch.context() as then:
        then.setattr("normalizers.pipeline.ruleset", lambda: few)
        assert command("run", str(SPANISH))[0] == 0
    code, text = command("diff", "--rules", "few", "today")
    assert code == 0
    assert re.search(r"^friend\.chancellor-people  \(\d+\)$", text, re.MULTILINE)
    assert "glued.words" not in text
    assert re.search(rf"^3 stories compared, \d edits? differs?, rules few and {house.hash}$", text, re.MULTILINE)
    assert command("renormalize", "--write")[0] == 0
    assert command("diff", "--rules", "few", house.hash[:6])[1] == text  # now from what is kept
    assert "friend.chancellor-people" in command("diff", "--rules", "today", "few")[1]
    changes = json.loads(command("diff", "--rules", "few", "today", "--json")[1])
    assert changes
    assert all(change["wire"] != change["after"] for change in changes)
    refused = CliRunner().invoke(app, ["diff", "--rules", "none", "today"])
    assert refused.exit_code == 1
    assert "few  3 stories, last on" in refused.stderr
    assert command("diff")[0] == command("diff", str(SPANISH), "--rules", "few", "today")[0] == 2


def test_diff_of_two_files_pairs_their_stories(here: Path) -> None:
    assert command("diff", str(SPANISH), str(SPANISH))[1].count("Nothing differs.") == 3
    assert command("diff", str(SPANISH), str(INBOX / "rss-en-clean.xml"))[0] == 2
