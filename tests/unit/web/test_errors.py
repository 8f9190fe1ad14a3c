"""Every error has a status, a code, a sentence and a request id."""

import pytest
from flask import Flask

from backend.app import LARGEST_BODY_BYTES, create_app
from backend.domain import errors
from backend.web.errors import Forbidden, register_errors

JSON = "application/json"


def refusal(client, method: str, path: str, **how: object):
    response = client.open(path, method=method, **how)
    assert response.mimetype == JSON, response.text
    return response


@pytest.mark.parametrize(
    ("method", "path", "how", "status", "code"),
    [
        ("GET", "/api/films/tt404", {}, 404, "not_found:film"),
        ("GET", "/api/people/nm404", {}, 404, "not_found:person"),
        ("GET", "/api/nowhere", {}, 404, "not_found:nowhere"),
        ("GET", "/api/films?page=0", {}, 422, "invalid:films"),
        ("POST", "/api/search", {"json": {}}, 422, "invalid:search"),
        ("POST", "/api/chat", {"data": "{"}, 422, "invalid:chat"),
        ("DELETE", "/api/films", {}, 405, "method_not_allowed:films"),
        ("GET", "/api/chat", {}, 405, "method_not_allowed:chat"),
        (
            "GET",
            "/api/films",
            {"headers": {"Host": "evil.example"}},
            403,
            "forbidden:films",
        ),
        (
            "POST",
            "/api/search",
            {"data": b"x" * (LARGEST_BODY_BYTES + 1), "content_type": JSON},
            413,
            "too_large:search",
        ),
    ],
)
def test_an_error_has_its_status_code_sentence_and_id(
    client,
    method,
    path,
    how,
    status,
    code,
):
    response = refusal(client, method, path, **how)

    assert (response.status_code, response.get_json()["code"]) == (status, code)
    assert set(response.json) == {"code", "message", "request_id"}
    assert response.get_json()["message"].endswith(".")
    assert response.get_json()["request_id"] == response.headers["X-Request-Id"]


def test_every_reply_has_a_request_id_of_its_own(client):
    ids = {client.get("/health").headers["X-Request-Id"] for _ in range(3)}

    assert len(ids) == 3


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/api/films", None),
        ("GET", "/api/films/tt0041959", None),
        ("GET", "/api/people/nm1", None),
        ("POST", "/api/search", {"text": "a shark"}),
    ],
)
def test_without_the_catalogue_it_says_so(client, world, method, path, body):
    world.catalogue.is_away = True

    response = refusal(client, method, path, json=body)

    assert response.status_code == 503
    assert response.get_json()["code"].startswith("unavailable:")
    assert response.get_json()["message"] == "The database does not answer (a test)."


@pytest.mark.parametrize("part", ["index", "embedder"])
def test_without_index_or_embedder_words_are_searched_all_the_same(client, world, part):
    getattr(world, part).is_away = True

    searched = client.post("/api/search", json={"text": "a giant ape"})

    assert searched.status_code == 200
    assert searched.get_json()["results"]
    assert client.get("/api/films").status_code == 200


@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", '"text"', "null", "5", "[" * 100_000, b"\xff\xfe", "{'a': 1}"],
)
@pytest.mark.parametrize("path", ["/api/search", "/api/chat"])
def test_a_body_that_is_no_json_object_is_refused(client, path, body):
    response = refusal(client, "POST", path, data=body, content_type=JSON)

    assert response.status_code == 422
    assert response.get_json()["message"].startswith("Send a JSON object")


def test_a_body_that_does_not_say_it_is_json_is_refused(client):
    response = refusal(client, "POST", "/api/search", data='{"text": "a shark"}')

    assert response.status_code == 422
    assert "content-type application/json" in response.get_json()["message"]


KINDS = [
    (errors.InvalidRequest("It."), 422, "invalid:boom"),
    (errors.InvalidRecord("It."), 422, "invalid:boom"),
    (errors.NotFound("film", "tt1"), 404, "not_found:film"),
    (errors.DatabaseUnavailable("It."), 503, "unavailable:boom"),
    (errors.SearchUnavailable("It."), 503, "unavailable:boom"),
    (errors.EmbedderUnavailable("It."), 503, "unavailable:boom"),
    (errors.DatabaseTooNew("It."), 500, "failed:boom"),
    (errors.MovieChatError("It."), 500, "failed:boom"),
    (Forbidden("It."), 403, "forbidden:boom"),
]


def an_app_that_raises(error: Exception) -> Flask:
    app = Flask("test")
    register_errors(app)

    @app.get("/api/boom")
    def boom() -> str:
        raise error

    return app


@pytest.mark.parametrize(("error", "status", "code"), KINDS)
def test_each_of_our_errors_has_its_status(error, status, code):
    response = an_app_that_raises(error).test_client().get("/api/boom")

    assert (response.status_code, response.get_json()["code"]) == (status, code)
    assert response.get_json()["message"] == str(error)


def test_an_unforeseen_error_tells_nothing_but_where_to_look(caplog):
    app = an_app_that_raises(ZeroDivisionError("a secret"))

    response = app.test_client().get("/api/boom")

    assert response.status_code == 500
    assert "secret" not in response.text
    assert response.get_json()["request_id"] in response.get_json()["message"]
    assert response.get_json()["request_id"] in caplog.text
    assert "a secret" in caplog.text


def test_markup_in_a_path_comes_back_as_json_only(client):
    response = client.get("/api/films/<script>alert(1)</script>")

    assert response.status_code == 404
    assert response.mimetype == JSON


def test_an_app_is_built_of_services_alone(world, tmp_path):
    first = create_app(world.services(tmp_path))
    second = create_app(world.services(tmp_path))

    assert first is not second
    assert second.test_client().get("/health").status_code == 200
