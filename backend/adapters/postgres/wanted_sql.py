"""Expressions of films and people → one statement with parameters.

Each expression becomes a sub-select of keys, each test a condition in it; values only
ever travel as parameters.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, assert_never

from backend.domain.folding import fold
from backend.domain.wanted import (
    AllOf,
    AnyOf,
    Bound,
    CreditedOn,
    CreditedTwiceOn,
    Direction,
    Films,
    FilmTest,
    IsFilm,
    IsPerson,
    MadeBy,
    MadeInBothRoles,
    Measure,
    Not,
    Order,
    People,
    PersonTest,
    Role,
    Tag,
    Tagged,
    TitleHas,
    Works,
)

_FILM_MEASURES: Final = {
    Measure.YEAR: "f.year",
    Measure.RUNTIME: "f.runtime",
    Measure.RATING: "f.rating",
    Measure.VOTES: "f.votes",
    Measure.TITLE_LENGTH: "length(f.title)",
}
_PERSON_MEASURES: Final = {
    Measure.BIRTH_YEAR: "p.birth_year",
    Measure.DEATH_YEAR: "p.death_year",
}
_TAGS: Final = {
    Tag.GENRE: ("film_genres", "genre"),
    Tag.KEYWORD: ("film_keywords", "keyword"),
    Tag.LANGUAGE: ("film_languages", "language"),
    Tag.COUNTRY: ("film_countries", "country"),
}
_NO_FILMS: Final = ["tvSeries", "tvMiniSeries", "tvEpisode", "videoGame"]
# Films of IMDb's size have hundreds of thousands of these: a number no set reaches.
_ALL: Final = 2_000_000_000


@dataclass(slots=True)
class Compiler:
    """Writes conditions, and keeps the values that belong to their places."""

    params: list[object] = field(default_factory=list)
    playing: dict[CreditedOn, list[int]] = field(default_factory=dict)
    """Of credits that name a character: the keys of who plays it, found before."""

    def value(self, value: object) -> str:
        """Return the place of a value."""
        self.params.append(value)
        return "%s"

    def films(self, films: Films) -> str:
        """Return a select of the keys of these films."""
        where = self.film_conditions(films.where)
        if films.named is None:
            # Series are asked for by name; "films" does not mean them.
            joint = " AND" if where else " WHERE"
            where += f"{joint} f.kind <> ALL({self.value(_NO_FILMS)})"
        select = f"SELECT f.film_key FROM films AS f{where}"
        if films.limit is None and not films.skip:
            return select
        return f"{select} ORDER BY {self.film_order(films)}{self._cut(films)}"

    def people(self, people: People) -> str:
        """Return a select of the keys of these people."""
        if _is_named(people):
            ids = [i for t in people.where if isinstance(t, IsPerson) for i in t.ids]
            return f"SELECT person_key FROM people WHERE id = ANY({self.value(ids)})"
        only = _only_credits(people)
        if only:
            return self.credited(only)
        if people.limit is None and not people.skip:
            where = self.person_conditions(people.where)
            return f"SELECT p.person_key FROM people AS p{where}"
        return self._first_people(people)

    def _first_people(self, people: People) -> str:
        """Return the first of people, in the order in which they would be listed."""
        counted = self.counted_people(people)
        return (
            f"SELECT p.person_key FROM ({counted}) AS n JOIN people AS p "
            f"USING (person_key) ORDER BY {self.person_order(people)}"
            f"{self._cut(people)}"
        )

    def counted_people(self, people: People) -> str:
        """Return a select of people's keys with how they are credited."""
        credited = next((t for t in people.where if isinstance(t, CreditedOn)), None)
        films = credited.films if credited else Films()
        last = self.value(list(films.last))
        credit = self._credit(credited) if credited else "true"
        others = [test for test in people.where if test is not credited]
        who = ""
        if others:
            conditions = self.person_conditions(others)
            select = f"SELECT p.person_key FROM people AS p{conditions}"
            who = f" AND c.person_key IN ({select})"
        return (
            "SELECT c.person_key, count(DISTINCT c.film_key)::integer AS film_count, "
            "min(c.billing) AS billing, sum(coalesce(f.votes, 0)) AS votes, "
            f"bool_and(f.id = ANY({last}::text[])) AS is_last "
            "FROM credits AS c JOIN films AS f USING (film_key) "
            f"WHERE {credit}{who} GROUP BY c.person_key"
        )

    def credited(self, test: CreditedOn) -> str:
        """Return a select of the keys of those who are credited so."""
        return f"SELECT c.person_key FROM credits AS c WHERE {self._credit(test)}"

    def _credit(self, test: CreditedOn) -> str:
        """Return what holds of a credit, named c, on these films in these roles."""
        conditions = []
        if test.films != Films():
            conditions.append(f"c.film_key IN ({self.films(test.films)})")
        if test.roles:
            conditions.append(f"c.category = ANY({self.value(_names(test.roles))})")
        if test.character is not None:
            keys = self.playing.get(test, [])
            conditions.append(f"c.person_key = ANY({self.value(keys)}::integer[])")
        return " AND ".join(conditions) or "true"

    def film_conditions(self, tests: Sequence[FilmTest]) -> str:
        """Return a WHERE clause over films, named f."""
        joined = " AND ".join(self._film(test) for test in tests)
        return f" WHERE {joined}" if joined else ""

    def person_conditions(self, tests: Sequence[PersonTest]) -> str:
        """Return a WHERE clause over people, named p."""
        joined = " AND ".join(self._person(test) for test in tests)
        return f" WHERE {joined}" if joined else ""

    def _film(  # noqa: C901, PLR0911, PLR0912 # one case for each test
        self, test: FilmTest
    ) -> str:
        match test:
            case IsFilm(ids):
                return f"f.id = ANY({self.value(list(ids))})"
            case Bound():
                return self._bound(test, _FILM_MEASURES)
            case Tagged():
                return self._tagged(test)
            case TitleHas(words):
                padded = self.value(f"% {_like(fold(words))} %")
                return (
                    "f.film_key IN (SELECT t.film_key FROM film_titles AS t "
                    f"WHERE ' ' || t.folded || ' ' LIKE {padded})"
                )
            case MadeBy():
                return self._made_by(test)
            case MadeInBothRoles():
                return self._made_in_both(test)
            case Not(inner):
                return f"NOT coalesce({self._film(inner)}, true)"  # type: ignore[arg-type] # a test of films holds tests of films
            case AnyOf(tests):
                return f"({' OR '.join(map(self._film, tests)) or 'false'})"  # type: ignore[arg-type] # likewise
            case AllOf(tests):
                return f"({' AND '.join(map(self._film, tests)) or 'true'})"  # type: ignore[arg-type] # likewise
            case _:
                assert_never(test)

    def _person(  # noqa: C901, PLR0911, PLR0912 # one case for each test
        self, test: PersonTest
    ) -> str:
        match test:
            case IsPerson(ids):
                return f"p.id = ANY({self.value(list(ids))})"
            case Bound():
                return self._bound(test, _PERSON_MEASURES)
            case CreditedOn():
                return f"p.person_key IN ({self.credited(test)})"
            case CreditedTwiceOn():
                return self._credited_twice(test)
            case Works(professions):
                return f"p.professions && {self.value(list(professions))}::text[]"
            case Not(inner):
                return f"NOT coalesce({self._person(inner)}, true)"  # type: ignore[arg-type] # a test of people holds tests of people
            case AnyOf(tests):
                return f"({' OR '.join(map(self._person, tests)) or 'false'})"  # type: ignore[arg-type] # likewise
            case AllOf(tests):
                return f"({' AND '.join(map(self._person, tests)) or 'true'})"  # type: ignore[arg-type] # likewise
            case _:
                assert_never(test)

    def _bound(self, test: Bound, columns: dict[Measure, str]) -> str:
        column = columns.get(test.measure)
        if column is None:
            return "false"
        # Ratings have a decimal, which no float holds exactly.
        value = self.value(str(round(test.value, 4)))
        return f"({column})::numeric {test.op} {value}::text::numeric"

    def _tagged(self, test: Tagged) -> str:
        table, column = _TAGS[test.tag]
        value = self.value(test.value.lower())
        return (
            f"f.film_key IN (SELECT t.film_key FROM {table} AS t "
            f"WHERE lower(t.{column}) = {value})"
        )

    def _made_by(self, test: MadeBy) -> str:
        people, roles = self._those(test.people), ""
        if test.roles:
            roles = f" AND c.category = ANY({self.value(_names(test.roles))})"
        return (
            "f.film_key IN (SELECT c.film_key FROM credits AS c "
            f"WHERE c.person_key {people}{roles})"
        )

    def _those(self, people: People) -> str:
        """Return what holds of the key of one of these people."""
        select = self.people(people)
        # A few people, found first: their credits are then looked up by the index.
        is_small = _is_named(people) or people.limit is not None
        return f"= ANY(ARRAY({select}))" if is_small else f"IN ({select})"

    def _made_in_both(self, test: MadeInBothRoles) -> str:
        first, second = self.value(test.first), self.value(test.second)
        people = f" AND c.person_key {self._those(test.people)}" if test.people else ""
        return (
            "f.film_key IN (SELECT c.film_key FROM credits AS c JOIN credits AS d "
            "USING (film_key, person_key) "
            f"WHERE c.category = {first} AND d.category = {second}{people})"
        )

    def _credited_twice(self, test: CreditedTwiceOn) -> str:
        first, second = self.value(test.first), self.value(test.second)
        films = ""
        if test.films != Films():
            films = f" AND c.film_key IN ({self.films(test.films)})"
        return (
            "p.person_key IN (SELECT c.person_key FROM credits AS c JOIN credits AS d "
            "USING (film_key, person_key) "
            f"WHERE c.category = {first} AND d.category = {second}{films})"
        )

    def film_order(self, films: Films) -> str:
        """Return what films are sorted by."""
        if films.order is None:
            by_votes = "f.votes DESC NULLS LAST, f.id"
            if not films.last:
                return by_votes
            return f"(f.id = ANY({self.value(list(films.last))}::text[])), {by_votes}"
        column = _FILM_MEASURES.get(films.order.measure, "f.votes")
        return f"{column} {_direction(films.order)}, f.votes DESC NULLS LAST, f.id"

    def person_order(self, people: People) -> str:
        """Return what people, counted as n, are sorted by."""
        if people.order:
            column = _PERSON_MEASURES.get(people.order.measure, "n.film_count")
            return f"{column} {_direction(people.order)}, n.votes DESC, p.id"
        if is_by_billing(people):
            return "n.billing, p.id"
        named = ""
        if people.last:
            named = f"(p.id = ANY({self.value(list(people.last))}::text[])), "
        return f"{named}n.is_last, n.film_count DESC, n.votes DESC, p.id"

    def _cut(self, some: Films | People) -> str:
        limit = some.limit if some.limit is not None else _ALL
        return f" LIMIT {self.value(limit)} OFFSET {self.value(some.skip)}"


def is_by_billing(people: People) -> bool:
    """Return whether people are those of one film, who have an order of their own."""
    credited = next((t for t in people.where if isinstance(t, CreditedOn)), None)
    return bool(credited and (credited.films.named or credited.films.limit == 1))


def _is_named(people: People) -> bool:
    return bool(people.where) and all(isinstance(t, IsPerson) for t in people.where)


def _only_credits(people: People) -> CreditedOn | None:
    """Return the only test, if it is of credits: people need not be looked at then."""
    if len(people.where) != 1 or people.limit is not None or people.skip:
        return None
    return people.where[0] if isinstance(people.where[0], CreditedOn) else None


def _direction(order: Order) -> str:
    most = order.direction is Direction.MOST
    return f"{'DESC' if most else 'ASC'} NULLS LAST"


def _names(roles: Sequence[Role]) -> list[str]:
    return [role.value for role in roles]


def _like(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
