"""What a catalogue promises, whoever keeps it."""

from collections.abc import Iterator

import pytest

from backend.domain.errors import InvalidRecord, NotFound
from backend.domain.films import FilmFilter, FilmId, FilmOrder
from backend.domain.people import PersonId
from backend.domain.records import FilmRecord, read_record
from backend.ports import StoreCounts
from tests.contract.conftest import Shelf

REED = {"id": "nm0715346", "name": "Carol Reed"}
WELLES = {"id": "nm0000080", "name": "Orson Welles"}
THIRD_MAN = read_record(
    {
        "id": "tt0041959",
        "title": "The Third Man",
        "original_title": None,
        "year": 1949,
        "runtime": 104,
        "genres": ["Film-Noir", "Mystery"],
        "keywords": ["film noir", "betrayal"],
        "languages": ["English", "German"],
        "countries": ["United Kingdom"],
        "rating": 8.1,
        "votes": 180_000,
        "logline": "A writer looks for a dead friend.",
        "plot": "Holly comes to Vienna. Harry is dead. Harry is not dead.",
        "also_known_as": ["Der dritte Mann"],
        "directors": [REED],
        "writers": [{"name": "Graham Greene"}],
        "cast": [{**WELLES, "characters": ["Harry Lime"], "billing": 3}],
        "sources": [
            {
                "field": "plot",
                "name": "Movie Chat",
                "url": None,
                "licence": "Apache-2.0",
            },
        ],
    },
)
KANE = read_record(
    {
        "id": "tt0033467",
        "title": "Citizen Kane",
        "year": 1941,
        "genres": ["Drama", "Mystery"],
        "votes": 440_000,
        "rating": 8.3,
        "directors": [WELLES],
        "cast": [{**WELLES, "characters": ["Kane"]}],
    },
)
HEAT = read_record({"id": "tt0113277", "title": "Heat", "year": 1995, "votes": 640_000})
KONG_1933 = read_record({"title": "King Kong", "year": 1933, "votes": 88_000})
KONG_2005 = read_record({"title": "King Kong", "year": 2005, "votes": 440_000})


def titles(shelf: Shelf, order: FilmOrder = FilmOrder.POPULAR, **wanted) -> list[str]:
    page = shelf.catalogue.list_films(
        FilmFilter(**wanted),
        order=order,
        page=1,
        page_size=100,
    )
    assert page.total == len(page.films)
    return [film.title for film in page.films]


def test_a_film_comes_back_as_it_was_stored(shelf):
    shelf.store.store([THIRD_MAN])

    assert shelf.catalogue.film(FilmId("tt0041959")) == THIRD_MAN.film


def test_an_unknown_film_or_person_is_not_found(shelf):
    with pytest.raises(NotFound):
        shelf.catalogue.film(FilmId("tt0000000"))
    with pytest.raises(NotFound):
        shelf.catalogue.person(PersonId("nm0000000"))


def test_films_are_read_in_the_order_asked_without_those_that_are_not_there(shelf):
    shelf.store.store([THIRD_MAN, KANE])

    ids = [FilmId(i) for i in ("tt0033467", "tt9999999", "tt0041959")]
    reading = shelf.catalogue.read_films(ids)

    assert [f.title for f in reading.films] == ["Citizen Kane", "The Third Man"]


def test_what_is_new_changed_and_unchanged_is_counted(shelf):
    shelf.store.store([THIRD_MAN, KANE])
    changed = read_record({"id": "tt0033467", "title": "Citizen Kane", "year": 1942})

    counts = shelf.store.store([THIRD_MAN, changed, HEAT])

    assert counts == StoreCounts(added=1, changed=1, unchanged=1)


def test_absent_keys_stay_and_null_clears(shelf):
    shelf.store.store([THIRD_MAN])

    shelf.store.store(
        [read_record({"id": "tt0041959", "title": "The Third Man", "runtime": None})],
    )

    film = shelf.catalogue.film(FilmId("tt0041959"))
    assert film.runtime is None
    assert film.cast == THIRD_MAN.film.cast
    assert film.also_known_as == ("Der dritte Mann",)


def test_all_records_enter_or_none(shelf):
    def records() -> Iterator[FilmRecord]:
        yield THIRD_MAN
        raise InvalidRecord("line 2")

    with pytest.raises(InvalidRecord):
        shelf.store.store(records())

    assert shelf.catalogue.count_films() == 0


