"""Connections to PostgreSQL, and the driver's errors in our words."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from time import monotonic
from typing import Any, Final

import psycopg
from psycopg import Connection, errors
from psycopg_pool import ConnectionPool, PoolTimeout

from backend.domain.errors import (
    DatabaseTooSlow,
    DatabaseUnavailable,
    MovieChatError,
)

Connect = Callable[[], AbstractContextManager[Connection[Any]]]
Address = Callable[[], str]
"""Where the database is now: an embedded one may move when it restarts."""

POOL_SIZE: Final = 10
WAIT_SECONDS: Final = 10.0
TRUSTED_SECONDS: Final = 1.0
"""For so long after its use, a connection is lent again without asking the database."""
READ_LIMIT_MS: Final = 10_000


class PooledConnection(Connection[Any]):
    """A connection that knows since when nobody has used it."""

    resting_since = 0.0


def _note_rest(connection: PooledConnection) -> None:
    connection.resting_since = monotonic()


def _check_rested(connection: PooledConnection) -> None:
    """See that a connection is alive, unless it was a moment ago."""
    if monotonic() - connection.resting_since > TRUSTED_SECONDS:
        ConnectionPool.check_connection(connection)


def open_pool(
    address: Address, *, size: int = POOL_SIZE
) -> ConnectionPool[PooledConnection]:
    """Return a pool that opens connections as they are needed."""
    return ConnectionPool(
        address,
        connection_class=PooledConnection,
        min_size=1,
        max_size=size,
        timeout=WAIT_SECONDS,
        open=True,
        check=_check_rested,
        reset=_note_rest,
        name="moviechat",
    )


def pooled(pool: ConnectionPool[PooledConnection]) -> Connect:
    """Return a `connect` that borrows from the pool."""

    @contextmanager
    def connect() -> Iterator[Connection[Any]]:
        with translated_errors(), pool.connection() as connection:
            yield connection

    return connect


def single(address: Address) -> Connect:
    """Return a `connect` that opens a connection of its own each time."""

    @contextmanager
    def connect() -> Iterator[Connection[Any]]:
        with translated_errors(), psycopg.connect(address()) as connection:
            yield connection

    return connect


@contextmanager
def reading(
    connect: Connect, *, limit_ms: int = READ_LIMIT_MS
) -> Iterator[Connection[Any]]:
    """Open a transaction that can only read, sees one state, and not for ever.

    A statement that takes longer raises DatabaseTooSlow.
    """
    with connect() as connection:
        # By hand and in one message: the driver would send three.
        connection.autocommit = True
        connection.execute(
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; "
            f"SET LOCAL statement_timeout = {limit_ms:d}"
        )
        try:
            yield connection
        finally:
            _end(connection)


def _end(connection: Connection[Any]) -> None:
    """Close a transaction that wrote nothing; a lost connection has none."""
    if not connection.closed:
        connection.rollback()
        connection.autocommit = False


@contextmanager
def translated_errors() -> Iterator[None]:
    """Raise our errors in place of the driver's."""
    try:
        yield
    except errors.DiskFull as exc:
        raise MovieChatError(
            "The disk that holds the database is full; nothing of this was kept. "
            "Free some space and try again.",
        ) from exc
    except errors.QueryCanceled as exc:
        raise DatabaseTooSlow(
            "To look that up takes too long, so it was called off. Ask for something "
            "narrower, such as a person, a genre or a year.",
        ) from exc
    except (psycopg.OperationalError, PoolTimeout) as exc:
        raise DatabaseUnavailable(
            f"The database does not answer ({_first_line(exc)}). "
            "`moviechat doctor` says what is wrong.",
        ) from exc
    except psycopg.Error as exc:
        raise MovieChatError(
            f"The database refused: {_first_line(exc)}. If DATABASE_URL is set, see "
            "that it names a database of your own that may be written to.",
        ) from exc


def _first_line(exc: Exception) -> str:
    return str(exc).strip().splitlines()[0] if str(exc).strip() else type(exc).__name__
