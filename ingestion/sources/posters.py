"""Asks TMDB for the posters of films that IMDb knows.

Yields what it finds, film by film; what is kept, and which films were asked for
already, is decided elsewhere. The key is never shown: neither in a message nor in a
log, not even of the HTTP library.
"""

import re
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self
from urllib.parse import urlencode

import httpx

from backend.domain.errors import Cancelled, InvalidSettings, SourceUnavailable
from backend.domain.films import FilmId
from backend.ports import Progress
from ingestion.patience import (
    Patience,
    asked_to_wait,
    patiently,
    plainly,
    refuse_failure,
)

API: Final = "https://api.themoviedb.org"
IMAGES: Final = "https://image.tmdb.org"
KEYS: Final = "https://www.themoviedb.org/settings/api"
MOST_A_SECOND: Final = 40.0
THREADS: Final = 8
AHEAD: Final = 4 * THREADS
"""How many films may be asked for before the first of them is told."""
LOOK_SECONDS: Final = 0.2
USUAL_PATIENCE: Final = Patience(connect_seconds=10.0, read_seconds=10.0)

UNAUTHORISED: Final = (401, 403)
UNKNOWN: Final = (400, 404, 422)
TOO_MANY: Final = 429
_IMDB_ID: Final = re.compile(r"tt[0-9]{1,12}")
_POSTER: Final = re.compile(r"/[A-Za-z0-9_-]{1,100}\.(?:jpg|jpeg|png|webp)")
# Where TMDB files an id: most are films, some are what it takes for television.
_SHELVES: Final = ("movie_results", "tv_results")


@dataclass(frozen=True, slots=True)
class PosterFound:
    """A film's poster."""

    film_id: FilmId
    url: str


@dataclass(frozen=True, slots=True)
class PosterMissing:
    """TMDB has no poster of the film: there is no use in asking again soon."""

    film_id: FilmId


Poster = PosterFound | PosterMissing


