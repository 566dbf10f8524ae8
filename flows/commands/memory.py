"""`copydesk memory`: what was translated before, as a table and as TMX files that other tools read."""

import os
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from flows import tmx
from flows.commands.opened import Json, Out, StoreUrl, console, opened, say, show_json
from flows.making import reader
from flows.store.memory import StoreMemory
from normalizers.engines.engine import PERSON, Key
from normalizers.errors import CopydeskError

AT_ONCE = 1000  # units a commit
app = typer.Typer(no_args_is_help=True, help="What was translated before, and what persons made of it.")
File = Annotated[Path, typer.Argument(help="A TMX file.", metavar="FILE")]


@app.command()
def stats(out: Out = None, store: StoreUrl = None, as_json: Json = False) -> None:
    """Show how many sentences are remembered, by languages and engine, and how often they were said again.

    Exit codes: 0 shown; 1 the store cannot be read; 2 wrong usage.

    Examples:

        copydesk memory stats
    """
    rows = _memory(out, store).stats()
    names = ("from", "to", "engine", "model", "sentences", "hits")
    if as_json:
        show_json([dict(zip(names, row, strict=True)) for row in rows])
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in names:
        table.add_column(name, justify="right" if name in names[-2:] else "left")
    for row in rows:
        table.add_row(*map(str, row))
    console().print(table)


@app.command()
def export(file: File, out: Out = None, store: StoreUrl = None) -> None:
    """Write everything that is remembered to a TMX 1.4b file, for a person or another tool to correct.

    Exit codes: 0 written; 1 it could not be; 2 wrong usage.

    Examples:

        copydesk memory export house.tmx
    """
    remembered = _memory(out, store)
    half = file.with_name(file.name + ".part")
    try:
        with half.open("w", encoding="utf-8", newline="\n") as document:
            document.writelines(tmx.write(remembered.all(), reader()))
        os.replace(half, file)
    except OSError as error:
        todo = "Give a file in a folder that can be written to."
        raise CopydeskError("memory.not-written", str(error), place=str(file), todo=todo) from error
    print(f"{len(remembered)} sentences in {file}")


@app.command("import")
def import_(file: File, out: Out = None, store: StoreUrl = None) -> None:
    """Take in a TMX file: what a person wrote there beats every engine from now on.

    What `copydesk memory export` wrote and nobody changed stays what an engine said. A torn file is refused whole.

    Exit codes: 0 taken in; 1 the file cannot be read; 2 wrong usage.

    Examples:

        copydesk memory import house.tmx
    """
    try:
        units = list(tmx.read(file.read_bytes()))
    except OSError as error:
        raise CopydeskError("memory.no-file", str(error), place=str(file), todo="Give a TMX file.") from error
    remembered = _memory(out, store)
    counts: Counter[str] = Counter()
    left = iter(units)
    while some := list(islice(left, AT_ONCE)):
        machine = {_key(unit): unit for unit in some if unit.engine}
        known = remembered.get(tuple(machine))
        persons = {}
        for unit in some:
            key = _key(unit)
            ours = bool(unit.engine) and unit.changed_by in ("", tmx.TOOL)
            if ours and known.get(key, unit.translation) == unit.translation:
                remembered.put({key: unit.translation})
                counts["engine"] += 1
            else:
                persons[Key(unit.source, unit.target, PERSON, "", unit.sentence)] = unit.translation
        remembered.correct(persons)
        counts["person"] += len(persons)
    print(f"{counts['person']} sentences of persons, {counts['engine']} of engines taken in from {file}")
    if not units:
        say("The file has no sentence in two languages.")


@app.command()
def forget(
    days: Annotated[int, typer.Option(min=1, help="Sentences that nobody asked for in so many days.")],
    out: Out = None,
    store: StoreUrl = None,
) -> None:
    """Forget what engines said long ago; what persons wrote stays.

    Exit codes: 0 done; 1 the store cannot be written; 2 wrong usage.

    Examples:

        copydesk memory forget --days 180
    """
    print(f"{_memory(out, store).forget(days)} sentences forgotten")


def _memory(out: Path | None, store: str | None) -> StoreMemory:
    _, opened_store = opened(out, store)
    return StoreMemory(opened_store)


def _key(unit: tmx.Unit) -> Key:
    return Key(unit.source, unit.target, unit.engine, unit.model, unit.sentence)
