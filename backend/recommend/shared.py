"""What a text and a film share: premise, setting and turn, each shown, none claimed.

What is named here stands in both: a word, a year, or what each says of nearly the
same thing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from backend.domain.films import Film
from backend.domain.passages import Passage, split_sentences
from backend.ports.passages import Vectors
from backend.recommend.shelf import Shelf
from backend.recommend.words import Vocabulary, words_of

MOST_SENTENCES: Final = 8
"""So many of a third of a text are compared: each is embedded while somebody waits."""
NEAR_ENOUGH: Final = 0.5
"""Passages of films that have nothing to do with a sentence seldom come so near."""
LEAST_WORDS: Final = 3
LEAST_SHARE: Final = 0.4
"""So much of what a sentence's words tell must a passage have, where it is not near."""
MOST_PAIRS: Final = 2
MOST_NAMED: Final = 6
SHOWN_SENTENCES: Final = 2
_PLACES: Final = (
    "airport apartment army asylum attic bank bar base beach boat bridge bunker cafe "
    "camp carnival casino castle cathedral cave cellar cemetery church circus city "
    "coast college colony convent countryside court desert diner empire factory fair "
    "farm forest garage garden ghetto harbour harbor highway hospital hotel house "
    "hut island jail jungle kingdom laboratory lake library lighthouse mansion market "
    "mine moon motel mountain museum office opera orphanage palace park planet port "
    "prison ranch resort restaurant river sanatorium school sea sewer ship slum snow "
    "spaceship square stadium station street studio submarine suburb subway swamp "
    "temple theatre theater town train tunnel university valley village wasteland "
    "winter woods wood"
)
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)(?!\d)")
# Not what stands in front of a sentence: that has a capital in any case.
_CAPITALISED: Final = "[A-Z\u00c0-\u00de][\\w'\u2019-]+"
_NAME = re.compile(f"(?<=[\\w,;] ){_CAPITALISED}(?: {_CAPITALISED})*")


@dataclass(frozen=True, slots=True)
class Parts:
    """The sentences with which a text begins and ends; a short one is all of both."""

    opening: tuple[str, ...]
    ending: tuple[str, ...]

    @property
    def sentences(self) -> list[str]:
        """Return all of them, each once."""
        return list(dict.fromkeys([*self.opening, *self.ending]))


