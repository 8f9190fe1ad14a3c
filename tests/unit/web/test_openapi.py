"""What `/openapi.json` promises is what the API does, and the other way round."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from backend.web import parse
from backend.web.openapi import description
from tests.builders import a_person
from tests.fakes.world import World

Api = dict[str, Any]
Ask = Callable[[str, str, object], Any]
Case = tuple[str, str, str, object]

FAY = a_person("Fay Wray").id
MESSAGE = {"parts": [{"type": "text", "text": "Who directed The Third Man?"}]}
OF_THE_DATABASE = (
    "/api/films",
    "/api/people",
    "/api/map",
    "/api/taste",
    "/api/jobs",
)
HAPPY: list[Case] = [
    ("get", "/health", "/health", None),
    ("get", "/health/ready", "/health/ready", None),
    ("get", "/api/version", "/api/version", None),
    ("get", "/api/films", "/api/films?q=king&sort=newest&pageSize=2", None),
    ("get", "/api/films/{film_id}", "/api/films/tt0041959", None),
    ("get", "/api/films/{film_id}", "/api/films/tt0000001", None),
    ("get", "/api/people/{person_id}", f"/api/people/{FAY}", None),
    ("post", "/api/search", "/api/search", {"text": "a giant ape", "limit": 3}),
    ("post", "/api/novelty", "/api/novelty", {"text": "a giant ape", "limit": 3}),
    ("get", "/api/map", "/api/map", None),
    ("post", "/api/map/place", "/api/map/place", {"text": "an ape"}),
    ("post", "/api/ask", "/api/ask", {"question": "who made King Kong?"}),
    ("post", "/api/ask/batch", "/api/ask/batch", {"questions": ["hello"]}),
    ("post", "/api/chat", "/api/chat", {"message": MESSAGE}),
    ("get", "/api/taste", "/api/taste?page=1&pageSize=5", None),
    (
        "patch",
        "/api/taste",
        "/api/taste",
        {"films": {"tt0041959": {"like": True}}, "limits": {"year_gte": 1930}},
    ),
    ("delete", "/api/taste", "/api/taste", None),
    (
        "get",
        "/api/films/{film_id}/comparables",
        "/api/films/tt0041959/comparables?limit=3&weights=plot:1,cast:0.5",
        None,
    ),
    (
        "get",
        "/api/films/{film_id}/comparables/{other_id}",
        "/api/films/tt0041959/comparables/tt0000001",
        None,
    ),
    ("post", "/api/narrow", "/api/narrow", {}),
    (
        "post",
        "/api/narrow",
        "/api/narrow",
        {
            "text": "a giant ape",
            "candidates": ["tt0024216", "tt0041959"],
            "filters": {"yearLte": 1990},
            "answers": [{"trait": "genre:Horror", "answer": "unsure"}],
            "limit": 2,
        },
    ),
    ("post", "/api/recommend", "/api/recommend", {"text": ""}),
    (
        "post",
        "/api/recommend",
        "/api/recommend",
        {"text": "like Citizen Kane, before 1950", "filters": {"yearLte": 1960}},
    ),
    ("get", "/api/jobs", "/api/jobs?state=running&limit=5", None),
    ("get", "/api/jobs", "/api/jobs", None),
    ("post", "/api/jobs", "/api/jobs", {"kind": "embed", "config": {}}),
    ("get", "/api/jobs/{job_id}", "/api/jobs/1", None),
    ("get", "/api/jobs/{job_id}", "/api/jobs/3", None),
    ("get", "/api/jobs/{job_id}/events", "/api/jobs/1/events", None),
    ("post", "/api/jobs/{job_id}/cancel", "/api/jobs/3/cancel", None),
    ("post", "/api/jobs/{job_id}/retry", "/api/jobs/2/retry", None),
    ("get", "/api/jobs/{job_id}/errors.csv", "/api/jobs/2/errors.csv", None),
]
SAD: list[Case] = [
    ("get", "/api/films", "/api/films?page=0", None),
    ("get", "/api/films/{film_id}", "/api/films/tt404", None),
    ("get", "/api/people/{person_id}", "/api/people/nm404", None),
    ("post", "/api/search", "/api/search", {"text": ""}),
    ("post", "/api/map/place", "/api/map/place", {"text": ""}),
    ("post", "/api/novelty", "/api/novelty", {"text": ""}),
    ("post", "/api/chat", "/api/chat", {"message": {}}),
    ("get", "/api/taste", "/api/taste?pageSize=101", None),
    ("patch", "/api/taste", "/api/taste", {"films": {"tt404": {"seen": True}}}),
    ("delete", "/api/taste", "/api/taste?film=tt1", None),
    (
        "get",
        "/api/films/{film_id}/comparables",
        "/api/films/tt0041959/comparables?weights=colour:1",
        None,
    ),
    (
        "get",
        "/api/films/{film_id}/comparables/{other_id}",
        "/api/films/tt0041959/comparables/tt404",
        None,
    ),
    ("post", "/api/narrow", "/api/narrow", {"answers": [{"trait": "year<19"}]}),
    ("post", "/api/recommend", "/api/recommend", {"liked": "tt1"}),
    ("post", "/api/recommend", "/api/recommend", {"filters": {"colour": "red"}}),
    ("get", "/api/jobs", "/api/jobs?limit=101", None),
    ("get", "/api/jobs", "/api/jobs?state=done", None),
    ("post", "/api/jobs", "/api/jobs", {"kind": "films-import"}),
    ("get", "/api/jobs/{job_id}", "/api/jobs/404", None),
    ("get", "/api/jobs/{job_id}/events", "/api/jobs/404/events", None),
    ("post", "/api/jobs/{job_id}/cancel", "/api/jobs/1/cancel", None),
    ("post", "/api/jobs/{job_id}/retry", "/api/jobs/1/retry", None),
    ("get", "/api/jobs/{job_id}/errors.csv", "/api/jobs/x/errors.csv", None),
]
AWAY = [
    ("get", "/health/ready", "/health/ready", None),
    *[case for case in HAPPY if case[1].startswith(OF_THE_DATABASE)],
    ("post", "/api/search", "/api/search", {"text": "a giant ape"}),
]


@pytest.fixture
def api(client: FlaskClient) -> Api:
    return dict(client.get("/openapi.json").get_json())


def schema_of(api: Api, content: Api) -> Draft202012Validator:
    """Return a validator for a body; its references resolve within the page."""
    [media] = content.values()
    return Draft202012Validator({**media["schema"], "components": api["components"]})


def validate(api: Api, operation: Api, status: str, reply: object) -> None:
    schema_of(api, operation["responses"][status]["content"]).validate(reply)


@pytest.fixture
def ask(client: FlaskClient) -> Ask:
    return lambda method, url, body: client.open(url, method=method.upper(), json=body)


@pytest.fixture
def without_catalogue(world: World) -> None:
    world.catalogue.is_away = world.jobs.is_away = True


@pytest.mark.parametrize(("method", "path", "url", "body"), HAPPY)
def test_every_reply_is_as_described(ask, api, method, path, url, body):
    response = ask(method, url, body)

    assert response.status_code == 200
    [media] = api["paths"][path][method]["responses"]["200"]["content"]
    assert response.mimetype == media
    validate(api, api["paths"][path][method], "200", response.json or response.text)


@pytest.mark.parametrize(("method", "path", "url", "body"), SAD)
def test_every_error_is_as_described(ask, api, method, path, url, body):
    response = ask(method, url, body)

    assert response.status_code in {404, 422}
    validate(api, api["paths"][path][method], str(response.status_code), response.json)


@pytest.mark.usefixtures("without_catalogue")
@pytest.mark.parametrize(("method", "path", "url", "body"), AWAY)
def test_being_away_is_as_described(ask, api, method, path, url, body):
    response = ask(method, url, body)

    assert response.status_code == 503
    validate(api, api["paths"][path][method], "503", response.json)


def test_every_route_is_described_and_every_description_has_its_route(
    app,
    api,
):
    routes = {
        (method.lower(), re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule))
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.endpoint.split(".")[0] not in {"pages", "documentation"}
    }

    described = {(m, path) for path, methods in api["paths"].items() for m in methods}
    assert routes == described


def test_every_operation_is_tried_here(api):
    operations = {(m, path) for path, methods in api["paths"].items() for m in methods}

    assert operations == {(method, path) for method, path, _, _ in HAPPY}


def test_the_description_is_of_openapi_3_1_and_its_schemas_are_sound(api):
    assert api["openapi"].startswith("3.1.")
    for schema in api["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_every_reference_leads_somewhere(client, api):
    text = client.get("/openapi.json").text

    named = set(re.findall(r"#/components/schemas/(\w+)", text))
    assert named == set(api["components"]["schemas"])


def test_the_filters_described_are_the_filters_read(api):
    parameters = api["paths"]["/api/films"]["get"]["parameters"]

    assert {parameter["name"] for parameter in parameters} == parse._LIST_KEYS


def test_the_keys_of_a_message_described_are_the_keys_read(api):
    schema = api["components"]["schemas"]["ChatRequest"]

    assert set(schema["properties"]) == set(parse._CHAT_KEYS)


@pytest.mark.parametrize(
    ("path", "body", "is_sound"),
    [
        ("/api/search", {"text": "an ape"}, True),
        ("/api/search", {"text": "an ape", "limit": 100, "filters": {}}, True),
        ("/api/search", {"text": "an ape", "limit": 101}, False),
        ("/api/search", {"text": "an ape", "limit": "5"}, False),
        ("/api/search", {"text": "an ape", "colour": "red"}, False),
        ("/api/search", {}, False),
        ("/api/chat", {"message": MESSAGE}, True),
        ("/api/chat", {"message": MESSAGE, "model": "none", "spoilers": "all"}, True),
        ("/api/chat", {"message": MESSAGE, "messageId": None, "stage": None}, True),
        ("/api/chat", {"message": MESSAGE, "model": "gpt"}, False),
        ("/api/chat", {"message": MESSAGE, "story_id": "s1"}, False),
        ("/api/chat", {"message": MESSAGE, "id": 5}, False),
        ("/api/chat", {"message": MESSAGE, "messages": []}, False),
        ("/api/chat", {}, False),
        ("/api/jobs", {"kind": "embed"}, True),
        ("/api/jobs", {"kind": "embed", "config": {}}, True),
        ("/api/jobs", {"kind": "embed", "config": []}, False),
        ("/api/jobs", {"kind": "embed", "colour": "red"}, False),
        ("/api/jobs", {"config": {}}, False),
        ("/api/taste", {}, True),
        ("/api/taste", {"on": True, "films": {}, "limits": None}, True),
        ("/api/taste", {"films": {"tt0041959": {"like": None, "seen": True}}}, True),
        ("/api/taste", {"films": {"tt0041959": None}}, True),
        ("/api/taste", {"films": {"tt0041959": {"like": "yes"}}}, False),
        ("/api/taste", {"films": {"tt0041959": {"liked": True}}}, False),
        ("/api/taste", {"films": ["tt0041959"]}, False),
        ("/api/taste", {"limits": {"never_genres": ["Mystery"]}}, True),
        ("/api/taste", {"limits": {"never_genres": "Mystery"}}, False),
        ("/api/taste", {"limits": {"never_genres": [""]}}, False),
        ("/api/taste", {"limits": {"year_gte": 1950, "rating_gte": 7.5}}, True),
        ("/api/taste", {"limits": {"year_gte": 1950.5}}, False),
        ("/api/taste", {"limits": {"rating_gte": 10.5}}, False),
        ("/api/taste", {"limits": {"colour": "red"}}, False),
        ("/api/taste", {"is_on": True}, False),
    ],
)
def test_a_body_is_taken_just_when_it_is_as_described(ask, api, path, body, is_sound):
    [method] = {"post", "patch"} & set(api["paths"][path])
    described = schema_of(api, api["paths"][path][method]["requestBody"]["content"])

    response = ask(method, path, body)

    assert described.is_valid(body) == is_sound
    assert (response.status_code == 200) == is_sound


def test_the_description_served_is_the_one_that_is_written(api):
    assert api == description()
