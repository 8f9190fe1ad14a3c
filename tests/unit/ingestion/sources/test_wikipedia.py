"""The lists of films are read film by film, namesakes told apart, twins made one."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.errors import InvalidRequest
from backend.domain.records import FilmRecord, derive_film_id
from ingestion.said import Rejected, Stated
from ingestion.sources.leads import is_about_film
from ingestion.sources.wikipedia import read_wikipedia
from tests.unit.ingestion.sources.reading import (
    BAD_UTF8,
    a_file,
    cut_short,
    parted,
    reasons,
)

Row = dict[str, object]

LEAD = "{} is a {} American drama film directed by Ann Maker and starring Bob Player."


def a_row(title: str = "Night Ferry", year: int = 1931, **keys: object) -> Row:
    usual: Row = {
        "cast": ["Ann Actor"],
        "genres": ["Drama"],
        "href": title.replace(" ", "_"),
    }
    return {"title": title, "year": year, **usual, **keys}


def read(folder: Path, *rows: Row) -> tuple[list[Stated], list[Rejected]]:
    path = a_file(folder, "movies-1930s.json", json.dumps(rows, indent=1))
    return parted(read_wikipedia(path))


def only(folder: Path, **keys: Any) -> FilmRecord:
    stated, rejected = read(folder, a_row(**keys))
    assert rejected == []
    return stated[0].record


def names(folder: Path, *rows: Row) -> list[str]:
    stated, rejected = read(folder, *rows)
    assert rejected == []
    return [said.record.film.name for said in stated]


def test_a_film_comes_with_everything_its_row_says(tmp_path):
    record = only(
        tmp_path,
        cast=["Ann Actor", "and Bob Player", "(narrator)", "Cy Writer (screenplay)"],
        genres=["Noir", "Science Fiction"],
        extract=f"{LEAD.format('Night Ferry', 1931)}[1]",
        thumbnail="https://upload.example/p.jpg",
    )
    film = record.film

    assert (film.id, film.name) == (
        derive_film_id("Night Ferry", 1931),
        "Night Ferry (1931)",
    )
    assert [(m.person.name, m.billing) for m in film.cast] == [
        ("Ann Actor", 1),
        ("Bob Player", 2),
    ]
    assert film.genres == ("Film-Noir", "Sci-Fi")
    assert film.plot == LEAD.format("Night Ferry", 1931)
    assert film.poster_url == "https://upload.example/p.jpg"
    assert [(s.field, s.name, s.url) for s in film.sources] == [
        ("plot", "Wikipedia", "https://en.wikipedia.org/wiki/Night_Ferry"),
        ("poster_url", "Wikipedia", "https://en.wikipedia.org/wiki/Night_Ferry"),
    ]
    assert film.sources[0].licence == "CC BY-SA 4.0"


def test_what_a_row_does_not_say_is_not_given(tmp_path):
    record = only(tmp_path, cast=[], genres=[], href=None)

    assert record.given == {"id", "title", "year"}


@pytest.mark.parametrize(
    ("title", "clean"),
    [
        ("Night Ferry[1]", "Night Ferry"),
        ("Night Ferry\xa0[fr]", "Night Ferry"),
        ("Night Ferry (1931 film)", "Night Ferry"),
        ("Ann &amp; Bob", "Ann & Bob"),
        ("Some Girl(s)", "Some Girl(s)"),
    ],
)
def test_titles_lose_what_the_list_added(tmp_path, title, clean):
    assert only(tmp_path, title=title).film.title == clean


def test_an_address_is_kept_as_it_is_and_quoted_where_it_is_not(tmp_path):
    lead = LEAD.format("Night Ferry", 1931)
    rows = [
        a_row(f"N{n}", href=h, extract=lead)
        for n, h in enumerate(["Does_It_End%3F", 'Say "Yes"', "/wiki/Été_(film)#Plot"])
    ]

    stated, _ = read(tmp_path, *rows)

    assert [said.record.film.sources[0].url for said in stated] == [
        "https://en.wikipedia.org/wiki/Does_It_End%3F",
        "https://en.wikipedia.org/wiki/Say_%22Yes%22",
        "https://en.wikipedia.org/wiki/%C3%89t%C3%A9_(film)#Plot",
    ]


def test_namesakes_of_a_year_get_ids_of_their_own_whatever_their_order(tmp_path):
    rows = [a_row(href="Night_Ferry_(Fox)"), a_row(href="Night_Ferry_(Apex)")]

    ids = [
        {
            s.record.film.sources or s.line: s.record.film.id
            for s in read(tmp_path, *r)[0]
        }
        for r in (rows, rows[::-1])
    ]

    first = derive_film_id("Night Ferry", 1931)
    other = derive_film_id("Night Ferry", 1931, "Night_Ferry_(Fox)")
    assert set(ids[0].values()) == set(ids[1].values()) == {first, other}


def test_one_article_twice_is_one_film_with_the_people_of_both(tmp_path):
    lead = LEAD.format("Night Ferry", 1932)
    rows = [
        a_row(year=1931, cast=["Ann Actor", "Bob Player"], genres=["Drama"]),
        a_row(
            year=1932, cast=["Bob Player", "Cy Third"], genres=["Noir"], extract=lead
        ),
    ]

    stated, rejected = read(tmp_path, *rows)

    assert rejected == []
    film = stated[0].record.film
    assert len(stated) == 1
    assert film.year == 1932
    assert [m.person.name for m in film.cast] == ["Bob Player", "Cy Third", "Ann Actor"]
    assert film.genres == ("Film-Noir", "Drama")
    assert film.plot == lead


def test_a_remake_that_leads_to_the_first_film_s_article_stays_a_film(tmp_path):
    lead = LEAD.format("Night Ferry", 1931)
    rows = [
        a_row(year=1958, cast=["Dee New"], extract=lead),
        a_row(year=1931, cast=["Ann Actor"], extract=lead),
    ]

    stated, _ = read(tmp_path, *rows)

    plots = {s.record.film.year: s.record.film.plot for s in stated}
    assert plots == {1958: None, 1931: lead}


def test_a_re_release_under_a_longer_title_is_the_same_film(tmp_path):
    rows = [a_row(), a_row("Night Ferry 3D", 2012, href="Night_Ferry")]

    stated, _ = read(tmp_path, *rows)

    assert [s.record.film.name for s in stated] == ["Night Ferry (1931)"]
    assert stated[0].record.film.also_known_as == ("Night Ferry 3D",)


def test_parts_of_a_series_with_one_article_stay_films(tmp_path):
    rows = [a_row("The Crown", href="Tales"), a_row("The Knight", href="Tales")]

    assert names(tmp_path, *rows) == ["The Crown (1931)", "The Knight (1931)"]


@pytest.mark.parametrize(
    "lead",
    [
        "Night Ferry is a 1922 novel by Ann Author about a harbour town.",
        "Night Ferry is the third studio album by the band Harbour.",
        "For the album of that name, see Night Ferry (album).",
        "This is a complete list of the shorts in the Cat and Dog series.",
        "Night Ferry is a 1958 American drama film directed by Dee New.",
        "lobby card",
    ],
)
def test_an_article_on_something_else_gives_no_plot_and_no_picture(tmp_path, lead):
    record = only(tmp_path, extract=lead, thumbnail="https://upload.example/p.jpg")

    assert record.film.plot is None
    assert record.film.poster_url is None


@pytest.mark.parametrize(
    "lead",
    [
        LEAD.format("Night Ferry", 1930),
        "For the Night Ferry is a lost 1931 silent film about a harbour.",
        "Night Ferry is a 1931 all-talking drama with songs by the band Harbour.",
        "Night Ferry is a film adaptation of the 1922 novel by Ann Author.",
        "Night Ferry is an upcoming American space opera film directed by Ann.",
    ],
)
def test_an_article_on_the_film_is_known_as_such(lead):
    assert is_about_film(lead, 1931)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"title": ""}, "title: must not be empty"),
        ({"title": None}, "title: must not be empty"),
        ({"title": 5}, "title: must be text"),
        ({"title": "x" * 501}, "title: is longer than 500 letters"),
        ({"title": "A\x00B"}, "title: holds a control character"),
        ({"year": 1066}, "year: must lie between 1870 and 2100, not 1066"),
        ({"year": "1931"}, "year: must be a whole number"),
        ({"year": [1931]}, "year: must be a whole number"),
        ({"year": True}, "year: must be a whole number"),
        ({"cast": "Ann"}, "cast: must be a list of texts"),
        ({"cast": [5]}, "cast: must be a list of texts"),
        ({"genres": {"a": 1}}, "genres: must be a list of texts"),
        ({"extract": ["x"]}, "extract: must be text"),
        ({"href": 5}, "href: must be text"),
        ({"extract": f"{LEAD} {'x' * 1_000_001}"}, "plot: is longer than 1,000,000"),
    ],
)
def test_a_row_that_cannot_be_used_is_rejected_and_the_next_one_read(
    tmp_path, wrong, reason
):
    rows = [a_row("First"), a_row() | wrong, a_row("Last")]

    stated, rejected = read(tmp_path, *rows)

    assert [said.record.film.title for said in stated] == ["First", "Last"]
    assert len(rejected) == 1
    assert rejected[0].reason.startswith(reason)
    assert rejected[0].line > stated[0].line


def test_what_is_no_utf8_is_rejected_once_and_with_its_line(tmp_path):
    content = b'[{"title": "A"},\n{"title": "' + BAD_UTF8 + b'"},\n{"title": "C"}]'

    stated, rejected = parted(
        read_wikipedia(a_file(tmp_path, "movies-1930s.json", content))
    )

    assert [said.record.film.title for said in stated] == ["A", "C"]
    assert reasons(rejected) == [(2, "this is not UTF-8")]


def test_what_was_read_of_a_gzip_file_cut_short_is_kept(tmp_path):
    rows = [a_row(f"Film {n * 7919 % 99991}", cast=[]) for n in range(3_000)]
    path = a_file(tmp_path, "movies-1930s.json.gz", json.dumps(rows))

    stated, rejected = parted(read_wikipedia(cut_short(path)))

    assert len(stated) > 100
    assert "broken from here on" in rejected[-1].reason


def test_a_folder_is_read_decade_by_decade_without_the_file_of_all(tmp_path):
    a_file(tmp_path, "movies-1930s.json.gz", json.dumps([a_row("B")]))
    a_file(tmp_path, "movies-1920s.json", json.dumps([a_row("A")]))
    a_file(tmp_path, "movies.json", json.dumps([a_row("A"), a_row("B")]))

    stated, _ = parted(read_wikipedia(tmp_path))

    assert [(s.file, s.record.film.title) for s in stated] == [
        ("movies-1920s.json", "A"),
        ("movies-1930s.json.gz", "B"),
    ]


def test_a_folder_without_such_files_is_refused(tmp_path):
    with pytest.raises(InvalidRequest, match="there is no movies"):
        read_wikipedia(tmp_path)


ANY = st.none() | st.integers() | st.text(max_size=9) | st.lists(st.text(max_size=5))


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["title", "year", "cast", "genres", "href", "extract"]), ANY
        ),
        max_size=4,
    )
)
def test_any_row_is_a_film_or_rejected(tmp_path_factory, rows):
    path = a_file(tmp_path_factory.mktemp("any"), "movies-1.json", json.dumps(rows))

    assert all(isinstance(said, Stated | Rejected) for said in read_wikipedia(path))
