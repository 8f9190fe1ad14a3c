"""`moviechat narrow` asks, takes answers back, and ends when told to."""

import json
from contextlib import nullcontext

import pytest
from click.testing import CliRunner, Result

from backend.cli import cli, narrowing
from tests.builders import a_film
from tests.fakes.world import World

FUNNY = [
    a_film(f"Funny {n}", id=f"tt1{n}", genres=("Comedy",), year=1950) for n in "ab"
]
SCARY = [
    a_film(f"Scary {n}", id=f"tt2{n}", genres=("Horror",), year=1990) for n in "ab"
]


@pytest.fixture(autouse=True)
def _world(monkeypatch, tmp_path) -> None:
    services = World(*FUNNY, *SCARY).services(tmp_path)
    monkeypatch.setattr(narrowing, "opened", lambda: nullcontext(services))


def run(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(cli, ["narrow", *words], input=typed)


def test_it_asks_and_shows_the_likeliest_after_each_answer():
    result = run(typed="n\nq\n")

    before, after = result.stdout.split("Is it a comedy? (y, n, ?, u, q)")[:2]
    assert result.exit_code == 0
    assert before.splitlines()[0] == "25.0%  Funny a (1950)"
    assert after.splitlines()[1] == "46.5%  Scary a (1990)"


def test_the_last_answer_can_be_taken_back():
    taken_back = run(typed="n\nu\nq\n").stdout

    first, _, last = taken_back.split("Still likely: ")[:3]
    assert taken_back.count("Is it a comedy?") == 2
    assert "25.0%  Funny a (1950)" in first
    assert "25.0%  Funny a (1950)" in last
    assert run(typed="u\nq\n").exit_code == 0


def test_what_is_no_answer_is_asked_for_again():
    assert run(typed="maybe\nq\n").stdout.count("Is it a comedy?") == 2


def test_it_ends_when_nothing_is_left_to_ask():
    result = run(typed="?\n" * 20)

    assert result.exit_code == 0
    assert result.stdout.endswith("Nothing is left to ask.\n")


def test_one_step_is_printed_as_json_after_the_answers_given():
    result = run("--json", "--limit", "2", "--answer", "genre:Comedy=no")

    step = json.loads(result.stdout)
    titles = [each["film"]["title"] for each in step["candidates"]]
    assert titles == ["Scary a", "Scary b"]
    assert step["question"]["trait"] != "genre:Comedy"


@pytest.mark.parametrize("answer", ["genre:Comedy", "genre:Comedy=perhaps", "=yes"])
def test_an_answer_that_is_none_is_refused(answer):
    assert run("--json", "--answer", answer).exit_code == 1
