"""Advice on what to watch: the talk is read, films are found, a question put back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from backend.domain.wishes import Said, Wish
from backend.knowledge.understanding.wish_reader import WishReader
from backend.recommend.asking_back import AskBack, ask_back
from backend.recommend.known_shelf import Shelves
from backend.recommend.recommending import Given, Recommended, Recommender
from backend.recommend.traits import Choose, most_telling


@dataclass(frozen=True, slots=True)
class Advice:
    """Films to watch, what was understood, and what would tell more."""

    wish: Wish
    recommended: Recommended
    ask_back: AskBack | None
    """None where there was enough to go on."""


class Adviser:
    """Says what to watch."""

    def __init__(
        self,
        reader: WishReader,
        recommender: Recommender,
        shelves: Shelves,
        choose: Choose = most_telling,
    ) -> None:
        self._reader = reader
        self._recommender = recommender
        self._shelves = shelves
        self._choose = choose

    def advise(
        self, text: str, history: Sequence[Said], given: Given, *, limit: int
    ) -> Advice:
        """Return films for a request and the talk before it.

        While many are left and nobody said what they like, they are a first guess, and
        a question goes with them.
        """
        wish = self._reader.read(text, history)
        given = replace(given, is_asked=bool(text.strip()))
        said = [message.content for message in history if message.role != "user"]
        return self.fulfil(wish, said, given, limit=limit)

    def fulfil(
        self, wish: Wish, said: Sequence[str], given: Given, *, limit: int
    ) -> Advice:
        """Return films for a wish that was read; `said` is what we said before it."""
        found = self._recommender.recommend(wish, given, limit=limit)
        question = None
        if found.is_guess:
            shelf = self._shelves.now()
            question = ask_back(shelf, found.eligible, wish, said, self._choose)
        return Advice(wish, found, question)
