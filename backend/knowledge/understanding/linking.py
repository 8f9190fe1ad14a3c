"""Words of a question → pieces with a meaning: phrases, numbers, tags and names."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from backend.domain.folding import fold_name, fold_title
from backend.domain.people import PersonId
from backend.domain.wanted import (
    FilmTest,
)
from backend.knowledge.reading.meanings import is_known
from backend.knowledge.understanding.chart import Piece
from backend.knowledge.understanding.context import Context
from backend.knowledge.understanding.lexicon import senses
from backend.knowledge.understanding.little_words import LINKS
from backend.knowledge.understanding.meanings import (
    Text,
)
from backend.knowledge.understanding.name_pieces import (
    FAMILIES,
    NamePieces,
    add_sequels,
)
from backend.knowledge.understanding.namebook import NameBook, Names
from backend.knowledge.understanding.pieces import (
    Found,
    add_characters,
    add_context,
    add_numbers,
    add_phrases,
    add_tags,
    add_versions,
    phrase_word,
)
from backend.knowledge.understanding.tokens import Token, Tokens
from backend.ports.questions import NameMatch, QuestionCatalogue

LONGEST_NAME: Final = 10
MOST_SPANS: Final = 500
MOST_MISSPELT: Final = 12
# Votes of all films of somebody whom a given name alone may mean.
FAMOUS: Final = 5_000_000
UNKNOWN_COST: Final = 2.0
LINK_COST: Final = 0.02
SENSE_COST: Final = 1.0
# What stands in two sentences seldom belongs together.
SENTENCE_COST: Final = 0.9
_SENTENCE_ENDS: Final = frozenset(("?", "!", "…"))
_PUNCTUATION: Final = frozenset("?.,!:;-–—'\"()[]“”")
_ARTICLES: Final = frozenset(("a", "an", "the"))


@dataclass(frozen=True, slots=True)
class Linked:
    """The pieces of a question, and what leaving each of its words out costs."""

    tokens: Tokens
    leaves: tuple[Piece, ...]
    costs: tuple[float, ...]


class Linker:
    """Finds the pieces of questions."""

    def __init__(
        self,
        questions: QuestionCatalogue,
        book: Callable[[], NameBook],
        tags: Callable[[], Mapping[str, FilmTest]],
    ) -> None:
        self._questions = questions
        self._book = book
        self._tags = tags

    def link(self, tokens: Tokens, context: Context) -> Linked:
        """Return every piece that the question may be made of."""
        found = Found()
        words = [phrase_word(token) for token in tokens.all]
        add_phrases(found, words)
        add_versions(found, words)
        add_numbers(found, tokens.all)
        add_tags(found, words, self._tags())
        self._add_names(found, tokens)
        add_context(found, words, context)
        add_characters(found, tokens, words)
        costs = tuple(_costs(tokens.all, words, found.leaves))
        return Linked(tokens, tuple(found.leaves), costs)

    def _add_names(self, found: Found, tokens: Tokens) -> None:
        spans = _spans(tokens)
        whole = self._questions.names(list(spans))
        partial = self._partial(tokens, spans, whole)
        covered = _covered(found.leaves)
        for match in whole:
            for start, end in spans.get(match.folded, ()):
                covered.update(range(start, end))
        for (start, end), names in partial.items():
            if names:
                covered.update(range(start, end))
        misspelt = self._misspelt(tokens, covered)
        people = [m for m in whole if m.kind == "person"]
        for names in (*partial.values(), *misspelt.values()):
            people += names.people
        roles = self._questions.roles_of([PersonId(i) for i in {p.id for p in people}])
        adding = NamePieces(found, tokens, roles)
        adding.whole(whole, spans)
        adding.partial(partial)
        adding.misspelt(misspelt)
        add_sequels(found, tokens)

    def _partial(
        self,
        tokens: Tokens,
        spans: Mapping[str, list[tuple[int, int]]],
        whole: Sequence[NameMatch],
    ) -> dict[tuple[int, int], Names]:
        """Return what is named by a surname, a part of a title, initials."""
        book = self._book()
        known = {m.folded for m in whole if m.kind != "keyword"}
        inside = [
            span
            for folded in known
            for span in spans.get(folded, ())
            if _names_said(tokens, span) > 1
        ]
        found: dict[tuple[int, int], Names] = {}
        for folded, places in spans.items():
            names = book.partly(folded) or _family(book, folded)
            if folded in known:
                # "hitchcock" is a film, too; "heat wave" is not "wave".
                names = Names((), names.people if " " not in folded else ())
            if not names or folded in LINKS or folded in senses():
                continue
            for place in places:
                if tokens.all[place[0]].word in _ARTICLES and place[1] > place[0] + 1:
                    continue
                if not any(s <= place[0] and place[1] <= e for s, e in inside):
                    found[place] = self._named_so(names, tokens, place)
        return found

    @staticmethod
    def _named_so(names: Names, tokens: Tokens, place: tuple[int, int]) -> Names:
        """Leave out those of whom it is the given name, unless that is plain to see.

        "Win" is a name; "win" is a word.
        """
        token = tokens.all[place[0]]
        if place[1] > place[0] + 1 or (token.is_capital and place[0] > 0):
            return names
        people = tuple(
            person
            for person in names.people
            if person.folded.split()[-1] == token.word or person.weight >= FAMOUS
        )
        return Names(names.films, people)

    def _misspelt(
        self, tokens: Tokens, covered: set[int]
    ) -> dict[tuple[int, int], Names]:
        """Return what words that mean nothing here may misspell, longest first."""
        unknown = [
            place
            for place, token in enumerate(tokens.all)
            if place not in covered and not token.is_sign and token.word not in LINKS
        ]
        found: dict[tuple[int, int], Names] = {}
        book = self._book() if unknown else None
        for start, end in _around(unknown, tokens)[:MOST_MISSPELT]:
            if any(s <= start and end <= e for s, e in found) or book is None:
                continue
            if all(_is_word(tokens.all[place]) for place in range(start, end)):
                continue
            names = book.misspelt(fold_title(tokens.slice(start, end)))
            if names:
                found[start, end] = names
        return found


def _spans(tokens: Tokens) -> dict[str, list[tuple[int, int]]]:
    """Return the runs of tokens that may be names, by their folded text."""
    spans: dict[str, list[tuple[int, int]]] = {}
    every = tokens.all
    for start, first in enumerate(every):
        if first.is_sign:
            _add_signs(spans, tokens, start)
        if first.is_sign or first.word.startswith("'"):
            continue
        for end in range(start + 1, min(len(every), start + LONGEST_NAME) + 1):
            last = every[end - 1]
            if last.word in _ARTICLES or (last.is_sign and last.word not in {"!", "."}):
                continue
            text = tokens.slice(start, end)
            for folded in {fold_title(text), fold_name(text)}:
                spans.setdefault(folded, []).append((start, end))
            if len(spans) >= MOST_SPANS:
                return spans
    return spans


def _add_signs(
    spans: dict[str, list[tuple[int, int]]], tokens: Tokens, start: int
) -> None:
    """Add runs of signs, which titles may consist of: "$", "(.*)"."""
    every = tokens.all
    end = start
    while end < len(every) and every[end].is_sign and end < start + LONGEST_NAME:
        end += 1
        text = tokens.slice(start, end)
        if text not in _PUNCTUATION:
            spans.setdefault(text, []).append((start, end))


def _family(book: NameBook, folded: str) -> Names:
    """Return the family of "coens", "coen brothers"."""
    *surname, last = folded.split()
    if len(surname) == 1 and last in FAMILIES:
        family = book.family(surname[0])
    elif not surname and last.endswith("s") and len(last) > 4:  # noqa: PLR2004 # "els" is no family
        family = book.family(last[:-1])
    else:
        return Names()
    return Names((), family[:2]) if len(family) > 1 else Names()


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


def _names_said(tokens: Tokens, span: tuple[int, int]) -> int:
    """Return how many words of a run are no mere little words."""
    return sum(
        not token.is_sign and token.word not in LINKS
        for token in tokens.all[span[0] : span[1]]
    )


def _is_word(token: Token) -> bool:
    """Return whether it is a word that nobody need have misspelt."""
    return token.word in LINKS or (not token.is_capital and is_known(token.word))


def _covered(leaves: Iterable[Piece]) -> set[int]:
    return {place for leaf in leaves for place in range(leaf.start, leaf.end)}


def _costs(
    tokens: Sequence[Token], words: Sequence[str], leaves: Sequence[Piece]
) -> Iterator[float]:
    meaningful = {
        place
        for leaf in leaves
        if not isinstance(leaf.meaning, Text)
        for place in range(leaf.start, leaf.end)
    }
    for place, token in enumerate(tokens):
        if token.word in _SENTENCE_ENDS and place + 1 < len(tokens):
            yield SENTENCE_COST
        elif token.is_sign or token.word == "'s":
            yield 0.0
        elif token.word in LINKS:
            yield LINK_COST
        elif words[place] in senses() or place in meaningful:
            yield SENSE_COST
        else:
            yield UNKNOWN_COST
