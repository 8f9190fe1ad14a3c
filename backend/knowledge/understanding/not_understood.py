"""What to say to a question that was not understood whole."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from backend.domain.folding import fold
from backend.domain.plans import (
    Plan,
    ReadPlot,
    Reason,
    Refuse,
    SearchPlots,
)
from backend.domain.wanted import Films, People
from backend.knowledge.understanding.by_kind import (
    NAMELESS,
    is_a_word,
    is_lower_case,
    masked,
    of_kind,
    surely_named,
)
from backend.knowledge.understanding.chart import Piece
from backend.knowledge.understanding.kinds_of_question import (
    KindsOfQuestion,
)
from backend.knowledge.understanding.little_words import ARTICLES, FILM_WORLD
from backend.knowledge.understanding.meanings import (
    Asking,
    SomeFilms,
    SomePeople,
)
from backend.knowledge.understanding.namebook import NameBook
from backend.knowledge.understanding.plot_questions import (
    SOFT,
    WHAT_HAPPENS,
    WORDS_OF_A_DESCRIPTION,
    WORDS_OF_A_TALE,
    asks_fact,
    asks_of_plot,
    begins_asking,
    films_meant,
    is_tale,
    tells_and_asks,
)
from backend.knowledge.understanding.readings import (
    Reading,
    guesses_twice,
    is_guess,
)
from backend.knowledge.understanding.unknown_words import (
    beside_guess,
    is_beside_name,
    is_mostly_unknown,
    text_of,
    title_about,
    unknown_tokens,
)

_WHO_IS_IN: Final = re.compile(
    r"who(?: is| was| are| plays| played| acts| acted|'s|s) (?:in|on)\b", re.IGNORECASE
)
_DESCRIBING: Final = re.compile(
    r"^(?:(?:please )?(?:find|search|look)(?: me)?(?: for)? |(?:is|was|are) there "
    r"|do you (?:know|have)(?: of)? )?"
    r"(?:an? |the |that |some |any |which |what(?:'s| is| was) (?:the|that) )?"
    r"(?:film|movie|one|picture)s? (?:about|where|in which|with|when|that|in that"
    r"|has|had|shows?|showing|tells?|telling|deals? with|dealing with|set)\b",
    re.IGNORECASE,
)
_OF_ONESELF: Final = re.compile(
    r"\b(?:how|what|where|when|which|why)\b.{0,24}"
    r"\b(?:do|can|should|could|would|am) i\b"
    r"|\b(?:should|can|could) i\b|\bmy (?!favou?rite)",
    re.IGNORECASE,
)
_NAMES_SOMEBODY: Final = re.compile(r"(?<=\s)[A-Z][a-z]+ [A-Z][a-z]+")
_SUM: Final = re.compile(r"\d\s*(?:times|plus|minus|divided by|[*+/])\s*\d")
_WORDS_OF_A_TITLE: Final = range(2, 5)


def asks_for_a_sum(question: str) -> bool:
    """Return whether it is "what is 17 times 23": no title, and no theme of a film."""
    return bool(_SUM.search(question))


class Refusals:
    """Says what was not understood, as closely as it can be told."""

    def __init__(self, book: Callable[[], NameBook], kinds: KindsOfQuestion) -> None:
        self._book = book
        self._kinds = kinds

    def refuse(self, question: str, reading: Reading) -> Plan:
        """Say what was not understood, as closely as it can be told."""
        if tells_and_asks(question):
            return ReadPlot(question)
        named = surely_named(reading)
        if named and asks_of_plot(question, reading, named):
            return ReadPlot(question, films_meant(reading, named))
        if _describes(question) and (not named or is_lower_case(named, reading)):
            return SearchPlots(question)
        kind = self._kinds.kind_of(masked(question, reading, named))
        if named and is_a_word(named, reading):
            plain = self._kinds.kind_of(question)
            if plain in NAMELESS:
                named, kind = None, plain
        unknown = unknown_tokens(reading)
        plan = of_kind(kind, question, named, unknown) if kind else None
        return plan or self._by_words(question, reading)

    def _by_words(self, question: str, reading: Reading) -> Plan:
        unknown = text_of(reading)
        leaves = list(reading.piece.leaves()) if reading.piece else []
        if reading.piece and guesses_twice(reading.piece, reading.linked):
            guesses = [leaf for leaf in leaves if is_guess(leaf)]
            start, end = guesses[0].start, guesses[-1].end
            return self._not_in_catalogue(reading.linked.tokens.slice(start, end))
        guessed = beside_guess(reading, leaves)
        if guessed:
            return self._not_in_catalogue(guessed)
        if reading.plan and is_beside_name(reading, leaves):
            return self._not_in_catalogue(title_about(reading, leaves))
        known = _known(leaves)
        if isinstance(known, Films):
            return ReadPlot(question, known)
        if isinstance(known, People):
            return Refuse(Reason.NOT_KNOWN, unknown or question, known=known)
        return self._without_names(question, reading, unknown)

    def _without_names(self, question: str, reading: Reading, unknown: str) -> Plan:
        """Say what is missing where neither a film nor a person is named."""
        words = question.split()
        if _DESCRIBING.match(question) or is_tale(question, words, reading):
            return SearchPlots(question)
        asked = [
            leaf.meaning for leaf in reading.linked.leaves if asks_fact(leaf.meaning)
        ]
        about_films = bool(set(fold(question).split()) & FILM_WORLD)
        if any(isinstance(m, Asking) for m in asked) and about_films:
            return Refuse(Reason.NOT_KNOWN, question)
        if WHAT_HAPPENS.match(question) and is_mostly_unknown(reading):
            return ReadPlot(question, otherwise=Reason.NOT_IN_CATALOGUE)
        asks_credit = any(not isinstance(m, Asking) for m in asked)
        asks_opinion = any(
            isinstance(leaf.meaning, Asking) and leaf.meaning.about in SOFT
            for leaf in reading.linked.leaves
        )
        if unknown and (asks_credit or asks_opinion or _WHO_IS_IN.match(question)):
            return self._not_in_catalogue(unknown)
        if len(words) in _WORDS_OF_A_TITLE and not (
            question.endswith("?") or begins_asking(words)
        ):
            return self._not_in_catalogue(question.rstrip(".! "))
        return _otherwise(question, words, about_films=about_films)

    def _not_in_catalogue(self, title: str) -> Refuse:
        near = self._book().nearest_titles(fold(title))
        ids = tuple(dict.fromkeys(match.id for match in near))
        return Refuse(Reason.NOT_IN_CATALOGUE, title, nearest=ids)  # type: ignore[arg-type] # films' ids


def _describes(question: str) -> bool:
    """Return whether a film is described, or a tale told of at length."""
    words = question.split()
    is_tale = len(words) >= WORDS_OF_A_TALE and fold(words[0]) in ARTICLES
    return bool(_DESCRIBING.match(question)) or (is_tale and not question.endswith("?"))


def _otherwise(question: str, words: Sequence[str], *, about_films: bool) -> Plan:
    """Look into the plots, unless the question is too short, or about who asks."""
    if _OF_ONESELF.search(question) and not about_films:
        return Refuse(Reason.OUT_OF_SCOPE, question)
    if _NAMES_SOMEBODY.search(question) and begins_asking(words):
        return ReadPlot(question)
    if len(words) >= WORDS_OF_A_DESCRIPTION:
        if not (question.endswith("?") or begins_asking(words)):
            return SearchPlots(question)
        if about_films:
            return ReadPlot(question)
        return ReadPlot(question, otherwise=Reason.OUT_OF_SCOPE)
    return Refuse(Reason.OUT_OF_SCOPE, question)


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
