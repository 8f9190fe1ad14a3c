"""How a question was read, and which of its words that leaves out."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from backend.domain.folding import fold
from backend.domain.plans import (
    Plan,
)
from backend.knowledge.understanding.chart import Piece
from backend.knowledge.understanding.linking import (
    SENSE_COST,
    UNKNOWN_COST,
    Linked,
)
from backend.knowledge.understanding.little_words import LINKS
from backend.knowledge.understanding.meanings import (
    PeopleList,
    SomeFilms,
    SomePeople,
)

_WITHIN_TITLES: Final = frozenset((":", "-", "&", "–"))
_WHICH: Final = frozenset(
    ("which", "which ones", "which one", "who", "and which", "what are they",
     "like what", "who are they", "which are they", "list them", "name them",
     "show me", "show them")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a question."""

    plan: Plan | None
    unknown: tuple[tuple[int, int], ...]
    """Runs of words that it leaves out and that may matter."""
    piece: Piece | None
    linked: Linked
    score: float = 0.0

    @property
    def is_full(self) -> bool:
        """Return whether it leaves out no more than a word that says something."""
        if self.piece is None:
            return False
        used = {i for leaf in self.piece.leaves() for i in range(leaf.start, leaf.end)}
        left = [c for i, c in enumerate(self.linked.costs) if i not in used]
        return sum(cost >= SENSE_COST for cost in left) < 2  # noqa: PLR2004 # one may

    @property
    def is_certain(self) -> bool:
        """Return whether it is a plan that leaves next to nothing out."""
        return self.is_clean and self.is_full

    @property
    def is_clean(self) -> bool:
        """Return whether it is a plan that leaves nothing out."""
        return self.plan is not None and not self.unknown and not self._lacks_count

    @property
    def _lacks_count(self) -> bool:
        """Return whether "how many" was asked, and nothing of it is read."""
        if self.piece is None:
            return False
        used = {i for leaf in self.piece.leaves() for i in range(leaf.start, leaf.end)}
        words = [token.word for token in self.linked.tokens.all]
        return any(
            pair == ("how", "many") and place not in used and place + 1 not in used
            for place, pair in enumerate(pairwise(words))
        )


def left_out(piece: Piece, linked: Linked) -> tuple[tuple[int, int], ...]:
    """Return the runs of words that may matter and that no leaf of it has."""
    used = {i for leaf in piece.leaves() for i in range(leaf.start, leaf.end)}
    runs: list[tuple[int, int]] = []
    for place, cost in enumerate(linked.costs):
        if (
            cost < UNKNOWN_COST and not _is_named_piece(linked, place)
        ) or place in used:
            continue
        if runs and only_links(linked, runs[-1][1], place):
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return tuple(runs)


def _is_named_piece(linked: Linked, place: int) -> bool:
    """Return whether a word is of a name and says nothing else."""
    word = linked.tokens.all[place].word
    if word in LINKS:
        return False
    here = [leaf for leaf in linked.leaves if leaf.start <= place < leaf.end]
    return bool(here) and all(
        isinstance(leaf.meaning, SomeFilms | SomePeople) and leaf.meaning.is_name
        for leaf in here
    )


def only_links(linked: Linked, start: int, end: int) -> bool:
    """Return whether nothing but little words stands there."""
    return all(
        token.word in _WITHIN_TITLES or (token.word in LINKS and not token.is_sign)
        for token in linked.tokens.all[start:end]
    )


def is_guess(leaf: Piece) -> bool:
    """Return whether it is a name of which only a part was said, or misspelt."""
    meaning = leaf.meaning
    return isinstance(meaning, SomeFilms | SomePeople) and meaning.is_guess


def guesses_twice(piece: Piece, linked: Linked) -> bool:
    """Return whether one name would be pieced together from two that were guessed."""
    guesses = [leaf for leaf in piece.leaves() if is_guess(leaf)]
    return any(
        all(token.word == "-" for token in linked.tokens.all[one.end : other.start])
        for one, other in pairwise(guesses)
        if one.end <= other.start
    )


def _is_somebody_in_the_film(piece: Piece, linked: Linked) -> bool:
    """Return whether it is "Anna's theatre in F": a character, and no Anna Faris."""
    leaves = list(piece.leaves())
    names_film = any(
        isinstance(leaf.meaning, SomeFilms) and leaf.meaning.is_name for leaf in leaves
    )
    words = [token.word for token in linked.tokens.all]
    return names_film and any(
        isinstance(leaf.meaning, SomePeople)
        and leaf.meaning.people.named is not None
        and leaf.end == leaf.start + 1
        and words[leaf.end : leaf.end + 1] == ["'s"]
        and fold(leaf.meaning.people.named.name).split()[-1] != words[leaf.start]
        for leaf in leaves
    )


def is_far_fetched(piece: Piece, linked: Linked) -> bool:
    """Return whether a guessed name is all there is, or is hardly meant there."""
    if _is_somebody_in_the_film(piece, linked):
        return True
    meanings = [leaf.meaning for leaf in piece.leaves()]
    names = [m for m in meanings if isinstance(m, SomeFilms | SomePeople) and m.is_name]
    used = sum(leaf.end - leaf.start for leaf in piece.leaves())
    words = sum(not token.is_sign for token in linked.tokens.all)
    return (
        len(names) == len(meanings) == 1
        and not isinstance(piece.meaning, PeopleList)
        and any(name.is_guess for name in names)
        and words - used >= 2  # noqa: PLR2004 # "and" may stand before
    )
