"""Writes a store with a backlog, as the checkout that it runs in makes it, as SQL: `python write.py CHECKOUT > N.sql`.

One is kept for every schema that was ever in use; they are not made again. When the schema changes, the last one of
the schema before is written with this.
"""

import sqlite3
import sys
import tempfile
from pathlib import Path


def main(checkout: Path) -> None:
    sys.path[:0] = [str(checkout), str(checkout / "tests" / "flows")]
    from newsroom import Clock, Newsroom, story

    from flows.settings import Settings
    from flows.store import stories
    from flows.store.schema import open_store
    from flows.store.stories import Arrival

    with tempfile.TemporaryDirectory() as folder:
        clock = Clock()
        chosen = Settings(out=Path(folder), sources={})
        room = Newsroom(open_store(chosen.store_url, clock), clock, chosen)
        room.work(room.arrive(story("sent")))
        room.deliver()
        room.work(room.arrive(story("gone")))
        room.arrive(story("gone", 2, pubstatus="canceled"))
        room.deliver()
        room.work(room.arrive(story("queued")))
        assert stories.claim(room.store, room.arrive(story("leased")), "elsewhere:1:x", 300)
        room.arrive(story("new"))
        stories.take_in(room.store, "wire", [Arrival("unread.txt", b"Council votes\n\nThe council voted.\n")])
        room.store.engine.dispose()
        with sqlite3.connect(Path(folder) / "copydesk.db") as connection:
            print("\n".join(connection.iterdump()))


main(Path(sys.argv[1]))
