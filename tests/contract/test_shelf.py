"""What a shelf of films promises to those who rank them, whoever keeps it."""

import time
from collections.abc import Callable

import numpy as np
import pytest

from backend.domain.films import FilmId
from backend.domain.passages import cut_into_passages
from backend.domain.people import PersonId
from backend.domain.records import read_record
from backend.ports.shelf import FilmShelf, Links, ShelfColumns
from tests.contract.conftest import Shelf

VIENNA, KANE, SERIAL = FilmId("tt0041959"), FilmId("tt0033467"), FilmId("tt0050032")
REED = {"id": "nm0715346", "name": "Carol Reed"}
WELLES = {"id": "nm0000080", "name": "Orson Welles"}
COTTEN = {"id": "nm0001072", "name": "Joseph Cotten"}
LONG = " ".join(f"In scene {n} Harry opens the door of room {n}." for n in range(60))
MADE = "Boots is a 1934 American comedy film directed by Ray Enright."
TOLD = "A cobbler finds a banknote in an old shoe."
FILMS = (
    {
        "id": VIENNA,
        "title": "The Third Man",
        "kind": "movie",
        "year": 1949,
        "runtime": 104,
        "genres": ["Film-Noir", "Mystery"],
        "keywords": ["betrayal", "sewer"],
        "languages": ["English", "German"],
        "countries": ["United Kingdom"],
        "rating": 8.1,
        "votes": 180_000,
        "plot": LONG,
        "directors": [REED],
        "writers": [{"id": "nm0001294", "name": "Graham Greene"}],
        "cast": [
            {**COTTEN, "characters": ["Holly Martins"], "billing": 1},
            {**WELLES, "characters": ["Harry Lime", "The Third Man"], "billing": 3},
        ],
    },
    {
        "id": KANE,
        "title": "Citizen Kane",
        "year": 1941,
        "genres": ["Drama", "Mystery"],
        "plot": "A newspaper owner dies. Nobody knows what his last word means.",
        "directors": [WELLES],
        "writers": [WELLES],
        "cast": [{**WELLES, "characters": ["Kane"]}],
    },
    {"id": SERIAL, "title": "Jackanory", "kind": "tvSeries"},
)
Pairs = set[tuple[FilmId, str]]


@pytest.fixture
def full(shelf: Shelf) -> Shelf:
    """The shelf with films on it."""
    shelf.store.store(map(read_record, FILMS))
    return shelf


def columns(shelf: Shelf, embedder: str | None = None) -> ShelfColumns:
    return shelf.ranked.columns(embedder)


def by_film(found: ShelfColumns, column: "np.ndarray") -> dict[FilmId, object]:
    return dict(zip(found.film_ids, column.tolist(), strict=True))


def pairs(found: ShelfColumns, links: Links) -> Pairs:
    linked = zip(links.rows.tolist(), links.things.tolist(), strict=True)
    return {(found.film_ids[row], links.names[thing]) for row, thing in linked}


def embed(shelf: Shelf, embedder: str = "e") -> None:
    """Cut and embed what there is: the same text has the same vector."""
    shelf.passages.cut_plots(cut_into_passages)
    shelf.ledger.enter(embedder)
    waiting = list(shelf.passages.waiting_texts(embedder))
    shelf.ledger.set_dimension(embedder, 3)
    vectors = np.array([[len(one.text), 1, 2] for one in waiting], dtype=np.float32)
    hashes = [one.text_hash for one in waiting]
    shelf.passages.save_vectors(hashes, vectors, embedder=embedder)


