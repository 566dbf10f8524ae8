"""What commands share: options, the settings and store they name, the console, exit codes."""

import json
import os
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from flows.settings import Settings
    from flows.store.schema import Store

OK, FAILED, USAGE, QUARANTINED, UNDELIVERED, STOPPED = 0, 1, 2, 3, 4, 130

Out = Annotated[Path | None, typer.Option("--out", help="Folder for everything that copydesk writes. [default: out]")]
StoreUrl = Annotated[str | None, typer.Option("--store", help="Database URL. [default: an SQLite file inside --out]")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for a program on standard output.")]


def opened(out: Path | None, store: str | None) -> "tuple[Settings, Store]":
    """The settings that a command's options ask for, and their store. Flows of this process see the same."""
    from flows.desk import open_desk_store

    chosen = settings_for(out, store)
    return chosen, open_desk_store(chosen)


def settings_for(out: Path | None, store: str | None) -> "Settings":
    """The settings that a command's options ask for."""
    from flows.settings import settings

    _chosen.clear()
    for option, name, value in (("--out", "COPYDESK_OUT", out), ("--store", "COPYDESK_STORE", store)):
        if value is not None:
            os.environ[name] = str(value)
            _chosen.extend([option, str(value)])
    settings.cache_clear()
    return settings()


def language_option(value: str | None) -> str | None:
    """A language that a person named; wrong usage where there is none of that tag."""
    from flows.settings import tag

    if value is None or not value.strip():
        return value
    try:
        return tag(value)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def console() -> "Console":
    """Where people read: standard output, as wide as a table needs where nobody looks at a screen."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else 160, highlight=False, soft_wrap=False)


def say(text: str) -> None:
    """A line for people on standard error, so that standard output stays what was asked for."""
    print(text, file=sys.stderr)


def show_json(value: object) -> None:
    """Print a value for a program."""
    print(json.dumps(value, ensure_ascii=False, indent=1))


def command(words: str) -> str:
    """A command that works as it stands: called as the user called us, on the same store."""
    called = Path(sys.argv[0])
    on_path = any(Path(folder) == called.parent for folder in os.environ.get("PATH", "").split(os.pathsep))
    if called.name != "copydesk" or on_path:
        program = "copydesk"
    else:
        program = os.path.relpath(called) if called.is_absolute() else str(called)
    return shlex.join([program, *words.split(), *_chosen])


_chosen: list[str] = []  # --out and --store, as this process was given them


@contextmanager
def bar(what: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """A progress bar on standard error where a person looks at it; nothing elsewhere."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    screen = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=screen, disable=not screen.is_terminal, transient=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda steps: progress.update(task, advance=steps)
