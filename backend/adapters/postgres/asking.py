# ruff: noqa: S608 - texts are made of this package's own words, values are parameters
"""What questions ask, out of PostgreSQL: names, films, people and values."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import lru_cache
from time import perf_counter
from typing import Any, Final

from psycopg import Connection
from psycopg.rows import dict_row

from backend.adapters.postgres.connect import Connect, reading
from backend.adapters.postgres.queries import query
from backend.adapters.postgres.reviews import PostgresReviews
from backend.adapters.postgres.wanted_shape import naming_characters
from backend.adapters.postgres.wanted_sql import (
    FILM_MEASURES,
    Compiler,
    Playing,
)
from backend.domain.films import FilmId
from backend.domain.folding import fold
from backend.domain.opinions import Opinions
from backend.domain.people import PersonId
from backend.domain.plans import Field
from backend.domain.wanted import CreditedOn, Films, Measure, People, Role
from backend.ports.questions import (
    AverageFound,
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
_OF_FILM: Final = "films AS f"
_COLUMNS: Final = {
    Field.GENRES: (f"film_genres AS v JOIN {_OF_FILM} USING (film_key)", "v.genre"),
    Field.KEYWORDS: (
        f"film_keywords AS v JOIN {_OF_FILM} USING (film_key)",
        "v.keyword",
    ),
    Field.LANGUAGES: (
        f"film_languages AS v JOIN {_OF_FILM} USING (film_key)",
        "v.language",
    ),
    Field.COUNTRIES: (
        f"film_countries AS v JOIN {_OF_FILM} USING (film_key)",
        "v.country",
    ),
    Field.TITLE: (_OF_FILM, "f.title"),
    Field.ORIGINAL_TITLE: (_OF_FILM, "f.original_title"),
    Field.YEAR: (_OF_FILM, "f.year"),
    Field.RUNTIME: (_OF_FILM, "f.runtime"),
    Field.RATING: (_OF_FILM, "f.rating"),
    Field.VOTES: (_OF_FILM, "f.votes"),
}
QUESTION_LIMIT_MS: Final = 2_000
"""Nobody who asks waits longer for one statement."""
NAMES_LIMIT_MS: Final = 60_000
"""For what is read behind, over the whole catalogue."""
MOST_CHARACTERS: Final = 50
MOST_FILMS_LOOKED_AT: Final = 40_000
MOST_ROLES_KEPT: Final = 20_000


class PostgresQuestions:
    """`QuestionCatalogue` over PostgreSQL; never writes."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._reviews = PostgresReviews(connect)

    def names(self, folded: Sequence[str]) -> list[NameMatch]:
        """Return films, people and keywords that go by one of these folded names."""
        with (
            self._reading() as connection,
            connection.cursor(row_factory=dict_row) as cursor,
        ):
            values = {"folded": [_plain(name) for name in folded]}
            return [_match(row) for row in cursor.execute(query("names"), values)]

    def tags(self) -> dict[str, list[str]]:
        """Return all genres, languages and countries there are, by kind of tag."""
        found: dict[str, list[str]] = {}
        with self._reading(NAMES_LIMIT_MS) as connection:
            for tag, value in connection.execute(query("all_tags")):
                found.setdefault(tag, []).append(value)
        return found

    def well_known(self, *, films: int, people: int) -> WellKnown:
        """Return so many films and people, the most voted for."""
        with (
            self._reading(NAMES_LIMIT_MS) as connection,
            connection.cursor(row_factory=dict_row) as cursor,
        ):
            values = {"films": films, "people": people}
            named = cursor.execute(query("well_known_films"), values)
            known = tuple(map(_match, named))
            named = cursor.execute(query("well_known_people"), values)
            return WellKnown(known, tuple(map(_match, named)))

    def version(self) -> str:
        """Return what is another whenever the catalogue changed."""
        with self._reading(NAMES_LIMIT_MS) as connection:
            row = connection.execute(query("version_of_catalogue")).fetchone()
            return str(row[0]) if row else ""

    def find_films(self, films: Films, *, limit: int) -> FilmsFound:
        """Return the first films of the expression."""
        page = _Page(films.limit, films.skip, limit)
        with self._reading() as connection:
            compiler = _compiler(connection, films)
            where = compiler.all_of(films)
            order = compiler.film_order(films)
            sql = (
                "SELECT f.id, f.title, f.original_title, f.year, f.runtime, f.rating, "
                f"f.votes{page.counting} FROM films AS f WHERE true{where} "
                f"ORDER BY {order}{compiler.cut(page.size, films.skip)}"
            )
            rows, statement = _run(connection, sql, compiler.params)
        found = tuple(map(_film_row, rows))
        return FilmsFound(found[:limit], page.total(rows), statement)

    def film_ids(self, films: Films) -> list[FilmId]:
        """Return the ids of all films of the expression, in no order."""
        with self._reading() as connection:
            compiler = _compiler(connection, films)
            sql = f"SELECT f.id FROM films AS f WHERE true{compiler.all_of(films)}"
            rows, _ = _run(connection, sql, compiler.params)
        return [FilmId(row["id"]) for row in rows]

    def find_people(self, people: People, *, limit: int) -> PeopleFound:
        """Return the first people of the expression, by billing where of one film."""
        page = _Page(people.limit, people.skip, limit)
        with self._reading() as connection:
            compiler = _compiler(connection, people)
            sql = (
                "SELECT p.id, p.name, p.birth_year, p.death_year, p.professions, "
                f"n.film_count{page.counting} FROM {compiler.counted_people(people)} "
                f"ORDER BY {compiler.person_order(people)}"
                f"{compiler.cut(page.size, people.skip)}"
            )
            rows, statement = _run(connection, sql, compiler.params)
        found = tuple(map(_person_row, rows))
        return PeopleFound(found[:limit], page.total(rows), statement)

    def read_values(self, films: Films, field: Field, *, limit: int) -> ValuesFound:
        """Return what these films have in a field, the commonest first."""
        if field not in _COLUMNS:
            return ValuesFound((), 0, Statement("", (), 0.0))
        source, value = _COLUMNS[field]
        page = _Page(None, 0, limit)
        with self._reading() as connection:
            compiler = _compiler(connection, films)
            sql = (
                f"SELECT {value} AS value, count(*)::integer AS film_count, "
                f"bool_and({compiler.is_last(films)}) AS is_last{page.counting} "
                f"FROM {source} WHERE {value} IS NOT NULL{compiler.among(films)} "
                "GROUP BY 1 ORDER BY is_last, film_count DESC, value"
                f"{compiler.cut(page.size, 0)}"
            )
            rows, statement = _run(connection, sql, compiler.params)
        found = tuple(ValueRow(row["value"], row["film_count"]) for row in rows)
        return ValuesFound(found[:limit], page.total(rows), statement)

    def average(self, films: Films, measure: Measure) -> AverageFound:
        """Return what a number of these films comes to on average."""
        column = FILM_MEASURES.get(measure)
        if column is None:
            return AverageFound(None, 0, Statement("", (), 0.0))
        with self._reading() as connection:
            compiler = _compiler(connection, films)
            sql = (
                f"SELECT avg({column})::double precision AS value, "
                f"count({column})::integer AS films "
                f"FROM films AS f WHERE true{compiler.among(films)}"
            )
            rows, statement = _run(connection, sql, compiler.params)
        return AverageFound(rows[0]["value"], rows[0]["films"], statement)

    def characters(self, people: People, films: Films) -> CharactersFound:
        """Return whom these people play in these films."""
        with self._reading() as connection:
            compiler = _compiler(connection, people, films)
            sql = (
                "SELECT f.id AS film_id, f.title AS film_title, f.year AS film_year, "
                "p.id AS person_id, p.name AS person_name, c.characters "
                "FROM credits AS c JOIN films AS f USING (film_key) "
                "JOIN people AS p USING (person_key) WHERE c.characters <> '{}' "
                f"AND c.person_key {compiler.those(people)}{compiler.among(films)} "
                "ORDER BY f.votes DESC NULLS LAST, f.id, c.billing, p.id"
                f"{compiler.cut(MOST_CHARACTERS, 0)}"
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

    def _reading(
        self, limit_ms: int = QUESTION_LIMIT_MS
    ) -> AbstractContextManager[Connection[Any]]:
        return reading(self._connect, limit_ms=limit_ms)


@dataclass(frozen=True, slots=True)
class _Page:
    """So many rows of the first of what was found, and how many there are in all."""

    most: int | None
    """Of how many at most the expression speaks."""
    skip: int
    limit: int

    @property
    def size(self) -> int:
        """How many rows to read: one at least, since a row carries the total."""
        shown = max(self.limit, 1)
        return shown if self.most is None else min(self.most, shown)

    @property
    def counting(self) -> str:
        """The column of the total, where the rows alone do not tell it."""
        is_told = self.most is not None and self.most <= self.size
        return "" if is_told else ", count(*) OVER () AS total"

    def total(self, rows: Sequence[dict[str, Any]]) -> int:
        """Return how many there are of which these are the first."""
        if not rows or "total" not in rows[0]:
            return len(rows)
        total: int = rows[0]["total"] - self.skip
        return total if self.most is None else min(total, self.most)


def _compiler(connection: Connection[Any], *wanted: Films | People) -> Compiler:
    """Return a compiler that knows who plays whom, where characters are named."""
    playing: Playing = {}
    for some in wanted:
        for test in naming_characters(some):
            if test not in playing:
                playing[test] = _who_plays(connection, test, playing)
    return Compiler(playing=playing)


def _who_plays(
    connection: Connection[Any], test: CreditedOn, playing: Playing
) -> tuple[list[int], list[int]]:
    """Return the films, and who plays somebody of that name there.

    Of all films those are looked at that are most voted for. Letters are folded here,
    where accents and case are known.
    """
    words = set(fold(test.character or "").split())
    if not words:
        return [], []
    compiler = Compiler(playing=playing)
    films = test.films if test.films != Films() else Films(limit=MOST_FILMS_LOOKED_AT)
    among = compiler.films(films)
    longest = max(words, key=lambda word: (len(word), word))
    likely = compiler.value(f"%{longest if longest.isascii() else ''}%")
    rows = connection.execute(
        "SELECT c.film_key, c.person_key, c.characters FROM credits AS c, "
        "array_to_string(c.characters, ' ') AS said "
        f"WHERE c.film_key IN ({among}) AND c.characters <> '{{}}' "
        f"AND (replace(lower(said), '''', '') LIKE {likely} "
        "OR octet_length(said) <> length(said))",
        [_plain(value) for value in compiler.params],
    )
    pairs = [
        (film_key, person_key)
        for film_key, person_key, characters in rows
        if any(words <= set(fold(name).split()) for name in characters)
    ]
    return [film for film, _ in pairs], [person for _, person in pairs]


def _run(
    connection: Connection[Any], sql: str, params: Sequence[object]
) -> tuple[list[dict[str, Any]], Statement]:
    started = perf_counter()
    with connection.cursor(row_factory=dict_row) as cursor:
        values = [_plain(value) for value in params]
        # Never prepared: the best plan depends on the values.
        rows = cursor.execute(sql, values, prepare=False).fetchall()
    milliseconds = (perf_counter() - started) * 1000
    return rows, Statement(sql, tuple(params), milliseconds)


def _plain(value: Any) -> Any:  # noqa: ANN401 # whatever a statement takes
    """Leave out what PostgreSQL's text cannot hold."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode(errors="replace").decode()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def _match(row: dict[str, Any]) -> NameMatch:
    categories, counts = row.pop("categories"), row.pop("counts")
    return NameMatch(**row, roles=_roles(tuple(categories or ()), tuple(counts or ())))


@lru_cache(MOST_ROLES_KEPT)
def _roles(categories: Sequence[str], counts: Sequence[int]) -> tuple[RoleCount, ...]:
    """Return what somebody is credited as; most people share theirs with others."""
    return tuple(
        RoleCount(Role(category), films)
        for category, films in zip(categories, counts, strict=True)
        if category in _ROLES
    )


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
