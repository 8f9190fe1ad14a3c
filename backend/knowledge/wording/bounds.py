"""Bounds on numbers as phrases: "from the 1990s", "rated 7 or higher"."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from backend.domain.wanted import Bound, Measure, Op
from backend.knowledge.wording.phrases import MINUTES_PER_HOUR, joined, plain

_WHOLE: Final = frozenset(Measure) - {Measure.RATING}
_DECADE: Final = 10
_LONG_IN_MINUTES: Final = 120


def phrases_of(bounds: Iterable[Bound]) -> list[str]:
    """Say bounds, those on one number together."""
    by_measure: dict[Measure, list[Bound]] = {}
    for bound in bounds:
        by_measure.setdefault(bound.measure, []).append(bound)
    return [_phrase(measure, each) for measure, each in by_measure.items()]


def phrase_than(measure: Measure, op: Op, name: str) -> str:
    """Return how a number stands to that of another of this name."""
    if op is Op.IS:
        return f"of the same {_NAMES[measure]} as {name}"
    more, less = _THAN[measure]
    said = (more if op in {Op.ABOVE, Op.AT_LEAST} else less).format(name)
    return said if op in {Op.ABOVE, Op.BELOW} else f"{said} or equal to it"


def _phrase(measure: Measure, bounds: Sequence[Bound]) -> str:
    ends = _ends(measure, bounds)
    if ends:
        low, high = ends
        if measure is Measure.YEAR and _is_decade(low, high):
            return f"from the {plain(low)}s"
        return _BETWEEN[measure].format(_said(measure, low), _said(measure, high))
    return joined([_one(bound) for bound in bounds])


def _one(bound: Bound) -> str:
    words = _WORDS[bound.measure][bound.op]
    said = _said(bound.measure, bound.value)
    return words.format(said, s="" if bound.value == 1 else "s")


def _said(measure: Measure, value: float) -> str:
    hours, rest = divmod(value, MINUTES_PER_HOUR)
    if measure is Measure.RUNTIME and not rest and value >= _LONG_IN_MINUTES:
        return f"{plain(hours)} hours"
    return plain(value) + (" minutes" if measure is Measure.RUNTIME else "")


def _ends(measure: Measure, bounds: Sequence[Bound]) -> tuple[float, float] | None:
    """Return the least and the most of two bounds, if that is what they are."""
    lows = [end for bound in bounds if (end := _low(measure, bound)) is not None]
    highs = [end for bound in bounds if (end := _high(measure, bound)) is not None]
    if len(bounds) != len(lows) + len(highs) or not (lows and highs):
        return None
    low, high = max(lows), min(highs)
    return (low, high) if low < high else None


def _low(measure: Measure, bound: Bound) -> float | None:
    if bound.op is Op.AT_LEAST:
        return bound.value
    is_next = bound.op is Op.ABOVE and measure in _WHOLE
    return bound.value + 1 if is_next else None


def _high(measure: Measure, bound: Bound) -> float | None:
    if bound.op is Op.AT_MOST:
        return bound.value
    is_previous = bound.op is Op.BELOW and measure in _WHOLE
    return bound.value - 1 if is_previous else None


def _is_decade(low: float, high: float) -> bool:
    return low % _DECADE == 0 and high == low + _DECADE - 1


def _with(what: str) -> dict[Op, str]:
    return {
        Op.AT_LEAST: "with at least {} " + what,
        Op.AT_MOST: "with at most {} " + what,
        Op.ABOVE: "with more than {} " + what,
        Op.BELOW: "with fewer than {} " + what,
        Op.IS: "with {} " + what,
    }


def _when(past: str) -> dict[Op, str]:
    return {
        Op.AT_LEAST: f"{past} in {{}} or later",
        Op.AT_MOST: f"{past} in {{}} or earlier",
        Op.ABOVE: f"{past} after {{}}",
        Op.BELOW: f"{past} before {{}}",
        Op.IS: f"{past} in {{}}",
    }


_WORDS: Final[Mapping[Measure, Mapping[Op, str]]] = {
    Measure.YEAR: {
        Op.AT_LEAST: "from {} or later",
        Op.AT_MOST: "from {} or earlier",
        Op.ABOVE: "from after {}",
        Op.BELOW: "from before {}",
        Op.IS: "from {}",
    },
    Measure.RUNTIME: {
        Op.AT_LEAST: "of {} or more",
        Op.AT_MOST: "of {} or less",
        Op.ABOVE: "longer than {}",
        Op.BELOW: "shorter than {}",
        Op.IS: "of {}",
    },
    Measure.RATING: {
        Op.AT_LEAST: "rated {} or higher",
        Op.AT_MOST: "rated {} or lower",
        Op.ABOVE: "rated above {}",
        Op.BELOW: "rated below {}",
        Op.IS: "rated {}",
    },
    Measure.VOTES: _with("vote{s}"),
    Measure.TITLE_LENGTH: _with("letter{s} in the title"),
    Measure.BIRTH_YEAR: _when("born"),
    Measure.DEATH_YEAR: _when("who died"),
    Measure.FILM_COUNT: _with("film{s}"),
}
_THAN: Final[Mapping[Measure, tuple[str, str]]] = {
    Measure.YEAR: ("from after {}", "from before {}"),
    Measure.RUNTIME: ("longer than {}", "shorter than {}"),
    Measure.RATING: ("rated higher than {}", "rated lower than {}"),
    Measure.VOTES: ("with more votes than {}", "with fewer votes than {}"),
    Measure.TITLE_LENGTH: (
        "with a longer title than {}",
        "with a shorter title than {}",
    ),
    Measure.BIRTH_YEAR: ("born after {}", "born before {}"),
    Measure.DEATH_YEAR: ("who died after {}", "who died before {}"),
    Measure.FILM_COUNT: ("with more films than {}", "with fewer films than {}"),
}
_NAMES: Final[Mapping[Measure, str]] = {
    Measure.YEAR: "year",
    Measure.RUNTIME: "length",
    Measure.RATING: "rating",
    Measure.VOTES: "number of votes",
    Measure.TITLE_LENGTH: "length of title",
    Measure.BIRTH_YEAR: "year of birth",
    Measure.DEATH_YEAR: "year of death",
    Measure.FILM_COUNT: "number of films",
}
_BETWEEN: Final[Mapping[Measure, str]] = {
    Measure.YEAR: "from {} to {}",
    Measure.RUNTIME: "of {} to {}",
    Measure.RATING: "rated {} to {}",
    Measure.VOTES: "with {} to {} votes",
    Measure.TITLE_LENGTH: "with {} to {} letters in the title",
    Measure.BIRTH_YEAR: "born between {} and {}",
    Measure.DEATH_YEAR: "who died between {} and {}",
    Measure.FILM_COUNT: "with {} to {} films",
}
