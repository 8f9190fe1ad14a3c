"""Whether a question is about what happens in a film, and in which."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from backend.domain.folding import fold
from backend.domain.wanted import Bound, Films, Measure
from backend.knowledge.understanding.chart import Piece
from backend.knowledge.understanding.little_words import ARTICLES, LINKS
from backend.knowledge.understanding.meanings import (
    Asking,
    Doing,
    FieldWord,
    FilmTests,
    Meaning,
    PersonFieldWord,
    RoleWord,
    SomeFilms,
)
from backend.knowledge.understanding.parts import sentences
from backend.knowledge.understanding.readings import (
    Reading,
)
from backend.knowledge.understanding.unknown_words import (
    unknown_tokens,
)

WORDS_OF_A_DESCRIPTION: Final = 5
WORDS_OF_A_TALE: Final = 9
FEWEST_OF_A_TALE: Final = 2
_ASKS_FOR_TITLE: Final = re.compile(
    r"\b(?:(?:it|that|this|film|movie|one)(?: is|'s)? called|(?:the|its) title"
    r"|name of (?:it|the film|the movie)|(?:what|which)(?:'s| is| was)?"
    r" (?:it|that|this|(?:the |that )?(?:film|movie|one)))\b",
    re.IGNORECASE,
)
_ASKED_AFTER_COMMA: Final = re.compile(
    r",\s+(?=(?:what|who|whose|why|how|where|which)\b)", re.IGNORECASE
)
_TELLS: Final = re.compile(
    r"(?:in|there(?:'s| is| was)|you know|remember) (?:that|this|the|an?)\b",
    re.IGNORECASE,
)
WHAT_HAPPENS: Final = re.compile(
    r"(?:what|why|how|where)(?:\s+\w+)?"
    r"\s+(?:do|does|did|is|was|are|were|has|happens)\b",
    re.IGNORECASE,
)
SOFT: Final = frozenset({"similar", "opinions", "trivia"})


def tells_and_asks(question: str) -> bool:
    """Return whether a film is described, and something asked of what happens."""
    *told, asked = sentences(question)
    if not told:
        told, asked = _told_before_a_comma(question)
    return (
        any(len(part.split()) >= WORDS_OF_A_DESCRIPTION for part in told)
        and bool(WHAT_HAPPENS.match(asked) or begins_asking(asked.split()[:1]))
        and not _ASKS_FOR_TITLE.search(asked)
    )


def _told_before_a_comma(question: str) -> tuple[list[str], str]:
    """Part "in that comedy where a cop …, what metal has he got in his arm?"."""
    parted = _ASKED_AFTER_COMMA.search(question)
    if not parted or not _TELLS.match(question):
        return [], question
    return [question[: parted.start()]], question[parted.start() + 1 :].strip()


def asks_of_plot(question: str, reading: Reading, named: Piece) -> bool:
    """Return whether it is "What does the robot throw at Ripley in Alien?"."""
    if not isinstance(named.meaning, SomeFilms):
        return False
    every = reading.linked.tokens.all
    skipped = {*ARTICLES, "film", "movie"}
    before = [
        token.word
        for token in every[: named.start]
        if token.word not in skipped and not token.word.isdecimal()
    ]
    asks = begins_asking(question.split()[:1]) or (
        before == ["in"]
        and any(begins_asking([token.word]) for token in every[named.end :])
    )
    unknown = [token for token in unknown_tokens(reading) if token.word not in LINKS]
    return asks and before[-1:] == ["in"] and len(unknown) >= FEWEST_OF_A_TALE


def films_meant(reading: Reading, named: Piece) -> Films | None:
    """Return the film of that name, of the year that stands beside it."""
    if not isinstance(named.meaning, SomeFilms):
        return None
    films = named.meaning.films
    for leaf in reading.linked.leaves:
        is_beside = leaf.end == named.start or leaf.start - named.end in {0, 1}
        if is_beside and isinstance(leaf.meaning, FilmTests):
            years = [t for t in leaf.meaning.tests if isinstance(t, Bound)]
            if years and years[0].measure is Measure.YEAR:
                return replace(films, where=(*films.where, *years), limit=1)
    return films


def is_tale(question: str, words: Sequence[str], reading: Reading) -> bool:
    """Return whether somebody tells what happens, and names nobody."""
    if len(words) < WORDS_OF_A_DESCRIPTION or begins_asking(words):
        return False
    if any(token.is_capital for token in unknown_tokens(reading)):
        return False
    if any(map(_asks_of_credits, reading.linked.leaves)):
        return False
    return not question.endswith("?") or len(words) > WORDS_OF_A_TALE


def _asks_of_credits(leaf: Piece) -> bool:
    """Return whether a piece asks for a fact: "years" within a tale does not."""
    meaning = leaf.meaning
    if isinstance(meaning, Asking):
        return False
    is_early = leaf.start <= 1 or not isinstance(meaning, FieldWord)
    return is_early and asks_fact(meaning)


def asks_fact(meaning: Meaning) -> bool:
    """Return whether a piece asks for something that is told of films by name."""
    match meaning:
        case FieldWord() | RoleWord() | PersonFieldWord():
            return True
        case Doing(verbs):
            return not (verbs[0].is_helper or verbs[0].plays)
        case Asking(about):
            return about not in SOFT
        case _:
            return False


def begins_asking(words: Sequence[str]) -> bool:
    """Return whether words begin as a question does."""
    first = fold(words[0]) if words else ""
    return first in {"who", "what", "when", "where", "which", "why", "how", "is", "did",
                     "was", "does", "will", "can", "are", "do"}  # fmt: skip
