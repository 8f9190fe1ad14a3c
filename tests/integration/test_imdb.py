"""IMDb's files into the catalogue: all of them, some, changed ones and broken ones."""

import gzip
import threading
from pathlib import Path

import pytest

from backend.adapters.postgres.bulk import PostgresBulk
from backend.adapters.postgres.catalogue import PostgresFilmCatalogue
from backend.adapters.postgres.connect import Connect
from backend.adapters.postgres.ledger import PostgresLedger
from backend.adapters.postgres.store import PostgresFilmStore
from backend.domain.errors import (
    AlreadyRunning,
    Cancelled,
    DatabaseUnavailable,
    InvalidRequest,
)
from backend.domain.films import FilmId
from backend.domain.records import read_record, read_statement, write_record
from backend.domain.sources import Source
from ingestion.intake import Intake
from ingestion.pipeline import Outcome
from ingestion.sources.imdb.choice import EVERY_KIND, Choice
from tests.catalogue_state import differences, state_of
from tests.imdb_files import FEW, line_of, with_rows, write_imdb
from tests.progress import Quiet

pytestmark = pytest.mark.postgres

THIRD_MAN = FilmId("tt0041959")
ALL = Choice(min_votes=0)


@pytest.fixture
def intake(connect, tmp_path) -> Intake:
    return Intake(connect, tmp_path / "work", Quiet())


@pytest.fixture
def catalogue(connect) -> PostgresFilmCatalogue:
    return PostgresFilmCatalogue(connect)


@pytest.fixture
def store(connect) -> PostgresFilmStore:
    return PostgresFilmStore(connect)


def take_in(intake: Intake, folder: Path, choice: Choice = ALL) -> Outcome:
    return intake.imdb(folder, choice, lambda _: None)


def everything(store: PostgresFilmStore) -> list[dict[str, object]]:
    return [write_record(film) for film in store.all_films()]


def rejected(connect: Connect) -> list[tuple[str, int, str]]:
    rows = PostgresLedger(connect).rejected("imdb")
    return [(row.file, row.line, row.reason) for row in rows]


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


def test_the_same_files_again_change_nothing_and_are_not_even_read(
    intake, store, tmp_path
):
    folder = write_imdb(tmp_path / "imdb")
    take_in(intake, folder)
    before = everything(store)

    again = take_in(intake, folder)

    assert again.is_unchanged
    assert everything(store) == before
    assert not any("Reading" in stage for stage in intake.progress.stages[-3:])


def test_a_changed_file_touches_only_the_rows_that_changed(intake, connect, tmp_path):
    folder = write_imdb(tmp_path / "imdb")
    take_in(intake, folder)
    before = versions(connect)
    ratings = ("tt0041959|8.2|180001", *FEW["title.ratings"][1:])

    changed = take_in(intake, write_imdb(folder, with_rows({"title.ratings": ratings})))

    assert changed.counts["rows_written"] == 1
    assert changed.counts["rows_gone"] == 0
    after = versions(connect)
    assert {key for key in before if before[key] != after[key]} == {
        ("films", THIRD_MAN)
    }


def versions(connect: Connect) -> dict[tuple[str, str], str]:
    """Return the transactions that last wrote each film's rows."""
    asked = """
        SELECT 'films', id, xmin::text FROM films UNION ALL
        SELECT 'titles', f.id, string_agg(t.xmin::text, ' ' ORDER BY t.ctid)
          FROM film_titles AS t JOIN films AS f USING (film_key) GROUP BY f.id UNION ALL
        SELECT 'genres', f.id, string_agg(g.xmin::text, ' ' ORDER BY g.ctid)
          FROM film_genres AS g JOIN films AS f USING (film_key) GROUP BY f.id UNION ALL
        SELECT 'credits', f.id, string_agg(c.xmin::text, ' ' ORDER BY c.ctid)
          FROM credits AS c JOIN films AS f USING (film_key) GROUP BY f.id"""
    with connect() as connection:
        rows = connection.execute(asked).fetchall()
    return {(table, film_id): version for table, film_id, version in rows}


