"""What the right answer to a question is, in the forms that suites are written in.

Knows how each form reads from JSON; not how an answer is held against it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from backend.domain.answers import AnswerKind
from backend.domain.errors import InvalidRequest
from backend.domain.plans import Reason

Json: TypeAlias = Mapping[str, object]
Scalar: TypeAlias = str | float


@dataclass(frozen=True, slots=True)
class Things:
    """These films or people, all of them."""

    type: Literal["film", "person"]
    ids: tuple[str, ...]
    is_ordered: bool = False
    accept: frozenset[str] = frozenset()
    """May stand in the place of one of them, such as ties at the cut."""
    accept_first: frozenset[str] = frozenset()
    also_ok: frozenset[str] = frozenset()
    """Neither asked for nor held against the answer."""
    accept_sizes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these films or people in the first place; what follows is free."""

    ids: frozenset[str]
    never: frozenset[str] = frozenset()
    """Must not be there at all."""


@dataclass(frozen=True, slots=True)
class Value:
    """This number or text, or another right one."""

    accept: tuple[Scalar, ...]
    tolerance: float = 0
    words: frozenset[str] | None = None
    """Exactly these, if the value is a list."""


@dataclass(frozen=True, slots=True)
class Truth:
    """Yes or no."""

    is_so: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """No answer, for this reason; None is any."""

    reason: Reason | None


@dataclass(frozen=True, slots=True)
class Passage:
    """One of these wordings in the answer, from this sentence of the plot."""

    answers: tuple[str, ...]
    sentence: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """An answer of this kind that mentions each of these words."""

    kind: AnswerKind | None
    mentions: tuple[str, ...]
    unsaid: tuple[str, ...] = ()


Gold: TypeAlias = Things | OneOf | Value | Truth | Refused | Passage | Said


def read_gold(told: object) -> Gold:
    """Return what a suite says is right, or raise what is wrong with it."""
    if not isinstance(told, dict):
        raise InvalidRequest("gold: must be an object.")
    kind = told.get("kind") or _kind_of_reading(told)
    read = _READERS.get(str(kind))
    if read is None:
        raise InvalidRequest(f"gold: kind must be one of {', '.join(_READERS)}.")
    try:
        return read(told)
    except KeyError as exc:
        raise InvalidRequest(f"gold: {exc.args[0]} is missing.") from exc
    except (TypeError, ValueError) as exc:
        raise InvalidRequest(f"gold: {exc}.") from exc


def _kind_of_reading(told: Json) -> str:
    """Suites of questions about plots leave the kind out."""
    return "refuse" if "refuse" in told else "passage"


def _films(told: Json) -> Gold:
    return _things("film", told)


def _people(told: Json) -> Gold:
    return _things("person", told)


def _things(type_: Literal["film", "person"], told: Json) -> Gold:
    ids = _texts(told["ids"])
    if not ids:
        raise ValueError("ids must name at least one")
    return Things(
        type_,
        ids,
        is_ordered=bool(told.get("ordered")),
        accept=frozenset(_texts(told.get("accept"))),
        accept_first=frozenset(_texts(told.get("accept_first"))),
        also_ok=frozenset(_texts(told.get("also_ok"))),
        accept_sizes=tuple(map(int, _texts(told.get("accept_sizes")))),
    )


def _first(told: Json) -> Gold:
    return OneOf(frozenset(_texts(told["ids"])), frozenset(_texts(told.get("never"))))


def _value(told: Json) -> Gold:
    words = _texts(told["set"]) if "set" in told else None
    return Value(
        (_scalar(told["value"]), *map(_scalar, _listed(told.get("accept")))),
        tolerance=float(str(told.get("tolerance") or 0)),
        words=None if words is None else frozenset(words),
    )


def _bool(told: Json) -> Gold:
    value = told["value"]
    if not isinstance(value, bool):
        raise TypeError("value must be true or false")
    return Truth(value)


def _refuse(told: Json) -> Gold:
    return Refused(Reason(str(told["reason"])) if "reason" in told else None)


def _passage(told: Json) -> Gold:
    sentence = told.get("sentence")
    return Passage(_texts(told["answers"]), None if sentence is None else str(sentence))


def _said(told: Json) -> Gold:
    kind = told.get("answer")
    return Said(
        None if kind is None else AnswerKind(str(kind)),
        _texts(told.get("mentions")),
        _texts(told.get("unsaid")),
    )


_READERS: Final[Mapping[str, Callable[[Json], Gold]]] = {
    "films": _films,
    "people": _people,
    "first": _first,
    "value": _value,
    "bool": _bool,
    "refuse": _refuse,
    "passage": _passage,
    "says": _said,
}


def _listed(told: object) -> list[object]:
    if told is None:
        return []
    if not isinstance(told, list):
        raise TypeError(f"{told!r} must be a list")
    return told


def _texts(told: object) -> tuple[str, ...]:
    return tuple(map(str, _listed(told)))


def _scalar(told: object) -> Scalar:
    if isinstance(told, str | int | float):
        return told
    raise TypeError(f"{told!r} must be a number or text")
