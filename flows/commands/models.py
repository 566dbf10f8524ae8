"""`copydesk models`: which language pairs can be translated here, and how to add one."""

import json
import zipfile
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from flows.commands.opened import Json, command, console, settings_for, show_json
from flows.desk import engines
from normalizers.engines.packages import usual_folder
from normalizers.errors import CopydeskError

# The languages that argos has models for, and so the pairs that anybody may ask for.
LANGUAGES = (
    "ar az bg bn ca cs da de el en eo es et eu fa fi fr ga gl he hi hu id it ja ko ky lt lv ms nb nl pl pt ro ru sk sl "
    "sq sv sw th tl tr uk ur vi zh"
).split()

PACKAGES = "download its package from the Argos Open Tech package index, argosopentech.com/argospm"

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
    print(f"Another pair: {PACKAGES}; then {command('models install FILE.argosmodel')}")


@app.command()
def install(path: Annotated[Path, typer.Argument(help="A local .argosmodel file.", metavar="FILE")]) -> None:
    """Install a translation model from a local file; stories that wait for it are taken up by the next run.

    It goes where Argos keeps its packages, or into the folder that ARGOS_PACKAGES_DIR names.

    Examples:

        copydesk models install translate-fr_en-1_9.argosmodel
    """
    if not path.is_file():
        todo = f"Give a local .argosmodel file: {PACKAGES}."
        raise CopydeskError("models.no-file", "no such file", place=str(path), todo=todo)
    folder = usual_folder()
    try:
        pairs = _pairs(path)
        folder.mkdir(parents=True, exist_ok=True)
        from argostranslate import package, settings

        settings.package_data_dir = folder  # the same as its own, unless it was imported for another folder before
        package.install_from_path(path)
    except Exception as error:  # argostranslate raises what zipfile, json or it feels like
        raise CopydeskError(
            "models.not-a-model", f"this cannot be installed: {error}", place=str(path), todo="Get the file again."
        ) from error
    print(f"installed {', '.join(pairs)} in {folder}")
    print(f"Stories that waited for it are taken up by the next run, or now: {command('quarantine retry')}")


def _pairs(path: Path) -> list[str]:
    """The pairs that a package says it translates, each with its version."""
    with zipfile.ZipFile(path) as package:
        found = [
            json.loads(package.read(name))
            for name in package.namelist()
            if name.count("/") == 1 and name.endswith("/metadata.json")
        ]
    pairs = [
        f"{about['from_code']}>{about['to_code']} {about.get('package_version', '')}".strip()
        for about in found
        if "from_code" in about and "to_code" in about
    ]
    if not pairs:
        raise ValueError("it holds no package that translates between two languages")
    return pairs
