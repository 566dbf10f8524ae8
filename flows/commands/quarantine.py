"""`copydesk quarantine`: what a person must see, and how it goes on."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from flows import account
from flows.commands.opened import UNDELIVERED, Json, Out, StoreUrl, command, console, opened, show_json
from flows.store import quarantine
from flows.store.quarantine import Case
from flows.store.schema import Store
from normalizers.errors import CopydeskError

app = typer.Typer(no_args_is_help=True, help="What could not become an article, and why.")
Ids = Annotated[list[int] | None, typer.Argument(help="Numbers of cases. [default: all]", metavar="CASE…")]


@app.command("list")
def list_(out: Out = None, store: StoreUrl = None, as_json: Json = False) -> None:
    """List what waits in quarantine: file, code, why.

    Exit codes: 0 shown; 1 the store cannot be read; 2 wrong usage.

    Examples:

        copydesk quarantine list
    """
    _, opened_store = opened(out, store)
    cases = quarantine.cases(opened_store)
    if as_json:
        show_json([account.case_json(case) for case in cases])
        return
    if not cases:
        print("Nothing is in quarantine.")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("case", "file", "code", "place"):
        table.add_column(column, overflow="fold")
    table.add_column("why", overflow="fold")
    for case in cases:
        file = escape(Path(case.name).name)
        table.add_row(str(case.id), file, escape(case.code), escape(case.place), escape(case.reason))
    console().print(table)
    print(f"Next: {command(f'quarantine show {cases[0].id}')}")


@app.command()
def show(
    case_id: Annotated[int, typer.Argument(metavar="CASE")],
    raw: Annotated[bool, typer.Option("--raw", help="Write the bytes as they came to standard output.")] = False,
    out: Out = None,
    store: StoreUrl = None,
    as_json: Json = False,
) -> None:
    """Show one case in full: what, where, why, what to do, and the bytes with --raw.

    Exit codes: 0 shown; 1 no such case; 2 wrong usage.

    Examples:

        copydesk quarantine show 3

        copydesk quarantine show 3 --raw > bytes
    """
    _, opened_store = opened(out, store)
    case = _cases(opened_store, [case_id])[0]
    data = quarantine.bytes_of(opened_store, case)
    if raw:
        sys.stdout.buffer.write(data or b"")
        return
    if as_json:
        show_json(account.case_json(case) | {"bytes": None if data is None else len(data)})
        return
    print(f"case     {case.id}, tried {account.counted(case.tries, 'time')}, last {_when(case.at)} by {case.reader}")
    print(f"file     {case.name}, from {case.source}")
    if case.guid is not None:
        print(f"story    {case.guid}, version {case.version}")
    print(f"why      {case.code}: {case.reason}")
    print(f"place    {case.place}")
    print(f"do       {case.todo}")
    print(f"bytes    {'none' if data is None else f'{len(data)}, sha256 {case.raw_sha256}'}")
    if data is not None:
        print(f"\n{data[:400].decode('utf-8', 'backslashreplace')}")


@app.command()
def retry(cases: Ids = None, out: Out = None, store: StoreUrl = None, as_json: Json = False) -> None:
    """Try again: all, or some cases. They go through the desk at once.

    Exit codes: 0 all came through; 1 no such case; 2 wrong usage; 3 some of them are in quarantine still.

    Examples:

        copydesk quarantine retry

        copydesk quarantine retry 3 7
    """
    from flows.commands import run

    settings, opened_store = opened(out, store)
    these = _cases(opened_store, cases or [])
    quarantine.retry(opened_store, these)
    done = run.through(settings, opened_store, [], "files", None)
    run.finish(settings, opened_store, done, as_json, about=these)


@app.command()
def release(
    case_id: Annotated[int, typer.Argument(metavar="CASE")],
    at: Annotated[
        str | None, typer.Option(help="Not before this time, with its zone: 2026-03-01T18:00+01:00. [default: now]")
    ] = None,
    out: Out = None,
    store: StoreUrl = None,
    as_json: Json = False,
) -> None:
    """Let the article of a case go as it was kept, because a person has read it: at once, or not before a time.

    For an embargo that only a person can read ("hold until the final whistle"), and for copy that an engine could not
    translate and that somebody wants as it is.

    Exit codes: 0 it has gone, or waits for its time; 1 no such case, or nothing that could go; 2 wrong usage;
    4 it could not be delivered yet.

    Examples:

        copydesk quarantine release 3

        copydesk quarantine release 3 --at 2026-03-01T18:00+01:00
    """
    from flows import desk
    from flows.store.release import release as let_go

    settings, opened_store = opened(out, store)
    when = let_go(opened_store, _cases(opened_store, [case_id])[0], desk.sink_names(settings), at)
    delivered = desk.deliver_all(opened_store, settings)
    if as_json:
        show_json({"not_before": when, "paths": [str(path) for path in delivered.paths], "failed": delivered.failed})
    elif when > opened_store.clock():
        print(f"It goes at {account.moment(when)}: {command('deliver')}, or the next run after that.")
    for line in account.written(delivered.paths) if not as_json else []:
        print(line)
    if delivered.failed:
        raise typer.Exit(UNDELIVERED)


def _cases(store: Store, ids: list[int]) -> list[Case]:
    found = quarantine.cases(store, ids=ids)
    missing = set(ids) - {case.id for case in found}
    if missing:
        raise CopydeskError(
            "quarantine.unknown",
            "no such case waits in quarantine",
            place=", ".join(map(str, sorted(missing))),
            todo="copydesk quarantine list shows them all.",
        )
    return found


def _when(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
