"""What comes again is no work, and of what comes changed only the change is translated: calls are counted."""

from __future__ import annotations

import json
import os
import random
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

import normalizers
from flows import desk
from flows.commands.run import through
from flows.settings import settings
from normalizers import Article, Desk, Story
from normalizers.engines.bergamot import Bergamot

FIXTURES = Path(__file__).parents[2] / "fixtures"
FILES = int(os.environ.get("COPYDESK_FILES", "40"))  # of each kind; more of them cost a minute

SENTENCES = [
    "A Câmara dos Deputados aprovou na terça-feira o orçamento da saúde para o próximo ano.",
    "O texto segue agora para o Senado, que deve votar ainda nesta semana.",
    "A oposição criticou os cortes nos hospitais do interior do país.",
    "O ministro da Saúde disse que o dinheiro chega para três mil médicos.",
    "Os prefeitos da região pedem mais tempo para estudar a proposta.",
    "O presidente ainda pode vetar partes da lei até o fim do mês.",
]


class Counting:
    """An engine that writes down every sentence that it is given."""

    def __init__(self) -> None:
        self.inner = Bergamot()
        self.given: list[str] = []
        self.name = self.inner.name

    def path(self, source: str, target: str) -> tuple[str, ...] | None:
        """As the engine inside."""
        return self.inner.path(source, target)

    def model(self, source: str, target: str) -> str:
        """As the engine inside."""
        return self.inner.model(source, target)

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        """Write down, and let the engine inside do it."""
        self.given += sentences
        return self.inner.translate(sentences, source, target)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Counting:
    """The only engine of this newsroom."""
    one = Counting()
    monkeypatch.setattr(desk, "engines", lambda: (one,))
    return one


def arrive(here: Path, version: int, sentences: list[str]) -> None:
    """A version of a story comes in and goes through the desk."""
    paragraphs = ["\n".join(f"<p>{' '.join(sentences[at : at + 2])}</p>" for at in range(0, len(sentences), 2))]
    item = {
        "uri": "urn:newsml:example.org:2026:orcamento", "version": str(version), "type": "text", "language": "pt",
        "headline": "Câmara aprova orçamento da saúde", "body_html": paragraphs[0],
    }  # fmt: skip
    (here / f"{version}.json").write_text(json.dumps(item, ensure_ascii=False), "utf-8")
    store = desk.open_desk_store(settings())
    assert through(settings(), store, [str(here / f"{version}.json")], "files", None).story_ids


def test_of_a_write_thru_only_the_changed_sentences_are_translated(here: Path, engine: Counting) -> None:
    arrive(here, 1, SENTENCES)
    assert len(set(engine.given)) >= len(SENTENCES)
    before = set(engine.given)
    engine.given.clear()
    changed = [*SENTENCES[:3], SENTENCES[3].replace("três mil", "quatro mil"), *SENTENCES[4:], "Não houve feridos."]
    arrive(here, 2, changed)
    assert engine.given
    assert not before & set(engine.given)
    assert all("quatro mil" in sentence or "feridos" in sentence for sentence in engine.given), engine.given
    engine.given.clear()
    arrive(here, 3, changed[:-1])
    assert engine.given == []
    text = next((here / "out" / "articles").glob("*.txt")).read_text("utf-8")
    assert "four thousand" in text or "4,000" in text


def test_every_fixture_five_times_in_any_order(here: Path, engine: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(6)
    wires = [path for path in sorted((FIXTURES / "wires").rglob("*.*")) if path.suffix != ".toml"]
    files = [*chance.sample(wires, min(FILES, len(wires))), *chance.sample(sorted((FIXTURES / "inbox").iterdir()), 8)]
    made: Counter[tuple[str, int, str]] = Counter()
    real = normalizers.normalize_many

    def counted(some: Iterable[Story], worker: Desk | None = None) -> Iterator[Article]:
        kept = list(some)
        made.update((story.guid, story.version, story.raw_sha256) for story in kept)
        return real(kept, worker)

    monkeypatch.setattr(normalizers, "normalize_many", counted)
    store = desk.open_desk_store(settings())
    arrivals = [(path, copy) for path in files for copy in range(5)]
    chance.shuffle(arrivals)
    paths: Counter[Path] = Counter()
    for at in range(0, len(arrivals), 30):
        for path, _ in arrivals[at : at + 30]:  # a source a file: some tell the same story in several formats
            source = str(path.relative_to(FIXTURES))
            desk.accept(store, settings(), source, [path])
        ids = desk.stories.waiting(store)
        desk.normalize_batch(store, settings(), desk.make_desk(settings(), store), ids)
        paths.update(desk.deliver_all(store, settings()).paths)
    assert len(made) > len(files) // 2
    assert max(made.values()) == 1, made.most_common(3)
    assert max(paths.values()) == 1, paths.most_common(3)
    assert max(Counter(engine.given).values()) == 1
    with sqlite3.connect(here / "out" / "copydesk.db") as database:
        twice = "SELECT count(*) FROM (SELECT story_id FROM articles GROUP BY story_id HAVING count(*) > 1)"
        assert database.execute(twice).fetchone() == (0,)
        bytes_kept = database.execute("SELECT count(*) FROM wires").fetchone()
    assert bytes_kept == (len(files),)
