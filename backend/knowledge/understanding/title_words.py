"""Words that a title must have: "with the word night in the title"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from backend.domain.folding import fold
from backend.domain.wanted import Films, FilmTest, HasCharacter, TitleHas
from backend.knowledge.understanding.lexicon import senses
from backend.knowledge.understanding.little_words import LINKS
from backend.knowledge.understanding.meanings import (
    FilmTests,
    RoleWord,
    SomeFilms,
    SomePeople,
)
from backend.knowledge.understanding.namebook import NameBook
from backend.knowledge.understanding.numbers import number_words
from backend.knowledge.understanding.pieces import Found
from backend.knowledge.understanding.tokens import Tokens

FEWEST_OF_A_SERIES: Final = 2

_HAS: Final = (
    "with|have|has|having|contain|contains|containing|include|includes|including|"
    "feature|features|featuring|use|uses|using|mention|mentions|mentioning|says"
)
_TITLE: Final = "titles?|names?"
_SAID: Final = r"(?P<said>\S+(?: (?!in |from |by |and )\S+){0,3}?)"
_PATTERNS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:(?:that|which) )?(?:{_HAS}) (?:the (?:words?|name|term) )?{_SAID} "
        rf"(?:somewhere )?(?:in|within) (?:the |their |its |a )?(?:{_TITLE})\b",
        rf"the words? {_SAID} (?:is |are )?"
        rf"(?:in|within) (?:the |their |its )?(?:{_TITLE})\b",
        rf"(?:whose |with )?(?:an? |the )?(?:{_TITLE}) (?:that |which )?(?:{_HAS}) "
        rf"(?:the words? |an? )?{_SAID}"
        r"(?= from | by | and | directed | released | made |$)",
    )
)
_SIGNS: Final = frozenset("\"'“”‘’?!.,")
_FILMS: Final = frozenset(
    "films movies flicks pictures series franchise saga trilogy".split()
)
_A_FILM: Final = frozenset(("film", "movie"))
_CHARACTERS: Final = {"bond": "James Bond", "007": "James Bond"}


def add_titles_that_have(
    found: Found, tokens: Tokens, words: Sequence[str], book: NameBook
) -> None:
    """Add "with the word night in the title", "the Batman movies"."""
    for test, start, end in _title_words(tokens):
        found.add(FilmTests((test,)), start, end, 1.2 * (end - start))
    taken = {
        (leaf.start, leaf.end)
        for leaf in found.leaves
        if isinstance(leaf.meaning, FilmTests | SomePeople | RoleWord)
    }
    for said, start, end in _counted_titles(words):
        singular = fold(said).removesuffix("s").split()
        if singular and book.titles_with(singular):
            films = SomeFilms(Films((TitleHas(" ".join(singular)),)))
            found.add(films, start, end, 1.1 * (end - start) + 0.5)
    for said, start, end in _series(words):
        if character := _known_character(said):
            films = SomeFilms(Films((character,)), is_plural=words[end - 1] != "film")
            found.add(films, start, end, 1.4 * (end - start))
        is_one = not words[end - 1].endswith("s") and words[end - 1] in senses()
        if is_one or (start, end - 1) in taken or not _may_be_series(said):
            continue
        folded = fold(said).split()
        if folded and book.titles_with(folded) >= FEWEST_OF_A_SERIES:
            films = SomeFilms(Films((TitleHas(" ".join(folded)),)))
            found.add(films, start, end, 1.1 * (end - start) + 0.5)


def _may_be_series(said: str) -> bool:
    """Return whether words may name a series: "three longest" do not."""
    words = number_words(said.split())
    first_says = words[0] in LINKS or words[0].isdecimal()
    return not first_says and any(
        word not in LINKS and word not in senses() and not word.isdecimal()
        for word in words
    )


def _title_words(tokens: Tokens) -> Iterator[tuple[FilmTest, int, int]]:
    """Yield what titles must have, with the tokens that say so."""
    every = tokens.all
    kept = [place for place, token in enumerate(every) if token.word not in _SIGNS]
    starts: list[int] = []
    text = ""
    for place in kept:
        starts.append(len(text))
        text += f"{every[place].word} "
    text = text.rstrip()
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            inside = [
                kept[i]
                for i, at in enumerate(starts)
                if match.start() <= at < match.end()
            ]
            yield TitleHas(fold(match["said"])), inside[0], inside[-1] + 1


def _series(words: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Yield runs of words before "films": "the Batman movies", with their places."""
    for place, word in enumerate(words):
        if word in _FILMS or word in _A_FILM:
            for start in range(max(0, place - 4), place):
                yield " ".join(words[start:place]), start, place + 1


def _counted_titles(words: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Yield what stands behind "how many": "how many King Kongs do you have"."""
    for place in range(len(words) - 2):
        start = place + 2
        if tuple(words[place:start]) != ("how", "many"):
            continue
        for end in range(start + 1, min(len(words), start + 4) + 1):
            is_word = words[end - 1] in senses() or words[end - 1] in LINKS
            if words[end - 1].endswith("s") and not is_word:
                yield " ".join(words[start:end]), start, end


def _known_character(said: str) -> HasCharacter | None:
    """Return whose films are meant by "Bond films"."""
    name = _CHARACTERS.get(said)
    return HasCharacter(name) if name else None
