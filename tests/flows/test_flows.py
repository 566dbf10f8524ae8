"""The Prefect flows: the same bytes as the command line, artifacts that tell, a dry run that writes nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def prefect() -> Iterator[None]:
    """A temporary Prefect server for all flows of this file."""
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.fixture
def inbox(here: Path) -> Path:
    """Two stories and one file that is none, as a source of its own."""
    (here / "wire").mkdir()
    for number in (1, 2):
        (here / "wire" / f"{number}.txt").write_text(
            f"Council of Eastport votes on plan {number}\n\n"
            "The council voted on Tuesday to repair the old harbor , officials said.\n\n"
            "The work will take two years and cost nine million dollars.\n",
            "utf-8",
        )
    (here / "wire" / "broken.json").write_text('{"uri": ')
    (here / "copydesk.toml").write_text('[sources.inbox]\npath = "wire"\n')
    return here / "wire"


def artifacts(key: str) -> list[tuple[str, str]]:
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey

    with get_client(sync_client=True) as client:
        found = client.read_artifacts(artifact_filter=ArtifactFilter(key=ArtifactFilterKey(any_=[key])))
    return [(str(one.type), str(one.data)) for one in found]


def folder(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (out / "articles").iterdir()}


def test_ingest_then_renormalize(prefect: None, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import desk
    from flows.commands.run import through
    from flows.ingest import ingest
    from flows.renormalize import renormalize
    from flows.settings import settings

    done = ingest(source="inbox")
    assert (done.new, len(done.story_ids), len(done.paths)) == (3, 2, 6)
    by_flow = folder(settings().out)
    kind, text = artifacts("ingest")[0]
    assert kind == "markdown"
    assert "Council of Eastport votes on plan 1" in text
    assert "wire.broken-json" in text

    renormalize(dry_run=True)
    assert {kind for kind, _ in artifacts("renormalize-stories")} == {"table"}
    assert "What would change" in artifacts("renormalize-changes")[0][1]
    assert folder(settings().out) == by_flow
    renormalize(dry_run=False, source="inbox")
    assert folder(settings().out) == by_flow

    monkeypatch.setenv("COPYDESK_OUT", str(inbox.parent / "plain"))
    settings.cache_clear()
    through(settings(), desk.open_desk_store(settings()), [str(inbox)], "inbox", None)
    assert folder(settings().out) == by_flow


def test_every_deployment_points_at_a_flow_and_its_parameters() -> None:
    from importlib import import_module

    deployments = yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))["deployments"]
    assert len(deployments) == 4
    for deployment in deployments:
        path, name = deployment["entrypoint"].split(":")
        flow = getattr(import_module(path.removesuffix(".py").replace("/", ".")), name)
        described = flow.parameters.properties
        assert set(deployment.get("parameters", {})) <= set(described)
        assert all(one.get("description") for one in described.values()), name
