"""What the pages for people say is so: files and commands exist, the README's examples come out as printed."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from flows.cli import app
from normalizers import repair
from normalizers.artifacts import ruleset

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(ROOT.glob("docs/*.md"))
HOUSES = ("normalizers/", "flows/", "fixtures/", "tests/", "benchmarks/", "docs/", ".ci/")
AT_ROOT = re.compile(r"(?:Makefile|[\w.-]+\.(?:md|toml|yaml|lock))")
EXAMPLE = re.compile(r"\b(?:CASE|FORMAT|EXT|xx)\b")  # stand for a name of the reader's own
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
ids = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def code(page: Path) -> list[str]:
    """Return every piece of code of a page: spans in backticks, fenced and indented lines."""
    text = page.read_text("utf-8")
    pieces = [line for _, block in FENCE.findall(text) for line in block.splitlines()]
    rest = FENCE.sub("", text)
    return pieces + re.findall(r"^ {4}(\S.*)$", rest, re.MULTILINE) + re.findall(r"`([^`\n]+)`", rest)


@ids
def test_files_exist(page: Path) -> None:
    text = page.read_text("utf-8")
    prose = re.sub(r"^ {4}.*$|`[^`\n]+`", "", FENCE.sub("", text), flags=re.MULTILINE)
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", prose) if "://" not in link]
    missing = [link for link in links if link and not (page.parent / link).exists()]
    for piece in re.findall(r"`([^`\n]+)`", FENCE.sub("", text)):
        for word in piece.rstrip("`").split():
            named = word.startswith(HOUSES) or (AT_ROOT.fullmatch(word) and " " not in piece and page.name != "cli.md")
            if named and not EXAMPLE.search(word) and not any(ROOT.glob(word.rstrip("/"))):
                missing.append(word)
    assert not [name for name in missing if name not in IN_A_ROOM], f"{page.name} names files that do not exist"


IN_A_ROOM = {"origin.toml", "SPEC.md", "story.txt"}  # named after their room has been


@ids
def test_copydesk_commands_are_real(page: Path) -> None:
    program = typer.main.get_command(app)
    wrong = []
    for piece in code(page):
        for said in re.findall(r"(?<![\w/.-])(?:\.venv/bin/)?copydesk (.*)", piece.split("#")[0]):
            words = said.split()
            if not re.fullmatch(r"[a-z]+|--\w+", words[0]):
                continue  # COMMAND
            command = getattr(program, "commands", {}).get(words[0], program if words[0] == "--help" else None)
            if command is not None and hasattr(command, "commands") and len(words) > 1 and words[0] != "--help":
                command = command.commands.get(words[1])
            options = {name for param in getattr(command, "params", ()) for name in param.opts} | {"--help"}
            if command is None or any(word.startswith("--") and word not in options for word in words):
                wrong.append(f"copydesk {said}")
    assert not wrong, f"{page.name} shows commands that do not exist"


def test_all_commands_are_in_the_manual() -> None:
    manual = (ROOT / "docs" / "cli.md").read_text("utf-8")
    program = typer.main.get_command(app)
    for name, command in getattr(program, "commands", {}).items():
        for full in [f"{name} {inner}" for inner in getattr(command, "commands", ())] or [name]:
            assert f"`copydesk {full}" in manual, f"docs/cli.md does not name `copydesk {full}`"


@ids
def test_make_targets_and_modules_are_real(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for piece in code(page):
        for target in re.findall(r"^make ([a-z]+)", piece):
            assert target in targets, f"{page.name}: make {target}"
        for module in re.findall(r"python -m (benchmarks\.\w+|normalizers\.\w+|flows\.\w+)", piece):
            assert (ROOT / (module.replace(".", "/") + ".py")).exists(), f"{page.name}: {module}"


def blocks(language: str) -> list[str]:
    """Return the fenced blocks of the README in a language."""
    return [body for kind, body in FENCE.findall((ROOT / "README.md").read_text("utf-8")) if kind == language]


def test_first_screen_is_a_real_run() -> None:
    came_in, came_out, reasons = blocks("text")[:3]
    done = repair(came_in)
    assert done.text == came_out
    shown = {
        f"{edit.before!r} → {edit.after!r}  {edit.rule}, {edit.confidence:.2f}: {edit.reason}" for edit in done.edits
    }
    shown |= {f"flagged: {flag.text!r}  {flag.rule}, {flag.confidence:.2f}: {flag.reason}" for flag in done.flags}
    assert set(reasons.splitlines()) <= shown
    assert [flag.text in reasons for flag in done.flags] == [True]


def test_library_example_runs(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_bytes((ROOT / "fixtures" / "inbox" / "plain-de-brand.txt").read_bytes())
    (example,) = blocks("python")
    done = subprocess.run(
        [sys.executable, "-c", example],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("He said: we will see.\n")
    assert " -> " in done.stdout


def test_figures_can_be_found_and_counts_are_true() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    figures = re.findall(r"<!-- figure:([a-z-]+) -->([^<]+)<!-- /figure -->", readme)
    names = [name for name, _ in figures]
    assert len(names) == len(set(names)) == readme.count("<!-- figure:") == readme.count("<!-- /figure -->")
    assert all(re.search(r"\d", value) for _, value in figures)
    rules = ruleset()
    said = {name: int(re.sub(r"\D", "", value.split()[0])) for name, value in figures if name in ("rules", "repairers")}
    assert said["rules"] <= len(rules.rules)
    assert said["repairers"] <= len(rules.repairers)


@ids
def test_pages_are_for_any_machine(page: Path) -> None:
    assert not re.search(r"(?<![\w.])/(?:home|work|tmp|root|Users)/", page.read_text("utf-8"))