def test_a_film_that_changed_its_cast_and_genres_has_the_new_ones(
    intake, catalogue, tmp_path
):
    folder = write_imdb(tmp_path / "imdb")
    take_in(intake, folder)
    changed = with_rows(
        {
            "title.basics": (
                "tt0041959|movie|The Third Man|-|0|1949|-|104|Thriller",
                *FEW["title.basics"][1:],
            ),
            "title.principals": FEW["title.principals"][1:],
            "name.basics": (
                "nm0001072|Joe Cotten|1905|1994|actor|-",
                *(r for r in FEW["name.basics"] if "Cotten" not in r),
            ),
        },
    )

    take_in(intake, write_imdb(folder, changed))

    film = catalogue.film(THIRD_MAN)
    assert (film.runtime, film.genres) == (104, ("Thriller",))
    assert [m.person.name for m in film.cast] == ["Joe Cotten"]


def test_changing_step_by_step_ends_where_starting_anew_does(
    intake, store, connect, tmp_path, cluster
):
    folder = write_imdb(tmp_path / "imdb")
    take_in(intake, folder)
    changed = with_rows({"title.ratings": ("tt0041959|1.0|5",), "title.crew": ()})
    take_in(intake, write_imdb(folder, changed))

    with cluster.fresh() as name:
        elsewhere = cluster.connect(name)
        take_in(Intake(elsewhere, tmp_path / "other", Quiet()), folder)
        anew = everything(PostgresFilmStore(elsewhere))

    assert everything(store) == anew


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


BROKEN = {
    "too few columns": b"tt0000001\tmovie\tShort",
    "too many columns": b"\t".join([b"tt0000001", b"movie", *[b"x"] * 20]),
    "bad UTF-8": line_of("tt0000001|movie|X|X|0|1950|-|90|Drama")
    .encode()
    .replace(b"X", b"\xff\xfe"),
    "a NUL byte": line_of("tt0000001|movie|X|X|0|1950|-|90|Drama")
    .encode()
    .replace(b"X", b"a\x00b"),
    "a carriage return": b"tt0000001\tmovie\tA\rB\tX\t0\t1950\t\\N\t90\tDrama",
    "an impossible year": line_of("tt0000001|movie|X|X|0|19500|-|90|Drama").encode(),
    "no year at all but words": line_of(
        "tt0000001|movie|X|X|0|MCML|-|90|Drama"
    ).encode(),
    "an impossible runtime": line_of(
        "tt0000001|movie|X|X|0|1950|-|long|Drama"
    ).encode(),
    "no title": line_of("tt0000001|movie|-|X|0|1950|-|90|Drama").encode(),
    "a strange id": line_of("xx12|movie|X|X|0|1950|-|90|Drama").encode(),
    "three megabytes in a field": b"tt0000001\tmovie\t" + b"x" * 3_000_000,
}


BECAUSE = {
    "too few columns": "3 columns instead of 9",
    "too many columns": "22 columns instead of 9",
    "bad UTF-8": "not UTF-8: invalid start byte",
    "a NUL byte": "a control character in the text",
    "a carriage return": "a control character in the text",
    "an impossible year": "the year is impossible",
    "no year at all but words": "the year is impossible",
    "an impossible runtime": "the runtime is impossible",
    "no title": "no title",
    "a strange id": "the id is not one of IMDb's",
    "three megabytes in a field": "a field is longer than a million letters",
}


