"""One field of a film, said in a sentence.

Each speaker returns the sentence, the field it stands in and the very text of that
field; None if the film has none.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from backend.domain.answers import Item, value_item
from backend.domain.films import Film
from backend.domain.plans import Field
from backend.domain.sources import ALL_FACTS, DERIVED
from backend.knowledge.wording.keyword_senses import moods, places
from backend.knowledge.wording.nouns import country_name, genre_noun
from backend.knowledge.wording.phrases import (
    Number,
    a_or_an,
    counted,
    duration,
    joined,
    listed,
    quoted,
)
from backend.knowledge.wording.receipts import number_item

SAID_IN_WORDS: Final = 5


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence about a field, and the field's own words."""

    sentence: str
    field: str
    borne_by: str
    items: tuple[Item, ...]


Speaker = Callable[[Film], Said | None]


def _title(film: Film) -> Said:
    return Said(f"It is called {film.name}", "title", film.title, _values([film.title]))


def _original_title(film: Film) -> Said | None:
    original = film.original_title
    if original is None:
        return None
    if original == film.title:
        text = f"{film.name} goes by its original title"
    else:
        text = f"The original title of {film.name} is {quoted(original)}"
    return Said(text, "original_title", original, _values([original]))


def _also_known_as(film: Film) -> Said | None:
    names = [name for name in film.also_known_as if name != film.title]
    if not names:
        return None
    said = listed([*map(quoted, names[:SAID_IN_WORDS])], len(names))
    text = f"{film.name} is also known as {said}"
    return Said(text, "also_known_as", ", ".join(names), _values(names))


def _year(film: Film) -> Said | None:
    if film.year is None:
        return None
    text = f"{film.title} came out in {film.year}"
    return Said(text, "year", str(film.year), (number_item(film.year),))


def _runtime(film: Film) -> Said | None:
    if film.runtime is None:
        return None
    text = f"{film.name} runs {duration(film.runtime)}"
    minutes = counted(film.runtime, "minute")
    return Said(text, "runtime", minutes, (number_item(film.runtime),))


def _rating(film: Film) -> Said | None:
    if film.rating is None:
        return None
    voters = f" by about {counted(film.votes, 'voter')}" if film.votes else ""
    rated = f"{film.name} is rated {film.rating:.1f} out of 10{voters}"
    text = f"{rated}{_source(film, 'rating')}"
    return Said(text, "rating", f"{film.rating:.1f}", (number_item(film.rating),))


def _votes(film: Film) -> Said | None:
    if film.votes is None:
        return None
    votes = counted(film.votes, "vote")
    text = f"{film.name} has {votes}{_source(film, 'votes')}"
    return Said(text, "votes", votes, (number_item(film.votes),))


def _genres(film: Film) -> Said | None:
    if not film.genres:
        return None
    kind = counted(len(film.genres), "genre")
    genres = joined([genre.lower() for genre in film.genres])
    text = f"{film.name} is listed under {kind}: {genres}"
    return Said(text, "genres", ", ".join(film.genres), _values(film.genres))


def _countries(film: Film) -> Said | None:
    if not film.countries:
        return None
    text = f"{film.name} was made in {joined([*map(country_name, film.countries)])}"
    return Said(text, "countries", ", ".join(film.countries), _values(film.countries))


def _languages(film: Film) -> Said | None:
    if not film.languages:
        return None
    text = f"{film.name} is in {joined(film.languages)}"
    return Said(text, "languages", ", ".join(film.languages), _values(film.languages))


def _logline(film: Film) -> Said | None:
    if not film.logline:
        return None
    return Said(film.logline, "logline", film.logline, _values([film.logline]))


def _keywords(film: Film) -> Said | None:
    said = "by its plot, it seems," if _are_derived(film) else "here"
    return _by_keywords(film, f"The keywords of {film.name} {said} are")


def _themes(film: Film) -> Said | None:
    if film.themes:
        return _derived("themes", film.themes, f"{film.name} seems to be about")
    verb = "seems to be" if _are_derived(film) else "is"
    moods_and_places = {*moods(film.keywords), *places(film.keywords)}
    themes = [word for word in film.keywords if word not in moods_and_places]
    return _by_keywords(film, f"{film.name} {verb} about", themes)


