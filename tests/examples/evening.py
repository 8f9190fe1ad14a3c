"""The conversations, held with a server over the starter catalogue."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.examples.conversations import CONVERSATIONS, Conversation
from tests.moviechat import Installation, installed

LIMIT = 10


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what was answered."""

    question: str
    answer: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation as it went."""

    title: str
    turns: tuple[Turn, ...]


def evening(begun: Callable[[str], object]) -> list[Talk]:
    """Hold every conversation in a new home, and return how each went."""
    with installed() as home:
        done = home.run("ingest", "starter")
        assert done.returncode == 0, done.stderr
        home.serve()
        talks = []
        for conversation in CONVERSATIONS:
            begun(conversation.title)
            talks.append(hold(home, conversation))
        return talks


def hold(home: Installation, conversation: Conversation) -> Talk:
    """Ask each question after what both sides said before it."""
    history: list[dict[str, str]] = []
    turns = []
    for question in conversation.questions:
        asked = {"question": question, "history": history, "limit": LIMIT}
        answer = home.post("/api/ask", asked).json
        turns.append(Turn(question, answer))
        history += [
            {"role": "user", "content": question},
            {"role": "assistant", "content": answer["answer"]},
        ]
    return Talk(conversation.title, tuple(turns))
