"""One line to the servers that publish: TLS, proxies, redirects, and no surprises.

Knows how to ask safely; knows nothing of files. Proxies and further certificates
come from the environment, as httpx reads it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import httpx

from backend.domain.errors import SourceUnavailable
from backend.ports import Progress
from ingestion.patience import Patience, patiently, plainly, refuse_failure

MOST_REDIRECTS: Final = 5
LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
LONGEST_NOTE: Final = 10_000  # bytes of a file that holds a hash
MOVED: Final = (
    "What is published there may have moved: fetch it by hand and name its folder."
)
# Compressed on the way, a size would mean nothing and a range would be ambiguous.
PLAIN: Final = {"Accept-Encoding": "identity", "User-Agent": "moviechat"}
# What a server without HEAD may say to it; GET tells then.
HEAD_UNKNOWN: Final = (400, 403, 405, 501)

NOT_MODIFIED: Final = 304
RANGE_REFUSED: Final = 416
MISSING: Final = (401, 403, 404, 410)


@dataclass(frozen=True, slots=True)
class Announced:
    """What a server says of a file before it is fetched."""

    is_unchanged: bool = False
    size: int | None = None
    etag: str | None = None


class Line:
    """Asks servers, patiently, until the work is called off."""

    def __init__(
        self,
        client: httpx.Client,
        patience: Patience,
        progress: Progress,
        *,
        is_loopback: bool,
    ) -> None:
        self._client = client
        self._is_loopback = is_loopback
        self.patience = patience
        self.progress = progress

    def announced(self, address: str, headers: Mapping[str, str]) -> Announced:
        """Return what the server says of a file, without fetching it."""

        def ask() -> Announced:
            with self.asked("HEAD", address, headers) as response:
                return _read_announcement(response, self.patience)

        return patiently(ask, self.patience, self.progress.check)

    def note(self, address: str) -> str | None:
        """Return a short text, or None where there is none."""

        def ask() -> str | None:
            with self.asked("GET", address, {}) as response:
                if response.status_code in MISSING:
                    return None
                refuse_failure(response, self.patience, MOVED)
                return _beginning(response).decode("ascii", "replace")

        return patiently(ask, self.patience, self.progress.check)

    @contextmanager
    def asked(
        self,
        method: str,
        address: str,
        headers: Mapping[str, str],
    ) -> Iterator[httpx.Response]:
        """Lend the answer, its body unread; raise what `plainly` raises."""
        request = self._client.build_request(method, address, headers=headers)
        with plainly(request.url):
            response = self._follow(request)
            try:
                yield response
            finally:
                response.close()

    def _follow(self, request: httpx.Request) -> httpx.Response:
        """Send a request and go where it is sent on to, if that is safe."""
        for _ in range(MOST_REDIRECTS + 1):
            self._refuse_unsafe(request.url)
            response = self._client.send(request, stream=True)
            if response.next_request is None:
                return response
            response.close()
            request = response.next_request
        raise SourceUnavailable(f"{request.url.host} sends on and on. {MOVED}")

    def _refuse_unsafe(self, url: httpx.URL) -> None:
        """Let only HTTPS pass, or plain HTTP that never leaves this machine."""
        is_here = self._is_loopback and url.host in LOOPBACK
        if url.scheme != "https" and not (url.scheme == "http" and is_here):
            raise SourceUnavailable(
                f"{url.scheme}://{url.host} is no safe address: only https is. {MOVED}",
            )


@contextmanager
def connected(
    addresses: Sequence[str],
    patience: Patience,
    progress: Progress,
) -> Iterator[Line]:
    """Open a line for these addresses; only loopback ones may do without TLS."""
    is_loopback = all(httpx.URL(address).host in LOOPBACK for address in addresses)
    with httpx.Client(headers=PLAIN, timeout=patience.timeout) as client:
        yield Line(client, patience, progress, is_loopback=is_loopback)


def content_length(response: httpx.Response) -> int | None:
    """Return how many bytes the body has, if the server says."""
    stated = response.headers.get("Content-Length", "")
    return int(stated) if re.fullmatch(r"[0-9]{1,15}", stated) else None


def _read_announcement(response: httpx.Response, patience: Patience) -> Announced:
    if response.status_code == NOT_MODIFIED:
        return Announced(is_unchanged=True)
    if response.status_code in HEAD_UNKNOWN:
        return Announced()
    refuse_failure(response, patience, MOVED)
    return Announced(
        size=content_length(response),
        etag=response.headers.get("ETag"),
    )


def _beginning(response: httpx.Response) -> bytes:
    gathered = b""
    for chunk in response.iter_raw():
        gathered += chunk
        if len(gathered) >= LONGEST_NOTE:
            break
    return gathered[:LONGEST_NOTE]
