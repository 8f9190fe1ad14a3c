"""A plot as it is read: its sentences, their words, and where each stands."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from backend.domain.passages import split_sentences
from backend.knowledge.reading.lexicon import PRONOUNS
from backend.knowledge.reading.meanings import is_known
from backend.knowledge.reading.words import Word, cut_words

# Footnotes: "[5]", "[note 1]", "[N 2]".
_NOTE = re.compile(r"\[(?:[A-Za-z]{1,5}\s)?\d{1,3}\]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a plot."""

    text: str
    words: tuple[Word, ...]
    starts_at: float
    """How much of the plot's letters come before it, from 0 to 1."""
    speaks_of: str
    """Whom its pronouns may mean: the name last told before it, or nothing."""

    @property
    def in_context(self) -> str:
        """The sentence for the embedder, with whom it speaks of."""
        return f"{self.speaks_of}: {self.text}" if self.speaks_of else self.text


@dataclass(frozen=True, slots=True)
class Plot:
    """The sentences of a plot that may be read, in order."""

    sentences: tuple[Sentence, ...]
    names: frozenset[str]
    """Words that it never writes without a capital."""
    spread: Mapping[str, int]
    """In how many sentences each stem stands."""


def read_through(plot: str, spoiler_cut: float = 1.0) -> Plot:
    """Return a plot's sentences; none that begins at the cut or past it."""
    texts = split_sentences(_NOTE.sub("", plot))
    cut = [cut_words(text) for text in texts]
    names = _names(cut)
    cut = [_settled(words, names) for words in cut]
    letters = sum(map(len, texts)) or 1
    sentences: list[Sentence] = []
    before = 0
    last_name = ""
    for text, words in zip(texts, cut, strict=True):
        starts_at = before / letters
        if starts_at >= spoiler_cut:
            break
        told = _names_in(words, names)
        if words:
            meant = _meant(words, last_name)
            sentences.append(Sentence(text, words, starts_at, meant))
        last_name = told[0] if told else last_name
        before += len(text)
    return Plot(tuple(sentences), names, _spread(sentences))


def _settled(words: tuple[Word, ...], names: frozenset[str]) -> tuple[Word, ...]:
    """Take a sentence's first word for no name, if it is none elsewhere."""
    first = words[:1]
    if first and first[0].is_name and first[0].lower not in names:
        return replace(first[0], is_name=False), *words[1:]
    return words


def _meant(words: tuple[Word, ...], last_name: str) -> str:
    """Return the name before, if a pronoun comes before any name here."""
    for word in words:
        if word.is_name and not word.is_function:
            return ""
        if word.lower in PRONOUNS:
            return last_name
    return ""


def _names_in(words: tuple[Word, ...], names: frozenset[str]) -> list[str]:
    told = (word.text for word in words if word.is_name and word.lower in names)
    return [name.removesuffix("'s").removesuffix("\u2019s") for name in told]


def _names(cut: list[tuple[Word, ...]]) -> frozenset[str]:
    """Return what is never written without a capital: a first word may need one."""
    first = {told[0].lower for told in cut if told}
    within = [word for told in cut for word in told[1:] if not word.is_function]
    plain = {word.lower for word in within if not word.is_name}
    sure = {word.lower for word in within if word.is_name}
    # What only ever begins sentences is a name if English has no such word.
    unheard = {lower for lower in first if not is_known(lower)}
    return frozenset(sure | unheard) - plain


def _spread(sentences: list[Sentence]) -> Counter[str]:
    return Counter(
        stem
        for sentence in sentences
        for stem in {word.stem for word in sentence.words if word.is_content}
    )
