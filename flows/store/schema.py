"""The tables of the store, and how it is opened: what no crash may lose.

Times are seconds since 1970 (UTC) from the store's clock. Every statement binds its values.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import (
    DDL,
    BigInteger,
    Column,
    Connection,
    Engine,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    create_engine,
    event,
    inspect,
    make_url,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from normalizers.errors import CopydeskError

SCHEMA = "5"
GROWN = {"1", "2", "3", "4"}  # schemas that differ from this one only by tables and columns that they lack
BUSY_MS = 30_000  # how long one writer waits for another

metadata = MetaData()

about = Table(
    "about",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
    comment="The store about itself: its schema version.",
)

raw = Table(
    "raw",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
    Column("stored_at", Float, nullable=False),
    comment="Bytes as they came, addressed by their content. Written before anything reads them, never changed.",
)

wires = Table(
    "wires",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", String(200), nullable=False),
    Column("raw_sha256", ForeignKey("raw.sha256"), nullable=False),
    Column("name", Text, nullable=False, comment="what the source calls the bytes; shown, never opened"),
    Column("language", String(35), comment="the feed's setting, for stories that declare none"),
    Column("translated_from", String(35), comment="the feed's setting"),
    Column("arrived_at", Float, nullable=False),
    Column("state", String(12), nullable=False, comment="new, read, quarantined"),
    UniqueConstraint("source", "raw_sha256"),
    Index("wires_by_state", "state"),
    comment="One arrival of bytes from a source. The same bytes from the same source arrive once.",
)

stories = Table(
    "stories",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("wire_id", ForeignKey("wires.id"), nullable=False),
    Column("source", String(200), nullable=False),
    Column("guid", Text, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("subject", String(64), nullable=False, comment="hash of source and guid: all versions of one story"),
    Column("content", String(64), nullable=False, comment="hash of what a reader would see"),
    Column("pubstatus", String(12), nullable=False),
    Column("format", String(40), nullable=False),
    Column("language", String(35), comment="declared by the story or its feed"),
    Column("version_created", Text),
    Column("received_at", Float, nullable=False),
    Column("state", String(12), nullable=False, comment="new, done, quarantined, killed"),
    Column("owner", String(100), comment="who holds the lease"),
    Column("leased_until", Float, comment="free to take from then on"),
    UniqueConstraint("source", "guid", "version"),
    Index("stories_by_state", "state"),
    Index("stories_by_subject", "subject"),
    Index("stories_by_wire", "wire_id"),
    comment="One version of one story. Its text is read again from the raw bytes.",
)

names = Table(
    "names",
    metadata,
    Column("subject", String(64), primary_key=True),
    Column("name", String(64), primary_key=True, comment="hash of source and another identifier of the same story"),
    Index("names_by_name", "name"),
    comment="What else a story is called, such as the number of its transmission: a kill may name that.",
)

articles = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("story_id", ForeignKey("stories.id"), nullable=False),
    Column("revision", Integer, nullable=False, comment="1, 2, … each time it was made again with another outcome"),
    Column("name", String(100), nullable=False, comment="safe file name without suffix, the same for all versions"),
    Column("headline", Text, nullable=False),
    Column("found", String(35), nullable=False, comment="language that detection found"),
    Column("source_language", String(35)),
    Column("translated_by", Text),
    Column("verdict", String(20), nullable=False),
    Column("engine_note", Text, nullable=False),
    Column("rules", String(64), nullable=False, comment="hash of the rule set"),
    Column("edits", Integer, nullable=False),
    Column("flags", Integer, nullable=False),
    Column("made_at", Float, nullable=False),
    Column("ninjs", LargeBinary, nullable=False, comment="the bytes that every delivery sends"),
    Column("text", LargeBinary, nullable=False),
    Column("page", LargeBinary, nullable=False),
    UniqueConstraint("story_id", "revision"),
    comment="What we publish. A row is never changed; a new outcome is a new revision.",
)

edits = Table(
    "edits",
    metadata,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("kind", String(4), primary_key=True, comment="edit, flag"),
    Column("n", Integer, primary_key=True),
    Column("rule", Text, nullable=False),
    Column("block", String(40), nullable=False),
    Column("stage", String(12), nullable=False),
    Column("begins", Integer, nullable=False),
    Column("ends", Integer, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text),
    Column("reason", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    comment="The ledger of each article, in order.",
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(64), nullable=False, unique=True, comment="the same for every try of one delivery"),
    Column("sink", String(40), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("story_id", ForeignKey("stories.id"), nullable=False),
    Column("article_id", ForeignKey("articles.id"), comment="none for a notice"),
    Column("kind", String(8), nullable=False, comment="article, kill, hold (withdrawn until further notice)"),
    Column("name", String(100), nullable=False),
    Column("body", LargeBinary, comment="the notice of a kill or a hold"),
    Column("state", String(8), nullable=False, comment="waiting, sent, dropped (overtaken), dead (refused), expired"),
    Column("not_before", Float, nullable=False, comment="embargo; 0 for none"),
    Column("expires", Float, comment="must not leave from then on"),
    Column("next_try", Float, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("error", Text),
    Column("owner", String(100)),
    Column("leased_until", Float),
    Column("queued_at", Float, nullable=False),
    Column("sent_at", Float),
    Index("outbox_due", "state", "sink"),
    Index("outbox_by_subject", "subject", "sink"),
    comment="What must still go, and what went. Written in the transaction that makes the article.",
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", String(200), nullable=False),
    Column("name", Text, nullable=False),
    Column("raw_sha256", String(64), comment="the bytes in `raw`; none where they could not even be taken in"),
    Column("wire_id", ForeignKey("wires.id")),
    Column("story_id", ForeignKey("stories.id")),
    Column("guid", Text),
    Column("version", Integer),
    Column("code", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("todo", Text, nullable=False),
    Column("at", Float, nullable=False),
    Column("reader", Text, nullable=False, comment="version that could not do it"),
    Column("tries", Integer, nullable=False),
    Column("state", String(8), nullable=False, comment="waiting, resolved"),
    Index("quarantine_by_state", "state"),
    comment="What a person must see.",
)

memory = Table(
    "memory",
    metadata,
    Column("key", String(64), primary_key=True, comment="hash of the other columns but the translation"),
    Column("source", String(35), nullable=False),
    Column("target", String(35), nullable=False),
    Column("engine", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("translation", Text, nullable=False),
    Column("hits", Integer, comment="how often it was said again"),
    Column("made_at", Float),
    Column("used_at", Float),
    comment="Translation memory: what an engine or a person said to a sentence is said again.",
)

signatures = Table(
    "signatures",
    metadata,
    Column("story_id", ForeignKey("stories.id"), primary_key=True),
    Column("digest", LargeBinary, nullable=False, comment="MinHash of the newest article's text"),
    comment="What a story's text is compared by.",
)

bands = Table(
    "bands",
    metadata,
    Column("story_id", ForeignKey("stories.id"), primary_key=True),
    Column("key", String(40), primary_key=True, comment="a part of the signature"),
    Index("bands_by_key", "key"),
    comment="Stories that share a key are compared.",
)

links = Table(
    "links",
    metadata,
    Column("story_id", ForeignKey("stories.id"), primary_key=True),
    Column("other_id", ForeignKey("stories.id"), primary_key=True),
    Column("similarity", Float, nullable=False, comment="0 to 1"),
    comment="Stories that are much alike, both ways.",
)


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. Share it between threads; open one for each process."""

    engine: Engine
    clock: Callable[[], float]
    place: str

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for reading: it sees what is committed and holds nobody up."""
        with self._clear(), self.engine.connect().execution_options(reads=True) as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction: all of it is kept, or nothing."""
        with self._clear(), self.engine.begin() as connection:
            yield connection

    def insert(self, table: Table) -> sqlite.Insert | postgresql.Insert:
        """An INSERT that can say what to do about a row that is there already."""
        return postgresql.insert(table) if self.engine.dialect.name == "postgresql" else sqlite.insert(table)

    @contextmanager
    def _clear(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise CopydeskError(
                "store.failed",
                f"the store says: {error.orig}",
                place=self.place,
                todo="Nothing half-written stays; see to disk space and permissions and run again.",
            ) from error


def open_store(url: str, clock: Callable[[], float] = time.time) -> Store:
    """Open the store, and make it if it is not there.

    Raises:
        CopydeskError: no such place, no such database driver, or a store of another schema version.
    """
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite" and parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(parsed)
    except (ArgumentError, NoSuchModuleError, ImportError, OSError) as error:
        raise CopydeskError("store.cannot-open", str(error), place=str(url).split("@")[-1]) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _pragmas)
        event.listen(engine, "begin", _begin)
    store = Store(engine, clock, parsed.database or parsed.render_as_string(hide_password=True))
    with store.read() as connection:
        ready = inspect(connection).has_table("about")
    if not ready:
        with store.write() as connection:
            metadata.create_all(connection)
            connection.execute(
                store.insert(about).values(name="schema", value=SCHEMA).on_conflict_do_nothing(index_elements=["name"])
            )
    with store.read() as connection:
        found = connection.scalar(select(about.c.value).where(about.c.name == "schema"))
    if found in GROWN:
        with store.write() as connection:
            _grow(connection)
            connection.execute(update(about).where(about.c.name == "schema").values(value=SCHEMA))
    elif found != SCHEMA:
        raise CopydeskError(
            "store.other-schema",
            f"the store has schema {found}, this copydesk needs {SCHEMA}",
            place=store.place,
            todo="Use the copydesk that made it, or another store.",
        )
    return store


def _grow(connection: Connection) -> None:
    """Give a store of an earlier schema the tables and columns that it lacks."""
    metadata.create_all(connection)
    there = inspect(connection)
    for table in metadata.sorted_tables:
        known = {column["name"] for column in there.get_columns(table.name)}
        for column in table.columns:
            if column.name not in known:
                kind = column.type.compile(connection.dialect)
                connection.execute(DDL(f"ALTER TABLE {table.name} ADD COLUMN {column.name} {kind}"))


def _pragmas(connection: SqliteConnection, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun by _begin
    for pragma in ("journal_mode=WAL", "synchronous=FULL", f"busy_timeout={BUSY_MS}", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """A writer asks for the lock at once, so that no writer is turned away half way."""
    connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get("reads") else "BEGIN IMMEDIATE")
