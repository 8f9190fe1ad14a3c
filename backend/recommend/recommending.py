"""What to watch: films that fit a wish, each with its reasons.

Limits are kept by the database and never broken. What is left is ranked by likeness
to what is liked and to what is described, along the axes that comparables have.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from backend.domain.answers import AxisShare, FilmCard
from backend.domain.films import Film, FilmFilter, FilmId
from backend.domain.folding import fold_name, fold_title
from backend.domain.people import PersonId
from backend.domain.taste import Taste
from backend.domain.wanted import (
    AnyOf,
    Bound,
    Films,
    FilmTest,
    IsPerson,
    MadeBy,
    Measure,
    Not,
    Op,
    People,
    Tag,
    Tagged,
)
from backend.domain.wishes import Wish
from backend.ports import FilmCatalogue, Reading, SearchIndexes
from backend.ports.questions import QuestionCatalogue
from backend.ports.shelf import Integers, Reals
from backend.recommend.axes import BY_NAME, DIGITS, card_of
from backend.recommend.cues import read_cues
from backend.recommend.fitted import (
    ASKED_WEIGHTS,
    LAST_NAMED_WEIGHTS,
    LIKED_WEIGHTS,
    WISH_WEIGHTS,
)
from backend.recommend.known_shelf import Shelves
from backend.recommend.moods import fit, moods_in
from backend.recommend.shelf import Shelf
from backend.recommend.traits import MOST_ASKED_ABOUT

DISLIKED_SHARE: Final = 0.5
PRAISED_RATING: Final = 7.0
LEAST_DESCRIBING_WORDS: Final = 2
# So many of the best are looked through for films unlike those chosen before.
POOL: Final = 80
FEW_LEFT: Final = 20
"""Among so few films somebody can look through without being asked more."""
SAMENESS_COST: Final = 0.02
MOST_LIKED: Final = 15
YEARS_APART: Final = 1
EVIDENCE_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Given:
    """What stands beside the talk: films by id, and what is filtered by."""

    liked: tuple[FilmId, ...] = ()
    disliked: tuple[FilmId, ...] = ()
    seen: tuple[FilmId, ...] = ()
    filters: FilmFilter = field(default_factory=FilmFilter)
    taste: Taste | None = None
    """None where it is not to be used."""
    is_asked: bool = False
    """Whether somebody asks for films, and does not only talk about some."""


@dataclass(frozen=True, slots=True)
class Recommended:
    """Films to watch, best first, and whether there was enough to go on."""

    cards: tuple[FilmCard, ...]
    reading: Reading
    total: int
    """How many films keep all limits."""
    is_guess: bool
    """Whether many films are left, and nothing was said of what somebody likes."""
    eligible: tuple[FilmId, ...]
    """The best of those that keep all limits, as many as a question is put about."""


class Recommender:
    """Recommends films."""

    def __init__(
        self,
        catalogue: FilmCatalogue,
        questions: QuestionCatalogue,
        indexes: SearchIndexes,
        shelves: Shelves,
    ) -> None:
        self._catalogue = catalogue
        self._questions = questions
        self._indexes = indexes
        self._shelves = shelves

    def recommend(self, wish: Wish, given: Given, *, limit: int) -> Recommended:
        """Return films that fit the wish, without any that was named before."""
        shelf = self._shelves.now()
        rows = self._eligible(shelf, wish, given)
        shares = _Shares(shelf, wish, given, self._described(shelf, wish, given))
        scores = shares.total()
        best = shelf.best(scores, rows, max(POOL, limit))
        chosen = _unlike_each_other(shelf, scores, best, limit)
        reading = self._catalogue.read_films(shelf.ids_of(chosen))
        cards = tuple(
            shares.card(film) for film in reading.films if film.id in shelf.rows
        )
        return Recommended(
            cards,
            reading,
            total=len(rows),
            is_guess=len(rows) > FEW_LEFT and not shares.has_reason,
            eligible=tuple(shelf.ids_of(shelf.best(scores, rows, MOST_ASKED_ABOUT))),
        )

    def _eligible(self, shelf: Shelf, wish: Wish, given: Given) -> Integers:
        """Return the rows of films that keep every limit and that nobody knows yet."""
        taste = given.taste
        tests = (*wish.limits.where, *(self._never(taste) if taste else ()))
        rows = shelf.rows_of(self._questions.film_ids(Films(tests)))
        if given.filters != FilmFilter():
            wanted = shelf.rows_of(self._catalogue.ids_of(given.filters))
            rows = np.intersect1d(rows, wanted)
        known = [*wish.named, *wish.liked, *wish.disliked, *wish.seen]
        known += [*given.liked, *given.disliked, *given.seen]
        if taste:
            known += [*taste.liked, *taste.disliked, *taste.seen, *taste.hidden]
        return np.setdiff1d(rows, _with_namesakes(shelf, known))

    def _never(self, taste: Taste) -> list[FilmTest]:
        """Return somebody's standing limits as tests."""
        limits = taste.limits
        tests: list[FilmTest] = [
            Not(Tagged(Tag.GENRE, genre)) for genre in limits.never_genres
        ]
        bounds = (
            (Measure.YEAR, Op.AT_LEAST, limits.year_gte),
            (Measure.YEAR, Op.AT_MOST, limits.year_lte),
            (Measure.RUNTIME, Op.AT_LEAST, limits.runtime_gte),
            (Measure.RUNTIME, Op.AT_MOST, limits.runtime_lte),
            (Measure.RATING, Op.AT_LEAST, limits.rating_gte),
        )
        tests += [Bound(m, op, value) for m, op, value in bounds if value is not None]
        if limits.languages:
            spoken = tuple(Tagged(Tag.LANGUAGE, name) for name in limits.languages)
            tests.append(AnyOf(spoken))
        for person in limits.never_people:
            ids = {PersonId(person)} | {
                PersonId(match.id)
                for match in self._questions.names([fold_name(person)])
                if match.kind == "person"
            }
            tests.append(Not(MadeBy(People((IsPerson(tuple(sorted(ids))),)))))
        return tests

    def _described(self, shelf: Shelf, wish: Wish, given: Given) -> Reals | None:
        """Return how near each film comes to what is described; None if nothing is."""
        text = read_cues(" ".join([wish.text, *wish.moods])).affirmed.strip()
        moods = set(shelf.vocabulary.read(" ".join(wish.moods)).tolist())
        told = set(shelf.vocabulary.read(text).tolist())
        # Who asks chooses their words: "about grief" describes. Who talks does not.
        least = 1 if given.is_asked else LEAST_DESCRIBING_WORDS - len(moods)
        if len(told - moods) < max(least, 0) or not told:
            return None
        vectors = shelf.embed(self._indexes, [text])
        if vectors is None:
            return None
        near = shelf.meanings.best(shelf.meanings.vectors @ vectors.T)
        described: Reals = np.clip(near[:, 0], 0.0, 1.0)
        return described


