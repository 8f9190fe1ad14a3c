"""A broken dump is broken where it says, and whole elsewhere."""

import gzip
import shutil
import zlib
from pathlib import Path

import pytest

from tests.samples.imdb import DAMAGES, DumpShape, break_dump, write_imdb
from tests.samples.imdb.files import file_of


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    write_imdb(folder, DumpShape(60, only_films=True))
    return folder


@pytest.fixture
def broken(whole, tmp_path):
    shutil.copytree(whole, tmp_path / "broken")
    return tmp_path / "broken"


def rows(folder: Path, name: str) -> list[bytes]:
    return gzip.decompress(file_of(folder, name).read_bytes()).split(b"\n")


BAD_ROWS = [
    name
    for name in DAMAGES
    if name
    not in {
        "DOS line ends",
        "blank lines",
        "a byte order mark",
        "no last line end",
        "every row twice",
        "an empty file",
        "a header only",
        "another header",
        "a gzip cut short",
        "a wrong checksum",
        "several gzip members",
        "not a gzip",
        "no ratings",
        "no principals",
        "no names",
        "no basics",
    }
]


@pytest.mark.parametrize("name", BAD_ROWS)
def test_exactly_the_rows_that_it_names_are_damaged(whole, broken, name):
    damage = break_dump(broken, name)

    before, after = rows(whole, damage.file), rows(broken, damage.file)
    differing = [n for n, row in enumerate(after, start=1) if row != before[n - 1]]
    assert tuple(differing) == damage.lines
    assert 1 <= len(differing) < len(before) / 2


@pytest.mark.parametrize("name", sorted(set(DAMAGES) - set(BAD_ROWS)))
def test_a_file_that_is_damaged_as_a_whole_differs(whole, broken, name):
    damage = break_dump(broken, name)

    changed = {
        path.name
        for path in whole.iterdir()
        if not (broken / path.name).exists()
        or (broken / path.name).read_bytes() != path.read_bytes()
    }
    assert changed == {f"{damage.file}.tsv.gz"}
    assert not damage.lines


def test_a_gzip_that_is_cut_short_still_gives_its_beginning(whole, broken):
    damage = break_dump(broken, "a gzip cut short")

    raw = file_of(broken, damage.file).read_bytes()
    begun = zlib.decompressobj(wbits=31).decompress(raw)
    assert damage.cuts_short
    assert b"\n".join(rows(whole, damage.file)).startswith(begun[:1000])
    with pytest.raises(EOFError):
        gzip.decompress(raw)
