"""The command line. Every command works without a Prefect server; `copydesk COMMAND --help` shows examples."""

import os
import sys

import typer

from flows.commands import again, look, models, quarantine, repair, rules, run
from flows.commands.opened import FAILED, say
from normalizers.errors import CopydeskError

app = typer.Typer(
    name="copydesk",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="The copy desk for machine-translated and foreign wire copy.\n\n"
    "Exit codes: 0 all is well; 1 it could not be done; 2 wrong usage; 3 done, and something is in quarantine; "
    "4 done, and something could not be delivered yet; 130 stopped by hand.",
)
app.command()(run.run)
app.command()(repair.repair)
app.command()(look.explain)
app.command()(look.diff)
app.command()(look.similar)
app.command()(look.undo)
app.add_typer(rules.app, name="rules")
app.add_typer(models.app, name="models")
app.add_typer(quarantine.app, name="quarantine")
app.command()(again.deliver)
app.command()(again.renormalize)
app.command()(again.up)


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


if __name__ == "__main__":
    main()
