"""Asks a server again when it failed in passing, and gives up in words.

Knows what passes by itself (a cut line, a timeout, a busy server) and how long to
wait; knows nothing of what is asked for.
"""

import logging
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final, TypeVar

import httpx

from backend.domain.errors import SourceUnavailable

logger = logging.getLogger(__name__)
T = TypeVar("T")

SLICE_SECONDS: Final = 0.1
LEAST_GAIN: Final = 64 * 1024
BUSY: Final = (408, 425, 429)
FIRST_REFUSAL: Final = 300
FIRST_SERVER_ERROR: Final = 500


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a server is waited for, and how often it is asked again."""

    retries: int = 4
    first_wait_seconds: float = 1.0
    """Doubled with every failure in a row."""
    longest_wait_seconds: float = 120.0
    """A server that asks for more is not waited for."""
    connect_seconds: float = 15.0
    read_seconds: float = 30.0

    @property
    def timeout(self) -> httpx.Timeout:
        """Return the time limits of one request."""
        return httpx.Timeout(self.read_seconds, connect=self.connect_seconds)

    def wait_after(self, failures: int) -> float:
        """Return the seconds to wait after so many failures in a row."""
        wait = self.first_wait_seconds * 2.0 ** (failures - 1)
        return min(wait, self.longest_wait_seconds)


class Passing(Exception):
    """It failed in passing: another try may work."""

    def __init__(self, why: str, wait_seconds: float | None = None) -> None:
        super().__init__(why)
        self.wait_seconds = wait_seconds
        """What the server asks for, if it says."""


def patiently(
    attempt: Callable[[], T],
    patience: Patience,
    check: Callable[[], None],
    gained: Callable[[], int] = lambda: 0,
) -> T:
    """Try until it works; raise SourceUnavailable when it fails too often in a row.

    `check` is called while waiting, and may raise. A failure that clearly `gained`
    more than any before begins a new row: a bad line still brings a large file home.
    """
    failures, most = 0, gained()
    while True:
        try:
            return attempt()
        except Passing as exc:
            now = gained()
            failures = 1 if now >= most + LEAST_GAIN else failures + 1
            most = max(most, now)
            if failures > patience.retries:
                raise SourceUnavailable(_given_up(exc, failures)) from exc
            wait = exc.wait_seconds
            wait = patience.wait_after(failures) if wait is None else wait
            logger.warning("%s; trying again in %.0f s", exc, wait)
            pause(wait, check)


def pause(seconds: float, check: Callable[[], None]) -> None:
    """Wait, asking now and then whether to go on."""
    until = time.monotonic() + seconds
    check()
    while (left := until - time.monotonic()) > 0:
        time.sleep(min(left, SLICE_SECONDS))
        check()


@contextmanager
def plainly(url: httpx.URL) -> Iterator[None]:
    """Turn what httpx raises into Passing or SourceUnavailable."""
    try:
        yield
    except httpx.ConnectError as exc:
        if _is_about_trust(exc):
            raise SourceUnavailable(
                f"{url.host} cannot be trusted: {exc}. If a proxy of yours stands in "
                "between, name its certificate in SSL_CERT_FILE.",
            ) from exc
        raise Passing(f"{url.host} cannot be reached ({exc})") from exc
    except httpx.TimeoutException as exc:
        raise Passing(f"{url.host} does not answer in time") from exc
    except httpx.ProxyError as exc:
        raise SourceUnavailable(f"The proxy refuses {url.host}: {exc}.") from exc
    except httpx.TransportError as exc:
        raise Passing(f"{url.host} broke off ({exc})") from exc


def refuse_failure(
    response: httpx.Response,
    patience: Patience,
    remedy: str,
) -> None:
    """Raise if the server failed or will not: Passing if it may yet.

    `remedy` says what a person does when it will not.
    """
    status, url = response.status_code, response.url
    if status in BUSY or status >= FIRST_SERVER_ERROR:
        wait = asked_to_wait(response)
        if wait is not None and wait > patience.longest_wait_seconds:
            raise SourceUnavailable(
                f"{url.host} asks to wait {wait / 60:.0f} minutes. Run it again then; "
                "it goes on where it stopped.",
            )
        raise Passing(f"{url.host} answers {status}", wait)
    if status >= FIRST_REFUSAL:
        raise SourceUnavailable(
            f"{url.host} answers {status} for {url.path}. {remedy}",
        )


def asked_to_wait(response: httpx.Response) -> float | None:
    """Return the seconds that Retry-After asks for; it may also name a moment."""
    stated = response.headers.get("Retry-After", "").strip()
    if stated.isdecimal():
        return float(stated)
    try:
        moment = parsedate_to_datetime(stated)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _given_up(exc: Passing, failures: int) -> str:
    return (
        f"{exc}, {failures} times in a row. See whether this machine has a network, "
        "and run it again later; it goes on where it stopped."
    )


def _is_about_trust(exc: BaseException) -> bool:
    causes: BaseException | None = exc
    while causes is not None:
        if isinstance(causes, ssl.SSLCertVerificationError):
            return True
        causes = causes.__cause__ or causes.__context__
    return False
