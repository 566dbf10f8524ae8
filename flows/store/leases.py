"""Who holds what: a lease ends by its time, and at once when its process is seen to be dead on this machine."""

import os
import socket
from functools import lru_cache
from uuid import uuid4

from sqlalchemy import select, update

from flows.store.schema import Store, outbox, stories


def owner() -> str:
    """The name that this process leases under. A process that was forked from it has its own."""
    return _owner(os.getpid())


@lru_cache(maxsize=1)
def _owner(pid: int) -> str:
    return f"{socket.gethostname()}:{pid}:{uuid4().hex}"


def release_dead(store: Store) -> int:
    """Free what processes of this machine held that are no more, so that nobody waits for a lease to end.

    A mistake here costs work and nothing else: whoever lost a lease can no longer keep what was made under it.
    """
    released = 0
    for table in (stories, outbox):
        with store.read() as connection:
            holders = list(connection.scalars(select(table.c.owner).where(table.c.owner.is_not(None)).distinct()))
        dead = [holder for holder in holders if _is_dead(holder)]
        if dead:
            with store.write() as connection:
                free = update(table).where(table.c.owner.in_(dead)).values(owner=None, leased_until=None)
                released += connection.execute(free).rowcount
    return released


def _is_dead(holder: str) -> bool:
    host, pid, _ = holder.rsplit(":", 2)
    if host != socket.gethostname() or holder == owner():
        return False
    if int(pid) == os.getpid():
        return True  # an earlier process that had our number
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
