"""`copydesk deliver`, `renormalize` and `up`: send what waits, make articles again, run the whole newsroom."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer

from flows import account, desk, remake
from flows.account import Run, counted
from flows.commands import run
from flows.commands.opened import (
    UNDELIVERED,
    Json,
    Out,
    StoreUrl,
    bar,
    console,
    language_option,
    opened,
    settings_for,
    show_json,
)
from flows.store import articles, leases, outbox

Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day in UTC.")]


class Status(StrEnum):
    """What became of a story."""

    done = "done"
    quarantined = "quarantined"
    new = "new"


def deliver(out: Out = None, store: StoreUrl = None, as_json: Json = False) -> None:
    """Send what waits in the outbox, without waiting between tries. An embargo still holds.

    Exit codes: 0 all that is due has gone, what is under embargo waits; 1 it could not be done; 2 wrong usage;
    4 something could not be delivered.

    Examples:

        copydesk deliver
    """
    settings, opened_store = opened(out, store)
    leases.release_dead(opened_store)
    with bar("delivering", None) as on:
        delivered = desk.deliver_all(opened_store, settings, hurry=True, on=on)
    left = outbox.left(opened_store, desk.sink_names(settings))
    if as_json:
        paths = [str(path) for path in delivered.paths]
        show_json({"paths": paths, "failed": delivered.failed, "waiting": left.waiting, "embargoed": left.embargoed})
    else:
        wait = "waits" if left.waiting == 1 else "wait"
        print(f"{counted(len(delivered.paths), 'file')} delivered, {counted(left.waiting, 'delivery')} still {wait}.")
        for line in account.waits(left):
            print(f"  {line}")
    if delivered.failed:
        raise typer.Exit(UNDELIVERED)


def renormalize(
    guid: Annotated[str, typer.Option(help="One story by its guid.")] = "",
    source: Annotated[str, typer.Option(help="Stories of this source.")] = "",
    language: Annotated[
        str, typer.Option(help="Stories written in this language (BCP 47).", callback=language_option)
    ] = "",
    since: Day = None,
    until: Day = None,
    status: Annotated[Status | None, typer.Option(help="What became of them.")] = None,
    older_rules: Annotated[bool, typer.Option(help="Only what was made with other rules than today's.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="At most so many, newest first.")] = 1000,
    write: Annotated[bool, typer.Option("--write", help="Do it; without this it is only shown.")] = False,
    out: Out = None,
    store: StoreUrl = None,
    as_json: Json = False,
) -> None:
    """Make articles again with today's rules and engines: first shown, then written with --write.

    Exit codes: 0 shown or done; 1 it could not be done; 2 wrong usage; 3 done, and something is in quarantine;
    4 done, and something could not be delivered.

    Examples:

        copydesk renormalize --older-rules

        copydesk renormalize --source files --language pt --write
    """
    from normalizers.report import diff

    settings, opened_store = opened(out, store)
    started = opened_store.clock()
    ids = articles.pick(
        opened_store,
        guid=guid,
        source=source,
        language=language,
        since=since.replace(tzinfo=UTC).timestamp() if since else 0.0,
        until=until.replace(tzinfo=UTC).timestamp() if until else 0.0,
        status=status.value if status else "",
        rules_other_than=remake.rules_now() if older_rules else "",
        limit=limit,
    )
    worker = desk.make_desk(settings, opened_store)
    with bar("normalizing", len(ids)) as on:
        if write:
            remake.write(opened_store, settings, worker, ids, on=on)
            delivered = desk.deliver_all(opened_store, settings)
            done = Run(started, story_ids=tuple(ids), paths=delivered.paths, failed=delivered.failed)
        else:
            outlooks = remake.look_ahead(opened_store, worker, ids, on=on)
    if write:
        run.finish(settings, opened_store, done, as_json)
        return
    if as_json:
        show_json([{"guid": o.guid, "what": o.what, "changes": len(o.changes)} for o in outlooks])
        return
    for line in diff.text([change for outlook in outlooks for change in outlook.changes]):
        console().print(line, markup=False, soft_wrap=True)
    changed = sum(outlook.what != "same" for outlook in outlooks)
    print(f"{counted(len(ids), 'story')}, {changed} would change. To do it: add --write")


def up(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port of the Prefect server on 127.0.0.1.")] = 4200,
    out: Out = None,
    store: StoreUrl = None,
) -> None:
    """Start a local Prefect server, a worker and the deployments of prefect.yaml; stop them all with Ctrl-C.

    Exit codes: 0 stopped; 1 it could not be started; 2 wrong usage.

    Examples:

        copydesk up

        copydesk up --port 4300
    """
    from flows.up import up as start

    start(settings_for(out, store), port)
