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
    ReadPlot,
    Several,
    Trivia,
)
from backend.domain.spoilers import without_wish
from backend.domain.wanted import FilmTest
from backend.knowledge.understanding.chart import Chart
from backend.knowledge.understanding.context import Context
from backend.knowledge.understanding.finishing import (
    arranged,
    finish,
    is_yes_or_no,
    settled,
)
from backend.knowledge.understanding.followups import (
    follow_up,
    other_one,
    which,
    who_did,
)
from backend.knowledge.understanding.grammar import tie
from backend.knowledge.understanding.kinds_of_question import KindsOfQuestion
from backend.knowledge.understanding.linking import (
    Linker,
)
from backend.knowledge.understanding.little_words import COURTESIES
from backend.knowledge.understanding.meanings import SomeFilms, SomePeople
from backend.knowledge.understanding.namebook import NameBook
from backend.knowledge.understanding.not_understood import Refusals
from backend.knowledge.understanding.parts import (
    asks,
    clauses,
    is_talk,
    questions,
    sentences,
)
from backend.knowledge.understanding.readings import (
    Reading,
    guesses_twice,
    is_far_fetched,
    left_out,
)
from backend.knowledge.understanding.tokens import tidy, tokenise
from backend.ports.questions import QuestionCatalogue

READINGS: Final = 4
_FALSE_START: Final = re.compile(r"\S+\.\.\.\s*")
_REMARK: Final = re.compile(r"\((?:[^()\s]+\s+){3,}[^()]*\)")
_ELABORATES: Final = re.compile(r"(?:like|as in|you know|or what)\b", re.IGNORECASE)
_WHO_DID: Final = re.compile(
    r"(?:so |then |ok |well |and )*who (?:did|was it)(?: it)?(?: then)?"
)
_OTHER_ONE: Final = re.compile(
    r"(?:no |nope |sorry |i mean |i meant |not that one |and |what about )*"
    r"(?:the |that )?other (?:one|film|movie|version)(?: i mean| please)?"
)
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
        kinds: KindsOfQuestion,
    ) -> None:
        self._linker = Linker(questions, book, tags)
        self._refusals = Refusals(book, kinds)

    def plan(self, question: str, history: Sequence[str] = ()) -> Plan:
        """Return what the question asks for, after what was asked before."""
        context = Context()
        for earlier in history:
            context = context.after(self._plan_in(tidy(earlier), context))
        return settled(self._plan_in(without_wish(tidy(question)), context))

    def _plan_in(self, question: str, context: Context) -> Plan:
        if fold(question) in _WHICH and (plan := which(context)):
            return plan
        if _WHO_DID.fullmatch(fold(question)) and (plan := who_did(context)):
            return plan
        if _OTHER_ONE.fullmatch(fold(question)) and (plan := other_one(context)):
            return plan
        courtesy = COURTESIES.get(fold(question))
        if courtesy or not question:
            return Chat(courtesy or Courtesy.HELP)
        return self._understood(question, context)

    def _understood(self, question: str, context: Context) -> Plan:
        """Read the question whole, or by its parts, or say what is missing."""
        whole = self._read(question, context)
        several = self._several(question, context, whole)
        if several:
            return several
        if whole.plan and whole.is_certain and not _REMARK.search(question):
            return whole.plan
        return (
            self._without_asides(question, context)
            or self._by_sentences(question, context)
            or (whole.plan if whole.is_clean else None)
            or self._by_clauses(question, context)
            or self._refusals.refuse(question, whole)
        )

    def _several(self, question: str, context: Context, whole: Reading) -> Plan | None:
        """Read questions that are asked in one, each after those before it."""
        parts = questions(question)
        if len(parts) == 1 or _cuts_a_name(parts, whole):
            return None
        plans: list[Plan] = []
        for part in parts:
            reading = self._read(part, context)
            if not reading.is_certain or reading.plan is None:
                return None
            if reading.plan not in plans:
                plans.append(reading.plan)
            context = context.after(reading.plan)
        return plans[0] if len(plans) == 1 else Several(tuple(plans))

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
        plan: Plan | None = None
        parts = sentences(question)
        if len(parts) == 1:
            return None
        unread = ""
        for sentence in parts:
            if plan and _ELABORATES.match(sentence):
                continue
            reading = self._read(sentence, context)
            if not reading.is_clean and asks(sentence):
                unread = sentence
            if reading.is_clean and reading.plan:
                if plan and _only_names(reading):
                    continue
                plan = reading.plan
                context = context.after(plan)
        if unread and isinstance(plan, ReadFilms) and plan.field is Field.PLOT:
            # The film is told by the way: "What dish is it? The film is Heat."
            return ReadPlot(unread, plan.films)
        return plan

    def _by_clauses(self, question: str, context: Context) -> Plan | None:
        """Read clause by clause what somebody says who talks at length."""
        plan: Plan | None = None
        parts = clauses(question)
        if len(parts) == 1:
            return None
        for clause in parts:
            reading = self._read(clause, context)
            if (
                reading.is_certain
                and reading.plan
                and not (plan and _only_names(reading))
            ):
                plan = reading.plan
                context = context.after(plan)
            elif not is_talk(clause):
                return None
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
            plan = arranged(plan, words)
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


def _cuts_a_name(parts: Sequence[str], whole: Reading) -> bool:
    """Return whether the parts cut what is a name: "Tomorrow, When the War Began"."""
    leaves = whole.piece.leaves() if whole.piece else ()
    names = [
        whole.linked.tokens.slice(leaf.start, leaf.end)
        for leaf in leaves
        if isinstance(leaf.meaning, SomeFilms | SomePeople) and leaf.meaning.is_name
    ]
    return any(not any(name in part for part in parts) for name in names)


def _only_names(reading: Reading) -> bool:
    """Return whether a sentence asks nothing: "It's called A New Hope now."."""
    plan = reading.plan
    return isinstance(plan, Trivia) or (
        isinstance(plan, ReadFilms) and plan.field is Field.PLOT
    )
