"""`copydesk run`, killed again and again: nothing lost, nothing doubled, the same bytes as undisturbed."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

STORIES = int(os.environ.get("KILL_STORIES", "150"))
KILLS = int(os.environ.get("KILL_TIMES", "5"))
PLACES = ("Ardmore", "Belfield", "Castlebay", "Dunmore", "Eastport", "Fairview")
ROOT = Path(__file__).parents[2]


def write_stories(folder: Path) -> None:
    pick = random.Random(7)
    folder.mkdir()
    for number in range(STORIES):
        place = pick.choice(PLACES)
        (folder / f"{number:04}.txt").write_text(
            f"Council of {place} votes on harbor plan {number}\n\n"
            f"The council of {place} voted on Tuesday to repair the old harbor , officials said.\n\n"
            f"The work will cost {pick.randint(2, 90)} million dollars and take {pick.randint(2, 9)} years.\n",
            "utf-8",
        )


def start(inbox: Path, out: Path) -> "subprocess.Popen[str]":
    words = [sys.executable, "-m", "flows.cli", "run", str(inbox), "--out", str(out), "--json"]
    return subprocess.Popen(
        words, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    )


def delivered(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (out / "articles").iterdir() if not path.name.startswith(".")}


def count(out: Path, what: str) -> int:
    database = out / "copydesk.db"
    if not database.exists():
        return 0
    with sqlite3.connect(database, timeout=30) as connection:
        try:
            return int(connection.execute(f"SELECT count(*) FROM {what}").fetchone()[0])
        except sqlite3.OperationalError:  # killed before its tables were there
            return 0


def test_killed_at_any_moment_and_run_again(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    write_stories(inbox)
    began = time.monotonic()
    undisturbed = start(inbox, tmp_path / "calm")
    undisturbed.communicate()
    assert undisturbed.returncode == 0
    whole = time.monotonic() - began
    calm = delivered(tmp_path / "calm")
    assert len(calm) == 3 * STORIES

    out = tmp_path / "stormy"
    pick = random.Random(int(os.environ.get("KILL_SEED", "1")))
    in_flight = 0
    for _ in range(KILLS):
        run = start(inbox, out)
        time.sleep(pick.uniform(0.3, max(0.5, whole * 0.8)))
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGKILL)
        run.communicate()
        in_flight += count(out, "stories") > 0 and count(out, "outbox WHERE state = 'sent'") < STORIES

    last = start(inbox, out)
    told, _ = last.communicate()
    assert last.returncode == 0
    assert delivered(out) == calm
    assert count(out, "articles") == count(out, "outbox WHERE state = 'sent'") == count(out, "outbox") == STORIES
    assert json.loads(told)["undelivered"] == 0
    assert in_flight, "no kill hit work in flight: this test showed nothing"
