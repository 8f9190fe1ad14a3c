"""How alike two films are along one axis: a number from 0 to 1, with evidence.

Pure rules over two films; the plot axis needs vectors and is measured elsewhere.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from backend.domain.films import Film
from backend.domain.people import PersonRef

ERA_REACH_YEARS: Final = 40


@dataclass(frozen=True, slots=True)
class Likeness:
    """A similarity from 0 to 1 and what it rests on."""

    similarity: float
    evidence: tuple[str, ...] = ()


Axis = Callable[[Film, Film], Likeness]


def genre(a: Film, b: Film) -> Likeness:
    """Shared genres among all genres of both."""
    return _shared_words(a.genres, b.genres)


def theme(a: Film, b: Film) -> Likeness:
    """Shared keywords; three in common are as good as the same."""
    shared = _common(a.keywords, b.keywords)
    return Likeness(min(1.0, len(shared) / 3), shared)


def cast(a: Film, b: Film) -> Likeness:
    """Actors who are in both."""
    return _shared_people(
        [member.person for member in a.cast],
        [member.person for member in b.cast],
        note="is in both",
    )


def makers(a: Film, b: Film) -> Likeness:
    """Directors and writers who made both."""
    return _shared_people(
        [*a.directors, *a.writers],
        [*b.directors, *b.writers],
        note="made both",
    )


def era(a: Film, b: Film) -> Likeness:
    """Nearness in time; forty years apart is as far as can be."""
    if a.year is None or b.year is None:
        return Likeness(0.0)
    similarity = max(0.0, 1 - abs(a.year - b.year) / ERA_REACH_YEARS)
    return Likeness(similarity, (f"{a.year} and {b.year}",) if similarity else ())


AXES: Final[dict[str, Axis]] = {
    "theme": theme,
    "genre": genre,
    "makers": makers,
    "cast": cast,
    "era": era,
}


def _shared_words(a: Iterable[str], b: Iterable[str]) -> Likeness:
    shared = _common(a, b)
    united = {word.casefold() for word in (*a, *b)}
    return Likeness(len(shared) / len(united) if united else 0.0, shared)


def _common(a: Iterable[str], b: Iterable[str]) -> tuple[str, ...]:
    """Return the words of a that are in b too, each once."""
    theirs = {word.casefold() for word in b}
    ours = {word.casefold(): word for word in reversed(tuple(a))}
    return tuple(word for folded, word in reversed(ours.items()) if folded in theirs)


def _shared_people(
    a: Iterable[PersonRef],
    b: Iterable[PersonRef],
    *,
    note: str,
) -> Likeness:
    """One shared person says much, a second little more."""
    theirs = {person.id for person in b}
    shared = tuple(dict.fromkeys(p.name for p in a if p.id in theirs))
    similarity = 1 - 0.5 ** len(shared)
    return Likeness(similarity, tuple(f"{name} {note}" for name in shared))
