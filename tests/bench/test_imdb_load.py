"""Loading IMDb against the floor: the same files read, joined and copied, no more.

MOVIECHAT_BENCH_TITLES says how many titles; a tenth of IMDb is 1,100,000. Floor and
load are measured in turn, and the median counts: shared machines change their pace.
"""

import os
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

from ingestion.intake import Intake
from ingestion.sources.imdb.choice import Choice
from tests.bench.imdb_baseline import measure_baseline
from tests.bench.measuring import PeakMemory
from tests.progress import Quiet
from tests.samples.imdb import DumpShape, write_imdb

pytestmark = [pytest.mark.bench, pytest.mark.postgres, pytest.mark.timeout(1800)]

A_TENTH = 1_100_000
ROUNDS = 5
MOST_TIMES_THE_FLOOR = 2.5
MOST_BYTES = 2 * 10**9
# A step of ten may take a little more than ten times as long: noise, not growth.
LINEAR = 1.1


def titles() -> int:
    return int(os.environ.get("MOVIECHAT_BENCH_TITLES", A_TENTH))


def write(folder: Path, count: int) -> Path:
    write_imdb(folder, DumpShape(count, only_films=True, with_akas=False))
    return folder


def load(cluster, dump: Path, work: Path) -> tuple[float, int, list[str]]:
    """Take in a dump into a fresh database: seconds, peak bytes, when what began."""

    class Clock(Quiet):
        def stage(self, name: str, total: int | None = None) -> None:
            self.stages.append(f"{perf_counter() - started:5.1f} {name}")

    with cluster.fresh() as name, PeakMemory() as memory:
        started = perf_counter()
        clock = Clock()
        intake = Intake(cluster.connect(name), work, clock)
        intake.imdb(dump, Choice(min_votes=0), lambda _: None)
        seconds = perf_counter() - started
    return seconds, memory.own_bytes, clock.stages


def test_a_tenth_of_imdb_loads_in_at_most_two_and_a_half_times_the_floor(
    cluster, tmp_path, capsys
):
    dump = write(tmp_path / "dump", titles())
    times, peaks = [], []

    for number in range(ROUNDS):
        scratch = tmp_path / f"{number}"
        scratch.mkdir()
        with cluster.fresh("template0") as bare:
            floor = measure_baseline(dump, cluster.address(bare), scratch)
        seconds, peak, stages = load(cluster, dump, scratch / "work")
        times.append(seconds / floor.seconds)
        peaks.append(peak)
        with capsys.disabled():
            print(f"\n{floor}\n" + "\n".join(stages))  # noqa: T201 - a figure
            print(  # noqa: T201 - a figure
                f"{titles():,} titles: {seconds:.1f} s, {times[-1]:.2f} times the "
                f"floor of {floor.seconds:.1f} s; peak {peak / 1e9:.2f} GB",
            )

    assert median(times) <= MOST_TIMES_THE_FLOOR
    assert max(peaks) < MOST_BYTES


def test_time_grows_no_worse_than_the_number_of_titles(cluster, tmp_path, capsys):
    small, big = titles() // 10, titles()

    short, _, _ = load(cluster, write(tmp_path / "small", small), tmp_path / "one")
    long, _, _ = load(cluster, write(tmp_path / "big", big), tmp_path / "two")

    with capsys.disabled():
        print(f"\n{small:,} titles {short:.1f} s, {big:,} titles {long:.1f} s")  # noqa: T201 - a figure
    assert long <= short * 10 * LINEAR
