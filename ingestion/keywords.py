"""Keywords of films that come without any, derived from what happens in them.

Knows words and how common they are; knows nothing of files or of the catalogue.
What is found is a guess, to be marked as derived wherever it is kept.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt
from typing import Final

from backend.domain.passages import split_sentences
from ingestion.words import (
    ABOUT_MAKING,
    DETERMINERS,
    FUNCTION_WORDS,
    TELLING,
    TELLS_NOTHING,
    TURNS_TO_STORY,
    named_things,
    singular,
)

MOST_KEYWORDS: Final = 10
WORDS_A_KEYWORD: Final = 10
# A word that fewer films share groups nothing; one that more share tells nothing.
FEWEST_FILMS: Final = 5
MOST_FILMS_SHARE: Final = 0.04
# How often a word must end a phrase such as "a haunted house", of all times it stands.
NOUN_SHARE: Final = 0.3
# How often a word comes again, once it stands in a plot: "pirate" does, "excuse" not.
COMES_AGAIN: Final = 1.5
# How much oftener two words stand together than chance would have it.
BOUND_TOGETHER: Final = 20.0
PAIR_WEIGHT: Final = 1.5
RAREST: Final = 7.5
MOST_TERMS: Final = 1_500_000
_TOKEN = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*|\d+|[^\w\s]")
_POSSESSIVE = re.compile(r"['\u2019]s$|['\u2019]$")


@dataclass(frozen=True, slots=True)
class CorpusStats:
    """How common words, and pairs of words, are among the plots of many films."""

    films: int
    film_counts: Mapping[str, int]
    """In how many films a word or a pair stands."""
    uses: Mapping[str, int]
    noun_uses: Mapping[str, int]
    """How often a word ends a phrase that "the" or "his" begins."""
    name_uses: Mapping[str, int]
    """How often it has a capital within a sentence."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a story, in the form it is counted in."""

    base: str
    is_noun_like: bool
    is_name_like: bool


@dataclass(frozen=True, slots=True)
class _Story:
    """What happens in a film, in words and in pairs of words that stand together."""

    text: str
    words: tuple[_Word, ...]
    pairs: tuple[str, ...]


def count_words(plots: Iterable[str]) -> CorpusStats:
    """Count the words of many plots, going through them once."""
    films = 0
    film_counts: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    noun_uses: Counter[str] = Counter()
    name_uses: Counter[str] = Counter()
    for story in map(_story, plots):
        films += 1
        film_counts.update({word.base for word in story.words}.union(story.pairs))
        uses.update(word.base for word in story.words)
        noun_uses.update(word.base for word in story.words if word.is_noun_like)
        name_uses.update(word.base for word in story.words if word.is_name_like)
        if len(film_counts) > MOST_TERMS:
            film_counts = Counter({t: n for t, n in film_counts.items() if n > 1})
    kept = {term: n for term, n in film_counts.items() if n >= FEWEST_FILMS}
    return CorpusStats(films, kept, uses, noun_uses, name_uses)


