"""Whole tables at once: made beside the catalogue and swapped in, or patched.

Readers see the tables before or the tables after, never a mixture, and wait for
neither; a load that dies leaves nothing but a schema that the next one drops.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import sleep
from typing import Any, Final

from psycopg import Connection, sql
from psycopg.errors import LockNotAvailable

from backend.adapters.postgres.connect import Connect, translated_errors
from backend.adapters.postgres.queries import query
from backend.domain.errors import DatabaseUnavailable

Text = Callable[[], AbstractContextManager[Iterable[bytes]]]
"""Opens rows in the form that COPY reads as text."""

# On two cores more would only wait for each other.
SIDE_BY_SIDE: Final = 2
SWAP_ATTEMPTS: Final = 200
PATIENCE: Final = "250ms"
PAUSE_SECONDS: Final = 0.05


@dataclass(frozen=True, slots=True)
class BulkTable:
    """A table that can be loaded whole, and its columns by how they are written."""

    name: str
    key: tuple[str, ...]
    numbers: tuple[str, ...]
    texts: tuple[str, ...]
    lists: tuple[str, ...] = ()
    is_referenced: bool = False
    """Whether other tables refer to its rows, which are changed in place then."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column, in the order in which rows name them."""
        return (*self.numbers, *self.texts, *self.lists)


FILMS: Final = BulkTable(
    "films",
    key=("film_key",),
    numbers=("film_key", "year", "runtime", "rating", "votes"),
    texts=("id", "title", "original_title", "kind"),
    lists=("sources",),
    is_referenced=True,
)
FILM_TITLES: Final = BulkTable(
    "film_titles",
    key=("film_key", "role", "position"),
    numbers=("film_key", "position"),
    texts=("role", "title", "folded"),
)
FILM_GENRES: Final = BulkTable(
    "film_genres",
    key=("film_key", "position"),
    numbers=("film_key", "position"),
    texts=("genre",),
)
PEOPLE: Final = BulkTable(
    "people",
    key=("person_key",),
    numbers=("person_key", "birth_year", "death_year"),
    texts=("id", "name", "folded"),
    lists=("professions",),
    is_referenced=True,
)
CREDITS: Final = BulkTable(
    "credits",
    key=("film_key", "category", "person_key"),
    numbers=("film_key", "person_key", "billing"),
    texts=("category", "job"),
    lists=("characters",),
)
Rows = Callable[[BulkTable], AbstractContextManager[Iterable[bytes]]]
"""Opens the rows of a table."""

# What is referred to before what refers to it.
BULK_TABLES: Final = (FILMS, PEOPLE, FILM_TITLES, FILM_GENRES, CREDITS)


class PostgresBulk:
    """Loads whole tables into PostgreSQL."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._turn: Connection[Any] | None = None

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Keep everybody else from storing films."""
        with self._connect() as connection:
            connection.autocommit = True
            connection.execute(query("hold_turn"))
            self._turn = connection
            yield

    def next_keys(self) -> tuple[int, int]:
        """Return the highest keys of films and of people that are taken."""
        with self._connect() as connection:
            row = connection.execute(query("next_keys")).fetchone()
        return (row[0], row[1]) if row else (0, 0)

    def unwanted_titles(self) -> list[int]:
        """Return the numbers of IMDb's titles that were deleted by hand."""
        with self._connect() as connection:
            rows = connection.execute(query("unwanted_titles"))
            return [row[0] for row in rows]

    def films_there(self, file: Path) -> None:
        """Write key, id, and whether IMDb alone, or IMDb too, states the film."""
        self._write(query("films_there"), file)

    def people_there(self, file: Path) -> None:
        """Write key and id of every person of IMDb's."""
        self._write(query("people_there"), file)

    def standing(self, table: BulkTable, file: Path) -> None:
        """Write the rows of a table that IMDb alone states; lists as JSON."""
        columns = ", ".join(
            f"array_to_json(t.{column})" if column in table.lists else f"t.{column}"
            for column in table.columns
        )
        self._write(query(f"stand_{table.name}").format(columns=columns), file)

    def patch(self, changes: Iterable[tuple[BulkTable, Text, Text]]) -> None:
        """Let rows of tables come and go, all in one moment."""
        with self._connect() as connection:
            for table, coming, going in changes:
                _change(connection, table, coming, going)
                connection.execute(f"ANALYZE {table.name}")
            connection.execute(query("renumber"))
            self._see_that_it_is_our_turn()

    def _write(self, copying: str, file: Path) -> None:
        with (
            self._connect() as connection,
            connection.cursor() as cursor,
            cursor.copy(copying) as rows,
            file.open("wb") as out,
        ):
            for piece in rows:
                out.write(piece)

    @contextmanager
    def rebuilding(self, rows: Rows) -> Iterator["Rebuilding"]:
        """Make tables anew of these rows and of those that others state; swap them in.

        Each table is begun as soon as its rows can be had. The caller holds the turn.
        """
        with self._connect() as connection:
            connection.execute(query("clear_incoming"))
            connection.execute(query("open_incoming"))
        with ThreadPoolExecutor(SIDE_BY_SIDE, "bulk") as both:
            making = Rebuilding(self._connect, both, rows)
            try:
                yield making
                making.finish()
            finally:
                both.shutdown(cancel_futures=True)
        self._see_that_it_is_our_turn()
        self._swap()

    def tidy(self) -> None:
        """Clear up after a load."""
        with self._connect() as connection:
            connection.execute(query("clear_incoming"))

    def prove(self) -> None:
        """Prove the foreign keys that a load left unproven."""
        with self._connect() as connection:
            unproven = connection.execute(query("unproven_references")).fetchall()
            for table, name in unproven:
                connection.execute(
                    sql.SQL("ALTER TABLE {} VALIDATE CONSTRAINT {}").format(
                        sql.Identifier(table),
                        sql.Identifier(name),
                    ),
                )

    def _see_that_it_is_our_turn(self) -> None:
        """Raise if the connection that held the turn is gone, and the turn with it."""
        with translated_errors():
            if self._turn is None:
                raise DatabaseUnavailable("Nobody else was kept from storing films.")
            self._turn.execute("SELECT 1")

    def _swap(self) -> None:
        """Let the new tables take the old ones' places once nobody is in the way.

        Whoever reads several tables in turn must not be waited for with some of them
        in hand: all the locks are had at once, or none and soon again.
        """
        for _ in range(SWAP_ATTEMPTS):
            with self._connect() as connection:
                references = _references(connection)
                if _lock(connection, references):
                    _take_places(connection, references)
                    return
            sleep(PAUSE_SECONDS)
        raise DatabaseUnavailable(
            "Others kept the catalogue's tables locked for a minute, so that the new "
            "ones could not take their places. Run it again; nothing was lost.",
        )


