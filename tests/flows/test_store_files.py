"""What may happen to a store's file: an older copydesk made it, it was torn, its disk was full, it was copied."""

from __future__ import annotations

import os
import random
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from newsroom import ON_BOTH, SINKS, Clock, Newsroom, command, story
from sqlalchemy import text

from flows.settings import Settings
from flows.store import migrations, outbox, quarantine, stories
from flows.store.backup import backup
from flows.store.schema import metadata, open_store
from flows.store.stories import Arrival
from normalizers.errors import CopydeskError

TORN = int(os.environ.get("TORN_COPIES", "60"))  # 1,000 in the long form
BACKUPS = int(os.environ.get("BACKUPS", "50"))
STORES = Path(__file__).parent / "stores"


def agrees(file: Path) -> str:
    """Look at a store without our code: damaged, half a story, or "ok"."""
    with closing(sqlite3.connect(file, timeout=30)) as connection:

        def number(query: str) -> int:
            return int(connection.execute(f"SELECT count(*) FROM {query}").fetchone()[0])

        if (said := connection.execute("PRAGMA integrity_check").fetchall()) != [("ok",)]:
            return f"damaged: {said[:3]}"
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            return "a row without what it belongs to"
        if number("stories WHERE state = 'done' AND id NOT IN (SELECT story_id FROM articles)"):
            return "done without an article"
        if number("articles WHERE id NOT IN (SELECT article_id FROM outbox WHERE article_id IS NOT NULL)"):
            return "an article without its delivery"
        if number("articles WHERE story_id NOT IN (SELECT id FROM stories WHERE state IN ('done', 'killed'))"):
            return "an article of a story that is not done"
        if number("wires WHERE state = 'read' AND id NOT IN (SELECT wire_id FROM stories)"):
            return "read without its story"
    return "ok"


def busy(newsroom: Newsroom, number: int) -> None:
    """One story all the way."""
    stories.take_in(newsroom.store, "wire", [Arrival(f"{number}.txt", f"bytes {number}".encode() * 500)])
    for wire in stories.unread(newsroom.store, 10):
        stories.enter(newsroom.store, wire, [story(f"guid {wire.name}")], "test", SINKS)
    newsroom.work(stories.waiting(newsroom.store))
    due = newsroom.due()
    outbox.sent(newsroom.store, [one.id for one in due], "somebody:1:x")


@pytest.mark.parametrize("schema", migrations.KNOWN)
def test_a_store_of_an_earlier_schema_opens_with_its_backlog(tmp_path: Path, schema: str) -> None:
    file = tmp_path / "out" / "copydesk.db"
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript((STORES / f"{schema}.sql").read_text("utf-8"))
        assert connection.execute("SELECT value FROM about WHERE name = 'schema'").fetchall() == [(schema,)]
    clock = Clock(2_000_000.0)  # every lease of then has ended
    chosen = Settings(out=tmp_path / "out", sources={})
    newsroom = Newsroom(open_store(chosen.store_url, clock), clock, chosen)
    with newsroom.store.read() as connection:
        grown = metadata.tables
        fresh = open_store(f"sqlite:///{tmp_path}/fresh.db")
        with fresh.read() as other:
            for name in grown:
                columns = [
                    sorted(row[1] for row in c.execute(text(f"PRAGMA table_info({name})"))) for c in (connection, other)
                ]
                indexes = [
                    sorted(row[1] for row in c.execute(text(f"PRAGMA index_list({name})"))) for c in (connection, other)
                ]
                assert columns[0] == columns[1], name
                assert indexes[0] == indexes[1], name
    assert [due.guid for due in newsroom.due()] == ["queued"]
    waiting = stories.load(newsroom.store, stories.waiting(newsroom.store))
    assert [work.guid for work in waiting] == ["leased", "new"]
    assert [wire.name for wire in stories.unread(newsroom.store, 10)] == ["unread.txt"]
    newsroom.clock.now += 400
    newsroom.work([work.story_id for work in waiting])
    assert len(newsroom.deliver()) == 9
    assert newsroom.arrive(story("gone", 3)) == []  # it was killed
    newsroom.work(newsroom.arrive(story("sent"), b"other bytes"))
    assert newsroom.deliver() == []  # it is known
    assert open_store(chosen.store_url)


def test_every_schema_before_this_one_has_a_store_here() -> None:
    assert {path.stem for path in STORES.glob("*.sql")} >= set(migrations.KNOWN)


@ON_BOTH
def test_a_store_of_another_schema_is_refused(newsroom: Newsroom) -> None:
    with newsroom.store.write() as connection:
        connection.exec_driver_sql("UPDATE about SET value = '0' WHERE name = 'schema'")
    with pytest.raises(CopydeskError, match=r"store\.other-schema"):
        open_store(newsroom.settings.store_url)


