"""One index gives way to another, is lost, differs from its rows, and is mended."""

import json
import time
from collections.abc import Iterator
from threading import Event
from typing import Any

import numpy as np
import pytest

from backend.domain.films import FilmId
from backend.domain.passages import Passage
from backend.settings import Settings
from backend.worker.tally import Tally
from ingestion import jobs
from tests.embeddings import Endpoint, Trouble, endpoint
from tests.integration.indexes import (
    OTHER,
    PAID,
    environment,
    lose_chroma,
    workshop,
    write_films,
)
from tests.moviechat import Installation, installed

pytestmark = [pytest.mark.postgres, pytest.mark.services]
FILMS = 40


@pytest.fixture(scope="module")
def there() -> Iterator[Endpoint]:
    with endpoint() as running:
        yield running


@pytest.fixture(scope="module")
def here(there, tmp_path_factory) -> Iterator[Installation]:
    """A server over films that an endpoint embedded."""
    films = write_films(tmp_path_factory.mktemp("films") / "films.jsonl", FILMS)
    with installed(**environment(there)) as installation:
        loaded = installation.run("films", "import", films, "--no-embed")
        assert loaded.returncode == 0, loaded.stderr
        done = installation.run("ingest", "embed", "--yes")
        assert done.returncode == 0, done.stderr
        installation.serve()
        yield installation


def found(here: Installation) -> list[str]:
    reply = here.post("/api/search", {"text": "Word1 Word2 Word3", "limit": 5})
    assert reply.status == 200, reply.body
    return [result["film"]["id"] for result in reply.json["results"]]


def verified(here: Installation, *words: str) -> tuple[int, dict[str, Any]]:
    done = here.run("ingest", "verify", "--json", *words)
    return done.returncode, json.loads(done.stdout)


def test_embedding_that_may_cost_is_asked_about_first(here, there, tmp_path):
    film = tmp_path / "film.jsonl"
    film.write_text('{"title": "Asked", "plot": "She asks. He answers."}\n')
    here.run("films", "import", str(film))
    before = len(there.requests)

    refused = here.run("ingest", "embed", input="n\n")
    ended = here.run("ingest", "embed", stdin=None, input="")

    assert refused.returncode == ended.returncode == 1
    assert "1 passages to embed, about" in refused.stderr
    assert "not known here" in refused.stderr
    assert "1 wait for `moviechat ingest embed`" in refused.stdout
    assert len(there.requests) == before
    assert here.run("ingest", "embed", input="y\n").returncode == 0
    assert len(there.requests) == before + 1


def test_an_unchanged_catalogue_is_not_embedded_again(here, there):
    before = len(there.requests)

    done = here.run("ingest", "embed", "--json")

    assert done.returncode == 0
    assert json.loads(done.stdout) == {
        "plots_cut": 0,
        "embedded": 0,
        "indexed": 0,
        "removed": 0,
        "waiting": 0,
    }
    assert len(there.requests) == before


def test_a_running_server_turns_to_another_embedders_index_when_it_is_whole(
    here, there
):
    films = found(here)
    there.troubles = [Trouble(401)]
    changed = Installation(here.home, environment(there, OTHER))

    failed = changed.run("ingest", "embed", "--yes")
    in_between = found(here)
    asked_in_between = there.requests[-1]["model"]
    done = changed.run("ingest", "embed", "--yes")

    assert failed.returncode == 1
    assert "check OPENAI_API_KEY" in failed.stderr
    assert asked_in_between == PAID.removeprefix("openai:")
    assert done.returncode == 0, done.stderr
    assert in_between == found(here) == films
    assert there.requests[-1]["model"] == OTHER.removeprefix("openai:")
    status = json.loads(changed.run("ingest", "status", "--json").stdout)
    assert [(e["name"], e["is_active"]) for e in status["embedders"]] == [
        (OTHER, True),
        (PAID, False),
    ]

    before = len(there.requests)
    assert here.run("ingest", "embed", "--forget-others").returncode == 0
    assert len(there.requests) == before
    assert found(here) == films
    assert there.requests[-1]["model"] == PAID.removeprefix("openai:")


def test_an_index_lost_while_the_server_runs_hinders_no_search_and_is_filled_again(
    here, there
):
    films = found(here)

    lose_chroma(here)
    meanwhile = found(here)
    for _ in range(100):  # until Chroma is back, it is said to be away
        doctor = here.run("doctor")
        if "moviechat ingest embed" in doctor.stdout:
            break
        time.sleep(0.2)
    before = len(there.requests)
    done = here.run("ingest", "embed")

    assert "moviechat ingest embed" in doctor.stdout
    assert done.returncode == 0, done.stderr
    assert len(there.requests) == before
    assert films == meanwhile == found(here)


def test_what_is_whole_is_said_to_be(here):
    code, said = verified(here, "--all")

    assert code == 0
    assert said["wrong"] == said["left"] == {}
    assert said["compared"] == said["held"] == said["indexed"]


def test_whatever_differs_is_found_told_and_mended(here):
    with workshop(here) as opened:
        index = opened.indexes.index_of(PAID)
        ids = sorted(opened.upkeep.indexed_ids(PAID))
        lost, altered, misread, broken = ids[:4]
        index.remove([lost])
        a_vector = np.eye(1, 256, dtype=np.float32)
        film_id, _, number = altered.rpartition("-")
        index.add([Passage(FilmId(film_id), int(number), "", 0)], a_vector)
        index.add([Passage(FilmId("tt404"), 0, "", 0)], a_vector)
        with opened.passages._connect() as connection:
            for passage_id, change in (
                (misread, "UPDATE passages SET text_hash = 'x'"),
                (broken, "UPDATE passage_vectors SET vector = '\\x00'"),
            ):
                film_id, _, number = passage_id.rpartition("-")
                connection.execute(
                    f"{change} WHERE number = %s AND film_key = "
                    "(SELECT film_key FROM films WHERE id = %s)",
                    [number, film_id],
                )

    code, said = verified(here, "--dry-run", "--all")
    again, mended = verified(here, "--all")

    wrong = {
        "passages have a hash that is not their text's": 1,
        "vectors have a wrong dimension": 1,
        "vectors in the index have no passage": 1,
        "passages marked as indexed are not in the index": 1,
    }
    assert code == 1
    assert said["wrong"].items() >= wrong.items()
    assert said["wrong"]["vectors in the index differ from the kept ones"] == 1
    assert mended["wrong"] == said["wrong"]
    assert again == 0
    assert mended["left"] == {}
    assert verified(here, "--all")[0] == 0


def test_labels_are_derived_by_a_job_and_by_the_command_once_plots_are_embedded(here):
    told = here.run("ingest", "embed").stderr
    job = jobs.keywords.run({}, Settings.from_env(here.env), Tally(Event()))
    again = json.loads(here.run("ingest", "keywords", "--json").stdout)

    assert f"Run `moviechat ingest keywords`: of {FILMS + 1} plots" in told
    assert (job["looked_at"], job["waiting"]) == (FILMS + 1, 0)
    assert again == {"films": 0, "looked_at": 0, "labelled": 0, "waiting": 0}


def test_status_shows_how_full_the_catalogue_is(here):
    shown = here.run("ingest", "status").stdout
    status = json.loads(here.run("ingest", "status", "--json").stdout)

    assert "plot" in shown
    assert status["fields"]["plot"] == status["films"] == FILMS + 1
    assert status["fields"]["poster"] == 0
    assert {"themes", "tones", "settings"} <= set(status["fields"])
    assert sum(decade["films"] for decade in status["decades"]) == FILMS + 1
    assert status["genres"] == []
