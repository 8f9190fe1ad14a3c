"""Films of one source that share title and year, or stand in it twice.

Knows how they are told apart; knows nothing of what a row looks like. A source is
gone through twice, so that only rows with namesakes are ever held together.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

from backend.domain.films import FilmId
from backend.domain.records import derive_film_id

T = TypeVar("T")


def together(
    rows: Iterable[T],
    key: Callable[[T], Hashable],
    counts: Counter[Hashable],
) -> Iterator[list[T]]:
    """Group the rows that share a key; a group comes with the last of its rows."""
    waiting: defaultdict[Hashable, list[T]] = defaultdict(list)
    for row in rows:
        shared = key(row)
        if counts[shared] <= 1:
            yield [row]
            continue
        waiting[shared].append(row)
        if len(waiting[shared]) == counts[shared]:
            yield waiting.pop(shared)
    yield from waiting.values()


class Namesakes:
    """The pages on which films of the same title and year stand."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, int | None], str] = {}

    def note(self, title: str, year: int | None, page: str | None) -> None:
        """Learn of a film."""
        first = self._first.get((title, year))
        if first is None or (page or "") < first:
            self._first[title, year] = page or ""

    def film_id(self, title: str, year: int | None, page: str | None) -> FilmId:
        """Return a film's id, the same in every run.

        The first page of the alphabet has the id that title and year make.
        """
        is_first = (page or "") == self._first.get((title, year), page or "")
        return derive_film_id(title, year, None if is_first else page)
