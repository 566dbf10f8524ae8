"""The flow that sends what waits in the outbox. Retries belong to the outbox, which survives a restart."""

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact

from flows import account, desk
from flows.desk import Delivered
from flows.settings import settings
from flows.store import leases, outbox, quarantine


@task(name="deliver what is due", persist_result=False)
def deliver_due(hurry: bool = False) -> Delivered:
    """Send everything that is due, kills first."""
    here = settings()
    return desk.deliver_all(desk.open_desk_store(here), here, hurry=hurry)


@flow(name="deliver", persist_result=False)
def deliver(hurry: bool = False) -> None:
    """Send what waits in the outbox. What was sent before is not sent again.

    Args:
        hurry: Do not wait between tries after a failure. An embargo still holds.
    """
    here = settings()
    store = desk.open_desk_store(here)
    leases.release_dead(store)
    delivered = deliver_due(hurry)
    left = outbox.left(store, desk.sink_names(here))
    waits = "".join(f"\n- {line}" for line in account.waits(left))
    create_markdown_artifact(
        f"# Deliver\n\n| | |\n| --- | ---: |\n| files delivered | {len(delivered.paths)} |\n"
        f"| failed, to be tried again | {delivered.failed} |\n| deliveries that wait | {left.waiting} |\n"
        f"| not sent because expired | {left.expired} |\n| in quarantine | {quarantine.count(store)} |\n{waits}\n",
        key="deliver",
        description="What went out, and what still waits",
    )
