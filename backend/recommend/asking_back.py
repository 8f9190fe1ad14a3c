"""The one question back that tells most apart what could be recommended."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from backend.domain.films import FilmId
from backend.domain.wanted import (
    AllOf,
    AnyOf,
    Bound,
    FilmTest,
    Measure,
    Not,
    Tag,
    Tagged,
)
from backend.domain.wishes import Wish
from backend.ports.shelf import Integers
from backend.recommend.shelf import Shelf

Truths = npt.NDArray[np.bool_]

PLEASANT_YEARS: Final = 5
PLEASANT_MINUTES: Final = 10
# What splits the films worse than one in ten is not worth a question.
LEAST_SHARE: Final = 0.1
# Among questions that tell about as much, the one that is easiest to answer.
_EASE: Final = {"era": 1.0, "genre": 0.97, "length": 0.9}


@dataclass(frozen=True, slots=True)
class AskBack:
    """A question, and what may be said to it: words that are understood as a wish."""

    about: str
    """What it is about: era, length, or genre with the genre's name."""
    question: str
    options: tuple[str, ...]


def ask_back(
    shelf: Shelf, films: Sequence[FilmId], wish: Wish, said: Collection[str]
) -> AskBack | None:
    """Return the question that splits these films best, never one that was asked.

    `said` is what was said before on our side.
    """
    rows = shelf.rows_of(films)
    settled = {what for test in wish.limits.where for what in _about(test)}
    found = []
    for question, yes in _questions(shelf, rows):
        kind = question.about.partition(":")[0]
        was_asked = any(question.question in message for message in said)
        if kind in settled or question.about in settled or was_asked:
            continue
        share = float(yes.mean())
        if LEAST_SHARE <= share <= 1 - LEAST_SHARE:
            found.append((share * (1 - share) * _EASE[kind], question))
    return max(found, key=lambda each: each[0])[1] if found else None


def _questions(shelf: Shelf, rows: Integers) -> list[tuple[AskBack, Truths]]:
    """Return what could be asked, and of which of the films it is so."""
    found: list[tuple[AskBack, Truths]] = []
    years = shelf.columns.years[rows]
    if (years > 0).any():
        year = _pleasant(float(np.median(years[years > 0])), PLEASANT_YEARS)
        asked = AskBack(
            "era",
            "Something older or something newer?",
            (f"from before {year}", f"from {year} or later"),
        )
        found.append((asked, years < year))
    lengths = shelf.columns.runtimes[rows]
    if (lengths > 0).any():
        minutes = _pleasant(float(np.median(lengths[lengths > 0])), PLEASANT_MINUTES)
        asked = AskBack(
            "length",
            "A short one, or do you have the whole evening?",
            (f"at most {minutes} minutes", f"longer than {minutes} minutes"),
        )
        found.append((asked, lengths <= minutes))
    for number, name in enumerate(shelf.genres.names):
        has = np.isin(rows, shelf.genres.rows_with(number))
        if has.any():
            kind = name.lower() if name != "Sci-Fi" else "science fiction"
            asked = AskBack(
                f"genre:{name}",
                f"Are you in the mood for {kind}?",
                (f"yes, {kind}", f"no {kind}"),
            )
            found.append((asked, has))
    return found


def _about(test: FilmTest) -> set[str]:
    """Return what a limit has settled already."""
    match test:
        case Bound(Measure.YEAR):
            return {"era"}
        case Bound(Measure.RUNTIME):
            return {"length"}
        case Tagged(Tag.GENRE, value):
            return {f"genre:{value}"}
        case Not(inner):
            return _about(inner)  # type: ignore[arg-type] # of films, as it is within one
        case AnyOf(tests) | AllOf(tests):
            return {what for each in tests for what in _about(each)}  # type: ignore[arg-type] # likewise
    return set()


def _pleasant(number: float, step: int) -> int:
    return round(number / step) * step
