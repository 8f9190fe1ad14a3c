"""What taking in so many titles comes to, before it begins."""

from dataclasses import dataclass
from typing import Final

# Measured on dumps of IMDb's proportions (docs/benchmarks.md).
CREDITS_A_FILM: Final = 8.3
PEOPLE_A_FILM: Final = 1.3
BYTES_A_FILM: Final = 1_900
FILMS_A_SECOND: Final = 30_000


@dataclass(frozen=True, slots=True)
class Forecast:
    """Rows, disk and time, as far as they can be told."""

    films: int
    credits: int
    people: int
    bytes: int
    seconds: int


def forecast(films: int) -> Forecast:
    """Return what so many films come to."""
    return Forecast(
        films=films,
        credits=round(films * CREDITS_A_FILM),
        people=round(films * PEOPLE_A_FILM),
        bytes=films * BYTES_A_FILM,
        seconds=max(1, films // FILMS_A_SECOND),
    )
