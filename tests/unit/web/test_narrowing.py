"""`POST /api/narrow` asks about a half-remembered film and says which it may be."""

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.unit.web.streams import post

KING_KONG, THIRD_MAN = "tt0024216", "tt0041959"
NO_HORROR = {"trait": "genre:Horror", "answer": "no"}


def narrow(client: FlaskClient, **body: object) -> TestResponse:
    return post(client, "/api/narrow", body)


def test_with_nothing_told_it_may_be_any_film_and_something_is_asked(client):
    body = narrow(client).get_json()

    assert len(body["candidates"]) == body["remaining"] + 1 == 4
    assert body["question"]["text"].endswith("?")
    assert body["ms"] >= 0


def test_answers_change_what_is_likely_and_are_not_asked_for_again(client):
    start = {"candidates": [KING_KONG, THIRD_MAN]}
    before = narrow(client, **start).get_json()
    answers = [{"trait": before["question"]["trait"], "answer": "yes"}]

    after = narrow(client, answers=answers, **start).get_json()

    assert [each["score"] for each in before["candidates"]] == [0.5, 0.5]
    assert [each["score"] for each in after["candidates"]] == [0.93, 0.07]
    assert after["question"] != before["question"]


def test_the_last_answer_to_the_same_question_counts(client):
    answers = [{"trait": "genre:Horror", "answer": "yes"}, NO_HORROR]

    twice = narrow(client, answers=answers).get_json()
    once = narrow(client, answers=[NO_HORROR]).get_json()

    assert twice | {"ms": 0} == once | {"ms": 0}


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ({"answers": "no"}, "answers"),
        ({"answers": [5]}, "answers[0]"),
        ({"answers": [{"answer": "yes"}]}, "answers[0]"),
        ({"answers": [NO_HORROR, {**NO_HORROR, "answer": "perhaps"}]}, "answers[1]"),
        ({"answers": [{**NO_HORROR, "answer": ["no"]}]}, "answers[0]"),
        ({"answers": [NO_HORROR] * 101}, "answers"),
        ({"candidates": "tt1"}, "candidates"),
        ({"candidates": ["tt1"] * 5_001}, "candidates"),
        ({"candidates": [1]}, "candidates"),
        ({"text": 5}, "text"),
        ({"limit": 0}, "limit"),
        ({"colour": "red"}, "colour"),
        ({"filters": {"colour": "red"}}, "colour"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(client, body, name):
    response = narrow(client, **body)

    assert response.status_code == 422
    assert response.get_json()["message"].startswith(f"{name}: ")


@pytest.mark.parametrize("trait", ["genre:Opera", "mood:dark", "\ud83d", "year<19999"])
def test_a_trait_that_no_question_came_with_is_refused(client, trait):
    response = narrow(client, answers=[{"trait": trait, "answer": "yes"}])

    assert response.status_code == 422
    assert "There is no trait" in response.get_json()["message"]
