"""`copydesk up`: a local Prefect server, a work pool, a worker and the deployments, started and stopped together."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from flows.prefect_home import environment
from flows.settings import Settings
from normalizers.errors import CopydeskError

POOL = "copydesk"
HOST = "127.0.0.1"
SERVER_WAIT = 180.0  # its first start makes a database
STOP_WAIT = 20.0  # for a run in flight to end


def up(settings: Settings, port: int) -> None:
    """Start everything, say where the UI is, wait for Ctrl-C or SIGTERM, stop everything.

    Raises:
        CopydeskError: there is no prefect.yaml here, the port is taken, or a part did not start.
    """
    if not Path("prefect.yaml").is_file():
        raise CopydeskError(
            "up.no-deployments", "there is no prefect.yaml", place=str(Path.cwd()), todo="Start it in the project."
        )
    if _answers(port):
        raise CopydeskError("up.port-taken", "something answers already", place=f"port {port}", todo="Try --port.")
    told = _environment(settings, port)
    logs = settings.prefect_home
    logs.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a script that starts us with "&" has it ignored
    try:
        with _part("server", ["server", "start", "--host", HOST, "--port", str(port)], told, logs) as server:
            _wait_for(server, port, logs)
            _once(["work-pool", "create", POOL, "--type", "process", "--overwrite"], told, logs)
            _once(["--no-prompt", "deploy", "--all"], told, logs)
            with _part("worker", ["worker", "start", "--pool", POOL], told, logs) as worker:
                print(f"The newsroom is open: http://{HOST}:{port}", flush=True)
                print(f"Logs are in {logs}. Ctrl-C closes it.", flush=True)
                _watch({"server": server, "worker": worker}, logs)
    except KeyboardInterrupt:
        print("Closed.", flush=True)


def _environment(settings: Settings, port: int) -> dict[str, str]:
    api = f"http://{HOST}:{port}/api"
    return (
        dict(os.environ)
        | environment(settings)
        | {
            "PREFECT_API_URL": api,
            "PREFECT_SERVER_UI_API_URL": api,
            "PREFECT_SERVER_API_PORT": str(port),
            "PREFECT_SERVER_UI_STATIC_DIRECTORY": str(settings.prefect_home / "ui"),
            "PREFECT_WORKER_QUERY_SECONDS": "5",
            "COPYDESK_OUT": str(settings.out.absolute()),
        }
    )


@contextmanager
def _part(name: str, words: list[str], told: dict[str, str], logs: Path) -> Iterator[subprocess.Popen[bytes]]:
    """One long-running part, in a process group of its own, which is gone when this ends."""
    with (logs / f"{name}.log").open("ab") as log:
        part = subprocess.Popen(
            [sys.executable, "-m", "prefect", *words],
            env=told,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        yield part
    finally:
        _end(part)


def _end(part: subprocess.Popen[bytes]) -> None:
    """Ask the part to end, wait for a run in flight, then end whatever is left of its group."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not leave orphans
    try:
        if part.poll() is None:
            part.terminate()
            try:
                part.wait(STOP_WAIT)
            except subprocess.TimeoutExpired:
                part.kill()
        with suppress(ProcessLookupError):  # nothing is left of it
            os.killpg(part.pid, signal.SIGKILL)
        part.wait()
    finally:
        signal.signal(signal.SIGINT, before)


def _once(words: list[str], told: dict[str, str], logs: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "prefect", *words], env=told, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    with (logs / "set-up.log").open("ab") as log:
        log.write(done.stdout + done.stderr)
    if done.returncode:
        last = (done.stderr or done.stdout).decode(errors="replace").strip().splitlines()[-1:]
        raise CopydeskError(
            "up.not-started",
            f"prefect {words[0]} failed: {''.join(last)}",
            place=str(logs / "set-up.log"),
            todo="The log says more.",
        )


def _wait_for(server: subprocess.Popen[bytes], port: int, logs: Path) -> None:
    until = time.monotonic() + SERVER_WAIT
    while not _answers(port):
        if server.poll() is not None or time.monotonic() > until:
            raise CopydeskError(
                "up.not-started",
                "the Prefect server did not start",
                place=str(logs / "server.log"),
                todo="The log says more.",
            )
        time.sleep(0.2)


def _watch(parts: dict[str, subprocess.Popen[bytes]], logs: Path) -> None:
    while True:
        for name, part in parts.items():
            if part.poll() is not None:
                raise CopydeskError(
                    "up.part-died",
                    f"the {name} ended by itself",
                    place=str(logs / f"{name}.log"),
                    todo="Everything is stopped; the log says more.",
                )
        time.sleep(0.5)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1.0)
        return probe.connect_ex((HOST, port)) == 0


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