class _Shares:
    """What each axis adds to each film's score, and on what evidence."""

    def __init__(
        self, shelf: Shelf, wish: Wish, given: Given, described: Reals | None
    ) -> None:
        self._shelf = shelf
        self._felt = _felt(shelf, wish, given)
        self._wish = wish
        self._described = described
        self._weights = ASKED_WEIGHTS if given.is_asked else WISH_WEIGHTS
        asked = moods_in(", ".join(wish.moods)) if given.is_asked else []
        self._moods = fit(shelf, asked) if asked else None
        self._parts: dict[str, Reals] = {}
        self._likeness: dict[tuple[str, int], Reals] = {}
        numbers = {name.casefold(): n for n, name in enumerate(shelf.genres.names)}
        genres = map(str.casefold, wish.liked_genres)
        self._genres = [numbers[genre] for genre in genres if genre in numbers]
        people = {id_: n for n, id_ in enumerate(shelf.columns.person_ids)}
        self._people = [people[id_] for id_ in wish.liked_people if id_ in people]
        self.has_reason = bool(
            self._felt.liked
            or self._felt.last_named
            or described is not None
            or self._moods
            or self._people
        )
        self._add_likeness()
        self._add_wishes()
        self._add_standing()

    def total(self) -> Reals:
        """Return each film's score."""
        total = sum(self._parts.values(), np.zeros(1, dtype=np.float32))
        rounded: Reals = np.round(total, DIGITS)
        return rounded

    def card(self, film: Film) -> FilmCard:
        """Return a film with its score and what adds to it, most first."""
        row = self._shelf.rows[film.id]
        told = (
            AxisShare(name, round(float(part[row]), DIGITS), self._evidence(name, row))
            for name, part in self._parts.items()
            if abs(part[row]) >= 10**-DIGITS
        )
        return card_of(film, told)

    def _add_likeness(self) -> None:
        """Add how like what is liked, and how unlike what is not, films are."""
        felt = self._felt
        for rows, weights, share in (
            (felt.liked, LIKED_WEIGHTS, 1.0),
            (felt.last_named, LAST_NAMED_WEIGHTS, 1.0),
            (felt.disliked, LIKED_WEIGHTS, -DISLIKED_SHARE),
        ):
            for row in rows:
                for axis, weight in weights.items():
                    part = self._likeness_to(axis, row)
                    self._add(axis, share * weight / len(rows) * part)

    def _likeness_to(self, axis: str, row: int) -> Reals:
        if (axis, row) not in self._likeness:
            self._likeness[axis, row] = BY_NAME[axis].likeness(self._shelf, row)
        return self._likeness[axis, row]

    def _add_wishes(self) -> None:
        if self._described is not None:
            self._add("plot", self._weights["described"] * self._described)
        if self._moods:
            self._add("tone", self._weights["moods"] * self._moods.scores)
        size = len(self._shelf)
        for numbers, weight, axis, table in (
            (self._genres, self._weights["genres"], "genre", self._shelf.genres),
            (self._people, self._weights["people"], "cast", self._shelf.cast),
            (self._people, self._weights["people"], "makers", self._shelf.makers),
        ):
            for number in numbers:
                found = np.zeros(size, dtype=np.float32)
                found[table.rows_with(number)] = weight / len(numbers)
                self._add(axis, found)

    def _add_standing(self) -> None:
        """Add what is known and liked by many: a stranger's best guess."""
        shelf = self._shelf
        praise = np.maximum(0.0, shelf.columns.ratings - PRAISED_RATING) / 3
        known = shelf.fame / max(1.0, float(shelf.fame.max(initial=1.0)))
        standing = self._weights["fame"] * known + self._weights["rating"] * praise
        self._add("scale", standing)

    def _add(self, axis: str, part: Reals) -> None:
        before = self._parts.get(axis)
        self._parts[axis] = part if before is None else before + part

    def _evidence(self, axis: str, row: int) -> tuple[str, ...]:
        shelf = self._shelf
        told: dict[str, None] = {}
        if axis == "genre":
            genres = set(shelf.genres.numbers_of(row).tolist())
            told |= {shelf.genres.names[n]: None for n in self._genres if n in genres}
        if axis in {"cast", "makers"}:
            table = shelf.cast if axis == "cast" else shelf.makers
            people = set(table.numbers_of(row).tolist())
            told |= {table.names[n]: None for n in self._people if n in people}
        if axis == "plot" and self._described is not None:
            told[f"{self._described[row]:.0%} like what you describe"] = None
        if axis == "tone" and self._moods:
            told |= dict.fromkeys(self._moods.evidence(shelf, row))
        if axis == "scale":
            told |= dict.fromkeys(_standing(shelf, row))
        else:
            told |= self._shared(axis, row)
        return tuple(told)[:EVIDENCE_SHOWN]

    def _shared(self, axis: str, row: int) -> dict[str, None]:
        """Return what a film shares with those liked, most liked first."""
        shelf = self._shelf
        told: dict[str, None] = {}
        for liked in dict.fromkeys([*self._felt.liked, *self._felt.last_named]):
            likeness = self._likeness.get((axis, liked))
            if likeness is not None and likeness[row] > 0:
                title = shelf.columns.titles[liked]
                for each in BY_NAME[axis].evidence(shelf, liked, row):
                    told[f"{each} ({title})" if axis in _WORDS else each] = None
        return told


