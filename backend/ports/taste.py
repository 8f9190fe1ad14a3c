"""Keeps what people said of films, and what they never want."""

from collections.abc import Sequence
from typing import Protocol

from backend.domain.films import FilmId
from backend.domain.taste import FilmState, Taste, TasteChange, UserId


class TasteBook(Protocol):
    """Keeps the taste of each user; whoever never said anything has an empty one."""

    def taste(self, user: UserId) -> Taste:
        """Return all that the user said."""

    def states(
        self, user: UserId, film_ids: Sequence[FilmId]
    ) -> dict[FilmId, FilmState]:
        """Return what the user said of these films, of those that they touched."""

    def change(self, user: UserId, change: TasteChange) -> None:
        """Change what the user says, all of it or, when a part is refused, nothing.

        Films may go by former ids. Raises InvalidRequest naming the films, genres,
        people and languages that the catalogue does not have.
        """

    def clear(self, user: UserId) -> None:
        """Forget all that the user said."""
