"""Jobs as people meet them: the command, the server and what happens to both."""

import gzip
import json
import os
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from backend.adapters.local_services import ServiceName, inspect_home
from tests.moviechat import COMMAND, NO_MODEL, REPOSITORY, Installation, installed
from tests.services.sights import wait_until

MANY = 60_000

pytestmark = [pytest.mark.postgres, pytest.mark.services]


@pytest.fixture(scope="module")
def here() -> Iterator[Installation]:
    """A server with a worker, over an empty catalogue."""
    with installed() as installation:
        installation.serve()
        yield installation


def write_films(path: Path, count: int) -> str:
    with path.open("w") as lines:
        for number in range(count):
            words = f"In town {number} a stranger opens door {number * 7}. It closes. "
            plot = words * 12
            record = {"id": f"tt9{number:07}", "title": f"F {number}", "plot": plot}
            lines.write(json.dumps(record) + "\n")
    return str(path)


@pytest.fixture
def few_films(tmp_path) -> str:
    return write_films(tmp_path / "films.jsonl", 50)


@pytest.fixture
def many_films(tmp_path) -> str:
    """A file that takes some seconds to read."""
    return write_films(tmp_path / "many.jsonl", MANY)


@pytest.fixture
def endless_films(tmp_path) -> Iterator[str]:
    """A pipe that films come out of for as long as someone reads."""
    path, is_over = tmp_path / "endless.jsonl.gz", Event()
    os.mkfifo(path)
    writer = Thread(target=write_without_end, args=[path, is_over], daemon=True)
    writer.start()
    yield str(path)
    is_over.set()
    while writer.is_alive():
        os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
        writer.join(0.05)


def write_without_end(path: Path, is_over: Event) -> None:
    while not is_over.is_set():
        with suppress(BrokenPipeError), gzip.open(path, "wt", compresslevel=0) as lines:
            for number in count():
                lines.write(json.dumps({"title": f"F {number}", "plot": "x" * 400}))
                lines.write("\n")
                if number % 100 == 0 and is_over.wait(0.02):
                    return


def queued(here: Installation, *words: str) -> int:
    done = here.run(*words, "--queue")
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def job(here: Installation, job_id: int) -> Any:
    return here.get(f"/api/jobs/{job_id}").json


def wait_for(here: Installation, job_id: int, *states: str, seconds: float = 60) -> Any:
    began = time.monotonic()
    while (now := job(here, job_id))["state"] not in states:
        assert time.monotonic() - began < seconds, now
        time.sleep(0.05)
    return now


def wait_for_progress(here: Installation, job_id: int) -> None:
    began = time.monotonic()
    while not job(here, job_id)["done"]:
        assert time.monotonic() - began < 30, here.log.read_text()
        time.sleep(0.05)


def wait_for_attempt(here: Installation, job_id: int, attempt: int) -> None:
    """Wait until that run has come somewhere, and call it off."""
    began = time.monotonic()
    while (now := job(here, job_id))["attempt"] < attempt or not now["done"]:
        assert time.monotonic() - began < 40, here.log.read_text()
        time.sleep(0.05)
    here.post(f"/api/jobs/{job_id}/cancel", {})
    wait_for(here, job_id, "cancelled")


def test_an_import_on_the_queue_is_watched_to_its_end(here, few_films):
    job_id = queued(here, "films", "import", few_films, "--no-embed")

    watched = here.run("jobs", "watch", str(job_id))

    assert watched.returncode == 0, watched.stderr
    assert "Storing films" in watched.stderr
    done = job(here, job_id)
    assert (done["state"], done["result"]["added"]) == ("succeeded", 50)
    assert done["config"] == {"file": few_films, "embed": False}
    assert here.get("/api/films").json["total"] == 50


