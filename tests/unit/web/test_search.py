"""`POST /api/search` finds films by plot and refuses what it cannot use."""

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.unit.web.streams import post


def search(client: FlaskClient, **body: object) -> TestResponse:
    return post(client, "/api/search", body)


def test_films_come_nearest_first_with_the_passage_that_matched(client):
    body = search(client, text="a friend hides in the sewers of Vienna").get_json()

    first = body["results"][0]
    assert first["film"]["title"] == "The Third Man"
    assert 0 < first["score"] <= 1
    assert "sewers" in first["evidence"][0]["text"]
    assert body["ms"] >= 0


@pytest.mark.parametrize("limit", [1, 2, 100])
def test_at_most_so_many_come(client, limit):
    results = search(client, text="a giant ape", limit=limit).get_json()["results"]

    assert len(results) == min(limit, 3)


@pytest.mark.parametrize("limit", [0, -1, 101, "5", 2.5, True, None, [], 10**30])
def test_a_limit_out_of_bounds_is_refused_not_clamped(client, limit):
    response = search(client, text="a giant ape", limit=limit)

    assert response.status_code == 422
    assert response.get_json()["message"] == "limit: must lie between 1 and 100."


@pytest.mark.parametrize("text", [None, "", "  ", 5, ["ape"], {}, "x" * 20_001])
def test_a_text_that_is_none_is_refused(client, text):
    response = search(client, text=text)

    assert response.status_code == 422
    assert response.get_json()["message"].startswith("text: ")


@pytest.mark.parametrize(
    ("keys", "name"),
    [({"filters": {"colour": "red"}}, "colour"), ({"colour": "red"}, "colour")],
)
def test_what_this_version_does_not_know_is_refused_by_name(client, keys, name):
    response = search(client, text="an ape", **keys)

    assert response.status_code == 422
    assert response.get_json()["message"].startswith(f"{name}: ")


def test_empty_filters_ask_for_nothing(client):
    assert search(client, text="an ape", filters={}).status_code == 200


@pytest.mark.parametrize("text", ["an \x00 ape", "an \ud83d ape", "🦍", "' OR 1=1 --"])
def test_odd_signs_are_searched_for_or_refused_but_break_nothing(client, text):
    assert search(client, text=text).status_code in {200, 422}


def test_a_text_as_long_as_may_be_is_searched_for(client):
    assert search(client, text="ape " * 5_000).status_code == 200
