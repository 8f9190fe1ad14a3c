"""Taking in IMDb's files, as tests do it."""

from pathlib import Path

from backend.adapters.postgres.connect import Connect
from backend.adapters.postgres.ledger import PostgresLedger
from backend.adapters.postgres.store import PostgresFilmStore
from backend.domain.records import write_record
from ingestion.intake import Intake
from ingestion.pipeline import Outcome
from ingestion.sources.imdb.choice import Choice

ALL = Choice(min_votes=0)


def take_in(intake: Intake, folder: Path, choice: Choice = ALL) -> Outcome:
    """Take in a folder of IMDb's files."""
    return intake.imdb(folder, choice, lambda _: None)


def everything(store: PostgresFilmStore) -> list[dict[str, object]]:
    """Return every film's record, by id."""
    return [write_record(film) for film in store.all_films()]


def rejected(connect: Connect) -> list[tuple[str, int, str]]:
    """Return file, line and reason of what could not be used."""
    rows = PostgresLedger(connect).rejected("imdb")
    return [(row.file, row.line, row.reason) for row in rows]
