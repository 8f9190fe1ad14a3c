"""A server on loopback that publishes files, as well or as badly as a test wants."""

import re
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from backend.domain.errors import Cancelled
from ingestion.patience import Patience

IMPATIENT = Patience(
    retries=3,
    first_wait_seconds=0.0,
    longest_wait_seconds=5.0,
    connect_seconds=2.0,
    read_seconds=1.0,
)
PIECE = 16 * 1024


@dataclass
class Published:
    """A file as it is published now."""

    body: bytes
    etag: str | None = '"one"'
    last_modified: str | None = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Asked:
    """What was asked for, and what was sent so far."""

    method: str
    path: str
    headers: dict[str, str]
    status: int
    sent: int = 0

    @property
    def range(self) -> str | None:
        return self.headers.get("range")


@dataclass
class Behaviour:
    """How the server errs; lists are used up, one entry a request."""

    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    """Answered instead, whatever is asked."""
    cuts: list[int] = field(default_factory=list)
    """The connection breaks after so many bytes of a body."""
    knows_head: bool = True
    knows_ranges: bool = True
    minds_if_range: bool = True
    minds_conditions: bool = True
    states_length: bool = True
    lies_about_length: int = 0
    lies_about_range: int = 0
    seconds_a_piece: float = 0.0


class Publisher:
    """The server, what it publishes and what it was asked."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.files: dict[str, Published] = {}
        self.asked: list[Asked] = []
        self.behaviour = Behaviour()
        self._lock = threading.Lock()

    def publish(self, name: str, body: bytes, **how: Any) -> None:
        self.files[f"/{name}"] = Published(body, **how)

    def gets(self, name: str = "") -> list[Asked]:
        """Return what was asked for by GET."""
        return [
            asked
            for asked in self.asked
            if asked.method == "GET" and asked.path.endswith(name)
        ]

    def sent(self, name: str = "") -> int:
        return sum(asked.sent for asked in self.gets(name))

    def take(self, entries: list[Any]) -> Any:
        with self._lock:
            return entries.pop(0) if entries else None

    def note(self, asked: Asked) -> None:
        with self._lock:
            self.asked.append(asked)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    publisher: Publisher

    def do_HEAD(self) -> None:
        if self.publisher.behaviour.knows_head:
            self._answer()
        else:
            self._say(405, {}, b"")

    def do_GET(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        pass

    def _answer(self) -> None:
        instead = self.publisher.take(self.publisher.behaviour.answers)
        if instead is not None:
            self._say(instead[0], instead[1], b"")
            return
        # A proxy is asked for whole addresses.
        found = self.publisher.files.get(urlsplit(self.path).path)
        if found is None:
            self._say(404, {}, b"nothing here")
        elif self._is_unchanged(found):
            self._say(304, self._described(found), b"")
        else:
            self._publish(found)

    def _publish(self, found: Published) -> None:
        begin = self._asked_from(found)
        headers = self._described(found)
        if begin is None:
            self._say(200, headers, found.body)
        elif begin >= len(found.body):
            self._say(416, {"Content-Range": f"bytes */{len(found.body)}"}, b"")
        else:
            begin += self.publisher.behaviour.lies_about_range
            last = len(found.body) - 1
            headers["Content-Range"] = f"bytes {begin}-{last}/{len(found.body)}"
            self._say(206, headers, found.body[begin:])

    def _described(self, found: Published) -> dict[str, str]:
        stated = {"ETag": found.etag, "Last-Modified": found.last_modified}
        return {**{k: v for k, v in stated.items() if v}, **found.headers}

    def _is_unchanged(self, found: Published) -> bool:
        if not self.publisher.behaviour.minds_conditions:
            return False
        etag = self.headers.get("If-None-Match")
        if etag is not None:
            return etag == found.etag
        moment = self.headers.get("If-Modified-Since")
        return moment is not None and moment == found.last_modified

    def _asked_from(self, found: Published) -> int | None:
        stated = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        behaviour = self.publisher.behaviour
        if stated is None or not behaviour.knows_ranges:
            return None
        validator = self.headers.get("If-Range")
        current = {found.etag, found.last_modified}
        if behaviour.minds_if_range and validator and validator not in current:
            return None
        return int(stated[1])

    def _say(self, status: int, headers: dict[str, str], body: bytes) -> None:
        behaviour = self.publisher.behaviour
        asked_headers = {name.lower(): text for name, text in self.headers.items()}
        asked = Asked(self.command, self.path, asked_headers, status)
        # Noted before it is answered: who has the answer finds the note.
        self.publisher.note(asked)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if behaviour.states_length:
            length = len(body) + (behaviour.lies_about_length if body else 0)
            self.send_header("Content-Length", str(length))
        else:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "GET":
            self._send(body, asked)

    def _send(self, body: bytes, asked: Asked) -> None:
        behaviour = self.publisher.behaviour
        cut = self.publisher.take(behaviour.cuts) if body else None
        until = len(body) if cut is None else min(cut, len(body))
        for begin in range(0, until, PIECE):
            piece = body[begin : min(begin + PIECE, until)]
            asked.sent += len(piece)
            try:
                self.wfile.write(piece)
            except OSError:
                asked.sent -= len(piece)
                self.close_connection = True
                return
            time.sleep(behaviour.seconds_a_piece)
        if cut is not None or behaviour.lies_about_length:
            self.close_connection = True


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that go away are what is tested."""


@contextmanager
def publishing(secured: ssl.SSLContext | None = None) -> Iterator[Publisher]:
    """Lend a publisher; it is closed afterwards."""

    class Handler(_Handler):
        """Of this publisher alone."""

    with _Server(("127.0.0.1", 0), Handler) as server:
        scheme = "http"
        if secured:
            scheme = "https"
            server.socket = secured.wrap_socket(server.socket, server_side=True)
        publisher = Publisher(f"{scheme}://127.0.0.1:{server.server_address[1]}/")
        Handler.publisher = publisher
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield publisher
        finally:
            server.shutdown()
            thread.join()


@dataclass
class Told:
    """Progress that remembers what it was told, and may call off."""

    stages: list[tuple[str, int | None]] = field(default_factory=list)
    done: int = 0
    skipped: int = 0
    calls_off_after: int | None = None

    def stage(self, name: str, total: int | None = None) -> None:
        self.stages.append((name, total))
        self.done = self.skipped = 0

    def advance(self, done: int = 1, *, skipped: int = 0, failed: int = 0) -> None:
        self.done += done
        self.skipped += skipped

    def check(self) -> None:
        if self.calls_off_after is not None and self.done >= self.calls_off_after:
            raise Cancelled("Called off.")
