"""Films that IMDb's newest files lack: three others have to know them alike."""

from pathlib import Path

import pytest

from ingestion.starter.rules import Record
from ingestion.starter.vouching import VOUCHED, Known, read_known, vouching_problems

FILM = "tt0070820"
RECORD: Record = {
    "id": FILM,
    "title": "The Hyena's Road",
    "year": 1973,
    "rating": 7.1,
    "votes": 1500,
    "directors": [{"id": None, "name": "Anna M\u00e9dy"}],
    "languages": ["Wolof", "French"],
    "sources": [{"field": "facts", "name": VOUCHED}],
}


@pytest.fixture
def others(tmp_path) -> tuple[Path, Path, Path]:
    (tmp_path / "links.csv").write_text("movieId,imdbId\n1,0070820\n2,0000002\n")
    (tmp_path / "movies.csv").write_text(
        "movieId,title,genres\n"
        '1,"Hyena\'s Road, The (Touki) (1973)",Drama\n'
        '2,"Road, The (1950)",Drama\n'
    )
    (tmp_path / "kb.txt").write_text(
        "The Hyena's Road|directed_by|Somebody Else\n"
        "The Hyena's Road|release_year|1999\n"
        "Rain|release_year|1973\n"
        "The Hyena's Road|directed_by|Anna Medy\n"
        "The Hyena's Road|release_year|1973\n"
        "The Hyena's Road|in_language|Wolof\n"
    )
    (tmp_path / "old.tsv").write_text(
        "tconst\taverageRating\tnumVotes\ntt0070820\t7.1\t1481\n"
    )
    return tmp_path, tmp_path / "kb.txt", tmp_path / "old.tsv"


def known(others: tuple[Path, Path, Path]) -> Known:
    return read_known(frozenset({FILM}), *others)[FILM]


def test_the_film_of_the_right_year_is_read_from_all_three(others):
    assert known(others) == Known(
        titles=frozenset({"hyenas road", "touki"}),
        year=1973,
        rating=7.1,
        votes=1481,
        directors=frozenset({"anna medy"}),
        languages=frozenset({"Wolof"}),
    )
    assert vouching_problems(RECORD, known(others)) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Other"),
        ("year", 1974),
        ("rating", 7.0),
        ("votes", 1600),
        ("directors", [{"id": None, "name": "Somebody Else"}]),
        ("languages", ["French"]),
    ],
)
def test_a_departure_from_the_others_is_named_by_its_field(others, field, value):
    [problem] = vouching_problems(RECORD | {field: value}, known(others))

    assert problem.field == field


def test_a_film_of_which_one_knows_nothing_is_a_problem(others):
    movielens, metaqa, ratings = others
    metaqa.write_text("")

    assert read_known(frozenset({FILM}), movielens, metaqa, ratings) == {}
    [problem] = vouching_problems(RECORD, None)
    assert str(problem) == f"{FILM} id: is not known to all of the others"


def test_a_film_that_is_not_marked_is_a_problem(others):
    [problem] = vouching_problems(RECORD | {"sources": []}, known(others))

    assert problem.what == "is not among IMDb's titles, and not marked so"