def _tone(film: Film) -> Said | None:
    verb = "seems to be" if _are_derived(film) else "is"
    genre = a_or_an(genre_noun(film.genres[:2], Number.ONE))
    if film.tones:
        opening = f"{film.name} is {genre}; its mood seems to be"
        return _derived("tones", film.tones, opening)
    said = moods(film.keywords)
    if said:
        opening = f"{film.name} {verb} {genre}; its mood is told by"
        return _by_keywords(film, opening, said)
    return _by_keywords(film, f"{film.name} {verb} {genre} of")


def _setting(film: Film) -> Said | None:
    said = places(film.keywords)
    if film.settings and not said:
        opening = f"By its plot, {film.name} seems to play in a setting of"
        return _derived("settings", film.settings, opening)
    given = " that its plot seems to give" if _are_derived(film) else ""
    return _by_keywords(
        film, f"Where {film.name} plays, only keywords{given} tell:", said
    )


def _derived(field: str, labels: Sequence[str], opening: str) -> Said:
    words = ", ".join(labels)
    said = listed(labels[:SAID_IN_WORDS], len(labels))
    return Said(f"{opening} {said}", field, words, _values(labels))


def _by_keywords(film: Film, opening: str, chosen: Sequence[str] = ()) -> Said | None:
    """Say the keywords that were chosen, or all of them."""
    if not film.keywords:
        return None
    told = chosen or film.keywords
    said = listed(told[:SAID_IN_WORDS], len(told))
    words = ", ".join(film.keywords)
    return Said(f"{opening} {said}", "keywords", words, _values(told))


SPEAKERS: Final[dict[Field, Speaker]] = {
    Field.TITLE: _title,
    Field.ORIGINAL_TITLE: _original_title,
    Field.ALSO_KNOWN_AS: _also_known_as,
    Field.YEAR: _year,
    Field.RUNTIME: _runtime,
    Field.RATING: _rating,
    Field.VOTES: _votes,
    Field.GENRES: _genres,
    Field.KEYWORDS: _keywords,
    Field.LANGUAGES: _languages,
    Field.COUNTRIES: _countries,
    Field.LOGLINE: _logline,
    Field.TONE: _tone,
    Field.THEMES: _themes,
    Field.SETTING: _setting,
}
"""All but plot and ending, of which not all may be told."""
WHAT_IT_IS: Final[dict[Field, str]] = {
    Field.TITLE: "what it is called",
    Field.ORIGINAL_TITLE: "its original title",
    Field.ALSO_KNOWN_AS: "what else it is called",
    Field.YEAR: "when it came out",
    Field.RUNTIME: "how long it is",
    Field.RATING: "its rating",
    Field.VOTES: "how many voted for it",
    Field.GENRES: "its genres",
    Field.KEYWORDS: "its keywords",
    Field.LANGUAGES: "its language",
    Field.COUNTRIES: "where it was made",
    Field.LOGLINE: "what it is about",
    Field.PLOT: "its plot",
    Field.ENDING: "how it ends",
    Field.TONE: "what its mood is",
    Field.THEMES: "what it is about",
    Field.SETTING: "where it plays",
}


def known_of(film: Film) -> str:
    """Return a sentence of what is known of a film, to go with what is not."""
    names = [person.name for person in film.directors[:2]]
    told = [
        f"{joined(names)} directed it" if names else "",
        f"it came out in {film.year}" if film.year else "",
        f"it runs {counted(film.runtime, 'minute')}" if film.runtime else "",
    ]
    known = joined([each for each in told if each])
    return f"It does say that {known}." if known else ""


def described(film: Film) -> str:
    """Say in a few words what a film is: "a crime film by Carol Reed"."""
    kind = a_or_an(genre_noun(film.genres[:1], Number.ONE))
    names = [person.name for person in film.directors[:2]]
    return f"{kind} by {joined(names)}" if names else kind


def _values(values: Sequence[str]) -> tuple[Item, ...]:
    return tuple(map(value_item, values))


def _are_derived(film: Film) -> bool:
    return any(s.field == "keywords" and s.name == DERIVED for s in film.sources)


def _source(film: Film, field: str) -> str:
    """Name who counted the votes."""
    told = {source.field: source.name for source in film.sources}
    where = told.get(field) or told.get("rating") or told.get(ALL_FACTS)
    return f" ({where})" if where else ""
