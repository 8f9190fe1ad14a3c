"""What a person gets from an empty folder."""

import shutil
import stat
import sys
from pathlib import Path

import psycopg
import pytest

from backend.adapters.local_services import LocalServices, ServiceName
from backend.adapters.local_services.home import Home
from backend.adapters.local_services.processes import PROC, holders
from backend.adapters.local_services.state import Phase, read_state
from tests.services.sights import CHROMA, POSTGRES, answer, heartbeat

pytestmark = pytest.mark.services


@pytest.fixture(scope="module")
def services(shared_home):
    everything = frozenset(ServiceName)
    with LocalServices.join(shared_home, want=everything, say=print) as joined:
        yield joined


def test_both_services_answer(services):
    assert answer(services.database_url()) == 1
    assert heartbeat(services.chroma_url()) > 0


def test_joining_does_not_wait_for_the_services(home, join):
    join(home, POSTGRES)

    state = read_state(Home(home).state(POSTGRES))
    assert state is None or state.phase is not Phase.READY


def test_only_what_is_wanted_is_started(home, join):
    join(home, POSTGRES).database_url()

    assert not Home(home).data(CHROMA).exists()


def test_a_service_not_wanted_at_first_can_be_asked_for_later(home, join):
    services = join(home, CHROMA)
    services.chroma_url()

    assert answer(services.database_url()) == 1


def test_we_are_superuser_of_a_database_of_our_own(services):
    url = services.database_url()

    assert answer(url, "SELECT current_database()") == "moviechat"
    assert answer(url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("fsync", "on"),
        ("data_checksums", "on"),
        ("server_encoding", "UTF8"),
        ("listen_addresses", ""),
        ("max_connections", "100"),
    ],
)
def test_the_database_is_set_up_to_last(services, setting, value):
    assert answer(services.database_url(), f"SHOW {setting}") == value


def test_typographic_quotes_are_not_letters(services):
    question = "SELECT to_tsvector('english', 'the “Matrix” — Ödön') @@ 'matrix'"

    assert answer(services.database_url(), question) is True


def test_big_and_small_letters_beyond_ascii_are_known(services):
    assert answer(services.database_url(), "SELECT lower('ÄÉŁ')") == "äéł"


def test_the_database_cannot_be_opened_to_the_network(services):
    with (
        psycopg.connect(services.database_url(), autocommit=True) as connection,
        pytest.raises(psycopg.errors.FeatureNotSupported),
    ):
        connection.execute("ALTER SYSTEM SET listen_addresses = '*'")


def test_everything_is_private(shared_home, services):
    services.database_url()
    folders = [
        shared_home,
        *(shared_home / name for name in ("run", "logs", "chroma", "postgres-18")),
        shared_home / "run" / "pg",
    ]

    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}


def test_nothing_listens_beyond_this_machine(shared_home, services):
    chroma_port = int(services.chroma_url().rsplit(":", 1)[1])
    services.database_url()
    processes = [
        pid for name in ServiceName for pid in holders(Home(shared_home).lock(name))
    ]

    listening = [place for pid in processes for place in listening_places(pid)]

    assert len(processes) > 5
    assert listening == [f"0100007F:{chroma_port:04X}"]


def test_no_process_of_the_database_lacks_the_lock(shared_home, services):
    with psycopg.connect(services.database_url()) as connection:
        backend = connection.info.backend_pid

        assert backend in holders(Home(shared_home).lock(POSTGRES))


def test_the_environment_cannot_lead_the_address_astray(services, monkeypatch):
    monkeypatch.setenv("PGPORT", "1")
    monkeypatch.setenv("PGHOST", "elsewhere.example")

    assert answer(services.database_url()) == 1


def listening_places(pid: int) -> list[str]:
    """The TCP addresses on which the process listens, as the kernel writes them."""
    if sys.platform != "linux":
        pytest.skip("needs /proc")
    sockets = set()
    for link in (PROC / str(pid) / "fd").iterdir():
        if link.is_symlink() and "socket:" in str(link.readlink()):
            sockets.add(str(link.readlink()))
    rows = [
        line.split()
        for table in ("net/tcp", "net/tcp6")
        for line in Path(PROC, table).read_text().splitlines()[1:]
    ]
    return [
        row[1] for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in sockets
    ]


def test_a_half_made_cluster_is_cleared_away(home, join):
    join(home, CHROMA).chroma_url()
    remains = home / "postgres-18.new-abc"
    remains.mkdir()
    shutil.copy(__file__, remains)

    join(home, POSTGRES).database_url()

    assert not remains.exists()
