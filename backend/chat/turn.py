"""One turn of talk: a message in, events out.

Everything that can fail does so before the first word is written; what fails
later becomes a `Failed` event, because a stream cannot change its status.
"""

import logging
from collections.abc import Iterator
from uuid import uuid4

from backend.domain.answers import Answer
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
from backend.domain.plans import FindSimilar, Plan, SearchPlots
from backend.knowledge.carry_out import CarryingOut
from backend.knowledge.compose import compose
from backend.knowledge.understand import Understanding

logger = logging.getLogger(__name__)


class Chat:
    """Answers messages."""

    def __init__(self, understanding: Understanding, carrying_out: CarryingOut) -> None:
        self._understanding = understanding
        self._carrying_out = carrying_out

    def answer(self, question: str) -> Answer:
        """Return the whole answer, or raise what went wrong."""
        return self._answer(self._understanding.plan(question))

    def turn(self, question: str) -> Iterator[Event]:
        """Tell the turn event by event; it always ends in Finished or Failed."""
        yield Started(f"msg_{uuid4().hex}")
        try:
            yield Working("understand", "Reading the question…")
            plan = self._understanding.plan(question)
            yield Working("look_up", _label(plan))
            yield from _told(self._answer(plan))
        except MovieChatError as exc:
            yield Failed(str(exc))
        except Exception:
            logger.exception("a turn failed")
            yield Failed(
                "Something went wrong inside Movie Chat while answering. "
                "The log of the server says more; asking again may help.",
            )

    def _answer(self, plan: Plan) -> Answer:
        return compose(self._carrying_out.carry_out(plan))


def _label(plan: Plan) -> str:
    match plan:
        case FindSimilar():
            return "Comparing films…"
        case SearchPlots():
            return "Searching plots…"
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
