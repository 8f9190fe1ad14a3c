"""How pieces tie together into films in an order, and the first of them."""

from collections.abc import Iterator
from dataclasses import replace

from backend.domain.wanted import (
    Films,
    MadeBy,
    Measure,
)
from backend.knowledge.understanding.chart import Gap
from backend.knowledge.understanding.film_rules import as_usual, films_of, made_by
from backend.knowledge.understanding.meanings import (
    Counted,
    FilmTests,
    Meaning,
    Nth,
    Number,
    SomeFilms,
    SomePeople,
    Sorting,
    Version,
)

Tied = Iterator[tuple[Meaning, float]]


def number_and_films(number: Number, films: SomeFilms, gap: Gap) -> Tied:
    """Tie "three comedies", "5 films with P"."""
    if films.is_name or films.films.limit or gap.words:
        return
    yield replace(films, films=replace(films.films, limit=number.number)), -0.1


def number_and_tests(number: Number, tests: FilmTests, gap: Gap) -> Tied:
    """Tie "three comedies"."""
    yield from number_and_films(number, films_of(tests), gap)


def most_by_person(order: Sorting, person: SomePeople, gap: Gap) -> Tied:
    """Tie "in the most films by P"."""
    if order.order.measure is Measure.FILM_COUNT and not (
        person.asks or person.is_bare
    ):
        yield Counted(order.order, Films((made_by(person, gap),))), 0.1


def most_of_tests(order: Sorting, tests: FilmTests, _: Gap) -> Tied:
    """Tie "the most films from the 90s"."""
    if order.order.measure is Measure.FILM_COUNT:
        yield Counted(order.order, Films(tests.tests)), 0.1


def sorting_and_films(order: Sorting, films: SomeFilms, gap: Gap) -> Tied:
    """Tie "the longest films", "top 5 animated films"."""
    if films.is_name or gap.has("by", "with"):
        return
    if order.order.measure is Measure.FILM_COUNT:
        yield Counted(order.order, films.films), 0.0
        return
    is_one = not films.is_plural or gap.has("of")
    limit = order.limit or (1 if is_one else None)
    # A sorted list is cut first: what else the question says holds before that.
    tied = replace(films.films, order=order.order, limit=limit, skip=order.skip)
    yield replace(films, films=tied, is_bare=False), 0.0


def films_and_sorting(films: SomeFilms, order: Sorting, gap: Gap) -> Tied:
    """Tie "Nicolas Cage film is rated the worst", "movies, oldest first"."""
    yield from sorting_and_films(order, films, gap)


def tests_and_sorting(tests: FilmTests, order: Sorting, gap: Gap) -> Tied:
    """Tie "musicals of the 60s, best rated three"."""
    for meaning, bonus in sorting_and_films(order, films_of(tests), gap):
        yield meaning, bonus - 0.1


def sorting_and_tests(order: Sorting, tests: FilmTests, gap: Gap) -> Tied:
    """Tie "the best western"."""
    films = replace(films_of(tests), is_plural=tests.is_plural)
    yield from ((m, b - 0.1) for m, b in sorting_and_films(order, films, gap))


def version_and_films(version: Version, films: SomeFilms, _: Gap) -> Tied:
    """Tie "the newer version of Suspiria", "Solaris, the original"."""
    if films.is_name and not films.films.order:
        picked = replace(films.films, order=version.order, limit=1)
        yield replace(films, films=picked), 0.2


def person_and_sorting(person: SomePeople, order: Sorting, gap: Gap) -> Tied:
    """Tie "Miyazaki: the highest rated"."""
    if person.is_name and order.order.measure is not Measure.FILM_COUNT:
        made = MadeBy(person.people, as_usual(person))
        films = Films((made,), order=order.order, limit=order.limit or 1)
        yield SomeFilms(films, is_plural=False), -0.4


def number_and_sorting(number: Number, order: Sorting, _: Gap) -> Tied:
    """Tie "three highest rated"."""
    yield Sorting(order.order, number.number), 0.1


def nth_and_sorting(nth: Nth, order: Sorting, gap: Gap) -> Tied:
    """Tie "second longest"."""
    if not gap.words:
        yield Sorting(order.order, 1, nth.place), 0.1


def sorting_and_number(order: Sorting, number: Number, _: Gap) -> Tied:
    """Tie "top 5"."""
    yield Sorting(order.order, number.number), 0.1
