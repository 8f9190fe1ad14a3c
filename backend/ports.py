"""What the core asks of the outside world, in its own words.

Adapters implement these; the core never learns who does.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from backend.domain.films import (
    Film,
    FilmFilter,
    FilmId,
    FilmOrder,
    FilmPage,
    TitleMatch,
)
from backend.domain.jobs import (
    Config,
    Ending,
    Job,
    JobEvent,
    JobId,
    JobState,
    Schedule,
    ScheduleId,
    Standing,
)
from backend.domain.passages import Passage, PassageId
from backend.domain.people import Person, PersonId
from backend.domain.records import FilmRecord

Vectors = npt.NDArray[np.float32]
"""One row for each text, of length 1."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Rows with the statement that read them: what a receipt is made of."""

    films: tuple[Film, ...]
    sql: str
    params: tuple[object, ...]
    milliseconds: float


class FilmCatalogue(Protocol):
    """Reads films and people."""

    def film(self, film_id: FilmId) -> Film:
        """Return the film, or raise NotFound."""

    def read_films(self, film_ids: Sequence[FilmId]) -> Reading:
        """Return these films in this order, without those that are not there."""

    def list_films(
        self,
        wanted: FilmFilter,
        *,
        order: FilmOrder,
        page: int,
        page_size: int,
    ) -> FilmPage:
        """Return a page of the films wanted; an exact title comes first."""

    def films_called(self, folded_titles: Sequence[str]) -> list[TitleMatch]:
        """Return the films that go by these folded titles, most voted first."""

    def titles_near(self, folded: str, *, limit: int) -> list[TitleMatch]:
        """Return films whose titles share words with this one, likeliest first."""

    def related_films(self, film_id: FilmId, *, limit: int) -> list[FilmId]:
        """Return films that share people, keywords or genres with this one."""

    def person(self, person_id: PersonId) -> Person:
        """Return the person with their films, or raise NotFound."""

    def count_films(self) -> int:
        """Return how many films there are."""


@dataclass(frozen=True, slots=True)
class StoreCounts:
    """What storing records changed."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


class FilmStore(Protocol):
    """Writes films."""

    def store(self, records: Iterable[FilmRecord]) -> StoreCounts:
        """Add or change films, all of them or, when one fails, none."""

    def delete(self, film_id: FilmId) -> None:
        """Remove the film and what hangs on it, or raise NotFound."""

    def all_films(self) -> Iterator[Film]:
        """Return every film, by id, as one moment saw them."""


Cut = Callable[[FilmId, str, str | None], list[Passage]]
"""Cuts a film's plot, and its logline if it has one, into passages."""


class PassageStore(Protocol):
    """Keeps passages and their vectors: what the index is rebuilt from."""

    def cut_plots(self, cut: Cut) -> int:
        """Cut the plots that changed, or whose logline did; return how many."""

    def passages_without_vector(self, embedder: str) -> list[Passage]:
        """Return the passages that this embedder has not embedded yet."""

    def save_vectors(
        self,
        passages: Sequence[Passage],
        vectors: Vectors,
        *,
        embedder: str,
    ) -> None:
        """Keep each passage's vector."""

    def unindexed(self, *, limit: int) -> tuple[list[Passage], Vectors]:
        """Return passages with a vector that the index does not hold yet."""

    def mark_indexed(self, passages: Sequence[Passage]) -> None:
        """Note that the index holds these now."""

    def departed(self, *, limit: int) -> list[PassageId]:
        """Return passages that are gone here and may still stand in the index."""

    def forget_departed(self, passage_ids: Sequence[PassageId]) -> None:
        """Note that the index no longer holds these."""

    def forget_index(self) -> None:
        """Note that the index holds nothing: it was lost or replaced."""

    def count_indexed(self) -> int:
        """Return how many passages the index is known to hold."""


class PassageReader(Protocol):
    """Reads passages for search and comparison."""

    def passages(self, passage_ids: Sequence[PassageId]) -> dict[PassageId, Passage]:
        """Return those of these passages that the index holds as they are now."""

    def vectors_of(self, film_id: FilmId) -> Vectors:
        """Return the vectors of a film's passages, none if it has none."""


class PassageIndex(Protocol):
    """Finds passages by meaning."""

    def nearest(self, vector: Vectors, *, limit: int) -> list[tuple[PassageId, float]]:
        """Return passages by nearness, at most 1, nearest first."""

    def add(self, passages: Sequence[Passage], vectors: Vectors) -> None:
        """Hold these passages, in place of what stood under their ids."""

    def remove(self, passage_ids: Sequence[PassageId]) -> None:
        """Hold these passages no longer."""

    def count(self) -> int:
        """Return how many passages the index holds."""


class Embedder(Protocol):
    """Turns text into vectors of meaning."""

    @property
    def name(self) -> str:
        """Tells one embedder's vectors from another's."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one vector of length 1 for each text."""


class Progress(Protocol):
    """Told how long work goes on, by whoever carries it out."""

    def stage(self, name: str, total: int | None = None) -> None:
        """A new stage begins; its total is in its own units, if it is known."""

    def advance(self, done: int = 1, *, skipped: int = 0, failed: int = 0) -> None:
        """So many more are done, left alone as unchanged, or could not be used."""

    def check(self) -> None:
        """Raise Cancelled if the work is no longer wanted."""


class JobQueue(Protocol):
    """Keeps jobs, for those who order and watch them."""

    def enqueue(self, kind: str, config: Config, *, lane: str | None) -> Job:
        """Queue a job; those of one lane are carried out one after another."""

    def job(self, job_id: JobId) -> Job:
        """Return the job, or raise NotFound."""

    def jobs(self, *, state: JobState | None, limit: int) -> list[Job]:
        """Return jobs, newest first."""

    def cancel(self, job_id: JobId) -> Job:
        """Call a job off; raise InvalidRequest if it succeeded or failed already."""

    def retry(self, job_id: JobId) -> Job:
        """Queue a job again that failed or was cancelled; others are refused."""

    def events(self, job_id: JobId, *, since: int) -> list[JobEvent]:
        """Return what happened after this event, in order.

        Each change of state or stage is an event; of counts only the newest are.
        """


class WorkQueue(Protocol):
    """The queue as a worker sees it.

    A worker has a job for as long as it reports; one that fell silent for too long
    has lost it, and learns so when it next speaks.
    """

    def claim(self, kinds: Collection[str], *, worker: str) -> Job | None:
        """Take the next job of these kinds, if there is one.

        First puts back what silent workers had, and queues what schedules ask for.
        """

    def report(self, job: Job, standings: Sequence[Standing]) -> Job | None:
        """Say how a run goes on, in order; None tells that the job is lost."""

    def settle(self, job: Job, standings: Sequence[Standing], ending: Ending) -> bool:
        """End a run; False tells that the job was lost before."""


class ScheduleBook(Protocol):
    """Keeps what is to be queued again and again."""

    def add(
        self, kind: str, config: Config, *, lane: str | None, every: str
    ) -> Schedule:
        """Schedule a job; the same one scheduled before gets these times instead."""

    def schedules(self) -> list[Schedule]:
        """Return every schedule, the next one due first."""

    def remove(self, schedule_id: ScheduleId) -> None:
        """Schedule this no longer, or raise NotFound."""
