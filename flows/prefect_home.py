"""Where Prefect lives and how quiet it is: in our own folder, without telemetry, said before it is imported."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from flows.settings import Settings


def environment(settings: Settings) -> dict[str, str]:
    """What Prefect is told by its environment, for a server as for a flow without one."""
    return {
        "PREFECT_HOME": str(settings.prefect_home),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
        "PREFECT_CLI_COLORS": "false",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",  # its first start makes a database
    }


QUIET = {
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_LOGGING_SERVER_LEVEL": "CRITICAL",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
}


@contextmanager
def quietly(settings: Settings) -> Iterator[None]:
    """Run flows in this process with no server to start first, and nothing on the screen but our own words."""
    settings.prefect_home.mkdir(parents=True, exist_ok=True)
    if not os.environ.get("PREFECT_API_URL"):
        os.environ["PREFECT_SERVER_EPHEMERAL_ENABLED"] = "true"
    for name, value in (environment(settings) | QUIET).items():
        os.environ.setdefault(name, value)
    os.environ["PREFECT_HOME"] = str(settings.prefect_home)
    yield
