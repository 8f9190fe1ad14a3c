"""What was spoken of before, so that "it", "she" and "those" mean something.

A context is made of plans, not of rows: "it" after "the longest film by Scorsese"
stands for the expression, and nothing is looked up twice.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, assert_never

from backend.domain.films import FilmId
from backend.domain.plans import (
    AgeAt,
    Average,
    Chat,
    Check,
    Compare,
    Count,
    FindSimilar,
    Liken,
    ListFilms,
    ListPeople,
    Opinions,
    Plan,
    ReadCharacters,
    ReadFilms,
    ReadPeople,
    ReadPlot,
    Recommend,
    Refuse,
    SearchPlots,
    Several,
    Trivia,
    Verdict,
)
from backend.domain.wanted import (
    AnyOf,
    Bound,
    CreditedOn,
    Direction,
    Films,
    FilmTest,
    IsFilm,
    MadeBy,
    Measure,
    Order,
    People,
    PersonTest,
    Role,
)
from backend.knowledge.understanding.meanings import (
    FilmsList,
    Meaning,
    SomeFilms,
    SomePeople,
)

MOST_NAMED: Final = 6
YEAR: Final = re.compile(r" \(\d{4}\)$")
"""The year behind a title, by which films of one title are told apart."""


@dataclass(frozen=True, slots=True)
class Context:
    """What may be meant by words that name nothing."""

    plan: Plan | None = None
    """What was asked last."""
    film: SomeFilms | None = None
    films: SomeFilms | None = None
    """The list that "those" means."""
    person: SomePeople | None = None
    people: tuple[SomePeople, ...] = ()
    """Those named last, in order: "the second guy"."""
    named: tuple[SomeFilms, ...] = ()
    """Films named, the latest first: "which of the two"."""
    shown: tuple[SomeFilms, ...] = ()
    """Films that the last answer found by itself, in its order: "the second one"."""

    def after(self, plan: Plan) -> "Context":
        """Return what may be meant once this was asked."""
        if isinstance(plan, Refuse | Chat | SearchPlots):
            return self._after_refusal(plan)
        if isinstance(plan, Several):
            context = self
            for part in plan.plans:
                context = context.after(part)
            return context
        films, people = _subjects(plan)
        context = replace(self, plan=plan, shown=())
        for each in films:
            context = context.with_films(each)
        for person in people:
            context = context.with_person(person)
        if isinstance(plan, Compare) and plan.verdict in {Verdict.MOST, Verdict.LEAST}:
            context = context.with_winner(plan)
        if len(people) > 1:
            context = replace(context, people=tuple(map(_some_people, people)))
        return context

    def after_showing(self, plan: Plan, films: Sequence[IsFilm]) -> "Context":
        """Return what may be meant once these films were the answer to a plan.

        What a plan names by itself stays as it is: "it" is the film that was asked of.
        """
        if not films or not finds_films(plan):
            return self
        shown = tuple(_one_film(Films((film,))) for film in films)
        those = Films((AnyOf(tuple(films)),))
        is_list = len(films) > 1
        return replace(
            self,
            plan=plan,
            film=shown[0],
            films=SomeFilms(those, is_plural=False) if is_list else self.films,
            shown=shown,
            named=(*shown[:MOST_NAMED],),
        )

    def _after_refusal(self, plan: Plan) -> "Context":
        if not isinstance(plan, Refuse) or plan.known is None:
            return self
        if isinstance(plan.known, Films):
            return self.with_films(plan.known)
        return self.with_person(plan.known)

    def with_films(self, films: Films) -> "Context":
        """Return what may be meant once these films were spoken of."""
        if films.named or films.limit == 1:
            one = SomeFilms(films, is_name=True, is_plural=False)
            others = tuple(f for f in self.named if f.films != films)
            context = replace(self, film=one, named=(one, *others)[:MOST_NAMED])
            return context.with_makers(films)
        listed = SomeFilms(films, is_plural=False)
        context = replace(self, films=listed, film=SomeFilms(replace(films, limit=1)))
        return context.with_makers(films)

    def with_makers(self, films: Films) -> "Context":
        """Let "he" be whose films were asked for."""
        for test in films.where:
            if isinstance(test, MadeBy) and test.people.named:
                return self.with_person(test.people, test.roles)
        return self

    def with_person(self, people: People, roles: tuple[Role, ...] = ()) -> "Context":
        """Return what may be meant once this person was spoken of."""
        return replace(self, person=_some_people(people, roles))

    def with_winner(self, plan: Compare) -> "Context":
        """Let "that one" be the film that a comparison is won by."""
        if all(isinstance(subject, Films) for subject in plan.subjects):
            tests = [t for s in plan.subjects for t in s.where if isinstance(t, IsFilm)]
            most = plan.verdict is Verdict.MOST
            order = Order(plan.measure, Direction.MOST if most else Direction.LEAST)
            firsts = tuple(IsFilm(t.ids[:1], t.name) for t in tests)
            winner = Films((AnyOf(firsts),), order=order, limit=1)
            return replace(self, film=SomeFilms(winner, is_name=True, is_plural=False))
        return self

    def nth_film(self, place: int) -> SomeFilms | None:
        """Return the film at a place of the list, from 0; -1 is the last."""
        if self.shown:
            last = len(self.shown)
            return self.shown[place] if -last <= place < last else None
        if self.films is None:
            in_order = self.named[::-1]
            return in_order[place] if -len(in_order) <= place < len(in_order) else None
        films = self.films.films
        if place < 0:
            return None
        picked = replace(films, skip=films.skip + place, limit=1)
        return SomeFilms(picked, is_name=True, is_plural=False)

    def both(self) -> FilmsList | None:
        """Return the two films named last."""
        two = self.named[:2]
        return FilmsList(two[::-1]) if len(two) > 1 else None


def finds_films(plan: Plan) -> bool:
    """Return whether a plan finds films that nobody has named."""
    match plan:
        case SearchPlots() | Recommend() | FindSimilar() | ReadPlot(_, None, _):
            return True
        case _:
            return False


def _one_film(films: Films) -> SomeFilms:
    return SomeFilms(films, is_name=True, is_plural=False)


def _some_people(people: People, roles: tuple[Role, ...] = ()) -> SomePeople:
    known = roles or tuple(_roles_in(people.where))
    return SomePeople(people, is_name=True, usual=known, credited=known)


def _roles_in(tests: tuple[PersonTest, ...]) -> Iterator[Role]:
    for test in tests:
        if isinstance(test, CreditedOn):
            yield from test.roles


def _subjects(plan: Plan) -> tuple[list[Films], list[People]]:  # noqa: C901, PLR0911, PLR0912 # one case for each
    """Return the films and the people that a plan is about, the last named last."""
    match plan:
        case ListFilms(films) | Opinions(films):
            return [films], []
        case ReadFilms(films, _) | Average(films, _):
            return [films], []
        case ListPeople(people):
            return _films_of(people), [people]
        case Count(of) | Trivia(of):
            return ([of], []) if isinstance(of, Films) else (_films_of(of), [of])
        case ReadPeople(people, _):
            return _films_of(people), [people]
        case ReadCharacters(people, films):
            return [films], [people]
        case AgeAt(people, films, _):
            return [films] if films else [], [people]
        case Compare(subjects, _, _):
            films_named = [s for s in subjects if isinstance(s, Films)]
            return films_named, [s for s in subjects if isinstance(s, People)]
        case Check(Films() as subject, Films() as claimed) if subject.named:
            made = [t.people for t in claimed.where if isinstance(t, MadeBy)]
            return [subject], [people for people in made if people.named]
        case Check(_, claimed):
            return _subjects(Count(claimed))
        case ReadPlot(_, films, _):
            return [films] if films else [], []
        case FindSimilar():
            return [Films((IsFilm((plan.film_id,), plan.name),))], []
        case Liken(one, other):
            return [one, other], []
        case Several(plans):
            each = [_subjects(part) for part in plans]
            return [f for some, _ in each for f in some], [
                p for _, s in each for p in s
            ]
        case Recommend() | SearchPlots() | Refuse() | Chat():
            return [], []
        case _:
            assert_never(plan)


def films_named(plan: Plan) -> tuple[FilmId, ...]:
    """Return the films that a plan names, the likeliest of each title."""
    films, _ = _subjects(plan)
    named = [each.named for each in films]
    return tuple(one.ids[0] for one in named if one)


def _films_of(people: People) -> list[Films]:
    return [
        t.films for t in people.where if isinstance(t, CreditedOn) and t.films.named
    ]


def version(films: Films, order: Order) -> Films:
    """Return which of the films of one title is meant, by its year."""
    where = tuple(
        replace(test, name=YEAR.sub("", test.name))
        if isinstance(test, IsFilm)
        else test
        for test in films.where
        if not isinstance(test, Bound)
    )
    return replace(films, where=where, order=order, limit=1)


def meaning_of(context: Context, words: str) -> Iterator[Meaning]:
    """Yield what words that name nothing mean here."""
    if words in _IT and context.film:
        yield replace(context.film, is_name=True)
    # "They" are the people or the films asked for last.
    lists_films = isinstance(context.plan, ListFilms) or (
        isinstance(context.plan, Count | Check) and context.films is not None
    )
    if words in _PERSON and context.person and not (lists_films and words in _THOSE):
        yield context.person
    if words in _THOSE and context.films:
        yield context.films
    if words in _BOTH and (both := context.both()):
        yield both
    yield from _by_age(context, words)
    if words in _PLACES:
        yield from _at_place(context, words)
    if words in _ITS_MAKERS and context.film:
        roles = (_ITS_MAKERS[words],)
        yield SomePeople(People((CreditedOn(context.film.films, roles),)), roles)


def _by_age(context: Context, words: str) -> Iterator[Meaning]:
    """Yield the older or the newer of a title's films, or of those listed."""
    if words in _VERSIONS and context.film and context.film.films.named:
        yield _one_film(
            version(context.film.films, Order(Measure.YEAR, _VERSIONS[words]))
        )
    if words in _OF_THE_TWO and context.films:
        order = Order(Measure.YEAR, _OF_THE_TWO[words])
        yield _one_film(replace(context.films.films, order=order, limit=1))


