"""Plots come in three forms; each is known by its look and read row by row."""

import csv
import io
import json
from pathlib import Path

import pytest

from backend.domain.errors import InvalidRequest
from backend.domain.films import Film
from backend.domain.records import derive_film_id
from ingestion.said import Rejected, Stated
from ingestion.sources.plots import read_plots
from tests.unit.ingestion.sources.reading import (
    BAD_UTF8,
    LONG,
    a_file,
    cut_short,
    parted,
    reasons,
)

COLUMNS = [
    "Release Year",
    "Title",
    "Origin/Ethnicity",
    "Director",
    "Cast",
    "Genre",
    "Wiki Page",
    "Plot",
]
PAGE = "https://en.wikipedia.org/wiki/"


def a_row(**cells: str) -> list[str]:
    usual = {
        "Release Year": "1931",
        "Title": "Night Ferry",
        "Origin/Ethnicity": "American",
        "Director": "Ann Maker",
        "Cast": "Bob Player, Cy Third",
        "Genre": "crime drama",
        "Plot": "A ferry waits.",
    }
    row = usual | {key.replace("_", " "): value for key, value in cells.items()}
    row.setdefault("Wiki Page", PAGE + row["Title"].replace(" ", "_"))
    row["Origin/Ethnicity"] = row.pop("Origin", row["Origin/Ethnicity"])
    return [row[name] for name in COLUMNS]


def a_table(*rows: list[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([COLUMNS, *rows])
    return out.getvalue()


def read(folder: Path, *rows: list[str]) -> tuple[list[Stated], list[Rejected]]:
    return parted(read_plots(a_file(folder, "plots.csv", a_table(*rows))))


def only(folder: Path, **cells: str) -> Film:
    stated, rejected = read(folder, a_row(**cells))
    assert rejected == []
    return stated[0].record.film


def test_a_row_becomes_a_film_with_its_source(tmp_path):
    film = only(tmp_path)

    assert (film.name, film.countries) == ("Night Ferry (1931)", ("United States",))
    assert film.genres == ("Crime", "Drama")
    assert [p.name for p in film.directors] == ["Ann Maker"]
    assert [m.person.name for m in film.cast] == ["Bob Player", "Cy Third"]
    assert film.plot == "A ferry waits."
    source = film.sources[0]
    assert (source.field, source.name) == ("plot", "Wikipedia")
    assert (source.url, source.licence) == (f"{PAGE}Night_Ferry", "CC BY-SA 4.0")


def test_what_is_unknown_is_not_given(tmp_path):
    row = a_row(Director="Unknown", Cast="", Genre="unknown", Origin="Klingon")

    stated, _ = read(tmp_path, row)

    assert stated[0].record.given == {"id", "title", "year", "plot", "sources"}


def test_the_language_of_a_cinema_is_kept(tmp_path):
    film = only(tmp_path, Origin="Tamil")

    assert (film.countries, film.languages) == (("India",), ("Tamil",))


def test_footnotes_and_windows_line_ends_are_taken_out_of_the_plot(tmp_path):
    film = only(
        tmp_path, Plot="A ferry waits.[1]\r\n\r\nIt sails.[citation needed]\r\n"
    )

    assert film.plot == "A ferry waits.\nIt sails."


@pytest.mark.parametrize("title", ["23", "Some Distributor / Another", "09-Nov"])
def test_a_title_that_slipped_is_taken_from_the_article(tmp_path, title):
    film = only(tmp_path, Title=title, Wiki_Page=f"{PAGE}Night_Ferry_(1931_film)")

    assert film.title == "Night Ferry"


def test_the_director_of_a_row_that_slipped_is_found_one_cell_on(tmp_path):
    film = only(
        tmp_path,
        Title="23",
        Director="Night Ferry",
        Cast="Ann Maker\nEve Maker",
        Wiki_Page=f"{PAGE}Night_Ferry",
    )

    assert [p.name for p in film.directors] == ["Ann Maker", "Eve Maker"]
    assert film.cast == ()


@pytest.mark.parametrize("page", ["List_of_films_of_1931", "Apex#Films", "Паром"])
def test_a_title_stays_where_the_article_s_tells_nothing(tmp_path, page):
    assert only(tmp_path, Wiki_Page=PAGE + page).title == "Night Ferry"


def test_a_film_listed_in_two_countries_is_one_film_of_both(tmp_path):
    longer = "A ferry waits. It sails."

    stated, _ = read(tmp_path, a_row(), a_row(Origin="British", Plot=longer))

    film = stated[0].record.film
    assert len(stated) == 1
    assert film.countries == ("United States", "United Kingdom")
    assert film.plot == longer


def test_namesakes_of_a_year_with_articles_of_their_own_are_two_films(tmp_path):
    rows = [a_row(Wiki_Page=f"{PAGE}Night_Ferry_({who})") for who in ("Fox", "Apex")]

    stated, _ = read(tmp_path, *rows)

    ids = {str(s.record.film.sources[0].url)[-5:]: s.record.film.id for s in stated}
    assert ids["Apex)"] == derive_film_id("Night Ferry", 1931)
    assert ids["(Fox)"] != ids["Apex)"]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"Release_Year": "MCMXXXI"}, "Release Year: must be a year, not 'MCMXXXI'"),
        ({"Release_Year": ""}, "Release Year: must be a year, not ''"),
        ({"Release_Year": "1066"}, "year: must lie between 1870 and 2100, not 1066"),
        ({"Release_Year": "9" * 5_000}, "Release Year: must be a year"),
        ({"Title": "", "Wiki_Page": ""}, "title: must not be empty"),
        ({"Plot": "x" * 1_000_001}, "plot: is longer than 1,000,000 letters"),
        ({"Plot": "a \x01 b"}, "plot: holds a control character"),
    ],
)
def test_a_row_that_cannot_be_used_is_rejected_and_the_next_one_read(
    tmp_path, cells, reason
):
    rows = [a_row(Title="First"), a_row(**cells), a_row(Title="Last")]

    stated, rejected = read(tmp_path, *rows)

    assert [s.record.film.title for s in stated] == ["First", "Last"]
    assert len(rejected) == 1
    assert (rejected[0].file, rejected[0].line) == ("plots.csv", 3)
    assert rejected[0].reason.startswith(reason)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (b"1931,Night Ferry", "has 2 columns, not 8"),
        (BAD_UTF8 + b"," * 7, "this is not UTF-8"),
        (b"1931,Night\x00Ferry" + b"," * 6, "this holds a NUL byte"),
        (b'1931,N,American,,,,,"' + b"x" * LONG + b'"', "this is longer than 8 MB"),
    ],
    ids=["columns", "not UTF-8", "NUL", "50 MB"],
)
@pytest.mark.usefixtures("small_limits")
def test_broken_bytes_cost_their_own_row(tmp_path, wrong, reason):
    first, last = a_table(a_row()).encode(), a_table(a_row(Title="Last")).encode()
    content = first + wrong + b"\n" + last.partition(b"\r\n")[2]

    stated, rejected = parted(read_plots(a_file(tmp_path, "plots.csv", content)))

    assert [s.record.film.title for s in stated] == ["Night Ferry", "Last"]
    assert reasons(rejected) == [(3, reason)]


