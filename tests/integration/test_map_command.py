"""`moviechat map` as people run it, at once and by a worker."""

import json
from collections.abc import Iterator

import pytest

from backend.settings import Settings
from ingestion.composition import open_workshop
from tests.integration.mapping import World
from tests.moviechat import NO_MODEL, Installation, installed

pytestmark = [pytest.mark.postgres, pytest.mark.services]

EMBEDDER = NO_MODEL["MOVIECHAT_EMBEDDER"]


@pytest.fixture(scope="module")
def here() -> Iterator[Installation]:
    """A home that is empty."""
    with installed(**NO_MODEL) as installation:
        yield installation


def test_a_map_is_made_at_once_and_by_a_worker(here):
    with open_workshop(Settings.from_env(here.env), lambda _: None) as opened:
        too_early = here.run("map")
        World(opened.connect, EMBEDDER).bring(*range(5))
        done = here.run("map", "--json")
        queued = here.run("map", "--queue")
        worked = here.run("worker", "--once")
        shown = here.run("jobs", "show", queued.stdout.strip(), "--json")

    assert too_early.returncode == 1
    assert "moviechat ingest embed" in too_early.stderr
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert (made["films"], made["clusters"], made["embedder"]) == (5, 1, EMBEDDER)
    assert "moviechat ingest keywords" in done.stderr
    assert worked.returncode == 0, worked.stderr
    job = json.loads(shown.stdout)
    assert job["state"] == "succeeded"
    assert job["result"]["version"] == made["version"]
