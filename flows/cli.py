"""The command line. Every command works without a Prefect server; `copydesk COMMAND --help` shows examples."""

import os
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from flows.commands.opened import FAILED, STOPPED, say
from normalizers.errors import CopydeskError

COMMANDS = {  # name -> the module that has it, imported when somebody asks: `repair` needs no database
    "run": "run",
    "repair": "repair",
    "explain": "look",
    "diff": "look",
    "similar": "look",
    "undo": "look",
    "rules": "rules",
    "models": "models",
    "memory": "memory",
    "quarantine": "quarantine",
    "store": "store",
    "deliver": "again",
    "renormalize": "again",
    "up": "again",
}


class _Lazy(Mapping[str, Any]):
    """The commands by name, each imported when it is asked for. (Their class is vendored by typer: no name for it.)"""

    def __getitem__(self, name: str) -> Any:
        module = import_module(f"flows.commands.{COMMANDS[name]}")
        one = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
        one.callback()(start)  # with it, one command stays a group
        if hasattr(module, "app"):
            one.add_typer(module.app, name=name)
        else:
            one.command(name)(getattr(module, name))
        return get_command(one).commands[name]  # type: ignore[attr-defined]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class _Commands(TyperGroup):
    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands = _Lazy()  # type: ignore[assignment]  # it is only read


def _version(asked: bool) -> None:
    from importlib.metadata import PackageNotFoundError, version

    if asked:
        try:
            print(f"copydesk {version('copydesk')}")
        except PackageNotFoundError:
            print("copydesk, not installed")
        raise typer.Exit


app = typer.Typer(
    name="copydesk",
    cls=_Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="The copy desk for machine-translated and foreign wire copy.\n\n"
    "Exit codes: 0 all is well; 1 it could not be done; 2 wrong usage; 3 done, and something is in quarantine; "
    "4 done, and something could not be delivered yet; 130 stopped by hand.",
)


@app.callback()
def start(
    _: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """What comes before every command."""


def main() -> None:
    """Run a command; every error of ours becomes one line that names what, where and what to do."""
    try:
        app()
    except CopydeskError as error:
        say(f"copydesk: {error}")
        sys.exit(FAILED)
    except BrokenPipeError:  # the reader of our output has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)
    except SystemExit as error:
        if error.code == STOPPED:
            say("copydesk: stopped by hand. What was done is kept; the same command goes on from there.")
        raise


if __name__ == "__main__":
    main()
