"""Homes on short paths, and nothing left running whatever a test did."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from backend.adapters.local_services import LocalServices, ServiceName, stop_services
from backend.adapters.local_services.home import Home
from backend.adapters.local_services.postgres import Postgres
from backend.adapters.local_services.processes import holders, tell
from backend.adapters.local_services.state import read_state
from tests.services import everyone
from tests.services.clients import Client
from tests.services.sights import is_silent, wait_until

Join = Callable[..., LocalServices]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder for homes; whatever runs in it is ended afterwards."""
    made = Path(tempfile.mkdtemp(prefix="mc-", dir=os.environ.get("TMPDIR", "/tmp")))
    made.chmod(0o755)
    yield made
    clear(made)


@pytest.fixture
def home(folder: Path) -> Path:
    """A home that does not exist yet."""
    return folder / "home"


@pytest.fixture
def used_home(home: Path, cluster: Path) -> Path:
    """A home where PostgreSQL has run before: it starts in a fifth of the time."""
    home.mkdir(mode=0o700)
    subprocess.run(["cp", "-a", cluster, home], check=True)
    return home


@pytest.fixture
def join() -> Iterator[Join]:
    """Joins homes from the test's own process."""
    joined: list[LocalServices] = []

    def join_home(home: Path, *want: ServiceName) -> LocalServices:
        wanted = frozenset(want or ServiceName)
        services = LocalServices.join(home, want=wanted, say=lambda _: None)
        joined.append(services)
        return services

    yield join_home
    for services in joined:
        services.leave()


@pytest.fixture
def start_client(folder: Path) -> Iterator[Callable[..., Client]]:
    """Starts processes that use homes in the folder."""
    started: list[Client] = []

    def start(*words, **how) -> Client:
        client = Client(*words, **how)
        started.append(client)
        return client

    yield start
    for client in started:
        if client.process.poll() is None:
            client.kill()
        client._close()


@pytest.fixture
def open_python(folder: Path) -> Path:
    """A Python that every user may run."""
    return everyone.open_python(folder)


@pytest.fixture(scope="package")
def shared_home() -> Iterator[Path]:
    """A home with both services running, for tests that only look."""
    made = Path(tempfile.mkdtemp(prefix="mc-", dir=os.environ.get("TMPDIR", "/tmp")))
    home = made / "home"
    everything = frozenset(ServiceName)
    with LocalServices.join(home, want=everything, say=lambda _: None) as services:
        services.database_url()
        services.chroma_url()
        yield home
    clear(made)


@pytest.fixture(scope="package")
def cluster() -> Iterator[Path]:
    """A complete data folder of PostgreSQL, at rest."""
    made = Path(tempfile.mkdtemp(prefix="mc-", dir=os.environ.get("TMPDIR", "/tmp")))
    want = frozenset({ServiceName.POSTGRES})
    with LocalServices.join(made / "home", want=want, say=lambda _: None) as services:
        services.database_url()
        stop_services(made / "home")
    yield made / "home" / "postgres-18"
    clear(made)


def clear(folder: Path) -> None:
    """Kill what runs in the homes of a folder, then remove it."""
    for home in {Home(lock.parent) for lock in folder.rglob("keeper.lock")}:
        for lock in (home.keeper_lock, *map(home.lock, ServiceName)):
            tell(holders(lock), signal.SIGKILL)
        wait_until(partial(is_silent, home.root))
        state = read_state(home.state(ServiceName.POSTGRES))
        if state and state.address:
            Postgres(home).release(state.address)
    shutil.rmtree(folder, ignore_errors=True)
