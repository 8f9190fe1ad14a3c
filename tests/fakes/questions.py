"""`QuestionCatalogue` over films in memory, each test of each film by itself."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import ge, gt, le, lt
from typing import Any, Final

from backend.domain.films import Film, FilmId
from backend.domain.folding import fold, fold_name, fold_title
from backend.domain.opinions import Opinions
from backend.domain.people import PersonRef
from backend.domain.plans import Field
from backend.domain.wanted import (
    AllOf,
    AnyOf,
    Bound,
    CreditedOn,
    CreditedTwiceOn,
    Direction,
    Films,
    HasCharacter,
    IsFilm,
    IsPerson,
    MadeBy,
    MadeInBothRoles,
    Measure,
    Not,
    Op,
    Order,
    People,
    Role,
    Tag,
    Tagged,
    Than,
    TitleHas,
    Works,
)
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
from tests.fakes.catalogue import InMemoryCatalogue
from tests.fakes.titles import names_of, people_of

STATEMENT: Final = Statement("SELECT what FROM memory", (), 0.0)
_OPS: Final[dict[Op, Callable[[float, float], bool]]] = {
    Op.AT_LEAST: ge,
    Op.AT_MOST: le,
    Op.ABOVE: gt,
    Op.BELOW: lt,
    Op.IS: lambda one, other: one == other,
}
_TAGS: Final = {
    Tag.GENRE: "genres",
    Tag.KEYWORD: "keywords",
    Tag.LANGUAGE: "languages",
    Tag.COUNTRY: "countries",
}
_NO_FILMS: Final = {"tvSeries", "tvMiniSeries", "tvEpisode", "videoGame"}
_ROLES: Final = {role.value: role for role in Role}
Credit = tuple[Role, PersonRef, tuple[str, ...]]


class InMemoryQuestions:
    """Answers from the films of a catalogue in memory; of people it knows no years."""

    def __init__(self, catalogue: InMemoryCatalogue) -> None:
        self._catalogue = catalogue
        self.said: dict[FilmId, Opinions] = {}

    def names(self, folded: Sequence[str]) -> list[NameMatch]:
        known = [*self._films_named(), *self._people_named(), *self._keywords()]
        found = [match for match in known if match.folded in folded]
        return sorted(found, key=lambda m: (m.kind, -m.weight, m.id))

    def tags(self) -> dict[str, list[str]]:
        return {
            tag: sorted({value for film in self._all() for value in _tags(film, tag)})
            for tag in (Tag.GENRE, Tag.LANGUAGE, Tag.COUNTRY)
        }

    def well_known(self, *, films: int, people: int) -> WellKnown:
        named = sorted(self._films_named(), key=lambda m: (-m.weight, m.id))
        known = sorted(self._people_named(), key=lambda m: (-m.weight, m.id))
        return WellKnown(tuple(named[:films]), tuple(known[:people]))

    def version(self) -> str:
        return str(hash(tuple(self._all())))

    def find_films(self, films: Films, *, limit: int) -> FilmsFound:
        found = self._films(films)
        return FilmsFound(tuple(map(_row, found[:limit])), len(found), STATEMENT)

    def film_ids(self, films: Films) -> list[FilmId]:
        return [film.id for film in self._films(films)]

    def find_people(self, people: People, *, limit: int) -> PeopleFound:
        found = self._people(people)
        return PeopleFound(tuple(found[:limit]), len(found), STATEMENT)

    def read_values(self, films: Films, field: Field, *, limit: int) -> ValuesFound:
        counts: Counter[Any] = Counter()
        fresh: set[Any] = set()
        for film in self._films(films):
            value = getattr(film, field.value, None)
            values = value if isinstance(value, tuple) else (value,)
            for each in values:
                if each is not None:
                    counts[each] += 1
                    fresh |= set() if film.id in films.last else {each}
        ranked = sorted(counts, key=lambda v: (v not in fresh, -counts[v], v))
        rows = tuple(ValueRow(value, counts[value]) for value in ranked[:limit])
        return ValuesFound(rows, len(ranked), STATEMENT)

    def average(self, films: Films, measure: Measure) -> AverageFound:
        numbers = [_number(film, measure) for film in self._films(films)]
        known = [number for number in numbers if number is not None]
        value = sum(known) / len(known) if known else None
        return AverageFound(value, len(known), STATEMENT)

    def characters(self, people: People, films: Films) -> CharactersFound:
        ids = {row.id for row in self._people(people)}
        rows = [
            CharacterRow(film.id, film.title, film.year, person.id, person.name, played)
            for film in self._films(films)
            for _, person, played in _credits(film)
            if person.id in ids and played
        ]
        return CharactersFound(tuple(rows), STATEMENT)

    def opinions(self, film_id: FilmId) -> Opinions | None:
        return self.said.get(film_id)

    def _all(self) -> list[Film]:
        return list(self._catalogue.all_films())

    def _films_named(self) -> Iterator[NameMatch]:
        for film in self._all():
            for folded in {fold_title(named.match.folded) for named in names_of(film)}:
                is_primary = folded == fold_title(film.title)
                votes = film.votes or 0
                yield NameMatch(
                    "film", folded, film.id, film.title, film.year, votes, is_primary
                )

    def _people_named(self) -> Iterator[NameMatch]:
        weights: Counter[PersonRef] = Counter()
        roles: dict[PersonRef, Counter[Role]] = defaultdict(Counter)
        for film in self._all():
            for role, person, _ in _credits(film):
                weights[person] += 1 + (film.votes or 0)
                roles[person][role] += 1
        for person, weight in weights.items():
            counts = sorted(roles[person].items(), key=lambda rc: (-rc[1], rc[0]))
            yield NameMatch(
                "person",
                fold_name(person.name),
                person.id,
                person.name,
                None,
                weight,
                roles=tuple(RoleCount(role, films) for role, films in counts),
            )

    def _keywords(self) -> Iterator[NameMatch]:
        counts = Counter(word for film in self._all() for word in film.keywords)
        for word, films in counts.items():
            yield NameMatch("keyword", word.lower(), word, word, None, films)

    def _films(self, films: Films) -> list[Film]:
        found = [film for film in self._all() if self._passes(film, films)]
        found.sort(key=lambda film: _film_place(film, films))
        end = None if films.limit is None else films.skip + films.limit
        return found[films.skip : end]

    def _passes(self, film: Film, films: Films) -> bool:
        if films.named is None and film.kind in _NO_FILMS:
            return False
        return all(self._film_passes(film, test) for test in films.where)

    def _film_passes(  # noqa: C901, PLR0911, PLR0912 # one case for each test
        self, film: Film, test: object
    ) -> bool:
        match test:
            case IsFilm(ids):
                return film.id in ids
            case Bound(measure, op, value):
                return _stands(_number(film, measure), op, value)
            case Tagged(tag, value):
                return value.lower() in {v.lower() for v in _tags(film, tag)}
            case TitleHas(words):
                return any(
                    f" {fold(words)} " in f" {named.match.folded} "
                    for named in names_of(film)
                )
            case MadeBy(people, roles):
                makers = {row.id for row in self._people(people)}
                return any(
                    person.id in makers and (not roles or role in roles)
                    for role, person, _ in _credits(film)
                )
            case HasCharacter(name):
                plays = CreditedOn(Films(), (Role.ACTOR,), name)
                return any(_is_credit(credit, plays) for credit in _credits(film))
            case Than(measure, op, other):
                return self._is_so_to(film, measure, op, other)
            case MadeInBothRoles(first, second, people):
                both = _in_both(film, first, second)
                who = both if people is None else {r.id for r in self._people(people)}
                return bool(both & who)
            case Not(inner):
                return self._is_decided(film, inner) and not self._film_passes(
                    film, inner
                )
            case AnyOf(tests):
                return any(self._film_passes(film, each) for each in tests)
            case AllOf(tests):
                return all(self._film_passes(film, each) for each in tests)
            case _:
                raise AssertionError(test)

    def _is_so_to(
        self, film: Film, measure: Measure, op: Op, other: Films | People
    ) -> bool:
        first = self._films(other)[:1] if isinstance(other, Films) else []
        number = _number(first[0], measure) if first else None
        return number is not None and _stands(_number(film, measure), op, number)

    def _is_decided(self, film: Film | None, test: object) -> bool:
        """Return whether a number is known: what is not passes neither way."""
        match test:
            case Bound(measure):
                return film is not None and _number(film, measure) is not None
            case Than(measure, _, Films() as other):
                first = self._films(other)[:1]
                numbers = [_number(one, measure) for one in (film, *first) if one]
                return len(numbers) == 2 and None not in numbers
            case Than():
                return False
            case _:
                return True

    def _people(self, people: People) -> list[PersonRow]:
        credited = next((t for t in people.where if isinstance(t, CreditedOn)), None)
        counted = credited or CreditedOn(Films())
        films = self._all() if credited is None else self._films(counted.films)
        on: dict[PersonRef, list[tuple[Film, int]]] = {}
        for film in films:
            for billing, credit in enumerate(_credits(film)):
                if _is_credit(credit, counted):
                    on.setdefault(credit[1], []).append((film, billing))
        found = [
            person
            for person in on
            if all(self._person_passes(person, test) for test in people.where)
        ]
        found.sort(key=lambda person: _person_place(person, on[person], people))
        end = None if people.limit is None else people.skip + people.limit
        return [
            PersonRow(p.id, p.name, None, None, (), len({f.id for f, _ in on[p]}))
            for p in found[people.skip : end]
        ]

    def _person_passes(  # noqa: PLR0911 # one case for each test
        self, person: PersonRef, test: object
    ) -> bool:
        match test:
            case IsPerson(ids):
                return person.id in ids
            case Bound() | Works() | Than():
                return False  # nobody's years or professions are known here
            case CreditedOn(films):
                return any(
                    credit[1].id == person.id and _is_credit(credit, test)
                    for film in self._films(films)
                    for credit in _credits(film)
                )
            case CreditedTwiceOn(films, first, second):
                return any(
                    person.id in _in_both(film, first, second)
                    for film in self._films(films)
                )
            case Not(inner):
                return self._is_decided(None, inner) and not self._person_passes(
                    person, inner
                )
            case AnyOf(tests):
                return any(self._person_passes(person, each) for each in tests)
            case AllOf(tests):
                return all(self._person_passes(person, each) for each in tests)
            case _:
                raise AssertionError(test)


def _credits(film: Film) -> Iterator[Credit]:
    for role, person, characters in people_of(film):
        yield _ROLES[role], person, characters


def _is_credit(credit: Credit, wanted: CreditedOn) -> bool:
    role, _, characters = credit
    if wanted.roles and role not in wanted.roles:
        return False
    if wanted.character is None:
        return True
    words = set(fold(wanted.character).split())
    return any(words <= set(fold(name).split()) for name in characters)


def _in_both(film: Film, first: Role, second: Role) -> set[str]:
    def who(wanted: Role) -> set[str]:
        return {person.id for role, person, _ in _credits(film) if role is wanted}

    return who(first) & who(second)


def _tags(film: Film, tag: Tag) -> Iterable[str]:
    values: tuple[str, ...] = getattr(film, _TAGS[tag])
    return values


def _number(film: Film, measure: Measure) -> float | None:
    if measure is Measure.TITLE_LENGTH:
        return len(film.title)
    value: float | None = getattr(film, measure.value, None)
    return value


def _stands(number: float | None, op: Op, value: float) -> bool:
    return number is not None and _OPS[op](number, value)


def _film_place(film: Film, films: Films) -> tuple[Any, ...]:
    votes = (film.votes is None, -(film.votes or 0), film.id)
    if films.order is None:
        return (film.id in films.last, *votes)
    measure = films.order.measure
    if measure in {Measure.BIRTH_YEAR, Measure.DEATH_YEAR, Measure.FILM_COUNT}:
        measure = Measure.VOTES  # what films do not have sorts none
    return (*_by(films.order, _number(film, measure)), *votes)


def _by(order: Order, number: float | None) -> tuple[bool, float]:
    sign = -1 if order.direction is Direction.MOST else 1
    return number is None, sign * (number or 0)


def _person_place(
    person: PersonRef, on: list[tuple[Film, int]], people: People
) -> tuple[Any, ...]:
    films = {film.id: film for film, _ in on}
    votes = -sum(film.votes or 0 for film in films.values())
    if people.order:
        births = {Measure.BIRTH_YEAR, Measure.DEATH_YEAR}
        number = None if people.order.measure in births else len(films)
        return (*_by(people.order, number), votes, person.id)
    credited = next((t for t in people.where if isinstance(t, CreditedOn)), None)
    if credited and (credited.films.named or credited.films.limit == 1):
        return (min(billing for _, billing in on), person.id)
    last = set(credited.films.last) if credited else set()
    is_last = all(film_id in last for film_id in films)
    return person.id in people.last, is_last, -len(films), votes, person.id


def _row(film: Film) -> FilmRow:
    return FilmRow(
        film.id,
        film.title,
        film.original_title,
        film.year,
        film.runtime,
        film.rating,
        film.votes,
    )
