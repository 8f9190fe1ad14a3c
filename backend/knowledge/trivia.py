"""Small true things of films and people, each read from the catalogue."""

from collections.abc import Iterator

from backend.domain.films import FilmId
from backend.domain.people import PersonId
from backend.domain.plans import Field, ListFilms, ListPeople, Trivia
from backend.domain.wanted import (
    Bound,
    CreditedOn,
    Direction,
    Films,
    FilmTest,
    IsFilm,
    IsPerson,
    MadeBy,
    Measure,
    Not,
    Op,
    Order,
    People,
    Role,
    Tag,
    Tagged,
)
from backend.knowledge.results import (
    FilmsListed,
    PeopleListed,
    TriviaFact,
    TriviaTold,
)
from backend.ports.questions import (
    FilmRow,
    FilmsFound,
    PersonRow,
    QuestionCatalogue,
)

MOST_FACTS = 3
FEWEST_TO_RANK = 5
MOST_BEYOND = 5
_FIRST = Order(Measure.YEAR, Direction.LEAST)
_LONGEST = Order(Measure.RUNTIME, Direction.MOST)


def tell_trivia(
    questions: QuestionCatalogue, plan: Trivia
) -> TriviaTold | FilmsListed | PeopleListed:
    """Return three small true things, fewer where the catalogue holds little."""
    if isinstance(plan.about, Films):
        films = questions.find_films(plan.about, limit=1)
        if not films.rows:
            return FilmsListed(ListFilms(plan.about), films)
        film = films.rows[0]
        facts = _of_film(questions, film)
        return TriviaTold(plan, film, tuple(_first(facts)))
    people = questions.find_people(plan.about, limit=1)
    if not people.rows:
        return PeopleListed(ListPeople(plan.about), people)
    person = people.rows[0]
    return TriviaTold(plan, person, tuple(_first(_of_person(questions, person))))


def _first(facts: Iterator[TriviaFact]) -> Iterator[TriviaFact]:
    for _, fact in zip(range(MOST_FACTS), facts, strict=False):
        yield fact


def _stands_alone(found: FilmsFound, measure: Measure) -> bool:
    """Return whether no other film has the number of the first one."""
    numbers = [
        row.year if measure is Measure.YEAR else row.runtime for row in found.rows[:2]
    ]
    return bool(numbers) and bool(numbers[0]) and numbers[0] not in numbers[1:]


def _is_first_of_several(film: FilmRow, found: FilmsFound, measure: Measure) -> bool:
    is_first = found.total > 1 and found.rows[0].id == film.id
    return is_first and _stands_alone(found, measure)


def _of_person(questions: QuestionCatalogue, person: PersonRow) -> Iterator[TriviaFact]:
    this = People((IsPerson((PersonId(person.id),), person.name),))
    made = Films((MadeBy(this),))
    first = questions.find_films(Films(made.where, order=_FIRST), limit=2)
    if _stands_alone(first, Measure.YEAR):
        film = first.rows[0]
        text = f"The earliest film of {person.name} here is {film.name}"
        yield TriviaFact(text, "year", str(film.year), film, first.statement)
    partners = questions.find_people(
        People(
            (CreditedOn(made), Not(IsPerson((PersonId(person.id),)))),
            order=Order(Measure.FILM_COUNT, Direction.MOST),
        ),
        limit=1,
    )
    if partners.rows and partners.rows[0].film_count > 1:
        other = partners.rows[0]
        text = (
            f"{person.name} and {other.name} are credited together on "
            f"{other.film_count} of the films here"
        )
        yield TriviaFact(text, "cast", other.name, None, partners.statement)
    popular = questions.find_films(made, limit=1)
    if popular.rows and popular.rows[0].votes:
        film = popular.rows[0]
        if popular.total == 1:
            text = f"{film.name} is the only film of {person.name} here"
        else:
            text = (
                f"Of {popular.total} films of {person.name} here, {film.name} has "
                f"most votes: {film.votes:,}"
            )
        yield TriviaFact(text, "votes", f"{film.votes:,}", film, popular.statement)
    longest = questions.find_films(Films(made.where, order=_LONGEST), limit=2)
    if longest.total > 1 and _stands_alone(longest, Measure.RUNTIME):
        film = longest.rows[0]
        text = f"The longest of them is {film.name}, with {film.runtime} minutes"
        yield TriviaFact(text, "runtime", str(film.runtime), film, longest.statement)


