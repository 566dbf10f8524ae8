"""A newsroom in a temporary folder, with a clock that the test moves."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows import desk
from flows.cli import app
from flows.settings import Settings, settings
from flows.sinks.folder import FolderSink
from flows.store import articles, leases, outbox, stories
from flows.store.articles import Made
from flows.store.schema import Store, open_store
from flows.store.stories import Arrival
from normalizers.story import Article, ArticleBlock, Block, Story

SINKS = ["folder"]


@dataclass
class Clock:
    """Time as the test says it is."""

    now: float = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Newsroom:
    """A store and a folder, and the steps of the desk with hand-made stories."""

    store: Store
    clock: Clock
    settings: Settings
    sinks: list[str] = field(default_factory=lambda: list(SINKS))

    def arrive(self, story: Story, raw: bytes | None = None, source: str = "wire") -> list[int]:
        """Take one story in; returns the ids of what waits."""
        said = [story.guid, story.version, story.text, story.version_created]
        data = raw if raw is not None else json.dumps(said).encode()
        stories.take_in(self.store, source, [Arrival(f"{story.guid}.txt", data)])
        for wire in stories.unread(self.store, 10):
            stories.enter(self.store, wire, [story], "test", self.sinks)
        return stories.waiting(self.store)

    def work(
        self,
        ids: list[int],
        owner: str = "",
        embargo: str | None = None,
        expires: str | None = None,
        text: str = "",
        zones: dict[str, str] | None = None,
        deliver_expired: bool = False,
    ) -> int:
        """Claim and finish stories with an article that says what their id is."""
        who = owner or leases.owner()
        claimed = stories.claim(self.store, ids, who, 300)
        plain = [made(work.story_id, work.guid, work.version, text, embargo) for work in claimed]
        done = [replace(one, article=replace(one.article, expires=expires)) for one in plain]
        return articles.finish(
            self.store, who, done, self.sinks, "test", zones=zones or {}, deliver_expired=deliver_expired
        )

    def deliver(self) -> list[str]:
        """Send everything that is due; returns the names of the files written."""
        return [path.name for path in desk.deliver_all(self.store, self.settings).paths]

    def due(self, lease: float = 300) -> list[outbox.Due]:
        """Lease what is due and keep it."""
        return outbox.claim(self.store, "folder", "somebody:1:x", lease, 100)

    @property
    def folder(self) -> dict[str, bytes]:
        """What lies in the folder sink."""
        root = self.settings.articles
        return {path.name: path.read_bytes() for path in sorted(root.iterdir())} if root.exists() else {}


def command(*words: str, stdin: bytes | str = "") -> tuple[int, str]:
    """Run `copydesk` in this process: exit code and what it printed."""
    result = CliRunner().invoke(app, list(words), input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout


def story(guid: str = "a", version: int = 1, text: str = "Body.", **more: object) -> Story:
    """A story with as little as it needs."""
    raw = hashlib.sha256(text.encode()).hexdigest()
    return Story(guid, "Head", (Block("paragraph", text),), "plain", raw, version=version, **more)  # type: ignore[arg-type]


def made(story_id: int, guid: str, version: int, text: str = "", embargo: str | None = None) -> Made:
    """An article whose bytes say which story and version it is."""
    body = text or f"{guid} version {version}"
    article = Article(
        guid, version, "wire", "plain", "0" * 64, (ArticleBlock("body.0", "paragraph", body, "en"),), "en", None, 0.0,
        None, None, None, (), (), (), (), 1.0, "clean", "rules-1", embargo=embargo,
    )  # fmt: skip
    return Made(story_id, article, f"{body} ninjs".encode(), body.encode(), f"{body} page".encode())


@pytest.fixture
def newsroom(tmp_path: Path, request: pytest.FixtureRequest) -> Newsroom:
    """An empty newsroom. Marked with ON_BOTH, a test runs on SQLite and on PostgreSQL."""
    clock = Clock()
    url = request.getfixturevalue("new_database")() if getattr(request, "param", "") == "postgresql" else ""
    chosen = Settings(out=tmp_path / "out", store=url, sources={})
    return Newsroom(open_store(chosen.store_url, clock), clock, chosen)


ON_BOTH = pytest.mark.parametrize("newsroom", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A working folder of the test's own, with settings read afresh."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COPYDESK_OUT", str(tmp_path / "out"))
    monkeypatch.delenv("COPYDESK_STORE", raising=False)
    settings.cache_clear()
    yield tmp_path
    settings.cache_clear()


__all__ = ["ON_BOTH", "Clock", "FolderSink", "Newsroom", "command", "made", "story"]