def parts_of(text: str) -> Parts:
    """Return the first and the last third of a text, as far as they are compared."""
    told = split_sentences(text)
    third = len(told) if len(told) < 3 else -(-len(told) // 3)  # noqa: PLR2004 - thirds
    return Parts(
        tuple(told[:third][:MOST_SENTENCES]),
        tuple(told[len(told) - third :][-MOST_SENTENCES:]),
    )


@dataclass(frozen=True, slots=True)
class Shared:
    """What a text and a film have in common, in words that show it."""

    premise: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    turn: tuple[str, ...] = ()


class SharedFinder:
    """Says what a text shares with films."""

    def __init__(
        self, shelf: Shelf, text: str, vectors: Mapping[str, Vectors] | None
    ) -> None:
        """Take a text in, with its sentences' vectors; without, words tell alone."""
        self._shelf, self._text = shelf, text
        self._vectors = vectors
        self._parts = parts_of(text)
        self._stems = self._stems_of(text)

    def with_film(self, film: Film, passages: Sequence[Passage]) -> Shared:
        """Return what the text shares with a film that has these passages, in order."""
        opening, ending = _thirds(passages)
        named = self._in_text([*film.keywords, *film.themes])[:MOST_NAMED]
        return Shared(
            premise=(*named, *self._pairs(self._parts.opening, opening)),
            setting=self._setting(film),
            turn=self._pairs(self._parts.ending, ending),
        )

    def _stems_of(self, text: str) -> set[int]:
        return set(self._shelf.vocabulary.read(text).tolist())

    def _in_text(self, labels: Iterable[str]) -> tuple[str, ...]:
        """Return those of these labels that stand in the text."""
        with_stems = [(label, self._stems_of(label)) for label in labels]
        found = [label for label, stems in with_stems if stems and stems <= self._stems]
        return tuple(dict.fromkeys(found))

    def _setting(self, film: Film) -> tuple[str, ...]:
        """Return times and places that are named in both."""
        plot = f"{film.logline or ''} {film.plot or ''}"
        found = [
            *self._in_text(film.settings),
            *_shared_times(self._text, plot),
            *_shared_names(self._text, plot, _people_of(film)),
            *_shared_places(self._shelf.vocabulary, self._text, plot),
        ]
        once: dict[str, str] = {}
        for name in found:
            once.setdefault(name.casefold(), name)
        return tuple(once.values())[:MOST_NAMED]

    def _pairs(self, ours: Sequence[str], theirs: Sequence[Passage]) -> tuple[str, ...]:
        """Return what both say of nearly the same thing: ours, then theirs."""
        scored = [
            (-score, place, number)
            for place, sentence in enumerate(ours)
            for number, passage in enumerate(theirs)
            if (score := self._alike(sentence, passage)) >= 1
        ]
        found: list[str] = []
        places, numbers = set[int](), set[int]()
        for _, place, number in sorted(scored):
            if place not in places and number not in numbers:
                places.add(place)
                numbers.add(number)
                told = self._closest(ours[place], theirs[number].text)
                found.append(f"\u201c{ours[place]}\u201d \u2013 \u201c{told}\u201d")
        return tuple(found[:MOST_PAIRS])

    def _alike(self, sentence: str, passage: Passage) -> float:
        """Return how alike a sentence and a passage are; 1 is enough to be shown."""
        ours = self._stems_of(sentence)
        both = ours & self._stems_of(passage.text)
        plots = self._shelf.plots
        share = 0.0
        if len(both) >= LEAST_WORDS:
            share = plots.weight_of(both) / max(plots.weight_of(ours), 1e-6)
        near = 0.0
        vector = self._vector_of(passage)
        if self._vectors is not None and vector is not None:
            near = float(vector @ self._vectors[sentence])
        return max(share / LEAST_SHARE, near / NEAR_ENOUGH)

    def _vector_of(self, passage: Passage) -> Vectors | None:
        """Return a passage's vector, None if the shelf does not have it."""
        meanings = self._shelf.meanings
        here = meanings.of_film(self._shelf.rows[passage.film_id])
        for place in range(here.start, here.stop):
            if meanings.numbers[place] == passage.number:
                found: Vectors = meanings.vectors[place]
                return found
        return None

    def _closest(self, sentence: str, passage: str) -> str:
        """Return the sentences of a passage that share words, or else all of it."""
        ours, told = self._stems_of(sentence), split_sentences(passage)
        weights = [self._shelf.plots.weight_of(ours & self._stems_of(s)) for s in told]
        best = sorted(range(len(told)), key=lambda n: -weights[n])[:SHOWN_SENTENCES]
        shown = [told[n] for n in sorted(best) if weights[n] > 0]
        return " ".join(shown) or passage


def _thirds(passages: Sequence[Passage]) -> tuple[list[Passage], list[Passage]]:
    """Return the passages of a plot's first third, loglines too, and of its last."""
    ends = [*(passage.starts_at for passage in passages[1:]), 1.0]
    opening = [passage for passage in passages if passage.starts_at < 1 / 3]
    ending = [
        passage
        for passage, end in zip(passages, ends, strict=True)
        # The one passage of a short plot tells how it begins.
        if passage.starts_at > 0 and passage.starts_at + end > 4 / 3
    ]
    return opening, ending


def _people_of(film: Film) -> set[str]:
    """Return the words of the names in a film's credits: those are no places."""
    played = [name for member in film.cast for name in member.characters]
    made = [*film.directors, *film.writers, *(member.person for member in film.cast)]
    return set(words_of(" ".join([*played, *(person.name for person in made)])))


def _shared_times(a: str, b: str) -> list[str]:
    """Return years that both name, and decades."""
    ours, theirs = (set(_YEAR.findall(text)) for text in (a, b))
    decades = {year[:3] for year in ours} & {year[:3] for year in theirs}
    same = sorted(ours & theirs)
    return same or [f"{decade}0s" for decade in sorted(decades)]


def _shared_names(a: str, b: str, people: set[str]) -> list[str]:
    """Return names within sentences of both that are nobody's."""
    ours, theirs = (dict.fromkeys(_NAME.findall(text)) for text in (a, b))
    return [name for name in ours if name in theirs and not people & {*words_of(name)}]


def _shared_places(vocabulary: Vocabulary, a: str, b: str) -> list[str]:
    """Return words for places that both use, in one form or another."""
    places = set(vocabulary.read(_PLACES).tolist())
    both = places & set(vocabulary.read(b).tolist())
    words = dict.fromkeys(words_of(a))
    return [word for word in words if both & set(vocabulary.read(word).tolist())]
