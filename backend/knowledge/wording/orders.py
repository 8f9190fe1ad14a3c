"""What comes first, as words around a noun: "the 5 longest films"."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from backend.domain.wanted import Direction, Measure, Order
from backend.knowledge.wording.phrases import ordinal


@dataclass(frozen=True, slots=True)
class Extreme:
    """How the first of an order is called."""

    before: str = ""
    """Before the noun: "longest"."""
    after: str = ""
    """After it and all that tells which: "with the longest title"."""

    @property
    def first(self) -> str:
        """How a list in this order begins: "longest first"."""
        return f"{self.before or self.after} first"


_MOST, _LEAST = Direction.MOST, Direction.LEAST
_FILMS: Final[Mapping[tuple[Measure, Direction], Extreme]] = {
    (Measure.YEAR, _MOST): Extreme("newest"),
    (Measure.YEAR, _LEAST): Extreme("oldest"),
    (Measure.RUNTIME, _MOST): Extreme("longest"),
    (Measure.RUNTIME, _LEAST): Extreme("shortest"),
    (Measure.RATING, _MOST): Extreme("highest-rated"),
    (Measure.RATING, _LEAST): Extreme("lowest-rated"),
    (Measure.VOTES, _MOST): Extreme("most voted-for"),
    (Measure.VOTES, _LEAST): Extreme("least voted-for"),
    (Measure.TITLE_LENGTH, _MOST): Extreme(after="with the longest title"),
    (Measure.TITLE_LENGTH, _LEAST): Extreme(after="with the shortest title"),
}
_PEOPLE: Final[Mapping[tuple[Measure, Direction], Extreme]] = {
    (Measure.BIRTH_YEAR, _MOST): Extreme("youngest"),
    (Measure.BIRTH_YEAR, _LEAST): Extreme("oldest"),
    (Measure.DEATH_YEAR, _MOST): Extreme(after="who died last"),
    (Measure.DEATH_YEAR, _LEAST): Extreme(after="who died earliest"),
    (Measure.FILM_COUNT, _MOST): Extreme(after="with the most films"),
    (Measure.FILM_COUNT, _LEAST): Extreme(after="with the fewest films"),
}


def extreme_film(order: Order) -> Extreme:
    """Return how the first film in an order is called."""
    return _FILMS.get((order.measure, order.direction)) or _odd(order)


def extreme_person(order: Order) -> Extreme:
    """Return how the first person in an order is called."""
    return _PEOPLE.get((order.measure, order.direction)) or _odd(order)


def in_order(phrase: str, extreme: Extreme, limit: int | None, skip: int) -> str:
    """Say which of the things in a phrase are meant, counted from the first."""
    before = f"{extreme.before} " if extreme.before else ""
    after = f" {extreme.after}" if extreme.after else ""
    if limit is None:
        rest = f", without the first {skip}" if skip else ""
        return f"{phrase}, {extreme.first}{rest}"
    if limit == 1:
        which = f"{ordinal(skip + 1)} " if skip else ""
        return f"the {which}{before}{phrase}{after}"
    rest = f", after the first {skip}" if skip else ""
    return f"the {limit} {before}{phrase}{after}{rest}"


def _odd(order: Order) -> Extreme:
    """Name an order that does not fit what is sorted; it is still to be printed."""
    measure = order.measure.replace("_", " ")
    return Extreme(after=f"with the {order.direction} {measure}")
