"""Write the next day's dump: the same world a day later.

Knows nothing of how the dump was made; it reads its files, line by line.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from tests.samples.imdb.files import COLUMNS, blocks, file_of, reading, writing


@dataclass(frozen=True, slots=True)
class Changes:
    """Which titles and people differ between two dumps."""

    added: frozenset[str]
    removed: frozenset[str]
    renamed: frozenset[str]
    rerated: frozenset[str]
    recast: frozenset[str]
    people: frozenset[str]
    """Those who are called otherwise."""


def write_next_day(folder: Path, into: Path, *, seed: int, share: float) -> Changes:
    """Write what a dump may be a day later; each change befalls a share of the rows."""
    into.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as night:
        night.execute("SET VARIABLE seed = $1", [seed])
        night.execute("SET VARIABLE share = $1", [share])
        night.execute(blocks("next_day.sql")["macros"])
        for path in (file_of(folder, name) for name in COLUMNS):
            if path.exists():
                _tell(night, path)
                rows = blocks("next_day.sql")[path.name.split(".tsv")[0]]
                night.execute(writing(rows, into / path.name))
        return _changes(night, folder)


def _tell(night: duckdb.DuckDBPyConnection, path: Path) -> None:
    night.execute(f"CREATE OR REPLACE VIEW yesterday AS FROM {reading(path)}")


def _changes(night: duckdb.DuckDBPyConnection, folder: Path) -> Changes:
    def ids(name: str, block: str) -> frozenset[str]:
        path = file_of(folder, name)
        if not path.exists():
            return frozenset()
        _tell(night, path)
        found = night.execute(blocks("next_day.sql")[block]).fetchall()
        return frozenset(row[0] for row in found)

    return Changes(
        added=ids("title.basics", "added"),
        removed=ids("title.basics", "removed"),
        renamed=ids("title.basics", "renamed"),
        rerated=ids("title.ratings", "rerated"),
        recast=ids("title.principals", "recast"),
        people=ids("name.basics", "called_otherwise"),
    )
