"""A store of an earlier schema becomes one of today, in one transaction, with everything that waits in it.

Tables, columns and indexes that are new are made by themselves (a new column must allow NULL or have a default of the
database). What cannot be had by adding has a step, by the schema that it leads to.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sqlalchemy import DDL, Connection, MetaData, Table, inspect, select, update

KNOWN = ("1", "2", "3", "4", "5", "6")  # the schemas before this one, in order

STEPS: Mapping[str, Callable[[Connection], None]] = MappingProxyType({})


def migrate(connection: Connection, metadata: MetaData, to: str) -> None:
    """Bring a store up to schema `to`. Part of the caller's transaction; does nothing where another process did it."""
    about = metadata.tables["about"]
    version = about.c.name == "schema"
    found = connection.execute(select(about.c.value).where(version)).scalar_one()
    if found not in KNOWN:
        return
    metadata.create_all(connection)
    for table in metadata.sorted_tables:
        _grow(connection, table)
    for schema in (*KNOWN[KNOWN.index(found) + 1 :], to):
        if schema in STEPS:
            STEPS[schema](connection)
    connection.execute(update(about).where(version).values(value=to))


def _grow(connection: Connection, table: Table) -> None:
    there = inspect(connection)
    known = {column["name"] for column in there.get_columns(table.name)}
    for column in table.columns:
        if column.name not in known:
            kind = column.type.compile(connection.dialect)
            connection.execute(DDL(f"ALTER TABLE {table.name} ADD COLUMN {column.name} {kind}"))
    indexed = {index["name"] for index in there.get_indexes(table.name)}
    for index in table.indexes:
        if index.name not in indexed:
            index.create(connection)
