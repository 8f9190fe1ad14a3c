"""Questions to go on with: each is about what the rows name, and can be answered."""

from collections.abc import Iterable, Sequence
from typing import Final

from backend.domain.films import Film
from backend.domain.plans import Field
from backend.domain.wanted import Films, MadeBy, Role
from backend.knowledge.wording.citing import NamedFilm
from backend.knowledge.wording.conditions import flat
from backend.ports.questions import FilmRow, PersonRow

MOST: Final = 3
EXAMPLES: Final = (
    "Who directed Parasite?",
    "When did Spirited Away come out?",
    "Films like The Third Man",
)
_FILMS_OF: Final = {
    Role.DIRECTOR: "Films directed by {}",
    Role.WRITER: "Films written by {}",
    Role.ACTOR: "Films with {}",
}


def after_film(
    film: Film,
    *,
    asked: Field | None = None,
    others: Sequence[NamedFilm] = (),
) -> tuple[str, ...]:
    """Offer what is known of a film besides what was asked."""
    questions = [f"Who directed {other.name}?" for other in others[:1]]
    if film.directors:
        questions.append(f"Who directed {film.name}?")
    if asked not in {Field.PLOT, Field.ENDING} and film.plot:
        questions.append(f"What happens in {film.name}?")
    if film.cast:
        questions.append(f"Who is in {film.name}?")
    return first(f"Films like {film.name}", *questions)


def after_films(
    films: Sequence[FilmRow], asked: Films | None = None
) -> tuple[str, ...]:
    """Offer more about the first of these films."""
    if not films:
        return ()
    best, other = films[0], films[:2][-1]
    is_known = asked is not None and _tell_director(asked)
    who = f"Who is in {best.name}?" if is_known else f"Who directed {best.name}?"
    return first(who, f"What happens in {best.name}?", f"Films like {other.name}")


def _tell_director(films: Films) -> bool:
    return any(
        isinstance(test, MadeBy) and Role.DIRECTOR in test.roles
        for test in flat(films.where)
    )


def after_named_film(name: str, roles: Iterable[Role]) -> tuple[str, ...]:
    """Offer more about a film of whose makers something was asked."""
    told = set(roles)
    questions = [f"What happens in {name}?", f"Films like {name}"]
    if Role.DIRECTOR not in told:
        questions.append(f"Who directed {name}?")
    if Role.WRITER not in told:
        questions.append(f"Who wrote {name}?")
    return first(*questions)


def after_people(people: Sequence[PersonRow], role: Role | None) -> tuple[str, ...]:
    """Offer films of the first of these people."""
    question = _FILMS_OF.get(role, "Films with {}") if role else "Films with {}"
    return first(*(question.format(person.name) for person in people[:2]))


def after_search(films: Sequence[NamedFilm]) -> tuple[str, ...]:
    """Offer to tell the films that came nearest, or what can be asked at all."""
    return first(*(f"What happens in {film.name}?" for film in films)) or EXAMPLES


def first(*questions: str) -> tuple[str, ...]:
    """Return the first of them, none twice."""
    return tuple(dict.fromkeys(questions))[:MOST]
