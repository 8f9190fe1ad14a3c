"""Question → plan: read the words, tie them together, say what is not understood."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from backend.domain.folding import fold
from backend.domain.plans import (
    Chat,
    Courtesy,
    Field,
    Plan,
    ReadFilms,
    ReadPlot,
    Reason,
    Refuse,
    SearchPlots,
    Trivia,
)
from backend.domain.wanted import Films, FilmTest, People
from backend.knowledge.understanding.chart import Chart, Piece
from backend.knowledge.understanding.context import Context
from backend.knowledge.understanding.finishing import finish, is_yes_or_no, settled
from backend.knowledge.understanding.followups import follow_up, which
from backend.knowledge.understanding.grammar import tie
from backend.knowledge.understanding.linking import (
    SENSE_COST,
    UNKNOWN_COST,
    Linked,
    Linker,
)
from backend.knowledge.understanding.little_words import COURTESIES, FILM_WORLD, LINKS
from backend.knowledge.understanding.meanings import (
    Asking,
    Doing,
    FieldWord,
    PeopleList,
    PersonFieldWord,
    RoleWord,
    SomeFilms,
    SomePeople,
)
from backend.knowledge.understanding.namebook import NameBook
from backend.knowledge.understanding.tokens import tidy, tokenise
from backend.ports.questions import QuestionCatalogue

READINGS: Final = 4
WORDS_OF_A_DESCRIPTION: Final = 5
_SENTENCE_END: Final = re.compile(
    r"(?<=[a-z0-9)\"'][.?!…])\s+(?=\S)|\.\.\.\s*|\s*;\s+|\s+[-–—]\s+|[()]"
)
_FALSE_START: Final = re.compile(r"\S+\.\.\.\s*")
_REMARK: Final = re.compile(r"\((?:[^()\s]+\s+){3,}[^()]*\)")
_ELABORATES: Final = re.compile(r"(?:like|as in|you know|or what)\b", re.IGNORECASE)
_DESCRIBING: Final = re.compile(
    r"^(?:(?:please )?(?:find|search|look)(?: me)?(?: for)? )?"
    r"(?:an? |the |that |some |what(?:'s| is) (?:the|that) )?"
    r"(?:film|movie|one|picture)s? (?:about|where|in which|with|when|that|in that)\b",
    re.IGNORECASE,
)


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
        return self.plan is not None and not self.unknown


class Understanding:
    """Turns questions into plans."""

    def __init__(
        self,
        questions: QuestionCatalogue,
        book: Callable[[], NameBook],
        tags: Callable[[], Mapping[str, FilmTest]],
    ) -> None:
        self._linker = Linker(questions, book, tags)
        self._book = book

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
            or self._refuse(question, whole)
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
            if plan and (
                _is_far_fetched(piece, linked) or _guesses_twice(piece, linked)
            ):
                plan = None
            reading = Reading(
                plan, _left_out(piece, linked), piece, linked, piece.score
            )
            if (
                plan and (best.plan is None or _better(reading, best))
            ) or best.piece is None:
                best = reading
        return best

    def _refuse(self, question: str, reading: Reading) -> Plan:
        """Say what was not understood, as closely as it can be told."""
        unknown = " ".join(reading.linked.tokens.slice(*run) for run in reading.unknown)
        leaves = list(reading.piece.leaves()) if reading.piece else []
        if reading.piece and _guesses_twice(reading.piece, reading.linked):
            guesses = [leaf for leaf in leaves if _is_guess(leaf)]
            start, end = guesses[0].start, guesses[-1].end
            return self._not_in_catalogue(reading.linked.tokens.slice(start, end))
        guessed = _beside_guess(reading, leaves)
        if guessed:
            return self._not_in_catalogue(guessed)
        if reading.plan and _is_beside_name(reading, leaves):
            return self._not_in_catalogue(_title_about(reading, leaves))
        known = _known(leaves)
        if isinstance(known, Films):
            return ReadPlot(question, known)
        if isinstance(known, People):
            return Refuse(Reason.NOT_KNOWN, unknown or question, known=known)
        return self._without_names(question, reading, unknown)

    def _without_names(self, question: str, reading: Reading, unknown: str) -> Plan:  # noqa: PLR0911 # one refusal for each reason
        everything = [leaf.meaning for leaf in reading.linked.leaves]
        asks_fact = any(
            isinstance(m, FieldWord | RoleWord | PersonFieldWord)
            or (isinstance(m, Doing) and bool(m.roles) and leaf.start > 0)
            for leaf in reading.linked.leaves
            for m in (leaf.meaning,)
        )
        words = question.split()
        folded = set(fold(question).split())
        is_long = len(words) >= WORDS_OF_A_DESCRIPTION
        if _DESCRIBING.match(question):
            return SearchPlots(question)
        if any(isinstance(m, Asking) for m in everything) and folded & FILM_WORLD:
            return Refuse(Reason.NOT_KNOWN, question)
        if unknown and asks_fact and _is_named(reading):
            return self._not_in_catalogue(unknown)
        if is_long and not question.endswith("?") and not _asks(words):
            return SearchPlots(question)
        if any(isinstance(m, Asking) and m.about not in _SOFT for m in everything):
            return Refuse(Reason.NOT_KNOWN, question)
        if is_long and folded & FILM_WORLD:
            return ReadPlot(question)
        if unknown and len(words) <= 4 and not question.endswith("?"):  # noqa: PLR2004 # a title alone
            return self._not_in_catalogue(unknown)
        return Refuse(Reason.OUT_OF_SCOPE, question)

    def _not_in_catalogue(self, title: str) -> Refuse:
        near = self._book().nearest_titles(fold(title))
        ids = tuple(dict.fromkeys(match.id for match in near))
        return Refuse(Reason.NOT_IN_CATALOGUE, title, nearest=ids)  # type: ignore[arg-type] # films' ids


_WITHIN_TITLES: Final = frozenset((":", "-", "&", "–"))
_WHICH: Final = frozenset(
    ("which", "which ones", "which one", "who", "and which", "what are they",
     "like what", "who are they", "which are they", "list them", "name them", "show me", "show them")
)  # fmt: skip
_SOFT: Final = frozenset({"similar", "opinions", "trivia"})


def _better(one: Reading, other: Reading) -> bool:
    return one.is_clean and not other.is_clean and one.score > other.score - 1.0


def _only_names(reading: Reading) -> bool:
    """Return whether a sentence asks nothing: "It's called A New Hope now."."""
    plan = reading.plan
    return isinstance(plan, Trivia) or (
        isinstance(plan, ReadFilms) and plan.field is Field.PLOT
    )


def _is_far_fetched(piece: Piece, linked: Linked) -> bool:
    """Return whether a guessed name is all there is of a long question."""
    meanings = [leaf.meaning for leaf in piece.leaves()]
    names = [m for m in meanings if isinstance(m, SomeFilms | SomePeople) and m.is_name]
    used = sum(leaf.end - leaf.start for leaf in piece.leaves())
    words = sum(not token.is_sign for token in linked.tokens.all)
    return (
        len(names) == len(meanings)
        and not isinstance(piece.meaning, PeopleList)
        and any(name.is_guess for name in names)
        and words - used >= 2  # noqa: PLR2004 # "and" may stand before
    )


def _is_guess(leaf: Piece) -> bool:
    meaning = leaf.meaning
    return isinstance(meaning, SomeFilms | SomePeople) and meaning.is_guess


def _guesses_twice(piece: Piece, linked: Linked) -> bool:
    """Return whether one name would be pieced together from two that were guessed."""
    guesses = [leaf for leaf in piece.leaves() if _is_guess(leaf)]
    return any(
        all(token.word == "-" for token in linked.tokens.all[one.end : other.start])
        for one, other in pairwise(guesses)
        if one.end <= other.start
    )


def _asks(words: Sequence[str]) -> bool:
    first = fold(words[0]) if words else ""
    return first in {"who", "what", "when", "where", "which", "why", "how", "is", "did",
                     "was", "does", "will", "can", "are", "do"}  # fmt: skip


def _left_out(piece: Piece, linked: Linked) -> tuple[tuple[int, int], ...]:
    """Return the runs of words that may matter and that no leaf of it has."""
    used = {i for leaf in piece.leaves() for i in range(leaf.start, leaf.end)}
    runs: list[tuple[int, int]] = []
    for place, cost in enumerate(linked.costs):
        if (
            cost < UNKNOWN_COST and not _is_named_piece(linked, place)
        ) or place in used:
            continue
        if runs and _only_links(linked, runs[-1][1], place):
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


def _only_links(linked: Linked, start: int, end: int) -> bool:
    return all(
        token.word in _WITHIN_TITLES or (token.word in LINKS and not token.is_sign)
        for token in linked.tokens.all[start:end]
    )


def _is_beside_name(reading: Reading, leaves: Sequence[Piece]) -> bool:
    """Return whether what is left out stands right beside a film's name."""
    if isinstance(reading.plan, ReadFilms) and len(leaves) == 1:
        return False
    names = [leaf for leaf in leaves if isinstance(leaf.meaning, SomeFilms)]
    return len(reading.unknown) <= 2 and any(  # noqa: PLR2004 # before and after it
        _adjoins(run, name, reading.linked)
        for run in reading.unknown
        for name in names
        if name.meaning.is_name  # type: ignore[union-attr] # of films, as chosen above
    )


