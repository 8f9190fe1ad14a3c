"""What a question asks for, as a value: decided before anything is looked up.

Every plan prints as one readable line and as JSON, and JSON reads back.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from dataclasses import field as dataclass_field
from enum import StrEnum
from typing import Final, TypeAlias

from backend.domain.films import FilmId


class Field(StrEnum):
    """A field of a film that can be asked for."""

    DIRECTORS = "directors"
    WRITERS = "writers"
    CAST = "cast"
    YEAR = "year"
    RUNTIME = "runtime"
    GENRES = "genres"
    RATING = "rating"
    COUNTRIES = "countries"
    LANGUAGES = "languages"
    PLOT = "plot"


class Reason(StrEnum):
    """Why a question is not answered."""

    NOT_IN_CATALOGUE = "not_in_catalogue"
    NOT_KNOWN = "not_known"
    OUT_OF_SCOPE = "out_of_scope"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class ReadField:
    """Read a field of one film."""

    film_id: FilmId
    field: Field
    others: tuple[FilmId, ...] = ()
    """Films of the same title that may be meant instead."""
    name: str = dataclass_field(default="", compare=False)
    """What people call the film."""

    def line(self) -> str:
        """Return the plan for people to read."""
        return f"read {self.field} of {self.name or self.film_id}"


@dataclass(frozen=True, slots=True)
class FindSimilar:
    """Find films like one film."""

    film_id: FilmId
    others: tuple[FilmId, ...] = ()
    name: str = dataclass_field(default="", compare=False)
    """What people call the film."""

    def line(self) -> str:
        """Return the plan for people to read."""
        return f"find films like {self.name or self.film_id}"


@dataclass(frozen=True, slots=True)
class SearchPlots:
    """Find films by what happens in them."""

    text: str

    def line(self) -> str:
        """Return the plan for people to read."""
        return f"search plots for “{self.text}”"


@dataclass(frozen=True, slots=True)
class Refuse:
    """Say honestly that there is no answer, and what comes nearest."""

    reason: Reason
    about: str
    nearest: tuple[FilmId, ...] = ()

    def line(self) -> str:
        """Return the plan for people to read."""
        return f"refuse: {self.reason}, about “{self.about}”"


@dataclass(frozen=True, slots=True)
class Introduce:
    """Say what can be asked."""

    def line(self) -> str:
        """Return the plan for people to read."""
        return "say what can be asked"


Plan: TypeAlias = ReadField | FindSimilar | SearchPlots | Refuse | Introduce

_KINDS: Final[dict[str, type[Plan]]] = {
    "read_field": ReadField,
    "find_similar": FindSimilar,
    "search_plots": SearchPlots,
    "refuse": Refuse,
    "introduce": Introduce,
}
_NAMES: Final = {plan: name for name, plan in _KINDS.items()}
_ENUMS: Final = {"field": Field, "reason": Reason}


def plan_to_json(plan: Plan) -> dict[str, object]:
    """Return a plan ready for JSON."""
    values = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asdict(plan).items()
    }
    return {"plan": _NAMES[type(plan)], **values}


def plan_from_json(data: Mapping[str, object]) -> Plan:
    """Read a plan back; raise ValueError when it is none."""
    values = dict(data)
    kind = _KINDS.get(str(values.pop("plan", "")))
    if kind is None:
        raise ValueError(f"a plan is one of {', '.join(_KINDS)}")
    for name, value in values.items():
        if name in _ENUMS:
            values[name] = _ENUMS[name](str(value))
        elif isinstance(value, list):
            values[name] = tuple(value)
    try:
        return kind(**values)  # type: ignore[arg-type] # a wrong key raises TypeError
    except TypeError as exc:
        raise ValueError(f"not a {_NAMES[kind]} plan: {exc}") from exc
