"""Jobs over HTTP: ordered, followed, called off, tried again."""

import csv
import io
import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from backend.domain.errors import DatabaseUnavailable
from backend.domain.jobs import Finished, JobEvent, JobId, JobState, Standing
from backend.web import following
from tests.fakes.world import REJECTED


def order(client: FlaskClient, kind: str, **config: object) -> Any:
    return client.post("/api/jobs", json={"kind": kind, "config": config})


def told(body: str) -> list[dict[str, Any]]:
    """Return the events of a stream, as a browser would."""
    events = []
    for block in body.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if line)
        if "data" in fields:
            event = json.loads(fields["data"])
            assert int(fields["id"]) == event["number"]
            events.append(event)
    return events


def test_an_ordered_job_can_be_looked_at_by_its_id(client):
    ordered = order(client, "embed").json

    assert ordered["state"] == "queued"
    assert client.get(f"/api/jobs/{ordered['id']}").json == ordered
    assert client.get("/api/jobs?limit=1").json["jobs"] == [ordered]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"kind": "dance"}, "there is no 'dance'; known are embed, films-import"),
        ({"kind": "embed", "config": {"colour": 1}}, "config.colour: unknown key"),
        ({"kind": "embed", "config": {"file": "\x00"}}, "cannot be kept as JSON"),
        ({"kind": ["embed"]}, "kind: must be a text"),
        ({"kind": "embed", "config": None}, "config: must be an object"),
        ({}, "kind: must be a text"),
    ],
)
def test_an_order_that_cannot_be_carried_out_is_refused_in_words(client, body, words):
    response = client.post("/api/jobs", json=body)

    assert response.status_code == 422
    assert words in response.json["message"]


@pytest.mark.parametrize("file", ["/etc/passwd", "/dev/zero", "/no/such/file"])
def test_no_stranger_has_the_server_read_a_file(client, file):
    response = order(client, "films-import", file=file)

    assert response.status_code == 422
    assert file not in response.json["message"]
    assert "--queue" in response.json["message"]


def test_a_page_of_another_site_orders_and_stops_nothing(client):
    for path in ("/api/jobs", "/api/jobs/3/cancel", "/api/jobs/2/retry"):
        response = client.post(path, json={}, headers={"Origin": "https://evil.org"})
        assert response.status_code == 403


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", [4, 3, 2, 1]),
        ("?state=queued", [4]),
        ("?state=cancelled", []),
        ("?limit=2", [4, 3]),
        ("?state=&limit=", [4, 3, 2, 1]),
    ],
)
def test_jobs_are_listed_newest_first(client, query, ids):
    assert [job["id"] for job in client.get(f"/api/jobs{query}").json["jobs"]] == ids


@pytest.mark.parametrize("query", ["state=done", "limit=0", "limit=101", "kind=embed"])
def test_a_list_that_cannot_be_made_is_refused(client, query):
    assert client.get(f"/api/jobs?{query}").status_code == 422


@pytest.mark.parametrize(
    "job_id", ["404", "x", "-1", "1.0", "9" * 19, "9" * 30, "٣", "1%20", "1%00"]
)
@pytest.mark.parametrize(
    ("method", "rest"),
    [
        ("get", ""),
        ("get", "/events"),
        ("post", "/cancel"),
        ("post", "/retry"),
        ("get", "/errors.csv"),
    ],
)
def test_a_job_that_is_not_there_is_not_found(client, job_id, method, rest):
    response = client.open(f"/api/jobs/{job_id}{rest}", method=method)

    assert response.status_code in {404, 422}
    assert response.json["code"] in {"not_found:job", "invalid:jobs"}


def test_a_waiting_job_is_called_off_and_tried_again(client):
    cancelled = client.post("/api/jobs/4/cancel").json
    again = client.post("/api/jobs/4/retry").json

    assert (cancelled["state"], again["state"]) == ("cancelled", "queued")


