"""`copydesk store backup`: a copy of the store while it is in use."""

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.opened import Json, Out, StoreUrl, opened, say, show_json

app = typer.Typer(no_args_is_help=True, help="The store itself.")


@app.callback()
def start() -> None:
    """With it, one command stays a group."""


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="Where the copy goes; a file that is there is replaced.")],
    out: Out = None,
    store: StoreUrl = None,
    json: Json = False,
) -> None:
    """Copy the store to FILE while everything runs.

    To restore: stop copydesk, remove the store's files (copydesk.db, copydesk.db-wal, copydesk.db-shm in --out), put
    the copy in the place of copydesk.db, start again. What came after the copy is lost, nothing else.

    Examples:

        copydesk store backup /backups/copydesk-monday.db
    """
    from flows.store.backup import backup as copy

    _, there = opened(out, store)
    size = copy(there, file)
    if json:
        show_json({"file": str(file), "bytes": size})
    else:
        say(f"{file}: {size:,} bytes")
