"""A catalogue in PostgreSQL, and what takes sources into it."""

import pytest

from backend.adapters.postgres.catalogue import PostgresFilmCatalogue
from backend.adapters.postgres.store import PostgresFilmStore
from ingestion.intake import Intake
from tests.progress import Quiet


@pytest.fixture
def intake(connect, tmp_path) -> Intake:
    return Intake(connect, tmp_path / "work", Quiet())


@pytest.fixture
def catalogue(connect) -> PostgresFilmCatalogue:
    return PostgresFilmCatalogue(connect)


@pytest.fixture
def store(connect) -> PostgresFilmStore:
    return PostgresFilmStore(connect)
