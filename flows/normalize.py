"""The flow that makes articles of stories that wait: a task is a batch of ids, the stories stay in the store."""

from collections.abc import Sequence

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact

from flows import account, desk
from flows.account import Run
from flows.settings import settings
from flows.store import leases, stories


@task(name="normalize a batch", retries=2, retry_delay_seconds=10, persist_result=False)
def normalize_some(ids: list[int]) -> int:
    """Make articles of these stories; returns how many were ours to make."""
    here = settings()
    store = desk.open_desk_store(here)
    return desk.normalize_batch(store, here, desk.make_desk(here, store), ids)


def normalize_ids(ids: Sequence[int]) -> None:
    """Make articles of these stories, one task a batch, one after the other."""
    for batch in desk.in_batches(ids, settings().batch_size):
        normalize_some(batch)


@flow(name="normalize", flow_run_name="normalize at most {limit}", persist_result=False)
def normalize(limit: int = 10_000) -> Run:
    """Make articles of stories that wait: those a crash left behind, and those whose engine has come.

    Args:
        limit: At most so many stories in this run, the oldest first.
    """
    here = settings()
    store = desk.open_desk_store(here)
    started = store.clock()
    leases.release_dead(store)
    desk.read_wires(store, here)
    desk.engines_came(store, desk.make_desk(here, store))
    ids = stories.waiting(store)[:limit]
    normalize_ids(ids)
    run = Run(started, story_ids=tuple(ids))
    create_markdown_artifact(
        account.markdown(account.tell(store, run), "Normalize"),
        key="normalize",
        description="What was made into articles, what was changed by rule, and what waits for a person",
    )
    return run