def test_a_migration_that_fails_leaves_the_store_as_it_was(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    with newsroom.store.write() as connection:
        connection.exec_driver_sql("UPDATE about SET value = '1' WHERE name = 'schema'")
        connection.exec_driver_sql("DROP TABLE links")

    def torn(connection: object) -> None:
        raise CopydeskError("test.torn", "in the middle")

    monkeypatch.setattr(migrations, "STEPS", {"2": torn})
    with pytest.raises(CopydeskError, match="in the middle"):
        open_store(newsroom.settings.store_url)
    with newsroom.store.read() as connection:
        assert connection.exec_driver_sql("SELECT value FROM about").fetchall() == [("1",)]
        assert not connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'links'").fetchall()
    monkeypatch.undo()
    assert open_store(newsroom.settings.store_url)


def test_a_torn_store_opens_and_agrees_with_itself(newsroom: Newsroom, tmp_path: Path) -> None:
    """What a power cut leaves: the database as it was at the last checkpoint, and the beginning of the log behind it.

    SQLite writes the database only from pages of the log that are synced (sqlite.org/wal.html, section 3), so a cut
    tears the log: at any byte, and what stands behind the cut may be rubbish.
    """
    with newsroom.store.read() as connection:  # its snapshot keeps the log from being written back
        connection.exec_driver_sql("SELECT * FROM about").fetchall()
        for number in range(12):
            busy(newsroom, number)
        file = Path(newsroom.store.place)
        log = file.with_name(file.name + "-wal").read_bytes()
        data = file.read_bytes()
    assert len(log) > 100_000
    chance = random.Random(3)
    found = set()
    for number in range(TORN):
        cut = chance.randrange(len(log) + 1)
        copy = tmp_path / f"{number}.db"
        copy.write_bytes(data)
        copy.with_name(copy.name + "-wal").write_bytes(log[:cut] + chance.randbytes(chance.choice((0, 0, 700, 9000))))
        open_store(f"sqlite:///{copy}", newsroom.clock).engine.dispose()
        assert agrees(copy) == "ok"
        with closing(sqlite3.connect(copy)) as there:
            found.add(there.execute("SELECT count(*) FROM articles").fetchone()[0])
    assert len(found) > 4, "the cuts fell at too few places"


def test_a_full_disk_is_said_and_leaves_nothing_half_written(newsroom: Newsroom) -> None:
    """At twenty points of the work, in turn, the disk is full; with space again everything is there, once."""
    chance = random.Random(5)
    expected = 0

    def fill(number: int) -> None:
        nonlocal expected
        for more in range(200):
            busy(newsroom, number * 1000 + more)
            expected += 1

    with newsroom.store.engine.connect() as connection:  # the limit belongs to this one pooled connection
        connection.exec_driver_sql("SELECT 1")
    for number in range(20):
        limit(newsroom, chance.randrange(14))
        with pytest.raises(CopydeskError, match=r"store\.failed.*full") as said:
            fill(number)
        assert newsroom.store.place in said.value.place
        assert agrees(Path(newsroom.store.place)) == "ok"
        limit(newsroom, 1_000_000)
        newsroom.clock.now += 400
        busy(newsroom, number * 1000 + 500)  # there is space again: it goes on, with what waited
        expected += 1
        with newsroom.store.read() as connection:
            arrived = connection.exec_driver_sql("SELECT count(*) FROM wires").scalar()
            sent = connection.exec_driver_sql("SELECT count(*) FROM outbox WHERE state = 'sent'").scalar()
        assert sent == arrived
        assert expected <= arrived <= expected + number + 1  # one that was refused may be in, and then it is whole
    assert quarantine.count(newsroom.store) == 0


def limit(newsroom: Newsroom, more: int) -> None:
    """Let the file grow by so many pages."""
    with newsroom.store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {(pages or 0) + more}")


def test_backups_while_it_works(newsroom: Newsroom, tmp_path: Path) -> None:
    stop = threading.Event()
    done = [0]
    faults: list[BaseException] = []

    def load() -> None:
        try:
            while not stop.is_set():
                busy(newsroom, done[0])
                done[0] += 1
        except BaseException as error:
            faults.append(error)

    worker = threading.Thread(target=load)
    worker.start()
    seen = []
    try:
        for number in range(BACKUPS):
            copy = tmp_path / f"{number}.db"
            assert backup(newsroom.store, copy) > 0
            assert agrees(copy) == "ok"
            with closing(sqlite3.connect(copy)) as there:
                seen.append(there.execute("SELECT count(*) FROM wires").fetchone()[0])
            time.sleep(0.01)
    finally:
        stop.set()
        worker.join()
    assert not faults
    assert seen == sorted(seen)
    assert len(set(seen)) > BACKUPS // 3, "the store stood still while it was copied"
    restored = Newsroom(
        open_store(f"sqlite:///{tmp_path}/{BACKUPS - 1}.db", newsroom.clock), newsroom.clock, newsroom.settings
    )
    newsroom.clock.now += 400
    for number in range(done[0]):  # the feed comes again: what the copy lacks is made, and nothing else
        busy(restored, number)
    with restored.store.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM outbox WHERE state = 'sent'").scalar() == done[0]


def test_the_command_makes_a_backup(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.work(newsroom.arrive(story()))
    copy = tmp_path / "backups" / "monday.db"
    assert command("store", "backup", str(copy), "--out", str(newsroom.settings.out))[0] == 0
    assert agrees(copy) == "ok"
    assert not list(copy.parent.glob(".*"))
    with closing(sqlite3.connect(copy)) as there:
        assert there.execute("SELECT state FROM outbox").fetchall() == [("waiting",)]


@pytest.mark.parametrize("newsroom", ["postgresql"], indirect=True)
def test_a_backup_of_postgresql_is_its_own_tools(newsroom: Newsroom, tmp_path: Path) -> None:
    with pytest.raises(CopydeskError, match="pg_dump"):
        backup(newsroom.store, tmp_path / "copy")


@ON_BOTH
def test_text_that_a_database_may_not_like(newsroom: Newsroom) -> None:
    guid = "nul \0 and 𝔘 and 'quotes; DROP TABLE stories; --"
    ids = newsroom.arrive(story(guid, 20261123081500, language="x-" + "long-" * 30))
    newsroom.work(ids)
    due = newsroom.due()
    assert [(one.guid, one.version) for one in due] == [(guid, 20261123081500)]
    assert [work.guid for work in stories.load(newsroom.store, ids)] == [guid]
