"""`copydesk models`: which language pairs can be translated here; how to add, check and take away a model."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn
from rich.table import Table

from flows.commands.opened import FAILED, Json, command, console, settings_for, show_json
from flows.desk import engines
from flows.models import index, installed
from normalizers.engines.packages import SUMS, Installed, every, opened, usual_folder
from normalizers.errors import CopydeskError

# The languages that Argos and Firefox have models for, and so the pairs that anybody may ask for.
LANGUAGES = (
    "ar az be bg bn bs ca cs da de el en eo es et eu fa fi fr ga gl gu he hi hr hu id is it ja kn ko ky lt lv ml ms mt "
    "nb nl nn no pl pt ro ru sk sl sq sr sv sw ta te th tl tr uk ur vi zh"
).split()

BY_HAND = "get its .argosmodel by hand (argosopentech.com/argospm lists them) and"
Index = Annotated[
    str | None, typer.Option("--index", help="Address or folder to install from. [default: models_index]")
]
Pair = Annotated[str | None, typer.Argument(help="Only this pair: es-en.", metavar="[PAIR]", show_default=False)]

app = typer.Typer(no_args_is_help=False, help="List what can be translated here; install, verify, remove models.")


@app.callback(invoke_without_command=True)
def models(context: typer.Context) -> None:
    """List what can be translated here; install, verify, remove models.

    Exit codes: 0 done; 1 it could not be done, or a model is torn; 2 wrong usage.
    """
    if context.invoked_subcommand is None:
        list_()


@app.command("list")
def list_(
    target: Annotated[str | None, typer.Option(help="Only into this language. [default: the desk's target]")] = None,
    available: Annotated[bool, typer.Option("--available", help="What can be installed, from the index.")] = False,
    where: Index = None,
    as_json: Json = False,
) -> None:
    """List the languages that each engine can translate, with the languages passed through on the way.

    Examples:

        copydesk models list

        copydesk models list --available --target pt
    """
    into = target or settings_for(None, None).target
    if available:
        rows: list[dict[str, object]] = [
            {"from": offer.source, "to": offer.target, "version": offer.version, "links": offer.links}
            for offer in _offers(_index(where))
            if offer.target == into
        ]
        _show(rows, ("from", "to", "version"), as_json)
        return
    rows = [
        {"engine": engine.name, "from": source, "to": into, "path": path, "model": engine.model(source, into)}
        for engine in engines()
        for source in LANGUAGES
        if source != into and (path := engine.path(source, into)) is not None
    ]
    for row in rows if not as_json else ():
        row["by way of"] = ", ".join(list(row["path"])[1:-1])  # type: ignore[call-overload]
    _show(rows, ("engine", "from", "to", "by way of", "model"), as_json)
    if not as_json:
        print(f"Another pair: {command('models install es-en')}; without a network {BY_HAND}")
        print(f"{command('models install FILE.argosmodel')}. What there is: {command('models list --available')}")


@app.command()
def install(
    what: Annotated[
        str, typer.Argument(help="A pair (es-en), an .argosmodel file, or a Firefox model: a folder, zip or tar.")
    ],
    where: Index = None,
) -> None:
    """Install a translation model; stories that wait for it are taken up by the next run.

    It goes where Argos keeps its packages, or into the folder that ARGOS_PACKAGES_DIR names. A pair is fetched from
    the index of Argos or from the mirror that the settings name; nothing else ever is.

    Examples:

        copydesk models install es-en

        copydesk models install translate-fr_en-1_9.argosmodel

        copydesk models install firefox-fr-en/
    """
    folder, path = usual_folder(), Path(what)
    done = installed.install(path, folder) if path.exists() else _fetched(what, _index(where), folder)
    print(f"installed {', '.join(package.name for package in done)} in {folder}")
    print(f"Stories that waited for it are taken up by the next run, or now: {command('quarantine retry')}")


@app.command()
def verify(pair: Pair = None) -> None:
    """Compare installed models with the checksums of the day they were installed.

    Examples:

        copydesk models verify
    """
    torn = 0
    for folder in sorted(usual_folder().glob("*/")):
        package = opened(folder / "metadata.json")
        kept = (folder / SUMS).is_file()
        if (package is None and not kept) or (pair and (package is None or index.pair(pair) != _pair(package))):
            continue
        troubles = installed.troubles(folder)
        if troubles is None:
            print(f"{folder.name}: no checksums were kept: another program installed it")
            continue
        torn += bool(troubles)
        print(f"{folder.name}: {'; '.join(troubles) or 'as it was installed'}")
    if torn:
        print(f"Install what is torn again: {command('models install')} PAIR or FILE")
        raise typer.Exit(FAILED)


@app.command()
def remove(pair: Annotated[str, typer.Argument(help="The pair: es-en.")]) -> None:
    """Remove the installed models of a pair. The embedded ones stay.

    Examples:

        copydesk models remove es-en
    """
    folder = usual_folder()
    found = [package for package in every(folder) if _pair(package) == index.pair(pair)]
    if not found:
        raise CopydeskError(
            "models.not-installed",
            f"no installed model translates {pair}",
            place=str(folder),
            todo=f"{command('models list')} shows what there is; what has no `>` and no `#` is embedded.",
        )
    for package in found:
        installed.remove(package)
        print(f"removed {package.folder.name}")


def _pair(package: Installed) -> tuple[str, str]:
    return package.source, package.target


def _index(where: str | None) -> str:
    return where or settings_for(None, None).models_index


def _offers(where: str) -> tuple[index.Offer, ...]:
    try:
        return index.offers(where)
    except CopydeskError as error:
        raise _offline(error, "the package") from error


def _fetched(what: str, where: str, folder: Path) -> list[Installed]:
    wanted = index.pair(what)
    if wanted is None:
        todo = f"Give a pair (es-en), or a local file: {BY_HAND} give its name."
        raise CopydeskError("models.no-file", "no such file, and no pair of languages", place=what, todo=todo)
    offers = _offers(where)
    offer = index.choose(offers, *wanted)
    if offer is None:
        near = sorted(
            {f"{one.source}>{one.target}" for one in offers if wanted[0] == one.source or wanted[1] == one.target}
        )
        raise CopydeskError(
            "models.no-pair",
            f"the index has no package {wanted[0]}>{wanted[1]}; from {wanted[0]} it has {', '.join(near) or 'none'}",
            place=where,
        )
    try:
        with _bar(f"{offer.source}>{offer.target} {offer.version}") as on:
            return installed.fetch_and_install(offer, where, folder, on)
    except CopydeskError as error:
        raise _offline(error, Path(next(iter(offer.links), "the package")).name) from error


def _offline(error: CopydeskError, file: str) -> CopydeskError:
    """The same error with what can be done without a network."""
    if error.code != "net.unreachable":
        return error
    todo = f"Without one get {file} by hand and run {command('models install FILE.argosmodel')}"
    todo += ", or name a mirror or a folder as `models_index` in copydesk.toml."
    return CopydeskError(error.code, error.message, place=error.place, todo=todo)


def _show(rows: list[dict[str, object]], columns: tuple[str, ...], as_json: bool) -> None:
    if as_json:
        show_json(rows)
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column)
    for row in rows:
        table.add_row(*(str(row[column]) for column in columns))
    console().print(table)


@contextmanager
def _bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar of bytes on standard error where a person looks at it; nothing elsewhere."""
    screen = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=screen, disable=not screen.is_terminal, transient=True) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total or None)
