"""Somebody with a film in mind, who answers truthfully what is asked about it."""

import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from backend.domain.films import Film, FilmId
from backend.domain.wanted import Films, IsFilm
from backend.domain.wishes import Said
from backend.knowledge.advising import Adviser
from backend.ports.shelf import Integers, Reals
from backend.recommend.narrowing import Narrower, Remembered, Reply
from backend.recommend.recommending import Given
from backend.recommend.shelf import Shelf
from backend.recommend.traits import Choose, Trait, trait_named, was_asked
from tests.builders import a_film, cast

QUESTIONS: Final = 5
SHOWN: Final = 10
_REPLIES: Final = {1.0: Reply.YES, 0.0: Reply.NO, 0.5: Reply.UNSURE}


@dataclass(frozen=True, slots=True)
class Told:
    """How it went: what was asked, and after how many questions the film was shown."""

    asked: tuple[str, ...]
    found_after: int | None


def by_chance(seed: int) -> Choose:
    """Choose questions by lot among those that divide the films."""
    chance = random.Random(seed)

    def choose(
        traits: Sequence[Trait], weights: Reals, asked: Collection[str]
    ) -> Trait | None:
        fresh = [t for t in traits if not was_asked(t.id, asked)]
        return chance.choice(fresh) if fresh else None

    return choose


def narrow_down(
    narrower: Narrower, shelf: Shelf, film: FilmId, start: Remembered
) -> Told:
    """Answer until the film is shown, or five questions have been answered."""
    replies: dict[str, Reply] = {}
    for _ in range(QUESTIONS + 1):
        found = narrower.narrow(replace(start, replies=replies), limit=SHOWN)
        if film in {card.film.id for card in found.cards}:
            return Told(tuple(replies), len(replies))
        if found.question is None or len(replies) == QUESTIONS:
            break
        assert not was_asked(found.question.id, replies)
        [holds] = trait_named(shelf, shelf.rows_of([film]), found.question.id).holds
        replies[found.question.id] = _REPLIES[float(holds)]
    return Told(tuple(replies), None)


def be_advised(adviser: Adviser, film: FilmId, text: str) -> Told:
    """Choose what is true of the film until it is recommended, five times at most."""
    history: list[Said] = []
    asked: list[str] = []
    for _ in range(QUESTIONS + 1):
        advice = adviser.advise(text, history, Given(), limit=SHOWN)
        assert film not in advice.wish.named, "a question named the film"
        if film in {card.film.id for card in advice.recommended.cards}:
            return Told(tuple(asked), len(asked))
        if advice.ask_back is None or len(asked) == QUESTIONS:
            break
        question = advice.ask_back
        assert question.question not in asked
        asked.append(question.question)
        history += [Said("user", text), Said("assistant", question.question)]
        text = true_option(adviser, film, question.options)
    return Told(tuple(asked), None)


def true_option(adviser: Adviser, film: FilmId, options: Sequence[str]) -> str:
    """Return the option that limits films to those like this one, else the last."""
    *sides, all_the_same = options
    for option in sides:
        limits = adviser._reader.read(option).limits.where
        assert limits, f"{option!r} is not understood"
        only_this = Films((*limits, IsFilm((film,))))
        if adviser._recommender._questions.film_ids(only_this):
            return option
    return all_the_same


def vague_text(film: Film, chance: random.Random) -> str:
    """Return what little somebody remembers: one word of the plot, drawn by lot."""
    words = [word.strip(".,;:!?'\"()").lower() for word in (film.plot or "").split()]
    telling = sorted({word for word in words if len(word) > 4 and word.isalpha()})
    return f"a film with {chance.choice(telling or ['people'])} in it"


def most_voted(shelf: Shelf, count: int) -> Integers:
    """Return the rows of the films that most people voted for."""
    return (-shelf.columns.votes).argsort(kind="stable")[:count]


def share_found(told: Sequence[Told]) -> float:
    """Return how often the film was shown within five questions."""
    return sum(each.found_after is not None for each in told) / len(told)


def films_by_lot(count: int, *, seed: int) -> list[Film]:
    """Return made-up films, whose facts are drawn by lot and often not known."""
    chance = random.Random(seed)
    return [_film_by_lot(number, chance) for number in range(count)]


def _film_by_lot(number: int, chance: random.Random) -> Film:
    words = chance.sample(_WORDS, 6)
    return a_film(
        f"Untold {number}",
        id=f"tt{number:07}",
        year=chance.randint(1930, 2020),
        runtime=chance.choice([None, chance.randint(70, 180)]),
        votes=int(1_000_000 / (number + 1)),
        rating=chance.randint(40, 90) / 10,
        genres=tuple(chance.sample(_GENRES, chance.randint(1, 3))),
        languages=(chance.choice(["English", "French", "German", "Japanese"]),),
        countries=(chance.choice(["France", "Japan", "United States"]),),
        cast=cast(*chance.sample(_ACTORS, 4)),
        plot=f"There is {words[0]} and {words[1]}, then {', '.join(words[2:])}.",
    )


_GENRES: Final = (
    "Action", "Comedy", "Crime", "Drama", "Fantasy", "Film-Noir", "History", "Horror",
    "Music", "Musical", "Mystery", "Romance", "Sci-Fi", "Sport", "Thriller", "War",
)  # fmt: skip
_WORDS: Final = (
    "castle", "desert", "doctor", "dragon", "flower", "garden", "ghost", "harbour",
    "island", "jewel", "kitchen", "letter", "market", "mirror", "orchard", "palace",
    "robot", "school", "shadow", "soldier", "storm", "sword", "theatre", "village",
)  # fmt: skip
_ACTORS: Final = tuple(
    f"{first} {last}"
    for first in ("Ada", "Bela", "Cora", "Dina", "Egon", "Fritz", "Gerda", "Hugo")
    for last in ("Adler", "Brandt", "Corvin", "Dorn", "Ebner", "Falk", "Gruber")
)
