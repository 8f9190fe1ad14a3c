"""How the in-memory catalogue finds films by title and narrows lists."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from backend.domain.films import Film, FilmFilter, FilmOrder, TitleMatch
from backend.domain.folding import fold, fold_title
from backend.domain.people import PersonRef

FIRST_LETTERS: Final = 4
LAST: Final = float("inf")


@dataclass(frozen=True, slots=True)
class Named:
    """One of the names that a film goes by."""

    film: Film
    folded: str
    is_primary: bool

    @property
    def match(self) -> TitleMatch:
        film = self.film
        return TitleMatch(
            film_id=film.id,
            title=film.title,
            year=film.year,
            votes=film.votes or 0,
            folded=self.folded,
            is_primary=self.is_primary,
        )


def names_of(film: Film) -> Iterator[Named]:
    """Return every name of a film, folded; its own title first."""
    yield Named(film, fold_title(film.title), is_primary=True)
    others = [film.original_title] if film.original_title else []
    for title in [*others, *film.also_known_as]:
        yield Named(film, fold_title(title), is_primary=False)


def is_near(named: Named, folded: str) -> bool:
    """Tell whether a name shares a word, or its first letters, with this one."""
    shared = set(folded.split()) & set(named.folded.split())
    beginning = folded[:FIRST_LETTERS]
    return bool(shared) or bool(beginning and named.folded.startswith(beginning))


def people_of(film: Film) -> Iterator[tuple[str, PersonRef, tuple[str, ...]]]:
    """Return who did what on a film, with the characters they play."""
    for person in film.directors:
        yield "director", person, ()
    for person in film.writers:
        yield "writer", person, ()
    for member in film.cast:
        yield "actor", member.person, member.characters


def is_wanted(film: Film, wanted: FilmFilter) -> bool:
    """Tell whether a film is all that a filter asks for."""
    asked = {name: getattr(wanted, name) for name in FilmFilter.__dataclass_fields__}
    return all(
        _CONDITIONS[name](film, value)
        for name, value in asked.items()
        if value is not None
    )


def is_called(film: Film, title: str) -> bool:
    """Tell whether a film goes by exactly this title."""
    return fold_title(title) in {named.folded for named in names_of(film)}


def place(film: Film, order: FilmOrder) -> tuple[Any, ...]:
    """Return what sorts a film among others; what is not known comes last."""
    votes = _downwards(film.votes)
    match order:
        case FilmOrder.POPULAR:
            return (votes, film.id)
        case FilmOrder.RATING:
            return (_downwards(film.rating), votes, film.id)
        case FilmOrder.NEWEST:
            return (_downwards(film.year), votes, film.id)
        case FilmOrder.OLDEST:
            return (film.year or LAST, votes, film.id)
        case FilmOrder.TITLE:
            return (film.title.lower(), film.year or LAST, film.id)


def _downwards(value: float | None) -> float:
    return LAST if value is None else -value


def _has_words(film: Film, title: str) -> bool:
    words = [word for word in fold_title(title).split() if word.isalnum()]
    return is_called(film, title) or any(
        words
        and all(any(w.startswith(word) for w in named.folded.split()) for word in words)
        for named in names_of(film)
    )


def _names_person(film: Film, wanted: str) -> bool:
    return any(
        wanted == person.id or fold(wanted) == fold(person.name)
        for _, person, _ in people_of(film)
    )


def _label(field: str) -> Callable[[Film, Any], bool]:
    return lambda film, wanted: (
        wanted.lower() in [label.lower() for label in getattr(film, field)]
    )


def _least(field: str) -> Callable[[Film, Any], bool]:
    return lambda film, least: (
        getattr(film, field) is not None and getattr(film, field) >= least
    )


def _most(field: str) -> Callable[[Film, Any], bool]:
    return lambda film, most: (
        getattr(film, field) is not None and getattr(film, field) <= most
    )


_CONDITIONS: Final[dict[str, Callable[[Film, Any], bool]]] = {
    "q": _has_words,
    "genre": _label("genres"),
    "language": _label("languages"),
    "keyword": _label("keywords"),
    "person": _names_person,
    "year_gte": _least("year"),
    "year_lte": _most("year"),
    "runtime_gte": _least("runtime"),
    "runtime_lte": _most("runtime"),
    "rating_gte": _least("rating"),
    "votes_gte": _least("votes"),
    "ids": lambda film, ids: film.id in ids,
}
