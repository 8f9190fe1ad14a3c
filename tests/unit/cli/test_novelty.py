"""`moviechat novelty` over services made of fakes."""

import json
from contextlib import nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from backend.cli import cli, gauging
from tests.builders import a_film
from tests.fakes.world import World

FOG = a_film(
    "Fog",
    year=1950,
    keywords=("ghost ship",),
    plot="A ship is lost in the fog at sea off the coast of Maine.",
)
RAIN = a_film("Rain", plot="It rains on the wedding.")
COPIED = "A ship is lost in the fog at sea"


@pytest.fixture(autouse=True)
def world(monkeypatch, tmp_path) -> World:
    built = World(FOG, RAIN)
    services = built.services(tmp_path)
    monkeypatch.setattr(gauging, "opened", lambda: nullcontext(services))
    return built


def run(*words: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["novelty", *words], input=typed)


def test_a_story_is_told_its_nearest_film_and_what_it_has_from_it():
    result = run("--text", f"{COPIED}, like a ghost ship.", "--limit", "1")

    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].endswith("  Fog (1950)")
    assert any(line.startswith("      premise: ghost ship; ") for line in lines)
    assert "More unlike the films here than " in result.stdout
    assert lines[-2:] == [
        "9 words are in the plot of Fog (1950):",
        f"      {COPIED}",
    ]


def test_a_story_is_read_from_a_file_or_what_is_piped_in(tmp_path: Path):
    path = tmp_path / "story.txt"
    path.write_text(COPIED, encoding="utf-8")

    from_file = json.loads(run(str(path), "--json").stdout)
    piped = json.loads(run("-", "--json", typed=COPIED).stdout)

    assert from_file["copied"] == piped["copied"]
    assert from_file["copied"][0]["words"] == 9
    assert from_file["nearest"][0]["film"]["title"] == "Fog"


def test_without_the_embedder_it_says_that_words_alone_were_compared(world):
    world.embedder.is_away = True

    result = run("--text", "A ship is lost.")

    assert "only words" in result.stderr
    assert "More unlike" not in result.stdout


def test_a_story_near_to_nothing_says_so(world):
    world.embedder.is_away = True

    assert "No plot is near." in run("--text", "Turnips.").stderr


@pytest.mark.parametrize("words", [(), ("-", "--text", "A ship.")])
def test_a_story_is_given_in_one_way(words):
    result = run(*words)

    assert result.exit_code == 2
    assert "Name a FILE, or give the story with --text." in result.stderr


@pytest.mark.parametrize(("typed", "told"), [("  ", "not empty"), ("x" * 20_001, "20")])
def test_a_story_that_is_empty_or_too_long_is_refused(typed, told):
    result = run("-", typed=typed)

    assert result.exit_code == 1
    assert told in result.stderr


def test_a_file_that_is_no_text_is_refused(tmp_path: Path):
    path = tmp_path / "story.txt"
    path.write_bytes(b"\xff\xfe\x00")

    result = run(str(path))

    assert result.exit_code == 1
    assert "no text in UTF-8" in result.stderr
