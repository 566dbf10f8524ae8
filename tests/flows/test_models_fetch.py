"""Models from an index across a network: a server of our own that serves, breaks off, lies and redirects."""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from newsroom import command

from flows import desk, net
from flows.settings import settings
from normalizers.errors import CopydeskError

MODELS = Path(__file__).parents[2] / "fixtures" / "models"
SPANISH = (MODELS / "es_pt.argosmodel").read_bytes()
PORTUGUESE = (MODELS / "pt_en.argosmodel").read_bytes()


@dataclass
class Mirror:
    """What the server has, how it misbehaves, and what it was asked."""

    address: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    stops: list[int] = field(default_factory=list)  # the next answers break off after so many bytes
    redirects: dict[str, str] = field(default_factory=dict)
    tag: str = '"one"'
    asked: list[tuple[str, str]] = field(default_factory=list)  # path, Range

    def lists(self, **more: str) -> None:
        self.files["/index.json"] = json.dumps(
            [
                {"from_code": "es", "to_code": "pt", "package_version": "1.0", "links": ["es_pt.argosmodel"]} | more,
                {"from_code": "es", "to_code": "pt", "package_version": "0.9", "links": ["old.argosmodel"]},
                {"from_code": "pt", "to_code": "en", "package_version": "1.0", "links": ["/pt_en.argosmodel"]},
                {"type": "sbd", "from_codes": ["es"], "links": []},
            ]
        ).encode()


