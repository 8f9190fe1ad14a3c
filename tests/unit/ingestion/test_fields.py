"""Options of the command line become the keys of a record."""

import json

import click
import pytest
from click.testing import CliRunner

from backend.domain.errors import InvalidRecord
from backend.domain.records import read_record, write_record
from ingestion.cli.fields import film_fields, stated
from tests.builders import a_film


@click.command()
@film_fields
def show(**fields: object) -> None:
    click.echo(json.dumps(stated(fields)))


def given(*options: str) -> object:
    result = CliRunner().invoke(show, options, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


@pytest.mark.parametrize(
    ("options", "keys"),
    [
        ([], {}),
        (["--year", "1949"], {"year": 1949}),
        (["--rating", "8.1"], {"rating": 8.1}),
        (["--runtime", "104", "--votes", "9"], {"runtime": 104, "votes": 9}),
        (["--genre", "Film Noir"], {"genres": ["Film Noir"]}),
        (["--genre", "A", "--genre", "B"], {"genres": ["A", "B"]}),
        (["--country", "Austria"], {"countries": ["Austria"]}),
        (["--also-known-as", "X"], {"also_known_as": ["X"]}),
        (["--director", "Carol Reed"], {"directors": [{"name": "Carol Reed"}]}),
        (["--cast", "Orson Welles"], {"cast": [{"name": "Orson Welles"}]}),
        (
            ["--cast", "Orson Welles as Harry Lime"],
            {"cast": [{"name": "Orson Welles", "characters": ["Harry Lime"]}]},
        ),
        (["--plot", "A man is dead."], {"plot": "A man is dead."}),
    ],
)
def test_an_option_states_a_key(options, keys):
    assert given(*options) == keys


@pytest.mark.parametrize(
    ("options", "keys"),
    [
        (["--plot", ""], {"plot": None}),
        (["--year", ""], {"year": None}),
        (["--genre", ""], {"genres": []}),
        (["--director", ""], {"directors": []}),
    ],
)
def test_an_empty_value_clears_a_field(options, keys):
    assert given(*options) == keys


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--year", "soon"], "year: must be a whole number"),
        (["--rating", "good"], "rating: must be a number"),
        (["--rating", "nan"], "rating: must lie between"),
        (["--rating", "11"], "rating: must lie between"),
        (["--runtime", "1.5"], "runtime: must be a whole number"),
    ],
)
def test_what_is_no_number_is_left_for_the_record_to_refuse(options, message):
    fields = stated(show.make_context("show", options).params)

    with pytest.raises(InvalidRecord, match=message):
        read_record({"title": "The Third Man", **fields})


def test_every_key_of_a_record_but_ids_and_origins_has_an_option():
    plurals = {"genre": "genres", "keyword": "keywords", "language": "languages"}
    plurals |= {"country": "countries", "director": "directors", "writer": "writers"}
    options = {plurals.get(str(option.name), option.name) for option in show.params}

    assert set(write_record(a_film())) - options == {
        "id",
        "title",
        "kind",
        "poster_url",
        "sources",
    }
