"""Films and people out of PostgreSQL."""

from collections.abc import Iterator, Sequence
from time import perf_counter
from typing import Any, Final

from psycopg import Connection
from psycopg.rows import class_row, dict_row

from backend.adapters.postgres.connect import Connect, reading
from backend.adapters.postgres.filters import (
    all_ids,
    count_of,
    page_of_ids,
    parameters,
    words_query,
)
from backend.adapters.postgres.queries import query
from backend.domain.errors import NotFound
from backend.domain.films import (
    CastMember,
    FieldSource,
    Film,
    FilmFilter,
    FilmId,
    FilmOrder,
    FilmPage,
    TitleMatch,
)
from backend.domain.people import Appearance, Person, PersonId, PersonRef
from backend.domain.sources import DERIVED
from backend.ports import Reading

FIRST_LETTERS: Final = 4
# The field of a film that holds its labels of a kind.
LABELLED: Final = {"theme": "themes", "tone": "tones", "setting": "settings"}


class PostgresFilmCatalogue:
    """`FilmCatalogue` over PostgreSQL; never writes."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect

    def film(self, film_id: FilmId) -> Film:
        """Return the film, or raise NotFound."""
        films = self.read_films([film_id]).films or self._moved(film_id)
        if not films:
            raise NotFound("film", film_id)
        return films[0]

    def read_films(self, film_ids: Sequence[FilmId]) -> Reading:
        """Return these films in this order, without those that are not there."""
        started = perf_counter()
        with reading(self._connect) as connection:
            films = tuple(read_whole_films(connection, film_ids, with_derived=True))
        return Reading(
            films=films,
            sql=query("films_whole"),
            params=(list(film_ids),),
            milliseconds=(perf_counter() - started) * 1000,
        )

    def list_films(
        self,
        wanted: FilmFilter,
        *,
        order: FilmOrder,
        page: int,
        page_size: int,
    ) -> FilmPage:
        """Return a page of the films wanted; an exact title comes first."""
        values = {
            **parameters(wanted),
            "limit": page_size,
            "offset": (page - 1) * page_size,
        }
        with reading(self._connect) as connection:
            rows = connection.execute(page_of_ids(wanted, order), values).fetchall()
            # A page past the end has no row to carry the total.
            total = rows[0][1] if rows else _count(connection, wanted, values)
            ids = [FilmId(row[0]) for row in rows]
            films = read_whole_films(connection, ids, with_derived=True)
            return FilmPage(tuple(films), total, page, page_size)

    def ids_of(self, wanted: FilmFilter) -> list[FilmId]:
        """Return the ids of all films wanted, in no order."""
        with reading(self._connect) as connection:
            rows = connection.execute(all_ids(wanted), parameters(wanted))
            return [FilmId(row[0]) for row in rows]

    def films_called(self, folded_titles: Sequence[str]) -> list[TitleMatch]:
        """Return the films that go by these folded titles, most voted first."""
        return self._titles("films_called", {"folded": list(folded_titles)})

    def titles_near(self, folded: str, *, limit: int) -> list[TitleMatch]:
        """Return films whose titles share words with this one, likeliest first."""
        return self._titles(
            "titles_sharing_words",
            {
                "any_word": words_query(folded, joint=" | ", prefix=False),
                "first_letters": folded[:FIRST_LETTERS] or "\N{REPLACEMENT CHARACTER}",
                "limit": limit,
            },
        )

    def person(self, person_id: PersonId) -> Person:
        """Return the person with their films, or raise NotFound."""
        with reading(self._connect) as connection:
            found = connection.execute(query("person"), {"id": person_id}).fetchone()
            if found is None:
                raise NotFound("person", person_id)
            person_key, identifier, name = found
            with connection.cursor(row_factory=dict_row) as cursor:
                rows = cursor.execute(query("appearances"), {"person_key": person_key})
                appearances = tuple(_appearance(row) for row in rows)
        return Person(PersonId(identifier), name, appearances)

    def count_films(self) -> int:
        """Return how many films there are."""
        with reading(self._connect) as connection:
            return _only_number(connection.execute(query("count_films")).fetchone())

    def _moved(self, film_id: FilmId) -> tuple[Film, ...]:
        """Return the film that went by this id before."""
        with reading(self._connect) as connection:
            found = connection.execute(query("present_id"), {"id": film_id}).fetchone()
            ids = [found[0]] if found else []
            return tuple(read_whole_films(connection, ids, with_derived=True))

    def _titles(self, name: str, values: dict[str, object]) -> list[TitleMatch]:
        with (
            reading(self._connect) as connection,
            connection.cursor(row_factory=class_row(TitleMatch)) as cursor,
        ):
            return cursor.execute(query(name), values).fetchall()


def read_whole_films(
    connection: Connection[Any],
    film_ids: Sequence[str],
    *,
    with_derived: bool = False,
) -> Iterator[Film]:
    """Read these films with all that hangs on them, in this order.

    What was derived is nobody's word: it is for answers, not for records.
    """
    with connection.cursor(row_factory=dict_row) as cursor:
        rows = cursor.execute(query("films_whole"), {"ids": list(film_ids)}).fetchall()
    return (_film(row, with_derived=with_derived) for row in rows)


def _film(row: dict[str, Any], *, with_derived: bool) -> Film:
    named = row.pop("credits") or []
    sources = row.pop("sources") or []
    derived = _derived(row.pop("derived_keywords"), row.pop("labels") or [])
    if with_derived:
        row |= derived
        sources += [(field, DERIVED, None, None) for field in derived]
    for field in ("genres", "keywords", "languages", "countries", "also_known_as"):
        row[field] = tuple(row[field])
    return Film(
        **row,
        directors=_people(named, "director"),
        writers=_people(named, "writer"),
        cast=tuple(
            CastMember(PersonRef(PersonId(pid), name), tuple(characters), billing)
            for category, billing, pid, name, characters in named
            if category == "actor"
        ),
        sources=tuple(FieldSource(*source) for source in sources),
    )


def _derived(
    keywords: Sequence[str],
    labels: Sequence[tuple[str, str]],
) -> dict[str, tuple[str, ...]]:
    """Return the fields of which something was derived."""
    fields = {"keywords": tuple(keywords)} | {
        field: tuple(label for kind, label in labels if kind == of_kind)
        for of_kind, field in LABELLED.items()
    }
    return {field: values for field, values in fields.items() if values}


def _people(named: list[list[Any]], wanted: str) -> tuple[PersonRef, ...]:
    return tuple(
        PersonRef(PersonId(pid), name)
        for category, _, pid, name, _ in named
        if category == wanted
    )


def _appearance(row: dict[str, Any]) -> Appearance:
    return Appearance(**{**row, "characters": tuple(row["characters"])})


def _count(
    connection: Connection[Any],
    wanted: FilmFilter,
    values: dict[str, object],
) -> int:
    return _only_number(connection.execute(count_of(wanted), values).fetchone())


def _only_number(row: tuple[Any, ...] | None) -> int:
    return int(row[0]) if row else 0
