"""Changes of a taste are read strictly, and written as they are read."""

import pytest

from backend.domain.errors import InvalidRequest
from backend.domain.films import FilmId
from backend.domain.taste import (
    MOST_FILMS,
    NO_LIMITS,
    UNTOUCHED,
    FilmState,
    Limits,
    TasteChange,
    Verdict,
    films_not_there,
    limits_to_json,
    read_change,
    read_limits,
    state_to_json,
)

FILM = FilmId("tt1")
LIKED = FilmState(Verdict.LIKE, is_seen=True)


def said(**keys: object) -> TasteChange:
    return read_change({"films": {FILM: keys}})


def test_what_is_not_named_is_not_changed():
    assert read_change({}) == TasteChange()
    assert read_change({}).is_on is None
    assert said(hidden=True).of_film(FILM, LIKED) == FilmState(
        Verdict.LIKE, is_seen=True, is_hidden=True
    )


@pytest.mark.parametrize("state", [LIKED, UNTOUCHED, FilmState(Verdict.DISLIKE)])
def test_a_state_is_read_as_it_is_written(state):
    change = said(**state_to_json(state))

    assert change.of_film(FILM, FilmState(is_hidden=True)) == state


def test_null_for_a_film_takes_all_back():
    assert read_change({"films": {FILM: None}}).of_film(FILM, LIKED) == UNTOUCHED


@pytest.mark.parametrize(
    "limits",
    [
        NO_LIMITS,
        Limits(("Horror",), ("nm1", "Ann Maker"), ("German",), 1950, 1999, 60, 120, 7),
    ],
)
def test_limits_are_read_as_they_are_written(limits):
    given = read_limits(limits_to_json(limits))

    assert Limits(never_genres=("Drama",), year_lte=1920).changed(given) == limits


def test_null_for_limits_lifts_them_all():
    limits = Limits(never_genres=("Horror",), rating_gte=7.5)

    assert limits.changed(read_limits(None)) == NO_LIMITS


def test_a_name_that_is_said_twice_counts_once():
    given = read_limits({"never_genres": [" Horror ", "Drama", "HORROR"]})

    assert given == {"never_genres": ("Horror", "Drama")}


def test_years_that_leave_no_film_are_refused_with_what_to_do():
    with pytest.raises(InvalidRequest, match=r"year_gte is 1990.*clear it with null"):
        NO_LIMITS.changed(read_limits({"year_gte": 1990, "year_lte": 1980}))


def test_too_many_films_at_once_are_refused():
    many = {f"tt{number}": None for number in range(MOST_FILMS + 1)}

    with pytest.raises(InvalidRequest, match="in another request"):
        read_change({"films": many})


def test_of_many_films_that_are_not_there_the_first_are_named():
    message = str(films_not_there([f"tt{number}" for number in range(12)]))

    assert "tt9 and 2 more are not in the catalogue" in message
    assert "tt1 is not in" in str(films_not_there(["tt1"]))
