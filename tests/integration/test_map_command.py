"""`moviechat map` as people run it, at once and by a worker."""

import json
from collections.abc import Iterator

import pytest

from tests.moviechat import Installation, installed

pytestmark = [pytest.mark.postgres, pytest.mark.services, pytest.mark.model]


@pytest.fixture(scope="module")
def here(tmp_path_factory) -> Iterator[Installation]:
    """A home with some films that are embedded."""
    films = [
        {"id": f"tt{n}", "title": f"F {n}", "plot": f"A ship is lost at sea {n} times."}
        for n in range(5)
    ]
    path = tmp_path_factory.mktemp("films") / "films.jsonl"
    path.write_text("".join(json.dumps(film) + "\n" for film in films))
    with installed() as installation:
        done = installation.run("films", "import", str(path), "--no-embed")
        assert done.returncode == 0, done.stderr
        yield installation


def test_a_map_is_made_once_there_is_something_embedded(here):
    too_early = here.run("map")
    assert too_early.returncode == 1
    assert "moviechat ingest embed" in too_early.stderr
    embedded = here.run("ingest", "embed")
    assert embedded.returncode == 0, embedded.stderr

    done = here.run("map", "--json")

    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert (made["films"], made["clusters"], made["embedder"]) == (5, 1, "minilm")
    assert "moviechat ingest keywords" in done.stderr

    queued = here.run("map", "--queue")
    worked = here.run("worker", "--once")

    assert worked.returncode == 0, worked.stderr
    job = json.loads(here.run("jobs", "show", queued.stdout.strip(), "--json").stdout)
    assert job["state"] == "succeeded"
    assert job["result"]["version"] == made["version"]
