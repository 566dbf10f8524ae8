"""The flow that makes articles again, by hand from the Prefect UI: first it shows what would change, then it writes."""

from datetime import UTC, date, datetime, time
from typing import Literal

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows import account, desk, remake
from flows.account import Run
from flows.deliver import deliver_due
from flows.settings import settings
from flows.store import articles, leases

Status = Literal["any", "done", "quarantined", "new"]
SHOWN = 500  # rows in the table of a dry run


@task(name="look at a batch", persist_result=False)
def look_at(ids: list[int]) -> list[remake.Outlook]:
    """Say what would change if these stories were made again."""
    here = settings()
    store = desk.open_desk_store(here)
    return remake.look_ahead(store, desk.make_desk(here, store), ids)


@task(name="make a batch again", persist_result=False)
def make_again(ids: list[int]) -> int:
    """Make these stories again and queue what came out otherwise."""
    here = settings()
    store = desk.open_desk_store(here)
    return remake.write(store, here, desk.make_desk(here, store), ids)


@flow(name="renormalize", persist_result=False)
def renormalize(
    dry_run: bool = True,
    only_older_rules: bool = False,
    guid: str = "",
    source: str = "",
    language: str = "",
    status: Status = "any",
    since: date | None = None,
    until: date | None = None,
    limit: int = 1000,
) -> None:
    """Make articles again with today's rules and engines. Every condition that is given must hold.

    Args:
        dry_run: Only show what would change, as artifacts of this run. Switch off to write and deliver it.
        only_older_rules: Only stories whose article was made with other rules than today's.
        guid: One story, by its guid. Leave empty for any.
        source: Stories of this source. Leave empty for any.
        language: Stories written in this language, such as pt. Leave empty for any.
        status: done has an article; quarantined waits for a person or an engine; new was never made.
        since: Stories that came in on this day (UTC) or later.
        until: Stories that came in before this day (UTC).
        limit: At most so many stories, the newest first.
    """
    here = settings()
    store = desk.open_desk_store(here)
    started = store.clock()
    leases.release_dead(store)
    ids = articles.pick(
        store,
        guid=guid.strip(),
        source=source.strip(),
        language=language.strip(),
        since=_midnight(since),
        until=_midnight(until),
        status="" if status == "any" else status,
        rules_other_than=remake.rules_now() if only_older_rules else "",
        limit=limit,
    )
    batches = list(desk.in_batches(ids, here.batch_size))
    if dry_run:
        _show([outlook for batch in batches for outlook in look_at(batch)])
        return
    for batch in batches:
        make_again(batch)
    delivered = deliver_due()
    run = Run(started, story_ids=tuple(ids), paths=delivered.paths, failed=delivered.failed)
    create_markdown_artifact(
        account.markdown(account.tell(store, run), "Renormalize"),
        key="renormalize",
        description="What was made again, what was changed by rule, and what waits for a person",
    )


def _show(outlooks: list[remake.Outlook]) -> None:
    of = account.counted(len(outlooks), "story")
    changed = [outlook for outlook in outlooks if outlook.what != "same"]
    create_table_artifact(
        [
            {"story": o.guid, "headline": o.headline, "outcome": o.what, "changes": len(o.changes)}
            for o in changed[:SHOWN]
        ]
        or [{"story": "", "headline": "", "outcome": f"none of {of} would change", "changes": 0}],
        key="renormalize-stories",
        description=f"Dry run: {len(changed)} of {of} would change. Nothing was written.",
    )
    create_markdown_artifact(
        remake.markdown(outlooks),
        key="renormalize-changes",
        description="Dry run: what would change, by rule. Run again with dry_run off to write it.",
    )


def _midnight(day: date | None) -> float:
    return datetime.combine(day, time.min, UTC).timestamp() if day is not None else 0.0
