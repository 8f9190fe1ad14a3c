"""IMDb's files into tables of the workbench: what is wanted, and what is unusable."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import duckdb

from backend.ports import Progress
from ingestion.sources.imdb.choice import Choice
from ingestion.sources.imdb.cleaning import clean
from ingestion.sources.imdb.folder import COLUMNS, ImdbFile, open_lines
from ingestion.sources.said import Rejected
from ingestion.workbench import Workbench, columns_of, literal

Reject = Callable[[Rejected], None]

# Each step makes the table of its name; those that judge rows read this file.
_STEPS: Final = (
    ("rated", "title.ratings"),
    ("basics", "title.basics"),
    ("chosen", None),
    ("also", "title.akas"),
    ("names", None),
    ("genres", None),
    ("crew", "title.crew"),
    ("principals", "title.principals"),
    ("repeated", None),
    ("people", "name.basics"),
)
_JUDGED: Final = ("rated", "basics", "principals")
STEPS: Final = tuple(step for step, _ in _STEPS)


class ImdbReader:
    """Reads a folder of IMDb's files, each step once."""

    def __init__(
        self,
        bench: Workbench,
        files: Sequence[ImdbFile],
        folder: Path,
    ) -> None:
        self._bench = bench
        self._files = {file.name: file for file in files}
        self._folder = folder

    def prepare(self, choice: Choice) -> None:
        """Say what is wanted, and where the files are."""
        self._bench.run(self._bench.query("macros"))
        for name, value in choice.values.items():
            self._bench.run(f"SET VARIABLE {name} = $value", {"value": value})
        for name in COLUMNS:
            self._look_at(name)

    def read(self, reject: Reject, progress: Progress) -> None:
        """Make every table that is not there yet."""
        for table, name in _STEPS:
            progress.check()
            progress.stage(f"Reading {name}" if name else f"Joining {table}")
            self._make(table, name, reject)
        self._bench.run(
            f"CREATE OR REPLACE VIEW credited AS {self._bench.query('credited')}",
        )
        for table, name in _STEPS:
            if table in _JUDGED and name in self._files:
                self._tell_unusable(table, self._files[name], reject)

    def _make(self, table: str, name: str | None, reject: Reject) -> None:
        try:
            self._bench.make(table)
        except (duckdb.InvalidInputException, duckdb.IOException, duckdb.Error) as exc:
            if name is None or name not in self._files or not _is_unreadable(exc):
                raise
            cleaned = self._folder / f"{name}.clean.tsv"
            self._files[name] = clean(self._files[name], cleaned, reject)
            self._look_at(name)
            self._bench.make(table)

    def _look_at(self, name: str) -> None:
        """Let queries see a file as a table of texts; a missing one is empty."""
        view = f"raw_{name.replace('.', '_')}"
        file = self._files.get(name)
        if file is None:
            fields = ", ".join(f"NULL::VARCHAR AS {c}" for c in COLUMNS[name])
            source = f"SELECT {fields} WHERE false"
        else:
            source = (
                f"SELECT * FROM read_csv({literal(file.path)}, header = true, "
                r"auto_detect = false, delim = '\t', quote = '', escape = '', "
                rf"nullstr = '\N', columns = {columns_of(file.columns)})"
            )
        self._bench.run(f"CREATE OR REPLACE VIEW {view} AS {source}")

    def _tell_unusable(self, table: str, file: ImdbFile, reject: Reject) -> None:
        rows = self._bench.rows(
            f"SELECT raw, any_value(fault) FROM {table} "
            "WHERE fault IS NOT NULL GROUP BY raw",
        )
        for number, raw, reason in _located(file, dict(rows)):
            reject(Rejected.row(file.path.name, number, reason, raw))


def _located(file: ImdbFile, faults: dict[str, str]) -> Iterator[tuple[int, str, str]]:
    """Find the lines that rows came from: only when there are such rows."""
    if not faults:
        return
    for number, line in enumerate(open_lines(file.path), start=1):
        text = line.rstrip(b"\r\n").decode("utf-8", "replace")
        if text in faults:
            yield number, text, faults[text]


def _is_unreadable(exc: duckdb.Error) -> bool:
    """Whether the file is at fault, and not the disk or the memory."""
    return isinstance(
        exc,
        duckdb.InvalidInputException
        | duckdb.NotImplementedException
        | duckdb.IOException
        | duckdb.ConversionException,
    )
