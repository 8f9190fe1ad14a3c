"""The pieces of a sentence that could answer: names, numbers, things, places, reasons.

Knows how English builds phrases, roughly and without a dictionary; knows nothing of
the question.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from backend.knowledge.reading.lexicon import (
    DETERMINERS,
    INTRODUCING,
    LINKING_NAMES,
    UNITS_OF_TIME,
)
from backend.knowledge.reading.words import Word


class Form(StrEnum):
    """How a piece is built."""

    NAME = "name"
    NUMBER = "number"
    THING = "thing"
    QUOTED = "quoted"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of a sentence that could be an answer."""

    form: Form
    first: int
    """Its first word's place among the sentence's words."""
    last: int
    head: Word
    """What it is one of: "whip" in "a knotted whip"."""
    lead: str
    """The function word before it, if there is one."""


_QUOTED = re.compile('["“]([^"“”]{1,60})["”]')
_REASON = re.compile(
    r"\b(?:because(?: of)?|since|due to|for fear (?:of|that)|out of|so that|so as to|"
    r"in order to|in exchange for|on account of|thanks to|owing to|in return for|"
    r"after|as|for|to)\s+",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:.!?—\u2013)]|\s(?:but|and then|while|when)\s")
# "Lord of the Rings" is one name; words further apart are two.
LONGEST_LINK: Final = 2
_BREAK = re.compile(r"[,;:.!?()\[\]—\u2013\"“”…]")


def spans_of(sentence: str, words: Sequence[Word]) -> list[Span]:
    """Return all pieces that could answer, in no order that says anything."""
    return [
        *_quotations(sentence, words),
        *_names(sentence, words),
        *_numbers(sentence, words),
        *_things(sentence, words),
    ]


def text_of(sentence: str, words: Sequence[Word], span: Span) -> str:
    """Return a piece as the sentence has it."""
    return sentence[words[span.first].start : words[span.last].end]


def clause_after(sentence: str, start: int) -> str:
    """Return what follows a place to the end of its clause."""
    end = _CLAUSE_END.search(sentence, start)
    return sentence[start : end.start() if end else len(sentence)].strip()


def reasons_of(sentence: str) -> Iterator[tuple[int, str, str]]:
    """Yield where a reason begins, the word that leads to it and its words."""
    for match in _REASON.finditer(sentence):
        reason = clause_after(sentence, match.end())
        if reason:
            yield match.start(), match[0].strip().lower(), reason


def _quotations(sentence: str, words: Sequence[Word]) -> Iterator[Span]:
    for match in _QUOTED.finditer(sentence):
        inside = [
            n
            for n, word in enumerate(words)
            if match.start(1) <= word.start and word.end <= match.end(1)
        ]
        if inside:
            yield _span(Form.QUOTED, inside[0], inside[-1], words)


def _names(sentence: str, words: Sequence[Word]) -> Iterator[Span]:
    """Yield runs of names: "Ray", "Sarek National Park", "Never Have I Ever"."""
    place = 0
    while place < len(words):
        if not words[place].is_name or words[place].is_function:
            place += 1
            continue
        last = _end_of_name(sentence, words, place)
        yield _span(Form.NAME, place, last, words)
        place = last + 1


def _end_of_name(sentence: str, words: Sequence[Word], place: int) -> int:
    last = ahead = place
    while ahead + 1 < len(words) and _follows(sentence, words, ahead):
        ahead += 1
        if (
            words[ahead].is_name
            or words[ahead].text == "I"
            or (words[ahead].is_number and words[ahead].text[0].isdigit())
        ):
            last = ahead
        elif words[ahead].lower not in LINKING_NAMES or ahead - last > LONGEST_LINK:
            break
    return last


def _numbers(sentence: str, words: Sequence[Word]) -> Iterator[Span]:
    """Yield numbers with what they count: "eleven days", "$50,000", "a week"."""
    for place, word in enumerate(words):
        begins = word.is_number and not (place and words[place - 1].is_number)
        if begins or (
            word.lower in {"a", "an"}
            and place + 1 < len(words)
            and words[place + 1].lower in UNITS_OF_TIME
        ):
            last = place
            while last + 1 < len(words) and words[last + 1].is_number:
                last += 1
            head = last
            if (
                head + 1 < len(words)
                and words[head + 1].is_content
                and _follows(sentence, words, head)
            ):
                head += 1
            yield Span(Form.NUMBER, place, head, words[head], _lead(words, place))


def _things(sentence: str, words: Sequence[Word]) -> Iterator[Span]:
    """Yield runs of words that say something, cut where a verb seems to stand."""
    place = 0
    while place < len(words):
        if words[place].is_function:
            place += 1
            continue
        last = place
        while (
            last + 1 < len(words)
            and words[last + 1].is_content
            and _follows(sentence, words, last)
        ):
            last += 1
        yield from _without_verbs(words, place, last)
        place = last + 1


def _without_verbs(words: Sequence[Word], first: int, last: int) -> Iterator[Span]:
    """Take off what begins a clause: of "Jack trades his watch", Jack and "trades"."""
    is_introduced = first > 0 and words[first - 1].lower in INTRODUCING
    while not is_introduced and first <= last and words[first].is_name:
        first += 1
    followed = words[last + 1].lower if last + 1 < len(words) else ""
    if followed in DETERMINERS and first <= last and not words[last].is_name:
        last -= 1
    if not all(word.is_number for word in words[first : last + 1]):
        yield _span(Form.THING, first, last, words)


def _span(form: Form, first: int, last: int, words: Sequence[Word]) -> Span:
    return Span(form, first, last, words[last], _lead(words, first))


def _lead(words: Sequence[Word], place: int) -> str:
    """Return the preposition before a piece, past an article."""
    before = place - 1
    if before >= 0 and words[before].lower in DETERMINERS:
        before -= 1
    return words[before].lower if before >= 0 and words[before].is_function else ""


def _follows(sentence: str, words: Sequence[Word], place: int) -> bool:
    """Return whether nothing but space stands between a word and the next."""
    between = sentence[words[place].end : words[place + 1].start]
    return not _BREAK.search(between)
