"""IMDb's files into the catalogue: all of them or some, beside what was there."""

import pytest

from backend.adapters.postgres.bulk import PostgresBulk
from backend.adapters.postgres.connect import Connect
from backend.domain.films import FilmId
from backend.domain.records import read_record, read_statement
from backend.domain.sources import Source
from ingestion.sources.imdb.choice import EVERY_KIND, Choice
from tests.imdb_files import FEW, with_rows, write_imdb
from tests.integration.taking_in import ALL, everything, take_in

pytestmark = pytest.mark.postgres

THIRD_MAN = FilmId("tt0041959")


def test_a_film_comes_with_its_people_titles_and_rating(intake, catalogue, tmp_path):
    take_in(intake, write_imdb(tmp_path / "imdb"))

    film = catalogue.film(THIRD_MAN)

    assert (film.title, film.year, film.runtime) == ("The Third Man", 1949, 93)
    assert (film.rating, film.votes) == (8.1, 180_000)
    assert film.genres == ("Film-Noir", "Mystery")
    assert film.also_known_as == ("Der dritte Mann", "Le Troisième Homme")
    assert [p.name for p in film.directors] == ["Carol Reed"]
    assert [p.name for p in film.writers] == ["Graham Greene", "Orson Welles"]
    assert [(m.person.name, m.characters) for m in film.cast] == [
        ("Orson Welles", ("Harry Lime",)),
        ("Joseph Cotten", ('Holly "Rollo" Martins', "He\\him")),
    ]
    assert "IMDb" in film.sources[0].name


def test_packed_files_say_the_same_as_plain_ones(intake, store, tmp_path):
    take_in(intake, write_imdb(tmp_path / "plain"))
    plain = everything(store)
    store.remove(Source.IMDB)

    take_in(intake, write_imdb(tmp_path / "packed", packed=True))

    assert everything(store) == plain


def test_what_imdb_knows_beyond_a_record_is_kept(intake, connect, tmp_path):
    take_in(intake, write_imdb(tmp_path / "imdb"))

    with connect() as connection:
        crew = connection.execute(
            "SELECT h.name, c.category, c.job, h.birth_year, h.professions "
            "FROM credits AS c JOIN people AS h USING (person_key) "
            "WHERE c.category = 'composer' OR c.job IS NOT NULL ORDER BY 2",
        ).fetchall()

    assert crew == [
        ("Anton Karas", "composer", None, 1906, ["composer"]),
        ("Graham Greene", "writer", "by", 1904, ["writer"]),
    ]


def test_a_line_that_stands_twice_counts_once(intake, connect, tmp_path):
    twice = {name: (*lines, *lines) for name, lines in FEW.items()}

    take_in(intake, write_imdb(tmp_path / "imdb", twice))

    with connect() as connection:
        repeated = connection.execute(
            "SELECT film_key, category, person_key FROM credits "
            "GROUP BY 1, 2, 3 HAVING count(*) > 1",
        ).fetchall()
        films = connection.execute("SELECT count(*) FROM films").fetchone()
    assert (repeated, films) == ([], (3,))


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (ALL, {"The Third Man", "Citizen Kane", "The 400 Blows"}),
        (Choice(kinds=EVERY_KIND, top=1), {"Breaking Bad"}),
        (Choice(top=2, min_votes=0), {"The Third Man", "Citizen Kane"}),
        (Choice(first_year=1945, last_year=1955), {"The Third Man"}),
        (Choice(min_votes=200_000), {"Citizen Kane"}),
    ],
)
def test_only_what_is_chosen_is_taken_in(intake, store, tmp_path, choice, expected):
    take_in(intake, write_imdb(tmp_path / "imdb"), choice)

    assert {film.title for film in store.all_films()} == expected


def test_title_basics_alone_will_do(intake, store, tmp_path):
    alone = {"title.basics": FEW["title.basics"]}

    take_in(intake, write_imdb(tmp_path / "imdb", alone))

    assert {film.title for film in store.all_films()} == {
        "The Third Man",
        "Citizen Kane",
        "The 400 Blows",
    }


def test_a_series_that_a_sample_calls_a_film_is_told_by_its_end(
    intake, catalogue, tmp_path
):
    rows = ("tt0903747|movie|Breaking Bad|Breaking Bad|0|2008|2013|49|Crime",)

    take_in(intake, write_imdb(tmp_path / "imdb", {"title.basics": rows}))

    assert catalogue.film(FilmId("tt0903747")).kind == "tvSeries"


