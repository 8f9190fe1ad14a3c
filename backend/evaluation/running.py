"""A suite asked, question by question, and how many answers of each type are right."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from backend.domain.answers import Answer
from backend.domain.errors import InvalidRequest
from backend.domain.wishes import Said
from backend.evaluation.grading import Grade, grade
from backend.evaluation.questions import Question


class Answering(Protocol):
    """Whoever answers a question after what was asked before."""

    def answer(self, question: str, *, history: Sequence[Said]) -> Answer:
        """Return the whole answer."""
        ...


@dataclass(frozen=True, slots=True)
class Graded:
    """A question, its answer and whether that is right."""

    question: Question
    answer: Answer | None
    """None if the question was refused as unusable."""
    grade: Grade


@dataclass(frozen=True, slots=True)
class Score:
    """How many of some questions were answered rightly."""

    name: str
    asked: int
    right: int
    marks: dict[str, tuple[int, int]]
    """For each mark, how many of how many."""

    @property
    def share(self) -> float:
        """The right ones as a share of those asked."""
        return self.right / self.asked if self.asked else 0.0


def ask_all(chat: Answering, questions: Iterable[Question]) -> Iterator[Graded]:
    """Ask one after the other, each after the earlier turns of its dialogue."""
    replies: dict[tuple[str, ...], str] = {}
    for question in questions:
        talk = _talk(question.history, replies)
        try:
            answer = chat.answer(question.text, history=list(talk))
        except InvalidRequest:
            yield Graded(question, None, Grade(is_right=False))
        else:
            replies[*question.history, question.text] = answer.text
            yield Graded(question, answer, grade(question.gold, answer))


def _talk(
    asked: tuple[str, ...], replies: Mapping[tuple[str, ...], str]
) -> Iterator[Said]:
    """Return the turns of a dialogue so far, each with the answer it was given."""
    for place, text in enumerate(asked, start=1):
        yield Said("user", text)
        if reply := replies.get(asked[:place]):
            yield Said("assistant", reply)


def scores_by_type(graded: Sequence[Graded]) -> list[Score]:
    """Return a score for each type, in the order of the suite."""
    types = dict.fromkeys(each.question.type for each in graded)
    return [
        score(name, [g for g in graded if g.question.type == name]) for name in types
    ]


def score(name: str, graded: Sequence[Graded]) -> Score:
    """Return how many of these are right."""
    names = dict.fromkeys(mark for each in graded for mark in each.grade.marks)
    return Score(
        name,
        asked=len(graded),
        right=_count(graded, lambda each: each.grade.is_right),
        marks={mark: _marked(mark, graded) for mark in names},
    )


def _marked(mark: str, graded: Sequence[Graded]) -> tuple[int, int]:
    with_mark = [each for each in graded if mark in each.grade.marks]
    return _count(with_mark, lambda each: each.grade.marks[mark]), len(with_mark)


def _count(graded: Iterable[Graded], holds: Callable[[Graded], bool]) -> int:
    return sum(1 for each in graded if holds(each))
