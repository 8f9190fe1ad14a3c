"""The floor that loading IMDb is measured against."""

import psycopg
import pytest

from tests.bench.imdb_baseline import measure_baseline
from tests.samples.imdb import DumpShape, write_imdb

pytestmark = [pytest.mark.bench, pytest.mark.postgres]

A_HUNDREDTH = 110_000


@pytest.fixture
def bare(cluster):
    with cluster.fresh("template0") as name:
        yield cluster.address(name)


def test_the_floor_of_a_hundredth_of_imdb_is_measured(bare, tmp_path, capsys):
    write_imdb(tmp_path, DumpShape(A_HUNDREDTH, only_films=True, with_akas=False))

    floor = measure_baseline(tmp_path, bare, tmp_path)

    with capsys.disabled():
        print(f"\n{floor}")  # noqa: T201 - a figure
    with psycopg.connect(bare) as connection:
        counts = [
            connection.execute(f"SELECT count(*) FROM baseline.{table}").fetchone()
            for table in ("films", "genres", "credits", "crew", "people")
        ]
    assert counts == [(stage.rows,) for stage in floor.read]
    assert counts[0] == (A_HUNDREDTH,)
    assert floor.seconds > 0
    assert floor.peak_bytes < 2 * 10**9
