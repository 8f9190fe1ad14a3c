"""Chroma as a service of the home, on a port of 127.0.0.1."""

import importlib.util
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from backend.adapters.local_services.home import PRIVATE, Home
from backend.adapters.local_services.processes import holders, listens
from backend.adapters.local_services.service import Launch, StartFailed, spawn
from backend.adapters.local_services.state import ServiceName, ServiceState

LOOPBACK = "127.0.0.1"
PATIENCE_SECONDS = 0.5
COMMAND = "import sys, chromadb_rust_bindings as c; c.cli(['chroma', *sys.argv[1:]])"
"""What the `chroma` script does, without importing all of chromadb first: up in a
tenth of the time, with a third of the memory."""
HEARTBEAT = b"GET /api/v2/heartbeat HTTP/1.0\r\nHost: localhost\r\n\r\n"


class Chroma:
    """The service `chroma`; its address is a URL."""

    name = ServiceName.CHROMA
    stop_signal = signal.SIGTERM
    stop_seconds = 10.0
    start_seconds = 90.0

    def __init__(self, home: Home) -> None:
        self.home = home
        self.data = home.data(self.name)

    def launch(self, lock: int, last: ServiceState | None) -> Launch:
        """Start the server, on the port it had before if that is still free."""
        yield
        command = find_command()
        self.data.mkdir(mode=PRIVATE, exist_ok=True)
        port = _free_port(_port(last.address) if last and last.address else 0)
        where = ["--host", LOOPBACK, "--port", str(port), "--path", str(self.data)]
        with self.home.log(self.name).open("ab") as log:
            child = spawn([*command, "run", *where], lock, log)
        return child, f"http://{LOOPBACK}:{port}"

    def answers(self, pid: int, address: str) -> bool:
        """Whether the heartbeat is this very process's."""
        port = _port(address)
        return listens(pid, port) and _has_heartbeat(port)

    def processes(self) -> list[int]:
        """Every process that still holds the lock."""
        return holders(self.home.lock(self.name))

    def tidy(self) -> None:
        """Nothing to do: Chroma leaves only its data."""

    def release(self, address: str) -> None:
        """Nothing to do: a port is free when its owner is dead."""


def find_command() -> list[str]:
    """Return the words that run Chroma's command, or raise StartFailed."""
    if importlib.util.find_spec("chromadb_rust_bindings") is not None:
        return [sys.executable, "-c", COMMAND]
    program = Path(sys.executable).with_name("chroma")
    if not program.exists():
        raise StartFailed(
            f"Chroma's command is not at {program}. Run `pip install chromadb` "
            "with this Python, or set CHROMA_URL."
        )
    return [sys.executable, str(program)]


def _port(address: str) -> int:
    return urlsplit(address).port or 0


def _free_port(wanted: int) -> int:
    for port in (wanted, 0):
        with socket.socket() as probe, suppress(OSError):
            # Connections of the last server may linger; a listener would not.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((LOOPBACK, port))
            return int(probe.getsockname()[1])
    raise StartFailed("No port of 127.0.0.1 is free for Chroma. Close some programs.")


def _has_heartbeat(port: int) -> bool:
    with suppress(OSError):
        address = (LOOPBACK, port)
        with socket.create_connection(address, PATIENCE_SECONDS) as connection:
            connection.sendall(HEARTBEAT)
            return b" 200 " in connection.recv(64)
    return False
