"""What a person is told, and agrees to, before a source is fetched."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ingestion.sources.licences import SourceTerms


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A file that is to be fetched."""

    name: str
    address: str
    size: int | None
    """Bytes, if the server or its publisher says."""
    here: int
    """Bytes of it that arrived at an earlier try."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What fetching a source means, before anything is fetched."""

    terms: SourceTerms
    folder: Path
    files: tuple[OfferedFile, ...]
    unpacked_bytes: int
    free_bytes: int

    @property
    def missing_bytes(self) -> int:
        """Return how much is to arrive, as far as that is said."""
        return sum(max(0, file.size - file.here) for file in self.files if file.size)

    @property
    def is_of_known_size(self) -> bool:
        """Whether the size of every file is said."""
        return all(file.size is not None for file in self.files)


Confirm = Callable[[Offer], bool]
