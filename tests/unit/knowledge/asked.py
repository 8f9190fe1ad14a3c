"""A catalogue that was told what it says to each expression."""

from collections.abc import Mapping, Sequence
from typing import Any

from backend.domain.films import FilmId
from backend.domain.opinions import Opinions
from backend.domain.plans import Field
from backend.domain.wanted import Films, Measure, People
from backend.ports.questions import (
    AverageFound,
    CharacterRow,
    CharactersFound,
    FilmRow,
    FilmsFound,
    NameMatch,
    PeopleFound,
    PersonRow,
    ValueRow,
    ValuesFound,
    WellKnown,
)
from tests.rows import STATEMENT, films_found, people_found

Told = Mapping[Any, FilmsFound | PeopleFound]
"""By expressions of films or people."""


class ToldQuestions:
    """Answers as it was told to, and that there is nothing to all else."""

    def __init__(
        self,
        told: Told | None = None,
        *,
        values: tuple[ValueRow, ...] = (),
        characters: tuple[CharacterRow, ...] = (),
        opinions: Opinions | None = None,
    ) -> None:
        self._told = told or {}
        self._values = values
        self._characters = characters
        self._opinions = opinions

    def names(self, folded: Sequence[str]) -> list[NameMatch]:
        return []

    def tags(self) -> dict[str, list[str]]:
        return {}

    def well_known(self, *, films: int, people: int) -> WellKnown:
        return WellKnown((), ())

    def version(self) -> str:
        return ""

    def find_films(self, films: Films, *, limit: int) -> FilmsFound:
        found = self._told.get(films)
        if not isinstance(found, FilmsFound):
            return films_found()
        return FilmsFound(found.rows[:limit], found.total, STATEMENT)

    def film_ids(self, films: Films) -> list[FilmId]:
        return [row.id for row in self.find_films(films, limit=100).rows]

    def find_people(self, people: People, *, limit: int) -> PeopleFound:
        found = self._told.get(people)
        if not isinstance(found, PeopleFound):
            return people_found()
        return PeopleFound(found.rows[:limit], found.total, STATEMENT)

    def read_values(self, films: Films, field: Field, *, limit: int) -> ValuesFound:
        return ValuesFound(self._values[:limit], len(self._values), STATEMENT)

    def average(self, films: Films, measure: Measure) -> AverageFound:
        numbers = [row.value for row in self._values]
        known = [float(n) for n in numbers if not isinstance(n, str)]
        value = sum(known) / len(known) if known else None
        return AverageFound(value, len(known), STATEMENT)

    def characters(self, people: People, films: Films) -> CharactersFound:
        return CharactersFound(self._characters, STATEMENT)

    def opinions(self, film_id: FilmId) -> Opinions | None:
        return self._opinions


def told(*pairs: tuple[Films | People, FilmRow | PersonRow]) -> ToldQuestions:
    """Return a catalogue that finds one row for each of these expressions."""
    found: dict[Films | People, FilmsFound | PeopleFound] = {}
    for wanted, row in pairs:
        if isinstance(row, FilmRow):
            found[wanted] = films_found(row)
        else:
            found[wanted] = people_found(row)
    return ToldQuestions(found)