def _of_film(questions: QuestionCatalogue, film: FilmRow) -> Iterator[TriviaFact]:
    this = Films((IsFilm((FilmId(film.id),), film.name),))
    yield from _rank(questions, film, this)
    directors = questions.find_people(
        People((CreditedOn(this, (Role.DIRECTOR,)),)), limit=1
    )
    if not directors.rows:
        yield from _by_length(questions, film)
        return
    director = directors.rows[0]
    whose = People((IsPerson((PersonId(director.id),), director.name),))
    directed = (MadeBy(whose, (Role.DIRECTOR,)),)
    longest = questions.find_films(Films(directed, order=_LONGEST), limit=2)
    if _is_first_of_several(film, longest, Measure.RUNTIME):
        text = (
            f"With {film.runtime} minutes it is the longest of the {longest.total} "
            f"films here that {director.name} directed"
        )
        yield TriviaFact(text, "runtime", str(film.runtime), film, longest.statement)
    earliest = questions.find_films(Films(directed, order=_FIRST), limit=2)
    if _is_first_of_several(film, earliest, Measure.YEAR):
        text = f"It is the earliest film of {director.name} here"
        yield TriviaFact(text, "year", str(film.year), film, earliest.statement)
    lead = questions.find_people(People((CreditedOn(this, (Role.ACTOR,)),)), limit=1)
    if lead.rows:
        yield from _together(questions, film, director, lead.rows[0])
    yield from _by_length(questions, film)


def _rank(
    questions: QuestionCatalogue, film: FilmRow, this: Films
) -> Iterator[TriviaFact]:
    genres = questions.read_values(this, Field.GENRES, limit=1)
    if not genres.rows or film.rating is None or film.year is None:
        return
    genre = str(genres.rows[0].value)
    for when, tests in _times(film.year):
        peers: tuple[FilmTest, ...] = (Tagged(Tag.GENRE, genre), *tests)
        all_of_them = questions.find_films(Films(peers), limit=1)
        if all_of_them.total < FEWEST_TO_RANK:
            continue
        better = questions.find_films(
            Films((*peers, Bound(Measure.RATING, Op.ABOVE, film.rating))), limit=1
        )
        text = (
            f"Rated {film.rating:.1f}, {film.name} is number {better.total + 1} "
            f"of the {all_of_them.total} films {when}listed under "
            f"{genre.lower()} here"
        )
        rated = f"{film.rating:.1f}"
        yield TriviaFact(text, "rating", rated, film, all_of_them.statement)
        return


def _times(year: int) -> Iterator[tuple[str, tuple[FilmTest, ...]]]:
    """Yield its year, its decade and all time, as words and as bounds."""
    first = year - year % 10
    yield f"of {year} ", (Bound(Measure.YEAR, Op.IS, year),)
    yield (
        f"of the {first}s ",
        (
            Bound(Measure.YEAR, Op.AT_LEAST, first),
            Bound(Measure.YEAR, Op.AT_MOST, first + 9),
        ),
    )
    yield "", ()


def _by_length(questions: QuestionCatalogue, film: FilmRow) -> Iterator[TriviaFact]:
    """Tell that few films are longer, or shorter."""
    if film.runtime is None:
        return
    for op, word in ((Op.ABOVE, "longer"), (Op.BELOW, "shorter")):
        beyond = Films((Bound(Measure.RUNTIME, op, film.runtime),))
        found = questions.find_films(beyond, limit=1)
        if found.total <= MOST_BEYOND:
            films = "film" if found.total == 1 else "films"
            others = f"{found.total or 'no'} {word} {films} beside it here"
            text = f"With {film.runtime} minutes, {film.name} has {others}"
            runtime = str(film.runtime)
            yield TriviaFact(text, "runtime", runtime, film, found.statement)
            return


def _together(
    questions: QuestionCatalogue, film: FilmRow, director: PersonRow, lead: PersonRow
) -> Iterator[TriviaFact]:
    both = Films(
        (
            MadeBy(People((IsPerson((PersonId(director.id),)),)), (Role.DIRECTOR,)),
            MadeBy(People((IsPerson((PersonId(lead.id),)),)), (Role.ACTOR,)),
        ),
        order=_FIRST,
    )
    found = questions.find_films(both, limit=1)
    if lead.id == director.id:
        text = f"{lead.name} both directed it and acts in it"
        yield TriviaFact(text, "cast", lead.name, film, found.statement)
    elif found.total > 1:
        first = "the first" if found.rows[0].id == film.id else "one"
        text = (
            f"It is {first} of {found.total} films here that {director.name} made with "
            f"{lead.name}"
        )
        yield TriviaFact(text, "cast", lead.name, film, found.statement)
