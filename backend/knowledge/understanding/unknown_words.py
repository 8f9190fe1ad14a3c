"""What of a question nobody knows, and whether it may belong to a name."""

from collections.abc import Sequence
from typing import Final

from backend.domain.plans import (
    ReadFilms,
)
from backend.knowledge.reading.meanings import is_surely_a_word
from backend.knowledge.understanding.chart import Piece
from backend.knowledge.understanding.linking import (
    Linked,
)
from backend.knowledge.understanding.little_words import ARTICLES, LINKS
from backend.knowledge.understanding.meanings import (
    SomeFilms,
    SomePeople,
)
from backend.knowledge.understanding.near_names import WITHIN_TITLES
from backend.knowledge.understanding.readings import (
    Reading,
)
from backend.knowledge.understanding.tokens import Token

MOSTLY: Final = 5
_JOINTS: Final = frozenset((*ARTICLES, *WITHIN_TITLES, "of", "and", "'s", "'"))


def unknown_tokens(reading: Reading) -> list[Token]:
    """Return the words that a reading leaves out and that may matter."""
    tokens = reading.linked.tokens.all
    return [tokens[i] for start, end in reading.unknown for i in range(start, end)]


def may_be_name(token: Token) -> bool:
    """Return whether a word is none of English, or begins with a capital."""
    is_word = token.word in LINKS or is_surely_a_word(token.word)
    return token.is_capital or not (token.is_sign or is_word)


def is_mostly_unknown(reading: Reading) -> bool:
    """Return whether much of a question was not understood."""
    return len(unknown_tokens(reading)) >= MOSTLY


def text_of(reading: Reading) -> str:
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


def adjoins(run: tuple[int, int], name: Piece, linked: Linked) -> bool:
    """Return whether unknown words stand so beside a name that they may be of it."""
    before = run[1] <= name.start and _only_joints(linked, run[1], name.start)
    after = name.end <= run[0] and _only_joints(linked, name.end, run[0])
    if not (before or after):
        return False
    some = linked.tokens.all[run[0] : run[1]]
    return any(token.is_capital for token in some) or len(some) <= 2  # noqa: PLR2004 # of a short title


def _only_joints(linked: Linked, start: int, end: int) -> bool:
    """Return whether what stands there may join two parts of a title: "in" does not."""
    return all(token.word in _JOINTS for token in linked.tokens.all[start:end])


def title_about(reading: Reading, leaves: Sequence[Piece]) -> str:
    """Return the name and the unknown words beside it, which may be one title."""
    names = [leaf for leaf in leaves if isinstance(leaf.meaning, SomeFilms)]
    spans = [*reading.unknown, *((n.start, n.end) for n in names if n.meaning.is_name)]  # type: ignore[union-attr] # as above
    return reading.linked.tokens.slice(
        min(s for s, _ in spans), max(e for _, e in spans)
    )


def beside_guess(reading: Reading, leaves: Sequence[Piece]) -> str | None:
    """Return the name of which only a part was known: "Gribaldo Fenwick"."""
    for leaf in leaves:
        meaning = leaf.meaning
        if isinstance(meaning, SomeFilms | SomePeople) and meaning.is_guess:
            for start, end in reading.unknown:
                if (
                    end == leaf.start
                    or start == leaf.end
                    or adjoins((start, end), leaf, reading.linked)
                ):
                    first, last = min(start, leaf.start), max(end, leaf.end)
                    return reading.linked.tokens.slice(first, last)
    return None


def is_beside_name(reading: Reading, leaves: Sequence[Piece]) -> bool:
    """Return whether what is left out stands right beside a film's name."""
    if isinstance(reading.plan, ReadFilms) and len(leaves) == 1:
        return False
    names = [leaf for leaf in leaves if isinstance(leaf.meaning, SomeFilms)]
    return len(reading.unknown) <= 2 and any(  # noqa: PLR2004 # before and after it
        adjoins(run, name, reading.linked)
        for run in reading.unknown
        for name in names
        if name.meaning.is_name  # type: ignore[union-attr] # of films, as chosen above
    )
