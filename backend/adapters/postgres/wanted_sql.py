# ruff: noqa: S608 - texts are made of this module's own words, values are parameters
"""Expressions of films and people → one statement with parameters.

Each expression becomes a sub-select of keys, each test a condition in it; values only
ever travel as parameters. What is not known passes no test and no test's opposite, as
conditions on NULL do.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeAlias, assert_never

from backend.adapters.postgres.filters import words_query
from backend.adapters.postgres.wanted_shape import (
    counts_films,
    first_credit,
    is_by_billing,
    is_few,
    playing,
)
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
    HasCharacter,
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
    Than,
    TitleHas,
    Works,
)

Playing: TypeAlias = dict[CreditedOn, tuple[list[int], list[int]]]
"""Of tests that name a character: the films, and the people who play it there."""

FILM_MEASURES: Final = {
    Measure.YEAR: "f.year",
    Measure.RUNTIME: "f.runtime",
    Measure.RATING: "f.rating",
    Measure.VOTES: "f.votes",
    Measure.TITLE_LENGTH: "length(f.title)",
}
_PERSON_MEASURES: Final = {
    Measure.BIRTH_YEAR: "p.birth_year",
    Measure.DEATH_YEAR: "p.death_year",
    Measure.FILM_COUNT: "n.film_count",
}
_LIVES: Final = {
    Measure.BIRTH_YEAR: "p.birth_year",
    Measure.DEATH_YEAR: "p.death_year",
}
_ORDERS_OF_PEOPLE: Final = _PERSON_MEASURES | {Measure.VOTES: "n.votes"}
_TAGS: Final = {
    Tag.GENRE: ("film_genres", "genre"),
    Tag.KEYWORD: ("film_keywords", "keyword"),
    Tag.LANGUAGE: ("film_languages", "language"),
    Tag.COUNTRY: ("film_countries", "country"),
}
_HUGE: Final = 2**62
_NO_FILMS: Final = ("tvSeries", "tvMiniSeries", "tvEpisode", "videoGame")
_ARTICLES: Final = ("the", "a", "an")


@dataclass(slots=True)
class Compiler:
    """Writes conditions, and keeps the values that belong to their places."""

    params: list[object] = field(default_factory=list)
    playing: Playing = field(default_factory=dict)
    """Found before, since letters are folded outside of the database."""

    def value(self, value: object) -> str:
        """Return the place of a value; places are taken in the order of the text."""
        self.params.append(value)
        return "%s"

    def films(self, films: Films) -> str:
        """Return a select of the keys of these films."""
        select = f"SELECT f.film_key FROM films AS f WHERE true{self.all_of(films)}"
        if films.limit is None and not films.skip:
            return select
        order = self.film_order(films)
        return f"{select} ORDER BY {order}{self.cut(films.limit, films.skip)}"

    def people(self, people: People) -> str:
        """Return a select of the keys of these people."""
        if people.limit is not None or people.skip:
            counted, order = self.counted_people(people), self.person_order(people)
            cut = self.cut(people.limit, people.skip)
            return f"SELECT p.person_key FROM {counted} ORDER BY {order}{cut}"
        if any(map(counts_films, people.where)):
            return f"SELECT p.person_key FROM {self.counted_people(people)}"
        if len(people.where) == 1 and isinstance(people.where[0], CreditedOn):
            return self._credited(people.where[0])
        where = self.person_conditions(people.where)
        return f"SELECT p.person_key FROM people AS p{where}"

    def counted_people(self, people: People) -> str:
        """Return what to select people, named p, from, with their credits, named n.

        Counted are the credits on the films of the first test that names films.
        """
        credited = first_credit(people)
        films = credited.films if credited else Films()
        is_last = self.is_last(films)
        credit = self._credit(credited) if credited else "true"
        others = [test for test in people.where if test is not credited]
        who = self._who([test for test in others if not counts_films(test)])
        by_count = self.person_conditions(
            [test for test in others if counts_films(test)]
        )
        return (
            "(SELECT c.person_key, count(*)::integer AS film_count, "
            "min(c.billing) AS billing, sum(coalesce(f.votes, 0)) AS votes, "
            f"bool_and({is_last}) AS is_last "
            "FROM (SELECT c.person_key, c.film_key, min(c.billing) AS billing "
            f"FROM credits AS c WHERE {credit}{who} GROUP BY 1, 2) AS c "
            "JOIN films AS f USING (film_key) GROUP BY c.person_key) AS n "
            f"JOIN people AS p USING (person_key){by_count}"
        )

    def _who(self, tests: Sequence[PersonTest]) -> str:
        """Return what these tests say of the person of a credit, named c."""
        if not tests:
            return ""
        return f" AND c.person_key {self.those(People(tuple(tests)))}"

    def _credited(self, test: CreditedOn) -> str:
        """Return a select of the keys of those who are credited so."""
        return f"SELECT c.person_key FROM credits AS c WHERE {self._credit(test)}"

    def _credit(self, test: CreditedOn) -> str:
        """Return what holds of a credit, named c, on these films in these roles."""
        conditions = []
        if test.films != Films():
            conditions.append(f"c.film_key {self.those(test.films)}")
        if test.roles:
            conditions.append(f"c.category = ANY({self.value(_names(test.roles))})")
        if test.character is not None:
            films, people = self.playing.get(test, ([], []))
            pairs = f"{self.value(films)}::integer[], {self.value(people)}::integer[]"
            conditions.append(
                f"(c.film_key, c.person_key) IN (SELECT * FROM unnest({pairs}))"
            )
        return " AND ".join(conditions) or "true"

    def among(self, films: Films) -> str:
        """Return the rest of a WHERE clause: that a film, named f, is one of these."""
        if films.limit is None and not films.skip:
            return self.all_of(films)
        return f" AND f.film_key {self.those(films)}"

    def all_of(self, films: Films) -> str:
        """Return the rest of a WHERE clause: what these films are told by.

        Series are asked for by their names; "films" does not mean them.
        """
        tests = "".join(f" AND {self._film(test)}" for test in films.where)
        if films.named:
            return tests
        return f"{tests} AND f.kind <> ALL({self.value(list(_NO_FILMS))})"

    def is_last(self, films: Films) -> str:
        """Return whether a film, named f, is one that the question named."""
        if not films.last:
            return "false"
        return f"f.id = ANY({self.value(list(films.last))}::text[])"

    def person_conditions(self, tests: Sequence[PersonTest]) -> str:
        """Return a WHERE clause over people, named p."""
        joined = " AND ".join(self._person(test) for test in tests)
        return f" WHERE {joined}" if joined else ""

    def _film(self, test: FilmTest) -> str:  # noqa: C901, PLR0911, PLR0912 - one case for each test
        match test:
            case IsFilm(ids):
                return f"f.id = ANY({self.value(list(ids))})"
            case Bound():
                return self._bound(test, FILM_MEASURES)
            case Tagged():
                return self._tagged(test)
            case TitleHas(words):
                return self._title_has(fold(words))
            case HasCharacter():
                films, _ = self.playing.get(playing(test), ([], []))
                return f"f.film_key = ANY({self.value(films)}::integer[])"
            case Than():
                return self._than(test, FILM_MEASURES)
            case MadeBy() | MadeInBothRoles():
                return self._made(test)
            case Not() | AnyOf() | AllOf():
                return _joined(test, self._film)
            case _:
                assert_never(test)

    def _person(self, test: PersonTest) -> str:  # noqa: PLR0911 - likewise
        match test:
            case IsPerson(ids):
                return f"p.id = ANY({self.value(list(ids))})"
            case Bound():
                return self._bound(test, _PERSON_MEASURES)
            case CreditedOn():
                return f"p.person_key {self.those(People((test,)))}"
            case CreditedTwiceOn():
                return self._credited_twice(test)
            case Than():
                return self._than(test, _LIVES)
            case Works(professions):
                return f"p.professions && {self.value(list(professions))}::text[]"
            case Not() | AnyOf() | AllOf():
                return _joined(test, self._person)
            case _:
                assert_never(test)

    def _bound(self, test: Bound, columns: dict[Measure, str]) -> str:
        column = columns.get(test.measure)
        if column is None:
            # Nobody knows such a number of theirs.
            return "NULL::boolean"
        value = round(test.value, 4)
        if test.measure is Measure.RATING:
            return f"{column} {test.op} {self.value(float(value))}::double precision"
        if value == int(max(-_HUGE, min(value, _HUGE))):
            return f"{column} {test.op} {self.value(int(value))}::bigint"
        return f"{column}::numeric {test.op} {self.value(str(value))}::text::numeric"

    def _than(self, test: Than, columns: dict[Measure, str]) -> str:
        """Return how a number of theirs stands to that of the first of others."""
        column, other = columns.get(test.measure), test.other
        is_of_films = isinstance(other, Films)
        if column is None or is_of_films is not (columns is FILM_MEASURES):
            return "NULL::boolean"
        if isinstance(other, Films):
            keys = self.films(replace(other, limit=1))
            from_them = f"films AS f WHERE f.film_key = ANY(ARRAY({keys}))"
        else:
            keys = self.people(replace(other, limit=1))
            from_them = f"people AS p WHERE p.person_key = ANY(ARRAY({keys}))"
        # The other goes by the same letter, within its own statement.
        return f"({column} {test.op} (SELECT {column} FROM {from_them}))"

    def _tagged(self, test: Tagged) -> str:
        table, column = _TAGS[test.tag]
        return (
            f"EXISTS (SELECT FROM {table} AS t WHERE t.film_key = f.film_key "
            f"AND lower(t.{column}) = lower({self.value(test.value)}))"
        )

    def _title_has(self, words: str) -> str:
        """Return what holds of films that are called so here or at home.

        Titles are kept without the article that they begin with.
        """
        article, _, rest = words.partition(" ")
        as_kept = f"' ' || t.folded || ' ' LIKE {self.value(f'% {_like(words)} %')}"
        if article in _ARTICLES:
            begins = self.value(f"{_like(words)} %")
            as_kept = f"({as_kept} OR lower(t.title) || ' ' LIKE {begins})"
        indexed = words_query(
            rest if article in _ARTICLES else words, joint=" & ", prefix=False
        )
        by_word = ""
        if indexed:
            by_word = (
                " AND array_to_tsvector(array_remove(string_to_array(t.folded, ' '), "
                f"'')) @@ to_tsquery('simple', {self.value(indexed)})"
            )
        return (
            "f.film_key IN (SELECT t.film_key FROM film_titles AS t "
            f"WHERE t.role IN ('primary', 'original') AND {as_kept}{by_word})"
        )

    def _made(self, test: MadeBy | MadeInBothRoles) -> str:
        """Return what holds of a film with such credits, named c."""
        if isinstance(test, MadeInBothRoles):
            credit = self._twice(test.first, test.second)
        else:
            credit = "credits AS c WHERE true"
            if test.roles:
                roles = self.value(_names(test.roles))
                credit = f"credits AS c WHERE c.category = ANY({roles})"
        who = f" AND c.person_key {self.those(test.people)}" if test.people else ""
        return f"f.film_key IN (SELECT c.film_key FROM {credit}{who})"

    def _credited_twice(self, test: CreditedTwiceOn) -> str:
        credit, films = self._twice(test.first, test.second), ""
        if test.films != Films():
            films = f" AND c.film_key {self.those(test.films)}"
        return f"p.person_key IN (SELECT c.person_key FROM {credit}{films})"

    def _twice(self, first: Role, second: Role) -> str:
        """Return the credits, named c, of those who do both on one film."""
        return (
            "credits AS c JOIN credits AS d USING (film_key, person_key) "
            f"WHERE c.category = {self.value(first.value)} "
            f"AND d.category = {self.value(second.value)}"
        )

    def those(self, some: Films | People) -> str:
        """Return what holds of the key of one of these films or people."""
        keys = self.films(some) if isinstance(some, Films) else self.people(some)
        # A few, found first: their credits are then looked up by the index.
        return f"= ANY(ARRAY({keys}))" if is_few(some) else f"IN ({keys})"

    def film_order(self, films: Films) -> str:
        """Return what films are sorted by."""
        by_votes = "f.votes DESC NULLS LAST, f.id"
        if films.order:
            column = FILM_MEASURES.get(films.order.measure, "f.votes")
            return f"{column} {_direction(films.order)}, {by_votes}"
        if films.last:
            return f"({self.is_last(films)}), {by_votes}"
        if films.named and len(films.named.ids) > 1:
            ids = self.value(list(films.named.ids))
            return f"array_position({ids}::text[], f.id), {by_votes}"
        return by_votes

    def person_order(self, people: People) -> str:
        """Return what people, counted as n, are sorted by."""
        by_count = "n.film_count DESC, n.votes DESC, p.id"
        if people.order:
            column = _ORDERS_OF_PEOPLE.get(people.order.measure, "n.film_count")
            return f"{column} {_direction(people.order)}, {by_count}"
        if is_by_billing(people):
            return f"n.billing, {by_count}"
        if people.last:
            last = self.value(list(people.last))
            return f"(p.id = ANY({last}::text[])), n.is_last, {by_count}"
        return f"n.is_last, {by_count}"

    def cut(self, limit: int | None, skip: int) -> str:
        """Return so many of the first, after those that are skipped."""
        first = "" if limit is None else f" LIMIT {self.value(min(limit, _HUGE))}"
        return f"{first} OFFSET {self.value(min(skip, _HUGE))}" if skip else first


def _joined(test: Not | AnyOf | AllOf, write: Callable[[Any], str]) -> str:
    """Return tests joined into one, each written as tests of its kind are."""
    match test:
        case Not(inner):
            return f"NOT ({write(inner)})"
        case AnyOf(tests):
            return f"({' OR '.join(map(write, tests)) or 'false'})"
        case AllOf(tests):
            return f"({' AND '.join(map(write, tests)) or 'true'})"
        case _:
            assert_never(test)


def _direction(order: Order) -> str:
    most = order.direction is Direction.MOST
    return f"{'DESC' if most else 'ASC'} NULLS LAST"


def _names(roles: Sequence[Role]) -> list[str]:
    return [role.value for role in roles]


def _like(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
