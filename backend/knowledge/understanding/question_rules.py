"""How pieces tie together into whole questions."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from backend.domain.plans import (
    AgeAt,
    Compare,
    Count,
    Field,
    FindSimilar,
    Opinions,
    PersonField,
    Plan,
    ReadCharacters,
    ReadFilms,
    ReadPeople,
    Reason,
    Refuse,
    Trivia,
    Verdict,
)
from backend.domain.wanted import (
    CreditedOn,
    Direction,
    Films,
    Measure,
    Not,
    Op,
    Order,
    People,
    Role,
    Than,
)
from backend.knowledge.understanding.chart import Gap
from backend.knowledge.understanding.film_rules import films_of
from backend.knowledge.understanding.finishing import others_than_named
from backend.knowledge.understanding.meanings import (
    AgeOf,
    Asked,
    Asking,
    CharacterOf,
    CharacterWord,
    Comparing,
    CountWord,
    Differing,
    Doing,
    FieldWord,
    FilmsList,
    FilmTests,
    HalfCompared,
    Meaning,
    PeopleList,
    PersonFieldWord,
    SomeFilms,
    SomePeople,
    Sorting,
)

Tied = Iterator[tuple[Meaning, float]]

_SPECIAL: Final = {
    # What says less, what says more: "describe F in a few words".
    (Field.PLOT, Field.KEYWORDS): Field.KEYWORDS,
    (Field.KEYWORDS, Field.PLOT): Field.KEYWORDS,
    (Field.PLOT, Field.GENRES): Field.GENRES,
    (Field.GENRES, Field.PLOT): Field.GENRES,
    (Field.PLOT, Field.ENDING): Field.ENDING,
    (Field.PLOT, Field.SETTING): Field.SETTING,
    (Field.SETTING, Field.PLOT): Field.SETTING,
    (Field.PLOT, Field.THEMES): Field.THEMES,
    (Field.GENRES, Field.THEMES): Field.THEMES,
    (Field.GENRES, Field.TONE): Field.TONE,
    (Field.LANGUAGES, Field.COUNTRIES): Field.COUNTRIES,
}


def field_and_films(field: FieldWord, films: SomeFilms, gap: Gap) -> Tied:
    """Tie "the rating of F", "when was F released"."""
    if films.is_bare or gap.has("whose", "with", "by"):
        return
    yield Asked(ReadFilms(films.films, field.field)), 0.0 if films.is_name else -0.05


def films_and_when(films: SomeFilms, field: FieldWord, gap: Gap) -> Tied:
    """Take the "came out" of "films that came out before F" for no question."""
    if (
        films.is_bare
        and field.field is Field.YEAR
        and not gap.has("did", "was", "does")
    ):
        yield films, -0.2


def films_and_field(films: SomeFilms, field: FieldWord, gap: Gap) -> Tied:
    """Tie "F's rating", "the films of P were in which genres"."""
    if films.is_bare or gap.has("whose", "with", "by"):
        return
    yield Asked(ReadFilms(films.films, field.field)), -0.05 if films.is_name else -0.1


def tests_and_field_asked(tests: FilmTests, field: FieldWord, gap: Gap) -> Tied:
    """Tie "the ones P directed, which years"."""
    if not gap.has("with", "by"):
        yield Asked(ReadFilms(films_of(tests).films, field.field)), -0.6


def field_and_field(left: FieldWord, right: FieldWord, gap: Gap) -> Tied:
    """Tie fields that say the same twice: "were released in which years"."""
    both = (left.field, right.field)
    if left.field is right.field and not gap.has("and"):
        yield left, 0.0
    elif both in _SPECIAL:
        yield FieldWord(_SPECIAL[both]), 0.0


def asked_and_field(asked: Asked, field: FieldWord, gap: Gap) -> Tied:
    """Take "when did F come out" for one question."""
    plan = asked.plan
    if isinstance(plan, ReadFilms):
        if plan.field is field.field:
            yield asked, 0.0
        elif (plan.field, field.field) in _SPECIAL:
            special = _SPECIAL[plan.field, field.field]
            yield Asked(replace(plan, field=special)), 0.0
    elif isinstance(plan, AgeAt) and field.field is Field.YEAR:
        yield asked, 0.0


def field_and_asked(field: FieldWord, asked: Asked, gap: Gap) -> Tied:
    """Take "what year was P born" for one question."""
    plan = asked.plan
    if isinstance(plan, ReadPeople) and field.field is Field.YEAR:
        if plan.field in {PersonField.BIRTH_YEAR, PersonField.DEATH_YEAR}:
            yield asked, 0.1
    elif isinstance(plan, ReadFilms):
        yield from asked_and_field(asked, field, gap)


def person_field_and_person(
    field: PersonFieldWord, person: SomePeople, gap: Gap
) -> Tied:
    """Tie "the birth year of P", "how old was P"."""
    if person.is_bare:
        return
    if field.field is PersonField.AGE:
        yield AgeOf(person), 0.0
    yield Asked(ReadPeople(person.people, field.field)), 0.0


def person_and_person_field(
    person: SomePeople, field: PersonFieldWord, gap: Gap
) -> Tied:
    """Tie "P's job", "when was P born"."""
    if not person.is_bare:
        yield from person_field_and_person(field, person, gap)


def count_and_films(_: CountWord, films: SomeFilms, gap: Gap) -> Tied:
    """Tie "how many films …"."""
    if not films.is_name:
        counted = replace(others_than_named(films), order=None, limit=None)
        yield Asked(Count(counted)), 0.1


def count_and_tests(_: CountWord, tests: FilmTests, gap: Gap) -> Tied:
    """Tie "how many westerns", "number of comedies from the 60s"."""
    yield Asked(Count(Films(tests.tests))), 0.0


def count_and_person(_: CountWord, person: SomePeople, gap: Gap) -> Tied:
    """Tie "how many people directed …"."""
    if not person.is_name and not person.is_bare:
        yield Asked(Count(replace(person.people, order=None, limit=None))), 0.1


def character_and_person(_: CharacterWord, person: SomePeople, gap: Gap) -> Tied:
    """Tie "what character does P play"."""
    if person.is_name or person.roles:
        yield CharacterOf(person), 0.0


def person_and_character(person: SomePeople, _: CharacterWord, gap: Gap) -> Tied:
    """Tie "P's character"."""
    if person.is_name or person.roles:
        yield CharacterOf(person), 0.0


def person_and_playing(person: SomePeople, doing: Doing, gap: Gap) -> Tied:
    """Tie "who did P play"."""
    if doing.verbs[0].plays and not person.asks:
        yield CharacterOf(person), -0.1


def character_of_and_films(of: CharacterOf, films: SomeFilms, gap: Gap) -> Tied:
    """Tie "who did P play in F"."""
    if not films.is_bare:
        yield Asked(ReadCharacters(of.people.people, films.films)), 0.1


def character_of_and_person(of: CharacterOf, person: SomePeople, gap: Gap) -> Tied:
    """Tie "who did the woman play, P I mean"."""
    if person.is_name and not of.people.is_name:
        yield CharacterOf(person), 0.1


def person_and_character_of(person: SomePeople, of: CharacterOf, gap: Gap) -> Tied:
    """Take the "who" of "who did P play" for what it asks."""
    if person.asks or person.is_bare:
        yield of, 0.1


def person_and_asked(person: SomePeople, asked: Asked, gap: Gap) -> Tied:
    """Take the "who" of "who did P play in F" for what it asks."""
    if person.asks and isinstance(asked.plan, ReadCharacters | Compare):
        yield asked, 0.1


def word_and_character_of(_: CharacterWord, of: CharacterOf, gap: Gap) -> Tied:
    """Take "what role did P play" for one question."""
    yield of, 0.1


def comparing_and_films(comparing: Comparing, films: FilmsList, gap: Gap) -> Tied:
    """Tie "which is longer, F or G"."""
    yield Asked(_compared([f.films for f in films.films], comparing.order)), 0.2


def comparing_and_people(comparing: Comparing, people: PeopleList, gap: Gap) -> Tied:
    """Tie "who is older, A or B", "has A or B directed more films"."""
    order = comparing.order
    if order.measure is Measure.YEAR:
        order = replace(order, measure=Measure.BIRTH_YEAR)
    if order.measure not in {Measure.BIRTH_YEAR, Measure.FILM_COUNT}:
        return
    yield (
        Asked(_compared([_subject(p, people, order) for p in people.people], order)),
        0.2,
    )


def _subject(person: SomePeople, people: PeopleList, order: Order) -> People:
    if order.measure is not Measure.FILM_COUNT:
        return person.people
    roles = people.verb.roles if people.verb else person.usual
    films = CreditedOn(Films(), roles)
    return replace(person.people, where=(*person.people.where, films))


def _compared(subjects: list[Films] | list[People], order: Order) -> Compare:
    most = order.direction is Direction.MOST
    verdict = Verdict.MOST if most else Verdict.LEAST
    return Compare(tuple(subjects), order.measure, verdict)


def films_and_comparing(films: SomeFilms, comparing: Comparing, gap: Gap) -> Tied:
    """Tie "is F longer", which asks "than what"."""
    if films.is_name and not gap.has("or", "and"):
        yield HalfCompared(comparing.order, films), 0.0


def half_compared_and_films(half: HalfCompared, films: SomeFilms, gap: Gap) -> Tied:
    """Tie "is F longer than G", "was F released before G"."""
    if films.is_name and not gap.has("or", "and"):
        plan = _compared([half.films.films, films.films], half.order)
        yield Asked(replace(plan, claims_first=True)), 0.2


def sorting_and_films_list(order: Sorting, films: FilmsList, gap: Gap) -> Tied:
    """Tie "the longest of F, G and H"."""
    yield from comparing_and_films(Comparing(order.order), films, gap)


def sorting_and_people_list(order: Sorting, people: PeopleList, gap: Gap) -> Tied:
    """Tie "who's the youngest: A, B or C"."""
    yield from comparing_and_people(Comparing(order.order), people, gap)


def differing_and_films(differing: Differing, films: FilmsList, gap: Gap) -> Tied:
    """Tie "how many minutes longer is F than G"."""
    subjects = tuple(f.films for f in films.films)
    yield Asked(Compare(subjects, differing.measure, differing.verdict)), 0.2


def same_as_film(differing: Differing, films: SomeFilms, gap: Gap) -> Tied:
    """Tie "of the same length as F", of films that are looked for."""
    if differing.verdict is Verdict.SAME and films.is_name and films.films.named:
        same = Than(differing.measure, Op.IS, films.films)
        yield FilmTests((same, Not(films.films.named))), 0.2


def differing_and_people(differing: Differing, people: PeopleList, gap: Gap) -> Tied:
    """Tie "the age difference between A and B"."""
    measure = differing.measure
    if measure is Measure.YEAR:
        measure = Measure.BIRTH_YEAR
    subjects = tuple(p.people for p in people.people)
    yield Asked(Compare(subjects, measure, differing.verdict)), 0.2


def asking_and_films(asking: Asking, films: SomeFilms, gap: Gap) -> Tied:
    """Tie "films like F", "what do people say about F", "F's box office"."""
    if films.is_bare:
        return
    if asking.about == "similar":
        if films.is_name and films.films.named:
            named = films.films.named
            yield Asked(FindSimilar(named.ids[0], (), named.name)), 0.3
    elif asking.about == "opinions":
        yield Asked(Opinions(films.films)), 0.1
    elif asking.about == "trivia":
        yield Asked(Trivia(films.films)), 0.1
    else:
        refusal = Refuse(Reason.NOT_KNOWN, asking.about, known=films.films)
        yield Asked(refusal), 0.0


def asking_and_person(asking: Asking, person: SomePeople, gap: Gap) -> Tied:
    """Tie "trivia about P", "P's shoe size"."""
    if person.is_bare or asking.about in {"similar", "opinions"}:
        return
    if asking.about == "trivia":
        yield Asked(Trivia(person.people)), 0.1
    else:
        refusal = Refuse(Reason.NOT_KNOWN, asking.about, known=person.people)
        yield Asked(refusal), 0.0


def asking_and_tests(asking: Asking, tests: FilmTests, gap: Gap) -> Tied:
    """Take "who will win best picture in 2035" for what nobody here knows."""
    if asking.about not in {"similar", "trivia", "opinions"}:
        yield asking, 0.2


def asking_twice(left: Asking, right: Asking, gap: Gap) -> Tied:
    """Take "how much money … at the box office" for one thing."""
    if left.about not in {"similar", "trivia", "opinions"}:
        yield left, 0.0


def asked_and_asking(asked: Asked, asking: Asking, gap: Gap) -> Tied:
    """Take "how much money did F make at the box office" for one question."""
    if isinstance(asked.plan, Refuse):
        yield asked, 0.0


def asked_and_doing(asked: Asked, doing: Doing, gap: Gap) -> Tied:
    """Take "how much money did F make" for one question."""
    plan = asked.plan
    asks_where = isinstance(plan, ReadFilms) and plan.field is Field.COUNTRIES
    if asks_where and doing.roles == (Role.CINEMATOGRAPHER,):
        where = Refuse(Reason.NOT_KNOWN, "where it was filmed", known=_films_of(plan))
        yield Asked(where), 0.1
    is_made = not doing.roles or doing.roles == (Role.PRODUCER,)
    if (isinstance(plan, Refuse) or asks_where) and is_made:
        yield asked, 0.0


def _films_of(plan: Plan) -> Films | None:
    return plan.films if isinstance(plan, ReadFilms) else None