def test_a_broken_file_fails_the_job_in_words_and_is_mended_and_tried_again(
    here, tmp_path
):
    path = tmp_path / "broken.jsonl"
    path.write_text('{"title": "A", "year": "soon"}\n')
    job_id = queued(here, "ingest", "films", str(path), "--no-embed")

    watched = here.run("jobs", "watch", str(job_id))

    assert watched.returncode == 1
    assert job(here, job_id)["error"].startswith("line 1: year: must be a whole")
    path.write_text('{"title": "A", "year": 1999}\n')
    assert here.run("jobs", "retry", str(job_id)).returncode == 0
    assert wait_for(here, job_id, "succeeded")["attempt"] == 2


def test_a_running_import_is_cancelled_and_nothing_of_it_enters(here, endless_films):
    before = here.get("/api/films").json["total"]
    job_id = queued(here, "films", "import", endless_films, "--no-embed")
    wait_for_progress(here, job_id)

    cancelled = here.run("jobs", "cancel", str(job_id), "--json")

    assert json.loads(cancelled.stdout)["is_called_off"]
    assert wait_for(here, job_id, "cancelled", seconds=5)["finished_at"]
    assert here.get("/api/films").json["total"] == before


def test_events_are_followed_over_http_while_the_job_runs(here, few_films):
    job_id = queued(here, "films", "import", few_films, "--no-embed")
    address = f"http://127.0.0.1:{here.port}/api/jobs/{job_id}/events"

    with urllib.request.urlopen(address, timeout=30) as stream:
        lines = stream.read().decode().split("\n")

    events = [json.loads(line[6:]) for line in lines if line.startswith("data: ")]
    stages = list(dict.fromkeys(event["stage"] for event in events))
    assert stages == [None, "Reading films", "Storing films"]
    assert events[-1]["state"] == "succeeded"


def test_embedding_is_ordered_over_http_and_found_by_search(here):
    plot = "A lighthouse keeper teaches a blind seagull to play the accordion."
    here.run("films", "add", "The Seagull Waltz", "--plot", plot, "--no-embed")

    ordered = here.post("/api/jobs", {"kind": "embed"})

    assert ordered.status == 200
    done = wait_for(here, ordered.json["id"], "succeeded", seconds=100)
    assert done["result"]["indexed"] > 0

    def first_found() -> str:
        found = here.post("/api/search", {"text": "a bird learns the accordion"})
        return str(found.json["results"][0]["film"]["title"])

    # What is searched is renewed within two seconds; here, beside other tests.
    wait_until(lambda: first_found() == "The Seagull Waltz")


def test_jobs_are_listed_for_people_and_for_programs(here, few_films):
    job_id = queued(here, "films", "import", few_films, "--no-embed")
    wait_for(here, job_id, "succeeded")

    listed = here.run("jobs", "list", "--state", "succeeded", "--limit", "1")
    for_programs = here.run("jobs", "list", "--json", "--limit", "1")
    shown = here.run("jobs", "show", str(job_id))

    assert listed.stdout.splitlines()[1].split()[:3] == [
        str(job_id),
        "films-import",
        "succeeded",
    ]
    assert json.loads(for_programs.stdout) == [job(here, job_id)]
    assert "films-import" in shown.stdout


def test_what_is_not_there_is_a_sentence(here):
    for words in (
        ["show", "404"],
        ["cancel", "404"],
        ["retry", "404"],
        ["watch", "404"],
    ):
        done = here.run("jobs", *words)
        assert done.returncode == 1
        assert "There is no job '404' in the queue." in done.stderr
    assert here.run("jobs", "schedules", "--remove", "404").returncode == 1


def test_a_schedule_is_made_listed_and_removed(here):
    made = here.run("ingest", "embed", "--schedule", "03:30")

    listed = json.loads(here.run("jobs", "schedules", "--json").stdout)

    assert made.returncode == 0, made.stderr
    [schedule] = listed
    assert str(schedule["id"]) == made.stdout.strip()
    assert (schedule["kind"], schedule["every"]) == ("embed", "03:30")
    assert schedule["next_at"].endswith("03:30:00.000+00:00")
    assert "03:30" in here.run("jobs", "schedules").stdout
    removed = here.run("jobs", "schedules", "--remove", made.stdout.strip())
    assert "Nothing is scheduled." in removed.stderr
    assert here.run("ingest", "embed", "--schedule", "monthly").returncode == 2


