"""Films are listed, narrowed, read one by one, and people with them."""

import pytest
from flask.testing import FlaskClient

from backend.domain.errors import InvalidRequest
from backend.web import parse
from tests.builders import a_person

KONG_1933, KONG_1976 = "tt0024216", "tt0074751"
THIRD_MAN, SILENCE = "tt0041959", "tt0000001"


def listed(client: FlaskClient, query: str) -> list[str]:
    response = client.get(f"/api/films?{query}")
    assert response.status_code == 200, response.text
    return [film["id"] for film in response.get_json()["films"]]


def test_without_filters_every_film_is_listed_most_voted_first(client):
    assert listed(client, "") == [THIRD_MAN, KONG_1933, KONG_1976, SILENCE]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=king", [KONG_1933, KONG_1976]),
        ("q=third+man", [THIRD_MAN]),
        ("q=The+Third+Man", [THIRD_MAN]),
        ("q=wei%C3%9Fe", [KONG_1933]),
        ("q=%3Cscript%3E", []),
        ("genre=film-noir", [THIRD_MAN]),
        ("language=German", [THIRD_MAN]),
        ("keyword=Sewer", [THIRD_MAN]),
        ("person=orson+welles", [THIRD_MAN]),
        (f"person={a_person('Carol Reed').id}", [THIRD_MAN]),
        ("yearGte=1949", [THIRD_MAN, KONG_1976]),
        ("yearLte=1949", [THIRD_MAN, KONG_1933]),
        ("yearGte=1940&yearLte=1950", [THIRD_MAN]),
        ("runtimeGte=104", [THIRD_MAN]),
        ("runtimeLte=103", [KONG_1933, KONG_1976]),
        ("ratingGte=7.9", [THIRD_MAN, KONG_1933]),
        ("votesGte=90000", [THIRD_MAN, KONG_1933]),
        (f"ids={SILENCE},{KONG_1976},tt404", [KONG_1976, SILENCE]),
        (f"ids={THIRD_MAN}%2C+{SILENCE}&yearGte=1900", [THIRD_MAN]),
        ("ids=,", []),
        ("sort=rating", [THIRD_MAN, KONG_1933, KONG_1976, SILENCE]),
        ("sort=newest", [KONG_1976, THIRD_MAN, KONG_1933, SILENCE]),
        ("sort=oldest", [KONG_1933, THIRD_MAN, KONG_1976, SILENCE]),
        ("sort=title", [KONG_1933, KONG_1976, SILENCE, THIRD_MAN]),
        ("q=&genre=&sort=", [THIRD_MAN, KONG_1933, KONG_1976, SILENCE]),
    ],
)
def test_a_list_is_narrowed_and_sorted(client, query, expected):
    assert listed(client, query) == expected


def test_pages_follow_one_another(client):
    pages = [listed(client, f"pageSize=3&page={page}") for page in (1, 2, 3)]

    assert pages == [[THIRD_MAN, KONG_1933, KONG_1976], [SILENCE], []]


def test_a_page_says_how_many_there_are_in_all(client):
    body = client.get("/api/films?q=king&pageSize=1&page=9").json

    assert (body["total"], body["page"], body["page_size"]) == (2, 9, 1)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("page=0", "page"),
        ("page=-1", "page"),
        ("page=1000001", "page"),
        ("page=one", "page"),
        ("page=1.5", "page"),
        ("page=" + "9" * 5_000, "page"),
        ("pageSize=0", "pageSize"),
        ("pageSize=101", "pageSize"),
        ("yearGte=soon", "yearGte"),
        ("yearGte=-5", "yearGte"),
        ("votesGte=99999999999", "votesGte"),
        ("ratingGte=good", "ratingGte"),
        ("ratingGte=nan", "ratingGte"),
        ("ratingGte=inf", "ratingGte"),
        ("sort=random", "sort"),
        ("ids=" + ",".join(map(str, range(parse.MOST_IDS + 1))), "ids"),
        ("ids=tt1,%00", "ids"),
        ("colour=red", "colour"),
        ("page_size=5", "page_size"),
        ("Q=king", "Q"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name_not_clamped(client, query, name):
    response = client.get(f"/api/films?{query}")

    assert response.status_code == 422
    assert response.json["message"].startswith(f"{name}: ")


@pytest.mark.parametrize("size", [1, parse.HIGHEST_LIMIT])
def test_the_bounds_themselves_are_allowed(client, size):
    assert client.get(f"/api/films?pageSize={size}").json["page_size"] == size


@pytest.mark.parametrize("name", ["q", "genre", "language", "keyword", "person"])
def test_nul_never_reaches_the_database(name):
    try:
        wanted = parse.film_filter({name: "king\x00kong"})
    except InvalidRequest:
        return

    assert "\x00" not in getattr(wanted, name)


@pytest.mark.parametrize(
    "path",
    ["/api/films?q=king%00kong", "/api/films/tt%00", "/api/people/nm%00"],
)
def test_nul_in_an_address_is_refused_like_any_other_nonsense(client, path):
    assert client.get(path).status_code in {200, 404, 422}


def test_a_film_is_read_whole(client):
    film = client.get(f"/api/films/{THIRD_MAN}").json["film"]

    assert film["title"] == "The Third Man"
    assert film["cast"] == [
        {
            "id": a_person("Orson Welles").id,
            "name": "Orson Welles",
            "characters": ["Harry Lime"],
        },
    ]
    assert film["plot"].startswith("A writer comes to Vienna.")
    assert film["user_state"] == {"like": None, "seen": False, "hidden": False}


def test_a_film_of_which_little_is_known_says_so_with_nulls(client):
    film = client.get(f"/api/films/{SILENCE}").json["film"]

    assert (film["year"], film["plot"], film["rating"]) == (None, None, None)
    assert film["genres"] == film["directors"] == film["sources"] == []


def test_a_person_is_read_with_their_films_newest_first(client):
    fay = a_person("Fay Wray")

    body = client.get(f"/api/people/{fay.id}").json

    assert body["person"] == {"id": fay.id, "name": "Fay Wray"}
    assert [(film["id"], film["role"]) for film in body["films"]] == [
        (KONG_1976, "actor"),
        (KONG_1933, "actor"),
    ]
    assert body["films"][0]["characters"] == ["Ann Darrow"]