def test_a_running_job_is_said_to_be_called_off(client):
    job = client.post("/api/jobs/3/cancel").json

    assert (job["state"], job["is_called_off"]) == ("running", True)


@pytest.mark.parametrize(("job", "verb"), [(1, "cancel"), (1, "retry"), (3, "retry")])
def test_what_does_not_fit_the_state_is_refused(client, job, verb):
    assert client.post(f"/api/jobs/{job}/{verb}").status_code == 422


def test_events_are_a_stream_that_nobody_keeps(client):
    response = client.get("/api/jobs/1/events")

    assert response.mimetype == "text/event-stream"
    assert "no-cache" in response.headers["cache-control"]
    assert [event["state"] for event in told(response.text)][-1] == "succeeded"
    assert response.text.startswith(": ping\n\n")


def test_a_client_that_comes_back_misses_nothing_and_is_told_nothing_twice(client):
    whole = told(client.get("/api/jobs/1/events").text)

    for place, event in enumerate(whole[:-1], start=1):
        seen = {"Last-Event-ID": str(event["number"])}
        rest = client.get("/api/jobs/1/events", headers=seen)
        assert told(rest.text) == whole[place:]


def test_a_client_that_has_seen_the_end_is_told_not_to_ask_again(client):
    last = told(client.get("/api/jobs/1/events").text)[-1]["number"]

    response = client.get("/api/jobs/1/events", headers={"Last-Event-ID": str(last)})

    assert (response.status_code, response.text) == (204, "")


@pytest.mark.parametrize("seen", ["x", "-1", "1e3", "9" * 40])
def test_a_last_event_that_can_be_none_is_refused(client, seen):
    response = client.get("/api/jobs/1/events", headers={"Last-Event-ID": seen})

    assert response.status_code == 422


def test_a_stream_goes_on_while_the_job_does(client, world):
    stream = client.get("/api/jobs/3/events", buffered=False).response
    begun = [next(stream) for _ in range(4)]
    job = world.jobs.job(JobId(3))
    world.jobs.report(job, [Standing("Embedding passages", 60, 64)])
    later = next(stream)
    world.jobs.settle(job, [Standing("Indexing")], Finished(JobState.SUCCEEDED))
    rest = list(stream)
    stream.close()

    assert [e["done"] for e in told(_text(begun))] == [0, 0, 32]
    assert [e["done"] for e in told(_text([later]))] == [60]
    assert [e["stage"] for e in told(_text(rest))] == ["Indexing", "Indexing"]


def _text(parts: list[Any]) -> str:
    return "".join(p.decode() if isinstance(p, bytes) else p for p in parts)


def quiet(event: JobEvent, silences: int) -> Any:
    yield event
    yield from [None] * silences
    raise DatabaseUnavailable("The database does not answer.")


def test_a_silent_stream_pings_and_a_broken_one_ends(client, world, app, monkeypatch):
    monkeypatch.setattr(following, "PING_SECONDS", -1)
    event = world.jobs.events(JobId(3), since=0)[0]

    with app.app_context():
        response = following.event_stream(JobId(3), quiet(event, silences=2))

    assert response.get_data(as_text=True).count(": ping\n\n") == 3


def test_rejected_rows_are_a_file_that_says_what_was_wrong(client):
    response = client.get("/api/jobs/2/errors.csv")

    rows = list(csv.reader(io.StringIO(response.text, newline="")))
    assert response.mimetype == "text/csv"
    assert 'filename="job-2-errors.csv"' in response.headers["content-disposition"]
    assert rows[0] == ["file", "line", "reason", "raw"]
    assert rows[1:] == [[r.file, str(r.line), r.reason, r.raw] for r in REJECTED]


def test_a_job_without_rejected_rows_has_a_file_without_rows(client):
    assert client.get("/api/jobs/1/errors.csv").text == "file,line,reason,raw\r\n"