@pytest.mark.slow
def test_a_job_goes_on_though_the_database_is_killed_in_its_middle(here, many_films):
    job_id = queued(here, "films", "import", many_films, "--no-embed")
    wait_for_progress(here, job_id)

    services = {report.name: report for report in inspect_home(here.home).services}
    pid = services[ServiceName.POSTGRES].pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)

    wait_for_anything(here, job_id)
    assert here.get("/api/films").json["total"] == MANY


def wait_for_anything(here: Installation, job_id: int) -> Any:
    """Return the job once it succeeded; meanwhile the server may not answer."""
    began = time.monotonic()
    while True:
        assert time.monotonic() - began < 100
        reply = here.get(f"/api/jobs/{job_id}")
        if reply.status == 200 and reply.json["state"] not in {"queued", "running"}:
            assert reply.json["state"] == "succeeded", reply.json
            return reply.json
        time.sleep(0.2)


def test_without_a_worker_jobs_wait_until_there_is_one(few_films):
    with installed(**NO_MODEL) as idle:
        job_id = queued(idle, "films", "import", few_films, "--no-embed")
        idle.serve("--no-worker")
        time.sleep(1.5)
        assert job(idle, job_id)["state"] == "queued"

        done = idle.run("worker", "--once")

        assert done.returncode == 0, done.stderr
        assert job(idle, job_id)["state"] == "succeeded"
        queued(idle, "films", "import", "/dev/null", "--no-embed")
        Path(few_films).write_text("no record")
        queued(idle, "films", "import", few_films, "--no-embed")
        assert idle.run("worker", "--once").returncode == 1


def test_stopping_ends_servers_and_workers_and_their_jobs_wait(endless_films):
    with installed(**NO_MODEL) as home:
        job_id = queued(home, "films", "import", endless_films, "--no-embed")
        worker = subprocess.Popen(
            [*COMMAND, "worker"],
            cwd=REPOSITORY,
            env=home.env,
            stderr=subprocess.PIPE,
            text=True,
        )
        with worker:
            home.serve("--no-worker")
            wait_for_progress(home, job_id)

            began = time.monotonic()
            stopped = json.loads(home.run("stop", "--json").stdout)
            seconds = time.monotonic() - began

            assert stopped == {"server": True, "workers": True, "services": True}
            assert worker.wait(timeout=1) == 0
        time.sleep(1)
        assert not home.run("stop").stderr.count("Stopped.")
        assert seconds < 15
        shown = json.loads(home.run("jobs", "show", str(job_id), "--json").stdout)
        assert shown["state"] == "queued"


def test_a_server_that_is_asked_to_end_ends_soon_and_its_job_goes_on_in_the_next(
    endless_films,
):
    with installed(**NO_MODEL) as home:
        home.serve()
        assert home.server is not None
        job_id = queued(home, "films", "import", endless_films, "--no-embed")
        wait_for_progress(home, job_id)

        address = f"http://127.0.0.1:{home.port}/api/jobs/{job_id}/events"
        with urllib.request.urlopen(address, timeout=30) as followed:
            began = time.monotonic()
            home.server.terminate()
            assert home.server.wait(timeout=15) == 0
            seconds = time.monotonic() - began
            assert b'"running"' in followed.read()
        shown = json.loads(home.run("jobs", "show", str(job_id), "--json").stdout)
        home.serve()

        assert seconds < 5
        assert shown["state"] == "queued"
        wait_for_attempt(home, job_id, 2)


@pytest.mark.slow
def test_a_killed_servers_job_goes_on_in_the_next(endless_films):
    with installed(**NO_MODEL) as home:
        home.serve()
        job_id = queued(home, "films", "import", endless_films, "--no-embed")
        wait_for_progress(home, job_id)

        home.kill_server()
        home.serve()

        wait_for_attempt(home, job_id, 2)
