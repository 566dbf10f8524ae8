"""`copydesk rules`: what the desk knows to repair, with the examples that every rule must have."""

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from flows.commands.opened import Json, console, show_json
from normalizers.errors import CopydeskError

app = typer.Typer(no_args_is_help=False, help="List the rules, or show one with its examples.")


@app.callback(invoke_without_command=True)
def rules(context: typer.Context) -> None:
    """List the rules, or show one with its examples.

    Exit codes: 0 shown; 1 no such rule, or a rule file is wrong; 2 wrong usage.
    """
    if context.invoked_subcommand is None:
        list_()


@app.command("list")
def list_(as_json: Json = False) -> None:
    """List all rules: id, languages read, source languages, confidence, reason.

    Examples:

        copydesk rules list
    """
    from normalizers.artifacts import ruleset

    found = ruleset()
    if as_json:
        show_json({"rules": [_row(rule) for rule in found.rules], "hash": found.hash})
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("rule", "reads", "from", "sure"):
        table.add_column(column, no_wrap=True)
    table.add_column("reason", overflow="fold")
    for rule in found.rules:
        reason = Text(rule.reason)
        table.add_row(rule.id, ",".join(rule.languages), ",".join(rule.sources), f"{rule.confidence:.2f}", reason)
    console().print(table)


@app.command()
def show(rule_id: Annotated[str, typer.Argument(metavar="RULE")], as_json: Json = False) -> None:
    """Show one rule with what it repairs and what it must leave alone.

    Examples:

        copydesk rules show spacing.high-mark
    """
    from normalizers.artifacts import ruleset

    rule = next((rule for rule in ruleset().rules if rule.id == rule_id), None)
    if rule is None:
        raise CopydeskError("rules.unknown", "no such rule", place=rule_id, todo="copydesk rules list shows them all.")
    if as_json:
        show_json(_row(rule) | {"repairs": rule.repairs, "leaves": rule.leaves})
        return
    print(f"{rule.id}  ({rule.confidence:.2f})\n{rule.reason}")
    for before, after in rule.repairs:
        print(f"  repairs  {before}\n       to  {after}")
    for text in rule.leaves:
        print(f"  leaves   {text}")


def _row(rule) -> dict[str, object]:  # type: ignore[no-untyped-def]
    return {
        "id": rule.id,
        "languages": rule.languages,
        "sources": rule.sources,
        "confidence": rule.confidence,
        "reason": rule.reason,
    }
