"""Plan → result: what the catalogue says, with the receipt of how it was read."""

from dataclasses import dataclass
from time import perf_counter
from typing import Final, TypeAlias, assert_never

from backend.domain.errors import NotFound
from backend.domain.films import Film, FilmId
from backend.domain.plans import (
    FindSimilar,
    Introduce,
    Plan,
    ReadField,
    Refuse,
    SearchPlots,
)
from backend.ports import FilmCatalogue, Reading
from backend.recommend.comparables import ComparableFinder, Comparables
from backend.recommend.search import PlotSearch, SearchResult

SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class FieldRead:
    """A film whose field was asked for, and others of its title."""

    plan: ReadField
    film: Film
    others: tuple[Film, ...]
    reading: Reading


@dataclass(frozen=True, slots=True)
class SimilarFound:
    """Films like a film, and others of its title."""

    plan: FindSimilar
    comparables: Comparables
    others: tuple[Film, ...]


@dataclass(frozen=True, slots=True)
class PlotsSearched:
    """Films found by what happens in them."""

    plan: SearchPlots
    found: SearchResult


@dataclass(frozen=True, slots=True)
class Refusing:
    """No answer, and the films that come nearest."""

    plan: Refuse
    nearest: tuple[Film, ...]
    reading: Reading


@dataclass(frozen=True, slots=True)
class Introducing:
    """What can be asked, over a catalogue of this size."""

    plan: Introduce
    films: int
    milliseconds: float


Result: TypeAlias = FieldRead | SimilarFound | PlotsSearched | Refusing | Introducing


class CarryingOut:
    """Carries plans out over the catalogue."""

    def __init__(
        self,
        catalogue: FilmCatalogue,
        comparables: ComparableFinder,
        search: PlotSearch,
    ) -> None:
        self._catalogue = catalogue
        self._comparables = comparables
        self._search = search

    def carry_out(self, plan: Plan) -> Result:
        """Return what the catalogue says."""
        match plan:
            case ReadField():
                return self._read_field(plan)
            case FindSimilar():
                found = self._comparables.like(plan.film_id, limit=SHOWN)
                return SimilarFound(plan, found, self._read(*plan.others).films)
            case SearchPlots():
                return PlotsSearched(plan, self._search.find(plan.text, limit=SHOWN))
            case Refuse():
                reading = self._read(*plan.nearest)
                return Refusing(plan, reading.films, reading)
            case Introduce():
                return self._count(plan)
            case _:
                assert_never(plan)

    def _count(self, plan: Introduce) -> Introducing:
        started = perf_counter()
        films = self._catalogue.count_films()
        return Introducing(plan, films, (perf_counter() - started) * 1000)

    def _read_field(self, plan: ReadField) -> FieldRead:
        reading = self._read(plan.film_id, *plan.others)
        if not reading.films or reading.films[0].id != plan.film_id:
            raise NotFound("film", plan.film_id)
        film, *others = reading.films
        return FieldRead(plan, film, tuple(others), reading)

    def _read(self, *film_ids: FilmId) -> Reading:
        return self._catalogue.read_films(film_ids)
