"""PostgreSQL as a service of the home: a unix socket, no network, no password."""

import os
import shutil
import signal
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from backend.adapters.local_services.checks import check_room
from backend.adapters.local_services.cluster import make_cluster, remove_unfinished
from backend.adapters.local_services.configuration import ROLE, write_configuration
from backend.adapters.local_services.home import PRIVATE, Home
from backend.adapters.local_services.programs import find_programs
from backend.adapters.local_services.service import Launch, StartFailed, spawn
from backend.adapters.local_services.state import ServiceName, ServiceState
from backend.domain.errors import HomeUnusable

SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 103 if sys.platform == "darwin" else 107
STATUS_LINE = 7
SHORT_PREFIX = "moviechat-"


class Postgres:
    """The service `postgres`; its address is the folder of its socket."""

    name = ServiceName.POSTGRES
    stop_signal = signal.SIGINT
    """"Fast shutdown": sessions are ended, everything is written."""
    stop_seconds = 30.0
    start_seconds = 300.0
    """Enough for the recovery after a crash."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.data = home.data(self.name)

    def launch(self, lock: int, last: ServiceState | None) -> Launch:  # noqa: ARG002 - of the protocol
        """Make the cluster if there is none, and start the server."""
        if not self.data.exists():
            _check_room(self.home)
            programs = find_programs(reach=[self.data])
            yield from make_cluster(self.data, programs, lock)
        folder = _make_socket_folder(self.home.run / "pg")
        programs = find_programs(reach=[self.data, folder])
        programs.hand_over(folder)
        # Whoever is named in it, a process of today perhaps: the lock is ours, so
        # no server of this folder lives. (One started by hand is still noticed by
        # PostgreSQL itself, through its shared memory.)
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        write_configuration(self.data, folder, programs)
        words = programs.command("postgres", "-D", str(self.data))
        with self.home.log(self.name).open("ab") as log:
            return spawn(words, lock, log, become=programs.become), str(folder)

    def answers(self, pid: int, address: str) -> bool:
        """Whether the server says so itself, in the way that pg_ctl trusts."""
        with suppress(OSError):
            lines = (self.data / "postmaster.pid").read_text().splitlines()
            is_ready = lines[STATUS_LINE:] and lines[STATUS_LINE].strip() == "ready"
            has_socket = (Path(address) / SOCKET).exists()
            return bool(is_ready) and lines[0] == str(pid) and has_socket
        return False

    def processes(self) -> list[int]:
        """Every process that still holds the lock."""
        programs = find_programs(reach=[self.data])
        return programs.find_holders(self.home.lock(self.name))

    def tidy(self) -> None:
        """Remove the socket's folder and clusters that were never completed."""
        remove_unfinished(self.data)
        shutil.rmtree(self.home.run / "pg", ignore_errors=True)

    def release(self, address: str) -> None:
        """Remove the socket's folder if it had to be elsewhere."""
        if Path(address).name.startswith(SHORT_PREFIX):
            shutil.rmtree(address, ignore_errors=True)


def database_url(folder: str) -> str:
    """The address in libpq's words; the port too, lest PGPORT decide."""
    return f"postgresql://{ROLE}@/{ROLE}?host={quote(folder, safe='')}&port=5432"


def _make_socket_folder(wanted: Path) -> Path:
    """Make the folder, elsewhere when its path cannot be an address."""
    if _fits(wanted):
        wanted.mkdir(mode=PRIVATE, exist_ok=True)
        return wanted
    usual = Path(tempfile.mkdtemp(prefix=SHORT_PREFIX))
    if _fits(usual):
        return usual
    usual.rmdir()
    return Path(tempfile.mkdtemp(prefix=SHORT_PREFIX, dir="/tmp"))


def _fits(folder: Path) -> bool:
    """Whether it can be an address; with a comma it would be taken for two."""
    length = len(os.fsencode(folder / SOCKET))
    return length <= LONGEST_SOCKET_PATH and "," not in str(folder)


def _check_room(home: Home) -> None:
    try:
        check_room(home)
    except HomeUnusable as error:
        raise StartFailed(str(error)) from error
