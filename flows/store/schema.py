"""The tables of the store, and how it is opened: what no crash may lose. SQLite, or PostgreSQL where a URL says so.

Times are seconds since 1970 (UTC) from the store's clock. Every statement binds its values.
"""

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Dialect,
    Engine,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    TypeDecorator,
    UniqueConstraint,
    create_engine,
    event,
    func,
    inspect,
    make_url,
    select,
)
from sqlalchemy import Text as PlainText
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from flows.store import migrations
from normalizers.errors import CopydeskError

SCHEMA = "7"
BUSY_MS = 30_000  # how long one writer waits for another
NO_NUL = "\ufdd0"  # a noncharacter (Unicode, section 23.7), in which PostgreSQL keeps U+0000

metadata = MetaData()

Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only what is called INTEGER


class Text(TypeDecorator[str]):
    """Text of any length. PostgreSQL refuses U+0000, which a broken wire may carry: it is kept as NO_NUL there."""

    impl = PlainText
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """What the database gets."""
        return value if value is None or dialect.name != "postgresql" else value.replace("\0", NO_NUL)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """What was meant."""
        return value if value is None or dialect.name != "postgresql" else value.replace(NO_NUL, "\0")


about = Table(
    "about",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    comment="The store about itself: its schema version.",
)

raw = Table(
    "raw",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
    Column("stored_at", Float, nullable=False),
    comment="Bytes as they came, addressed by their content. Written before anything reads them, never changed.",
)

wires = Table(
    "wires",
    metadata,
    Column("id", Id, primary_key=True),
    Column("source", Text, nullable=False),
    Column("raw_sha256", ForeignKey("raw.sha256"), nullable=False),
    Column("name", Text, nullable=False, comment="what the source calls the bytes; shown, never opened"),
    Column("language", Text, comment="the feed's setting, for stories that declare none"),
    Column("translated_from", Text, comment="the feed's setting"),
    Column("arrived_at", Float, nullable=False),
    Column("state", Text, nullable=False, comment="new, read, quarantined"),
    UniqueConstraint("source", "raw_sha256"),
    Index("wires_by_state", "state"),
    comment="One arrival of bytes from a source. The same bytes from the same source arrive once.",
)

