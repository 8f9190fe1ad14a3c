"""Scripts of one small world: taken in, changed, cut short, and out again."""

import json
from pathlib import Path

import pytest

from backend.adapters.postgres.ledger import PostgresLedger
from backend.adapters.postgres.screenplays import PostgresScreenplays
from backend.adapters.postgres.store import PostgresFilmStore
from backend.domain.errors import Cancelled, InvalidRequest
from backend.domain.films import FilmId
from backend.domain.records import read_record
from backend.domain.sources import Source
from ingestion import scripts as taking_in
from ingestion.intake import Intake
from ingestion.screenplays.analysis import LONGEST_QUOTE
from ingestion.sources.screenplays import ReadScreenplay, read_screenplays
from tests.progress import Quiet
from tests.publisher import Told
from tests.samples.films import SampleFilm, read_films
from tests.samples.imdb import DumpShape, write_imdb
from tests.samples.screenplays import write_screenplays

pytestmark = pytest.mark.postgres

TABLES = ("screenplays", "scenes", "speakers")
SCRIPT = """Title: Night Ferry
Draft date: 1949

INT. FERRY - NIGHT

MARTA
Sit down.

EXT. QUAY - DAY

Gulls.
"""


@pytest.fixture(scope="module")
def films(tmp_path_factory) -> list[SampleFilm]:
    folder = tmp_path_factory.mktemp("imdb")
    write_imdb(folder, DumpShape(40, seed=6, only_films=True))
    return read_films(folder, count=9)


@pytest.fixture
def intake(connect, tmp_path, films) -> Intake:
    PostgresFilmStore(connect).store(
        read_record({"id": film.id, "title": film.title, "year": film.year})
        for film in films
    )
    return Intake(connect, tmp_path / "work", Quiet())


@pytest.fixture
def scripts(tmp_path: Path, films: list[SampleFilm]) -> Path:
    write_screenplays(tmp_path / "scripts", films, seed=6)
    return tmp_path / "scripts"


def told(connect) -> set[tuple[object, ...]]:
    """Return what is known of scripts, whatever keys they have."""
    with connect() as connection:
        return {
            (film, file, str(scenes))
            for film, file, scenes in connection.execute(
                "SELECT f.id, s.file, ARRAY(SELECT heading || words FROM scenes AS c "
                "WHERE c.screenplay_key = s.screenplay_key ORDER BY position) "
                "FROM screenplays AS s JOIN films AS f USING (film_key)"
            )
        }


def count(connect, table: str) -> int:
    with connect() as connection:
        row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(row[0])


def test_each_film_has_the_script_that_is_of_it(intake, scripts, connect):
    outcome = intake.screenplays(scripts)

    assert outcome.counts == {"screenplays": 9, "unmatched": 0, "rejected": 0}
    truth = json.loads((scripts / "truth.json").read_text())["screenplays"]
    assert {(film, file) for film, file, _ in told(connect)} == {
        (said["film"], name) for name, said in truth.items()
    }


def test_what_was_read_of_a_script_is_what_is_kept(intake, scripts, films, connect):
    intake.screenplays(scripts)

    kept = [
        script
        for film in films
        for script in PostgresScreenplays(connect).of_film(FilmId(film.id))
    ]

    read = [
        r.screenplay for r in read_screenplays(scripts) if isinstance(r, ReadScreenplay)
    ]
    assert sorted(s.scenes[0].heading for s in kept) == sorted(
        s.scenes[0].heading for s in read
    )
    by_title = {(script.title, script.pages): script for script in read}
    for script in kept:
        same = by_title[script.title, script.pages]
        assert script.scenes == same.scenes
        assert script.speakers == same.speakers
        assert set(script.quotes) == set(same.quotes)
        assert all(len(quote.text) <= LONGEST_QUOTE for quote in script.quotes)


def test_a_script_of_no_film_is_named_among_the_rejected(intake, connect, tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "a.fountain").write_text(SCRIPT)

    outcome = intake.screenplays(folder)

    assert outcome.counts == {"screenplays": 0, "unmatched": 1, "rejected": 1}
    [row] = PostgresLedger(connect).rejected("screenplays")
    assert (row.file, "Night Ferry (1949)" in row.reason) == ("a.fountain", True)


def test_a_draft_may_be_older_than_its_film(intake, connect, tmp_path):
    PostgresFilmStore(connect).store(
        read_record({"id": f"tt{year}", "title": "Night Ferry", "year": year})
        for year in (1951, 1990)
    )
    (tmp_path / "a.fountain").write_text(SCRIPT)

    intake.screenplays(tmp_path / "a.fountain")

    assert {film for film, _, _ in told(connect)} == {"tt1951"}


def test_unchanged_scripts_change_nothing_and_lost_ones_leave(intake, scripts, connect):
    intake.screenplays(scripts)
    before = told(connect)
    assert intake.screenplays(scripts).is_unchanged

    gone = min(scripts.glob("*.fountain"))
    gone.unlink()
    intake.screenplays(scripts)

    assert told(connect) == {row for row in before if row[1] != gone.name}


def test_a_run_that_broke_off_ends_where_a_whole_one_does(
    intake, scripts, connect, tmp_path, monkeypatch
):
    monkeypatch.setattr(taking_in, "BATCH", 2)
    halted = Intake(connect, tmp_path / "work", Told(calls_off_after=5))
    with pytest.raises(Cancelled):
        halted.screenplays(scripts)
    assert 0 < count(connect, "screenplays") < 9

    intake.screenplays(scripts)
    whole = told(connect)
    assert len(whole) == 9

    intake.remove(Source.SCREENPLAYS)
    assert [count(connect, table) for table in TABLES] == [0, 0, 0]
    intake.screenplays(scripts)
    assert told(connect) == whole


def test_what_holds_no_script_is_refused_before_anything_begins(
    intake, connect, tmp_path
):
    with pytest.raises(InvalidRequest, match="there is no script here"):
        intake.screenplays(tmp_path)

    assert not list(PostgresLedger(connect).runs())
