"""Which film of the catalogue a record of another source is of, if any.

A title and a year are not enough: remakes share the one, rivals of a season both.
Who acted in it or directed it decides, whether listed or named in the text. With two
people in common a film may be some years off, for lists go by the year of release at
home, or be called otherwise, if the one title holds the other.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from backend.adapters.postgres.matching import Candidate, Wanted
from backend.domain.films import Film, FilmId
from backend.domain.folding import fold, fold_name, fold_title
from ingestion.kinship import are_kin

# Of two people in common one may be a namesake; both together hardly are.
SURE: Final = 2
USUAL_GAP: Final = 1
WIDEST_GAP: Final = 3


class Candidates(Protocol):
    """Finds films that a record may be of."""

    def by_title(self, wanted: Iterable[Wanted], *, gap: int) -> Iterator[Candidate]:
        """Return films by these titles, so many years apart at most."""
        ...

    def by_people(
        self,
        wanted: Iterable[Wanted],
        *,
        gap: int,
        least: int,
    ) -> Iterator[Candidate]:
        """Return films that at least so many of these people made."""
        ...


@dataclass(frozen=True, slots=True, order=True)
class _Match:
    """A record and a film it may be of; the greater, the likelier."""

    shared: int
    is_exact: bool
    same_year: bool
    votes: int
    film_id: FilmId
    number: int


def match(films: Sequence[Film], catalogue: Candidates) -> dict[int, FilmId]:
    """Return, by the place of each film, the film of the catalogue that it is.

    The surest come first; a source may well have one film twice.
    """
    titled = catalogue.by_title(_by_title(films), gap=WIDEST_GAP)
    found = dict(_surest_first(_judged(films, titled, _by_name)))
    rest = [n for n in range(len(films)) if n not in found]
    made = catalogue.by_people(_by_people(films, rest), gap=USUAL_GAP, least=SURE)
    taken = set(found.values())
    free = (candidate for candidate in made if candidate.film_id not in taken)
    return found | dict(_surest_first(_judged(films, free, _by_kinship)))


def _by_title(films: Sequence[Film]) -> Iterator[Wanted]:
    for number, film in enumerate(films):
        names = (film.title, film.original_title, *film.also_known_as)
        for folded in {fold_title(name) for name in names if name}:
            yield number, folded, film.year


def _by_people(films: Sequence[Film], numbers: Iterable[int]) -> Iterator[Wanted]:
    for number in numbers:
        for folded in people_of(films[number]):
            yield number, folded, films[number].year


def _judged(
    films: Sequence[Film],
    candidates: Iterable[Candidate],
    judge: Callable[[Film, Sequence[Candidate]], Iterator[_Match]],
) -> Iterator[_Match]:
    grouped: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        grouped[candidate.number].append(candidate)
    for number, some in grouped.items():
        yield from judge(films[number], some)


def _by_name(film: Film, candidates: Sequence[Candidate]) -> Iterator[_Match]:
    people, text = people_of(film), f" {fold(film.plot or '')} "
    for candidate in candidates:
        shared = _in_common(people, candidate, text)
        gap = abs((film.year or 0) - (candidate.year or 0))
        if shared >= SURE:
            is_one = gap <= WIDEST_GAP
        elif people and (candidate.people or candidate.also_named):
            is_one = shared > 0 and candidate.is_exact and gap <= USUAL_GAP
        else:
            alone = len(candidates) == 1
            is_one = alone and candidate.is_exact and film.year is not None and not gap
        if is_one:
            yield _match(film, candidate, shared)


def _by_kinship(film: Film, candidates: Sequence[Candidate]) -> Iterator[_Match]:
    people = people_of(film)
    for candidate in candidates:
        if are_kin(film.title, candidate.title):
            shared = _in_common(people, candidate, "")
            yield _match(film, candidate, shared)


def _match(film: Film, candidate: Candidate, shared: int) -> _Match:
    return _Match(
        shared=shared,
        is_exact=candidate.is_exact,
        same_year=film.year == candidate.year,
        votes=candidate.votes,
        film_id=candidate.film_id,
        number=-candidate.number,
    )


def _surest_first(possible: Iterable[_Match]) -> Iterator[tuple[int, FilmId]]:
    """Give each record at most one film, and a film again only to who is sure of it."""
    records: set[int] = set()
    films: set[FilmId] = set()
    for match in sorted(possible, reverse=True):
        is_free = match.film_id not in films or match.shared >= SURE
        if match.number not in records and is_free:
            records.add(match.number)
            films.add(match.film_id)
            yield -match.number, match.film_id


def people_of(film: Film) -> set[str]:
    """Return who acts in a film or directs it, folded."""
    named = [*(member.person for member in film.cast), *film.directors]
    return {fold_name(person.name) for person in named}


def _in_common(people: set[str], candidate: Candidate, text: str) -> int:
    """Count the people whom both name, "Jr." or not, or of whom the text tells."""
    others = {*candidate.people, *map(fold, candidate.also_named)}
    bare = {_bare(name) for name in people}
    return sum(
        _bare(name) in bare or (" " in name and f" {name} " in text) for name in others
    )


def _bare(folded: str) -> str:
    words = folded.split()
    if len(words) > SURE and words[-1] in {"jr", "sr", "ii", "iii"}:
        words.pop()
    return "".join(words)
