"""A film record states what it names; ids it lacks are made, always the same."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.films import CastMember, FieldSource, Film, FilmId
from backend.domain.people import PersonId, PersonRef
from backend.domain.records import (
    derive_film_id,
    derive_person_id,
    parse_record,
    read_record,
    write_record,
)
from tests.builders import a_film, a_known_film, a_person, a_record, an_actor

WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20
).filter(lambda text: text == text.strip() and text)
SOME_WORDS = st.lists(WORDS, max_size=3, unique=True).map(tuple)
PEOPLE = st.builds(
    PersonRef,
    st.from_regex(r"(nm|pc)[0-9a-z]{1,20}", fullmatch=True).map(PersonId),
    WORDS,
)


def _unique(people: list[PersonRef]) -> tuple[PersonRef, ...]:
    return tuple({person.id: person for person in people}.values())


def _billed(people: tuple[PersonRef, ...]) -> tuple[CastMember, ...]:
    return tuple(CastMember(p, (), n) for n, p in enumerate(people, start=1))


SOME_PEOPLE = st.lists(PEOPLE, max_size=3).map(_unique)
FILMS = st.builds(
    Film,
    id=st.from_regex(r"(tt|mc)[0-9a-z]{1,20}", fullmatch=True).map(FilmId),
    title=WORDS,
    original_title=st.none() | WORDS,
    kind=WORDS,
    year=st.none() | st.integers(1870, 2100),
    runtime=st.none() | st.integers(1, 100_000),
    genres=SOME_WORDS,
    keywords=SOME_WORDS,
    languages=SOME_WORDS,
    countries=SOME_WORDS,
    rating=st.none() | st.floats(0, 10),
    votes=st.none() | st.integers(0, 10**12),
    logline=st.none() | WORDS,
    plot=st.none() | WORDS,
    poster_url=st.none() | WORDS,
    also_known_as=SOME_WORDS,
    directors=SOME_PEOPLE,
    writers=SOME_PEOPLE,
    cast=SOME_PEOPLE.map(_billed),
    sources=st.lists(
        st.builds(FieldSource, WORDS, WORDS, st.none() | WORDS, st.none() | WORDS),
        max_size=2,
    ).map(tuple),
)


@given(FILMS)
def test_a_film_written_as_a_record_reads_back_the_same(film):
    line = json.dumps(write_record(film))

    assert parse_record(line).film == film


def test_a_written_record_names_every_key():
    record = read_record(write_record(a_film()))

    assert record.given == set(write_record(a_film()))


def test_only_the_title_is_needed():
    record = parse_record('{"title": "King Kong"}')

    assert record.film == a_film("King Kong")
    assert record.given == {"id", "title"}


@pytest.mark.parametrize("key", ["year", "plot", "genres", "cast", "poster_url"])
def test_null_is_given_and_clears_while_an_absent_key_is_not_given(key):
    cleared, silent = read_record({"title": "King Kong", key: None}), a_record()

    assert key in cleared.given
    assert key not in silent.given
    assert cleared.film == silent.film


@pytest.mark.parametrize("key", ["logline", "plot", "poster_url"])
@pytest.mark.parametrize("nothing", ["", "  ", "\n"])
def test_a_text_of_blanks_is_no_text(key, nothing):
    record = read_record({"title": "King Kong", key: nothing})

    assert getattr(record.film, key) is None


def test_texts_lose_the_blanks_around_them():
    film = a_record("  King Kong ", plot=" An ape.\n", genres=[" Horror "]).film

    assert (film.title, film.plot, film.genres) == ("King Kong", "An ape.", ("Horror",))


def test_words_people_and_actors_stand_once():
    film = a_record(
        genres=["Horror", "Drama", "Horror"],
        directors=[{"name": "Ann"}, {"name": "Ann"}],
        cast=[{"name": "Fay", "characters": ["Ann"]}, {"name": "Fay"}],
    ).film

    assert film.genres == ("Horror", "Drama")
    assert film.directors == (a_person("Ann"),)
    assert film.cast == (an_actor("Fay", "Ann"),)


def test_the_cast_stands_in_order_of_billing_and_else_as_listed():
    film = a_record(
        cast=[{"name": "Seventh", "billing": 7}, {"name": "Second"}, {"name": "Third"}],
    ).film

    assert [m.person.name for m in film.cast] == ["Second", "Third", "Seventh"]
    assert [m.billing for m in film.cast] == [2, 3, 7]


def test_an_id_that_is_missing_is_made_from_title_and_year():
    film = a_record("King Kong", year=1933).film

    assert film.id == derive_film_id("King Kong", 1933) == "mc8ce22ac433d57fb1"
    assert film.id != derive_film_id("King Kong", 1976)


def test_ids_made_once_are_made_for_ever():
    assert derive_film_id("King Kong", None) == "mcd111e049533f27b1"
    assert derive_person_id("Fay Wray") == "pc64bff48408c41d2a"


def test_films_that_share_title_and_year_are_told_apart_by_a_text_of_their_own():
    plain = derive_film_id("Carmen", 1915)
    ids = {
        derive_film_id("Carmen", 1915, page) for page in ("Carmen_(a)", "Carmen_(b)")
    }

    assert len(ids | {plain}) == 3
    assert (
        derive_film_id("Carmen", 1915, None)
        == derive_film_id("Carmen", 1915, "")
        == plain
    )
    assert derive_film_id("Carmen", 1915, "Carmen_(a)") == "mc33967d8f22c14f63"


@pytest.mark.parametrize("spelling", ["King  Kong", " King Kong\n", "King\tKong"])
def test_a_made_id_does_not_hang_on_spaces(spelling):
    assert derive_film_id(spelling, 1933) == derive_film_id("King Kong", 1933)
    assert derive_person_id(spelling) == derive_person_id("King Kong")


def test_case_tells_films_apart_but_not_people():
    assert derive_film_id("SubUrbia", None) != derive_film_id("Suburbia", None)
    assert derive_person_id("k.d. lang") == derive_person_id("K.D. Lang")


def test_a_made_id_does_not_hang_on_how_accents_are_encoded():
    composed, decomposed = (unicodedata.normalize(f, "Amélie") for f in ("NFC", "NFD"))

    assert derive_film_id(composed, 2001) == derive_film_id(decomposed, 2001)


def test_an_id_that_is_given_is_kept():
    film = a_record(id="tt0024216", directors=[{"id": "nm1", "name": "Ann"}]).film

    assert film.id == "tt0024216"
    assert film.directors[0].id == "nm1"


def test_a_known_film_survives_the_trip_with_everything_on_it():
    film = a_known_film()

    assert read_record(write_record(film)).film == film
