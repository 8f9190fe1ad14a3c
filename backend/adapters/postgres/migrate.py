"""Bring the database to the state this program knows.

`migrations/NNNN_name.sql` are applied in order, each in a transaction and noted
in a ledger, under a lock: any number of processes may start at once.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from typing import Any, Final

from psycopg import Connection

from backend.adapters.postgres.connect import Connect
from backend.domain.errors import DatabaseTooNew, MovieChatError

logger = logging.getLogger(__name__)

OLDEST_SERVER: Final = 150_000  # as the driver counts: version 15
LOCK_KEY: Final = 0x6D6F766965  # "movie"

_LEDGER: Final = """
CREATE TABLE IF NOT EXISTS schema_migrations (
  version    integer     NOT NULL PRIMARY KEY,
  name       text        NOT NULL,
  checksum   text        NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
)"""


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from a state of the database to the next."""

    version: int
    name: str
    sql: str

    @property
    def checksum(self) -> str:
        """Tells whether a step was altered after it had been applied."""
        return sha256(self.sql.encode()).hexdigest()


def shipped_migrations() -> list[Migration]:
    """Return the steps that come with this program, in order."""
    sources = files(__package__).joinpath("migrations").iterdir()
    named = sorted((s.name, s) for s in sources if s.name.endswith(".sql"))
    return [
        Migration(
            version=int(name.split("_", 1)[0]),
            name=name.removesuffix(".sql"),
            sql=source.read_text(encoding="utf-8"),
        )
        for name, source in named
    ]


def migrate(connect: Connect, migrations: Sequence[Migration] | None = None) -> int:
    """Apply what is missing and return how many steps that took.

    Raises DatabaseTooNew when a newer program has been here.
    """
    steps = shipped_migrations() if migrations is None else migrations
    with connect() as connection:
        _check_server(connection)
        connection.autocommit = True
        connection.execute("SELECT pg_advisory_lock(%s)", [LOCK_KEY])
        try:
            connection.execute(_LEDGER)
            missing = _missing(steps, _applied(connection))
            for step in missing:
                _apply(connection, step)
        finally:
            connection.execute("SELECT pg_advisory_unlock(%s)", [LOCK_KEY])
            connection.autocommit = False
    return len(missing)


def _check_server(connection: Connection[Any]) -> None:
    """Refuse a server that cannot hold our data, before anything is made there."""
    version = connection.info.server_version
    if version < OLDEST_SERVER:
        raise MovieChatError(
            f"This PostgreSQL is version {version // 10_000}; Movie Chat needs "
            f"{OLDEST_SERVER // 10_000} or newer.",
        )
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise MovieChatError(
            f"This database holds text as {encoding}; Movie Chat needs UTF8. Make one "
            "with: CREATE DATABASE moviechat ENCODING 'UTF8' TEMPLATE template0",
        )


def _applied(connection: Connection[Any]) -> dict[int, str]:
    rows = connection.execute("SELECT version, checksum FROM schema_migrations")
    return dict(rows.fetchall())


def _missing(steps: Sequence[Migration], applied: dict[int, str]) -> list[Migration]:
    known = max((step.version for step in steps), default=0)
    newest = max(applied, default=0)
    if newest > known:
        raise DatabaseTooNew(
            f"This database was written by a newer Movie Chat (its state is {newest}, "
            f"this program knows {known}). Update Movie Chat, or point MOVIECHAT_HOME "
            "or DATABASE_URL elsewhere. Nothing was changed.",
        )
    for step in steps:
        if applied.get(step.version, step.checksum) != step.checksum:
            raise MovieChatError(
                f"Migration {step.name} is not the one this database was made with. "
                "Install the published program again.",
            )
    return [step for step in steps if step.version not in applied]


def _apply(connection: Connection[Any], step: Migration) -> None:
    with connection.transaction():
        connection.execute(step.sql)
        connection.execute(
            "INSERT INTO schema_migrations (version, name, checksum) "
            "VALUES (%s, %s, %s)",
            [step.version, step.name, step.checksum],
        )
    logger.debug("migrated the database to %s", step.name)
