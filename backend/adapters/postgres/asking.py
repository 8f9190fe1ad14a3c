"""What questions ask, out of PostgreSQL: names, films, people and values."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import perf_counter
from typing import Any, Final

from psycopg import Connection, errors
from psycopg.rows import class_row, dict_row

from backend.adapters.postgres.connect import Connect, reading
from backend.adapters.postgres.queries import query
from backend.adapters.postgres.reviews import PostgresReviews
from backend.adapters.postgres.wanted_sql import Compiler
from backend.domain.films import FilmId
from backend.domain.folding import fold
from backend.domain.opinions import Opinions
from backend.domain.people import PersonId
from backend.domain.plans import Field
from backend.domain.wanted import (
    AllOf,
    AnyOf,
    CreditedOn,
    Films,
    MadeBy,
    Not,
    People,
    Role,
)
from backend.ports.questions import (
    CharacterRow,
    CharactersFound,
    FilmRow,
    FilmsFound,
    NameMatch,
    PeopleFound,
    PersonRow,
    RoleCount,
    Statement,
    ValueRow,
    ValuesFound,
    WellKnown,
)

_ROLES: Final = {role.value for role in Role}
_LISTED: Final = {
    Field.GENRES: ("film_genres", "genre"),
    Field.KEYWORDS: ("film_keywords", "keyword"),
    Field.LANGUAGES: ("film_languages", "language"),
    Field.COUNTRIES: ("film_countries", "country"),
}
_COLUMNS: Final = {
    Field.TITLE: "title",
    Field.ORIGINAL_TITLE: "original_title",
    Field.YEAR: "year",
    Field.RUNTIME: "runtime",
    Field.RATING: "rating",
    Field.VOTES: "votes",
}


class PostgresQuestions:
    """`QuestionCatalogue` over PostgreSQL; never writes."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._reviews = PostgresReviews(connect)

    def names(self, folded: Sequence[str]) -> list[NameMatch]:
        """Return films, people and keywords that go by one of these folded names."""
        with (
            self._reading() as connection,
            connection.cursor(row_factory=class_row(NameMatch)) as cursor,
        ):
            wanted = [_plain(name) for name in folded]
            return cursor.execute(query("names"), {"folded": wanted}).fetchall()

    def roles_of(self, people: Sequence[PersonId]) -> dict[PersonId, list[RoleCount]]:
        """Return what these people are credited as, most films first."""
        if not people:
            return {}
        counts: dict[PersonId, list[RoleCount]] = {}
        with self._reading() as connection:
            rows = connection.execute(query("roles_of_people"), {"ids": list(people)})
            for person_id, category, films in rows:
                if category in _ROLES:
                    count = RoleCount(Role(category), films)
                    counts.setdefault(PersonId(person_id), []).append(count)
        return counts

    def tags(self) -> dict[str, list[str]]:
        """Return all genres, languages and countries there are, by kind of tag."""
        found: dict[str, list[str]] = {}
        with self._reading() as connection:
            for tag, value in connection.execute(query("all_tags")):
                found.setdefault(tag, []).append(value)
        return found

    def well_known(self, *, films: int, people: int) -> WellKnown:
        """Return so many films and people, the most voted for."""
        with (
            self._reading() as connection,
            connection.cursor(row_factory=class_row(NameMatch)) as cursor,
        ):
            named = cursor.execute(query("well_known_films"), {"limit": films})
            known = tuple(named.fetchall())
            named = cursor.execute(query("well_known_people"), {"limit": people})
            return WellKnown(known, tuple(named.fetchall()))

    def version(self) -> str:
        """Return what is another whenever the catalogue changed."""
        with self._reading() as connection:
            row = connection.execute(query("version_of_catalogue")).fetchone()
            return str(row[0]) if row else ""

    def find_films(self, films: Films, *, limit: int) -> FilmsFound:
        """Return the first films of the expression."""
        with self._reading() as connection:
            compiler = self._compiler(connection, films)
            keys = compiler.films(films)
            sql = (
                "SELECT f.id, f.title, f.original_title, f.year, f.runtime, f.rating, "
                "f.votes, count(*) OVER () AS total "
                f"FROM films AS f WHERE f.film_key IN ({keys}) "
                f"ORDER BY {compiler.film_order(films)} LIMIT {compiler.value(limit)}"
            )
            rows, statement = _run(connection, sql, compiler.params)
        total = rows[0]["total"] if rows else 0
        return FilmsFound(tuple(map(_film_row, rows)), total, statement)

    def find_people(self, people: People, *, limit: int) -> PeopleFound:
        """Return the first people of the expression, by billing where it is one film."""
        with self._reading() as connection:
            compiler = self._compiler(connection, people)
            counted = compiler.counted_people(people)
            within = ""
            if people.limit is not None or people.skip:
                within = f"WHERE p.person_key IN ({compiler.people(people)}) "
            sql = (
                "SELECT p.id, p.name, p.birth_year, p.death_year, p.professions, "
                "n.film_count, count(*) OVER () AS total "
                f"FROM ({counted}) AS n JOIN people AS p USING (person_key) {within}"
                f"ORDER BY {compiler.person_order(people)} LIMIT {compiler.value(limit)}"
            )
            rows, statement = _run(connection, sql, compiler.params)
        total = rows[0]["total"] if rows else 0
        return PeopleFound(tuple(map(_person_row, rows)), total, statement)

    def read_values(self, films: Films, field: Field, *, limit: int) -> ValuesFound:
        """Return what these films have in a field, the commonest first."""
        with self._reading() as connection:
            compiler = self._compiler(connection, films)
            last = compiler.value(list(films.last))
            if field in _LISTED:
                table, column = _LISTED[field]
                source = f"{table} AS v JOIN films AS f USING (film_key)"
                value = f"v.{column}"
            elif field in _COLUMNS:
                source, value = "films AS f", f"f.{_COLUMNS[field]}"
            else:
                return ValuesFound((), 0, Statement("", (), 0.0))
            sql = (
                f"SELECT {value} AS value, count(*)::integer AS film_count, "
                f"bool_and(f.id = ANY({last}::text[])) AS is_last, "
                f"count(*) OVER () AS total FROM {source} "
                f"WHERE f.film_key IN ({compiler.films(films)}) "
                f"AND {value} IS NOT NULL GROUP BY 1 "
                f"ORDER BY is_last, film_count DESC, value LIMIT {compiler.value(limit)}"
            )
            rows, statement = _run(connection, sql, compiler.params)
        found = tuple(ValueRow(row["value"], row["film_count"]) for row in rows)
        return ValuesFound(found, rows[0]["total"] if rows else 0, statement)

    def characters(self, people: People, films: Films) -> CharactersFound:
        """Return whom these people play in these films."""
        with self._reading() as connection:
            compiler = self._compiler(connection, films)
            whose = compiler.people(people)
            sql = (
                "SELECT f.id AS film_id, f.title AS film_title, f.year AS film_year, "
                "p.id AS person_id, p.name AS person_name, c.characters "
                "FROM credits AS c JOIN films AS f USING (film_key) "
                "JOIN people AS p USING (person_key) "
                f"WHERE c.person_key IN ({whose}) "
                f"AND c.film_key IN ({compiler.films(films)}) AND c.characters <> '{{}}' "
                "ORDER BY f.votes DESC NULLS LAST, f.id, c.billing, p.id LIMIT 50"
            )
            rows, statement = _run(connection, sql, compiler.params)
        found = tuple(
            CharacterRow(**{**row, "characters": tuple(row["characters"])})
            for row in rows
        )
        return CharactersFound(found, statement)

    def opinions(self, film_id: FilmId) -> Opinions | None:
        """Return what reviews of a film come to, None if there are none."""
        return self._reviews.opinions(film_id)

    @contextmanager
    def _reading(self) -> Iterator[Connection[Any]]:
        """Read; a number that no column holds is one that no film has."""
        with reading(self._connect) as connection:
            yield connection

    def _compiler(
        self, connection: Connection[Any], wanted: Films | People
    ) -> Compiler:
        playing = {
            test: _who_plays(connection, test) for test in _naming_characters(wanted)
        }
        return Compiler(playing=playing)


