"""The `moviechat` command: usage, settings and help, where no service is needed."""

import json
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner, Result

from backend.cli import cli
from backend.settings import NAMES

SECRETS = {
    "plain": "postgresql://ann:hunter2@db.example:5432/films",
    "encoded": "postgresql://ann:hunter2%40%2F@db.example/films",
    "with an at sign": "postgresql://ann:hunter2@x@db.example/films",
    "with a slash": "postgresql://ann:hunter2/b@db.example/films",
    "with a question mark": "postgresql://ann:a?hunter2@db.example/films",
    "with a hash": "postgresql://ann:a#hunter2@db.example/films",
    "as a parameter": "postgresql://db.example/films?user=ann&password=hunter2",
}


def run(*words: str, **env: str) -> Result:
    return CliRunner(env=env).invoke(cli, words)


def commands(
    group: click.Command,
    path: str = "",
    parent: click.Context | None = None,
) -> Iterator[tuple[str, str]]:
    """Return every command with its help."""
    context = click.Context(group, parent=parent, **group.context_settings)
    yield path, group.get_help(context)
    if isinstance(group, click.Group):
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            yield from commands(command, f"{path} {name}".strip(), context)


ALL = dict(commands(cli))


def test_without_a_command_it_shows_them_all():
    result = run("--help")

    assert result.exit_code == 0
    for name in (
        "ask",
        "search",
        "serve",
        "stop",
        "doctor",
        "config",
        "version",
        "jobs",
        "taste",
    ):
        assert f"  {name} " in result.output
    for plugin in ("films", "ingest"):
        assert f"  {plugin} " in result.output


@pytest.mark.parametrize(
    "words",
    [
        ("dance",),
        ("films", "dance"),
        ("ingest", "dance"),
        ("ask",),
        ("ask", "one", "two"),
        ("search", "a shark", "--limit", "0"),
        ("search", "a shark", "--limit", "101"),
        ("search", "a shark", "--limit", "many"),
        ("config", "--colour"),
        ("films", "import", "there-is-no-such-file.jsonl"),
        ("films", "edit", "tt1"),
        ("films", "add"),
        ("jobs", "dance"),
        ("jobs", "show"),
        ("jobs", "show", "x"),
        ("jobs", "show", "0"),
        ("jobs", "list", "--state", "done"),
        ("ingest", "embed", "--schedule", "monthly"),
        ("taste", "dance"),
        ("taste", "like"),
        ("taste", "limits"),
        ("taste", "limits", "--year-from", "soon"),
    ],
)
def test_wrong_usage_is_shown_how_to_and_exits_with_2(words):
    result = run(*words)

    assert result.exit_code == 2
    assert "Usage: " in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "words",
    [
        ("config",),
        ("ask", "who directed Jaws?"),
        ("search", "a shark"),
        ("serve",),
        ("stop",),
        ("doctor",),
        ("films", "export"),
        ("films", "delete", "tt1", "--yes"),
        ("ingest", "status"),
        ("ingest", "embed"),
        ("ingest", "embed", "--queue"),
        ("ingest", "embed", "--schedule", "daily"),
        ("worker",),
        ("jobs", "list"),
        ("jobs", "watch", "1"),
        ("taste",),
        ("taste", "like", "tt1"),
        ("taste", "clear", "--yes"),
    ],
)
def test_wrong_settings_are_all_named_before_anything_starts(words):
    result = run(*words, PORT="x", LOG_LEVEL="LOUD", MOVIECHAT_HOEM="/data")

    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert result.stdout == ""
    for name in ("PORT", "LOG_LEVEL", "MOVIECHAT_HOEM"):
        assert f"  - {name}" in result.stderr


def test_config_shows_every_setting():
    result = run("config", PORT="8123")

    assert result.exit_code == 0
    shown = dict(line.split(maxsplit=1) for line in result.stdout.splitlines())
    assert list(shown) == list(NAMES)
    assert shown["PORT"] == "8123"
    assert shown["DATABASE_URL"] == "not set"


def test_config_for_programs_is_one_json_object():
    shown = json.loads(run("config", "--json").stdout)

    assert set(shown) == set(NAMES)


@pytest.mark.parametrize("url", SECRETS.values(), ids=SECRETS)
def test_config_shows_no_password(url):
    result = run("config", DATABASE_URL=url)

    assert result.exit_code == 0
    assert "hunter2" not in result.output
    assert "db.example" in result.stdout


def test_config_shows_no_password_of_chroma():
    result = run("config", "--json", CHROMA_URL="http://ann:hunter2@chroma.example")

    assert "hunter2" not in result.output
    assert "chroma.example" in result.output


def test_config_shows_whether_there_is_a_key_but_not_which():
    result = run("config", "--json", TMDB_API_KEY="hunter2")

    assert json.loads(result.stdout)["TMDB_API_KEY"] == "set"
    assert "hunter2" not in result.output


def test_a_password_is_not_shown_when_its_setting_is_wrong():
    result = run("config", DATABASE_URL="mysql://ann:hunter2@db.example/films")

    assert result.exit_code == 1
    assert "DATABASE_URL" in result.stderr
    assert "hunter2" not in result.output


def test_version_says_which_it_is():
    assert run("version").stdout == "Movie Chat 0.1.0\n"
    assert json.loads(run("version", "--json").stdout) == {
        "name": "Movie Chat",
        "version": "0.1.0",
    }


@pytest.mark.parametrize(("path", "text"), ALL.items(), ids=ALL)
def test_every_command_says_what_it_does_in_a_sentence(path, text):
    words = text.split("Options:")[0].splitlines()[1:]

    assert any(line.rstrip().endswith((".", "?", '"')) for line in words), path
    assert "Example: moviechat" in text or "." in text


@pytest.mark.parametrize(("path", "text"), ALL.items(), ids=ALL)
def test_every_option_says_what_it_is_for(path, text):
    options = text.partition("Options:")[2].partition("Commands:")[0].splitlines()
    begun = [line for line in options if line.startswith("  -")]

    assert begun
    for line in begun:
        parts = line.strip().split("  ")
        assert len(parts) > 1 or options[options.index(line) + 1].strip(), (path, line)


def test_an_example_in_a_help_is_a_command_that_is_there():
    for text in ALL.values():
        for example in text.split("Example: moviechat ")[1:]:
            assert any(example.startswith(f"{path} ") for path in ALL if path), example


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_is_asked_for_in_both_ways(flag):
    result = run("films", "import", flag)

    assert result.exit_code == 0
    assert "Example: moviechat films import" in result.output


def test_a_record_that_cannot_be_used_is_refused_before_anything_starts():
    result = run("films", "add", "The Third Man", "--year", "soon")

    assert result.exit_code == 1
    assert 'year: must be a whole number, not "soon"' in result.stderr
