"""Films into PostgreSQL and out again."""

import threading
from collections.abc import Iterator

import pytest

from backend.adapters.postgres.catalogue import PostgresFilmCatalogue
from backend.adapters.postgres.connect import Connect
from backend.adapters.postgres.passages import PostgresPassages
from backend.adapters.postgres.store import PostgresFilmStore
from backend.domain.errors import InvalidRecord, NotFound
from backend.domain.films import FilmFilter, FilmId, FilmOrder
from backend.domain.passages import cut_into_passages
from backend.domain.records import LONGEST_TITLE, FilmRecord, read_record, write_record
from backend.ports import StoreCounts
from ingestion.starter import starter_films

pytestmark = pytest.mark.postgres

THIRD_MAN = FilmId("tt0041959")


def rows(connect: Connect) -> dict[str, list[object]]:
    """Every row of every table that holds films, with their own keys."""
    with connect() as connection:
        tables = connection.execute(
            "SELECT table_name FROM information_schema.tables "
            "WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
        ).fetchall()
        return {
            name: sorted(
                connection.execute(f"SELECT * FROM {name}").fetchall(),
                key=repr,
            )
            for (name,) in tables
        }


@pytest.fixture
def store(connect: Connect) -> PostgresFilmStore:
    return PostgresFilmStore(connect)


@pytest.fixture
def catalogue(connect: Connect) -> PostgresFilmCatalogue:
    return PostgresFilmCatalogue(connect)


def test_importing_the_starter_catalogue_twice_changes_no_row(store, connect):
    films = list(starter_films())
    store.store(films)
    before = rows(connect)

    counts = store.store(films)

    assert StoreCounts(added=0, changed=0, unchanged=len(films)) == counts
    assert before == rows(connect)


def test_export_then_import_elsewhere_gives_the_same_films(store, connect, cluster):
    store.store(starter_films())
    exported = [write_record(film) for film in store.all_films()]
    with cluster.fresh() as other:
        elsewhere = PostgresFilmStore(cluster.connect(other))
        elsewhere.store([read_record(record) for record in exported])

        again = [write_record(film) for film in elsewhere.all_films()]

    assert exported == again


def test_export_then_import_in_place_changes_no_film(store):
    store.store(starter_films())
    exported = [write_record(film) for film in store.all_films()]

    store.store([read_record(record) for record in exported])

    assert exported == [write_record(film) for film in store.all_films()]


def test_a_key_that_a_record_leaves_out_stays_as_it_is(store, catalogue):
    store.store(starter_films())
    before = catalogue.film(THIRD_MAN)

    store.store(
        [read_record({"id": THIRD_MAN, "title": "The Third Man", "year": 1950})]
    )

    after = catalogue.film(THIRD_MAN)
    assert (1950, before.cast, before.plot, before.keywords) == (
        after.year,
        after.cast,
        after.plot,
        after.keywords,
    )


def test_null_clears_a_field(store, catalogue):
    store.store(starter_films())

    store.store(
        [
            read_record(
                {"id": THIRD_MAN, "title": "The Third Man", "plot": None, "cast": []},
            ),
        ],
    )

    film = catalogue.film(THIRD_MAN)
    assert film.plot is None
    assert film.cast == ()


def test_a_record_imported_again_after_an_edit_takes_effect_again(store, catalogue):
    record = read_record({"id": THIRD_MAN, "title": "The Third Man", "year": 1949})
    store.store([record])
    edited = {"id": THIRD_MAN, "title": "The Third Man", "year": 1950}
    store.store([read_record(edited)])

    counts = store.store([record])

    assert counts.changed == 1
    assert catalogue.film(THIRD_MAN).year == 1949


def test_when_one_record_fails_none_enters(store, catalogue):
    def records() -> Iterator[FilmRecord]:
        yield read_record({"title": "First"})
        raise InvalidRecord("line 2: year: must be a whole number")

    with pytest.raises(InvalidRecord):
        store.store(records())

    assert catalogue.count_films() == 0


def test_deleting_a_film_leaves_nothing_of_it_but_notes_that_it_is_gone(
    store,
    connect,
    catalogue,
):
    gone = {"title": "Gone", "plot": "She leaves.", "directors": [{"name": "A"}]}
    store.store([read_record(gone)])
    passages = PostgresPassages(connect)
    passages.cut_plots(cut_into_passages)
    film_id = next(iter(store.all_films())).id

    store.delete(film_id)

    left = {name for name, content in rows(connect).items() if content}
    assert left == {"schema_migrations", "departed_passages", "unwanted_films"}
    assert passages.departed(limit=10) == [f"{film_id}-0"]
    with pytest.raises(NotFound):
        catalogue.film(film_id)