def _at_place(context: Context, words: str) -> Iterator[Meaning]:
    place = _PLACES[words]
    film = context.nth_film(place)
    if film and not words.endswith(("guy", "person", "man", "woman", "actor")):
        yield film
    if words.endswith(("guy", "person", "man", "woman", "actor")):
        people = context.people
        if -len(people) <= place < len(people):
            yield people[place]


def replaced_tests(films: Films, tests: tuple[FilmTest, ...]) -> Films:
    """Return films with tests in place of those of the same sort."""
    sorts = {_sort(test) for test in tests}
    kept = tuple(test for test in films.where if _sort(test) not in sorts)
    return replace(films, where=(*kept, *tests))


def _sort(test: FilmTest) -> object:
    for name in ("measure", "tag"):
        if hasattr(test, name):
            return getattr(test, name)
    return (type(test), getattr(test, "roles", None))


_IT: Final = frozenset(
    ("it", "its", "this", "that", "this film", "that film", "this movie", "that movie",
     "the film", "the movie", "this one", "that one", "this picture", "that picture")
)  # fmt: skip
_PERSON: Final = frozenset(
    ("he", "she", "him", "his", "her", "hers", "they", "their", "them", "that person",
     "this person", "that guy", "this guy", "that director", "that actor",
     "that actress")
)  # fmt: skip
_THOSE: Final = frozenset(
    ("those", "these", "them", "they", "the ones", "ones", "the rest", "the remaining",
     "remaining", "those films", "these films", "those movies", "these movies",
     "all of them", "the remaining ones", "that list", "the list")
)  # fmt: skip
_VERSIONS: Final = {
    f"the {adjective} {noun}": direction
    for direction, adjectives in (
        (Direction.MOST, ("new", "newer", "newest", "later", "recent", "modern")),
        (Direction.LEAST, ("old", "older", "oldest", "earlier", "original")),
    )
    for adjective in adjectives
    for noun in ("one", "film", "movie", "version")
} | {"the original": Direction.LEAST, "the remake": Direction.MOST}
_OF_THE_TWO: Final = {
    f"the {adjective} of {those}": direction
    for adjective, direction in (("newer", Direction.MOST), ("older", Direction.LEAST))
    for those in ("the two", "them", "those", "those two")
}
_BOTH: Final = frozenset(
    ("the two", "those two", "both", "those two films", "these two", "the two films",
     "the two of them", "those two movies", "these two films", "two", "both of them",
     "both films")
)  # fmt: skip
_ITS_MAKERS: Final = {
    f"{article} {noun}": role
    for article in ("the", "its", "that", "this", "their")
    for noun, role in (("director", Role.DIRECTOR), ("writer", Role.WRITER))
}
_PLACES: Final = {
    f"{article}{word}{noun}".strip(): place
    for place, words in enumerate((("first", "1st", "former"), ("second", "2nd"),
                                   ("third", "3rd"), ("fourth", "4th"),
                                   ("fifth", "5th")))
    for word in words
    for article in ("", "the ")
    for noun in (*((" ",) if article else ()), " one", " film", " movie", " guy",
                 " person", " man", " woman", " actor", " of them", " of those",
                 " on the list")
} | {"the former": 0, "the latter": -1, "latter": -1, "the last one": -1,
     "the last guy": -1, "the last person": -1}  # fmt: skip
