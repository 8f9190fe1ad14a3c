"""Names that were found, as pieces of a question, with what their bearers do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log10
from typing import Final

from backend.domain.films import FilmId
from backend.domain.folding import fold, fold_title
from backend.domain.people import PersonId
from backend.domain.wanted import (
    Direction,
    Films,
    IsFilm,
    IsPerson,
    Measure,
    Order,
    People,
    Role,
    Tag,
    Tagged,
    TitleHas,
)
from backend.knowledge.understanding.lexicon import senses
from backend.knowledge.understanding.little_words import ARTICLES, LINKS
from backend.knowledge.understanding.meanings import (
    FilmTests,
    SomeFilms,
    SomePeople,
)
from backend.knowledge.understanding.namebook import Names
from backend.knowledge.understanding.pieces import Found
from backend.knowledge.understanding.tokens import Tokens
from backend.ports.questions import NameMatch, RoleCount

_ORDINALS: Final = {
    word: place
    for place, words in enumerate(("1st", "second 2nd", "third 3rd", "fourth 4th"))
    for word in words.split()
}
FAMILIES: Final = frozenset("brothers brother sisters siblings bros".split())


def add_sequels(found: Found, tokens: Tokens) -> None:
    """Take "the second Matrix" for the second film with that in its title."""
    for leaf in list(found.leaves):
        meaning = leaf.meaning
        named = isinstance(meaning, SomeFilms) and meaning.is_name
        word = tokens.all[leaf.start - 1].word if leaf.start else ""
        if named and word in _ORDINALS:
            words = fold_title(tokens.slice(leaf.start, leaf.end))
            films = Films(
                (TitleHas(words),),
                order=Order(Measure.YEAR, Direction.LEAST),
                skip=_ORDINALS[word],
                limit=1,
            )
            sequel = SomeFilms(films, is_name=True, is_plural=False)
            found.add(sequel, leaf.start - 1, leaf.end, leaf.score + 1.2)


@dataclass(frozen=True, slots=True)
class NamePieces:
    """Adds names that were found, with what their bearers mostly do."""

    found: Found
    tokens: Tokens

    def whole(
        self,
        matches: Sequence[NameMatch],
        spans: Mapping[str, list[tuple[int, int]]],
    ) -> None:
        """Add what goes by its whole name."""
        by_folded: dict[tuple[str, str], list[NameMatch]] = {}
        for match in matches:
            by_folded.setdefault((match.kind, match.folded), []).append(match)
        for (kind, folded), some in by_folded.items():
            for start, end in spans.get(folded, ()):
                if self._is_without_article(some, start, end):
                    continue
                score = self._worth(start, end)
                if kind == "film":
                    self.film(some, start, end, score)
                elif kind == "person":
                    worth = score + (0.1 if not self._is_genre(start, end) else -1.0)
                    self.person(_best_known(some), start, end, worth)
                elif self._may_be_keyword(start, end):
                    test = Tagged(Tag.KEYWORD, some[0].name)
                    worth = 0.85 if end > start + 1 else 0.55
                    worth = 0.55 if self._is_tag(start, end) else worth
                    self.found.add(FilmTests((test,)), start, end, score * worth)

    def keywords(
        self,
        matches: Sequence[NameMatch],
        forms: Mapping[str, list[tuple[int, int]]],
    ) -> None:
        """Add keywords that are said in another form than they are kept in."""
        for match in matches:
            if match.kind == "keyword":
                for start, end in forms.get(match.folded, ()):
                    if self._may_be_keyword(start, end):
                        test = Tagged(Tag.KEYWORD, match.name)
                        share = 0.7 if end > start + 1 else 0.5
                        worth = share * self._worth(start, end)
                        is_plural = self.tokens.all[end - 1].word.endswith("s")
                        tests = FilmTests((test,), is_plural=is_plural)
                        self.found.add(tests, start, end, worth)

    def _is_without_article(
        self, matches: Sequence[NameMatch], start: int, end: int
    ) -> bool:
        """Return whether the words begin with an article that no such name has.

        The words behind it are then the name: "the action films", "the Heat poster".
        """
        first = self.tokens.all[start].word
        return (
            first in ARTICLES
            and end > start + 1
            and not any(m.name.casefold().startswith(f"{first} ") for m in matches)
        )

    def _may_be_keyword(self, start: int, end: int) -> bool:
        """Leave words that say something else alone, unless "about" stands before."""
        every = self.tokens.all
        words = [token.word for token in every[start:end]]
        plain = all(word in LINKS or word in senses() for word in words)
        before = every[start - 1].word if start else ""
        return not plain or before in {"about", "by"}

    def partial(self, names: Mapping[tuple[int, int], Names]) -> None:
        """Add what goes by a part of its name."""
        for (start, end), some in names.items():
            score = 0.75 * self._worth(start, end)
            if some.films:
                self.film(some.films, start, end, score, is_guess=True)
            if some.people:
                last = some.people[0].folded.split()[-1]
                word = self.tokens.all[end - 1].word
                is_family = last != word and (word.startswith(last) or word in FAMILIES)
                people = some.people[:2] if is_family else some.people[:1]
                is_surname = is_family or last == word
                worth = score + (0.1 if is_surname else -0.2)
                self.person(people, start, end, worth, is_guess=True)

    def misspelt(self, names: Mapping[tuple[int, int], Names]) -> None:
        """Add what is misspelt."""
        for (start, end), some in names.items():
            score = 0.8 * self._worth(start, end)
            if some.films:
                self.film(some.films, start, end, score, is_guess=True)
            if some.people:
                self.person(some.people[:1], start, end, score, is_guess=True)

    def film(
        self,
        matches: Sequence[NameMatch],
        start: int,
        end: int,
        score: float,
        *,
        is_guess: bool = False,
    ) -> None:
        """Add a film, or several of one title."""
        text = self.tokens.slice(start, end).casefold()
        said = fold(text)

        def likelihood(match: NameMatch) -> tuple[bool, bool, bool, int]:
            name = match.name.casefold()
            unlike = fold(name) != said
            return unlike, not match.is_primary, unlike or name != text, -match.weight

        likely = sorted(matches, key=likelihood)
        ids = tuple(dict.fromkeys(FilmId(m.id) for m in likely))
        first = likely[0]
        name = f"{first.name} ({first.year})" if first.year else first.name
        films = Films((IsFilm(ids, name),))
        weight = log10(1 + max(0, first.weight)) / 40
        if first.name.casefold() == text and not text[-1].isalnum():
            # "Hush!" is the one with the mark, not "Hush".
            weight += 0.1
        meaning = SomeFilms(films, is_name=True, is_plural=False, is_guess=is_guess)
        self.found.add(meaning, start, end, score + weight)

    def person(
        self,
        matches: Sequence[NameMatch],
        start: int,
        end: int,
        score: float,
        *,
        is_guess: bool = False,
    ) -> None:
        """Add a person, or the family that is meant."""
        ids = tuple(dict.fromkeys(PersonId(m.id) for m in matches))
        name = " and ".join(dict.fromkeys(m.name for m in matches))
        counts = [c for c in matches[0].roles if c.role is not Role.SELF]
        credited = tuple(c.role for c in counts)
        meaning = SomePeople(
            People((IsPerson(ids, name),)),
            is_name=True,
            usual=_usual(counts),
            credited=credited,
            is_guess=is_guess,
        )
        self.found.add(meaning, start, end, score)

    def _worth(self, start: int, end: int) -> float:
        """Return how much it counts that these words are a name."""
        inside = self.tokens.all[start:end]
        words = [token.word for token in inside if not token.is_sign]
        if not words:
            return 1.0  # a title of signs
        plain = all(word in LINKS or word in senses() for word in words)
        capital = inside[0].is_capital and start > 0
        length = len(words) + 0.5 * (len(words) - 1)
        if plain and " ".join(words) in senses():
            return length - (0.9 if capital else 1.6)
        if plain:
            return length - (0.5 if capital else 1.6 if len(words) == 1 else 0.8)
        says_title = inside[0].is_capital and start > 0
        if words[0] in ARTICLES and len(words) > 1 and not says_title:
            # "The American Gangster director" is of no film "The American".
            length -= 1.2
        return length + (0.2 if capital else 0.0)

    def _is_tag(self, start: int, end: int) -> bool:
        """Return whether the words are what a genre, a country … is called."""
        return any(
            (leaf.start, leaf.end) == (start, end)
            and isinstance(leaf.meaning, FilmTests)
            for leaf in self.found.leaves
        )

    def _is_genre(self, start: int, end: int) -> bool:
        """Return whether the words say of what kind a film is, as "western" does."""
        return any(
            (leaf.start, leaf.end) == (start, end)
            and isinstance(leaf.meaning, FilmTests)
            and any(
                isinstance(test, Tagged) and test.tag is Tag.GENRE
                for test in leaf.meaning.tests
            )
            for leaf in self.found.leaves
        )


def _best_known(matches: Sequence[NameMatch]) -> Sequence[NameMatch]:
    return [max(matches, key=lambda m: m.weight)]


def _usual(counts: Sequence[RoleCount]) -> tuple[Role, ...]:
    """Return what a person is known for: directing, if they do it about as often."""
    main = [c for c in counts if c.role in {Role.ACTOR, Role.DIRECTOR, Role.WRITER}]
    if not main:
        return tuple(c.role for c in counts[:1])
    by_role = {c.role: c.films for c in main}
    most = max(by_role.values())
    if by_role.get(Role.ACTOR, 0) == most:
        return (Role.ACTOR,)
    if 2 * by_role.get(Role.DIRECTOR, 0) >= most:
        return (Role.DIRECTOR,)
    return (max(by_role, key=lambda role: by_role[role]),)