def test_deleting_what_is_not_there_says_so(store):
    with pytest.raises(NotFound, match="tt99"):
        store.delete(FilmId("tt99"))


def test_two_imports_of_the_same_films_at_once_both_end_well(store, catalogue):
    films = list(starter_films())
    counts: list[StoreCounts] = []
    threads = [
        threading.Thread(target=lambda: counts.append(store.store(films)))
        for _ in range(4)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(c.added for c in counts) == [0, 0, 0, len(films)]
    assert catalogue.count_films() == len(films)


def test_a_changed_plot_is_cut_and_embedded_anew_and_an_unchanged_one_is_not(
    store,
    connect,
):
    passages = PostgresPassages(connect)
    store.store(starter_films())
    passages.cut_plots(cut_into_passages)
    waiting = passages.count_waiting("test").texts

    store.store(
        [read_record({"id": THIRD_MAN, "title": "The Third Man", "year": 1950})],
    )

    assert passages.cut_plots(cut_into_passages) == 0
    store.store(
        [read_record({"id": THIRD_MAN, "title": "The Third Man", "plot": "Short."})],
    )
    assert passages.cut_plots(cut_into_passages) == 1
    assert waiting > passages.count_waiting("test").texts


@pytest.mark.parametrize(
    ("wanted", "title"),
    [
        (FilmFilter(q="the third man"), "The Third Man"),
        (FilmFilter(q="third man, the"), "The Third Man"),
        (FilmFilter(q="laberinto"), "Pan's Labyrinth"),
        (FilmFilter(person="nm0000080", year_gte=1949), "The Third Man"),
        (FilmFilter(person="bong joon ho"), "Parasite"),
        (
            FilmFilter(genre="western", runtime_gte=150),
            "The Good, the Bad and the Ugly",
        ),
        (FilmFilter(language="korean", year_gte=2010), "Parasite"),
        (FilmFilter(rating_gte=9.3), "The Shawshank Redemption"),
    ],
)
def test_a_list_is_narrowed_by_what_is_asked(store, catalogue, wanted, title):
    store.store(starter_films())

    page = catalogue.list_films(wanted, order=FilmOrder.POPULAR, page=1, page_size=10)

    assert title in [film.title for film in page.films]
    assert page.total == len(page.films)


def test_the_exact_title_comes_before_more_popular_ones_that_hold_it(store, catalogue):
    store.store(
        [
            read_record({"title": "Heat and Dust", "votes": 900}),
            read_record({"title": "Heat", "votes": 1}),
        ],
    )

    page = catalogue.list_films(
        FilmFilter(q="heat"),
        order=FilmOrder.POPULAR,
        page=1,
        page_size=10,
    )

    assert [film.title for film in page.films] == ["Heat", "Heat and Dust"]


def test_a_page_past_the_end_is_empty_and_still_knows_the_total(store, catalogue):
    store.store([read_record({"title": "Only"})])

    page = catalogue.list_films(
        FilmFilter(),
        order=FilmOrder.TITLE,
        page=7,
        page_size=10,
    )

    assert (page.films, page.total) == ((), 1)


def test_the_longest_names_are_stored_and_found(store, catalogue):
    four_bytes_each = "\N{CJK UNIFIED IDEOGRAPH-20000}" * LONGEST_TITLE
    store.store(
        [
            read_record(
                {
                    "title": "Short",
                    "year": 2001,
                    "also_known_as": [four_bytes_each],
                    "cast": [{"name": four_bytes_each}],
                },
            ),
        ],
    )

    for wanted in (FilmFilter(q=four_bytes_each), FilmFilter(person=four_bytes_each)):
        page = catalogue.list_films(wanted, order=FilmOrder.TITLE, page=1, page_size=10)
        assert [film.title for film in page.films] == ["Short"]


@pytest.mark.parametrize(
    "title",
    ["<img src=x onerror=alert(1)>", "'; DROP TABLE films; --", "!!!", "%_\\", "&|:*"],
)
def test_a_strange_title_is_just_a_title(store, catalogue, title):
    store.store([read_record({"title": title}), read_record({"title": "Other"})])

    page = catalogue.list_films(
        FilmFilter(q=title),
        order=FilmOrder.TITLE,
        page=1,
        page_size=10,
    )

    assert page.films[0].title == title
