"""Who says what of a film, and whose word stands.

Every source states films in the form of a record. Where several speak of one film,
each field is told by the first of them that states it, in an order that depends on
the field: a writer's own word comes first, IMDb is best for facts, and whoever tells
stories is best for words.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, Final

from backend.domain.films import FieldSource, Film, FilmId
from backend.domain.records import (
    EVERY_KEY,
    FilmRecord,
    derive_film_id,
    read_statement,
    write_source,
)

BY_HAND: Final = "Edited by hand"
DERIVED: Final = "Derived from the plot"
"""The note of a field that nobody states."""
ALL_FACTS: Final = "facts"
"""The field of a note that concerns whatever a source says of a film."""


class Source(StrEnum):
    """Where films, and what is known of them, come from."""

    OWN = "own"
    """Records imported and edits by hand: what the people of this house say."""
    STARTER = "starter"
    IMDB = "imdb"
    WIKIPEDIA = "wikipedia"
    PLOTS = "plots"
    RATINGS = "ratings"
    POSTERS = "posters"
    REVIEWS = "reviews"
    SCREENPLAYS = "screenplays"


_FOR_FACTS: Final = (
    Source.OWN,
    Source.IMDB,
    Source.STARTER,
    Source.WIKIPEDIA,
    Source.PLOTS,
    Source.RATINGS,
)
_FOR_WORDS: Final = (
    Source.OWN,
    Source.STARTER,
    Source.PLOTS,
    Source.WIKIPEDIA,
    Source.RATINGS,
    Source.IMDB,
)
_FOR_POSTERS: Final = (Source.OWN, Source.POSTERS, Source.WIKIPEDIA, Source.STARTER)
_ORDERS: Final[Mapping[str, tuple[Source, ...]]] = {
    "plot": _FOR_WORDS,
    "logline": _FOR_WORDS,
    "keywords": _FOR_WORDS,
    "poster_url": _FOR_POSTERS,
}
# Sources that know films by themselves, best first. One further down is matched to
# the films of those above it, never the other way, so that the order in which they
# were taken in does not matter.
GIVE_IDS: Final = (Source.OWN, Source.STARTER, Source.IMDB)
_BY_STANDING: Final = (GIVE_IDS, (Source.WIKIPEDIA,), (Source.PLOTS,))


def sources_above(source: Source) -> tuple[Source, ...]:
    """Return the sources whose films this one's are matched to."""
    place = next((n for n, rank in enumerate(_BY_STANDING) if source in rank), 0)
    return tuple(above for rank in _BY_STANDING[:place] for above in rank)


def sources_below(source: Source) -> tuple[Source, ...]:
    """Return the sources whose films are matched to this one's, best first."""
    return tuple(below for below in Source if source in sources_above(below))


def resolve(film_id: FilmId, statements: Mapping[Source, FilmRecord]) -> FilmRecord:
    """Return what the sources say of a film together; every key is given."""
    told = dict(_whose_word_stands(statements))
    values: dict[str, Any] = {
        key: getattr(statements[source].film, key) for key, source in told.items()
    }
    if "title" not in values:  # an edit alone need not name the title
        values["title"] = next(iter(statements.values())).film.title
    values["sources"] = tuple(_told_sources(statements, told))
    return FilmRecord(Film(**{**values, "id": film_id}), EVERY_KEY)


def merge(earlier: FilmRecord, later: FilmRecord) -> FilmRecord:
    """Return what one source says after both: the later word stands, key by key."""
    changes = {key: getattr(later.film, key) for key in later.given}
    return FilmRecord(replace(earlier.film, **changes), earlier.given | later.given)


def ids_of(film_id: FilmId, said: Mapping[Source, FilmRecord]) -> set[FilmId]:
    """Return every id under which one of those who say this may bring the film."""
    return {film_id} | {
        derive_film_id(record.film.title, record.film.year, apart)
        for record in said.values()
        if "title" in record.given
        for apart in (None, *_told_apart_by(record.film))
    }


def _told_apart_by(film: Film) -> Iterator[str]:
    """Return what may tell a film from its namesakes: an address, or the page there."""
    for note in film.sources:
        if note.url:
            yield note.url
            yield note.url.rpartition("/wiki/")[2]


def _whose_word_stands(
    statements: Mapping[Source, FilmRecord],
) -> Iterator[tuple[str, Source]]:
    for key in EVERY_KEY - {"id", "sources"}:
        for source in _ORDERS.get(key, _FOR_FACTS):
            if source in statements and _states(source, statements[source], key):
                yield key, source
                break


def _states(source: Source, record: FilmRecord, key: str) -> bool:
    """Whether a source has a word on this; only our own may say "nothing"."""
    if key not in record.given:
        return False
    return source is Source.OWN or getattr(record.film, key) not in (None, ())


def _told_sources(
    statements: Mapping[Source, FilmRecord],
    told: Mapping[str, Source],
) -> Iterable[FieldSource]:
    """Return where the values that stand come from, and notes on no field at all."""
    return {
        note: None
        for source in sorted(statements, key=list(Source).index)
        for note in statements[source].film.sources
        if told.get(note.field, source) is source
    }


def edited(film: Film, changes: Mapping[str, object]) -> FilmRecord:
    """Return what a person says who changes these fields of a film by hand."""
    others = [
        write_source(note)
        for note in film.sources
        if note.field not in changes
        and note.field != ALL_FACTS
        and note.name != DERIVED
    ]
    by_hand = [{"field": key, "name": BY_HAND} for key in sorted(changes)]
    return read_statement({"id": film.id, **changes, "sources": [*others, *by_hand]})
