"""Crash safety, judged by an oracle that is not the system under test: the short form of `make chaos`."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from oracle import Oracle
from texts import Filing, in_english, passages

DRIVE = Path(__file__).parent / "drive.py"
POINTS = ("raw", "story", "translation", "article", "claim", "send", "answer", "mark")


def drive(*words: object) -> dict[str, Any]:
    done = subprocess.run([sys.executable, DRIVE, *map(str, words)], capture_output=True, text=True, timeout=500)
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def judge(verdict: dict[str, Any], stories: int) -> None:
    assert verdict["faults"] == {"missing": []}, verdict
    assert verdict["missing"] == 0
    assert verdict["accepted"] == verdict["files"]
    assert verdict["stories"] == stories + 1, "the fresh story did not get through"
    assert verdict["failed"] == 0
    assert verdict["calm"] == [0, 0]
    assert verdict["missing_after_storm"] or verdict["duplicates"], "the storm left no trace: this showed nothing"


def test_killed_at_every_point_and_at_random(tmp_path: Path) -> None:
    verdict = drive("--stories", 70, "--random", 4, "--each", 1, "--workers", 1)
    judge(verdict, 70)
    assert [verdict[point] for point in POINTS] == [1] * len(POINTS)
    assert verdict["in_flight"] >= 5, "too few kills hit work in flight"
    assert verdict["duplicates"], "nothing was ever delivered twice: no kill hit a delivery"


def test_killed_beside_another_worker_on_postgresql(new_database: Callable[[], str]) -> None:
    verdict = drive("--stories", 40, "--random", 3, "--each", 0, "--workers", 2, "--store", new_database())
    judge(verdict, 40)
    assert verdict["kills"] >= 3


@pytest.mark.parametrize("fault", ["missing", "unknown", "different", "changed", "stale"])
def test_the_oracle_sees_each_fault(tmp_path: Path, fault: str) -> None:
    """Fed by hand with what a broken desk would do."""
    import base64

    oracle = Oracle(str(tmp_path / "oracle.db"), 1, 1)
    oracle.plan = [Filing(0, 1, False), Filing(0, 2, False)]
    oracle.known = {(filing.guid, filing.version): filing for filing in oracle.plan}
    oracle.accept([0, 1])

    def send(sink: str, version: int, *, way: int = 0, guid: str = "urn:oracle:0", text: str = "") -> None:
        parts = [in_english(passage)[way] for passage in passages(Filing(0, version, False))]
        item = {
            "uri": guid,
            "version": str(version),
            "headlines": [{"value": parts[0]}],
            "bodies": [{"value": "\n\n".join(parts[1:])}],
        }
        files = {".json": json.dumps(item), ".txt": text or "\n\n".join(parts) + "\n"}
        oracle.deliver(
            sink, "article", {name: base64.b64encode(data.encode()).decode() for name, data in files.items()}
        )

    for sink in ("one", "two", "three"):
        send(sink, 1)
        if fault != "missing" or sink != "two":
            send(sink, 2)
    assert oracle.state()["missing"] == (fault == "missing")
    assert set(oracle.state()["faults"]) == {"missing"}
    if fault == "missing":
        return
    if fault == "unknown":
        send("one", 2, guid="urn:other:1")
    elif fault == "different":
        send("one", 2, text="Something else\n\nthat nobody sent.\n")
    elif fault == "changed":
        send("one", 2, way=1)
    else:
        send("one", 1)
    assert set(oracle.state()["faults"]) == {"missing", "different" if fault == "changed" else fault}
