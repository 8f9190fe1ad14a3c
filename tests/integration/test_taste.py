"""What people said of a film stays for as long as the film does, by whatever id."""

import json
from pathlib import Path
from threading import Barrier, Thread

import pytest

from backend.adapters.postgres.taste import PostgresTaste
from backend.domain.films import FilmId
from backend.domain.records import derive_film_id, read_record
from backend.domain.sources import Source
from backend.domain.taste import LOCAL_USER, UserId, read_change
from tests.imdb_files import FEW, with_rows, write_imdb
from tests.integration.taking_in import take_in

pytestmark = pytest.mark.postgres

THIRD_MAN = FilmId("tt0041959")
KANE = FilmId("tt0033467")
OURS = derive_film_id("The Third Man", 1949)
SOMEBODY_ELSE = UserId("somebody else")
LOTTERY = tuple(f"tt{n:07}|movie|Film {n}|-|0|1950|-|90|Drama" for n in range(1, 40))


@pytest.fixture
def book(connect) -> PostgresTaste:
    return PostgresTaste(connect)


def say(book, films, user=LOCAL_USER) -> None:
    book.change(user, read_change({"films": films}))


def next_day(folder: Path, *more: str) -> Path:
    titles = ("tt0041959|movie|The Third Man!|-|0|1949|-|105|Film-Noir",)
    rest = [row for row in FEW["title.basics"] if THIRD_MAN not in row]
    return imdb_of(folder, (*titles, *rest, *more))


def imdb_of(folder: Path, titles: tuple[str, ...]) -> Path:
    return write_imdb(folder, with_rows({"title.basics": titles}))


def wikipedia(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    film = {
        "title": "The Third Man",
        "year": 1949,
        "cast": ["Orson Welles", "Joseph Cotten"],
        "genres": [],
        "href": "The_Third_Man",
        "extract": "The Third Man is a 1949 film noir. A writer looks for his friend.",
    }
    (folder / "movies-1940s.json").write_text(json.dumps([film]))
    return folder


@pytest.mark.parametrize("more", [(), LOTTERY], ids=["patched", "made anew"])
def test_it_stays_when_imdb_states_the_film_anew(
    intake, book, catalogue, tmp_path, more
):
    take_in(intake, write_imdb(tmp_path / "imdb"))
    say(book, {THIRD_MAN: {"like": True}, KANE: {"seen": True}})
    before = book.taste(LOCAL_USER)

    take_in(intake, next_day(tmp_path / "imdb", *more))

    assert catalogue.film(THIRD_MAN).title == "The Third Man!"
    assert book.taste(LOCAL_USER) == before


@pytest.mark.parametrize("more", [(), LOTTERY], ids=["patched", "made anew"])
def test_it_leaves_with_a_film_that_imdb_names_no_more(
    intake, catalogue, book, tmp_path, more
):
    take_in(intake, imdb_of(tmp_path / "imdb", (*FEW["title.basics"], *LOTTERY[:5])))
    say(book, {THIRD_MAN: {"like": True}, KANE: {"seen": True}})
    without = [row for row in FEW["title.basics"] if KANE not in row]

    rows = dict.fromkeys((*without, *LOTTERY[:5], *more))
    take_in(intake, imdb_of(tmp_path / "imdb", (*rows,)))

    assert catalogue.read_films([KANE]).films == ()
    taste = book.taste(LOCAL_USER)
    assert [said.film_id for said in taste.films] == [THIRD_MAN]


def test_it_goes_along_when_a_better_source_names_the_film(
    intake, book, catalogue, tmp_path
):
    intake.wikipedia(wikipedia(tmp_path / "wiki"))
    say(book, {OURS: {"like": True, "seen": True}})
    say(book, {OURS: {"hidden": True}}, SOMEBODY_ELSE)
    at = book.taste(LOCAL_USER).films[0].at

    take_in(intake, write_imdb(tmp_path / "imdb"))

    assert catalogue.film(OURS).id == THIRD_MAN
    assert book.taste(LOCAL_USER).liked == (THIRD_MAN,)
    assert book.taste(LOCAL_USER).seen == (THIRD_MAN,)
    assert book.taste(LOCAL_USER).films[0].at == at
    assert book.taste(SOMEBODY_ELSE).hidden == (THIRD_MAN,)


def test_it_goes_along_when_a_film_loses_the_id_that_a_source_gave_it(
    intake, book, tmp_path
):
    intake.wikipedia(wikipedia(tmp_path / "wiki"))
    take_in(intake, write_imdb(tmp_path / "imdb"))
    say(book, {THIRD_MAN: {"like": False}, KANE: {"like": False}})

    intake.remove(Source.IMDB)

    assert book.taste(LOCAL_USER).disliked == (OURS,)


def test_a_film_may_be_named_by_an_id_that_it_went_by(intake, book, tmp_path):
    intake.wikipedia(wikipedia(tmp_path / "wiki"))
    take_in(intake, write_imdb(tmp_path / "imdb"))

    say(book, {OURS: {"like": True}, THIRD_MAN: {"seen": True}})

    assert book.taste(LOCAL_USER).liked == (THIRD_MAN,)
    assert book.taste(LOCAL_USER).seen == (THIRD_MAN,)


@pytest.mark.parametrize("is_newer", [True, False])
def test_of_films_that_become_one_what_was_said_last_stands(store, book, is_newer):
    first, second = FilmId("mc1"), FilmId("mc2")
    store.store([read_record({"id": i, "title": "Fog"}) for i in (first, second, KANE)])
    say(book, {KANE: {"like": not is_newer}})
    say(book, {first: {"seen": True}})
    say(book, {second: {"like": is_newer}})
    if not is_newer:
        say(book, {KANE: {"like": True, "hidden": True}})

    store.move({first: KANE, second: KANE})

    taste = book.taste(LOCAL_USER)
    assert (taste.liked, taste.seen) == ((KANE,), ())
    assert taste.hidden == (() if is_newer else (KANE,))


def test_it_is_gone_with_a_film_though_that_is_brought_back(store, book):
    record = read_record({"id": KANE, "title": "Citizen Kane"})
    store.store([record])
    say(book, {KANE: {"like": True}})
    store.delete(KANE)

    store.store([record])

    assert book.taste(LOCAL_USER).films == ()


def test_changes_made_at_once_are_all_kept(store, book):
    films = [FilmId(f"tt{number}") for number in range(8)]
    store.store([read_record({"id": i, "title": "Fog"}) for i in films])
    ready = Barrier(len(films))

    def touch(film_id: FilmId) -> None:
        ready.wait()
        limits = {"year_gte" if film_id == "tt0" else "runtime_gte": 60}
        book.change(
            LOCAL_USER,
            read_change({"films": {film_id: {"seen": True}}, "limits": limits}),
        )

    threads = [Thread(target=touch, args=[film_id]) for film_id in films]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    taste = book.taste(LOCAL_USER)
    assert sorted(taste.seen) == films
    assert (taste.limits.year_gte, taste.limits.runtime_gte) == (60, 60)