def test_what_was_read_of_a_gzip_file_cut_short_is_kept(tmp_path):
    rows = [a_row(Title=f"Film {n * 7919 % 99991}") for n in range(2_000)]
    path = cut_short(a_file(tmp_path, "plots.csv.gz", a_table(*rows)))

    stated, rejected = parted(read_plots(path))

    assert len(stated) > 100
    assert "broken from here on" in rejected[-1].reason


def test_our_own_lines_are_read_and_need_a_plot(tmp_path):
    lines = [
        {"title": "A", "plot": "One."},
        {"title": "B"},
        {"title": "C", "plot": "Three.", "colour": "red"},
        {"title": "D", "plot": "Four.", "year": 1066},
    ]
    text = "\n".join(map(json.dumps, lines)) + "\n\nnot JSON\n"

    stated, rejected = parted(read_plots(a_file(tmp_path, "p.jsonl.gz", text)))

    assert [(s.line, s.record.film.title) for s in stated] == [(1, "A")]
    assert [(line, reason[:24]) for line, reason in reasons(rejected)] == [
        (2, "plot: is missing"),
        (3, "unknown key 'colour'; kn"),
        (4, "year: must lie between 1"),
        (6, "this is not JSON: Expect"),
    ]


def test_a_folder_of_tables_and_lines_is_read_whole(tmp_path):
    a_file(tmp_path, "a.csv", a_table(a_row()))
    a_file(tmp_path, "b.jsonl", '{"title": "B", "plot": "Two."}')
    a_file(tmp_path, "readme.md", "No plots.")

    stated, _ = parted(read_plots(tmp_path))

    assert [s.record.film.title for s in stated] == ["Night Ferry", "B"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("plots.txt", "x", "plots.txt: these are no plots; they are a CSV file"),
        ("plots.csv", "a,b\n", "plots.csv: lacks release year, title"),
        ("plots.csv", "", "plots.csv: the row of column names cannot be read"),
    ],
)
def test_what_is_none_of_the_forms_is_refused_at_once(tmp_path, name, content, message):
    path = a_file(tmp_path, name, content)

    with pytest.raises(InvalidRequest) as caught:
        read_plots(path)

    assert str(caught.value).startswith(message)


def test_a_folder_without_plots_is_refused(tmp_path):
    with pytest.raises(InvalidRequest, match="holds no plots"):
        read_plots(tmp_path)
