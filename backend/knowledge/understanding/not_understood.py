"""What to say to a question that was not understood whole."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from backend.domain.folding import fold
from backend.domain.plans import (
    Plan,
    ReadFilms,
    ReadPlot,
    Reason,
    Refuse,
    SearchPlots,
)
from backend.domain.wanted import Films, People
from backend.knowledge.understanding.chart import Piece
from backend.knowledge.understanding.linking import (
    Linked,
)
from backend.knowledge.understanding.little_words import FILM_WORLD
from backend.knowledge.understanding.meanings import (
    Asking,
    Doing,
    FieldWord,
    PersonFieldWord,
    RoleWord,
    SomeFilms,
    SomePeople,
)
from backend.knowledge.understanding.namebook import NameBook
from backend.knowledge.understanding.readings import (
    Reading,
    guesses_twice,
    is_guess,
    only_links,
)

WORDS_OF_A_DESCRIPTION: Final = 5
_WHO_IS_IN: Final = re.compile(r"who(?: is| was| are|'s|s) (?:in|on)\b", re.IGNORECASE)
_DESCRIBING: Final = re.compile(
    r"^(?:(?:please )?(?:find|search|look)(?: me)?(?: for)? )?"
    r"(?:an? |the |that |some |what(?:'s| is| was) (?:the|that) )?"
    r"(?:film|movie|one|picture)s? (?:about|where|in which|with|when|that|in that)\b",
    re.IGNORECASE,
)
_WORDS_OF_A_TITLE: Final = range(2, 5)
_SOFT: Final = frozenset({"similar", "opinions", "trivia"})


class Refusals:
    """Says what was not understood, as closely as it can be told."""

    def __init__(self, book: Callable[[], NameBook]) -> None:
        self._book = book

    def refuse(self, question: str, reading: Reading) -> Plan:
        """Say what was not understood, as closely as it can be told."""
        unknown = _text_of(reading)
        leaves = list(reading.piece.leaves()) if reading.piece else []
        if reading.piece and guesses_twice(reading.piece, reading.linked):
            guesses = [leaf for leaf in leaves if is_guess(leaf)]
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
            or (isinstance(m, Doing) and not m.verbs[0].is_helper and leaf.start > 0)
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
        asks_fact = asks_fact or bool(_WHO_IS_IN.match(question))
        if unknown and asks_fact and _is_named(reading):
            return self._not_in_catalogue(unknown)
        if is_long and not question.endswith("?") and not _asks(words):
            return SearchPlots(question)
        if any(isinstance(m, Asking) and m.about not in _SOFT for m in everything):
            return Refuse(Reason.NOT_KNOWN, question)
        if is_long and folded & FILM_WORLD:
            return ReadPlot(question)
        if len(words) in _WORDS_OF_A_TITLE and not question.endswith("?"):
            return self._not_in_catalogue(question.rstrip(".! "))
        return Refuse(Reason.OUT_OF_SCOPE, question)

    def _not_in_catalogue(self, title: str) -> Refuse:
        near = self._book().nearest_titles(fold(title))
        ids = tuple(dict.fromkeys(match.id for match in near))
        return Refuse(Reason.NOT_IN_CATALOGUE, title, nearest=ids)  # type: ignore[arg-type] # films' ids


def _asks(words: Sequence[str]) -> bool:
    first = fold(words[0]) if words else ""
    return first in {"who", "what", "when", "where", "which", "why", "how", "is", "did",
                     "was", "does", "will", "can", "are", "do"}  # fmt: skip


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


def _text_of(reading: Reading) -> str:
    """Return what is not understood, from its first word to its last."""
    if not reading.unknown:
        return ""
    start, end = reading.unknown[0][0], reading.unknown[-1][1]
    every = reading.linked.tokens.all
    # Signs that touch a word belong to it.
    while start and every[start - 1].end == every[start].start:
        start -= 1
    while end < len(every) - 1 and every[end - 1].end == every[end].start:
        end += 1
    return reading.linked.tokens.slice(start, end).rstrip("?!.,")


def _adjoins(run: tuple[int, int], name: Piece, linked: Linked) -> bool:
    before = run[1] <= name.start and only_links(linked, run[1], name.start)
    after = name.end <= run[0] and only_links(linked, name.end, run[0])
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