def derive_keywords(
    plot: str,
    corpus: CorpusStats,
    names: Iterable[str] = (),
) -> tuple[str, ...]:
    """Return what a plot is about in words, most telling first.

    Names are the people of the film, on either side of the camera; they are no
    keywords.
    """
    people = {word for name in names for word in re.findall(r"\w+", name.lower())}
    story = _story(plot)
    counts = Counter([*(word.base for word in story.words), *story.pairs])
    scores = {
        term: _score(term, times, corpus)
        for term, times in counts.items()
        if not people.intersection(term.split()) and _is_keyword(term, times, corpus)
    }
    ranked = sorted(scores, key=lambda term: (-scores[term], term))
    named = [t for t in named_things(story.text) if not people & set(t.lower().split())]
    room = min(MOST_KEYWORDS, max(2, len(story.words) // WORDS_A_KEYWORD))
    return tuple(_apart([*named[: room // 2], *ranked])[:room])


def _apart(terms: Sequence[str]) -> list[str]:
    """Leave out words that stand in a pair already chosen, and repeated ones."""
    chosen: list[str] = []
    for term in terms:
        words = set(term.lower().split())
        if not any(words <= set(other.lower().split()) for other in chosen):
            chosen.append(term)
    return chosen


def _is_keyword(term: str, times: int, corpus: CorpusStats) -> bool:
    films = corpus.film_counts.get(term, 0)
    if not FEWEST_FILMS <= films <= MOST_FILMS_SHARE * corpus.films + FEWEST_FILMS:
        return False
    words = term.split()
    if any(_is_name(word, corpus) for word in words):
        return False
    if len(words) > 1:
        return _is_bound(words, films, corpus)
    return term in TELLING or (times > 1 and _is_topic(term, corpus))


def _is_topic(word: str, corpus: CorpusStats) -> bool:
    """Whether a word is a noun that plots keep coming back to."""
    comes_again = corpus.uses.get(word, 0) / corpus.film_counts.get(word, 1)
    if word in TELLS_NOTHING or comes_again < COMES_AGAIN:
        return False
    return _is_noun(word, corpus)


def _is_bound(words: Sequence[str], films: int, corpus: CorpusStats) -> bool:
    """Whether two words mean something together: a serial killer, a taxi dancer."""
    if TELLS_NOTHING.intersection(words) or not _is_noun(words[-1], corpus):
        return False
    by_chance = 1.0
    for word in words:
        by_chance *= corpus.film_counts.get(word, 1) / corpus.films
    return films / corpus.films >= BOUND_TOGETHER * by_chance


def _is_noun(word: str, corpus: CorpusStats) -> bool:
    return corpus.noun_uses.get(word, 0) >= NOUN_SHARE * corpus.uses.get(word, 1)


def _is_name(word: str, corpus: CorpusStats) -> bool:
    return 2 * corpus.name_uses.get(word, 0) > corpus.uses.get(word, 0)


def _score(term: str, times: int, corpus: CorpusStats) -> float:
    rarity = min(log(corpus.films / corpus.film_counts[term]), RAREST)
    return (PAIR_WEIGHT if " " in term else 1.0) * sqrt(times) * rarity


def _story(plot: str) -> _Story:
    sentences = list(_told(plot))
    runs = [run for sentence in sentences for run in _runs(sentence)]
    pairs = (
        f"{first.base} {second.base}" for run in runs for first, second in pairwise(run)
    )
    words = tuple(word for run in runs for word in run)
    return _Story(" ".join(sentences), words, tuple(pairs))


def _told(plot: str) -> Iterator[str]:
    """Return what happens, without what is said on who made the film and when."""
    for sentence in split_sentences(plot):
        if not ABOUT_MAKING.search(sentence):
            yield sentence
        elif turn := TURNS_TO_STORY.search(sentence):
            rest = sentence[turn.end() :]
            making = ABOUT_MAKING.search(rest)
            yield rest[: making.start()] if making else rest


def _runs(sentence: str) -> Iterator[list[_Word]]:
    """Part a sentence into runs of words, between those that only join them."""
    tokens = _TOKEN.findall(sentence)
    follows = [*(token.lower() for token in tokens[1:]), "."]
    run: list[_Word] = []
    after_determiner = False
    for place, token in enumerate(tokens):
        plain = _POSSESSIVE.sub("", token)
        if _joins(plain.lower()):
            if run:
                yield run
            run, after_determiner = [], plain.lower() in DETERMINERS
            continue
        ends_phrase = after_determiner and plain == token and _joins(follows[place])
        is_name = plain[0].isupper() and place > 0
        run.append(
            _Word(singular(plain.lower()), ends_phrase and len(run) <= 1, is_name)
        )
    if run:
        yield run


def _joins(word: str) -> bool:
    return word in FUNCTION_WORDS or not word[:1].isalpha()
