"""IMDb's files into tables of the workbench: what is wanted, and what is unusable."""

import gzip
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb

from backend.ports import Progress
from ingestion.said import Rejected
from ingestion.sources.imdb.choice import Choice
from ingestion.sources.imdb.cleaning import clean, cleaned, refused_lines
from ingestion.sources.imdb.folder import COLUMNS, ImdbFile, open_lines
from ingestion.workbench import Workbench, columns_of, literal


@dataclass(frozen=True, slots=True)
class Step:
    """What makes one table of the workbench, by the query of its name."""

    table: str
    file: str | None = None
    """Which of IMDb's files it reads."""
    stage: str = ""
    """What people are told that it does, unless that is reading its file."""

    @property
    def told(self) -> str:
        """What people are told."""
        return self.stage or f"Reading {self.file}"


_CHOOSING: Final = (
    Step("rated", "title.ratings"),
    Step("basics", "title.basics"),
    Step("eligible", stage="Finding titles that may be taken in"),
    Step("chosen", stage="Choosing titles"),
    Step("twice", stage="Finding titles that stand twice"),
)
_OF_TITLES: Final = (Step("also", "title.akas"),)
_OF_PEOPLE: Final = (
    Step("crew", "title.crew"),
    Step("crewed", stage="Finding titles whose crew is known"),
    Step("principals", "title.principals"),
    Step("repeated", stage="Finding credits that stand twice"),
    Step("credited_people", stage="Finding who is credited"),
    Step("people", "name.basics"),
)
_JUDGED: Final = {
    "rated": "title.ratings",
    "basics": "title.basics",
    "principals": "title.principals",
}
# What DuckDB says of a file that is broken, not of a disk that is full.
_BROKEN: Final = (
    duckdb.InvalidInputException,
    duckdb.NotImplementedException,
    duckdb.ConversionException,
)


class ImdbReader:
    """Reads a folder of IMDb's files, each step once."""

    def __init__(
        self,
        bench: Workbench,
        files: Sequence[ImdbFile],
        folder: Path,
    ) -> None:
        self._bench = bench
        self._given = {file.name: file for file in files}
        self._files = {file.name: cleaned(file, folder) for file in files}
        self._folder = folder

    def prepare(self, choice: Choice, unwanted: Sequence[int]) -> None:
        """Say what is wanted, which titles nobody wants, and where the files are."""
        self._bench.run(self._bench.query("macros"))
        self._bench.set("unwanted", unwanted)
        for name, value in choice.values.items():
            self._bench.set(name, value)
        for name in COLUMNS:
            self._look_at(name)

    def choose(self, progress: Progress) -> int:
        """Read which titles are wanted, and return how many."""
        self._carry_out(_CHOOSING, progress)
        self._bench.view("films", self._bench.query("films"))
        return self._bench.count("chosen")

    def left_out(self) -> int:
        """Return how many titles would be taken in if somebody wanted them."""
        return int(self._bench.rows(self._bench.query("left_out"))[0][0])

    def read_titles(self, progress: Progress) -> None:
        """Read what the chosen titles are called and of what kinds they are."""
        self._carry_out(_OF_TITLES, progress)
        for view in ("names", "genres"):
            self._bench.view(view, self._bench.query(view))

    def read_people(self, progress: Progress) -> None:
        """Read who made the chosen titles."""
        self._carry_out(_OF_PEOPLE, progress)
        self._bench.view("credited", self._bench.query("credited"))

    def rejected(self) -> Iterator[Rejected]:
        """Return what could not be used."""
        for file in self._given.values():
            yield from refused_lines(file, self._folder)
        for table, name in _JUDGED.items():
            if name in self._given:
                yield from self._unusable(table, self._given[name])

    def _carry_out(self, steps: Sequence[Step], progress: Progress) -> None:
        for step in steps:
            progress.check()
            if not self._bench.has(step.table):
                progress.stage(step.told)
                self._make(step)

    def _make(self, step: Step) -> None:
        try:
            self._bench.make(step.table)
        except (*_BROKEN, duckdb.IOException) as exc:
            if step.file not in self._files or not _is_broken(exc):
                raise
            self._files[step.file] = clean(self._files[step.file], self._folder)
            self._look_at(step.file)
            self._bench.make(step.table)

    def _look_at(self, name: str) -> None:
        """Let queries see a file as a table of texts; a missing one is empty."""
        file = self._files.get(name)
        if file is None:
            fields = ", ".join(f"NULL::VARCHAR AS {c}" for c in COLUMNS[name])
            source = self._bench.query("no_file").format(fields=fields)
        else:
            source = self._bench.query("file").format(
                path=literal(file.path),
                columns=columns_of(file.columns),
            )
        self._bench.view(f"raw_{name.replace('.', '_')}", source)

    def _unusable(self, table: str, file: ImdbFile) -> Iterator[Rejected]:
        faults = dict(self._bench.rows(self._bench.query("faults").format(table=table)))
        for number, raw, reason in _located(file, faults):
            yield Rejected.row(file.path.name, number, reason, raw)


def _located(file: ImdbFile, faults: dict[str, str]) -> Iterator[tuple[int, str, str]]:
    """Find the lines that rows came from: only when there are such rows."""
    if not faults:
        return
    in_our_order = _in_our_order(file)
    with suppress(EOFError, zlib.error, gzip.BadGzipFile):
        for number, line in enumerate(open_lines(file.path), start=1):
            text = line.rstrip(b"\r\n").decode("utf-8", "replace")
            if (known := in_our_order(text)) in faults:
                yield number, text, faults[known]


def _in_our_order(file: ImdbFile) -> Callable[[str], str]:
    """Return what lets a line have the columns that are read of it, and no others."""
    read = COLUMNS[file.name]
    if file.columns == read:
        return lambda text: text
    places = [file.columns.index(column) for column in read]

    def rearranged(text: str) -> str:
        cells = text.split("\t")
        if len(cells) != len(file.columns):
            return text
        return "\t".join(cells[place] for place in places)

    return rearranged


def _is_broken(exc: duckdb.Error) -> bool:
    """Whether the file is at fault, and not the disk or the memory."""
    return isinstance(exc, _BROKEN) or "GZIP" in str(exc).upper()
