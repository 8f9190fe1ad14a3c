"""Word an answer from what a plot says: its own words, quoted, and a number to cite."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from backend.knowledge.reading.reader import Cited, Read

LONGEST_ANSWER_WORDS: Final = 58
# So that there is room for another sentence, if one is cited.
LONGEST_QUOTE_WORDS: Final = 24
# A piece of a sentence with fewer says nothing.
SHORTEST_QUOTE_WORDS: Final = 7
_CLAUSE_ENDS = re.compile(
    r"(?<=[,;:\u2013—])\s+|\s+(?=(?:and|but|who|which|while|when|where|because|after|before|"
    r"as|until|so|with|by)\s)"
)


class Worded(NamedTuple):
    """An answer in words, and the sentences that its numbers point at."""

    text: str
    cited: tuple[Cited, ...]


def word(read: Read) -> Worded:
    """Return at most sixty words that say what the plot says, and nothing else."""
    lead = f"{_capitalised(read.span)}: " if read.span else "The plot says: "
    room = LONGEST_ANSWER_WORDS - len(lead.split())
    quoted: list[str] = []
    cited: list[Cited] = []
    for number, one in enumerate(read.cited, start=1):
        last = number == len(read.cited)
        quote = _quoted(one, room - 1 if last else min(room - 1, LONGEST_QUOTE_WORDS))
        if not quote:
            break
        quoted.append(f"“{quote}” [{number}]")
        cited.append(one)
        room -= len(quote.split()) + 1
    return Worded(lead + " ".join(quoted), tuple(cited))


def _quoted(one: Cited, room: int) -> str:
    """Return a sentence, cut at its clauses to fit; nothing if too little would."""
    text = one.text
    if len(text.split()) > room:
        if room < SHORTEST_QUOTE_WORDS:
            return ""
        text = _cut_round(text, one.around, room)
    # The quotation's own marks stand outside.
    return text.replace("“", "\u2018").replace("”", "\u2019").replace('"', "'")


def _cut_round(text: str, around: tuple[int, int], room: int) -> str:
    """Return the clauses about a place, as many as fit, with … where others were."""
    clauses = list(_clauses(text))
    first = last = _clause_at(clauses, around[0])
    room -= 2  # the dots
    while True:
        wider = [
            (f, t)
            for f, t in ((first, last + 1), (first - 1, last))
            if f >= 0
            and t < len(clauses)
            and len(text[clauses[f][0] : clauses[t][1]].split()) <= room
        ]
        if not wider:
            break
        first, last = wider[0]
    words = text[clauses[first][0] : clauses[last][1]].strip().split()
    cut = _words_about(words, text, clauses[first][0], around[0], room)
    before = "… " if clauses[first][0] > 0 or cut[0] != words[0] else ""
    after = " …" if clauses[last][1] < len(text) or cut[-1] != words[-1] else ""
    return before + " ".join(cut).rstrip(",;:") + after


def _words_about(
    words: Sequence[str], text: str, begins: int, place: int, room: int
) -> Sequence[str]:
    """Return as many words as fit about a place; all of them if they do."""
    if len(words) <= room:
        return words
    before = len(text[begins:place].split())
    start = max(0, min(before - room // 2, len(words) - room))
    return words[start : start + room]


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _CLAUSE_ENDS.finditer(text):
        yield start, end.start()
        start = end.end()
    yield start, len(text)


def _clause_at(clauses: Sequence[tuple[int, int]], place: int) -> int:
    for number, (_, end) in enumerate(clauses):
        if place < end:
            return number
    return len(clauses) - 1


def _capitalised(text: str | None) -> str:
    return text[:1].upper() + text[1:] if text else ""
