"""The Prefect flows: the same bytes as the command line, artifacts that tell, a dry run that writes nothing."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from normalizers.artifacts import ruleset

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
    from prefect.client.schemas.sorting import ArtifactSort

    wanted = ArtifactFilter(key=ArtifactFilterKey(any_=[key]))
    with get_client(sync_client=True) as client:
        found = client.read_artifacts(artifact_filter=wanted, sort=ArtifactSort.CREATED_DESC)
    return [(str(one.type), str(one.data)) for one in found]


def newest(key: str) -> str:
    """The data of the newest artifact of this key."""
    return artifacts(key)[0][1]


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


def test_renormalize_shows_a_real_change_then_writes_it(
    prefect: None, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.ingest import ingest
    from flows.renormalize import renormalize
    from flows.settings import settings

    house = ruleset()
    fewer = tuple(rule for rule in house.rules if not rule.id.startswith("spacing."))
    with monkeypatch.context() as then:
        then.setattr("normalizers.pipeline.ruleset", lambda: replace(house, rules=fewer, hash="older"))
        ingest(source="inbox")
    before = folder(settings().out)
    assert all(b"harbor , officials" in data for name, data in before.items() if name.endswith(".txt"))

    renormalize(dry_run=True, only_older_rules=True)
    rows = json.loads(newest("renormalize-stories"))
    assert [(row["outcome"], row["changes"]) for row in rows] == [("changed", 1), ("changed", 1)]
    assert {row["headline"] for row in rows} == {f"Council of Eastport votes on plan {n}" for n in (1, 2)}
    text = newest("renormalize-changes")
    assert "| changed | 2 |" in text
    assert "| spacing.before-comma | 2 |" in text
    assert re.search(r"\| spacing.before-comma \| sha256:\w+ \| body.0 \| new \| “␣” \| “” \|", text)
    assert folder(settings().out) == before

    renormalize(dry_run=False, only_older_rules=True)
    after = folder(settings().out)
    assert after.keys() == before.keys()
    assert all(b"harbor, officials" in data for name, data in after.items() if name.endswith(".txt"))
    assert "6 files delivered" in newest("renormalize")
    renormalize(dry_run=True, only_older_rules=True)
    assert "none of 0 stories would change" in newest("renormalize-stories")


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
