"""What words that mean nothing in a question may misspell, or say loosely."""

from collections.abc import Iterator, Sequence
from typing import Final

from backend.domain.folding import fold, fold_title
from backend.knowledge.reading.meanings import is_surely_a_word
from backend.knowledge.understanding.little_words import LINKS
from backend.knowledge.understanding.namebook import NameBook, Names
from backend.knowledge.understanding.spans import LONGEST_NAME
from backend.knowledge.understanding.tokens import Token, Tokens

MOST_MISSPELT: Final = 12
MOST_LOOSE: Final = 24
WITHIN_TITLES: Final = frozenset((":", "-", "&", "–", ","))


def misspelt_in(
    book: NameBook, tokens: Tokens, covered: set[int], free: frozenset[int]
) -> dict[tuple[int, int], Names]:
    """Return what words that mean nothing here may misspell, longest first."""
    unknown = [
        place
        for place, token in enumerate(tokens.all)
        if place not in covered and not token.is_sign and token.word not in LINKS
    ]
    found: dict[tuple[int, int], Names] = {}
    if not unknown:
        return found
    runs = _around(unknown, tokens)[:MOST_MISSPELT]
    alone = [(place, place + 1) for place in unknown[:MOST_MISSPELT]]
    for start, end in dict.fromkeys((*runs, *alone)):
        if any(s <= start and end <= e for s, e in found):
            continue
        if all(_is_word(tokens.all[place]) for place in range(start, end)):
            continue
        names = book.misspelt(fold_title(tokens.slice(start, end)))
        if names:
            found[start, end] = names
    _add_loose(book, found, tokens, unknown, free)
    return found


def _add_loose(
    book: NameBook,
    found: dict[tuple[int, int], Names],
    tokens: Tokens,
    unknown: Sequence[int],
    free: frozenset[int],
) -> None:
    """Add what runs of words mean that are most of a title, or nearly a name."""
    tried = 0
    for first, last in _runs(unknown, free, tokens):
        for start, end in _within(first, last, tokens):
            if tried >= MOST_LOOSE:
                return
            is_known = any(s <= start and end <= e for s, e in found)
            if is_known or not any(start <= place < end for place in unknown):
                continue
            tried += 1
            words = [fold(token.word) for token in tokens.all[start:end]]
            names = book.loosely([word for word in words if word])
            if names:
                found[start, end] = names
                break


def _around(unknown: Sequence[int], tokens: Tokens) -> list[tuple[int, int]]:
    """Return runs of a few tokens about unknown ones, longer first."""
    runs: set[tuple[int, int]] = set()
    last = len(tokens.all)
    for place in unknown:
        for start in range(max(0, place - 3), place + 1):
            for end in range(place + 1, min(last, place + 4) + 1):
                inside = tokens.all[start:end]
                if not (
                    inside[0].is_sign or inside[-1].is_sign or inside[-1].word == "'s"
                ):
                    runs.add((start, end))
    return sorted(
        runs,
        key=lambda run: (
            -sum(run[0] <= place < run[1] for place in unknown),
            sum(tokens.all[i].word in LINKS for i in (run[0], run[1] - 1)),
            run[0] - run[1],
        ),
    )


def _runs(
    unknown: Sequence[int], free: frozenset[int], tokens: Tokens
) -> Iterator[tuple[int, int]]:
    """Yield runs of words, one of them unknown at least, that nothing parts."""
    every = tokens.all
    behind = 0
    for place in unknown:
        if place < behind:
            continue
        start, end = place, place + 1
        while start > 0 and _may_be_of_title(every[start - 1], start - 1, free):
            start -= 1
        while end < len(every) and _may_be_of_title(every[end], end, free):
            end += 1
        behind = end
        yield start, end


def _may_be_of_title(token: Token, place: int, free: frozenset[int]) -> bool:
    if token.is_sign:
        return token.word in WITHIN_TITLES
    return place in free or token.word in LINKS or token.word.isdecimal()


def _within(first: int, last: int, tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield the runs within a run that begin and end with a word that says something.

    Longer ones first.
    """
    telling = [
        place
        for place in range(first, last)
        if not tokens.all[place].is_sign and tokens.all[place].word not in LINKS
    ]
    for length in range(min(len(telling), LONGEST_NAME), 1, -1):
        for begin in range(len(telling) - length + 1):
            yield telling[begin], telling[begin + length - 1] + 1


def _is_word(token: Token) -> bool:
    """Return whether it is a word that nobody need have misspelt."""
    return token.word in LINKS or (
        not token.is_capital and is_surely_a_word(token.word)
    )
