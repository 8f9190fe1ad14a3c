"""Plans for questions that only their kind is known of."""

from collections.abc import Sequence
from typing import Final

from backend.domain.plans import (
    Chat,
    Courtesy,
    FindSimilar,
    Opinions,
    Plan,
    ReadPlot,
    Reason,
    Refuse,
    SearchPlots,
    Trivia,
)
from backend.domain.wanted import Films, People
from backend.knowledge.reading.meanings import is_surely_a_word
from backend.knowledge.understanding.chart import Piece
from backend.knowledge.understanding.kinds_of_question import (
    QuestionKind,
)
from backend.knowledge.understanding.little_words import LINKS
from backend.knowledge.understanding.meanings import (
    SomeFilms,
    SomePeople,
)
from backend.knowledge.understanding.pieces import SURELY_NAMED
from backend.knowledge.understanding.readings import (
    Reading,
)
from backend.knowledge.understanding.tokens import Token
from backend.knowledge.understanding.unknown_words import (
    adjoins,
    may_be_name,
)

_SMALL_TALK: Final = {
    QuestionKind.GREETING: Courtesy.HELLO,
    QuestionKind.THANKS: Courtesy.THANKS,
    QuestionKind.GOODBYE: Courtesy.GOODBYE,
    QuestionKind.HELP: Courtesy.HELP,
}
NAMELESS: Final = frozenset((QuestionKind.DESCRIPTION, QuestionKind.ELSEWHERE))
# Of these, every word is known: what is not may be a name that nobody has.
_SAID_OF_A_FILM: Final = frozenset(
    (QuestionKind.OPINIONS, QuestionKind.TRIVIA, QuestionKind.SIMILAR)
)


def of_kind(  # noqa: PLR0911 # one plan for each kind
    kind: QuestionKind, question: str, named: Piece | None, unknown: Sequence[Token]
) -> Plan | None:
    """Return the plan of a question of some kind, None if it lacks what that needs."""
    meaning = named.meaning if named else None
    if kind in _SAID_OF_A_FILM and any(map(may_be_name, unknown)):
        return None
    if isinstance(meaning, SomeFilms):
        return _about_film(kind, question, meaning.films)
    if isinstance(meaning, SomePeople):
        return _about_person(kind, question, meaning.people)
    if kind in _SMALL_TALK:
        return Chat(_SMALL_TALK[kind])
    if kind is QuestionKind.ELSEWHERE:
        return Refuse(Reason.OUT_OF_SCOPE, question)
    if kind in {QuestionKind.DESCRIPTION, QuestionKind.WISH}:
        return SearchPlots(question)
    return None


def _about_film(kind: QuestionKind, question: str, films: Films) -> Plan | None:
    named = films.named
    match kind:
        case QuestionKind.OPINIONS:
            return Opinions(films)
        case QuestionKind.TRIVIA:
            return Trivia(films)
        case QuestionKind.SIMILAR if named:
            return FindSimilar(named.ids[0], (), named.name)
        case QuestionKind.NOT_HELD:
            return Refuse(Reason.NOT_KNOWN, question, known=films)
        case QuestionKind.PLOT:
            return ReadPlot(question, films)
        case _:
            return None


def _about_person(kind: QuestionKind, question: str, people: People) -> Plan | None:
    match kind:
        case QuestionKind.TRIVIA:
            return Trivia(people)
        case QuestionKind.NOT_HELD:
            return Refuse(Reason.NOT_KNOWN, question, known=people)
        case _:
            return None


def masked(question: str, reading: Reading, named: Piece | None) -> str:
    """Return the question with the name put as what it is a name of."""
    if named is None:
        return question
    every = reading.linked.tokens.all
    start, end = every[named.start].start, every[named.end - 1].end
    text = reading.linked.tokens.text
    mask = "this film" if isinstance(named.meaning, SomeFilms) else "this person"
    return f"{text[:start]}{mask}{text[end:]}"


def surely_named(reading: Reading) -> Piece | None:
    """Return the film or person that is named in so many words, films first."""
    leaves = list(reading.piece.leaves()) if reading.piece else []
    named = [
        leaf
        for leaf in (*leaves, *reading.linked.leaves)
        if isinstance(leaf.meaning, SomeFilms | SomePeople)
        and leaf.meaning.is_name
        and leaf.score > SURELY_NAMED
    ]
    films = [leaf for leaf in named if isinstance(leaf.meaning, SomeFilms)]
    longest = max(
        films or named,
        key=lambda leaf: (not is_a_word(leaf, reading), leaf.end - leaf.start),
        default=None,
    )
    if longest is None or _is_within_unknown(reading, longest):
        return None
    return longest


def is_lower_case(named: Piece, reading: Reading) -> bool:
    """Return whether what may be a name looks like any other words: "to live"."""
    tokens = reading.linked.tokens.all[named.start : named.end]
    telling = [t for t in tokens if t.word not in LINKS]
    is_plain = not any(token.is_capital for token in tokens)
    return is_plain and len(telling) <= 1


def is_a_word(named: Piece, reading: Reading) -> bool:
    """Return whether a title of one word is but a word there: "hides an alien"."""
    is_one = named.end == named.start + 1
    return is_one and is_lower_case(named, reading)


def _is_within_unknown(reading: Reading, name: Piece) -> bool:
    """Return whether the name may go on in words that nobody knows: "Heat Lemonade"."""
    every = reading.linked.tokens.all
    beside = [
        place
        for start, end in reading.unknown
        for place in range(start, end)
        if adjoins((start, end), name, reading.linked)
    ]
    return any(
        every[place].is_capital or not is_surely_a_word(every[place].word)
        for place in beside
    )
