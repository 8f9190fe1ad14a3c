"""What films' scripts amount to, in PostgreSQL."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from psycopg import Connection, Cursor
from psycopg.rows import dict_row

from backend.adapters.postgres.connect import Connect, reading
from backend.adapters.postgres.queries import query
from backend.domain.films import FilmId
from backend.domain.screenplays.outline import (
    Scene,
    Screenplay,
    Speaker,
    SpokenQuote,
)

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class StoredScreenplay:
    """A film's script, and where it was read."""

    film_id: FilmId
    origin: str
    """The folder."""
    file: str
    form: str
    screenplay: Screenplay


class PostgresScreenplays:
    """Keeps what scripts amount to."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect

    def replace(self, scripts: Sequence[StoredScreenplay]) -> int:
        """Keep these in place of what their files held before; return how many."""
        with self._connect() as connection:
            connection.execute(query("take_turns"))
            keyed = [
                (key, script.screenplay)
                for script in scripts
                if (key := _insert(connection, script)) is not None
            ]
            scenes = (row for key, script in keyed for row in _scenes(key, script))
            _copy(connection, "scenes", scenes)
            speakers = (row for key, script in keyed for row in _speakers(key, script))
            _copy(connection, "speakers", speakers)
            return len(keyed)

    def keep_only(self, origin: str, files: Collection[str]) -> None:
        """Let go of the folder's scripts that are not of these files."""
        values = {"origin": origin, "files": list(files)}
        with self._connect() as connection:
            connection.execute(query("clear_screenplays"), values)

    def remove(self) -> int:
        """Let go of every script; return of how many films they were."""
        with self._connect() as connection:
            gone = connection.execute(query("clear_every_screenplay")).fetchone()
            return int(gone[0]) if gone else 0

    def of_film(self, film_id: FilmId) -> list[Screenplay]:
        """Return a film's scripts, the longest first."""
        with (
            reading(self._connect) as connection,
            connection.cursor(row_factory=dict_row) as cursor,
        ):
            rows = cursor.execute(query("screenplays_of_film"), {"id": film_id})
            return [_whole(cursor, row) for row in rows.fetchall()]


def _insert(connection: Connection[Any], script: StoredScreenplay) -> int | None:
    """Store a script without what is in it; None if its film has left meanwhile."""
    told = script.screenplay
    values = {
        "film_id": script.film_id,
        "origin": script.origin,
        "file": script.file,
        "form": script.form,
        "title": told.title,
        "authors": list(told.authors),
        "year_guess": told.year_guess,
        "pages": told.pages,
        "words": told.words,
        "dialogue_share": told.dialogue_share,
    }
    connection.execute(query("clear_screenplay"), values)
    row = connection.execute(query("insert_screenplay"), values).fetchone()
    return row[0] if row else None


def _scenes(key: int, script: Screenplay) -> Iterable[Row]:
    for scene in script.scenes:
        *cells, speakers = astuple(scene)
        yield (key, *cells, list(speakers))


def _speakers(key: int, script: Screenplay) -> Iterable[Row]:
    quoted = {quote.speaker: quote for quote in script.quotes}
    for position, speaker in enumerate(script.speakers):
        quote = quoted.get(speaker.name)
        said = (quote.text, quote.scene) if quote else (None, None)
        yield (key, position, *astuple(speaker), *said)


def _whole(cursor: Cursor[dict[str, Any]], row: dict[str, Any]) -> Screenplay:
    values = {"key": row.pop("screenplay_key")}
    scenes = cursor.execute(query("scenes_of_screenplay"), values).fetchall()
    rows = cursor.execute(query("speakers_of_screenplay"), values).fetchall()
    said = [(row["name"], row.pop("quote_scene"), row.pop("quote")) for row in rows]
    return Screenplay(
        **{**row, "authors": tuple(row["authors"])},
        scenes=tuple(Scene(**{**s, "speakers": tuple(s["speakers"])}) for s in scenes),
        speakers=tuple(Speaker(**row) for row in rows),
        quotes=tuple(SpokenQuote(*quote) for quote in said if quote[2] is not None),
    )


def _copy(connection: Connection[Any], table: str, rows: Iterable[Row]) -> None:
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)