def _beside_guess(reading: Reading, leaves: Sequence[Piece]) -> str | None:
    """Return the name of which only a part was known: "Gribaldo Fenwick"."""
    for leaf in leaves:
        meaning = leaf.meaning
        if isinstance(meaning, SomeFilms | SomePeople) and meaning.is_guess:
            for start, end in reading.unknown:
                if (
                    end == leaf.start
                    or start == leaf.end
                    or _adjoins((start, end), leaf, reading.linked)
                ):
                    first, last = min(start, leaf.start), max(end, leaf.end)
                    return reading.linked.tokens.slice(first, last)
    return None


def _adjoins(run: tuple[int, int], name: Piece, linked: Linked) -> bool:
    before = run[1] <= name.start and _only_links(linked, run[1], name.start)
    after = name.end <= run[0] and _only_links(linked, name.end, run[0])
    if not (before or after):
        return False
    some = linked.tokens.all[run[0] : run[1]]
    return any(token.is_capital for token in some) or len(some) <= 2  # noqa: PLR2004 # of a short title


def _title_about(reading: Reading, leaves: Sequence[Piece]) -> str:
    names = [leaf for leaf in leaves if isinstance(leaf.meaning, SomeFilms)]
    spans = [*reading.unknown, *((n.start, n.end) for n in names if n.meaning.is_name)]  # type: ignore[union-attr] # as above
    return reading.linked.tokens.slice(
        min(s for s, _ in spans), max(e for _, e in spans)
    )


def _known(leaves: Sequence[Piece]) -> Films | People | None:
    for leaf in leaves:
        meaning = leaf.meaning
        if isinstance(meaning, SomeFilms) and meaning.is_name:
            return meaning.films
    for leaf in leaves:
        meaning = leaf.meaning
        if isinstance(meaning, SomePeople) and meaning.is_name:
            return meaning.people
    return None


def _is_named(reading: Reading) -> bool:
    """Return whether what is unknown looks like a name: capitals, or little else."""
    tokens = reading.linked.tokens.all
    unknown = [tokens[i] for start, end in reading.unknown for i in range(start, end)]
    return any(t.is_capital for t in unknown) or len(unknown) <= 5  # noqa: PLR2004 # of a title
