"""The server says that it lives, how its parts are, and which it is."""

import pytest


def test_the_server_lives_even_when_all_else_is_away(client, world):
    world.catalogue.is_away = True

    assert client.get("/health").json == {"status": "ok"}


def test_it_is_ready_without_a_model(client):
    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json == {
        "status": "ready",
        "parts": {"database": "ok", "search": "ok", "embedder": "ok", "model": "off"},
    }


@pytest.mark.parametrize(
    ("part", "name", "status"),
    [("catalogue", "database", 503), ("index", "search", 200)],
)
def test_a_part_that_is_down_is_named(client, world, part, name, status):
    getattr(world, part).is_away = True

    response = client.get("/health/ready")

    assert response.status_code == status
    assert response.json["parts"][name] == "down"


def test_it_says_which_version_it_is(client):
    assert client.get("/api/version").json == {"name": "Movie Chat", "version": "0.1.0"}