@pytest.fixture
def mirror(here: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mirror]:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(here / "models" / "packages"))
    for name in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(here / "argos"))
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    state = Mirror()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = self.headers.get("Range", "")
            state.asked.append((self.path, asked))
            if self.path in state.redirects:
                self.send_response(302)
                self.send_header("Location", state.redirects[self.path])
                self.end_headers()
                return
            data = state.files.get(self.path)
            if data is None:
                self.send_error(404)
                return
            begin = re.fullmatch(r"bytes=(\d+)-", asked)
            at = int(begin[1]) if begin and self.headers.get("If-Range") == state.tag else 0
            self.send_response(206 if at else 200)
            if at:
                self.send_header("Content-Range", f"bytes {at}-{len(data) - 1}/{len(data)}")
            self.send_header("Content-Length", str(len(data) - at))
            self.send_header("ETag", state.tag)
            self.end_headers()
            if self.path.endswith(".argosmodel") and state.stops:
                data = data[: at + state.stops.pop(0)]
            self.wfile.write(data[at:])

        def log_message(self, *words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    state.address = f"http://127.0.0.1:{server.server_address[1]}"
    state.files = {"/es_pt.argosmodel": SPANISH, "/pt_en.argosmodel": PORTUGUESE}
    state.lists()
    (here / "copydesk.toml").write_text(f'models_index = "{state.address}"\n[sources.files]\npath = "wire"\n')
    yield state
    server.shutdown()
    server.server_close()


def left_behind(here: Path) -> list[str]:
    return sorted(str(path.relative_to(here / "models")) for path in (here / "models").glob("*/*"))


def test_a_pair_is_fetched_from_the_index(here: Path, mirror: Mirror) -> None:
    assert "es>pt 1.0 #" in command("models", "install", "es-pt")[1]
    assert [path for path, _ in mirror.asked] == ["/index.json", "/es_pt.argosmodel"]
    assert left_behind(here) == ["packages/translate-es_pt-1_0"]
    rows = json.loads(command("models", "list", "--available", "--target", "en", "--json")[1])
    assert [(row["from"], row["version"]) for row in rows] == [("pt", "1.0")]


def test_what_broke_off_is_continued_in_the_same_run_and_in_the_next(here: Path, mirror: Mirror) -> None:
    mirror.stops = [300_000, 200_000, 100_000]
    with pytest.raises(CopydeskError, match=r"net\.broken-off.*goes on where it stopped"):
        command("models", "install", "es-pt")
    assert "copydesk-downloads/es_pt.argosmodel.part" in left_behind(here)
    assert command("models", "install", "es-pt")[0] == 0
    ranges = [wanted for path, wanted in mirror.asked if path.endswith("argosmodel")]
    assert ranges == ["", "bytes=300000-", "bytes=500000-", "bytes=600000-"]
    assert left_behind(here) == ["packages/translate-es_pt-1_0"]


def test_a_file_that_changed_in_between_is_fetched_anew(here: Path, mirror: Mirror) -> None:
    mirror.stops = [300_000, 0, 0]
    mirror.files["/es_pt.argosmodel"] = bytes(len(SPANISH))
    with pytest.raises(CopydeskError):
        command("models", "install", "es-pt")
    mirror.files["/es_pt.argosmodel"], mirror.tag = SPANISH, '"two"'
    assert command("models", "install", "es-pt")[0] == 0


@pytest.mark.parametrize("how", ["checksum", "truncated", "nothing", "missing"])
def test_a_wrong_file_leaves_nothing(here: Path, mirror: Mirror, how: str) -> None:
    mirror.lists(sha256=hashlib.sha256(SPANISH).hexdigest())
    if how == "missing":
        del mirror.files["/es_pt.argosmodel"]
    else:
        wrong = {"checksum": SPANISH + b" ", "truncated": SPANISH[:-5000], "nothing": b""}
        mirror.files["/es_pt.argosmodel"] = wrong[how]
    with pytest.raises(CopydeskError, match=r"net\.status" if how == "missing" else r"models\.not-a-model"):
        command("models", "install", "es-pt")
    assert left_behind(here) == []
    mirror.files["/es_pt.argosmodel"] = SPANISH
    assert command("models", "install", "es-pt")[0] == 0


def test_an_index_that_is_none(here: Path, mirror: Mirror) -> None:
    mirror.files["/index.json"] = b"<html>not here</html>"
    with pytest.raises(CopydeskError, match=r"models\.bad-index"):
        command("models", "install", "es-pt")


def test_no_network_says_what_to_do_by_hand(here: Path, mirror: Mirror) -> None:
    mirror.lists()
    with pytest.raises(CopydeskError, match=r"no network: 127\.0\.0\.1.*by hand.*models_index"):
        command("models", "install", "es-pt", "--index", "http://127.0.0.1:9")


@pytest.mark.parametrize(
    "elsewhere",
    ["http://127.0.0.2:80/x", "https://127.0.0.1:1/x", "https://[::1]/x", "http://example.org/x", "file:///x"],
)
def test_no_redirect_leads_inside_or_away_from_https(here: Path, mirror: Mirror, elsewhere: str) -> None:
    mirror.redirects["/es_pt.argosmodel"] = elsewhere
    with pytest.raises(CopydeskError, match=r"net\.refused"):
        command("models", "install", "es-pt")
    assert left_behind(here) == []


def test_redirects_on_the_mirror_are_followed_and_end(here: Path, mirror: Mirror) -> None:
    mirror.redirects["/es_pt.argosmodel"] = "/elsewhere.argosmodel"
    mirror.files["/elsewhere.argosmodel"] = SPANISH
    assert command("models", "install", "es-pt")[0] == 0
    mirror.redirects["/elsewhere.argosmodel"] = "/es_pt.argosmodel"
    with pytest.raises(CopydeskError, match="redirects"):
        command("models", "install", "es-pt")


def test_too_much_is_too_much(mirror: Mirror, here: Path) -> None:
    with pytest.raises(CopydeskError, match=r"net\.too-large"):
        net.read(f"{mirror.address}/es_pt.argosmodel", most=100_000, mirror=mirror.address)


def test_a_run_fetches_nothing_unless_the_settings_allow_it(
    here: Path, mirror: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "wire").mkdir()
    (here / "wire" / "es.txt").write_text("La huelga terminó\n\nLa jueza estuvo en Madrid ayer.\n", "utf-8")
    toml = (here / "copydesk.toml").read_text()
    (here / "copydesk.toml").write_text(f'target = "pt"\n{toml}language = "es"\n')
    assert command("run", "wire")[0] == 3
    assert mirror.asked == []
    monkeypatch.setenv("COPYDESK_MODELS_AT_RUN_TIME", "true")
    settings.cache_clear()
    desk.engines.cache_clear()
    try:
        assert command("run", "wire")[0] == 0
    finally:
        desk.engines.cache_clear()
    assert [path for path, _ in mirror.asked] == ["/index.json", "/es_pt.argosmodel"]
    (article,) = settings().articles.glob("*.txt")
    assert "A greve terminou" in article.read_text("utf-8")