def test_each_film_has_a_row_and_0_stands_for_what_nobody_knows(full):
    found = columns(full)

    assert set(found.film_ids) == {VIENNA, KANE, SERIAL}
    assert len(found.titles) == len(found.film_ids)
    assert dict(zip(found.film_ids, found.titles, strict=True))[KANE] == "Citizen Kane"
    assert by_film(found, found.years) == {VIENNA: 1949, KANE: 1941, SERIAL: 0}
    assert by_film(found, found.runtimes) == {VIENNA: 104, KANE: 0, SERIAL: 0}
    assert by_film(found, found.votes) == {VIENNA: 180_000, KANE: 0, SERIAL: 0}
    assert by_film(found, found.ratings) == pytest.approx(
        {VIENNA: 8.1, KANE: 0, SERIAL: 0}
    )


def test_what_films_have_is_linked_by_name(full):
    found = columns(full)

    assert pairs(found, found.genres) == {
        (VIENNA, "Film-Noir"),
        (VIENNA, "Mystery"),
        (KANE, "Drama"),
        (KANE, "Mystery"),
    }
    assert pairs(found, found.keywords) == {(VIENNA, "betrayal"), (VIENNA, "sewer")}
    assert pairs(found, found.languages) == {(VIENNA, "English"), (VIENNA, "German")}
    assert pairs(found, found.countries) == {(VIENNA, "United Kingdom")}
    assert pairs(found, found.themes) == set()
    assert set(found.genres.weights.tolist()) == {1.0}


def test_a_word_is_one_thing_whatever_its_case(shelf):
    shelf.store.store(
        [
            read_record({"id": "tt1", "title": "Fog", "genres": ["Drama"]}),
            read_record({"id": "tt2", "title": "Rain", "genres": ["drama"]}),
        ]
    )

    genres = columns(shelf).genres

    assert len(genres.names) == 1
    assert sorted(zip(genres.rows, genres.things, strict=True)) == [(0, 0), (1, 0)]


def test_people_are_linked_by_what_they_did(full):
    found = columns(full)

    assert pairs(found, found.cast) == {
        (VIENNA, "Joseph Cotten"),
        (VIENNA, "Orson Welles"),
        (KANE, "Orson Welles"),
    }
    assert pairs(found, found.directors) == {
        (VIENNA, "Carol Reed"),
        (KANE, "Orson Welles"),
    }
    assert pairs(found, found.writers) == {
        (VIENNA, "Graham Greene"),
        (KANE, "Orson Welles"),
    }


def test_cast_directors_and_writers_number_the_same_people(full):
    found = columns(full)

    assert found.cast.names == found.directors.names == found.writers.names
    assert len(found.person_ids) == len(found.cast.names)
    names = dict(zip(found.person_ids, found.cast.names, strict=True))
    assert names[PersonId("nm0000080")] == "Orson Welles"


def test_who_stands_first_weighs_most(full):
    found = columns(full)
    cast = found.cast

    weights = {
        (found.film_ids[row], cast.names[person]): weight
        for row, person, weight in zip(
            cast.rows, cast.things, cast.weights.tolist(), strict=True
        )
    }

    assert weights == pytest.approx(
        {
            (VIENNA, "Joseph Cotten"): 1,
            (VIENNA, "Orson Welles"): 0.5**0.5,
            (KANE, "Orson Welles"): 1,
        }
    )


def test_plots_are_read_of_the_films_asked_for_that_have_one(full):
    plots = dict(full.ranked.plots([VIENNA, SERIAL, FilmId("tt404")]))

    assert plots == {VIENNA: LONG}
    assert list(full.ranked.plots([])) == []


def test_characters_are_read_by_film(full):
    found = {film: set(names) for film, names in full.ranked.characters() if names}

    assert found == {
        VIENNA: {"Holly Martins", "Harry Lime", "The Third Man"},
        KANE: {"Kane"},
    }


def test_of_each_films_passages_what_tells_its_story_is_counted(full):
    a_story, no_story = FilmId("tt1"), FilmId("tt2")
    full.store.store(
        [
            read_record({"id": a_story, "title": "Boots", "plot": f"{MADE} {TOLD}"}),
            read_record({"id": no_story, "title": "Boats", "plot": MADE}),
        ]
    )
    before = columns(full)
    full.passages.cut_plots(cut_into_passages)
    after = columns(full)

    assert not before.story_letters.any()
    letters = by_film(after, after.story_letters)
    assert letters[VIENNA] == pytest.approx(len(LONG), rel=0.02)
    assert letters[a_story] == len(TOLD)
    assert letters[no_story] == letters[SERIAL] == 0


