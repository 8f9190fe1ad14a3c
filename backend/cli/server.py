"""Flask under gunicorn: one process, many threads, since every stream holds one.

The master keeps the embedded services and the home's `server.lock`; its child
builds the application. A child that died is replaced; one without a master goes.
"""

import json
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, Final

from gunicorn.app.base import BaseApplication

from backend.adapters.local_services.locks import FileLock, is_held, try_exclusive
from backend.adapters.whereabouts import Whereabouts
from backend.app import create_app
from backend.bootstrap import (
    bring_up_to_date,
    located,
    open_services,
    open_worker,
)
from backend.domain.errors import AlreadyRunning, InvalidSettings
from backend.settings import HIGHEST_PORT, Settings
from backend.worker.worker import working_behind

Say = Callable[[str], None]

THREADS: Final = 256
LONGEST_ADDRESS: Final = 8_190  # the most that gunicorn reads
STOP_SECONDS: Final = 20.0
# A child whose master was killed notices within a second or two and goes.
ORPHAN_SECONDS: Final = 10.0
LOOK_SECONDS: Final = 0.05


def run_server(settings: Settings, say: Say, *, has_worker: bool) -> None:
    """Serve until a signal; raise AlreadyRunning or what kept it from starting.

    With a worker, jobs are carried out beside the answers.
    """
    started = time.monotonic()
    with located(settings, say) as where, _only_server(settings) as record:
        _refuse_taken_port(settings)
        steps = bring_up_to_date(where)
        if steps:
            say(f"The database was brought up to date in {steps} steps.")
        address = f"http://{_bracketed(settings.host)}:{settings.port}"
        record.write_text(json.dumps({"pid": os.getpid(), "address": address}))

        def say_ready(seconds: float) -> None:
            say(f"Movie Chat is ready at {address} ({seconds:.2f} s). Ctrl-C stops it.")

        server = _Server(settings, where, say_ready, started, has_worker=has_worker)
        server.run()


def stop_server(home: Path) -> bool:
    """End the server of this home; return whether there was one."""
    lock, record = _places(home)
    if not is_held(lock):
        return False
    master = _recorded(record).get("pid")
    if isinstance(master, int) and _is_alive(master):
        os.kill(master, signal.SIGTERM)
    if not _released(lock, STOP_SECONDS):
        raise AlreadyRunning(
            f"The server (process {master}) does not end. End it by hand: "
            f"kill -9 {master}",
        )
    return True


class _Server(BaseApplication):
    """gunicorn with settings of ours and none from files."""

    def __init__(
        self,
        settings: Settings,
        where: Whereabouts,
        say_ready: Callable[[float], None],
        started: float,
        *,
        has_worker: bool,
    ) -> None:
        self._settings = settings
        self._where = where
        self._say_ready_after = say_ready
        self._started = started
        self._has_worker = has_worker
        self._open = ExitStack()
        # What would go on while gunicorn waits for the last replies.
        self._leave: list[Callable[[], None]] = []
        super().__init__()

    def load_config(self) -> None:
        """Tell gunicorn how to run."""
        settings = self._settings
        for name, value in {
            "bind": f"{_bracketed(settings.host)}:{settings.port}",
            "worker_class": "gthread",
            "threads": THREADS,
            "timeout": 120,
            "graceful_timeout": 3,
            "keepalive": 15,
            # A list of ids, such as a lasso on the map holds, is long.
            "limit_request_line": LONGEST_ADDRESS,
            "loglevel": "warning",
            "forwarded_allow_ips": "",
            "control_socket_disable": True,
            "post_worker_init": lambda _worker: self._begin(),
            "child_exit": lambda _server, _worker: self._begin_anew(),
            "worker_exit": lambda _server, _worker: self._open.close(),
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Any:  # noqa: ANN401 - a WSGI application
        """Build the application, in the process that serves."""
        opening = open_services(self._where, self._settings)
        services = self._open.enter_context(opening)
        services.warm_up()
        self._leave.append(services.jobs.leave)
        return create_app(services)

    def _begin(self) -> None:
        self._say_ready_after(time.monotonic() - self._started)
        if self._has_worker:
            opening = open_worker(self._where, self._settings)
            worker = self._open.enter_context(opening)
            self._leave.append(worker.leave)
            self._open.enter_context(working_behind(worker))
        _heed(signal.SIGTERM, self._leave)

    def _begin_anew(self) -> None:
        """The next child starts from now."""
        self._started = time.monotonic()


def _heed(number: signal.Signals, also: list[Callable[[], None]]) -> None:
    """Do this, too, when the signal comes, before what is done anyway."""
    before = signal.getsignal(number)

    def handle(received: int, frame: FrameType | None) -> None:
        for act in also:
            act()
        if callable(before):
            before(received, frame)

    signal.signal(number, handle)


@contextmanager
def _only_server(settings: Settings) -> Iterator[Path]:
    """Be the home's only server; yields where to note where it serves."""
    lock, record = _places(settings.home)
    owner = os.getpid()
    with _server_lock(lock, record):
        try:
            yield record
        finally:
            # The forked child comes through here too, and has nothing to clear.
            if os.getpid() == owner:
                record.unlink(missing_ok=True)


def _server_lock(lock: Path, record: Path) -> FileLock:
    lock.parent.mkdir(parents=True, exist_ok=True)
    held = try_exclusive(lock)
    noted = _recorded(record)
    if held is None and not _is_alive(noted.get("pid")):
        _released(lock, ORPHAN_SECONDS)
        held = try_exclusive(lock)
    if held is None:
        raise AlreadyRunning(
            f"Movie Chat already serves this home at {noted.get('address')} "
            f"(process {noted.get('pid')}). `moviechat stop` ends it.",
        )
    return held


def _refuse_taken_port(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((settings.host, settings.port))
        except OSError as exc:
            raise InvalidSettings([_taken(settings.port, exc)]) from exc


def _taken(port: int, exc: OSError) -> str:
    other = port + 1 if port < HIGHEST_PORT else port - 1
    return (
        f"PORT={port}: {exc.strerror}. Stop the program that listens there, or "
        f"choose another port, such as PORT={other}."
    )


def _places(home: Path) -> tuple[Path, Path]:
    """Return the lock, which lies where nobody clears up, and the note."""
    return home / "server.lock", home / "run" / "server.json"


def _recorded(record: Path) -> dict[str, Any]:
    try:
        noted = json.loads(record.read_text())
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}


def _is_alive(pid: object) -> bool:
    if not isinstance(pid, int):
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _released(lock: Path, seconds: float) -> bool:
    """Wait until nobody holds the lock."""
    end = time.monotonic() + seconds
    while is_held(lock):
        if time.monotonic() > end:
            return False
        time.sleep(LOOK_SECONDS)
    return True


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
