"""`TasteBook` over a dict, beside the films of a catalogue in memory."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from backend.domain.films import Film, FilmId
from backend.domain.folding import fold_name
from backend.domain.taste import (
    UNTOUCHED,
    FilmState,
    FilmTaste,
    Taste,
    TasteChange,
    UserId,
    films_not_there,
    names_not_there,
)
from tests.fakes.catalogue import InMemoryCatalogue
from tests.fakes.titles import people_of


class InMemoryTaste:
    """Tastes in a dict, by user."""

    def __init__(
        self,
        catalogue: InMemoryCatalogue,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._catalogue = catalogue
        self._clock = clock
        self._tastes: dict[UserId, Taste] = {}

    def taste(self, user: UserId) -> Taste:
        there = {film.id for film in self._catalogue.all_films()}
        kept = self._tastes.get(user, Taste())
        films = tuple(said for said in kept.films if said.film_id in there)
        return replace(kept, films=films)

    def states(
        self, user: UserId, film_ids: Sequence[FilmId]
    ) -> dict[FilmId, FilmState]:
        states = {said.film_id: said.state for said in self.taste(user).films}
        return {film_id: states[film_id] for film_id in film_ids if film_id in states}

    def change(self, user: UserId, change: TasteChange) -> None:
        before = self.taste(user)
        self._refuse_unknown(change, before)
        limits = before.limits.changed(change.limits)
        is_on = before.is_on if change.is_on is None else change.is_on
        said = {each.film_id: each for each in before.films}
        for film_id in change.films:
            state = said[film_id].state if film_id in said else UNTOUCHED
            after = change.of_film(film_id, state)
            if after != state:
                said[film_id] = FilmTaste(film_id, after, self._clock())
        kept = [each for each in said.values() if each.state != UNTOUCHED]
        kept.sort(key=lambda each: (-each.at.timestamp(), each.film_id))
        self._tastes[user] = Taste(is_on, tuple(kept), limits)

    def clear(self, user: UserId) -> None:
        self.taste(user)
        self._tastes.pop(user, None)

    def _refuse_unknown(self, change: TasteChange, before: Taste) -> None:
        films = list(self._catalogue.all_films())
        there = {film.id for film in films}
        missing = [film_id for film_id in change.films if film_id not in there]
        unknown = [
            (key, name)
            for key, names in change.new_names(before.limits).items()
            for name in names
            if not any(_has(film, key, name) for film in films)
        ]
        if unknown:
            raise names_not_there(unknown)
        if missing:
            raise films_not_there(missing)


def _has(film: Film, key: str, name: str) -> bool:
    if key == "never_people":
        people = [person for _, person, _ in people_of(film)]
        folded = fold_name(name)
        return any(name == p.id or folded == fold_name(p.name) for p in people)
    labels = film.genres if key == "never_genres" else film.languages
    return name.lower() in {label.lower() for label in labels}