def test_a_nul_byte_alone_is_noted_too(intake, connect, tmp_path):
    folder = write_imdb(tmp_path / "imdb")
    with (folder / "title.basics.tsv").open("ab") as basics:
        basics.write(BROKEN["a NUL byte"] + b"\n")

    take_in(intake, folder)

    assert rejected(connect) == [
        ("title.basics.tsv", 6, "a control character in the title"),
    ]


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
def test_rows_that_cannot_be_used_are_noted_and_never_stop_the_run(
    intake, store, connect, tmp_path, packed
):
    folder = write_imdb(tmp_path / "imdb")
    file = folder / "title.basics.tsv"
    lines = file.read_bytes().splitlines(keepends=True)
    broken = [line + b"\n" for line in BROKEN.values()]
    content = b"".join([*lines[:2], *broken, *lines[2:]])
    file.write_bytes(content)
    if packed:
        file.with_suffix(".tsv.gz").write_bytes(gzip.compress(content))
        file.unlink()

    outcome = take_in(intake, folder)

    assert {film.title for film in store.all_films()} == {
        "The Third Man",
        "Citizen Kane",
        "The 400 Blows",
    }
    noted = {number: reason for _, number, reason in rejected(connect)}
    assert outcome.counts["rejected"] == len(BROKEN)
    assert sorted(noted) == list(range(3, 3 + len(BROKEN)))
    assert dict(zip(BROKEN, (noted[n] for n in sorted(noted)), strict=True)) == BECAUSE


def test_a_packed_file_that_is_cut_short_gives_what_could_be_read(
    intake, store, connect, tmp_path
):
    many = tuple(
        f"tt{n:07}|movie|Film {n * 7919}|-|0|1950|-|90|Drama" for n in range(1, 5000)
    )
    folder = write_imdb(tmp_path / "imdb", {"title.basics": many}, packed=True)
    file = folder / "title.basics.tsv.gz"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])

    outcome = take_in(intake, folder)

    assert 1000 < len(list(store.all_films())) < 4999
    assert outcome.counts["rejected"] >= 1
    assert any("gzip" in reason for _, _, reason in rejected(connect))


def test_rows_of_principals_that_cannot_be_used_are_noted(
    intake, connect, catalogue, tmp_path
):
    rows = (
        *FEW["title.principals"],
        "tt0041959|6|nm0001072|actor|-|not a list",
        'tt0041959|seven|nm0001072|actor|-|["X"]',
    )

    take_in(
        intake, write_imdb(tmp_path / "imdb", with_rows({"title.principals": rows}))
    )

    assert [(f, n) for f, n, _ in rejected(connect)] == [
        ("title.principals.tsv", 10),
        ("title.principals.tsv", 11),
    ]
    assert len(catalogue.film(THIRD_MAN).cast) == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "does not name the column"),
        (b"<html>not found</html>\n", "does not name the column"),
    ],
)
def test_a_file_that_is_something_else_is_said_in_words(
    intake, tmp_path, content, words
):
    folder = write_imdb(tmp_path / "imdb")
    (folder / "title.ratings.tsv").write_bytes(content)

    with pytest.raises(InvalidRequest, match=words):
        take_in(intake, folder)


def test_a_folder_without_basics_is_said_in_words(intake, tmp_path):
    folder = write_imdb(tmp_path / "imdb", {"title.ratings": FEW["title.ratings"]})

    with pytest.raises(InvalidRequest, match=r"holds no title\.basics"):
        take_in(intake, folder)


@pytest.mark.parametrize("stop_at", [1, 7, 10, 13, 15])
def test_called_off_anywhere_and_run_again_it_ends_as_if_undisturbed(
    connect, cluster, tmp_path, stop_at
):
    folder = write_imdb(tmp_path / "imdb")

    class CalledOff(Quiet):
        left = stop_at

        def check(self) -> None:
            self.left -= 1
            if self.left == 0:
                raise Cancelled("called off")

    with pytest.raises(Cancelled):
        take_in(Intake(connect, tmp_path / "work", CalledOff()), folder)
    outcome = take_in(Intake(connect, tmp_path / "work", Quiet()), folder)

    with cluster.fresh() as name:
        elsewhere = cluster.connect(name)
        take_in(Intake(elsewhere, tmp_path / "other", Quiet()), folder)
        undisturbed = everything(PostgresFilmStore(elsewhere))
    assert not outcome.is_unchanged
    assert everything(PostgresFilmStore(connect)) == undisturbed
    assert not list((tmp_path / "work").glob("imdb-*"))


