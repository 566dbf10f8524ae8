"""`copydesk models`: which language pairs can be translated here, and how to add one."""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from flows.commands.opened import Json, console, settings_for, show_json
from flows.desk import engines
from normalizers.errors import CopydeskError

# The languages that argos has models for, and so the pairs that anybody may ask for.
LANGUAGES = (
    "ar az bg bn ca cs da de el en eo es et eu fa fi fr ga gl he hi hu id it ja ko ky lt lv ms nb nl pl pt ro ru sk sl "
    "sq sv sw th tl tr uk ur vi zh"
).split()

app = typer.Typer(no_args_is_help=False, help="List what can be translated here, or install a model.")


@app.callback(invoke_without_command=True)
def models(context: typer.Context) -> None:
    """List what can be translated here, or install a model.

    Exit codes: 0 done; 1 the model could not be installed; 2 wrong usage.
    """
    if context.invoked_subcommand is None:
        list_()


@app.command("list")
def list_(
    target: Annotated[str | None, typer.Option(help="Only into this language. [default: the desk's target]")] = None,
    as_json: Json = False,
) -> None:
    """List the languages that each engine can translate, with the languages passed through on the way.

    Examples:

        copydesk models list
    """
    into = target or settings_for(None, None).target
    rows = [
        {"engine": engine.name, "from": source, "to": into, "path": path, "model": engine.model(source, into)}
        for engine in engines()
        for source in LANGUAGES
        if source != into and (path := engine.path(source, into)) is not None
    ]
    if as_json:
        show_json(rows)
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("engine", "from", "to", "by way of", "model"):
        table.add_column(column)
    for row in rows:
        by_way = ", ".join(list(row["path"])[1:-1])  # type: ignore[call-overload]
        table.add_row(str(row["engine"]), str(row["from"]), into, by_way, str(row["model"]))
    console().print(table)
    print("Another pair: get its .argosmodel file, then copydesk models install FILE")


@app.command()
def install(path: Annotated[Path, typer.Argument(help="A local .argosmodel file.", metavar="FILE")]) -> None:
    """Install a translation model from a local file; stories that wait for it are taken up by the next run.

    Examples:

        copydesk models install translate-fr_en-1_9.argosmodel
    """
    if not path.is_file():
        raise CopydeskError("models.no-file", "no such file", place=str(path), todo="Give a local .argosmodel file.")
    from argostranslate import package

    try:
        package.install_from_path(path)
    except Exception as error:  # argostranslate raises what zipfile, json or it feels like
        raise CopydeskError(
            "models.not-a-model", f"argostranslate refused it: {error}", place=str(path), todo="Get the file again."
        ) from error
    print(f"installed {path.name}")
