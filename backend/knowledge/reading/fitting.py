"""How well a piece of a sentence fits what a question asks for.

Each kind of question has a rule; the rules are few, so that they hold for words that
nobody thought of: what a thing is one of is a matter of nearness in meaning.
"""

import re
from collections.abc import Sequence
from typing import Final

from backend.knowledge.reading.kinds import Kind
from backend.knowledge.reading.lexicon import (
    COLOURS,
    LEADING_TO_PLACES,
    NAMING,
    PEOPLE,
    UNITS_OF_LENGTH,
    UNITS_OF_TIME,
)
from backend.knowledge.reading.meanings import kinship, likeness
from backend.knowledge.reading.plots import Sentence
from backend.knowledge.reading.questions import Question
from backend.knowledge.reading.spans import Form, Span
from backend.knowledge.reading.words import Word

MEASURED: Final = frozenset(
    {
        Kind.COUNT,
        Kind.MONEY,
        Kind.SPAN_OF_TIME,
        Kind.AGE,
        Kind.DISTANCE,
        Kind.TIME,
        Kind.COLOUR,
    }
)
# Of what is asked without saying what it is one of, nothing fits better than another.
ANY_THING: Final = 0.3
_UNNAMED_PERSON: Final = 0.8
# Much that happens to people is somewhat like an illness.
LIKE_AN_ILLNESS: Final = 0.35
_CURRENCY = re.compile(r"[$£€]|^(?:dollar|pound|franc|euro|cent|buck|quid)s?$")
BESIDE: Final = 3
"""So many words off, a name may still belong to what stands there."""


def fitness(question: Question, words: Sequence[Word], span: Span) -> float:
    """Return from 0 to 1 how well a piece answers; 0 if the question says it."""
    said = words[span.first : span.last + 1]
    new = [word for word in said if word.is_content and word.stem not in question.stems]
    if not new:
        return 0.0
    match question.kind:
        case kind if kind in MEASURED:
            fits = _measured(question, said, span)
        case Kind.NAME:
            fits = float(span.form in {Form.NAME, Form.QUOTED})
        case Kind.MAKE:
            fits = float(span.form is not Form.NUMBER)
        case Kind.PERSON:
            fits = _person(span)
        case Kind.PLACE:
            fits = _place(question, said, new, span)
        case Kind.ILLNESS:
            fits = _one_of(question.focus, new)
            fits *= fits >= LIKE_AN_ILLNESS
        case _:
            fits = _one_of(question.focus, new) if question.focus else ANY_THING
    return fits


def _measured(question: Question, said: Sequence[Word], span: Span) -> float:
    if question.kind is Kind.COLOUR:
        return float(any(word.lower in COLOURS for word in said))
    if span.form is not Form.NUMBER:
        return 0.0
    if question.kind is Kind.MONEY:
        return _money(said, span)
    if question.kind is Kind.COUNT:
        return 0.4 + 0.6 * _one_of(question.focus, [span.head])
    units = {
        Kind.SPAN_OF_TIME: UNITS_OF_TIME,
        Kind.DISTANCE: UNITS_OF_LENGTH,
        Kind.AGE: frozenset({"year", "years"}),
    }.get(question.kind)
    is_bare_age = question.kind is Kind.AGE and span.head.is_number
    return float(units is None or span.head.lower in units or is_bare_age)


def _money(said: Sequence[Word], span: Span) -> float:
    if any(_CURRENCY.search(word.text.lower()) for word in said):
        return 1.0
    return 0.0 if span.head.lower in UNITS_OF_TIME | UNITS_OF_LENGTH else 0.3


def naming(question: Question, sentence: Sentence, span: Span) -> float:
    """Return from 0 to 1 whether a piece names what is asked about.

    A name belongs to what stands right beside it ("his dog Rex"), or to what is said
    to be called so; that a sentence has both somewhere tells nothing.
    """
    words = sentence.words
    said = words[span.first : span.last + 1]
    beside = words[max(0, span.first - BESIDE) : span.first]
    after = words[span.last + 1 : span.last + 1 + BESIDE]
    if question.kind is Kind.MAKE:
        return _make(question, said, after)
    if question.kind is Kind.COLOUR:
        return _same_as(question.words, [*said, *after[:1]])
    told = _same_as(question.focus, [*said, *beside, *after])
    called = float(any(word.lower in NAMING for word in beside))
    apposed = float(_stands_apart(sentence, span))
    return 1 - (1 - 0.7 * told) * (1 - 0.7 * called) * (1 - 0.4 * apposed)


def _make(question: Question, said: Sequence[Word], after: Sequence[Word]) -> float:
    """A Cadillac is near to a car; a starter pistol has its make before it."""
    new = [word for word in said if word.is_content and word.stem not in question.stems]
    is_before = bool(after) and _same_as(question.focus, after[:1]) >= 1
    is_within = _same_as(question.focus, said) >= 1 and said[-1] not in new
    return max(_same_as(question.focus, new), 0.7 * (is_before or is_within))


def _stands_apart(sentence: Sentence, span: Span) -> bool:
    """Return whether a piece is told aside: "the evacuation, Operation Dynamo, …"."""
    before = sentence.text[: sentence.words[span.first].start].rstrip(' "“\u2018')
    after = sentence.text[sentence.words[span.last].end :].lstrip('"”\u2019')
    return (
        before.endswith((",", "(", "\u2013", "—", ":")) and after[:1] in ",)\u2013—.;"
    )


def _person(span: Span) -> float:
    if span.form is Form.NAME:
        return 1.0
    if span.form is not Form.THING:
        return 0.0
    if span.head.lower in PEOPLE:
        return _UNNAMED_PERSON
    return 0.7 * max(
        kinship(span.head.lower, one) for one in ("man", "woman", "person")
    )


def _place(
    question: Question, said: Sequence[Word], new: Sequence[Word], span: Span
) -> float:
    is_name = span.form is Form.NAME
    is_date = span.form is Form.NUMBER or all(word.is_number for word in new)
    if is_date and not is_name:
        return 0.0
    leads_there = span.lead in LEADING_TO_PLACES
    if not question.focus:
        return 0.5 * leads_there + 0.2 * (span.lead in {"to", "of"}) + 0.3 * is_name
    kin = _one_of(question.focus, new)
    if is_name:
        return max(kin, _same_as(question.focus, said), 0.3 * leads_there)
    return kin if leads_there or span.lead in {"to", "of"} else 0.0


def _one_of(focus: Sequence[Word], said: Sequence[Word]) -> float:
    """Return how likely something said is one of what is asked for."""
    pairs = ((one, word) for one in focus for word in said)
    return max((likeness(one.lower, word.lower) for one, word in pairs), default=0.2)


def _same_as(focus: Sequence[Word], said: Sequence[Word]) -> float:
    """Return how much something said is just what is asked about."""
    return max(
        (
            1.0 if one.stem == word.stem else kinship(one.lower, word.lower)
            for one in focus
            for word in said
        ),
        default=0.0,
    )
