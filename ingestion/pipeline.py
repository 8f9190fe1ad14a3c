"""One source taken in: checked against the ledger, worked off, and written down.

The ledger is written last: a run that it calls done is done. Whatever ends a run
earlier, the same command goes on with it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any, Final

from backend.adapters.postgres.ledger import PostgresLedger
from backend.domain.errors import InvalidRequest, MovieChatError
from backend.ports import Progress
from ingestion.said import Rejected

# A file of another kind altogether must not fill the database with its lines.
MOST_KEPT: Final = 100_000

Counts = dict[str, int]


@dataclass(slots=True)
class Rejections:
    """What a run could not use: all of it counted, the first of it kept."""

    total: int = 0
    kept: list[Rejected] = field(default_factory=list)

    def __call__(self, rejected: Rejected) -> None:
        """Note a row that cannot be used."""
        self.total += 1
        if len(self.kept) < MOST_KEPT:
            self.kept.append(rejected)

    def rows(self) -> Iterator[tuple[str, int, str, str]]:
        """Return what was kept, as rows."""
        return ((r.file, r.line, r.reason, r.raw) for r in self.kept)


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be taken in, and how."""

    source: str
    files: tuple[Path, ...]
    """Files, or folders of which all that is in them counts."""
    options: Mapping[str, Any] = field(default_factory=dict)
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How taking in a source ended."""

    source: str
    is_unchanged: bool
    """Whether there was nothing to do: these files were taken in like this before."""
    counts: Counts


Work = Callable[[Rejections], Counts]


def take_in(
    ledger: PostgresLedger,
    task: Task,
    work: Work,
    progress: Progress,
    begun: Callable[[int], None],
) -> Outcome:
    """Carry out a task, unless it was done before, and write it down."""
    states = _states(task.files)
    inputs = [_described(path, progress) for path in task.files]
    last = ledger.last_run(task.source, [str(one["name"]) for one in inputs])
    if last and last.state == "done" and last.is_over(inputs, task.options):
        return Outcome(task.source, is_unchanged=True, counts=last.counts)
    run_key = ledger.begin(task.source, inputs, task.options, task.licence)
    begun(run_key)
    rejections = Rejections()
    try:
        with _ctrl_c_by_its_name():
            counts = work(rejections)
        _see_that_nothing_changed(task.files, states)
    except (MovieChatError, OSError, KeyboardInterrupt):
        ledger.fail(run_key, {"rejected": rejections.total})
        raise
    counts = {**counts, "rejected": rejections.total}
    ledger.finish(run_key, counts, rejections.rows())
    return Outcome(task.source, is_unchanged=False, counts=counts)


@contextmanager
def _ctrl_c_by_its_name() -> Iterator[None]:
    """Raise KeyboardInterrupt where DuckDB was at work when Ctrl-C came."""
    try:
        yield
    except RuntimeError as exc:
        if str(exc) != "Query interrupted":
            raise
        raise KeyboardInterrupt from exc


def _states(files: Iterable[Path]) -> list[tuple[int, int]]:
    return [(state.st_mtime_ns, state.st_size) for state in map(Path.stat, files)]


def _see_that_nothing_changed(
    files: Sequence[Path], before: list[tuple[int, int]]
) -> None:
    """Raise if part of what was read may be of one day and part of another."""
    for file, then, now in zip(files, before, _states(files), strict=True):
        if then != now:
            raise InvalidRequest(
                f"{file} was changed while it was read. Run it again: what is there "
                "may be of both.",
            )


def _described(path: Path, progress: Progress) -> dict[str, Any]:
    """Return what the ledger notes of a file."""
    progress.check()
    progress.stage(f"Checking {path.name}")
    size, digest = _of_folder(path, progress) if path.is_dir() else _of_file(path)
    return {"name": path.name, "bytes": size, "sha256": digest}


def _of_file(path: Path) -> tuple[int, str]:
    with path.open("rb") as content:
        return path.stat().st_size, file_digest(content, "sha256").hexdigest()


def _of_folder(path: Path, progress: Progress) -> tuple[int, str]:
    """Return the size and digest of all that is in a folder, names included."""
    total, every = 0, sha256()
    for file in sorted(path.rglob("*")):
        if file.is_file():
            progress.check()
            size, digest = _of_file(file)
            total += size
            every.update(f"{file.relative_to(path)}\0{digest}\n".encode())
    return total, every.hexdigest()
