"""Expressions and plans for tests: by hand, short, and at random, to some depth."""

from hypothesis import strategies as st

from backend.domain.films import FilmId
from backend.domain.people import PersonId
from backend.domain.plans import (
    AgeAt,
    Chat,
    Check,
    Compare,
    Count,
    Courtesy,
    Field,
    FindSimilar,
    Liken,
    ListFilms,
    ListPeople,
    Opinions,
    PersonField,
    Plan,
    ReadCharacters,
    ReadFilms,
    ReadPeople,
    ReadPlot,
    Reason,
    Recommend,
    Refuse,
    SearchPlots,
    Trivia,
    Verdict,
)
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
    Op,
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
from backend.domain.wishes import Clue, Hint, Wish

ACTED = (Role.ACTOR,)
DIRECTED = (Role.DIRECTOR,)
WROTE = (Role.WRITER,)


def the_film(name: str, *tests: FilmTest, film_id: str = "tt1") -> Films:
    """The film of this name, and what else is asked of it."""
    return Films((IsFilm((FilmId(film_id),), name), *tests))


def the_person(name: str, *tests: PersonTest) -> People:
    """The person of this name, and what else is asked of them."""
    return People((IsPerson((PersonId(f"nm-{name}"),), name), *tests))


def directed_by(name: str) -> MadeBy:
    """Films that this person directed."""
    return MadeBy(the_person(name), DIRECTED)


def with_actor(name: str) -> MadeBy:
    """Films that this person acts in."""
    return MadeBy(the_person(name), ACTED)


def genre(name: str) -> Tagged:
    """Films of a genre."""
    return Tagged(Tag.GENRE, name)


def bound(measure: Measure, op: str, value: float) -> Bound:
    """A number that stands so to this one."""
    return Bound(measure, Op(op), value)


NAMES = st.sampled_from(["Fog", "8½", "M (1931)", "Dr. No", "Ann", "It's a Sea"])
FILM_IDS = st.from_regex(r"tt[0-9]{1,9}", fullmatch=True).map(FilmId)
PERSON_IDS = st.from_regex(r"nm[0-9]{1,9}", fullmatch=True).map(PersonId)
ROLES = st.sampled_from(Role)
SOME_ROLES = st.lists(ROLES, max_size=3, unique=True).map(tuple)
LIMITS = st.none() | st.integers(1, 20)
BOUNDS = st.builds(
    Bound,
    st.sampled_from(Measure),
    st.sampled_from(Op),
    st.integers(0, 3000) | st.floats(0, 10),
)
ORDERS = st.builds(Order, st.sampled_from(Measure), st.sampled_from(Direction))
DEPTH = 2


def film_tests(depth: int = DEPTH) -> st.SearchStrategy[FilmTest]:
    """Tests on films, nested so deep at most."""
    flat: st.SearchStrategy[FilmTest] = st.one_of(
        st.builds(IsFilm, st.lists(FILM_IDS, min_size=1, max_size=2).map(tuple), NAMES),
        BOUNDS,
        st.builds(Tagged, st.sampled_from(Tag), NAMES),
        st.builds(TitleHas, NAMES),
        st.builds(HasCharacter, NAMES),
        st.builds(MadeInBothRoles, ROLES, ROLES),
    )
    if not depth:
        return flat
    tests = film_tests(depth - 1)
    people = people_wanted(depth - 1)
    return st.one_of(
        flat,
        st.builds(MadeBy, people, SOME_ROLES),
        st.builds(MadeInBothRoles, ROLES, ROLES, people),
        st.builds(
            Than,
            st.sampled_from(Measure),
            st.sampled_from(Op),
            films_wanted(depth - 1),
        ),
        st.builds(Not, tests),
        st.builds(AnyOf, st.lists(tests, max_size=3).map(tuple)),
        st.builds(AllOf, st.lists(tests, max_size=3).map(tuple)),
    )


def person_tests(depth: int = DEPTH) -> st.SearchStrategy[PersonTest]:
    """Tests on people, nested so deep at most."""
    flat: st.SearchStrategy[PersonTest] = st.one_of(
        st.builds(
            IsPerson, st.lists(PERSON_IDS, min_size=1, max_size=2).map(tuple), NAMES
        ),
        BOUNDS,
        st.builds(Works, st.sampled_from([("actress",), ("editor", "composer")])),
    )
    if not depth:
        return flat
    tests, films = person_tests(depth - 1), films_wanted(depth - 1)
    return st.one_of(
        flat,
        st.builds(CreditedOn, films, SOME_ROLES, st.none() | NAMES),
        st.builds(CreditedTwiceOn, films, ROLES, ROLES),
        st.builds(
            Than,
            st.sampled_from(Measure),
            st.sampled_from(Op),
            people_wanted(depth - 1),
        ),
        st.builds(Not, tests),
        st.builds(AnyOf, st.lists(tests, max_size=3).map(tuple)),
        st.builds(AllOf, st.lists(tests, max_size=3).map(tuple)),
    )


def films_wanted(depth: int = DEPTH) -> st.SearchStrategy[Films]:
    """Films under tests, in some order."""
    tests = st.lists(film_tests(depth), max_size=3).map(tuple)
    last = st.lists(FILM_IDS, max_size=1).map(tuple)
    return st.builds(Films, tests, st.none() | ORDERS, LIMITS, st.integers(0, 3), last)


def people_wanted(depth: int = DEPTH) -> st.SearchStrategy[People]:
    """People under tests, in some order."""
    tests = st.lists(person_tests(depth), max_size=3).map(tuple)
    return st.builds(People, tests, st.none() | ORDERS, LIMITS, st.integers(0, 3))


def wishes() -> st.SearchStrategy[Wish]:
    """Wishes under limits, with what they were read from."""
    some_films = st.lists(FILM_IDS, max_size=2).map(tuple)
    words = st.lists(NAMES, max_size=2).map(tuple)
    clues = st.builds(Clue, st.sampled_from(Hint), NAMES, NAMES)
    return st.builds(
        Wish,
        *([some_films] * 4),
        films_wanted(depth=1),
        words,
        st.just(()),
        words,
        NAMES,
        st.lists(clues, max_size=2).map(tuple),
    )


def plans() -> st.SearchStrategy[Plan]:
    """Plans of every kind."""
    films, people = films_wanted(), people_wanted()
    either = films | people
    text = st.text(max_size=30)
    return st.one_of(
        st.builds(ListFilms, films),
        st.builds(ListPeople, people),
        st.builds(Count, either),
        st.builds(ReadFilms, films, st.sampled_from(Field)),
        st.builds(ReadPeople, people, st.sampled_from(PersonField)),
        st.builds(ReadCharacters, people, films),
        st.builds(
            AgeAt, people, st.none() | films, st.none() | st.integers(1900, 2100)
        ),
        st.builds(
            Compare,
            st.lists(either, max_size=3).map(tuple),
            st.sampled_from(Measure),
            st.sampled_from(Verdict),
        ),
        st.builds(Check, films, films) | st.builds(Check, people, people),
        st.builds(ReadPlot, text, st.none() | films),
        st.builds(Opinions, films),
        st.builds(Trivia, either),
        st.builds(FindSimilar, FILM_IDS, st.just(()), NAMES),
        st.builds(Recommend, wishes(), st.lists(text, max_size=2).map(tuple)),
        st.builds(Liken, films, films),
        st.builds(SearchPlots, text),
        st.builds(
            Refuse,
            st.sampled_from(Reason),
            text,
            st.lists(FILM_IDS, max_size=2).map(tuple),
            st.none() | either,
        ),
        st.builds(Chat, st.sampled_from(Courtesy)),
    )
