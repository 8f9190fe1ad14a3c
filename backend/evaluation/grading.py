"""Whether an answer is right.

The rules are those of the questions' README: an answer that refuses what can be
answered is wrong in everything, whole sets must be met, and of long lists the first
ten and the total.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Final

from backend.domain.answers import Answer, AnswerKind
from backend.domain.folding import fold
from backend.evaluation.gold import (
    Gold,
    OneOf,
    Passage,
    Refused,
    Said,
    Scalar,
    Things,
    Truth,
    Value,
)

# Of longer lists only the first so many, and how many there are, count.
SHOWN: Final = 10
# Of values, one of the first so many must be right.
VALUES: Final = 3
_CLOSE: Final = 1e-6
_BETWEEN_WORDS: Final = re.compile(r"[,;/|]| and ")
_NUMBER: Final = re.compile(
    r"\s*(-?[\d,]*\.?\d+)\s*(?:min|minutes|years?|votes|films?)?"
)


@dataclass(frozen=True, slots=True)
class Grade:
    """Whether an answer is right, and what else was looked at."""

    is_right: bool
    marks: dict[str, bool] = dataclass_field(default_factory=dict)
    """Such as whether the first item is right, or the right sentence is cited."""


def grade(gold: Gold, answer: Answer) -> Grade:  # noqa: PLR0911 - one for each form
    """Hold an answer against what is right."""
    match gold:
        case Refused():
            return _refusal(gold, answer)
        case Things() if answer.refusal is None:
            return _things(gold, answer)
        case OneOf() if answer.refusal is None:
            return _first(gold, answer)
        case Value() if answer.refusal is None:
            return Grade(_has_value(gold, answer))
        case Truth() if answer.refusal is None:
            said = next((item.value for item in answer.items), None)
            return Grade(said is gold.is_so)
        case Passage() if answer.refusal is None:
            return _passage(gold, answer)
        case Said():
            return Grade(_is_said(gold, answer))
        case _:
            return Grade(is_right=False)


def _refusal(gold: Refused, answer: Answer) -> Grade:
    refusal = answer.refusal
    same = refusal is not None and gold.reason in {None, refusal.reason}
    return Grade(refusal is not None, {"reason": same})


def _things(gold: Things, answer: Answer) -> Grade:
    got = _ids(answer, gold.type)
    right = {*gold.ids, *gold.accept}
    first_right = right | gold.also_ok
    if gold.is_ordered:
        first_right = {gold.ids[0], *gold.accept_first}
    is_first = bool(got) and got[0] in first_right
    if len(gold.ids) > SHOWN and not (gold.is_ordered and len(got) >= len(gold.ids)):
        clean = all(id_ in right | gold.also_ok for id_ in got[:SHOWN])
        whole = bool(got) and clean and _is_size(gold, answer.total)
    else:
        rated = [id_ for id_ in got if id_ in right or id_ not in gold.also_ok]
        hits = sum(id_ in right for id_ in rated)
        whole = hits == len(rated) and hits >= len(gold.ids)
    return Grade(whole and (is_first or not gold.is_ordered), {"first": is_first})


def _is_size(gold: Things, total: int) -> bool:
    sizes = (len(gold.ids), *gold.accept_sizes)
    return min(sizes) <= total <= max(*sizes, len(gold.ids) + len(gold.also_ok))


def _first(gold: OneOf, answer: Answer) -> Grade:
    got = [item.id for item in answer.items if item.id]
    return Grade(bool(got) and got[0] in gold.ids and gold.never.isdisjoint(got))


def _ids(answer: Answer, type_: str) -> list[str]:
    ids = [item.id for item in answer.items if item.type == type_ and item.id]
    return list(dict.fromkeys(ids))


def _has_value(gold: Value, answer: Answer) -> bool:
    values = [item for item in answer.items if item.type == "value"]
    told = [item.label if item.value is None else item.value for item in values]
    if gold.words is not None:
        return _words(told) == {fold(word) for word in gold.words}
    pairs = ((said, right) for said in told[:VALUES] for right in gold.accept)
    return any(_is_same(said, right, gold.tolerance) for said, right in pairs)


def _words(told: Sequence[object]) -> set[str]:
    pieces = (piece for each in told for piece in _BETWEEN_WORDS.split(str(each)))
    return {fold(piece) for piece in pieces if piece.strip()}


def _is_same(said: Scalar, right: Scalar, tolerance: float) -> bool:
    if isinstance(right, str):
        one, other = f" {fold(str(said))} ", f" {fold(right)} "
        return other in one
    number = _number(said)
    return number is not None and abs(number - right) <= tolerance + _CLOSE


def _number(said: Scalar) -> float | None:
    if isinstance(said, str):
        found = _NUMBER.fullmatch(said)
        return float(found[1].replace(",", "")) if found else None
    return None if isinstance(said, bool) else said


def _passage(gold: Passage, answer: Answer) -> Grade:
    text = fold(answer.text)
    contained = any(fold(wording) in text for wording in gold.answers)
    cited = any(gold.sentence == citation.text for citation in answer.citations)
    marks = {"cited": cited} if gold.sentence is not None else {}
    return Grade(contained and answer.kind is AnswerKind.PASSAGE, marks)


def _is_said(gold: Said, answer: Answer) -> bool:
    text = fold(answer.text)
    return (
        gold.kind in {None, answer.kind}
        and all(fold(words) in text for words in gold.mentions)
        and not any(fold(words) in text for words in gold.unsaid)
    )
