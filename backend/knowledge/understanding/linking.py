"""Words of a question → pieces with a meaning: phrases, numbers, tags and names."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from backend.domain.wanted import (
    FilmTest,
)
from backend.knowledge.understanding.chart import Piece
from backend.knowledge.understanding.context import Context
from backend.knowledge.understanding.lexicon import senses
from backend.knowledge.understanding.little_words import ARTICLES, LINKS
from backend.knowledge.understanding.meanings import (
    Text,
)
from backend.knowledge.understanding.name_pieces import (
    FAMILIES,
    NamePieces,
    add_sequels,
)
from backend.knowledge.understanding.namebook import NameBook, Names
from backend.knowledge.understanding.near_names import misspelt_in
from backend.knowledge.understanding.pieces import (
    Found,
    add_characters,
    add_context,
    add_named_versions,
    add_nth,
    add_numbers,
    add_phrases,
    add_tags,
    add_untold,
    add_versions,
    phrase_word,
)
from backend.knowledge.understanding.spans import (
    covered_by_forms,
    keyword_forms,
    names_said,
    spans_of,
)
from backend.knowledge.understanding.title_words import add_titles_that_have
from backend.knowledge.understanding.tokens import Token, Tokens
from backend.ports.questions import NameMatch, QuestionCatalogue

# Votes of all films of somebody whom a given name alone may mean.
FAMOUS: Final = 5_000_000
UNKNOWN_COST: Final = 2.0
LINK_COST: Final = 0.02
SENSE_COST: Final = 1.0
# What stands in two sentences seldom belongs together.
SENTENCE_COST: Final = 0.9
_SENTENCE_ENDS: Final = frozenset(("?", "!", "…"))


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
        add_untold(found, words, self._tags())
        self._add_names(found, tokens)
        add_titles_that_have(found, tokens, words, self._book())
        add_named_versions(found, words)
        add_nth(found, words)
        add_context(found, words, context)
        add_characters(found, tokens, words)
        costs = tuple(_costs(tokens.all, words, found.leaves))
        return Linked(tokens, tuple(found.leaves), costs)

    def _add_names(self, found: Found, tokens: Tokens) -> None:
        spans = spans_of(tokens)
        forms = keyword_forms(spans, tokens)
        whole = self._questions.names([*spans, *forms])
        partial = self._partial(tokens, spans, whole)
        covered = _covered(found.leaves)
        open_to_more = set(range(len(tokens.all))) - covered
        for match in whole:
            for start, end in spans.get(match.folded, ()):
                covered.update(range(start, end))
                if match.kind != "keyword":
                    # "Silence" is a keyword, and may begin a title said loosely.
                    open_to_more.difference_update(range(start, end))
        covered |= covered_by_forms(whole, forms)
        for (start, end), names in partial.items():
            if names:
                covered.update(range(start, end))
        misspelt = misspelt_in(self._book(), tokens, covered, frozenset(open_to_more))
        adding = NamePieces(found, tokens)
        adding.whole(whole, spans)
        adding.keywords(whole, forms)
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
            if names_said(tokens, span) > 1
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
                if tokens.all[place[0]].word in ARTICLES and place[1] > place[0] + 1:
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
