"""Question → plan: read the words whole, by sentences, or say what is missing."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from backend.domain.folding import fold
from backend.domain.plans import (
    Chat,
    Courtesy,
    Field,
    Plan,
    ReadFilms,
    Trivia,
)
from backend.domain.wanted import FilmTest
from backend.knowledge.understanding.chart import Chart
from backend.knowledge.understanding.context import Context
from backend.knowledge.understanding.finishing import finish, is_yes_or_no, settled
from backend.knowledge.understanding.followups import follow_up, which
from backend.knowledge.understanding.grammar import tie
from backend.knowledge.understanding.linking import (
    Linker,
)
from backend.knowledge.understanding.little_words import COURTESIES
from backend.knowledge.understanding.namebook import NameBook
from backend.knowledge.understanding.not_understood import Refusals
from backend.knowledge.understanding.readings import (
    Reading,
    guesses_twice,
    is_far_fetched,
    left_out,
)
from backend.knowledge.understanding.tokens import tidy, tokenise
from backend.ports.questions import QuestionCatalogue

READINGS: Final = 4
_SENTENCE_END: Final = re.compile(
    r"(?<=[a-z0-9)\"'][.?!…])\s+(?=\S)|\.\.\.\s*|\s*;\s+|\s+[-–—]\s+|[()]"
)
_FALSE_START: Final = re.compile(r"\S+\.\.\.\s*")
_REMARK: Final = re.compile(r"\((?:[^()\s]+\s+){3,}[^()]*\)")
_ELABORATES: Final = re.compile(r"(?:like|as in|you know|or what)\b", re.IGNORECASE)
_WHICH: Final = frozenset(
    ("which", "which ones", "which one", "who", "and which", "what are they",
     "like what", "who are they", "which are they", "list them", "name them",
     "show me", "show them")
)  # fmt: skip


class Understanding:
    """Turns questions into plans."""

    def __init__(
        self,
        questions: QuestionCatalogue,
        book: Callable[[], NameBook],
        tags: Callable[[], Mapping[str, FilmTest]],
    ) -> None:
        self._linker = Linker(questions, book, tags)
        self._refusals = Refusals(book)

    def plan(self, question: str, history: Sequence[str] = ()) -> Plan:
        """Return what the question asks for, after what was asked before."""
        context = Context()
        for earlier in history:
            context = context.after(self._plan_in(tidy(earlier), context))
        return settled(self._plan_in(tidy(question), context))

    def _plan_in(self, question: str, context: Context) -> Plan:
        if fold(question) in _WHICH and (plan := which(context)):
            return plan
        courtesy = COURTESIES.get(fold(question))
        if courtesy or not question:
            return Chat(courtesy or Courtesy.HELP)
        return self._understood(question, context)

    def _understood(self, question: str, context: Context) -> Plan:
        """Read the question whole, without what is said by the way, by sentences."""
        whole = self._read(question, context)
        if whole.plan and whole.is_certain and not _REMARK.search(question):
            return whole.plan
        return (
            self._without_asides(question, context)
            or self._by_sentences(question, context)
            or (whole.plan if whole.is_clean else None)
            or self._refusals.refuse(question, whole)
        )

    def _without_asides(self, question: str, context: Context) -> Plan | None:
        """Leave out what stands in brackets, or was begun and broken off."""
        for aside in (_REMARK, _FALSE_START):
            without = aside.sub(" ", question)
            if without != question:
                reading = self._read(without, context)
                if reading.is_certain:
                    return reading.plan
        return None

    def _by_sentences(self, question: str, context: Context) -> Plan | None:
        """Read each sentence after those before it; the last understood counts."""
        sentences = [s for s in _SENTENCE_END.split(question) if s and s.strip()]
        plan: Plan | None = None
        if len(sentences) < 2:  # noqa: PLR2004 # one was read already
            return None
        for sentence in sentences:
            if plan and _ELABORATES.match(sentence):
                continue
            reading = self._read(sentence, context)
            if reading.is_clean and reading.plan:
                if plan and _only_names(reading):
                    continue
                plan = reading.plan
                context = context.after(plan)
        return plan

    def _read(self, question: str, context: Context) -> Reading:
        tokens = tokenise(question)
        linked = self._linker.link(tokens, context)
        words = [token.word for token in tokens.all]
        chart = Chart(words, linked.costs, linked.leaves, tie)
        best = Reading(None, (), None, linked)
        asks_yes_or_no = is_yes_or_no(words)
        for piece in chart.readings(limit=READINGS):
            followed = follow_up(piece, words, context)
            plan = followed or finish(piece.meaning, yes_or_no=asks_yes_or_no)
            if plan and (is_far_fetched(piece, linked) or guesses_twice(piece, linked)):
                plan = None
            reading = Reading(plan, left_out(piece, linked), piece, linked, piece.score)
            if (
                plan and (best.plan is None or _better(reading, best))
            ) or best.piece is None:
                best = reading
        return best


def _better(one: Reading, other: Reading) -> bool:
    return one.is_clean and not other.is_clean and one.score > other.score - 1.0


def _only_names(reading: Reading) -> bool:
    """Return whether a sentence asks nothing: "It's called A New Hope now."."""
    plan = reading.plan
    return isinstance(plan, Trivia) or (
        isinstance(plan, ReadFilms) and plan.field is Field.PLOT
    )