stories = Table(
    "stories",
    metadata,
    Column("id", Id, primary_key=True),
    Column("wire_id", ForeignKey("wires.id"), nullable=False),
    Column("source", Text, nullable=False),
    Column("guid", Text, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("subject", Text, nullable=False, comment="hash of source and guid: all versions of one story"),
    Column("content", Text, nullable=False, comment="hash of what a reader would see"),
    Column("pubstatus", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("language", Text, comment="declared by the story or its feed"),
    Column("version_created", Text),
    Column("received_at", Float, nullable=False),
    Column("state", Text, nullable=False, comment="new, done, quarantined, killed"),
    Column("owner", Text, comment="who holds the lease"),
    Column("leased_until", Float, comment="free to take from then on"),
    Column("called", Text, comment="what the bytes call it; NULL: its guid"),
    Column("begun", Integer, comment="how often making it was begun since it last came to an end; NULL: never"),
    UniqueConstraint("source", "guid", "version"),
    Index("stories_by_state", "state"),
    Index("stories_by_subject", "subject"),
    Index("stories_by_wire", "wire_id"),
    comment="One version of one story. Its text is read again from the raw bytes.",
)

names = Table(
    "names",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("name", Text, primary_key=True, comment="hash of source and another identifier of the same story"),
    Index("names_by_name", "name"),
    comment="What else a story is called, such as the number of its transmission: a kill may name that.",
)

sketches = Table(
    "sketches",
    metadata,
    Column("story_id", ForeignKey("stories.id"), primary_key=True),
    Column("family", Text, nullable=False, comment="hash of source and slugline, service and day"),
    Column("called", Text, nullable=False, comment="the number of the transmission"),
    Column("words", LargeBinary, nullable=False, comment="hashes of the words that it has"),
    Index("sketches_by_family", "family"),
    comment="Telegrams: stories that share a slugline are told apart by their words.",
)

articles = Table(
    "articles",
    metadata,
    Column("id", Id, primary_key=True),
    Column("story_id", ForeignKey("stories.id"), nullable=False),
    Column("revision", Integer, nullable=False, comment="1, 2, … each time it was made again with another outcome"),
    Column("name", Text, nullable=False, comment="safe file name without suffix, the same for all versions"),
    Column("headline", Text, nullable=False),
    Column("found", Text, nullable=False, comment="language that detection found"),
    Column("source_language", Text),
    Column("translated_by", Text),
    Column("verdict", Text, nullable=False),
    Column("engine_note", Text, nullable=False),
    Column("rules", Text, nullable=False, comment="hash of the rule set"),
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
    Column("kind", Text, primary_key=True, comment="edit, flag"),
    Column("n", Integer, primary_key=True),
    Column("rule", Text, nullable=False),
    Column("block", Text, nullable=False),
    Column("stage", Text, nullable=False),
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
    Column("id", Id, primary_key=True),
    Column("key", Text, nullable=False, unique=True, comment="the same for every try of one delivery"),
    Column("sink", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("story_id", ForeignKey("stories.id"), nullable=False),
    Column("article_id", ForeignKey("articles.id"), comment="none for a notice"),
    Column("kind", Text, nullable=False, comment="article, kill, hold (withdrawn until further notice)"),
    Column("name", Text, nullable=False),
    Column("body", LargeBinary, comment="the notice of a kill or a hold"),
    Column("state", Text, nullable=False, comment="waiting, sent, dropped (overtaken), dead (refused), expired"),
    Column("not_before", Float, nullable=False, comment="embargo; 0 for none"),
    Column("expires", Float, comment="must not leave from then on"),
    Column("next_try", Float, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("error", Text),
    Column("owner", Text),
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
    Column("id", Id, primary_key=True),
    Column("source", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("raw_sha256", Text, comment="the bytes in `raw`; none where they could not even be taken in"),
    Column("wire_id", ForeignKey("wires.id")),
    Column("story_id", ForeignKey("stories.id")),
    Column("guid", Text),
    Column("version", BigInteger),
    Column("code", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("todo", Text, nullable=False),
    Column("at", Float, nullable=False),
    Column("reader", Text, nullable=False, comment="version that could not do it"),
    Column("tries", Integer, nullable=False),
    Column("state", Text, nullable=False, comment="waiting, resolved"),
    Index("quarantine_by_state", "state"),
    comment="What a person must see.",
)

memory = Table(
    "memory",
    metadata,
    Column("key", Text, primary_key=True, comment="hash of the other columns but the translation"),
    Column("source", Text, nullable=False),
    Column("target", Text, nullable=False),
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
    Column("key", Text, primary_key=True, comment="a part of the signature"),
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
        """A connection for reading: it sees what was committed at one moment, and holds nobody up."""
        options = {"isolation_level": "REPEATABLE READ"} if self._is_shared else {}
        with self._clear(), self.engine.connect().execution_options(reads=True, **options) as connection:
            yield connection

    @contextmanager
    def write(self, queue: str = "store") -> Iterator[Connection]:
        """One transaction: all of it is kept, or nothing.

        SQLite has one writer at a time. PostgreSQL has one in each queue: what looks at a story's other versions
        before it writes is in the queue of the store, because what it saw must hold until it is done. A queue of
        its own is for writes that touch nothing else, or whose rows are locked (SELECT … FOR UPDATE SKIP LOCKED).
        "" is no queue.
        """
        with self._clear(), self.engine.begin() as connection:
            if self._is_shared and queue:
                number = int.from_bytes(hashlib.sha256(f"copydesk {queue}".encode()).digest()[:8], signed=True)
                connection.execute(select(func.pg_advisory_xact_lock(number)))
            yield connection

    def insert(self, table: Table) -> sqlite.Insert | postgresql.Insert:
        """An INSERT that can say what to do about a row that is there already."""
        return postgresql.insert(table) if self._is_shared else sqlite.insert(table)

    @property
    def _is_shared(self) -> bool:
        return self.engine.dialect.name == "postgresql"

    @contextmanager
    def _clear(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise CopydeskError(
                "store.failed",
                f"the store says: {error.orig}",
                place=self.place,
                todo=f"Nothing half-written stays; see to {TROUBLES[self._is_shared]} and run again.",
            ) from error


TROUBLES = {False: "disk space and permissions", True: "the database server"}


def open_store(url: str, clock: Callable[[], float] = time.time) -> Store:
    """Open the store, make it if it is not there, and bring one of an earlier schema up to this one.

    Raises:
        CopydeskError: no such place, no such database driver, or a store of a schema that we do not know.
    """
    try:
        parsed = make_url(url)
        if parsed.drivername in ("postgres", "postgresql"):
            parsed = parsed.set(drivername="postgresql+psycopg")
        if parsed.get_backend_name() == "sqlite" and parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        shared = parsed.get_backend_name() == "postgresql"
        wait = {"options": f"-c lock_timeout={BUSY_MS}"}
        engine = create_engine(parsed, pool_pre_ping=shared, connect_args=wait if shared else {})
    except (ArgumentError, NoSuchModuleError, ImportError, OSError) as error:
        todo = "For PostgreSQL: pip install 'copydesk[postgresql]'" if "psycopg" in str(error) else ""
        raise CopydeskError("store.cannot-open", str(error), place=str(url).split("@")[-1], todo=todo) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _pragmas)
        event.listen(engine, "begin", _begin)
    shown = parsed.render_as_string(hide_password=True) if shared else parsed.database or str(parsed)
    store = Store(engine, clock, shown)
    if _schema(store) is None:
        with store.write() as connection:
            metadata.create_all(connection)
            connection.execute(
                store.insert(about).values(name="schema", value=SCHEMA).on_conflict_do_nothing(index_elements=["name"])
            )
    found = _schema(store)
    if found in migrations.KNOWN:
        with store.write() as connection:
            migrations.migrate(connection, metadata, SCHEMA)
    elif found != SCHEMA:
        raise CopydeskError(
            "store.other-schema",
            f"the store has schema {found}, this copydesk needs {SCHEMA}",
            place=store.place,
            todo="Use the copydesk that made it, or another store.",
        )
    return store


def _schema(store: Store) -> str | None:
    """The schema of a store; None where there is none yet."""
    with store.read() as connection:
        if not inspect(connection).has_table(about.name):
            return None
        return connection.scalar(select(about.c.value).where(about.c.name == "schema"))


def _pragmas(connection: SqliteConnection, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun by _begin
    for pragma in ("journal_mode=WAL", "synchronous=FULL", f"busy_timeout={BUSY_MS}", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """A writer asks for the lock at once, so that no writer is turned away half way."""
    connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get("reads") else "BEGIN IMMEDIATE")
