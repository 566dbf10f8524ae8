"""The judge: a process of its own with its own file, that knows nothing of copydesk.

It hands out files, notes what was accepted as an obligation, receives what three sinks deliver, and says at the end
whether every obligation was met. `python oracle.py FILE STORIES SEED` prints its port and serves until it is killed.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sqlite3
import sys
import threading
from collections import defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from texts import Filing, filings, in_english, passages, raw

SINKS = ("one", "two", "three")
KILLED = 1_000_000  # a kill is higher than any version


class Oracle:
    """What was handed out, accepted and delivered."""

    def __init__(self, file: str, many: int, seed: int) -> None:
        self.lock = threading.Lock()
        self.kept = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
        self.kept.execute("CREATE TABLE said (n INTEGER PRIMARY KEY, what TEXT, about TEXT)")
        self.plan = filings(many, seed)
        self.known = {(filing.guid, filing.version): filing for filing in self.plan}
        self.next = 0
        self.gate = 0  # files up to here may be handed out
        self.accepted: set[int] = set()
        self.owed: dict[str, int] = {}  # the highest version that was accepted, by guid
        self.has: dict[tuple[str, str], int] = {}  # what a sink has now, by sink and guid
        self.bytes: dict[tuple[str, int], str] = {}  # the one payload of each version
        self.seen: dict[tuple[str, str, int], int] = defaultdict(int)
        self.faults: dict[str, list[str]] = defaultdict(list)

    def issue(self, many: int) -> dict[str, Any]:
        """Files that nobody has accepted yet, and whether more will come; one that was asked for may come again."""
        while self.next < len(self.plan) and self.next in self.accepted:
            self.next += 1
        some: list[dict[str, Any]] = []
        for at in range(self.next, min(self.gate, len(self.plan))):
            if at not in self.accepted:
                some.append({"token": at, "name": f"{at}.json", "raw": raw(self.plan[at])})
            if len(some) == many:
                break
        return {"files": some, "more": self.gate < len(self.plan)}

    def accept(self, tokens: list[int]) -> None:
        """From now on they are owed."""
        for token in tokens:
            self.accepted.add(token)
            filing = self.plan[token]
            version = KILLED if filing.kill else filing.version
            self.owed[filing.guid] = max(version, self.owed.get(filing.guid, 0))

    def deliver(self, sink: str, kind: str, files: dict[str, str]) -> None:
        """Look at a delivery: known, right in every letter, the same bytes as before, nothing older than before."""
        told = {suffix: base64.b64decode(data) for suffix, data in files.items()}
        item = json.loads(told[".json"])
        guid, version = item["uri"], int(item["version"])
        filing = self.known.get((guid, version))
        where = f"{sink} {guid} {version} {kind}"
        if filing is None or sink not in SINKS:
            self.faults["unknown"].append(where)
            return
        before = self.has.get((sink, guid), 0)
        now = KILLED if kind == "kill" else version
        if now < before:
            self.faults["stale"].append(f"{where} after {before}")
        if kind == "article" and (said := self.differs(filing, item, told)):
            self.faults["different"].append(f"{where}: {said}")
        self.has[sink, guid] = now
        self.seen[sink, guid, now] += 1

    def differs(self, filing: Filing, item: dict[str, Any], told: dict[str, bytes]) -> str:
        """What is wrong with an article; "" for nothing."""
        if filing.kill:
            return "a kill came as an article"
        parts = told[".txt"].decode().split("\n\n")
        expected = [in_english(passage) for passage in passages(filing)]
        if len(parts) != len(expected) or any(
            part.rstrip("\n") not in ways for part, ways in zip(parts, expected, strict=True)
        ):
            return f"text {parts}"
        if item["headlines"][0]["value"] != parts[0] or item["bodies"][0]["value"] != "\n\n".join(parts[1:]).rstrip():
            return "the JSON says something else than the text"
        whole = hashlib.sha256(b"\0".join(told[suffix] for suffix in sorted(told))).hexdigest()
        if self.bytes.setdefault((filing.guid, filing.version), whole) != whole:
            return "other bytes than in an earlier delivery"
        return ""

    def missing(self) -> list[str]:
        """Obligations that are not met now."""
        return [
            f"{sink} {guid}: {self.has.get((sink, guid), 0)}, not {version}"
            for guid, version in self.owed.items()
            for sink in SINKS
            if self.has.get((sink, guid), 0) != version
        ]

    def fresh(self) -> None:
        """One more story, after the faults have stopped."""
        filing = Filing(max(one.number for one in self.plan) + 1, 1, False)
        self.plan.append(filing)
        self.gate = len(self.plan)
        self.known[filing.guid, filing.version] = filing

    def state(self) -> dict[str, Any]:
        """The verdict as it stands."""
        missing = self.missing()
        return {
            "files": len(self.plan),
            "accepted": len(self.accepted),
            "stories": len(self.owed),
            "deliveries": sum(self.seen.values()),
            "duplicates": sum(count - 1 for count in self.seen.values()),
            "missing": len(missing),
            "faults": {"missing": missing[:5], **{name: [len(some), *some[:5]] for name, some in self.faults.items()}},
        }

    def answer(self, path: str, body: Any) -> Any:
        """Everything that is said to the oracle is kept in its file before it is answered."""
        with self.lock:
            if path in ("/accept", "/deliver", "/fresh"):
                short = body if path != "/deliver" else [body["sink"], body["kind"], body["name"]]
                self.kept.execute("INSERT INTO said (what, about) VALUES (?, ?)", (path, json.dumps(short)))
            if path == "/issue":
                return self.issue(body)
            if path == "/accept":
                return self.accept(body)
            if path == "/deliver":
                return self.deliver(body["sink"], body["kind"], body["files"])
            if path == "/gate":
                self.gate = round(body * len(self.plan))
                return None
            return self.fresh() if path == "/fresh" else self.state()


def main(file: str, many: int, seed: int) -> None:
    """Serve on a free port of this machine."""
    oracle = Oracle(file, many, seed)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            data = json.dumps(oracle.answer(self.path, body)).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 100

        def handle_error(self, *_: object) -> None:
            """Whoever was killed in the middle of a word is no news here."""

    server = Server(("127.0.0.1", 0), Handler)
    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
