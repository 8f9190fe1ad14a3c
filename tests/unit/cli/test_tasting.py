"""`moviechat taste` over services made of fakes."""

import json
from contextlib import nullcontext

import pytest
from click.testing import CliRunner, Result

from backend.cli import cli, tasting
from backend.domain.taste import LOCAL_USER, Taste
from tests.builders import a_film, people
from tests.fakes.world import World

FOG = a_film("Fog", year=1950, genres=("Horror",), directors=people("Ann Maker"))
RAIN = a_film("Rain", genres=("Drama",), languages=("German",))
EMPTY = "Your taste is off: used only when asked for.\nLimits: none.\n"


@pytest.fixture(autouse=True)
def world(monkeypatch, tmp_path) -> World:
    built = World(FOG, RAIN)
    services = built.services(tmp_path)
    monkeypatch.setattr(tasting, "opened", lambda: nullcontext(services))
    return built


def run(*words: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["taste", *words], input=typed)


def test_an_empty_taste_is_shown_as_such():
    result = run()

    assert (result.exit_code, result.stdout) == (0, EMPTY)


def test_what_is_said_of_films_is_shown():
    run("like", FOG.id, RAIN.id)
    run("seen", FOG.id)
    run("dislike", RAIN.id)

    result = run("hide", RAIN.id)

    assert result.stderr == "Noted.\n"
    assert result.stdout == f"{RAIN.id}  Rain: disliked, hidden\n"
    assert sorted(run().stdout.splitlines()[2:]) == sorted(
        [f"{FOG.id}  Fog (1950): liked, seen", f"{RAIN.id}  Rain: disliked, hidden"]
    )


def test_what_was_said_can_be_taken_back():
    run("like", FOG.id, RAIN.id)

    result = run("forget", FOG.id)

    assert (result.exit_code, result.stdout) == (0, "")
    assert run().stdout == f"{EMPTY}{RAIN.id}  Rain: liked\n"


def test_it_is_switched_on_and_off():
    assert run("on").stdout.startswith("Your taste is on: used unasked.\n")
    assert run("off").stdout == EMPTY


def test_limits_that_are_not_named_stay():
    run("limits", "--never-genre", "Horror", "--never-genre", "Drama")

    result = run("limits", "--max-runtime", "120", "--never-person", "Ann Maker")

    assert result.stdout.splitlines()[1] == (
        "Limits: never Horror or Drama, nothing with Ann Maker, at most 120 minutes."
    )


def test_limits_are_lifted():
    run("limits", "--never-genre", "Horror", "--min-rating", "7.5")

    result = run("limits", "--clear", "--language", "German", "--year-from", "1950")

    assert result.stdout.splitlines()[1] == ("Limits: only in German, not before 1950.")
    assert run("limits", "--clear").stdout == EMPTY


def test_for_programs_it_is_one_json_object():
    taste = json.loads(run("like", FOG.id, "--json").stdout)

    assert json.loads(run("--json").stdout) == taste
    assert taste["total"] == 1
    [said] = taste["films"]
    assert said["film"]["id"] == FOG.id
    assert (said["like"], said["seen"], said["hidden"]) == (True, False, False)
    assert said["film"]["user_state"]["like"] is True


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["like", FOG.id, "tt404"], "tt404 is not in the catalogue"),
        (["like", "The Fog"], "is no film's id; they look like tt0041959"),
        (["limits", "--never-genre", "Horor"], "no film is of the genre 'Horor'"),
        (["limits", "--year-from", "1990", "--year-to", "1980"], "year_lte is 1980"),
        (["limits", "--min-rating", "11"], "must be a number from 0 to 10"),
    ],
)
def test_what_cannot_be_used_is_a_sentence_and_exit_code_1(world, words, why):
    result = run(*words)

    assert (result.exit_code, result.stdout) == (1, "")
    assert why in result.stderr
    assert world.taste.taste(LOCAL_USER) == Taste()


def test_forgetting_everything_is_asked_about(world):
    run("like", FOG.id)

    assert run("clear", typed="n\n").exit_code == 1
    assert world.taste.taste(LOCAL_USER).liked == (FOG.id,)
    assert run("clear", "--yes").exit_code == 0
    assert world.taste.taste(LOCAL_USER) == Taste()


@pytest.mark.parametrize("words", [(), ("like", FOG.id), ("on",)])
def test_a_database_that_is_away_is_a_sentence_and_exit_code_1(world, words):
    world.catalogue.is_away = True

    result = run(*words)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: The database does not answer (a test).\n"
