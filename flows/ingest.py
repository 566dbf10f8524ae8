"""The flow that takes stories in: from a source by name, and on to articles and delivery as far as it is told."""

from pathlib import Path
from typing import Literal

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact

from flows import account, desk
from flows.account import Run
from flows.deliver import deliver_due
from flows.desk import Accepted
from flows.normalize import normalize_ids
from flows.settings import settings
from flows.sources import folder
from flows.store import leases, stories

Then = Literal["nothing", "normalize", "deliver"]


@task(name="take in", persist_result=False)
def take_in(source: str, paths: list[str], language: str, translated_from: str) -> Accepted:
    """Store the bytes of these files or folders, then read the stories in them."""
    here = settings()
    files = [file for path in paths for file in folder.files(Path(path))]
    store = desk.open_desk_store(here)
    return desk.accept(store, here, source, files, language=language or None, translated_from=translated_from or None)


@flow(name="ingest", flow_run_name="ingest {source}", persist_result=False)
def ingest(
    source: str = "inbox", paths: list[str] | None = None, translated_from: str = "", then: Then = "deliver"
) -> Run:
    """Take in what a source has. The same bytes again are no work.

    Args:
        source: Name of a source in copydesk.toml.
        paths: Files or folders to read instead of the source's own folder; leave empty for that.
        translated_from: Language that the copy was translated from (such as pt), where neither the copy nor the
            source's settings say so.
        then: How far to go: only take in, also make articles, or also deliver them.
    """
    here = settings()
    store = desk.open_desk_store(here)
    started = store.clock()
    leases.release_dead(store)
    feed = here.sources.get(source) if paths else here.source(source)
    accepted = take_in(
        source,
        paths or ([str(feed.path)] if feed is not None else []),
        "" if feed is None else feed.language or "",
        translated_from or ("" if feed is None else feed.translated_from or ""),
    )
    desk.engines_came(store, desk.make_desk(here, store))
    ids = [] if then == "nothing" else stories.waiting(store)
    normalize_ids(ids)
    delivered = deliver_due() if then == "deliver" else desk.Delivered((), 0)
    run = Run(
        started, len(accepted.wire_ids), accepted.known, accepted.refused, tuple(ids), delivered.paths, delivered.failed
    )
    create_markdown_artifact(
        account.markdown(account.tell(store, run), f"Ingest: {source}"),
        key="ingest",
        description=f"What came in from {source}, what was changed by rule, and what waits for a person",
    )
    return run
