"""A home may be called anything that can be shown."""

from pathlib import Path

import pytest

from backend.adapters.local_services import LocalServices, ServiceName
from backend.domain.errors import HomeUnusable
from tests.services.sights import POSTGRES, answer, heartbeat, is_silent, wait_until

pytestmark = pytest.mark.services

NAMES = [
    pytest.param("""it's "quoted" and spaced""", id="quotes and spaces"),
    pytest.param("Größenwahn · 映画 🎬", id="beyond ASCII"),
    pytest.param("a,b;c?d#e%20f&g=h\\i$HOME`j`*", id="signs of URLs and shells"),
    pytest.param("l" * 200, id="200 letters"),
]


@pytest.mark.parametrize("name", NAMES)
def test_a_home_of_an_unusual_name_works(folder, join, name):
    home = folder / name
    services = join(home)

    assert answer(services.database_url()) == 1
    assert heartbeat(services.chroma_url())
    assert (home / "chroma" / "chroma.sqlite3").exists()
    assert {path.name for path in folder.iterdir()} == {name}


@pytest.mark.slow
def test_a_socket_folder_elsewhere_is_private_and_does_not_stay(folder, join):
    home = folder / ("x" * 120)
    services = join(home, POSTGRES)
    url = services.database_url()
    elsewhere = Path(str(answer(url, "SHOW unix_socket_directories")).strip('"'))
    assert not elsewhere.is_relative_to(home)
    assert elsewhere.stat().st_mode & 0o777 == 0o700

    services.leave()

    wait_until(lambda: is_silent(home), seconds=10)
    assert not elsewhere.exists()


@pytest.mark.parametrize("name", ["two\nlines", "no\udcffutf8", "esc\x1b"])
def test_a_name_that_cannot_be_shown_is_refused(folder, name):
    with pytest.raises(HomeUnusable, match="cannot be shown"):
        LocalServices.join(folder / name, want=frozenset(ServiceName), say=print)

    assert not list(folder.iterdir())


def test_a_home_reached_by_two_names_is_one_home(folder, join):
    home, link = folder / "home", folder / "link"
    url = join(home, POSTGRES).database_url()
    link.symlink_to(home)

    same = join(link, POSTGRES).database_url()

    assert same == url
