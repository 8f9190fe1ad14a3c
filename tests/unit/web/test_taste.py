"""A taste is looked at and changed, and every card shows what was said of its film."""

import json

import pytest

from tests.builders import a_person
from tests.unit.web.streams import chunks_of, say

VIENNA = "tt0041959"
KONG = "tt0024216"
UNTOUCHED = {"like": None, "seen": False, "hidden": False}
LIKED = {"like": True, "seen": True, "hidden": False}


@pytest.fixture
def change(client):
    def patch(**body):
        return client.patch("/api/taste", json=body)

    return patch


def said(reply) -> dict[str, dict[str, object]]:
    return {
        each["film"]["id"]: {key: each[key] for key in UNTOUCHED}
        for each in reply.json["films"]
    }


def test_who_said_nothing_has_an_empty_taste_that_is_off(client):
    taste = client.get("/api/taste").json

    assert (taste["on"], taste["films"], taste["total"]) == (False, [], 0)
    assert set(map(str, taste["limits"].values())) == {"[]", "None"}


def test_a_change_answers_with_the_taste_as_it_is_then(client, change):
    changed = change(
        on=True,
        films={VIENNA: {"like": True, "seen": True}, KONG: {"hidden": True}},
        limits={"never_genres": ["horror"], "year_gte": 1930},
    )

    assert changed.status_code == 200
    assert changed.json == client.get("/api/taste").json
    assert changed.json["on"] is True
    assert changed.json["total"] == 2
    assert said(changed) == {VIENNA: LIKED, KONG: UNTOUCHED | {"hidden": True}}
    assert changed.json["limits"]["never_genres"] == ["horror"]
    assert changed.json["limits"]["year_gte"] == 1930


def test_what_a_change_does_not_name_stays(change):
    change(films={VIENNA: LIKED}, limits={"year_gte": 1930})

    changed = change(films={VIENNA: {"like": False}}, limits={"runtime_lte": 180})

    assert said(changed) == {VIENNA: LIKED | {"like": False}}
    assert changed.json["limits"]["year_gte"] == 1930
    assert changed.json["limits"]["runtime_lte"] == 180
    assert changed.json["on"] is False


@pytest.mark.parametrize("cleared", [None, dict.fromkeys(UNTOUCHED)])
def test_null_clears(change, cleared):
    change(on=True, films={VIENNA: LIKED}, limits={"year_gte": 1930})

    changed = change(on=None, films={VIENNA: cleared}, limits={"year_gte": None})

    assert (changed.json["on"], changed.json["total"]) == (False, 0)
    assert changed.json["limits"]["year_gte"] is None


def test_what_is_exported_can_be_imported(client, change):
    before = change(on=True, films={VIENNA: LIKED}, limits={"never_genres": ["Horror"]})
    assert client.delete("/api/taste").json["total"] == 0

    after = change(
        on=before.json["on"], films=said(before), limits=before.json["limits"]
    )

    assert after.json == before.json


def test_films_come_a_page_at_a_time(client, change):
    change(films={each: {"seen": True} for each in (VIENNA, KONG, "tt0074751")})

    pages = [client.get(f"/api/taste?pageSize=2&page={n}").json for n in (1, 2, 3)]

    assert [len(page["films"]) for page in pages] == [2, 1, 0]
    assert {page["total"] for page in pages} == {3}
    assert [page["page"] for page in pages] == [1, 2, 3]


