"""The map of films over HTTP: a column for each thing, and places for texts."""

import json
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from backend.domain.film_maps import FilmMap, MapCluster, MappedFilm, Spot
from backend.domain.films import FilmId
from backend.recommend.film_map import MapOfToday
from backend.web import render_map
from tests.fakes.film_maps import MADE
from tests.fakes.world import World

COLUMNS = ("ids", "x", "y", "year", "genre", "cluster")
FIVE_MEGABYTES = 5_000_000


@pytest.fixture
def shown(client: FlaskClient) -> dict[str, Any]:
    response = client.get("/api/map")
    assert response.status_code == 200, response.text
    return dict(response.get_json())


def test_each_column_has_an_entry_for_each_film(shown):
    assert {len(shown[column]) for column in COLUMNS} == {3}
    third_man = [shown[column][1] for column in COLUMNS]
    assert third_man == ["tt0041959", 0, 65_535, 1949, 1, 1]
    assert shown["genres"] == ["Adventure", "Film-Noir"]
    assert shown["clusters"][1] == {"name": "Vienna", "x": 0, "y": 65_535, "size": 1}
    assert (shown["version"], shown["waiting"]) == ("one", 0)
    assert shown["made_at"] == "2026-11-20T12:00:00+00:00"


def test_whoever_has_the_map_gets_it_once_only(client, world):
    first = client.get("/api/map")
    seen = {"If-None-Match": first.headers["ETag"]}

    again = client.get("/api/map", headers=seen)
    assert (again.status_code, again.data) == (304, b"")

    world.film_maps.kept = replace(world.film_maps.kept, version="another")
    anew = client.get("/api/map", headers=seen)
    assert anew.status_code == 200
    assert anew.json["version"] == "another"


def test_without_a_map_both_routes_say_how_one_is_made(client, world):
    world.film_maps.kept = None

    for response in (
        client.get("/api/map"),
        client.post("/api/map/place", json={"text": "an ape"}),
    ):
        assert response.status_code == 404
        assert response.json["code"] == "not_found:map"
        assert "`moviechat map`" in response.json["message"]


def test_a_synopsis_has_its_place_and_the_films_nearest_to_it(client):
    placed = client.post(
        "/api/map/place", json={"text": "A writer's friend hides in sewers of Vienna."}
    ).json

    assert placed["nearest"][0]["title"] == "The Third Man"
    assert placed["cluster_name"] in {"Apes", "Vienna"}
    assert 0 <= placed["x"] <= 65_535
    assert placed["version"] == "one"


@pytest.mark.parametrize(
    ("body", "name"), [({}, "text"), ({"text": " "}, "text"), ({"plot": "x"}, "plot")]
)
def test_a_text_that_cannot_be_placed_is_refused(client, body, name):
    response = client.post("/api/map/place", json=body)

    assert response.status_code == 422
    assert response.json["message"].startswith(f"{name}: ")


def test_a_hundred_thousand_films_stay_below_five_megabytes():
    clusters = tuple(
        MapCluster(f"Western · singing cowboy {n}", Spot(0.5, 0.5), 1_666)
        for n in range(60)
    )
    films = tuple(
        MappedFilm(
            id=FilmId(f"tt{10_000_000 + n}"),
            spot=Spot(n / 100_000, (n * 7 % 100_000) / 100_000),
            cluster=n % 60,
            year=1900 + n % 125,
            genre=f"Genre {n % 30}",
        )
        for n in range(100_000)
    )
    today = MapOfToday(FilmMap("v", MADE, "minilm", clusters, films), 0)

    compact = json.dumps(render_map.film_map(today), separators=(",", ":"))

    assert len(compact) < FIVE_MEGABYTES


def test_the_map_is_as_compact_as_json_can_be(client):
    assert b": " not in client.get("/api/map").data


def test_without_the_index_the_map_is_shown_all_the_same(client, world: World):
    world.index.is_away = True

    assert client.get("/api/map").status_code == 200
    assert client.post("/api/map/place", json={"text": "an ape"}).status_code == 503
