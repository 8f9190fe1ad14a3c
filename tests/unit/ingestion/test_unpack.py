"""Archives of others: what is sound is unpacked, whatever is not is refused whole."""

import gzip
import io
import random
import stat
import tarfile
import zipfile
from collections.abc import Callable
from contextlib import nullcontext, suppress
from pathlib import Path

import pytest

from backend.domain.errors import Cancelled
from ingestion.download import unpack as unpacking
from ingestion.download.unpack import UnusableArchive, unpack
from tests.publisher import Told

MOST = 1_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder, deep enough to be left upwards."""
    made = tmp_path / "in" / "here"
    made.mkdir(parents=True)
    return made


def zip_of(path: Path, *members: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path / "made.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path / "made.zip"


def tar_of(path: Path, *members: tuple[str | tarfile.TarInfo, bytes]) -> Path:
    with tarfile.open(path / "made.tar.gz", "w:gz") as archive:
        for name, content in members:
            info = tarfile.TarInfo(name) if isinstance(name, str) else name
            if info.isreg():
                info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return path / "made.tar.gz"


def everything(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


both = pytest.mark.parametrize("made", [zip_of, tar_of], ids=["zip", "tar"])
Make = Callable[..., Path]


@both
def test_files_come_out_as_they_went_in(made: Make, folder, tmp_path):
    archive = made(
        tmp_path,
        ("a/b/films.csv", b"x" * 700_000),
        ("a/empty", b""),
        ("Amélie 東京 (2001).txt", "Amélie".encode()),
    )

    unpack(archive, folder, MOST, Told())

    assert (folder / "a/b/films.csv").read_bytes() == b"x" * 700_000
    assert (folder / "a/empty").read_bytes() == b""
    assert (folder / "Amélie 東京 (2001).txt").read_text() == "Amélie"


@both
def test_folders_of_the_archive_are_no_files(made: Make, folder, tmp_path):
    if made is tar_of:
        a_folder = tarfile.TarInfo("a")
        a_folder.type = tarfile.DIRTYPE
        archive = tar_of(tmp_path, (a_folder, b""), ("a/b", b"1"))
    else:
        archive = zip_of(tmp_path, ("a/", b""), ("a/b", b"1"))

    unpack(archive, folder, MOST, Told())

    assert everything(folder) == {"a", "a/b"}


@both
@pytest.mark.parametrize(
    "name",
    [
        "../out",
        "a/../../out",
        "/tmp/out-of-an-archive",
        "a\\..\\..\\out",
        "C:\\out",
        "C:out",
        "a\nb",
        "a\x1b[2Jb",
        "x" * 300,
    ],
)
def test_names_that_lead_outside_or_are_none_are_refused(
    made: Make,
    folder,
    tmp_path,
    name,
):
    archive = made(tmp_path, (name, b"out"))
    before = everything(tmp_path)

    with pytest.raises(UnusableArchive, match="is not unpacked"):
        unpack(archive, folder, MOST, Told())

    assert everything(tmp_path) == before
    assert not Path("/tmp/out-of-an-archive").exists()


@pytest.mark.parametrize(
    "kind",
    [
        tarfile.SYMTYPE,
        tarfile.LNKTYPE,
        tarfile.CHRTYPE,
        tarfile.BLKTYPE,
        tarfile.FIFOTYPE,
    ],
)
def test_links_and_devices_in_a_tar_are_refused(folder, tmp_path, kind):
    info = tarfile.TarInfo("a")
    info.type, info.linkname = kind, "/etc"
    archive = tar_of(tmp_path, (info, b""), ("a/passwd", b"x"))

    with pytest.raises(UnusableArchive, match="a link, a device"):
        unpack(archive, folder, MOST, Told())

    assert everything(folder) == set()


def test_links_in_a_zip_are_refused(folder, tmp_path):
    info = zipfile.ZipInfo("a")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    archive = zip_of(tmp_path, (info, b"/etc"), ("a/passwd", b"x"))

    with pytest.raises(UnusableArchive, match="a link"):
        unpack(archive, folder, MOST, Told())

    assert everything(folder) == set()


def test_locked_zips_are_refused(folder, tmp_path):
    archive = zip_of(tmp_path, ("a", b"x"))
    raw = bytearray(archive.read_bytes())
    raw[6] |= 1  # the flag in the file's own header …
    raw[raw.index(b"PK\x01\x02") + 8] |= 1  # … and in the list at the end
    archive.write_bytes(raw)

    with pytest.raises(UnusableArchive, match="locked"):
        unpack(archive, folder, MOST, Told())


def test_compressions_that_no_publisher_uses_are_refused(folder, tmp_path):
    with zipfile.ZipFile(tmp_path / "made.zip", "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a", b"x" * 1_000)

    with pytest.raises(UnusableArchive):
        unpack(tmp_path / "made.zip", folder, MOST, Told())


@both
def test_a_bomb_is_stopped_at_its_bounds(made: Make, folder, tmp_path):
    archive = made(tmp_path, ("bomb", b"\0" * 20_000_000))

    with pytest.raises(UnusableArchive, match=r"more than 1,.00,000 bytes"):
        unpack(archive, folder, MOST, Told())

    assert archive.stat().st_size < 100_000
    assert sum(p.stat().st_size for p in folder.rglob("*")) <= MOST + 256 * 1024


@both
def test_a_bomb_of_many_small_files_is_stopped(
    made: Make,
    folder,
    tmp_path,
    monkeypatch,
):
    monkeypatch.setattr(unpacking, "MOST_MEMBERS", 10)
    archive = made(tmp_path, *[(f"f{n}", b"") for n in range(11)])

    with pytest.raises(UnusableArchive, match="more than 10 files"):
        unpack(archive, folder, MOST, Told())


def test_a_zip_that_states_too_small_a_size_gains_nothing(folder, tmp_path):
    archive = zip_of(tmp_path, ("a", b"\0" * 5_000_000))
    raw = bytearray(archive.read_bytes())
    at = raw.index(b"PK\x01\x02") + 24
    raw[at : at + 4] = (10).to_bytes(4, "little")
    archive.write_bytes(raw)

    with pytest.raises(UnusableArchive, match="damaged"):
        unpack(archive, folder, MOST, Told())

    assert (folder / "a").stat().st_size <= 10


def test_a_tar_header_that_states_a_huge_size_is_refused(folder, tmp_path):
    info = tarfile.TarInfo("a")
    info.size = 50_000_000
    header = info.tobuf()
    (tmp_path / "made.tar.gz").write_bytes(gzip.compress(header + b"\0" * 3_000_000))

    with pytest.raises(UnusableArchive):
        unpack(tmp_path / "made.tar.gz", folder, MOST, Told())


@both
def test_a_name_that_stands_twice_is_refused(made: Make, folder, tmp_path):
    with (
        pytest.warns(UserWarning, match="Duplicate")
        if made is zip_of
        else nullcontext()
    ):
        archive = made(tmp_path, ("a", b"1"), ("a", b"2"))

    with pytest.raises(UnusableArchive, match="twice"):
        unpack(archive, folder, MOST, Told())

    assert (folder / "a").read_bytes() == b"1"


@both
def test_a_file_that_is_also_a_folder_is_refused(made: Make, folder, tmp_path):
    archive = made(tmp_path, ("a", b"1"), ("a/b", b"2"))

    with pytest.raises(UnusableArchive, match="twice"):
        unpack(archive, folder, MOST, Told())


@both
@pytest.mark.parametrize("part", [0, 1, 10, 300, 0.5, 0.9, 0.999])
def test_an_archive_that_is_cut_short_is_refused(made: Make, folder, tmp_path, part):
    archive = made(tmp_path, ("a", random.Random(1).randbytes(30_000)))
    whole = archive.read_bytes()
    archive.write_bytes(whole[: int(part * len(whole)) if part < 1 else part])

    with pytest.raises(UnusableArchive, match="damaged"):
        unpack(archive, folder, MOST, Told())


@both
def test_a_garbled_archive_is_refused_or_harmless(made: Make, tmp_path):
    archive = made(tmp_path, ("a/b", b"films " * 500), ("c", b"x" * 900))
    whole, chance = archive.read_bytes(), random.Random(3)
    for number in range(300):
        garbled = bytearray(whole)
        for _ in range(chance.choice([1, 3, 20])):
            garbled[chance.randrange(len(garbled))] = chance.randrange(256)
        archive.write_bytes(garbled)
        folder = tmp_path / f"try{number}"
        folder.mkdir()
        with suppress(UnusableArchive):
            unpack(archive, folder, MOST, Told())


@both
def test_what_is_unpacked_is_told_in_bytes_up_to_the_whole(
    made: Make,
    folder,
    tmp_path,
):
    archive = made(tmp_path, ("a", b"x" * 600_000), ("b", b"y" * 100))
    told = Told()

    unpack(archive, folder, MOST, told)

    [(name, total)] = told.stages
    assert name == f"Unpacking {archive.name}"
    assert total is not None
    assert 0 < told.done <= total


@both
def test_unpacking_can_be_called_off(made: Make, folder, tmp_path):
    archive = made(tmp_path, ("a", b"x" * 900_000))

    with pytest.raises(Cancelled):
        unpack(archive, folder, MOST, Told(calls_off_after=1))


def test_files_are_nobodys_programs(folder, tmp_path):
    info = tarfile.TarInfo("run-me")
    info.mode = 0o6777
    archive = tar_of(tmp_path, (info, b"#!/bin/sh\n"))

    unpack(archive, folder, MOST, Told())

    assert stat.S_IMODE((folder / "run-me").stat().st_mode) & 0o7111 == 0
