"""What a book of tastes promises, whoever keeps it."""

import pytest

from backend.domain.errors import InvalidRequest
from backend.domain.films import FilmId
from backend.domain.records import read_record
from backend.domain.taste import (
    LOCAL_USER,
    FilmState,
    Limits,
    Taste,
    UserId,
    Verdict,
    read_change,
)
from backend.ports import TasteBook
from tests.contract.conftest import Shelf

SOMEBODY_ELSE = UserId("somebody else")
VIENNA = FilmId("tt0041959")
KANE = FilmId("tt0033467")
FILMS = (
    {
        "id": VIENNA,
        "title": "The Third Man",
        "genres": ["Film-Noir"],
        "languages": ["English", "German"],
        "directors": [{"id": "nm0715346", "name": "Carol Reed"}],
    },
    {"id": KANE, "title": "Citizen Kane", "genres": ["Drama"]},
)
LIKED = FilmState(Verdict.LIKE, is_seen=True)


@pytest.fixture
def book(shelf: Shelf) -> TasteBook:
    shelf.store.store(map(read_record, FILMS))
    return shelf.taste


def say(book: TasteBook, user: UserId = LOCAL_USER, **body: object) -> Taste:
    book.change(user, read_change(body))
    return book.taste(user)


def test_who_never_said_anything_has_an_empty_taste(book):
    assert book.taste(LOCAL_USER) == Taste()
    assert book.states(LOCAL_USER, [VIENNA]) == {}


def test_a_taste_is_all_that_was_said(book):
    say(book, films={VIENNA: {"like": True, "seen": True}})
    say(book, films={KANE: {"like": False, "hidden": True}})

    taste = say(book, on=True, limits={"never_genres": ["Drama"], "year_lte": 1999})

    assert taste.is_on
    assert taste.limits == Limits(never_genres=("Drama",), year_lte=1999)
    assert [(said.film_id, said.state) for said in taste.films] == [
        (KANE, FilmState(Verdict.DISLIKE, is_hidden=True)),
        (VIENNA, LIKED),
    ]
    assert (taste.liked, taste.disliked) == ((VIENNA,), (KANE,))
    assert (taste.seen, taste.hidden) == ((VIENNA,), (KANE,))


def test_each_user_has_a_taste_of_their_own(book):
    say(book, films={VIENNA: {"like": True}}, on=True)
    say(book, SOMEBODY_ELSE, films={KANE: {"seen": True}})

    book.clear(LOCAL_USER)

    assert book.taste(LOCAL_USER) == Taste()
    assert book.taste(SOMEBODY_ELSE).seen == (KANE,)


def test_states_are_of_the_films_asked_for_that_were_touched(book):
    say(book, films={VIENNA: {"like": True, "seen": True}, KANE: {"seen": True}})

    assert book.states(LOCAL_USER, [VIENNA, FilmId("tt404")]) == {VIENNA: LIKED}
    assert book.states(LOCAL_USER, []) == {}


def test_saying_the_same_again_changes_nothing(book):
    before = say(book, films={VIENNA: {"like": True, "seen": True}})

    assert say(book, films={VIENNA: {"like": True}}) == before


def test_a_film_of_which_nothing_is_said_any_more_is_not_there(book):
    say(book, films={VIENNA: {"like": True, "seen": True}})

    assert say(book, films={VIENNA: {"like": None}}).seen == (VIENNA,)
    assert say(book, films={VIENNA: {"seen": False}}).films == ()


def test_films_that_are_not_there_are_all_named_and_nothing_changes(book):
    with pytest.raises(InvalidRequest, match=r"films: tt8, tt9 are not in"):
        say(book, on=True, films={VIENNA: {"like": True}, "tt8": None, "tt9": {}})

    assert book.taste(LOCAL_USER) == Taste()


def test_limits_that_would_limit_nothing_are_named_and_nothing_changes(book):
    limits = {
        "never_genres": ["Film-Noir", "Horor"],
        "languages": ["german", "Elvish"],
        "never_people": ["nm0715346", "carol reed", "Mel Gibsn"],
    }

    with pytest.raises(InvalidRequest) as refused:
        say(book, on=True, limits=limits)

    for name in ("genre 'Horor'", "in 'Elvish'", "names 'Mel Gibsn'"):
        assert name in str(refused.value)
    for name in ("Noir", "german", "nm0715346", "carol"):
        assert name not in str(refused.value)
    assert book.taste(LOCAL_USER) == Taste()


def test_a_limit_stays_though_no_film_has_its_name_any_more(shelf, book):
    say(book, limits={"never_genres": ["Drama"]})
    shelf.store.delete(KANE)

    taste = say(book, limits={"never_genres": ["Drama", "Film-Noir"]})

    assert taste.limits.never_genres == ("Drama", "Film-Noir")


def test_limits_that_contradict_those_before_are_refused(book):
    say(book, limits={"runtime_gte": 120})

    with pytest.raises(InvalidRequest, match="runtime_gte is 120 and runtime_lte"):
        say(book, limits={"runtime_lte": 90})


def test_a_film_that_is_deleted_takes_along_what_was_said_of_it(shelf, book):
    say(book, films={VIENNA: {"like": True}, KANE: {"seen": True}})

    shelf.store.delete(VIENNA)

    assert book.taste(LOCAL_USER).seen == (KANE,)
    assert book.taste(LOCAL_USER).liked == ()
    assert book.states(LOCAL_USER, [VIENNA]) == {}
