"""Reviews, screenplays, keywords and posters as people take them in."""

import json
import os
import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.moviechat import COMMAND, REPOSITORY, Installation, installed

pytestmark = [pytest.mark.postgres, pytest.mark.services]

PRAISE = "This film is superb and the cast is gorgeous throughout."
SCRIPT = "Title: Night Ferry\nDate: 1950\n\nINT. FERRY - NIGHT\n\nMARTA\nSit down.\n"


@pytest.fixture(scope="module")
def here(tmp_path_factory) -> Iterator[Installation]:
    """A home with a film, and some others that share the words of their plots."""
    films: list[dict[str, object]] = [
        {"id": "tt1", "title": "Night Ferry", "year": 1950}
    ]
    for number in range(60):
        plot = "A pirate steals a ship. The pirate sails it." if number < 5 else "Rain."
        films.append({"id": f"tt9{number}", "title": f"F {number}", "plot": plot})
    path = tmp_path_factory.mktemp("films") / "films.jsonl"
    path.write_text("".join(json.dumps(film) + "\n" for film in films))
    with installed() as installation:
        done = installation.run("films", "import", str(path), "--no-embed")
        assert done.returncode == 0, done.stderr
        yield installation


def told(here: Installation, *words: str) -> dict[str, Any]:
    done = here.run("ingest", *words, "--json")
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def reviews_in(path: Path, count: int) -> str:
    rows = [f'Night Ferry,1950,9,"{number}. {PRAISE}"' for number in range(count)]
    path.write_text("\n".join(["title,year,rating,review", *rows, ""]))
    return str(path)


def test_reviews_are_taken_in_and_out(here, tmp_path):
    table = reviews_in(tmp_path / "reviews.csv", 20)

    first = told(here, "reviews", table)
    again = told(here, "reviews", table)

    assert first["counts"]["reviews"] == 20
    assert again["unchanged"]
    assert told(here, "remove", "reviews", "--yes")["films"] == 1


def test_reviews_killed_in_their_middle_are_all_there_when_run_again(here, tmp_path):
    table = reviews_in(tmp_path / "many.csv", 30_000)
    with subprocess.Popen(
        [*COMMAND, "ingest", "reviews", table],
        cwd=REPOSITORY,
        env=here.env,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stderr is not None
        for line in running.stderr:
            if "Reading" in line:
                break
        threading.Event().wait(0.5)
        os.kill(running.pid, signal.SIGKILL)

    assert running.returncode == -signal.SIGKILL
    assert told(here, "reviews", table)["counts"]["reviews"] == 30_000
    assert told(here, "reviews", table)["unchanged"]


def test_scripts_are_taken_in_two_at_once_and_by_a_worker(here, tmp_path):
    (tmp_path / "ferry.fountain").write_text(SCRIPT)
    (tmp_path / "other.fountain").write_text(SCRIPT.replace("Night", "Day"))
    words = ("ingest", "screenplays", str(tmp_path), "--json")
    done: list[subprocess.CompletedProcess[str]] = []
    both = [
        threading.Thread(target=lambda: done.append(here.run(*words))) for _ in "ab"
    ]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert [one.returncode for one in done] == [0, 0], [one.stderr for one in done]

    told(here, "remove", "screenplays", "--yes")
    job = told(here, "screenplays", str(tmp_path), "--queue")
    assert here.run("worker", "--once").returncode == 0

    shown = json.loads(here.run("jobs", "show", str(job["id"]), "--json").stdout)
    assert shown["result"] == {"screenplays": 1, "unmatched": 1, "rejected": 1}
    [row] = told(here, "rejected", "screenplays")["rejected"]
    assert row["file"] == "other.fountain"


def test_keywords_are_said_to_be_due_until_they_are_derived(here, tmp_path):
    done = here.run("ingest", "reviews", reviews_in(tmp_path / "one.csv", 1))
    assert "60 films have a plot and none" in done.stderr

    unlabelled = {"looked_at": 0, "labelled": 0, "waiting": 60}
    assert told(here, "keywords") == {"films": 60, **unlabelled}
    again = here.run("ingest", "keywords")
    assert again.stdout.startswith("Keywords derived for 0 films")
    assert "60 plots are not embedded yet" in again.stderr
    done = here.run("ingest", "reviews", reviews_in(tmp_path / "one.csv", 2))
    assert "have a plot and none" not in done.stderr


def test_posters_need_a_key(here):
    done = here.run("ingest", "posters")

    assert done.returncode != 0
    assert "TMDB_API_KEY: is not set" in done.stderr
