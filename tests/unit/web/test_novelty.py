"""`POST /api/novelty` says how new a story is and refuses what it cannot use."""

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.unit.web.streams import post

COPIED = "They bring a giant ape to New York"


def gauge(client: FlaskClient, **body: object) -> TestResponse:
    return post(client, "/api/novelty", body)


def test_the_nearest_films_come_with_what_is_shared(client):
    body = gauge(client, text="a friend hides in the sewers of Vienna").get_json()

    first = body["nearest"][0]
    assert first["film"]["title"] == "The Third Man"
    assert 0 < first["nearness"] <= 1
    assert "sewer" in first["shared"]["premise"]
    assert "sewers" in first["sentences"]
    assert 0 <= body["percentile"] <= 100
    assert body["by_words_alone"] is False
    assert body["ms"] >= 0


def test_what_is_copied_is_named_with_its_film(client):
    body = gauge(client, text=f"{COPIED}!").get_json()

    assert {
        "film": {"id": "tt0024216", "title": "King Kong", "year": 1933},
        "text": COPIED,
        "words": 8,
    } in body["copied"]


def test_without_the_embedder_there_is_no_percentile(client, world):
    world.embedder.is_away = True

    body = gauge(client, text="a giant ape").get_json()

    assert (body["percentile"], body["by_words_alone"]) == (None, True)
    assert body["nearest"][0]["film"]["title"] == "King Kong"


def test_five_come_unless_another_number_is_wanted(client):
    assert len(gauge(client, text="a giant ape", limit=1).get_json()["nearest"]) == 1


@pytest.mark.parametrize("text", [None, "", "  ", 5, ["ape"], {}, "x" * 20_001])
def test_a_text_that_is_none_or_too_long_is_refused(client, text):
    response = gauge(client, text=text)

    assert response.status_code == 422
    assert response.get_json()["message"].startswith("text: ")


@pytest.mark.parametrize("limit", [0, 101, "5", 2.5, True, None])
def test_a_limit_out_of_bounds_is_refused(client, limit):
    response = gauge(client, text="a giant ape", limit=limit)

    assert response.status_code == 422
    assert response.get_json()["message"] == "limit: must lie between 1 and 100."


def test_what_this_version_does_not_know_is_refused_by_name(client):
    response = gauge(client, text="an ape", colour="red")

    assert response.status_code == 422
    assert response.get_json()["message"].startswith("colour: ")


@pytest.mark.parametrize("text", ["an \x00 ape", "an \ud83d ape", "\U0001f98d", "..."])
def test_odd_signs_break_nothing(client, text):
    assert gauge(client, text=text).status_code == 200


def test_without_the_database_it_says_so(client, world):
    world.catalogue.is_away = True

    assert gauge(client, text="an ape").status_code == 503
