"""Traits that split films: questions that somebody answers with yes or no.

The next question is the one after which, as things stand, least would be left to
know: the one with the highest expected reduction of entropy. Narrowing a half-
remembered film down and asking back what somebody is in the mood for both pick theirs
here.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import scipy.sparse as sp

from backend.domain.errors import InvalidRequest
from backend.domain.people import PersonId
from backend.ports.shelf import Integers, Reals
from backend.recommend.shelf import Shelf, Table
from backend.recommend.trait_words import wording_of

FEWEST_FILMS: Final = 2
"""A trait of one film alone is no question but a guess."""
MOST_OF_A_KIND: Final = 40
MOST_ASKED_ABOUT: Final = 2_000
"""Of the likeliest films: to ask about more takes long and tells little."""
QUANTILES: Final = (0.25, 0.5, 0.75)
UNKNOWN: Final = 0.5
SURE: Final = 1e-6
LEAST_TOLD: Final = 0.005
"""Bits; a question that tells less is not worth an answer."""
ALMOST: Final = 0.95
"""A question that tells so much of what the best one does is almost as telling."""
# What people can say of a film that they half remember, easiest first.
EASIEST_FIRST: Final = (
    "genre",
    "year",
    "runtime",
    "language",
    "country",
    "person",
    "theme",
)
_ID: Final = re.compile(
    r"(?P<kind>genre|language|country|person|theme):(?P<value>.+)"
    r"|(?P<number_of>year(?=<)|runtime(?=>))[<>](?P<number>[0-9]{1,4})",
    re.DOTALL,
)
_PLACES: Final = {kind: place for place, kind in enumerate(EASIEST_FIRST)}
_SIGNS: Final = {"year": "<", "runtime": ">"}
# Numbers are rounded to these, and one as near to another is the same question.
_PLEASANT: Final = {"year": 5, "runtime": 10}


@dataclass(frozen=True, slots=True)
class Trait:
    """Something that is so of some films and not of others."""

    id: str
    name: str
    """Of the genre, of somebody; of a number, the number."""
    question: str
    yes: str
    """How somebody wishes for it: "a comedy"."""
    no: str
    """How somebody wishes for the contrary: "no comedy"."""
    holds: Reals
    """Of each film in question: 1 if so, 0 if not, 0.5 where nobody knows."""

    @property
    def kind(self) -> str:
        """What it is about: the genre, the year, somebody in it."""
        return _parts(self.id)[0]


Choose = Callable[[Sequence[Trait], Reals, Collection[str]], Trait | None]
"""Chooses what to ask, by the weights of films, of what was not asked before."""


def by_fame(shelf: Shelf) -> Reals:
    """Return how likely each film is the one somebody thinks of, nothing else told."""
    return np.exp(shelf.fame / 2)


def traits_of(shelf: Shelf, rows: Integers, weights: Reals) -> list[Trait]:
    """Return what tells the films in these rows apart, each as likely as it weighs."""
    if len(rows) < FEWEST_FILMS or weights.sum() <= 0:
        return []
    shares = weights / weights.sum()
    found = [
        trait
        for kind in _SIGNS
        for value in _thresholds(shelf, kind, rows, shares)
        if _splits((trait := _threshold(shelf, kind, value, rows)).holds)
    ]
    for kind, table in _tables(shelf).items():
        numbers = _splitting(table, rows, shares)
        if kind == "theme":
            numbers = _told_by_themes_alone(shelf, numbers)
        found += _traits(shelf, kind, rows, numbers[:MOST_OF_A_KIND])
    return found


def most_telling(
    traits: Sequence[Trait], weights: Reals, asked: Collection[str]
) -> Trait | None:
    """Return what to ask next, never what was asked; None where nothing splits."""
    fresh = [trait for trait in traits if not was_asked(trait.id, asked)]
    if not fresh or weights.sum() <= 0:
        return None
    told = bits_told(np.stack([trait.holds for trait in fresh]), weights)
    most = float(told.max())
    if most < LEAST_TOLD:
        return None
    best = np.flatnonzero(told >= ALMOST * most).tolist()
    return fresh[
        min(best, key=lambda n: (_PLACES[fresh[n].kind], -told[n], fresh[n].id))
    ]


def bits_told(holds: Reals, weights: Reals) -> Reals:
    """Return by how many bits an answer is expected to reduce the entropy.

    A row of `holds` is a trait. Of films of which nobody knows it, no answer tells
    anything.
    """
    shares = weights / weights.sum()
    known = np.asarray((holds != UNKNOWN) @ shares)
    yes = np.asarray((holds > UNKNOWN) @ shares)
    told: Reals = known * _entropy(yes / np.maximum(known, SURE))
    return told


def was_asked(trait_id: str, asked: Collection[str]) -> bool:
    """Return whether this was asked, or the same of a number that is too near."""
    kind, value = _parts(trait_id)
    if kind not in _PLEASANT:
        return trait_id in asked
    numbers = [int(of) for like, of in map(_parts, asked) if like == kind]
    return any(abs(int(value) - number) < _PLEASANT[kind] for number in numbers)


def trait_named(shelf: Shelf, rows: Integers, trait_id: str) -> Trait:
    """Return the trait with this id as it is of these films, or refuse the id."""
    kind, value = _parts(trait_id)
    if kind in _SIGNS:
        return _threshold(shelf, kind, int(value), rows)
    table, number = _tables(shelf)[kind], _number(shelf, kind, value)
    holds = np.where(np.diff(table.matrix.indptr) > 0, 0.0, UNKNOWN)
    holds[table.rows_with(number)] = 1.0
    return _trait(trait_id, kind, table.names[number], holds[rows].astype(np.float32))


def _parts(trait_id: str) -> tuple[str, str]:
    """Return the kind and the value that an id is made of, or refuse it."""
    match = _ID.fullmatch(trait_id)
    if match is None:
        raise InvalidRequest(
            f"There is no trait {trait_id!r}; ids come with questions."
        )
    kind = match["kind"] or match["number_of"]
    return kind, match["value"] or match["number"]


def _tables(shelf: Shelf) -> dict[str, Table]:
    return {
        "genre": shelf.genres,
        "language": shelf.languages,
        "country": shelf.countries,
        "person": shelf.cast,
        "theme": shelf.themes,
    }


def _number(shelf: Shelf, kind: str, value: str) -> int:
    """Return the number of a thing in its table, or refuse it."""
    try:
        if kind == "person":
            return shelf.columns.person_ids.index(PersonId(value))
        return _tables(shelf)[kind].names.index(value)
    except ValueError:
        raise InvalidRequest(
            f"There is no trait {f'{kind}:{value}'!r} in the catalogue."
        ) from None


def _told_by_themes_alone(shelf: Shelf, numbers: Integers) -> Integers:
    """Return the keywords that are neither a genre nor somebody's name."""
    genres = {name.casefold() for name in shelf.genres.names}
    names = [shelf.themes.names[number].casefold() for number in numbers.tolist()]
    kept = [n not in genres and n not in shelf.people_by_name for n in names]
    return numbers[np.array(kept, dtype=np.bool_)]


