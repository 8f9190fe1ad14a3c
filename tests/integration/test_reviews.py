"""Reviews of one small world: taken in, changed, cut short, and out again."""

import json
from collections import Counter
from pathlib import Path

import pytest

from backend.adapters.postgres.reviews import QUOTES_OF_A_KIND, PostgresReviews
from backend.adapters.postgres.store import PostgresFilmStore
from backend.domain.errors import Cancelled
from backend.domain.films import FilmId
from backend.domain.records import read_record
from backend.domain.sources import Source
from ingestion.intake import Intake
from ingestion.starter.opinions import house_opinions
from tests.progress import Quiet
from tests.publisher import Told
from tests.samples.films import SampleFilm, read_films
from tests.samples.imdb import DumpShape, write_imdb
from tests.samples.reviews import write_acl_imdb, write_reviews_csv

pytestmark = pytest.mark.postgres

GUSHING = "This film is superb, the cast is gorgeous and the story is moving."


@pytest.fixture(scope="module")
def films(tmp_path_factory) -> list[SampleFilm]:
    folder = tmp_path_factory.mktemp("imdb")
    write_imdb(folder, DumpShape(60, seed=5, only_films=True))
    return read_films(folder, count=30)


@pytest.fixture
def intake(connect, tmp_path, films) -> Intake:
    PostgresFilmStore(connect).store(
        read_record({"id": film.id, "title": film.title, "year": film.year})
        for film in films
    )
    return Intake(connect, tmp_path / "work", Quiet())


def rows(connect) -> set[tuple[object, ...]]:
    """Return all that stands in the tables of reviews."""
    with connect() as connection:
        return {
            (table, *row)
            for table in ("reviews", "film_opinions", "review_quotes")
            for row in connection.execute(f"SELECT * FROM {table}")
        }


def a_table(path: Path, *lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["title,year,rating,review", *lines, ""]))
    return path


def test_each_film_has_the_reviews_that_are_of_it(intake, films, connect, tmp_path):
    truth = write_acl_imdb(tmp_path / "aclImdb", films, each=40)

    outcome = intake.reviews(tmp_path / "aclImdb")

    assert outcome.counts["reviews"] == len(truth)
    assert (outcome.counts["unmatched"], outcome.counts["rejected"]) == (0, 0)
    for film_id, count in Counter(truth.values()).items():
        told = PostgresReviews(connect).opinions(FilmId(str(film_id)))
        assert told is not None
        assert told.reviews == count
        assert told.positive + told.negative + told.undecided == count
        assert max(Counter(q.sentiment for q in told.quotes).values(), default=0) <= (
            QUOTES_OF_A_KIND
        )


def test_reviews_find_films_by_title_and_year_as_well(intake, films, connect, tmp_path):
    truth = write_reviews_csv(tmp_path / "csv" / "reviews.csv", films, count=200)

    outcome = intake.reviews(tmp_path / "csv")

    with connect() as connection:
        found = connection.execute(
            "SELECT position - 1, id FROM reviews JOIN films USING (film_key)"
        ).fetchall()
    assert outcome.counts["reviews"] >= 0.95 * len(truth)
    assert not {(n, i) for n, i in found if str(n) in truth and truth[str(n)] != i}


def test_what_reviews_come_to_is_told_by_rating_and_words(intake, connect, tmp_path):
    store = PostgresFilmStore(connect)
    store.store([read_record({"id": "tt9", "title": "Night Ferry", "year": 1950})])
    praise = [f'Night Ferry,1950,9,"{word} {GUSHING}"' for word in ("Well.", "Oh.")]
    table = a_table(
        tmp_path / "mine.csv",
        *praise,
        "Night Ferry,1951,2,The film is dull and tedious and the script is weak.",
        "Night Ferry,,,It has a plot.",
        "Night Ferry,1970,2,Another film of that title.",
        "Nobody Knows It,1950,2,Dull.",
    )

    outcome = intake.reviews(table)
    told = PostgresReviews(connect).opinions(FilmId("tt9"))

    assert outcome.counts == {"reviews": 4, "films": 1, "unmatched": 2, "rejected": 0}
    assert told is not None
    assert (told.positive, told.negative, told.undecided) == (2, 1, 1)
    assert (told.rated, told.mean) == (3, 6.67)
    assert [quote.sentiment for quote in told.quotes] == ["pos", "neg"]
    assert told.quotes[0].text == GUSHING
    assert {quote.file for quote in told.quotes} == {"mine.csv"}


def test_a_title_that_several_films_go_by_is_of_none(intake, connect, tmp_path):
    PostgresFilmStore(connect).store(
        read_record({"id": f"tt{n}", "title": "Twins", "year": 1950, "votes": 10})
        for n in (91, 92)
    )

    outcome = intake.reviews(a_table(tmp_path / "mine.csv", "Twins,1950,9,Good."))

    assert outcome.counts["unmatched"] == 1


