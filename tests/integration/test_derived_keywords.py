"""Keywords are derived where none are stated, and only there."""

import pytest

from backend.adapters.postgres.catalogue import PostgresFilmCatalogue
from backend.adapters.postgres.keywords import PostgresKeywords
from backend.adapters.postgres.store import PostgresFilmStore
from backend.domain.errors import Cancelled
from backend.domain.films import Film, FilmId
from backend.domain.records import read_record, write_record
from backend.domain.sources import DERIVED, Source, edited
from ingestion import deriving
from ingestion.deriving import derive_missing_keywords
from ingestion.intake import Intake
from tests.progress import Quiet
from tests.publisher import Told

pytestmark = pytest.mark.postgres

PIRATES = "A pirate steals a ship. The pirate sails the ship to an island. He drowns."
GHOSTS = "A ghost haunts a mansion. The ghost frightens a widow in the mansion."
FILMS = 60


@pytest.fixture
def store(connect) -> PostgresFilmStore:
    """A catalogue in which pirates and ghosts are rare enough to tell of a film."""
    filled = PostgresFilmStore(connect)
    filled.store(
        read_record(
            {
                "id": f"tt{number:04}",
                "title": f"Film {number}",
                "directors": [{"name": "Ann Mansion"}] if number == 5 else [],
                "plot": PIRATES if number < 5 else GHOSTS if number < 10 else "Rain.",
            }
        )
        for number in range(FILMS)
    )
    return filled


@pytest.fixture
def intake(connect, store, tmp_path) -> Intake:
    return Intake(connect, tmp_path / "work", Quiet())


def film(connect, number: int = 0) -> Film:
    return PostgresFilmCatalogue(connect).film(FilmId(f"tt{number:04}"))


def every_keyword(connect) -> set[tuple[object, ...]]:
    with connect() as connection:
        return set(connection.execute("SELECT * FROM film_keywords").fetchall())


def test_a_plot_yields_keywords_that_say_that_they_are_derived(intake, connect):
    assert intake.keywords() == FILMS

    assert set(film(connect).keywords) == {"pirate", "ship"}
    [note] = [note for note in film(connect).sources if note.field == "keywords"]
    assert note.name == DERIVED
    assert not film(connect, 20).keywords


def test_people_of_a_film_are_no_keywords(intake, connect):
    intake.keywords()

    assert "mansion" in film(connect, 6).keywords
    assert "mansion" not in film(connect, 5).keywords


def test_once_derived_nothing_is_due(intake, connect):
    intake.keywords()
    before = every_keyword(connect)

    assert PostgresKeywords(connect).count_due() == 0
    assert intake.keywords() == 0
    assert every_keyword(connect) == before


def test_derived_keywords_are_nobodys_word(intake, store, connect):
    before = [write_record(film) for film in store.all_films()]
    intake.keywords()

    assert [write_record(film) for film in store.all_films()] == before
    assert not store.stated(FilmId("tt0000")).keywords
    edit = edited(film(connect), {"year": 1950})
    assert DERIVED not in {note.name for note in edit.film.sources}


def test_a_changed_plot_is_read_anew(intake, store, connect):
    intake.keywords()

    store.store([read_record({"id": "tt0000", "title": "Film 0", "plot": GHOSTS})])
    assert intake.keywords() == 1

    assert "ghost" in film(connect).keywords
    assert "pirate" not in film(connect).keywords


def test_a_plot_that_is_lost_takes_its_keywords_along(intake, store, connect):
    intake.keywords()

    store.store([read_record({"id": "tt0000", "title": "Film 0", "plot": None})])

    assert not film(connect).keywords
    assert intake.keywords() == 0


def test_stated_keywords_take_the_place_of_derived_ones_and_give_it_back(
    intake, store, connect
):
    intake.keywords()
    derived = film(connect).keywords

    store.store([read_record({"id": "tt0000", "title": "Film 0", "keywords": ["sea"]})])
    assert film(connect).keywords == ("sea",)
    assert PostgresKeywords(connect).count_due() == 0

    store.store([read_record({"id": "tt0000", "title": "Film 0", "keywords": None})])
    assert not film(connect).keywords
    assert intake.keywords() == 1
    assert film(connect).keywords == derived


def test_what_another_source_adds_leaves_derived_keywords_alone(intake, store, connect):
    intake.keywords()
    derived = film(connect).keywords

    record = read_record({"id": "tt0000", "title": "Film 0", "year": 1950})
    store.store([record], source=Source.WIKIPEDIA)

    assert film(connect).year == 1950
    assert film(connect).keywords == derived
    assert PostgresKeywords(connect).count_due() == 0


def test_a_film_that_goes_by_another_id_is_read_again(intake, store, connect):
    intake.keywords()
    derived = film(connect).keywords

    store.move({FilmId("tt0000"): FilmId("tt9999")})
    assert intake.keywords() == 1

    assert film(connect, 9999).keywords == derived


def test_whatever_breaks_off_ends_where_a_whole_run_does(intake, connect, monkeypatch):
    monkeypatch.setattr(deriving, "BATCH", 7)
    with pytest.raises(Cancelled):
        derive_missing_keywords(PostgresKeywords(connect), Told(calls_off_after=7))
    assert PostgresKeywords(connect).count_due() == FILMS
    halted = _CalledOffLater(stages_before=2)
    with pytest.raises(Cancelled):
        derive_missing_keywords(PostgresKeywords(connect), halted)
    assert 0 < PostgresKeywords(connect).count_due() < FILMS

    intake.keywords()

    assert PostgresKeywords(connect).count_due() == 0
    assert all("pirate" in film(connect, n).keywords for n in range(5))


class _CalledOffLater(Quiet):
    """Calls off in the middle of the last stage."""

    def __init__(self, *, stages_before: int) -> None:
        super().__init__()
        self._stages_before = stages_before

    def check(self) -> None:
        if len(self.stages) >= self._stages_before:
            raise Cancelled("Called off.")
