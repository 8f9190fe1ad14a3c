"""One field of a film, said in a sentence.

Each speaker returns the sentence and the very text of the field it rests on.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from backend.domain.answers import Item, person_item, value_item
from backend.domain.films import Film
from backend.domain.plans import Field
from backend.knowledge.phrases import a_or_an, counted, duration, joined

LEADING_CAST: Final = 5


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence about a field, and the field's own words."""

    sentence: str
    borne_by: str
    items: tuple[Item, ...]


Speaker = Callable[[Film], Said | None]


def _directors(film: Film) -> Said | None:
    names = [person.name for person in film.directors]
    if not names:
        return None
    sentence = f"{joined(names)} directed {film.name}"
    return Said(sentence, ", ".join(names), tuple(map(person_item, film.directors)))


def _writers(film: Film) -> Said | None:
    names = [person.name for person in film.writers]
    if not names:
        return None
    sentence = f"{joined(names)} wrote {film.name}"
    return Said(sentence, ", ".join(names), tuple(map(person_item, film.writers)))


def _cast(film: Film) -> Said | None:
    if not film.cast:
        return None
    named = [
        f"{member.person.name} as {member.characters[0]}"
        if member.characters
        else member.person.name
        for member in film.cast[:LEADING_CAST]
    ]
    items = tuple(person_item(member.person) for member in film.cast)
    return Said(f"{film.name} has {joined(named)}", "; ".join(named), items)


def _year(film: Film) -> Said | None:
    if film.year is None:
        return None
    sentence = f"{film.title} came out in {film.year}"
    return Said(sentence, str(film.year), (value_item(film.year),))


def _runtime(film: Film) -> Said | None:
    if film.runtime is None:
        return None
    sentence = f"{film.name} runs {duration(film.runtime)}"
    return Said(sentence, counted(film.runtime, "minute"), (value_item(film.runtime),))


def _genres(film: Film) -> Said | None:
    if not film.genres:
        return None
    genres = [genre.lower() for genre in film.genres]
    kind = counted(len(genres), "genre")
    sentence = f"{film.name} is listed under {kind}: {joined(genres)}"
    return Said(sentence, ", ".join(film.genres), tuple(map(value_item, film.genres)))


def _rating(film: Film) -> Said | None:
    if film.rating is None:
        return None
    voters = f" by about {counted(film.votes, 'voter')}" if film.votes else ""
    where = next((s.name for s in film.sources if s.field in {"rating", "facts"}), None)
    source = f" ({where})" if where else ""
    sentence = f"{film.name} is rated {film.rating:.1f} out of 10{voters}{source}"
    return Said(sentence, f"{film.rating:.1f}", (value_item(film.rating),))


def _countries(film: Film) -> Said | None:
    if not film.countries:
        return None
    sentence = f"{film.name} was made in {joined(film.countries)}"
    items = tuple(map(value_item, film.countries))
    return Said(sentence, ", ".join(film.countries), items)


def _languages(film: Film) -> Said | None:
    if not film.languages:
        return None
    sentence = f"{film.name} is in {joined(film.languages)}"
    items = tuple(map(value_item, film.languages))
    return Said(sentence, ", ".join(film.languages), items)


def _plot(film: Film) -> Said | None:
    if not film.plot:
        return None
    return Said(film.plot.rstrip("."), film.plot, (value_item(film.plot),))


SPEAKERS: Final[dict[Field, Speaker]] = {
    Field.DIRECTORS: _directors,
    Field.WRITERS: _writers,
    Field.CAST: _cast,
    Field.YEAR: _year,
    Field.RUNTIME: _runtime,
    Field.GENRES: _genres,
    Field.RATING: _rating,
    Field.COUNTRIES: _countries,
    Field.LANGUAGES: _languages,
    Field.PLOT: _plot,
}
WHAT_IT_IS: Final[dict[Field, str]] = {
    Field.DIRECTORS: "who directed it",
    Field.WRITERS: "who wrote it",
    Field.CAST: "who is in it",
    Field.YEAR: "when it came out",
    Field.RUNTIME: "how long it is",
    Field.GENRES: "its genres",
    Field.RATING: "its rating",
    Field.COUNTRIES: "where it was made",
    Field.LANGUAGES: "its language",
    Field.PLOT: "its plot",
}


def described(film: Film) -> str:
    """Say in a few words what a film is: "a crime film by Carol Reed"."""
    genre = film.genres[0].lower() if film.genres else ""
    kind = a_or_an(f"{genre} film".strip())
    names = [person.name for person in film.directors[:2]]
    return f"{kind} by {joined(names)}" if names else kind
