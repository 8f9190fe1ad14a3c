"""The application over fakes, and a page as Next would have built it.

Built once for all tests here: they only read, and what one switches off is on
again for the next.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from backend.domain.film_maps import Spot
from backend.domain.films import FilmId
from backend.domain.jobs import Finished, JobState, Standing
from backend.domain.taste import LOCAL_USER
from tests.builders import a_film, a_known_film, an_actor, people
from tests.fakes.film_maps import a_map
from tests.fakes.world import World
from tests.unit.web.apps import an_app, build_page


@pytest.fixture(scope="package")
def shared_world() -> World:
    return World(
        a_known_film(
            "King Kong",
            id="tt0024216",
            year=1933,
            votes=90_000,
            also_known_as=("King Kong und die weiße Frau",),
        ),
        a_known_film("King Kong", id="tt0074751", year=1976, votes=30_000, rating=5.9),
        a_film(
            "The Third Man",
            id="tt0041959",
            year=1949,
            genres=("Film-Noir", "Mystery"),
            keywords=("sewer", "postwar"),
            languages=("English", "German"),
            directors=people("Carol Reed"),
            cast=(an_actor("Orson Welles", "Harry Lime"),),
            votes=180_000,
            rating=8.1,
            runtime=104,
            plot="A writer comes to Vienna. His friend hides in the sewers.",
        ),
        a_film("Silence", id="tt0000001"),
    )


@pytest.fixture
def world(shared_world: World) -> Iterator[World]:
    queue_some_jobs(shared_world)
    make_a_map(shared_world)
    yield shared_world
    shared_world.come_back()
    shared_world.taste.clear(LOCAL_USER)


def make_a_map(world: World) -> None:
    """Put every film with a plot on a map."""
    spots = {
        FilmId("tt0024216"): Spot(1.0, 0.25),
        FilmId("tt0041959"): Spot(0.0, 1.0),
        FilmId("tt0074751"): Spot(0.9, 0.0),
    }
    centres = {"Apes": (0.95, 0.125), "Vienna": (0.0, 1.0)}
    world.film_maps.kept = a_map(spots, centres=centres)


def queue_some_jobs(world: World) -> None:
    """Job 1 succeeded, 2 failed, 3 runs and 4 waits."""
    jobs = world.jobs
    jobs.clear()
    jobs.enqueue("embed", {}, lane=None)
    embedding = jobs.claim(["embed"], worker="here:1")
    assert embedding is not None
    half = Standing("Embedding passages", 32, 64, rate_per_s=8.04, eta_s=3.98)
    jobs.report(embedding, [Standing("Cutting plots"), half])
    whole = Standing("Embedding passages", 64, 64)
    succeeded = Finished(JobState.SUCCEEDED, result={"embedded": 64})
    jobs.settle(embedding, [whole], succeeded)
    jobs.enqueue("films-import", {"file": "/data/films.jsonl"}, lane=None)
    importing = jobs.claim(["films-import"], worker="here:1")
    assert importing is not None
    broken = Finished(JobState.FAILED, error="line 2: title: every film needs one")
    jobs.settle(importing, [Standing("Reading films", 1, failed=2)], broken)
    jobs.enqueue("embed", {}, lane=None)
    running = jobs.claim(["embed"], worker="here:1")
    assert running is not None
    jobs.report(running, [half])
    jobs.enqueue("embed", {}, lane=None)


@pytest.fixture(scope="package")
def page_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_page(tmp_path_factory.mktemp("page"))


@pytest.fixture(scope="package")
def app(shared_world: World, page_folder: Path) -> Flask:
    return an_app(shared_world, page_folder)


@pytest.fixture
def client(app: Flask, world: World) -> FlaskClient:
    return app.test_client()