@pytest.mark.parametrize(
    ("body", "at_fault"),
    [
        ({"films": {VIENNA: {"like": True}, "tt8": {}, "tt9": {}}}, "tt8, tt9"),
        ({"films": {VIENNA: {"like": True}, "x\x00": {}}}, "films: 'x\\x00'"),
        ({"films": {VIENNA: {"like": 1}}}, f"films.{VIENNA}.like"),
        ({"films": {VIENNA: {"seen": "yes"}}}, f"films.{VIENNA}.seen"),
        ({"films": {VIENNA: {"loved": True}}}, f"films.{VIENNA}.loved"),
        ({"films": {VIENNA: [True]}}, f"films.{VIENNA}"),
        ({"films": None}, "films"),
        ({"on": "yes"}, "on"),
        ({"limits": {"never_genres": ["Horror", "Horor"]}}, "'Horor'"),
        ({"limits": {"never_genres": ["Horror", 5]}}, "limits.never_genres[1]"),
        ({"limits": {"never_people": ["Nobody At All"]}}, "'Nobody At All'"),
        ({"limits": {"languages": ["Elvish"]}}, "'Elvish'"),
        ({"limits": {"languages": ["\ud800"]}}, "limits.languages[0]"),
        ({"limits": {"year_gte": 1990, "year_lte": 1980}}, "year_gte is 1990"),
        ({"limits": {"year_gte": "1990"}}, "limits.year_gte"),
        ({"limits": {"year_gte": True}}, "limits.year_gte"),
        ({"limits": {"runtime_lte": -1}}, "limits.runtime_lte"),
        ({"limits": {"rating_gte": 11}}, "limits.rating_gte"),
        ({"limits": {"rating_gte": float("nan")}}, "limits.rating_gte"),
        ({"limits": {"genre": "Horror"}}, "limits.genre"),
        ({"liked": [VIENNA]}, "liked"),
    ],
)
def test_what_cannot_be_used_is_named_and_changes_nothing(client, body, at_fault):
    refused = client.patch(
        "/api/taste",
        data=json.dumps({"on": True, **body}),
        content_type="application/json",
    )

    assert refused.status_code == 422
    assert refused.json["code"] == "invalid:taste"
    assert at_fault in refused.json["message"]
    taste = client.get("/api/taste").json
    assert (taste["on"], taste["total"]) == (False, 0)


def test_a_page_out_of_bounds_is_refused_before_anything_changes(client):
    refused = client.patch("/api/taste?pageSize=101", json={"on": True})

    assert refused.status_code == 422
    assert client.get("/api/taste").json["on"] is False


def test_people_are_limited_by_id_or_name(change):
    names = ["fay wray", a_person("Carol Reed").id]

    changed = change(limits={"never_people": names})

    assert changed.json["limits"]["never_people"] == names


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
def test_a_page_of_another_site_changes_nothing(client, change, method):
    change(on=True)

    refused = client.open(
        "/api/taste",
        method=method,
        headers={"Origin": "https://evil.example"},
        json={"on": False},
    )

    assert refused.status_code == 403
    assert client.get("/api/taste").json["on"] is True


def test_cards_of_lists_show_what_was_said(client, change):
    change(films={VIENNA: LIKED})

    listed = client.get("/api/films").json["films"]
    whole = client.get(f"/api/films/{VIENNA}").json["film"]
    found = client.post("/api/search", json={"text": "Vienna sewers"}).json["results"]

    assert whole["user_state"] == LIKED
    for cards in (listed, [hit["film"] for hit in found]):
        states = {card["id"]: card["user_state"] for card in cards}
        assert states.pop(VIENNA) == LIKED
        assert UNTOUCHED in states.values()


def test_cards_of_the_chat_show_what_was_said(client, change):
    change(films={VIENNA: {"like": False}})

    told = chunks_of(say(client, "Who directed The Third Man?").text)

    [cards] = [chunk for chunk in told if chunk["type"] == "data-film-cards"]
    [shown] = cards["data"]["cards"]
    assert shown["card"]["user_state"] == UNTOUCHED | {"like": False}


@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/batch"])
def test_cards_of_a_refusal_show_what_was_said(client, change, path):
    change(films={KONG: {"hidden": True}})
    asked = "Who directed King Krong Returns?"
    body = {"question": asked} if path == "/api/ask" else {"questions": [asked]}

    reply = client.post(path, json=body).json

    [answer] = reply.get("answers", [reply])
    nearest = {card["id"]: card["user_state"] for card in answer["refusal"]["nearest"]}
    assert nearest[KONG] == UNTOUCHED | {"hidden": True}
