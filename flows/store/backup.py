"""A copy of the store while it is in use: whole, of one moment, a store itself."""

import sqlite3
from contextlib import closing
from pathlib import Path

from flows.store.schema import BUSY_MS, Store
from normalizers.errors import CopydeskError

PAGES = 2_000  # copied at once (8 MB); writers get their turn between


def backup(store: Store, to: Path) -> int:
    """Copy the store to a file. Returns its size in bytes.

    It is written beside its place, checked, and renamed: a file of that name is always a whole store. To restore, put
    it where the store was, without the files `-wal` and `-shm` of the old one, while no copydesk runs. What came after
    the copy was made is lost; what it says is waiting is done again, which every sink must bear.

    Raises:
        CopydeskError: the store is no SQLite file, or the copy cannot be written.
    """
    if store.engine.dialect.name != "sqlite":
        raise CopydeskError(
            "store.no-backup",
            "only an SQLite store is copied so",
            place=store.place,
            todo="For PostgreSQL: pg_dump -Fc.",
        )
    beside = to.with_name(f".{to.name}.part")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        with (
            closing(sqlite3.connect(f"{Path(store.place).absolute().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(beside)) as target,
        ):
            source.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
            source.execute("BEGIN")  # one moment for all pages: a writer in between would make it start again
            source.execute("SELECT count(*) FROM about").fetchone()
            source.backup(target, pages=PAGES)
            target.execute("PRAGMA journal_mode = DELETE")  # one file, without companions
            said = [row[0] for row in target.execute("PRAGMA quick_check")]
        if said != ["ok"]:
            beside.unlink()
            raise CopydeskError("store.damaged", f"the copy is damaged: {said[0]}", place=store.place, todo=DAMAGED)
        beside.replace(to)
        return to.stat().st_size
    except (OSError, sqlite3.Error) as error:
        todo = "See to space and permissions."
        raise CopydeskError("store.no-backup", str(error), place=str(to), todo=todo) from error


DAMAGED = "The store itself may be: sqlite3 STORE 'PRAGMA integrity_check'. Go back to an older copy."
