"""What stories are called reaches no path and no statement (rows 34 and 35; CWE-22, CWE-89)."""

from __future__ import annotations

import ast
import sqlite3
from itertools import product
from pathlib import Path

from newsroom import Newsroom, made, story

from flows.store import articles, leases, stories
from flows.store.stories import Arrival

ROOT = Path(__file__).parents[2]
UPWARDS = ("../", "..\\", "%2e%2e/", "....//", "..%2f", "..%c0%af", "\uff0e\uff0e/", "/../", "./../", "..;/")
TARGETS = ("etc/passwd", "x.txt", ".ssh/authorized_keys", "copydesk.db", "articles")
ODD = (
    "/etc/passwd", "~/x", "~root/x", "C:\\x", "C:x", "\\\\host\\share\\x", "//host/x", "file:///etc/passwd", "CON",
    "NUL.txt",
    "aux", "COM1", "x:stream", ".", "..", "...", ".hidden", "-rf", "--help", "$(id)", "`id`", "; rm x", "| id", "&& id",
    "a\u2044b", "a\u2215b", "a\u202etxt.exe", "x" * 300, "\u00e9" * 200, "a\nb", "a\tb", "*", "?", "%00", "x\u2400.txt",
    "con.",
    "x ", " x", "\u200b", "\ufeffx", "{0}", "%s%n", "'", '"', "<x>", "x/", "/", "//", "a//b", "nul\u0301",
)  # fmt: skip
PATHS = [up * deep + target for up, deep, target in product(UPWARDS, (1, 3, 9, 20), TARGETS)] + list(ODD)
ENDS = ("--", "#", "/*", ";--", "", "\\", "%00", ")--", "\u2019--", "-- -")
TRICKS = (
    "' OR '1'='1", "\" OR \"\"=\"", "'; DROP TABLE stories; ", "'); DELETE FROM raw; ",
    "' UNION SELECT value FROM about ",
    "1; ATTACH DATABASE '/x.db' AS x; ", "' AND 1=randomblob(1000000000) ", "x'; PRAGMA writable_schema=1; ",
    "\\'; SELECT 1; ",
    "'||(SELECT name FROM sqlite_master)||'", "%' OR '%'='", "_%", ":name", "?1", "$1", "@x", "{x}", "%(x)s",
    "''", "'';''",
    "' RETURNING *", "0x27 OR 1", "CHAR(39)", "\u02bc OR 1=1", "\uff07 OR 1=1",
)  # fmt: skip
SQL = [trick + end for trick, end in product(TRICKS, ENDS)] + [
    f"Robert{end}{trick}" for trick, end in product(TRICKS, ENDS)
]


def through(room: Newsroom, names: list[str]) -> None:
    """Stories with these names in every field that names a file or a row, through to the sink."""
    found = [story(name, 1, f"It sailed. {name}", slugline=name, byline=name, also=(f"also {name}",)) for name in names]
    stories.take_in(room.store, names[0], [Arrival(names[1], "\n".join(names).encode())])
    (wire,) = stories.unread(room.store, 10)
    stories.enter(room.store, wire, found, names[2], room.sinks)
    who = leases.owner()
    done = []
    for one in stories.claim(room.store, stories.waiting(room.store), who, 300):
        done.append(made(one.story_id, one.guid, one.version, one.guid))
    articles.finish(room.store, who, done, room.sinks, names[3])
    room.deliver()


def test_500_hostile_names_write_nothing_outside_the_sink(newsroom: Newsroom, tmp_path: Path) -> None:
    names = [*PATHS, *(f"{name}#{n}" for n, name in enumerate(PATHS))][:500]
    assert len(set(names)) == 500
    through(newsroom, names)
    files = [path for path in tmp_path.rglob("*") if path.is_file() and not path.name.startswith("copydesk.db")]
    assert {path.parent for path in files} == {newsroom.settings.articles}
    assert len({path.stem for path in files}) == 500  # each story has files of its own
    assert all(path.name.isascii() and path.name[0].isalnum() and len(path.name) <= 120 for path in files)


def test_500_statements_are_stored_as_text_and_read_back_equal(newsroom: Newsroom) -> None:
    assert len(set(SQL)) == 500
    through(newsroom, SQL)
    with sqlite3.connect(newsroom.settings.out / "copydesk.db") as database:
        found = dict(database.execute("SELECT guid, id FROM stories"))
        kept = database.execute("SELECT source, name FROM wires").fetchall()
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        raw = database.execute("SELECT bytes FROM raw").fetchall()
    assert set(found) == set(SQL)
    assert kept == [(SQL[0], SQL[1])]
    assert raw == [("\n".join(SQL).encode(),)]
    assert {"stories", "raw", "about", "outbox"} <= tables
    assert all(articles.stored(newsroom.store, row) == f"{name} ninjs".encode() for name, row in found.items())


def test_no_statement_is_built_out_of_strings() -> None:
    """What takes SQL as text gets a literal, at most with constants in it, or names out of our own schema."""
    known = {"migrations.py", "schema.py"}  # names of our own tables, columns and settings
    takes = {"text", "DDL", "exec_driver_sql", "executescript", "literal_column", "execute"}
    built = []
    for path in sorted((ROOT / "flows").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args or path.name in known:
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in takes and _is_built(node.args[0]):
                built.append(f"{path.name}:{node.lineno}")
    assert built == []


def test_the_scan_sees_a_built_statement() -> None:
    for code in ('f"SELECT {name}"', '"SELECT " + name', '"SELECT %s" % name', '"SELECT {}".format(name)'):
        assert _is_built(ast.parse(code, mode="eval").body), code
    assert not _is_built(ast.parse('f"PRAGMA busy_timeout = {BUSY_MS}"', mode="eval").body)


def _is_built(node: ast.expr) -> bool:
    if isinstance(node, ast.JoinedStr):
        parts = (part.value for part in node.values if isinstance(part, ast.FormattedValue))
        return not all(isinstance(part, ast.Name) and part.id.isupper() for part in parts)
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr in ("format", "join")
    return isinstance(node, ast.BinOp) and any(isinstance(one, ast.Constant) for one in (node.left, node.right))
