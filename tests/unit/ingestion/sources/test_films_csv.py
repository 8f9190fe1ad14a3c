"""Film records as a table: what is written reads back, what is wrong is named."""

import io
from pathlib import Path

import pytest
from hypothesis import given

from backend.domain.errors import InvalidRecord, InvalidRequest
from backend.domain.films import Film
from ingestion.films import export_films, read_films
from ingestion.sources.films_csv import write_film_table
from tests.builders import a_film, a_known_film, an_actor
from tests.unit.domain.test_records import FILMS
from tests.unit.ingestion.sources.reading import BAD_UTF8, a_file, cut_short


def read(folder: Path, content: str | bytes, name: str = "f.csv") -> list[Film]:
    return [record.film for record in read_films(a_file(folder, name, content))]


def mistake(folder: Path, content: str | bytes, name: str = "f.csv") -> str:
    with pytest.raises((InvalidRecord, InvalidRequest)) as caught:
        read(folder, content, name)
    return str(caught.value)


@pytest.mark.parametrize("name", ["f.csv", "f.csv.gz"])
def test_a_row_is_a_film(tmp_path, name):
    table = (
        "title,year,rating,genres,directors,cast,plot\n"
        'King Kong,1933,7.9,Adventure|Horror,"nm1:Ann Maker|Bob Maker",'
        '"Fay Wray as Ann Darrow|nm2:Bruce Cabot","An ape.\nIt climbs."\n'
    )

    film = read(tmp_path, table, name)[0]

    assert (film.name, film.rating) == ("King Kong (1933)", 7.9)
    assert film.genres == ("Adventure", "Horror")
    assert [(p.id[:2], p.name) for p in film.directors] == [
        ("nm", "Ann Maker"),
        ("pc", "Bob Maker"),
    ]
    assert [(m.person.name, m.characters) for m in film.cast] == [
        ("Fay Wray", ("Ann Darrow",)),
        ("Bruce Cabot", ()),
    ]
    assert film.plot == "An ape.\nIt climbs."


def test_an_empty_cell_says_nothing(tmp_path):
    path = a_file(tmp_path, "f.csv", "title,year,plot\nKing Kong,, \n")

    assert next(read_films(path)).given == {"id", "title"}


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (
            "title,colour\nA,red\n",
            "f.csv: unknown column 'colour'; known are id, title",
        ),
        ("year\n1933\n", "f.csv: lacks title"),
        ("", "f.csv: the row of column names cannot be read: it is empty"),
        ("title,year\nA,1933\nB,x\n", "line 3: year: must be a whole number"),
        ("title,year\nA,1066\n", "line 2: year: must lie between 1870 and 2100"),
        ("title,rating\nA,good\n", "line 2: rating: must be a number"),
        ('title,plot\n"A\nB",x,y\n', "line 2: has 3 columns, not 2"),
        ("title,cast\nA,nm1:\n", "line 2: cast[0].name: must not be empty"),
        ("title,cast\nA,[{]\n", "line 2: cast: this is not JSON"),
        ("title,sources\nA,IMDb\n", "line 2: sources: must be a JSON list"),
        ("title\nA\nA\n", "line 3: id: mc"),
        (b"title\n" + BAD_UTF8 + b"\n", "line 2: this is not UTF-8"),
        (b"title\nA\x00\n", "line 2: this holds a NUL byte"),
        ('title,year\n"A,1\n', "line 2: a quote is opened and never closed"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_column(tmp_path, table, message):
    assert mistake(tmp_path, table).startswith(message)


def test_a_gzip_file_cut_short_is_refused_whole(tmp_path):
    rows = "title\n" + "".join(f"Film {n * 7919 % 99991}\n" for n in range(9_000))
    path = cut_short(a_file(tmp_path, "f.csv.gz", rows))

    with pytest.raises(InvalidRecord, match="broken from here on"):
        list(read_films(path))


@given(FILMS)
def test_a_film_written_as_a_row_reads_back_the_same(tmp_path_factory, film):
    out = io.StringIO(newline="")
    write_film_table([film], out)

    again = read(tmp_path_factory.mktemp("any"), out.getvalue())

    assert again == [film]


def test_a_table_is_made_for_people_to_read():
    out = io.StringIO()

    write_film_table([a_known_film()], out)

    header, row = out.getvalue().splitlines()
    assert header.startswith("id,title,original_title,kind,year,")
    assert ",Adventure|Horror,giant ape|island,English,United States," in row
    assert ":Merian C. Cooper|" in row
    assert ":Fay Wray as Ann Darrow," in row


@pytest.mark.parametrize("name", ["out.csv", "out.csv.gz", "out.jsonl", "out.jsonl.gz"])
def test_films_exported_are_imported_the_same(tmp_path, name):
    tricky = an_actor("Ann as Herself", "A|B", 'say "C"')
    films = [a_known_film(), a_film("Am\u00e9lie, \n2|", cast=(tricky,))]
    films[1] = a_film("Am\u00e9lie | 2", cast=(tricky,), genres=("[x]", "a|b"))

    assert export_films(films, tmp_path / name) == 2

    assert [record.film for record in read_films(tmp_path / name)] == films