def test_a_plot_has_another_mark_once_it_changed(full):
    before = columns(full)
    marks = by_film(before, before.plot_marks)
    changed = {"id": KANE, "title": "Citizen Kane", "plot": "A sledge burns."}
    full.store.store([read_record(changed)])

    after = columns(full)

    assert marks[SERIAL] == 0
    assert marks[VIENNA] == by_film(after, after.plot_marks)[VIENNA] != 0
    assert marks[KANE] != by_film(after, after.plot_marks)[KANE] != 0


@pytest.mark.parametrize("strength", [0.5, -0.25])
def test_a_like_of_a_film_speaks_for_another_or_against_it(full, strength):
    full.let_like(VIENNA, KANE, strength)
    found = columns(full)
    liked = found.co_likes

    assert [found.film_ids[row] for row in liked.rows] == [VIENNA]
    assert [found.film_ids[row] for row in liked.things] == [KANE]
    assert liked.weights.tolist() == [strength]


def test_vectors_are_those_of_each_films_passages_in_order(full):
    embed(full)

    passages = columns(full, "e").passages
    film_ids = columns(full, "e").film_ids

    assert {film_ids[row] for row in passages.rows} == {VIENNA, KANE}
    places = list(zip(passages.rows.tolist(), passages.numbers.tolist(), strict=True))
    assert places == sorted(places)
    for film_id in (VIENNA, KANE):
        here = passages.rows == film_ids.index(film_id)
        expected = full.passages.vectors_of(film_id, embedder="e")
        assert passages.numbers[here].tolist() == list(range(len(expected)))
        assert passages.vectors[here].tolist() == expected.tolist()
    assert passages.vectors.dtype == np.float32


@pytest.mark.parametrize("embedder", [None, "nobody"])
def test_of_no_embedder_there_are_no_vectors(full, embedder):
    embed(full)

    passages = columns(full, embedder).passages

    assert len(passages.rows) == len(passages.numbers) == len(passages.vectors) == 0


def test_each_embedder_has_vectors_of_its_own(full):
    embed(full, "one")

    assert len(columns(full, "one").passages.rows)
    assert not len(columns(full, "another").passages.rows)


def test_an_empty_catalogue_is_an_empty_shelf(shelf):
    found = columns(shelf, "e")

    assert found.film_ids == found.titles == found.person_ids == ()
    assert len(found.genres.rows) == len(found.cast.rows) == len(found.co_likes.rows)
    assert list(shelf.ranked.characters()) == []


CHANGES: dict[str, Callable[[Shelf], object]] = {
    "added": lambda s: s.store.store([read_record({"id": "tt9", "title": "Heat"})]),
    "changed": lambda s: s.store.store([read_record({**FILMS[1], "year": 1942})]),
    "given another genre": lambda s: s.store.store(
        [read_record({**FILMS[1], "genres": ["Drama"]})]
    ),
    "deleted": lambda s: s.store.delete(KANE),
    "embedded": embed,
    "liked": lambda s: s.let_like(VIENNA, KANE, 0.5),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_there_is_another_version_once_a_film_was(full, change):
    before = resting(full.ranked)

    change(full)

    until = time.monotonic() + 2
    while full.ranked.version() == before:
        assert time.monotonic() < until
        time.sleep(0.02)


def test_the_version_stays_while_nothing_changes(full):
    before = resting(full.ranked)
    columns(full, "e")

    assert full.ranked.version() == before


def resting(ranked: FilmShelf) -> str:
    """Return the version once all that was written counts in it."""
    before = ""
    while before != (before := ranked.version()):
        time.sleep(0.1)
    return before
