"""Which of IMDb's titles are wanted."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

# Films of some standing: about as many as people ask for, not twelve million titles.
USUAL_KINDS: Final = ("movie", "tvMovie")
USUAL_VOTES: Final = 100
EVERY_KIND: Final = (
    "movie",
    "short",
    "tvEpisode",
    "tvMiniSeries",
    "tvMovie",
    "tvPilot",
    "tvSeries",
    "tvShort",
    "tvSpecial",
    "video",
    "videoGame",
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a title must be to be taken in."""

    kinds: tuple[str, ...] = USUAL_KINDS
    min_votes: int = USUAL_VOTES
    first_year: int | None = None
    last_year: int | None = None
    adult: bool = False
    top: int | None = None
    """Only so many, the most voted first."""

    @property
    def values(self) -> dict[str, Any]:
        """The choice as values of queries and for the ledger."""
        return {**asdict(self), "kinds": list(self.kinds)}

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "Choice":
        """Return the choice that has these values."""
        return cls(**{**values, "kinds": tuple(values["kinds"])})
