"""The next day's dump differs from the dump as its account says, and nowhere else."""

import gzip
from pathlib import Path

import pytest

from tests.samples.imdb import Changes, DumpShape, write_imdb, write_next_day

SHARE = 0.05


@pytest.fixture(scope="module")
def days(tmp_path_factory) -> tuple[Path, Path, Changes]:
    folder = tmp_path_factory.mktemp("days")
    before, after = folder / "before", folder / "after"
    write_imdb(before, DumpShape(600))
    return before, after, write_next_day(before, after, seed=3, share=SHARE)


def told(folder: Path, name: str) -> set[bytes]:
    return set(gzip.decompress((folder / f"{name}.tsv.gz").read_bytes()).split(b"\n"))


def differing(before: Path, after: Path, name: str) -> set[str]:
    rows = told(before, name) ^ told(after, name)
    return {row.split(b"\t")[0].decode() for row in rows}


def ids(folder: Path) -> set[str]:
    rows = told(folder, "title.basics")
    return {row.split(b"\t")[0].decode() for row in rows} - {"tconst", ""}


def test_titles_come_and_go(days):
    before, after, changes = days

    assert ids(after) - ids(before) == changes.added
    assert ids(before) - ids(after) == changes.removed
    assert changes.added
    assert changes.removed


def test_only_what_is_accounted_for_differs(days):
    before, after, changes = days
    came_or_went = changes.added | changes.removed

    expected = {
        "title.basics": changes.renamed | came_or_went,
        "title.principals": changes.recast | came_or_went,
        "name.basics": changes.people,
    }
    for name, titles in expected.items():
        found = differing(before, after, name)

        assert found <= titles
        assert found | came_or_went >= titles
    assert differing(before, after, "title.crew") == came_or_went
    assert differing(before, after, "title.akas") == came_or_went
    rerated = differing(before, after, "title.ratings")
    assert changes.rerated <= rerated <= changes.rerated | came_or_went


def test_a_small_share_changes(days):
    before, _, changes = days

    for changed in (changes.added, changes.removed, changes.renamed):
        assert 0 < len(changed) < 3 * SHARE * len(ids(before))


def test_no_id_stands_twice_after_many_days(tmp_path):
    write_imdb(tmp_path / "0", DumpShape(300, with_akas=False))

    for day in range(6):
        before, after = tmp_path / f"{day}", tmp_path / f"{day + 1}"
        write_next_day(before, after, seed=day, share=0.1)

    last = gzip.decompress((tmp_path / "6" / "title.basics.tsv.gz").read_bytes())
    found = [row.split(b"\t")[0] for row in last.split(b"\n")]
    assert len(found) == len(set(found))
    assert not (tmp_path / "6" / "title.akas.tsv.gz").exists()