def test_unchanged_files_change_nothing_and_new_films_are_looked_for_again(
    intake, connect, tmp_path
):
    table = a_table(tmp_path / "mine.csv", "Night Ferry,1950,9,Good.")
    assert intake.reviews(table).counts["unmatched"] == 1
    assert intake.reviews(table).is_unchanged

    PostgresFilmStore(connect).store([read_record({"title": "Night Ferry"})])
    again = intake.reviews(a_table(tmp_path / "mine.csv", "Night Ferry,,9,Good."))

    assert not again.is_unchanged
    assert again.counts["reviews"] == 1


def test_a_changed_file_gives_up_its_own_reviews_only(intake, films, connect, tmp_path):
    one, other = (f'"{film.title}",{film.year}' for film in films[:2])
    intake.reviews(a_table(tmp_path / "a.csv", f"{one},9,Good."))
    intake.reviews(a_table(tmp_path / "b.csv", f"{one},2,Bad.", f"{other},2,Bad."))

    intake.reviews(a_table(tmp_path / "b.csv", f"{other},3,Bad."))

    reviews = PostgresReviews(connect)
    first, second = (reviews.opinions(FilmId(film.id)) for film in films[:2])
    assert first is not None
    assert second is not None
    assert (first.reviews, first.mean) == (1, 9)
    assert (second.reviews, second.mean) == (1, 3)


def test_whatever_breaks_off_a_run_leaves_what_was_there(
    intake, films, connect, tmp_path
):
    folder = tmp_path / "aclImdb"
    write_acl_imdb(folder, films, each=20)
    intake.reviews(folder)
    before = rows(connect)
    truth = json.loads((folder / "truth.json").read_text())["films"]
    changed = folder / next(iter(truth))
    changed.write_text("Other words.")
    halted = Intake(connect, tmp_path / "work", Told(calls_off_after=30))

    with pytest.raises(Cancelled):
        halted.reviews(folder)
    assert rows(connect) == before
    intake.reviews(folder)

    after = rows(connect)
    assert after != before
    assert intake.reviews(folder).is_unchanged


def test_reviews_taken_out_leave_nothing(intake, films, connect, tmp_path):
    write_acl_imdb(tmp_path / "aclImdb", films, each=5)
    outcome = intake.reviews(tmp_path / "aclImdb")

    assert intake.remove(Source.REVIEWS) == outcome.counts["films"]

    assert not rows(connect)
    assert PostgresReviews(connect).opinions(FilmId(films[0].id)) is None
    assert not intake.reviews(tmp_path / "aclImdb").is_unchanged


def test_broken_reviews_are_rejected_and_the_others_kept(
    intake, films, connect, tmp_path
):
    folder = tmp_path / "aclImdb"
    write_acl_imdb(folder, films, each=5)
    (folder / "train" / "pos" / "0_99.txt").write_text("Rated too well.")
    (folder / "train" / "neg" / "77_1.txt").write_bytes(b"\xff\xfe no text")

    outcome = intake.reviews(folder)

    assert outcome.counts["rejected"] == 2
    assert outcome.counts["reviews"] == 25


def a_film_of_ours(connect) -> FilmId:
    """Store a film that house opinions are of."""
    film = next(house_opinions()).film.film_id
    assert film is not None
    record = read_record({"id": film, "title": "Night Ferry"})
    PostgresFilmStore(connect).store([record])
    return film


def test_house_opinions_answer_until_somebody_elses_review_is_there(
    intake, connect, tmp_path
):
    film = next(house_opinions()).film.film_id
    assert film is not None
    PostgresFilmStore(connect).store(
        [read_record({"id": film, "title": "Night Ferry"})]
    )
    own = intake.house_opinions()["reviews"]
    reviews = PostgresReviews(connect)

    alone = reviews.opinions(film)
    intake.reviews(a_table(tmp_path / "mine.csv", f'Night Ferry,,2,"{GUSHING}"'))
    beside_another = reviews.opinions(film)
    intake.house_opinions()
    again = reviews.opinions(film)
    intake.remove(Source.REVIEWS)
    left = reviews.opinions(film)

    assert alone is not None
    assert beside_another is not None
    assert (alone.reviews, alone.are_house) == (own, True)
    assert (beside_another.reviews, beside_another.are_house) == (1, False)
    assert {quote.file for quote in beside_another.quotes} <= {"mine.csv"}
    assert (again, left) == (beside_another, alone)


def test_house_opinions_leave_with_the_starter_catalogue(intake, connect):
    film = next(house_opinions()).film.film_id
    assert film is not None
    PostgresFilmStore(connect).store(
        [read_record({"id": film, "title": "Night Ferry"})]
    )
    intake.house_opinions()

    intake.remove(Source.STARTER)

    assert PostgresReviews(connect).opinions(film) is None