def _splitting(table: Table, rows: Integers, shares: Reals) -> Integers:
    """Return the things that more than one film has, those that divide best first."""
    part = table.matrix[rows]
    has = sp.csr_array(
        (np.ones(part.nnz, dtype=np.float32), part.indices, part.indptr), part.shape
    )
    films = np.bincount(part.indices, minlength=part.shape[1])
    known = np.diff(part.indptr) > 0
    weight = np.asarray(has.T @ shares)
    evenness = np.minimum(weight, shares[known].sum() - weight)
    evenness[(films < FEWEST_FILMS) | (films >= known.sum())] = 0
    best = np.argsort(-evenness, kind="stable")[: 2 * MOST_OF_A_KIND]
    return np.asarray(best[evenness[best] > 0])


def _traits(shelf: Shelf, kind: str, rows: Integers, numbers: Integers) -> list[Trait]:
    """Return the traits of having these things."""
    table = _tables(shelf)[kind]
    part = table.matrix[rows]
    has = (part[:, numbers].toarray() > 0).astype(np.float32)
    has[np.diff(part.indptr) == 0] = UNKNOWN
    ids = shelf.columns.person_ids if kind == "person" else table.names
    return [
        _trait(f"{kind}:{ids[number]}", kind, table.names[number], has[:, place])
        for place, number in enumerate(numbers.tolist())
    ]


def _threshold(shelf: Shelf, kind: str, value: int, rows: Integers) -> Trait:
    """Return the trait of being older, or longer, than this."""
    numbers = _numbers(shelf, kind)[rows]
    is_so = numbers < value if kind == "year" else numbers > value
    holds = np.where(numbers > 0, is_so, UNKNOWN).astype(np.float32)
    return _trait(f"{kind}{_SIGNS[kind]}{value}", kind, str(value), holds)


def _thresholds(
    shelf: Shelf, kind: str, rows: Integers, shares: Reals
) -> Iterator[int]:
    """Yield numbers that divide films evenly, as people say them."""
    numbers = _numbers(shelf, kind)[rows]
    known = numbers > 0
    order = np.argsort(numbers[known], kind="stable")
    summed = np.cumsum(shares[known][order])
    if not len(order) or summed[-1] <= 0:
        return
    places = np.searchsorted(summed, np.array(QUANTILES) * summed[-1])
    exact = numbers[known][order][np.minimum(places, len(order) - 1)]
    step = _PLEASANT[kind]
    yield from sorted({int(step * round(number / step)) for number in exact.tolist()})


def _numbers(shelf: Shelf, kind: str) -> Integers:
    return shelf.columns.years if kind == "year" else shelf.columns.runtimes


def _splits(holds: Reals) -> bool:
    return bool((holds > UNKNOWN).any() and (holds < UNKNOWN).any())


def _trait(trait_id: str, kind: str, name: str, holds: Reals) -> Trait:
    said = wording_of(kind, name)
    return Trait(trait_id, name, said.question, said.yes, said.no, holds)


def _entropy(share: Reals) -> Reals:
    """Return the bits of a yes that is so likely."""
    inner = np.clip(share, SURE, 1 - SURE)
    bits: Reals = -(inner * np.log2(inner) + (1 - inner) * np.log2(1 - inner))
    return bits
