"""`moviechat eval` over services made of fakes."""

import json
from contextlib import nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from backend.cli import cli, evaluating
from tests.builders import a_film, people
from tests.fakes.world import World

FOG = a_film("Fog", year=1950, runtime=90, directors=people("Ann Maker"))
ANN = {"kind": "people", "ids": [FOG.directors[0].id]}


@pytest.fixture(autouse=True)
def world(monkeypatch, tmp_path) -> World:
    built = World(FOG)
    services = built.services(tmp_path)
    monkeypatch.setattr(evaluating, "opened", lambda: nullcontext(services))
    return built


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """Four questions, of which the last is graded wrong."""
    path = tmp_path / "fogs.jsonl"
    year = {"kind": "value", "value": 1950}
    lines = [
        {"id": "q1", "type": "field", "question": "when is Fog from?", "gold": year},
        {
            "id": "q2",
            "turns": [
                {"user": "who directed Fog?", "gold": ANN},
                {"user": "and how long is it", "gold": {"kind": "value", "value": 91}},
            ],
        },
        {
            "id": "q3",
            "type": "absent",
            "question": "who directed Rain?",
            "gold": {"kind": "refuse", "reason": "not_known"},
        },
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(cli, ["eval", *map(str, words)])


def test_a_table_tells_how_many_of_each_type_are_right(suite):
    result = run(suite, "--fails", 0)

    assert result.stdout.splitlines() == [
        "                      asked  right",
        "field                     1      1  100.0 %",
        "dialogue, first turn      1      1  100.0 %  first 1/1",
        "dialogue, later turn      1      0    0.0 %",
        "absent                    1      1  100.0 %  reason 0/1",
        "all                       4      3   75.0 %  first 1/1  reason 0/1",
    ]


def test_wrong_answers_are_shown_with_what_led_to_them(suite):
    told = run(suite).stdout

    assert told.endswith(
        "\nq2.2 [dialogue, later turn]\n"
        "  who directed Fog?\n"
        "  and how long is it\n"
        "  plan: read the runtime of Fog (1950)\n"
        "  said: Fog (1950) runs 90 minutes (1 h 30) [1].\n"
    )


def test_for_programs_it_is_one_json_object(suite):
    told = json.loads(run(suite, "--json").stdout)

    assert {name: told[name] for name in ("suite", "asked", "right", "share")} == {
        "suite": "fogs",
        "asked": 4,
        "right": 3,
        "share": 0.75,
    }
    assert told["types"][1] == {
        "type": "dialogue, first turn",
        "asked": 1,
        "right": 1,
        "marks": {"first": {"right": 1, "of": 1}},
    }
    [wrong] = told["wrong"]
    assert wrong == {
        "id": "q2.2",
        "type": "dialogue, later turn",
        "question": "and how long is it",
        "history": ["who directed Fog?"],
        "plan": "read the runtime of Fog (1950)",
        "answer": "Fog (1950) runs 90 minutes (1 h 30) [1].",
        "items": [90],
        "total": 1,
        "refusal": None,
    }


@pytest.mark.parametrize(
    ("at_least", "exit_code"), [(74.9, 0), (75, 0), (75.1, 1), (100, 1)]
)
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_fewer_right_answers_than_asked_for_are_exit_code_1(
    suite, at_least, exit_code, form
):
    assert run(suite, "--at-least", at_least, *form).exit_code == exit_code


def test_all_must_be_right_unless_told_otherwise(suite):
    assert run(suite).exit_code == 1


def test_an_unknown_suite_is_told_which_there_are():
    result = run("knowlege")

    assert result.exit_code == 2
    assert "'knowlege' is neither a file nor one of: " in result.stderr
    assert "knowledge, reading" in result.stderr


def test_a_suite_that_does_not_read_names_its_line(tmp_path):
    path = tmp_path / "broken.jsonl"
    path.write_text("{}", encoding="utf-8")

    result = run(path)

    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {path}, line 1: needs id")


def test_a_part_that_is_away_is_a_sentence_and_exit_code_1(world, suite):
    world.catalogue.is_away = True

    result = run(suite)

    assert result.exit_code == 1
    assert result.stderr.endswith("Error: The database does not answer (a test).\n")