def test_files_changed_between_a_stop_and_the_next_run_are_read_anew(
    connect, cluster, tmp_path
):
    folder = write_imdb(tmp_path / "imdb")

    class CalledOff(Quiet):
        def stage(self, name: str, total: int | None = None) -> None:
            if name == "Loading tables":
                raise Cancelled("called off")

    with pytest.raises(Cancelled):
        take_in(Intake(connect, tmp_path / "work", CalledOff()), folder)
    changed = with_rows({"title.ratings": ("tt0041959|1.0|5",)})
    take_in(Intake(connect, tmp_path / "work", Quiet()), write_imdb(folder, changed))

    with cluster.fresh() as name:
        elsewhere = cluster.connect(name)
        take_in(Intake(elsewhere, tmp_path / "other", Quiet()), folder)
        assert not differences(state_of(connect), state_of(elsewhere))


def test_a_file_changed_while_it_is_read_is_said_and_read_again(
    connect, catalogue, tmp_path
):
    folder = write_imdb(tmp_path / "imdb")

    class Overwritten(Quiet):
        def stage(self, name: str, total: int | None = None) -> None:
            if name == "Loading tables":
                lines = ("tt0041959|1.0|5",)
                write_imdb(folder, {"title.ratings": lines})

    with pytest.raises(InvalidRequest, match="was changed while it was read"):
        take_in(Intake(connect, tmp_path / "work", Overwritten()), folder)
    again = take_in(Intake(connect, tmp_path / "work", Quiet()), folder)

    assert not again.is_unchanged
    assert catalogue.film(THIRD_MAN).rating == 1.0


def test_two_choices_at_once_are_taken_in_one_after_the_other(connect, tmp_path):
    folder = write_imdb(tmp_path / "imdb")

    class Meanwhile(Quiet):
        def stage(self, name: str, total: int | None = None) -> None:
            if name == "Loading tables":
                second = Intake(connect, tmp_path / "work", Quiet())
                with pytest.raises(AlreadyRunning):
                    take_in(second, folder, Choice(top=1))

    outcome = take_in(Intake(connect, tmp_path / "work", Meanwhile()), folder)

    assert outcome.counts["films"] == 3


def test_readers_find_films_while_tables_are_made_anew(
    intake, connect, catalogue, tmp_path
):
    folder = write_imdb(tmp_path / "imdb")
    take_in(intake, folder)
    stop, found = threading.Event(), []

    def read() -> None:
        while not stop.is_set():
            found.append(len(catalogue.read_films([THIRD_MAN]).films))

    reader = threading.Thread(target=read)
    reader.start()
    many = tuple(f"tt{n:07}|movie|Film {n}|-|0|1950|-|90|Drama" for n in range(1, 300))
    more = with_rows({"title.basics": (*FEW["title.basics"], *many)})
    take_in(intake, write_imdb(folder, more))
    stop.set()
    reader.join()

    assert found
    assert set(found) == {1}


def test_a_lost_connection_in_the_middle_leaves_the_catalogue_as_it_was(
    intake, store, connect, tmp_path
):
    ours = read_record({"title": "Ours", "year": 2020})
    store.store([ours])
    folder = write_imdb(tmp_path / "imdb")
    before = everything(store)

    class Cut(Quiet):
        def stage(self, name: str, total: int | None = None) -> None:
            if name == "Loading tables":
                with connect() as connection:
                    connection.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                        "WHERE datname = current_database() "
                        "AND pid <> pg_backend_pid()",
                    )

    with pytest.raises(DatabaseUnavailable):
        take_in(Intake(connect, tmp_path / "work", Cut()), folder)

    assert everything(store) == before
    take_in(intake, folder)
    assert len(everything(store)) == 4
