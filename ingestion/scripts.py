"""Screenplays into the catalogue: each to the film that its title and year name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

from backend.adapters.postgres.matching import PostgresCandidates
from backend.adapters.postgres.screenplays import (
    PostgresScreenplays,
    StoredScreenplay,
)
from backend.ports import Progress
from ingestion.naming import Name, films_named
from ingestion.pipeline import Counts, Rejections
from ingestion.said import Rejected
from ingestion.sources.screenplays import (
    ReadScreenplay,
    read_screenplays,
    screenplay_files,
)

BATCH: Final = 50
# A title page bears the year of the draft, the catalogue that of the first night.
WIDEST_GAP: Final = 3


@dataclass(slots=True)
class ScreenplaysTakingIn:
    """Takes in a folder of scripts, some at a time: what was stored stays."""

    store: PostgresScreenplays
    candidates: PostgresCandidates
    rejections: Rejections
    progress: Progress
    _kept: list[str] = field(default_factory=list)
    _unmatched: int = 0

    def take_in(self, place: Path) -> Counts:
        """Keep what scripts amount to whose films are there."""
        folder = place if place.is_dir() else place.parent
        self.progress.stage("Reading screenplays", len(screenplay_files(place)))
        read = self._usable(read_screenplays(place))
        while some := list(islice(read, BATCH)):
            stored = list(self._of_films(some, folder.name))
            self.store.replace(stored)
            self._kept.extend(script.file for script in stored)
        if place.is_dir():
            self.store.keep_only(folder.name, self._kept)
        return {"screenplays": len(self._kept), "unmatched": self._unmatched}

    def _usable(
        self,
        said: Iterable[ReadScreenplay | Rejected],
    ) -> Iterator[ReadScreenplay]:
        for one in said:
            self.progress.check()
            if isinstance(one, Rejected):
                self.rejections(one)
                self.progress.advance(0, failed=1)
            else:
                yield one
                self.progress.advance()

    def _of_films(
        self,
        read: Sequence[ReadScreenplay],
        origin: str,
    ) -> Iterator[StoredScreenplay]:
        names = list(dict.fromkeys(_name(one) for one in read))
        found = films_named(names, self.candidates, gap=WIDEST_GAP)
        for one in read:
            film_id = found.get(_name(one))
            if film_id is None:
                self._unmatched += 1
                self.rejections(_of_no_film(one))
            else:
                yield StoredScreenplay(
                    film_id, origin, one.file, one.form, one.screenplay
                )


def _name(read: ReadScreenplay) -> Name:
    return read.screenplay.title or "", read.screenplay.year_guess


def _of_no_film(read: ReadScreenplay) -> Rejected:
    title, year = _name(read)
    called = f"{title} ({year})" if year else title
    reason = f"the catalogue has no film, or several, that may be {called[:200]!r}"
    return Rejected.row(read.file, 1, reason, called)
