"""`moviechat ask` and `moviechat search` over services made of fakes."""

import json
from contextlib import nullcontext

import pytest
from click.testing import CliRunner, Result

from backend.cli import asking, cli
from tests.builders import a_film, people
from tests.fakes.world import World

FOG = a_film(
    "Fog",
    year=1950,
    directors=people("Ann Maker"),
    plot="A ship is lost in the fog.",
)


@pytest.fixture(autouse=True)
def world(monkeypatch, tmp_path) -> World:
    built = World(FOG, a_film("Rain", plot="It rains."))
    services = built.services(tmp_path)
    monkeypatch.setattr(asking, "opened", lambda: nullcontext(services))
    return built


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, words)


def test_an_answer_comes_with_what_bears_it_out():
    assert run("ask", "who directed Fog?").stdout == (
        "Ann Maker directed Fog (1950) [1].\n[1] Fog (1950), directors: Ann Maker\n"
    )


def test_an_answer_for_programs_is_one_json_object():
    answer = json.loads(run("ask", "when did Fog come out?", "--json").stdout)

    assert answer["answer"] == "Fog came out in 1950 [1]."
    assert answer["kind"] == "fact"
    assert [item["value"] for item in answer["items"]] == [1950]
    assert answer["total"] == 1
    assert answer["citations"] == [
        {"n": 1, "film_id": FOG.id, "field": "year", "text": "1950"},
    ]
    assert answer["receipt"]["plan"]["is"] == "ReadFilms"
    assert answer["receipt"]["line"] == "read the year of Fog (1950)"
    assert answer["refusal"] is None
    assert answer["followups"]


def test_a_refusal_for_programs_names_its_reason_and_the_nearest():
    answer = json.loads(run("ask", "who directed Frogs?", "--json").stdout)

    assert answer["kind"] == "refuse"
    assert answer["refusal"]["reason"] == "not_in_catalogue"
    assert answer["items"] == []


def test_films_found_come_with_their_score_and_passage():
    result = run("search", "a ship lost in the fog", "--limit", "1")

    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].endswith("  Fog (1950)")
    assert "A ship is lost in the fog." in result.stdout


def test_films_found_for_programs_are_one_json_object():
    found = json.loads(run("search", "a ship lost in the fog", "--json").stdout)

    assert [hit["film"]["title"] for hit in found["results"]] == ["Fog", "Rain"]
    assert found["results"][0]["evidence"][0]["passage_id"]


@pytest.mark.parametrize("words", [("ask", "who directed Fog?"), ("search", "a ship")])
def test_a_part_that_is_away_is_a_sentence_and_exit_code_1(world, words):
    world.catalogue.is_away = True

    result = run(*words)

    assert result.exit_code == 1
    assert result.stderr == "Error: The database does not answer (a test).\n"
    assert result.stdout == ""
