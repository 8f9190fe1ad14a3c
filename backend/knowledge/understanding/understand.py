"""Question → plan: read the words whole, by sentences, or say what is missing."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from backend.domain.folding import fold
from backend.domain.plans import (
    Chat,
    Courtesy,
    Field,
    FindSimilar,
    Plan,
    ReadFilms,
    ReadPlot,
    Reason,
    Recommend,
    Refuse,
    Several,
    Trivia,
)
from backend.domain.spoilers import without_wish
from backend.domain.wanted import Films, FilmTest
from backend.domain.wishes import Said, Wish
from backend.knowledge.understanding.answered import films_in
from backend.knowledge.understanding.chart import Chart
from backend.knowledge.understanding.context import Context, finds_films
from backend.knowledge.understanding.finishing import (
    arranged,
    finish,
    is_yes_or_no,
    settled,
)
from backend.knowledge.understanding.followups import follow_up
from backend.knowledge.understanding.grammar import tie
from backend.knowledge.understanding.kinds_of_question import KindsOfQuestion
from backend.knowledge.understanding.likening import liken
from backend.knowledge.understanding.linking import Linker
from backend.knowledge.understanding.little_words import ARTICLES, COURTESIES
from backend.knowledge.understanding.meanings import (
    FilmTests,
    SomeFilms,
    SomePeople,
    Version,
)
from backend.knowledge.understanding.namebook import NameBook
from backend.knowledge.understanding.not_understood import Refusals, asks_for_a_sum
from backend.knowledge.understanding.parts import (
    asks,
    clauses,
    is_talk,
    questions,
    sentences,
)
from backend.knowledge.understanding.plot_questions import begins_asking
from backend.knowledge.understanding.readings import (
    Reading,
    guesses_twice,
    is_far_fetched,
    left_out,
)
from backend.knowledge.understanding.short_questions import short_question
from backend.knowledge.understanding.tokens import tidy, tokenise
from backend.knowledge.understanding.wish_asked import (
    asks_for_others,
    asks_what_to_watch,
    is_of_wishes,
    says_like_it,
    wants_more_than_likeness,
)
from backend.knowledge.understanding.wish_reader import WishReader
from backend.ports.questions import QuestionCatalogue

READINGS: Final = 4
_FALSE_START: Final = re.compile(r"\S+\.\.\.\s*")
_REMARK: Final = re.compile(r"\((?:[^()\s]+\s+){3,}[^()]*\)")
_ELABORATES: Final = re.compile(r"(?:like|as in|you know|or what)\b", re.IGNORECASE)
_QUESTION: Final = re.compile(r"[^.!?\n]+\?")
_SOMEBODY_IN_IT: Final = frozenset("he she they him her his their them".split())


class Understanding:
    """Turns questions into plans."""

    def __init__(
        self,
        questions: QuestionCatalogue,
        book: Callable[[], NameBook],
        tags: Callable[[], Mapping[str, FilmTest]],
        kinds: KindsOfQuestion,
        wishes: WishReader,
    ) -> None:
        self._questions = questions
        self._linker = Linker(questions, book, tags)
        self._refusals = Refusals(book, kinds)
        self._wishes = wishes

    def plan(self, question: str, history: Sequence[Said] = ()) -> Plan:
        """Return what the question asks for, after what both sides said before."""
        context, plan = Context(), None
        for said in history:
            if said.role == "user":
                plan = self._plan_in(tidy(said.content), context)
                if asks_what_to_watch(said.content, plan, context):
                    plan = Recommend(Wish())
                context = context.after(plan)
            elif plan and finds_films(plan):
                shown = films_in(said.content, self._questions)
                context = context.after_showing(plan, shown)
        asked = without_wish(tidy(question))
        plan = self._plan_in(asked, context)
        if asks_what_to_watch(asked, plan, context):
            return self._recommend(asked, history, context)
        if isinstance(plan, FindSimilar):
            wish = self._wishes.read(asked)
            if wants_more_than_likeness(wish):
                return Recommend(wish)
        return settled(plan)

    def _recommend(
        self, question: str, history: Sequence[Said], context: Context
    ) -> Recommend:
        """Read what is wished for, which the talk before it may have begun to tell."""
        talk = history if is_of_wishes(context.plan) else ()
        wish = self._wishes.read(question, talk)
        if not asks_for_others(question):
            # What was shown before may be shown again where it fits better now.
            ours = [said for said in talk if said.role == "user"]
            named = self._wishes.read(question, ours).named
            wish = replace(wish, named=named)
        film = context.film and context.film.films.named
        if film and not wish.liked and says_like_it(question):
            wish = replace(wish, liked=film.ids[:1], named=(*wish.named, film.ids[0]))
        answers = "\n".join(each.content for each in talk if each.role != "user")
        asked_back = tuple(each.strip() for each in _QUESTION.findall(answers))
        return Recommend(wish, asked_back)

    def _plan_in(self, question: str, context: Context) -> Plan:
        short = short_question(question, context)
        if short:
            return short
        two = liken(question, context, lambda words: self._film_meant(words, context))
        if two:
            return two
        if asks_for_a_sum(question):
            return Refuse(Reason.OUT_OF_SCOPE, question)
        courtesy = COURTESIES.get(fold(question))
        if courtesy or not question:
            return Chat(courtesy or Courtesy.HELP)
        return self._understood(question, context)

    def _film_meant(self, words: str, context: Context) -> Films | None:
        """Return the one film that these words name, and nothing besides."""
        reading = self._read(words, context)
        if reading.piece is None:
            return None
        leaves = list(reading.piece.leaves())
        read = {n for leaf in leaves for n in range(leaf.start, leaf.end)}
        beside = {
            token.word
            for place, token in enumerate(reading.linked.tokens.all)
            if place not in read
        }
        name_it = SomeFilms | FilmTests | Version
        if beside - ARTICLES or any(not isinstance(x.meaning, name_it) for x in leaves):
            return None
        match reading.piece.meaning:
            case SomeFilms(films, is_name=True):
                return films
            case _:
                return None

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
            or self._of_somebody_in(question, context)
            or self._refusals.refuse(question, whole)
        )

    def _of_somebody_in(self, question: str, context: Context) -> Plan | None:
        """Read "what does he sell?" of the film that was just spoken of."""
        film = context.film
        if film is None or context.person or not film.films.named:
            return None
        is_asked = begins_asking(question.split())
        is_of_them = bool(set(fold(question).split()) & _SOMEBODY_IN_IT)
        return ReadPlot(question, film.films) if is_asked and is_of_them else None

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
