"""What names and tags the catalogue has, kept at hand and renewed when it changed.

Whole names are looked up in the catalogue itself; what is kept here is for parts of
names, for misspellings and for tags, and may be some seconds behind.
"""

import gc
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock, Thread
from typing import Final

from backend.domain.errors import MovieChatError
from backend.domain.wanted import FilmTest
from backend.knowledge.understanding.kinds_of_film import words_for_tags
from backend.knowledge.understanding.namebook import NameBook
from backend.ports.questions import QuestionCatalogue

logger = logging.getLogger(__name__)

# As many as are voted for at all in a catalogue of forty thousand films; the rest of a
# bigger one goes by its whole name. Some 100 MB.
MOST_FILMS: Final = 60_000
MOST_PEOPLE: Final = 150_000
LOOKED_AGAIN_SECONDS: Final = 3.0


@dataclass(frozen=True, slots=True)
class _Known:
    version: str
    book: NameBook
    tags: Mapping[str, FilmTest]


class KnownNames:
    """The book of names and the tags, as of a moment ago."""

    def __init__(
        self, questions: QuestionCatalogue, seconds: Callable[[], float]
    ) -> None:
        self._questions = questions
        self._seconds = seconds
        self._known: _Known | None = None
        self._looked_at = 0.0
        self._lock = Lock()
        self._is_renewing = False

    def book(self) -> NameBook:
        """Return the book of names."""
        return self._now().book

    def tags(self) -> Mapping[str, FilmTest]:
        """Return how genres, languages and countries are said."""
        return self._now().tags

    def warm_up(self) -> None:
        """Make the book before the first question needs it."""
        self._now()

    def _now(self) -> _Known:
        known = self._known
        if known is None:
            with self._lock:
                known = self._known or self._made(self._questions.version())
                self._known = known
                self._looked_at = self._seconds()
        elif self._seconds() - self._looked_at > LOOKED_AGAIN_SECONDS:
            self._look_again()
        return self._known or known

    def _look_again(self) -> None:
        """Renew the book if the catalogue changed; nobody waits for that."""
        with self._lock:
            if self._is_renewing:
                return
            self._is_renewing = True
            self._looked_at = self._seconds()
        Thread(target=self._renew, daemon=True, name="names").start()

    def _renew(self) -> None:
        try:
            version = self._questions.version()
            known = self._known
            if known is None or known.version != version:
                self._known = self._made(version)
        except MovieChatError as exc:
            logger.warning("names are not renewed: %s", exc)
        finally:
            self._is_renewing = False

    def _made(self, version: str) -> _Known:
        well_known = self._questions.well_known(films=MOST_FILMS, people=MOST_PEOPLE)
        tags = words_for_tags(self._questions.tags())
        known = _Known(version, NameBook(well_known), tags)
        # To look a million names through for garbage holds every answer up.
        gc.freeze()
        return known