_WORDS: Final = frozenset({"theme", "genre", "tone"})


@dataclass(frozen=True, slots=True)
class _Felt:
    """The rows of films that somebody spoke of, by how they stand to them."""

    liked: list[int]
    last_named: list[int]
    """What the talk is about just now: one row at most."""
    disliked: list[int]


def _felt(shelf: Shelf, wish: Wish, given: Given) -> _Felt:
    taste = given.taste
    liked = [*(taste.liked if taste else ()), *wish.liked, *given.liked]
    disliked = [*(taste.disliked if taste else ()), *wish.disliked, *given.disliked]
    named = [id_ for id_ in wish.named if id_ not in disliked]

    def rows_of(film_ids: Sequence[FilmId]) -> list[int]:
        rows: list[int] = shelf.rows_of(film_ids).tolist()
        return rows[-MOST_LIKED:]

    # Who names films and says nothing of them wants others like them.
    return _Felt(
        liked=rows_of(liked or named),
        last_named=rows_of(named or liked)[-1:],
        disliked=rows_of(disliked),
    )


def _with_namesakes(shelf: Shelf, film_ids: Sequence[FilmId]) -> Integers:
    """Return the rows of films, and of their doubles under another id."""
    rows = set(shelf.rows_of(film_ids).tolist())
    titles, years = shelf.columns.titles, shelf.columns.years
    known = {fold_title(titles[row]): int(years[row]) for row in rows}
    for title, year in known.items():
        for row in shelf.rows_by_title.get(title, ()):
            made = int(years[row])
            if not made or not year or abs(made - year) <= YEARS_APART:
                rows.add(row)
    return np.array(sorted(rows), dtype=np.int64)


def _unlike_each_other(
    shelf: Shelf, scores: Reals, best: list[int], limit: int
) -> list[int]:
    """Choose films one by one; what is like those chosen before counts for less."""
    means, makers = shelf.meanings.of_films, shelf.makers.matrix
    left = np.array(best, dtype=np.int64)
    sameness = np.zeros(len(left), dtype=np.float32)
    chosen: list[int] = []
    while len(chosen) < limit and len(left):
        place = int(np.argmax(scores[left] - SAMENESS_COST * sameness))
        row = int(left[place])
        chosen.append(row)
        left, sameness = np.delete(left, place), np.delete(sameness, place)
        alike = np.clip(means[left] @ means[row], 0.0, 1.0)
        by_one = (makers[left, :] @ makers[[row], :].T).toarray().ravel()
        sameness = np.maximum(sameness, (alike + by_one) / 2)
    return chosen


def _standing(shelf: Shelf, row: int) -> list[str]:
    votes, rating = int(shelf.columns.votes[row]), float(shelf.columns.ratings[row])
    return [f"rated {rating:.1f} by {votes:,} people"] if votes else []
