"""Keeps the shelf at hand, and renews it when the catalogue changed."""

import gc
import logging
from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import Final, Protocol

from backend.domain.errors import MovieChatError
from backend.ports.shelf import FilmShelf
from backend.recommend.shelf import Shelf, ShelfMaker

logger = logging.getLogger(__name__)

LOOKED_AGAIN_SECONDS: Final = 0.5
# While an ingest goes on, the shelf changes all the time and is renewed now and then.
LONGEST_WAIT_SECONDS: Final = 15.0


class Shelves(Protocol):
    """Lends the shelf as it is now."""

    def now(self) -> Shelf:
        """Return the shelf, at most a moment old."""


class KnownShelf:
    """The shelf as of a moment ago; nobody who asks waits for a newer one."""

    def __init__(
        self,
        source: FilmShelf,
        embedder_name: Callable[[], str | None],
        seconds: Callable[[], float],
    ) -> None:
        self._source = source
        self._maker = ShelfMaker(source)
        self._embedder_name = embedder_name
        self._seconds = seconds
        self._shelf: Shelf | None = None
        self._making = Lock()
        self._stop = Event()

    def now(self) -> Shelf:
        """Return the shelf; only the first who asks waits until it is made."""
        return self._shelf or self._made_first()

    def watch(self) -> None:
        """Renew the shelf from now on, soon after the catalogue changed."""
        Thread(target=self._keep_watch, daemon=True, name="shelf").start()

    def close(self) -> None:
        """Watch no longer."""
        self._stop.set()

    def renew(self) -> Shelf:
        """Make the shelf anew if it is another now, and return it."""
        with self._making:
            seen = self._seen()
            if (
                self._shelf is None
                or (self._shelf.version, self._shelf.embedder) != seen
            ):
                self._shelf = self._maker.make(*seen)
                # To look all that through for garbage holds every answer up.
                gc.freeze()
            return self._shelf

    def _made_first(self) -> Shelf:
        with self._making:
            if self._shelf is None:
                self._shelf = self._maker.make(*self._seen())
                gc.freeze()
            return self._shelf

    def _seen(self) -> tuple[str, str | None]:
        return self._source.version(), self._embedder_name()

    def _keep_watch(self) -> None:
        """Renew once the catalogue rests, or after a while if it does not."""
        last_seen, renewed_at = None, self._seconds()
        while not self._stop.wait(LOOKED_AGAIN_SECONDS):
            try:
                seen = self._seen()
                shelf = self._shelf
                is_new = shelf is None or (shelf.version, shelf.embedder) != seen
                is_late = self._seconds() - renewed_at > LONGEST_WAIT_SECONDS
                if is_new and (seen == last_seen or is_late):
                    self.renew()
                    renewed_at = self._seconds()
                last_seen = seen
            except MovieChatError as exc:
                logger.warning("films to rank are not renewed: %s", exc)