class Rebuilding:
    """Tables that are being made beside those that stand."""

    def __init__(self, connect: Connect, both: ThreadPoolExecutor, rows: Rows) -> None:
        self._connect = connect
        self._both = both
        self._rows = rows
        self._begun: list[Future[None]] = []

    def arrive_films(self, keys: Text) -> None:
        """Say which films are stated anew: their rows so far are not kept."""
        self._arrive("incoming.arriving_films", keys)

    def arrive_people(self, keys: Text) -> None:
        """Say who is stated anew."""
        self._arrive("incoming.arriving_people", keys)

    def begin(self, *tables: BulkTable) -> None:
        """Begin to make tables, in this order, as their rows can be had now."""
        self._begun += [self._both.submit(self._make, table) for table in tables]

    def finish(self) -> None:
        """Wait until every table is made; raise what went wrong."""
        for made in self._begun:
            made.result()

    def _arrive(self, table: str, keys: Text) -> None:
        with self._connect() as connection:
            _copy(connection, table, keys())

    def _make(self, table: BulkTable) -> None:
        """Fill one table beside, and index it: in one transaction nothing is logged."""
        with self._connect() as connection:
            # With more, sorting takes longer, and workers join in that have no core.
            connection.execute("SET LOCAL maintenance_work_mem = '32MB'")
            connection.execute(query("copy_shape").format(table=table.name))
            columns = ", ".join(table.columns)
            _copy(connection, f"incoming.{table.name} ({columns})", self._rows(table))
            connection.execute(query(f"keep_{table.name}"))
            made = query("indexes_of_table").format(schema="incoming")
            for (statement,) in connection.execute(made, {"table": table.name}):
                connection.execute(statement)
            connection.execute(f"ANALYZE incoming.{table.name}")


def _references(connection: Connection[Any]) -> list[tuple[str, str, str]]:
    names = [table.name for table in BULK_TABLES]
    found = connection.execute(query("references_of_tables"), {"tables": names})
    return found.fetchall()


def _lock(connection: Connection[Any], references: list[tuple[str, str, str]]) -> bool:
    """Lock every table concerned; say whether that could be had."""
    tables = {table.name for table in BULK_TABLES} | {tied for tied, _, _ in references}
    # Nobody reads the new ones yet, but they may be being vacuumed.
    made = ", ".join(f"incoming.{table.name}" for table in BULK_TABLES)
    connection.execute(f"LOCK TABLE {made}")
    connection.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")
    try:
        connection.execute(f"LOCK TABLE {', '.join(sorted(tables))}")
    except LockNotAvailable:
        connection.rollback()
        return False
    return True


def _take_places(
    connection: Connection[Any],
    references: list[tuple[str, str, str]],
) -> None:
    for table, name, _ in references:
        connection.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    home = _home(connection)
    for made in BULK_TABLES:
        connection.execute(f"DROP TABLE {made.name}")
        connection.execute(f"ALTER TABLE incoming.{made.name} SET SCHEMA {home}")
    for table, name, says in references:
        connection.execute(
            f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {says} NOT VALID',
        )
    connection.execute(query("renumber"))


def _change(
    connection: Connection[Any],
    table: BulkTable,
    coming: Text,
    going: Text,
) -> None:
    key, columns = ", ".join(table.key), ", ".join(table.columns)
    same_key = " AND ".join(f"t.{column} = g.{column}" for column in table.key)
    connection.execute(query("make_change").format(table=table.name, key=key))
    _copy(connection, f"coming ({columns})", coming())
    _copy(connection, f"going ({key})", going())
    if not table.is_referenced:
        connection.execute(
            query("let_go").format(table=table.name, same_key=same_key),
        )
    connection.execute(
        query("let_come").format(
            table=table.name,
            columns=columns,
            overriding="OVERRIDING SYSTEM VALUE" if table.is_referenced else "",
            on_conflict=_on_conflict(table) if table.is_referenced else "",
        ),
    )


def _on_conflict(table: BulkTable) -> str:
    sets = ", ".join(
        f"{column} = EXCLUDED.{column}"
        for column in table.columns
        if column not in table.key
    )
    return f"ON CONFLICT ({', '.join(table.key)}) DO UPDATE SET {sets}"


def _home(connection: Connection[Any]) -> str:
    row = connection.execute("SELECT quote_ident(current_schema())").fetchone()
    return str(row[0]) if row else "public"


def _copy(
    connection: Connection[Any],
    target: str,
    rows: AbstractContextManager[Iterable[bytes]],
) -> None:
    with (
        connection.cursor() as cursor,
        rows as pieces,
        cursor.copy(f"COPY {target} FROM STDIN") as copy,
    ):
        for piece in pieces:
            copy.write(piece)
