"""`copydesk run`: the main job, from files to articles."""

import sys
from collections.abc import Collection
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from flows import account, desk
from flows.account import Run, counted
from flows.commands.opened import (
    QUARANTINED,
    UNDELIVERED,
    USAGE,
    Json,
    Out,
    StoreUrl,
    bar,
    command,
    console,
    language_option,
    say,
    settings_for,
    show_json,
)
from flows.desk import open_desk_store
from flows.settings import Settings
from flows.sources import folder
from flows.store import leases, stories
from flows.store.quarantine import Case
from flows.store.schema import Store
from flows.store.stories import Arrival


def run(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            help="Files, folders, or - for standard input. [default: the folder of --source in copydesk.toml]",
            metavar="PATH…",
        ),
    ] = None,
    out: Out = None,
    store: StoreUrl = None,
    source: Annotated[
        str, typer.Option(help="Name of the feed that these files come from; its settings are those of copydesk.toml.")
    ] = "files",
    source_language: Annotated[
        str | None,
        typer.Option(
            help="The copy was translated from this language (BCP 47), where it does not say.", callback=language_option
        ),
    ] = None,
    as_json: Json = False,
    prefect: Annotated[
        bool, typer.Option("--prefect/--no-prefect", help="Go through the Prefect flow (no server needed).")
    ] = False,
) -> None:
    """Turn wire copy into articles: text, ninjs and an HTML page each, with every change explained.

    The same bytes again are no work, so a second run says that there is nothing to do; a run that was killed is
    taken up where it stopped.

    Exit codes: 0 all is well; 1 it could not be done; 2 wrong usage; 3 done, and something new is in quarantine;
    4 done, and something could not be delivered yet.

    Examples:

        copydesk run inbox/

        copydesk run story.txt --source-language pt

        copydesk run --source lusa

        curl -s https://example.org/feed | copydesk run - --json
    """
    settings = settings_for(out, store)
    if not paths:
        if source not in settings.sources:
            say("copydesk: Missing argument 'PATH…': files, folders, -, or the --source of copydesk.toml")
            raise typer.Exit(USAGE)
        paths = [str(settings.sources[source].path)]
    missing = [path for path in paths if path != "-" and not Path(path).exists()]
    if missing:
        say(f"copydesk: no such file or folder: {', '.join(missing)}")
        raise typer.Exit(USAGE)
    opened_store = open_desk_store(settings)
    language = (source_language or "").strip() or None
    if prefect:
        done = _through_prefect(settings, opened_store, paths, source, language)
    else:
        done = through(settings, opened_store, paths, source, language)
    finish(settings, opened_store, done, as_json)


def through(settings: Settings, store: Store, paths: list[str], source: str, language: str | None) -> Run:
    """The main job without Prefect: accept, normalize, deliver."""
    started = store.clock()
    leases.release_dead(store)
    feed = settings.sources.get(source)
    declared = feed.language if feed else None
    language = language or (feed.translated_from if feed else None)
    took = _stdin(settings, store, paths, source, declared, language, started)
    files = [file for path in paths if path != "-" for file in folder.files(Path(path))]
    with bar("taking in", len(files)) as on:
        accepted = desk.accept(store, settings, source, files, language=declared, translated_from=language, on=on)
    worker = desk.make_desk(settings, store)
    desk.engines_came(store, worker)
    ids = stories.waiting(store)
    with bar("normalizing", len(ids)) as on:
        for batch in desk.in_batches(ids, settings.batch_size):
            desk.normalize_batch(store, settings, worker, batch, on=on)
    with bar("delivering", None) as on:
        delivered = desk.deliver_all(store, settings, on=on)
    return Run(
        started,
        len(accepted.wire_ids) + took.new,
        accepted.known + took.known,
        accepted.refused,
        tuple(ids),
        delivered.paths,
        delivered.failed,
    )


def finish(settings: Settings, store: Store, done: Run, as_json: bool, *, about: Collection[Case] = ()) -> None:
    """Tell what was done, perhaps only about some cases, and end with the exit code that says so."""
    told = account.tell(store, done, about=about)
    if as_json:
        show_json(account.machine(told, settings))
    else:
        _show(told)
    if told.run.failed:
        raise typer.Exit(UNDELIVERED)
    if told.cases:
        raise typer.Exit(QUARANTINED)


def _show(told: account.Told) -> None:
    screen = console()
    run = told.run
    waits = f" {told.waiting} in quarantine: {command('quarantine list')}" if told.waiting else ""
    if not told.lines and not told.cases and not run.paths:
        screen.print(Text(f"Nothing to do: {_known(run.known)}.{waits}"))
        _show_waiting(told, screen)
        return
    screen.print(account.table(told, screen.width))
    for line in account.written(run.paths):
        screen.print(Text(line), soft_wrap=True)
    edits = sum(line.edits or 0 for line in told.lines)
    flags = sum(line.flags or 0 for line in told.lines)
    known = f", {counted(run.known, 'file')} known already" if run.known else ""
    done = f"{counted(len(told.lines), 'story')}, {counted(edits, 'edit')}, {counted(flags, 'flag')}"
    screen.print(Text(f"\n{done}{known}.{waits}"))
    _show_waiting(told, screen)
    screen.print(Text(f"Next: {command(account.next_command(told))}"), soft_wrap=True)


def _show_waiting(told: account.Told, screen: Console) -> None:
    for line in account.waits(told.left):
        screen.print(Text(line), soft_wrap=True)
    if told.left.again:
        screen.print(Text(f"To send them: {command('deliver')}"), soft_wrap=True)


def _known(files: int) -> str:
    if not files:
        return "no files"
    return "1 file, known already" if files == 1 else f"{counted(files, 'file')}, all known already"


def _stdin(
    settings: Settings,
    store: Store,
    paths: list[str],
    source: str,
    declared: str | None,
    language: str | None,
    started: float,
) -> Run:
    if "-" not in paths:
        return Run(started)
    arrival = Arrival("standard input", sys.stdin.buffer.read(), declared, language)
    accepted = desk.accept_bytes(store, settings, source, [arrival])
    return Run(started, len(accepted.wire_ids), accepted.known)


def _through_prefect(settings: Settings, store: Store, paths: list[str], source: str, language: str | None) -> Run:
    from flows import prefect_home

    started = store.clock()
    feed = settings.sources.get(source)
    declared = feed.language if feed else None
    language = language or (feed.translated_from if feed else None)
    took = _stdin(settings, store, paths, source, declared, language, started)
    files = [path for path in paths if path != "-"]
    with prefect_home.quietly(settings):
        from flows.ingest import ingest

        done = ingest(source=source, paths=files, translated_from=language or "", then="deliver")
    return Run(
        started, done.new + took.new, done.known + took.known, done.refused, done.story_ids, done.paths, done.failed
    )
