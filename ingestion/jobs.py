"""What of ingestion can be queued: the kinds of jobs that a worker finds here.

Each is named in `pyproject.toml` under `moviechat.jobs`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from backend.domain.errors import InvalidRequest
from backend.domain.jobs import Config, Job, RejectedRow
from backend.settings import Settings
from backend.worker.kinds import JobProgress
from ingestion.composition import Workshop, open_workshop
from ingestion.films import count_lines, read_films

# All of them write the catalogue: one after another, in the order they were queued.
CATALOGUE: Final = "catalogue"

Read = Callable[[object], object]
Work = Callable[[Workshop, Config, JobProgress], Config]


@dataclass(frozen=True, slots=True)
class IngestJob:
    """A `JobKind` that works in the workshop."""

    work: Work
    keys: Mapping[str, tuple[Read, object]] = field(default_factory=dict)
    """Each key of the config: how it is read, and what it is if left out."""
    may_be_posted: bool = False
    lane: str | None = CATALOGUE

    def validate(self, config: Config) -> Config:
        """Return the whole config, or raise InvalidRequest naming the key at fault."""
        for key in config:
            if key not in self.keys:
                known = ", ".join(self.keys) or "none"
                raise InvalidRequest(f"config.{key}: unknown key; known are {known}.")
        return {key: self._read(key, config) for key in self.keys}

    def run(self, config: Config, settings: Settings, progress: JobProgress) -> Config:
        """Do the work and return what came of it; run again, it goes on."""
        with open_workshop(settings, lambda _: None) as opened:
            return self.work(opened, config, progress)

    def rejected(self, job: Job, settings: Settings) -> Iterator[RejectedRow]:  # noqa: ARG002 - of the protocol
        """Return the rows that a job could not use: these take all or nothing."""
        return iter(())

    def _read(self, key: str, config: Config) -> object:
        read, usual = self.keys[key]
        value = config.get(key, usual)
        try:
            return read(value)
        except InvalidRequest as exc:
            raise InvalidRequest(f"config.{key}: {exc}") from exc


def a_file(value: object) -> str:
    """Read the path of a file that the worker can open."""
    if not isinstance(value, str) or not Path(value).is_absolute():
        raise InvalidRequest("must be a file's whole path, as the worker sees it.")
    return value


def yes_or_no(value: object) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise InvalidRequest("must be true or false.")
    return value


def _embed(opened: Workshop, _config: Config, progress: JobProgress) -> Config:
    progress.stage("Cutting plots")
    return asdict(opened.embed(_told(progress)))


def _import_films(opened: Workshop, config: Config, progress: JobProgress) -> Config:
    path = Path(str(config["file"]))
    progress.stage("Reading films", count_lines(path))
    records = []
    for record in read_films(path):
        progress.check()
        records.append(record)
        progress.advance()
    progress.stage("Storing films", len(records))
    done: dict[str, object] = asdict(opened.store.store(records))
    progress.advance(len(records))
    if config["embed"]:
        progress.check()
        done |= _embed(opened, {}, progress)
    return done


def _told(progress: JobProgress) -> Callable[[int, int], None]:
    """Tell counts as a stage of its own, which begins with the first of them."""
    before = 0

    def tell(done: int, total: int) -> None:
        nonlocal before
        if not before:
            progress.stage("Embedding passages", total)
        progress.advance(done - before)
        before = done
        progress.check()

    return tell


embed = IngestJob(_embed, may_be_posted=True)
import_films = IngestJob(
    _import_films,
    keys={"file": (a_file, None), "embed": (yes_or_no, True)},
)