def test_loading_leaves_the_shape_of_every_table_as_it_was(intake, connect, tmp_path):
    before = shape(connect)

    take_in(intake, write_imdb(tmp_path / "imdb"))
    PostgresBulk(connect).prove()

    assert shape(connect) == before


def shape(connect: Connect) -> list[tuple[object, ...]]:
    """Return columns, defaults, indexes, constraints, sequences and schemas."""
    columns = """
        SELECT table_name, column_name, ordinal_position, data_type, column_default,
               is_nullable, is_identity
          FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 3"""
    indexes = """
        SELECT tablename, indexname, indexdef FROM pg_indexes
         WHERE schemaname = 'public' ORDER BY 1, 2"""
    constraints = """
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
          FROM pg_constraint
         WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2"""
    sequences = "SELECT relname FROM pg_class WHERE relkind = 'S' ORDER BY 1"
    schemas = "SELECT nspname FROM pg_namespace WHERE nspname = 'incoming'"
    with connect() as connection:
        return [
            row
            for asked in (columns, indexes, constraints, sequences, schemas)
            for row in connection.execute(asked)
        ]


def test_films_added_after_a_load_get_keys_of_their_own(intake, store, tmp_path):
    take_in(intake, write_imdb(tmp_path / "imdb"))

    store.store([read_record({"title": "Ours", "directors": [{"name": "We"}]})])

    assert {film.title for film in store.all_films()} >= {"Ours", "The Third Man"}


def test_films_that_were_there_stay_through_a_load(intake, store, tmp_path):
    ours = read_record({"title": "Ours", "year": 2020, "plot": "We make a film."})
    store.store([ours])

    take_in(intake, write_imdb(tmp_path / "imdb"))

    assert [film.plot for film in store.all_films() if film.title == "Ours"] == [
        "We make a film.",
    ]


def test_an_edit_by_hand_survives_the_next_day_of_imdb(
    intake, store, catalogue, tmp_path
):
    folder = write_imdb(tmp_path / "imdb")
    take_in(intake, folder)
    store.store([read_statement({"id": THIRD_MAN, "runtime": 104})])
    ratings = ("tt0041959|8.2|180001", *FEW["title.ratings"][1:])

    take_in(intake, write_imdb(folder, with_rows({"title.ratings": ratings})))

    film = catalogue.film(THIRD_MAN)
    assert (film.runtime, film.rating, film.votes) == (104, 8.2, 180_001)
    assert film.title == "The Third Man"


def test_a_film_that_we_stated_first_gains_what_imdb_knows(
    intake, store, catalogue, tmp_path
):
    store.store(
        [read_record({"id": THIRD_MAN, "title": "Third Man", "plot": "Vienna."})]
    )

    take_in(intake, write_imdb(tmp_path / "imdb"))

    film = catalogue.film(THIRD_MAN)
    assert (film.title, film.plot, film.year) == ("Third Man", "Vienna.", 1949)
    assert [p.name for p in film.directors] == ["Carol Reed"]
    assert film.also_known_as == ("Der dritte Mann", "Le Troisième Homme")


@pytest.mark.parametrize("imdb_first", [True, False])
def test_a_name_without_an_id_is_imdbs_person_who_was_alive_then(
    intake, store, catalogue, tmp_path, imdb_first
):
    ours = [
        read_record(
            {"title": "Ours", "year": year, "directors": [{"name": "Carol Reed"}]}
        )
        for year in (1950, 1890)
    ]
    folder = write_imdb(tmp_path / "imdb")
    if imdb_first:
        take_in(intake, folder)
    store.store(ours)
    if not imdb_first:
        take_in(intake, folder)

    living, too_early = (catalogue.film(record.film.id) for record in ours)

    assert living.directors[0].id == "nm0715346"
    assert too_early.directors[0].id.startswith("pc")


def test_taking_imdb_out_leaves_what_others_say(intake, store, tmp_path):
    store.store(
        [read_record({"id": THIRD_MAN, "title": "Third Man", "plot": "Vienna."})]
    )
    take_in(intake, write_imdb(tmp_path / "imdb"))

    intake.remove(Source.IMDB)

    (film,) = store.all_films()
    assert (film.title, film.plot, film.year) == ("Third Man", "Vienna.", None)
    assert not film.directors
