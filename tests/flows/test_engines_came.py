"""A story whose language no engine can translate waits, stops nobody, and is taken up when the engine is there."""

from pathlib import Path

import pytest

from flows import desk
from flows.commands.run import through
from flows.settings import settings
from flows.store import quarantine

STORY = (
    "Câmara aprova orçamento da saúde\n\n"
    "A Câmara dos Deputados aprovou na terça-feira o orçamento da saúde para o próximo ano, depois de uma longa "
    "sessão. O texto segue agora para o Senado, que deve votar ainda nesta semana.\n"
)
CLEAN = "Council votes on harbor\n\nThe council of Eastport voted on Tuesday to repair the old harbor.\n"


def test_a_story_waits_for_its_engine(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "pt.txt").write_text(STORY, "utf-8")
    (here / "en.txt").write_text(CLEAN, "utf-8")
    paths = [str(here / "pt.txt"), str(here / "en.txt")]
    store = desk.open_desk_store(settings())

    with monkeypatch.context() as without:
        without.setattr(desk, "engines", lambda: ())
        done = through(settings(), store, paths, "files", None)
        assert (len(done.story_ids), len(done.paths)) == (2, 3)
        assert [case.code for case in quarantine.cases(store)] == ["engine.no-pair"]
        assert through(settings(), store, paths, "files", None).story_ids == ()

    done = through(settings(), store, paths, "files", None)
    assert (len(done.story_ids), len(done.paths)) == (1, 3)
    assert quarantine.count(store) == 0
    text = next(path for path in done.paths if path.suffix == ".txt").read_text("utf-8")
    assert "budget" in text
