"""What may stand among the house opinions, as rules to what is wrong.

Knows opinions and their films' records; opens no file.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from ingestion.opinions import opinion_of
from ingestion.sources.reviews import Review
from ingestion.starter.rules import (
    SMALL_WORDS,
    Problem,
    Record,
    Text,
    capitalised,
    fold,
    names_in,
)

OPINION_WORDS: Final = range(20, 71)
PER_FILM: Final = range(3, 6)
RATINGS: Final = range(1, 11)
FIELD: Final = "opinions"


def opinion_problems(
    opinions: Sequence[Review], records: Iterable[Record]
) -> list[Problem]:
    """Return what the opinions lack, have too much of, or cannot be quoted for."""
    films = {record["id"] for record in records}
    per_film = Counter(str(opinion.film.film_id) for opinion in opinions)
    problems = [
        Problem(film, FIELD, f"{count} of them, not {PER_FILM[0]} to {PER_FILM[-1]}")
        for film, count in per_film.items()
        if count not in PER_FILM
    ]
    problems += [
        Problem(film, FIELD, "are of no film of the catalogue")
        for film in per_film.keys() - films
    ]
    problems += [
        Problem(str(opinion.film.film_id), FIELD, f"{what}: {opinion.text}")
        for opinion in opinions
        for what in _wrong(opinion)
    ]
    twice = Counter(opinion.text for opinion in opinions) - Counter(
        {opinion.text for opinion in opinions}
    )
    return problems + [Problem("all", FIELD, f"says twice: {text}") for text in twice]


def _wrong(opinion: Review) -> Iterator[str]:
    words = len(opinion.text.split())
    if words not in OPINION_WORDS:
        yield f"{words} words, not {OPINION_WORDS[0]} to {OPINION_WORDS[-1]}"
    if opinion.rating not in RATINGS:
        yield f"is rated {opinion.rating}"
    judged = opinion_of(opinion)
    if judged.sentiment and not judged.quote:
        yield "has no sentence that says what it thinks"


def opinion_texts(
    opinions: Iterable[Review], records: Mapping[str, Record]
) -> Iterator[Text]:
    """Yield the opinions as words of our own."""
    for opinion in opinions:
        film = str(opinion.film.film_id)
        names = frozenset(fold(" ".join(capitalised(opinion.text)))) - SMALL_WORDS
        of_film = names_in(records[film]) if film in records else frozenset()
        yield Text(film, FIELD, opinion.text, names | of_film)