class Tmdb:
    """TMDB, asked by several threads and never faster than it allows."""

    def __init__(
        self,
        key: str | None,
        *,
        api: str = API,
        patience: Patience = USUAL_PATIENCE,
        most_a_second: float = MOST_A_SECOND,
    ) -> None:
        """Keep the key; raise InvalidSettings if there is none."""
        if not key:
            raise InvalidSettings([f"TMDB_API_KEY: is not set. {KEYS} gives a key."])
        self._key = key
        self._api = httpx.URL(api)
        self._patience = patience
        self._pace = _Pace(most_a_second)
        self._client = httpx.Client(
            timeout=patience.timeout,
            headers={"User-Agent": "moviechat", **_authorisation(key)},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        """Ask no more."""
        self._client.close()

    def poster(self, film_id: FilmId) -> Poster:
        """Return what TMDB has, or raise.

        Raises:
            InvalidSettings: TMDB does not accept the key.
            SourceUnavailable: it does not answer, or not in its form.
            Cancelled: `stop` was called.
        """
        return patiently(
            lambda: self._ask(film_id),
            self._patience,
            self._pace.check,
        )

    def stop(self) -> None:
        """Let whoever waits here wait no longer."""
        self._pace.stop()

    def _ask(self, film_id: FilmId) -> Poster:
        self._pace.take_turn()
        url = self._api.join(f"/3/find/{film_id}")
        with plainly(url):
            response = self._client.get(url, extensions={"target": self._target(url)})
        return self._read(film_id, response)

    def _target(self, url: httpx.URL) -> bytes:
        """Return what the server is asked for.

        The key stands only here: the address itself is logged by httpx.
        """
        query = {"external_source": "imdb_id"}
        if not _is_token(self._key):
            query["api_key"] = self._key
        return url.raw_path + b"?" + urlencode(query).encode()

    def _read(self, film_id: FilmId, response: httpx.Response) -> Poster:
        status = response.status_code
        if status in UNAUTHORISED:
            refused = f"TMDB_API_KEY: TMDB does not accept this key ({status})."
            raise InvalidSettings([f"{refused} {KEYS} shows yours, or gives one."])
        if status in UNKNOWN:
            return PosterMissing(film_id)
        if status == TOO_MANY:
            self._hold_everyone(asked_to_wait(response) or 1.0)
        refuse_failure(response, self._patience, "Posters can wait: try again later.")
        path = _poster_path(_decoded(response))
        return (
            PosterFound(film_id, f"{IMAGES}/t/p/w342{path}")
            if path
            else PosterMissing(film_id)
        )

    def _hold_everyone(self, seconds: float) -> None:
        if seconds <= self._patience.longest_wait_seconds:
            self._pace.hold(seconds)


def find_posters(
    films: Iterable[FilmId],
    tmdb: Tmdb,
    progress: Progress,
) -> Iterator[Poster]:
    """Yield what TMDB has for each film that IMDb knows, in order.

    The others are skipped. What was yielded is done with: a run that breaks off is
    taken up by leaving those films out.
    """
    with ThreadPoolExecutor(THREADS, thread_name_prefix="posters") as threads:
        asked: deque[Future[Poster]] = deque()
        try:
            for film_id in _known_to_imdb(films, progress):
                asked.append(threads.submit(tmdb.poster, film_id))
                if len(asked) >= AHEAD:
                    yield _answer(asked.popleft(), progress)
            while asked:
                yield _answer(asked.popleft(), progress)
        except BaseException:
            # What else was asked for is not wanted any more.
            tmdb.stop()
            threads.shutdown(wait=False, cancel_futures=True)
            raise


def _known_to_imdb(films: Iterable[FilmId], progress: Progress) -> Iterator[FilmId]:
    for film_id in films:
        progress.check()
        if _IMDB_ID.fullmatch(film_id):
            yield film_id
        else:
            progress.advance(0, skipped=1)


def _answer(future: Future[Poster], progress: Progress) -> Poster:
    """Wait for an answer, and now and then ask whether it is still wanted."""
    progress.check()
    while not wait([future], timeout=LOOK_SECONDS).done:
        progress.check()
    poster = future.result()
    progress.advance()
    return poster


def _decoded(response: httpx.Response) -> object:
    try:
        return response.json()
    except ValueError as exc:
        raise SourceUnavailable(
            f"{response.url.host} answers something that is no JSON: perhaps a page of "
            "a proxy. Open the address in a browser to see.",
        ) from exc


def _poster_path(answer: object) -> str | None:
    """Return the first poster in an answer, if it is a plain file's name."""
    shelves = answer if isinstance(answer, dict) else {}
    for shelf in _SHELVES:
        found = shelves.get(shelf)
        for entry in found if isinstance(found, list) else []:
            path = entry.get("poster_path") if isinstance(entry, dict) else None
            if isinstance(path, str) and _POSTER.fullmatch(path):
                return path
    return None


def _is_token(key: str) -> bool:
    """Whether it is a read access token, which has dots, and no API key."""
    return "." in key


def _authorisation(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"} if _is_token(key) else {}


class _Pace:
    """Lets through so many a second, and nobody while a server asks to wait."""

    def __init__(self, most_a_second: float) -> None:
        self._apart_seconds = 1.0 / most_a_second
        self._next = 0.0
        self._lock = threading.Lock()
        self._stopped = threading.Event()

    def take_turn(self) -> None:
        """Return when it is one's turn; raise Cancelled when none will come."""
        while (seconds := self._wait_or_take()) > 0:
            self._stopped.wait(seconds)
            self.check()

    def hold(self, seconds: float) -> None:
        """Let nobody through for so long."""
        with self._lock:
            self._next = max(self._next, time.monotonic() + seconds)

    def stop(self) -> None:
        """Let nobody wait any longer."""
        self._stopped.set()

    def check(self) -> None:
        """Raise Cancelled if it was stopped."""
        if self._stopped.is_set():
            raise Cancelled("TMDB is asked no more.")

    def _wait_or_take(self) -> float:
        with self._lock:
            now = time.monotonic()
            if now < self._next:
                return self._next - now
            self._next = now + self._apart_seconds
            return 0.0
