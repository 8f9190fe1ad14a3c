"""IMDb's files taken in: read, chosen, joined, and brought into the catalogue."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from backend.adapters.local_services.locks import try_exclusive
from backend.adapters.named_sql import named_queries
from backend.adapters.postgres.bulk import PostgresBulk
from backend.adapters.postgres.store import PostgresFilmStore
from backend.domain.errors import AlreadyRunning
from backend.domain.sources import Source
from backend.ports import Progress
from ingestion.pipeline import Counts, Rejections, Task, Work
from ingestion.sources.imdb.choice import Choice
from ingestion.sources.imdb.cleaning import BROKEN_OFF
from ingestion.sources.imdb.entering import ImdbEntering
from ingestion.sources.imdb.folder import ImdbFile, find_files
from ingestion.sources.imdb.forecast import Forecast, forecast
from ingestion.sources.imdb.reading import ImdbReader
from ingestion.workbench import open_workbench

LICENCE: Final = "IMDb: personal and non-commercial use"
PACKAGE: Final = "ingestion.sources.imdb"


@dataclass(frozen=True, slots=True)
class ImdbCatalogue:
    """Where IMDb's films go."""

    bulk: PostgresBulk
    store: PostgresFilmStore
    work: Path
    """A folder for half-done work, which a later run goes on with."""


@dataclass(frozen=True, slots=True)
class ImdbTakingIn:
    """Takes in IMDb's files."""

    catalogue: ImdbCatalogue
    progress: Progress
    foretell: Callable[[Forecast], None]
    """Told what is to come as soon as it is known."""
    replaces: bool = False
    """Whether what is not chosen any more leaves."""

    def prepared(
        self,
        folder: Path,
        choice: Choice,
        rejoin: Callable[[Source], int],
    ) -> tuple[Task, Work]:
        """Return how to take in a folder; `rejoin` joins what lower sources brought."""
        files = find_files(folder)
        task = Task(
            source=Source.IMDB,
            files=tuple(file.path for file in files),
            options=choice.values,
            licence=LICENCE,
        )

        def work(rejections: Rejections) -> Counts:
            unwanted = self.catalogue.bulk.unwanted_titles()
            with (
                _alone(self.catalogue.work),
                _work_folder(self.catalogue.work, files, choice, unwanted) as place,
            ):
                counts = self._load(place, files, choice, unwanted, rejections)
            self.progress.check()
            return {**counts, "joined": rejoin(Source.IMDB)}

        return task, work

    def _load(
        self,
        place: Path,
        files: list[ImdbFile],
        choice: Choice,
        unwanted: Sequence[int],
        rejections: Rejections,
    ) -> Counts:
        with open_workbench(place / "imdb.duckdb", PACKAGE) as bench:
            reader = ImdbReader(bench, files, place)
            reader.prepare(choice, unwanted)
            self.foretell(forecast(reader.choose(self.progress)))
            entering = ImdbEntering(bench, self.catalogue.bulk, place)
            changed = self._enter(reader, entering)
            is_whole = True
            for rejected in reader.rejected():
                rejections(rejected)
                is_whole &= not rejected.reason.startswith(BROKEN_OFF)
            self._share(entering)
            if self.replaces and is_whole and entering.stated_before():
                changed.update(self._let_go(entering))
            if left_out := reader.left_out():
                changed["unwanted"] = left_out
            return {"films": bench.count("chosen"), **changed}

    def _let_go(self, entering: ImdbEntering) -> Counts:
        """Let films go that IMDb names no more, unless they are suspiciously many."""
        leaving = entering.leaving()
        if not entering.is_plausible(leaving):
            return {"films_gone": 0, "films_spared": len(leaving)}
        self.catalogue.store.let_go(Source.IMDB, leaving)
        return {"films_gone": len(leaving)}

    def _enter(self, reader: ImdbReader, entering: ImdbEntering) -> Counts:
        self.progress.check()
        changed: Counts = {}
        with self.catalogue.bulk.turn():
            entering.give_film_keys()
            if entering.is_mostly_new():
                entering.rebuild(
                    lambda: reader.read_people(self.progress),
                    lambda: self._read_titles_while_loading(reader),
                )
            else:
                reader.read_titles(self.progress)
                reader.read_people(self.progress)
                entering.give_person_keys()
                self.progress.stage("Comparing with what is there")
                changed = entering.patch()
        self.catalogue.bulk.tidy()
        return changed

    def _read_titles_while_loading(self, reader: ImdbReader) -> None:
        reader.read_titles(self.progress)
        self.progress.stage("Loading tables")

    def _share(self, entering: ImdbEntering) -> None:
        self.progress.stage("Storing films that others know too")
        for records in entering.shared():
            self.progress.check()
            self.catalogue.store.store(records, source=Source.IMDB)
            self.progress.advance(len(records))


@contextmanager
def _alone(work: Path) -> Iterator[None]:
    """Keep others from taking in IMDb's files by this folder meanwhile."""
    work.mkdir(parents=True, exist_ok=True)
    lock = try_exclusive(work / "imdb.lock")
    if lock is None:
        raise AlreadyRunning(
            "IMDb's files are being taken in already; wait for that, or end it.",
        )
    with lock:
        yield


@contextmanager
def _work_folder(
    work: Path, files: list[ImdbFile], choice: Choice, unwanted: Sequence[int]
) -> Iterator[Path]:
    """Lend the folder of this very work; it stays until the work is done.

    What another version left half done is of no use: its tables may be others.
    """
    states = [(str(file.path), file.path.stat()) for file in files]
    told = [(path, state.st_mtime_ns, state.st_size) for path, state in states]
    steps = sorted(named_queries(PACKAGE).items())
    name = sha256(repr((told, choice, unwanted, steps)).encode()).hexdigest()[:16]
    for other in work.glob("imdb-*"):
        if other.name != f"imdb-{name}":
            shutil.rmtree(other, ignore_errors=True)
    place = work / f"imdb-{name}"
    place.mkdir(parents=True, exist_ok=True)
    yield place
    shutil.rmtree(place)