def _who_plays(connection: Connection[Any], test: CreditedOn) -> list[int]:
    """Return the keys of those who play somebody of that name on the films.

    Letters are folded here, where accents and case are known.
    """
    words = set(fold(test.character or "").split())
    if not words:
        return []
    compiler = Compiler()
    where = "true"
    if test.films != Films():
        where = f"c.film_key IN ({compiler.films(test.films)})"
    longest = max(words, key=len)
    if longest.isascii() and test.films == Films():
        place = compiler.value(f"%{longest}%")
        where = f"lower(array_to_string(c.characters, ' ')) LIKE {place}"
    rows = connection.execute(
        "SELECT c.person_key, c.characters FROM credits AS c "
        f"WHERE {where} AND c.characters <> '{{}}' LIMIT 100000",
        compiler.params,
    )
    return [
        key
        for key, characters in rows
        if any(words <= set(fold(name).split()) for name in characters)
    ]


def _naming_characters(wanted: object) -> Iterator[CreditedOn]:
    """Yield each test, however deep, that names a character."""
    match wanted:
        case Films(where) | People(where):
            for test in where:
                yield from _naming_characters(test)
        case CreditedOn(films):
            yield from _naming_characters(films)
            if wanted.character is not None:
                yield wanted
        case MadeBy(people):
            yield from _naming_characters(people)
        case Not(test):
            yield from _naming_characters(test)
        case AnyOf(tests) | AllOf(tests):
            for test in tests:
                yield from _naming_characters(test)
        case _:
            return


def _run(
    connection: Connection[Any], sql: str, params: Sequence[object]
) -> tuple[list[dict[str, Any]], Statement]:
    started = perf_counter()
    with connection.cursor(row_factory=dict_row) as cursor:
        try:
            rows = cursor.execute(sql, [_plain(value) for value in params]).fetchall()
        except errors.DataError:
            # Asked for what no column can hold: nothing has it.
            rows = []
    milliseconds = (perf_counter() - started) * 1000
    return rows, Statement(sql, tuple(params), milliseconds)


def _plain(value: Any) -> Any:  # noqa: ANN401 # whatever a statement takes
    """Leave out what PostgreSQL's text cannot hold."""
    if isinstance(value, str):
        return value.replace("\x00", "")
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def _film_row(row: dict[str, Any]) -> FilmRow:
    return FilmRow(
        FilmId(row["id"]),
        row["title"],
        row["original_title"],
        row["year"],
        row["runtime"],
        row["rating"],
        row["votes"],
    )


def _person_row(row: dict[str, Any]) -> PersonRow:
    return PersonRow(
        PersonId(row["id"]),
        row["name"],
        row["birth_year"],
        row["death_year"],
        tuple(row["professions"]),
        row["film_count"],
    )
