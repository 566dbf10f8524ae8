"""`copydesk rules`: what the desk knows to repair, with the examples that every rule must have."""

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from flows.account import WIDE
from flows.commands.opened import Json, console, show_json
from flows.rulebook import InCode, in_code
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
    """List all rules: id, languages read, source languages, confidence, reason; then those that are code.

    Examples:

        copydesk rules list
    """
    from normalizers.artifacts import ruleset

    found = ruleset()
    if as_json:
        coded = [_coded(one) for one in in_code()]
        show_json({"rules": [_row(rule) for rule in found.rules], "in_code": coded, "hash": found.hash})
        return
    screen = console()
    wide = screen.width >= WIDE  # a narrow screen gets the rules and their reasons
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("rule", "reads", "from", "sure") if wide else ("rule", "sure"):
        table.add_column(column, no_wrap=wide, overflow="fold")
    table.add_column("reason", overflow="fold", ratio=1)
    for rule in found.rules:
        about = (",".join(rule.languages), ",".join(rule.sources)) if wide else ()
        table.add_row(rule.id, *about, f"{rule.confidence:.2f}", Text(rule.reason))
    for one in in_code():
        table.add_row(one.id, *(("", "") if wide else ()), "code", Text(one.first))
    screen.print(table)


@app.command()
def show(rule_id: Annotated[str, typer.Argument(metavar="RULE")], as_json: Json = False) -> None:
    """Show one rule with what it repairs and what it must leave alone.

    Two rules that made one edit together (joined by +) are shown one after the other.

    Examples:

        copydesk rules show spacing.high-mark

        copydesk rules show quote.padded
    """
    from normalizers.artifacts import ruleset

    shown: list[dict[str, object]] = []
    for part in rule_id.split("+"):
        written = [rule for rule in ruleset().rules if rule.id == part]
        coded = [one for one in in_code() if one.id == part]
        if not written and not coded:
            raise CopydeskError("rules.unknown", "no such rule", place=part, todo="copydesk rules list shows them all.")
        shown += [_row(rule) | {"repairs": rule.repairs, "leaves": rule.leaves} for rule in written]
        shown += [_coded(one) | {"about": one.about} for one in coded]
        if not as_json:
            for rule in written:
                _print_rule(rule)
            for one in coded:
                _print_coded(one)
    if as_json:
        show_json(shown[0] if len(shown) == 1 else shown)


def _print_rule(rule) -> None:  # type: ignore[no-untyped-def]
    print(f"{rule.id}  ({rule.confidence:.2f})\n{rule.reason}")
    for before, after in rule.repairs:
        print(f"  repairs  {before}\n       to  {after}")
    for text in rule.leaves:
        print(f"  leaves   {text}")


def _print_coded(one: InCode) -> None:
    print(f"{one.id}  (a repairer in code: {one.module})")
    if one.reason:
        print(one.reason)
    print(f"\n{one.about}")


def _row(rule) -> dict[str, object]:  # type: ignore[no-untyped-def]
    return {
        "id": rule.id,
        "languages": rule.languages,
        "sources": rule.sources,
        "confidence": rule.confidence,
        "reason": rule.reason,
    }


def _coded(one: InCode) -> dict[str, object]:
    return {"id": one.id, "module": one.module, "reason": one.first}
