"""Kinds of jobs that do as a test says."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from backend.domain.errors import InvalidRequest
from backend.domain.jobs import Config, Job, RejectedRow
from backend.settings import Settings
from backend.worker.kinds import JobProgress

Work = Callable[[Config, JobProgress], Config]


def does_nothing(_config: Config, _progress: JobProgress) -> Config:
    return {}


@dataclass(frozen=True)
class FakeKind:
    """Runs a function; takes a config of one key, `file`."""

    work: Work = does_nothing
    may_be_posted: bool = True
    lane: str | None = None
    rows: Sequence[RejectedRow] = field(default=())

    def validate(self, config: Config) -> Config:
        for key in config:
            if key != "file":
                raise InvalidRequest(f"config.{key}: unknown key; known are file.")
        return config

    def run(self, config: Config, settings: Settings, progress: JobProgress) -> Config:
        return self.work(config, progress)

    def rejected(self, job: Job, settings: Settings) -> Iterator[RejectedRow]:
        return iter(self.rows)
