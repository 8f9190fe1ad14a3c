"""What of ingestion can be queued: the kinds of jobs that a worker finds here.

Each is named in `pyproject.toml` under `moviechat.jobs`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final, cast

from backend.domain.errors import InvalidRequest
from backend.domain.jobs import Config, Job, RejectedRow
from backend.ports import EmbeddingForecast
from backend.settings import Settings
from backend.worker.kinds import JobProgress
from ingestion.composition import Workshop, costs_nothing, open_workshop
from ingestion.download import published
from ingestion.download.fetch import fetch
from ingestion.download.published import (
    MOVIELENS_SIZES,
    MovieLensSize,
    Publication,
)
from ingestion.films import count_lines, read_films
from ingestion.intake import Intake
from ingestion.pipeline import Outcome
from ingestion.sources.imdb.choice import (
    EVERY_KIND,
    USUAL_KINDS,
    USUAL_VOTES,
    Choice,
)
from ingestion.sources.posters import Tmdb

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

    def rejected(self, job: Job, settings: Settings) -> Iterator[RejectedRow]:
        """Return the rows that a job could not use."""
        run_key = (job.checkpoint or {}).get("run_key")
        if run_key is None:
            return
        with open_workshop(settings, lambda _: None) as opened:
            for row in opened.ledger.rejected_of(int(str(run_key))):
                yield RejectedRow(row.file, row.line, row.reason, row.raw)

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


def _a_place(value: object) -> str | None:
    """Read the path of a file or a folder; none for what is downloaded."""
    return None if value is None else a_file(value)


def _number(value: object) -> int | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
        raise InvalidRequest("must be a whole number, or null.")
    return value


def _names(value: object) -> list[str]:
    if not isinstance(value, list) or not all(name in EVERY_KIND for name in value):
        raise InvalidRequest(f"must be a list of kinds: {', '.join(EVERY_KIND)}.")
    return value


def _a_size(value: object) -> str:
    if value not in MOVIELENS_SIZES:
        raise InvalidRequest(f"must be one of {', '.join(MOVIELENS_SIZES)}.")
    return str(value)


def _embed(opened: Workshop, config: Config, progress: JobProgress) -> Config:
    """Build the index asked for; what costs something only if that was agreed to."""
    agree = _agreed if config["yes"] else costs_nothing
    return asdict(opened.build(progress, agree))


def _agreed(_forecast: EmbeddingForecast) -> bool:
    return True


def _import_films(opened: Workshop, config: Config, progress: JobProgress) -> Config:
    path = Path(str(config["file"]))
    progress.stage("Reading films", count_lines(path))
    records = []
    for record in read_films(path):
        progress.check()
        records.append(record)
        progress.advance()
    progress.stage("Storing films", len(records))
    counts = opened.store.store(records)
    done: dict[str, object] = {
        "added": counts.added,
        "changed": counts.changed,
        "unchanged": counts.unchanged,
    }
    progress.advance(len(records))
    if config["embed"]:
        progress.check()
        done |= asdict(opened.embed(progress))
    return done


def _source(
    publication: Callable[[Config], Publication],
    take_in: Callable[[Intake, Path, Config], Outcome],
    **keys: tuple[Read, object],
) -> IngestJob:
    """Return the kind of job that takes a source in."""

    def work(opened: Workshop, config: Config, progress: JobProgress) -> Config:
        if config["download"]:
            place = fetch(
                publication(config),
                into=opened.downloads,
                progress=progress,
                confirm=lambda _: True,  # accepted by whoever ordered the job
            )
        else:
            place = Path(str(config["place"]))
        return dict(take_in(_intake(opened, progress), place, config).counts)

    return IngestJob(
        work,
        keys={"place": (_a_place, None), "download": (yes_or_no, False), **keys},
    )


def _screenplays(opened: Workshop, config: Config, progress: JobProgress) -> Config:
    place = Path(str(config["place"]))
    return dict(_intake(opened, progress).screenplays(place).counts)


def _keywords(opened: Workshop, _config: Config, progress: JobProgress) -> Config:
    films = _intake(opened, progress).keywords()
    return {"films": films, **asdict(opened.label(progress))}


def _map(opened: Workshop, _config: Config, progress: JobProgress) -> Config:
    return asdict(opened.make_map(progress))


def _posters(opened: Workshop, _config: Config, progress: JobProgress) -> Config:
    with Tmdb(opened.tmdb_api_key) as tmdb:
        return dict(_intake(opened, progress).posters(tmdb))


def _intake(opened: Workshop, progress: JobProgress) -> Intake:
    return opened.intake(progress, lambda run: progress.keep({"run_key": run}))


embed = IngestJob(_embed, keys={"yes": (yes_or_no, False)}, may_be_posted=True)
imdb = _source(
    lambda _: published.imdb(),
    lambda intake, place, config: intake.imdb(
        place,
        Choice.of({name: config[name] for name in Choice().values}),
        lambda _: None,
    ),
    kinds=(_names, list(USUAL_KINDS)),
    min_votes=(_number, USUAL_VOTES),
    first_year=(_number, None),
    last_year=(_number, None),
    adult=(yes_or_no, False),
    top=(_number, None),
)
wikipedia = _source(
    lambda _: published.wikipedia(),
    lambda intake, place, _: intake.wikipedia(place),
)
plots = _source(
    lambda _: published.cmu_summaries(),
    lambda intake, place, _: intake.plots(place),
)
ratings = _source(
    lambda config: published.movielens(cast("MovieLensSize", config["size"])),
    lambda intake, place, _: intake.ratings(place),
    size=(_a_size, "latest-small"),
)
reviews = _source(
    lambda _: published.movie_reviews(),
    lambda intake, place, _: intake.reviews(place),
)
keywords = IngestJob(_keywords, may_be_posted=True)
film_map = IngestJob(_map, may_be_posted=True)
posters = IngestJob(_posters)
screenplays = IngestJob(_screenplays, keys={"place": (a_file, None)})
import_films = IngestJob(
    _import_films,
    keys={"file": (a_file, None), "embed": (yes_or_no, True)},
)
