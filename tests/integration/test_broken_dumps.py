"""IMDb's files broken in every way that files break: good rows in, bad ones noted."""

import shutil
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from backend.adapters.postgres.connect import Connect
from backend.adapters.postgres.ledger import PostgresLedger
from backend.domain.errors import InvalidRequest
from ingestion.intake import Intake
from ingestion.pipeline import Outcome
from ingestion.sources.imdb.choice import Choice
from tests.catalogue_state import State, differences, left_over, state_of
from tests.postgres import Cluster
from tests.progress import Quiet
from tests.samples.imdb import DAMAGES, Damage, DumpShape, break_dump, write_imdb
from tests.samples.imdb.files import file_of

pytestmark = pytest.mark.postgres

TITLES = 60
# Of such a file there is nothing to take in at all.
ERRORS = {
    "an empty file": "does not name the column",
    "not a gzip": "does not name the column",
    "no basics": r"holds no title\.basics",
}
# What such a file leaves to take in is what no rows would.
EMPTY = {"a header only", "another header", "no ratings", "no principals", "no names"}
NOTED = [name for name in DAMAGES if name not in ERRORS]


@pytest.fixture(scope="module")
def dump(tmp_path_factory) -> Path:
    folder: Path = tmp_path_factory.mktemp("dumps") / "whole"
    write_imdb(folder, DumpShape(TITLES, only_films=True, is_packed=False), threads=1)
    return folder


@pytest.fixture
def elsewhere(cluster: Cluster) -> Iterator[Connect]:
    """Another catalogue, to compare with."""
    with cluster.fresh() as name:
        yield cluster.connect(name)


def take_in(connect: Connect, folder: Path) -> Outcome:
    intake = Intake(connect, folder.parent / f"{folder.name}-work", Quiet())
    return intake.imdb(folder, Choice(min_votes=0), lambda _: None)


def films_of(connect: Connect) -> State:
    """Return what stands, without what could not be used."""
    return {n: rows for n, rows in state_of(connect).items() if n != "rejected"}


def lines_of(folder: Path, name: str) -> list[bytes]:
    return file_of(folder, name).read_bytes().split(b"\n")[:-1]


def keep(folder: Path, name: str, numbers: Iterable[int]) -> None:
    """Leave only these lines of a file, counted from 1."""
    lines = lines_of(folder, name)
    kept = b"".join(lines[number - 1] + b"\n" for number in sorted(numbers))
    file_of(folder, name).write_bytes(kept)


def good_lines(name: str, damage: Damage, broken: Path, lines: int) -> Iterable[int]:
    """Return the lines of the damaged file that are of use."""
    if name in EMPTY:
        return [1]
    if damage.cuts_short:
        packed = file_of(broken, damage.file).read_bytes()
        return range(1, zlib.decompressobj(31).decompress(packed).count(b"\n") + 1)
    return set(range(1, lines + 1)) - set(damage.lines)


def refused_lines(
    name: str, damage: Damage, good: Iterable[int], lines: int
) -> list[int]:
    if name == "another header":
        return list(range(2, lines + 1))
    if damage.cuts_short:
        return [max(good)]  # it is broken after this one
    return list(damage.lines)


@pytest.mark.parametrize("name", NOTED)
def test_a_broken_dump_gives_every_row_that_is_whole(
    name, dump, connect, elsewhere, tmp_path
):
    broken, mended = tmp_path / "broken", tmp_path / "mended"
    shutil.copytree(dump, broken)
    shutil.copytree(dump, mended)
    damage = break_dump(broken, name)
    lines = len(lines_of(mended, damage.file))
    good = good_lines(name, damage, broken, lines)
    keep(mended, damage.file, good)

    take_in(connect, broken)
    take_in(elsewhere, mended)

    rejected = list(PostgresLedger(connect).rejected("imdb"))
    assert not differences(films_of(connect), films_of(elsewhere))
    assert [r.line for r in rejected] == refused_lines(name, damage, good, lines)
    assert {row.file.split(".tsv")[0] for row in rejected} <= {damage.file}
    assert left_over(connect) == []


@pytest.mark.parametrize("name", ERRORS)
def test_a_dump_that_cannot_be_read_is_said_in_words_and_changes_nothing(
    name, dump, connect, tmp_path
):
    broken = tmp_path / "broken"
    shutil.copytree(dump, broken)
    break_dump(broken, name)

    with pytest.raises(InvalidRequest, match=ERRORS[name]):
        take_in(connect, broken)

    assert films_of(connect)["films"] == []
