"""Which film of the catalogue is meant by a title, with or without a year.

For what names a film and says nothing else of it, such as a review or a script.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from backend.adapters.postgres.matching import Candidate, PostgresCandidates
from backend.domain.films import FilmId
from backend.domain.folding import fold_title

Name = tuple[str, int | None]

# Of films of one title, one is meant if it is so many times as well known.
FAR_BETTER_KNOWN: Final = 10


def films_named(
    names: Sequence[Name],
    catalogue: PostgresCandidates,
    *,
    gap: int,
) -> dict[Name, FilmId]:
    """Return the film that each name means, so many years off at most.

    A name that may mean several films means none.
    """
    wanted = ((n, fold_title(title), year) for n, (title, year) in enumerate(names))
    found: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in catalogue.by_title(wanted, gap=gap):
        if candidate.is_exact:
            found[candidate.number].append(candidate)
    meant = {names[n]: _meant(names[n][1], some) for n, some in found.items()}
    return {name: film_id for name, film_id in meant.items() if film_id}


def _meant(year: int | None, candidates: Iterable[Candidate]) -> FilmId | None:
    by_gap: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_gap[_gap(year, candidate.year)].append(candidate)
    nearest = sorted(by_gap[min(by_gap)], key=lambda c: -c.votes)
    best, others = nearest[0], nearest[1:]
    is_plain = not others or best.votes > FAR_BETTER_KNOWN * others[0].votes
    return best.film_id if is_plain else None


def _gap(wanted: int | None, year: int | None) -> int:
    return 0 if wanted is None else abs(wanted - (year or 0))