def test_a_deleted_film_is_gone_and_one_that_is_not_there_is_not_found(shelf):
    shelf.store.store([THIRD_MAN, KANE])

    shelf.store.delete(FilmId("tt0041959"))

    assert [film.title for film in shelf.store.all_films()] == ["Citizen Kane"]
    with pytest.raises(NotFound):
        shelf.store.delete(FilmId("tt0041959"))


def test_every_film_is_exported_by_id(shelf):
    shelf.store.store([THIRD_MAN, HEAT, KANE])

    ids = [film.id for film in shelf.store.all_films()]

    assert ids == ["tt0033467", "tt0041959", "tt0113277"]


def test_a_film_goes_by_every_name_it_has_most_voted_first(shelf):
    shelf.store.store([THIRD_MAN, KONG_1933, KONG_2005])

    kongs = shelf.catalogue.films_called(["king kong"])
    third = shelf.catalogue.films_called(["der dritte mann"])

    assert [match.year for match in kongs] == [2005, 1933]
    assert [(m.title, m.is_primary) for m in third] == [("The Third Man", False)]


def test_titles_that_share_a_word_or_a_beginning_are_near(shelf):
    shelf.store.store([THIRD_MAN, KANE, HEAT])

    by_word = shelf.catalogue.titles_near("third person", limit=10)
    by_beginning = shelf.catalogue.titles_near("citisen", limit=10)

    assert [match.title for match in by_word] == ["The Third Man"]
    assert [match.title for match in by_beginning] == ["Citizen Kane"]


def test_a_person_comes_with_what_they_did_newest_first(shelf):
    shelf.store.store([THIRD_MAN, KANE])

    welles = shelf.catalogue.person(PersonId("nm0000080"))

    assert welles.name == "Orson Welles"
    assert [(a.title, a.role, a.characters) for a in welles.appearances] == [
        ("The Third Man", "actor", ("Harry Lime",)),
        ("Citizen Kane", "actor", ("Kane",)),
        ("Citizen Kane", "director", ()),
    ]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"q": "third"}, ["The Third Man"]),
        ({"q": "dritte mann"}, ["The Third Man"]),
        ({"q": "king kong"}, ["King Kong", "King Kong"]),
        ({"q": "no such film"}, []),
        ({"genre": "mystery"}, ["Citizen Kane", "The Third Man"]),
        ({"keyword": "Betrayal"}, ["The Third Man"]),
        ({"language": "german"}, ["The Third Man"]),
        ({"person": "nm0000080"}, ["Citizen Kane", "The Third Man"]),
        ({"person": "graham greene"}, ["The Third Man"]),
        ({"year_gte": 1941, "year_lte": 1949}, ["Citizen Kane", "The Third Man"]),
        ({"runtime_gte": 104, "runtime_lte": 104}, ["The Third Man"]),
        ({"rating_gte": 8.2}, ["Citizen Kane"]),
        ({"votes_gte": 500_000}, ["Heat"]),
        ({"genre": "mystery", "year_gte": 1945}, ["The Third Man"]),
    ],
)
def test_a_list_holds_what_is_wanted(shelf, wanted, found):
    shelf.store.store([THIRD_MAN, KANE, HEAT, KONG_1933, KONG_2005])

    assert titles(shelf, **wanted) == found


@pytest.mark.parametrize(
    ("order", "first"),
    [
        (FilmOrder.POPULAR, "Heat"),
        (FilmOrder.RATING, "Citizen Kane"),
        (FilmOrder.NEWEST, "King Kong"),
        (FilmOrder.OLDEST, "King Kong"),
        (FilmOrder.TITLE, "Citizen Kane"),
    ],
)
def test_a_list_is_sorted_as_asked(shelf, order, first):
    shelf.store.store([THIRD_MAN, KANE, HEAT, KONG_1933, KONG_2005])

    assert titles(shelf, order)[0] == first


def test_pages_follow_each_other_without_gap_or_overlap(shelf):
    shelf.store.store([THIRD_MAN, KANE, HEAT, KONG_1933, KONG_2005])

    pages = [
        shelf.catalogue.list_films(
            FilmFilter(),
            order=FilmOrder.OLDEST,
            page=number,
            page_size=2,
        )
        for number in (1, 2, 3)
    ]

    years = [film.year for page in pages for film in page.films]
    assert years == [1933, 1941, 1949, 1995, 2005]
    assert {page.total for page in pages} == {5}
