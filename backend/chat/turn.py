"""One turn of talk: a message in, events out.

Everything that can fail does so before the first word is written; what fails
later becomes a `Failed` event, because a stream cannot change its status.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final
from uuid import uuid4

from backend.domain.answers import Answer, FilmCard
from backend.domain.errors import MovieChatError
from backend.domain.events import (
    CardsShown,
    Cited,
    Event,
    Failed,
    Finished,
    FollowUps,
    LookedUp,
    Planned,
    Refused,
    Started,
    Working,
    Wrote,
)
from backend.domain.films import FilmId
from backend.domain.plans import (
    FindSimilar,
    Liken,
    Plan,
    ReadPlot,
    Recommend,
    SearchPlots,
)
from backend.domain.spoilers import Spoilers, wished
from backend.domain.wishes import Said
from backend.knowledge.carry_out import SHOWN, CarryingOut, TasteOf, no_taste
from backend.knowledge.compose import compose
from backend.knowledge.understanding.context import films_named
from backend.knowledge.understanding.understand import Understanding
from backend.ports import FilmCatalogue

logger = logging.getLogger(__name__)

# As many films as stand well beside an answer.
CARDS: Final = 6


class Chat:
    """Answers messages."""

    def __init__(
        self,
        understanding: Understanding,
        carrying_out: CarryingOut,
        catalogue: FilmCatalogue,
    ) -> None:
        self._understanding = understanding
        self._carrying_out = carrying_out
        self._catalogue = catalogue

    def answer(
        self,
        question: str,
        *,
        history: Sequence[Said] = (),
        limit: int = SHOWN,
        spoilers: Spoilers = Spoilers.ALL,
        taste: TasteOf = no_taste,
    ) -> Answer:
        """Return the whole answer, or raise what went wrong.

        The history is what both sides said before, oldest first.
        """
        plan = self._understanding.plan(question, history)
        told = wished(question, spoilers)
        return self._answer(plan, limit=limit, spoilers=told, taste=taste)

    def turn(
        self,
        question: str,
        spoilers: Spoilers = Spoilers.ALL,
        taste: TasteOf = no_taste,
    ) -> Iterator[Event]:
        """Tell the turn event by event; it always ends in Finished or Failed."""
        yield Started(f"msg_{uuid4().hex}")
        try:
            yield Working("understand", "Reading the question…")
            plan = self._understanding.plan(question)
            yield Working("look_up", _label(plan))
            told = wished(question, spoilers)
            answer = self._answer(plan, limit=CARDS, spoilers=told, taste=taste)
            yield from _told(self._with_cards(answer))
        except MovieChatError as exc:
            yield Failed(str(exc))
        except Exception:
            logger.exception("a turn failed")
            yield Failed(
                "Something went wrong inside Movie Chat while answering. "
                "The log of the server says more; asking again may help.",
            )

    def _answer(
        self,
        plan: Plan,
        *,
        limit: int,
        spoilers: Spoilers,
        taste: TasteOf,
    ) -> Answer:
        result = self._carrying_out.carry_out(
            plan, limit=limit, spoilers=spoilers, taste=taste
        )
        return compose(result, spoilers)

    def _with_cards(self, answer: Answer) -> Answer:
        """Return the answer with a card for each film that it lists."""
        if answer.cards:
            return answer
        cited = [cited.film_id for cited in answer.citations]
        listed = [FilmId(i.id) for i in answer.items if i.type == "film" and i.id]
        wanted = list(dict.fromkeys(listed or cited or films_named(answer.plan)))
        if not wanted:
            return answer
        films = self._catalogue.read_films(wanted).films
        return replace(answer, cards=tuple(map(FilmCard, films)))


def _label(plan: Plan) -> str:
    match plan:
        case FindSimilar() | Liken():
            return "Comparing films…"
        case Recommend():
            return "Choosing films…"
        case SearchPlots():
            return "Searching plots…"
        case ReadPlot():
            return "Reading the plot…"
        case _:
            return "Looking it up…"


def _told(answer: Answer) -> Iterator[Event]:
    """Tell an answer in the order that clients rely on."""
    yield Planned(answer.plan)
    yield LookedUp(answer.receipt)
    for citation in answer.citations:
        yield Cited(citation)
    if answer.refusal:
        yield Refused(answer.refusal)
    if answer.cards:
        yield CardsShown(answer.cards)
    for word in _pieces(answer.text):
        yield Wrote(word)
    if answer.followups:
        yield FollowUps(answer.followups)
    yield Finished()


def _pieces(text: str) -> Iterator[str]:
    """Cut the text into words with the space that follows them."""
    words = text.split(" ")
    yield from (f"{word} " for word in words[:-1])
    yield words[-1]
