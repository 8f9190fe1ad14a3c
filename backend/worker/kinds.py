"""The kinds of jobs that this installation can carry out.

Each is an entry point of the group `moviechat.jobs`: a name, and an object that is a
`JobKind`. Loading them must be quick; what is heavy is imported by `run`.
"""

import logging
from collections.abc import Iterator, Mapping
from importlib.metadata import entry_points
from typing import Final, Protocol

from backend.domain.errors import InvalidRequest
from backend.domain.jobs import Config, Job, RejectedRow
from backend.ports import Progress
from backend.settings import Settings

logger = logging.getLogger(__name__)

GROUP: Final = "moviechat.jobs"


class JobProgress(Progress, Protocol):
    """Told how a job goes on; remembers for the next run where it was."""

    @property
    def checkpoint(self) -> Config | None:
        """What `keep` kept last, in this run or in one before."""

    def keep(self, checkpoint: Config) -> None:
        """Keep where the next run may go on, once that is safely stored."""


class JobKind(Protocol):
    """Work that can be queued."""

    @property
    def may_be_posted(self) -> bool:
        """Whether anyone who reaches the server may order it, as it harms nobody."""

    @property
    def lane(self) -> str | None:
        """Jobs of one lane run one after another, in the order they were queued."""

    def validate(self, config: Config) -> Config:
        """Return the whole config, or raise InvalidRequest naming the key at fault."""

    def run(self, config: Config, settings: Settings, progress: JobProgress) -> Config:
        """Do the work and return what came of it; run again, it goes on."""

    def rejected(self, job: Job, settings: Settings) -> Iterator[RejectedRow]:
        """Return the rows that a job could not use."""


class JobKinds:
    """Kinds of jobs by their names."""

    def __init__(self, kinds: Mapping[str, JobKind]) -> None:
        self._kinds = dict(kinds)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all kinds, sorted."""
        return tuple(sorted(self._kinds))

    def named(self, name: str) -> JobKind:
        """Return the kind, or raise InvalidRequest naming those there are."""
        kind = self._kinds.get(name)
        if kind is None:
            known = ", ".join(self.names) or "none"
            raise InvalidRequest(f"kind: there is no {name!r}; known are {known}.")
        return kind


def installed_kinds() -> JobKinds:
    """Return the kinds that this installation's entry points name."""
    return JobKinds(dict(_load()))


def _load() -> Iterator[tuple[str, JobKind]]:
    for point in entry_points(group=GROUP):
        try:
            yield point.name, point.load()
        except Exception:
            # Whatever is wrong with it: the other kinds can still be carried out.
            logger.exception("jobs of the kind %s cannot be loaded", point.name)
