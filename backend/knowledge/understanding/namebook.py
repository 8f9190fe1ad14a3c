"""Names by a part of them, by initials and misspelt, of what is well known.

Whole names are looked up in the database, where they are always up to date; this
book is for what people say instead, and is made anew some time after a change.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

from backend.knowledge.understanding.loose_titles import LooseTitles
from backend.knowledge.understanding.pet_names import PET_NAMES, sounds_alike
from backend.knowledge.understanding.spellings import Spellings
from backend.knowledge.understanding.title_parts import by_part
from backend.ports.questions import NameMatch, WellKnown

MOST_OF_A_PART: Final = 6
SHORTEST_TWICE: Final = 4
SHORTEST_MISSPELT: Final = 5
SHORTEST_MISSPELT_SURNAME: Final = 6
LETTERS_FOR_TWO_SLIPS: Final = 8
NEAREST: Final = 3
NEAR_ENOUGH_TO_NAME: Final = 62.0
_ROMAN: Final = frozenset("ii iii iv v vi vii viii ix x".split())
_PARTICLES: Final = frozenset(
    "de del della di da du van von der den la le el al bin ben st mc o dos ter".split()
)


@dataclass(frozen=True, slots=True)
class Names:
    """What goes by a part of a name, likeliest first."""

    films: tuple[NameMatch, ...] = ()
    people: tuple[NameMatch, ...] = ()

    def __bool__(self) -> bool:
        """Return whether there is any."""
        return bool(self.films or self.people)


class NameBook:
    """Well-known films and people by what people call them."""

    def __init__(self, known: WellKnown) -> None:
        self._people_by_word = _by_word(known.people)
        self._films_by_part = by_part(known.films)
        self._whole: dict[str, list[NameMatch]] = defaultdict(list)
        for match in (*known.films, *known.people):
            self._whole[match.folded].append(match)
        self._titles = list(dict.fromkeys(film.folded for film in known.films))
        self._spellings = Spellings(self._whole)
        self._words = Spellings(self._people_by_word)
        self._loosely_said = LooseTitles(self._titles)

    def partly(self, folded: str) -> Names:
        """Return what these words are a part of the name of."""
        films = self._films_by_part.get(folded, ())
        first, _, others = folded.partition(" ")
        if others:
            # Where family names come first: "Wong Kar-wai" is "Kar-Wai Wong" elsewhere.
            turned = self._whole.get(f"{others} {first}", ())
            people: Sequence[NameMatch] = (
                [m for m in turned if m.kind == "person"]
                or self._people_by_word.get(folded, ())
                or self._by_pet_name(first, others)
            )
        else:
            people = self._people_by_word.get(folded, ())
        return Names(tuple(films), tuple(people))

    def _by_pet_name(self, first: str, others: str) -> Sequence[NameMatch]:
        """Return who is called so for short: "Charlie Chaplin", "Bob De Niro"."""
        surname = others.rsplit(maxsplit=1)[-1]
        if first not in PET_NAMES:
            return ()
        return [
            person
            for person in self._people_by_word.get(surname, ())
            if person.folded.split()[-1] == surname
            and person.folded.split()[0] in PET_NAMES[first]
        ]

    def family(self, surname: str) -> tuple[NameMatch, ...]:
        """Return people of a surname, most voted first: "the Coens", "the Marxes"."""
        known = self._people_by_word.get(surname, ())
        return tuple(m for m in known if m.folded.split()[-1] == surname)

    def misspelt(self, folded: str) -> Names:
        """Return what these words misspell by a letter or two."""
        if len(folded) < SHORTEST_MISSPELT or any(c.isdecimal() for c in folded):
            return Names()
        slips = 1 if len(folded) < LETTERS_FOR_TWO_SLIPS else 2
        near = _begun_alike(folded, self._spellings.nearest(folded, slips=slips))
        near = [name for name in near if _parts_of(name) == _parts_of(folded)]
        is_long = len(folded) >= SHORTEST_MISSPELT_SURNAME
        if not near and is_long and " " not in folded:
            words = _begun_alike(folded, self._words.nearest(folded, slips=slips))
            people = [m for word in words[:1] for m in self._people_by_word[word]]
            return Names((), tuple(people))
        found = [m for name in near for m in self._whole[name]]
        return Names(
            tuple(m for m in found if m.kind == "film"),
            tuple(m for m in found if m.kind == "person"),
        )

    def titles_with(self, words: Sequence[str]) -> int:
        """Return how many titles have these words in a row."""
        return self._loosely_said.count_with(words)

    def loosely(self, words: Sequence[str]) -> Names:
        """Return what is meant by most words of a title, or a name misspelt twice."""
        films = [
            match
            for title in self._loosely_said.said_by(words)
            for match in self._whole[title]
            if match.kind == "film"
        ]
        return Names(tuple(films), tuple(self._misspelt_twice(words)))

    def _misspelt_twice(self, words: Sequence[str]) -> Sequence[NameMatch]:
        """Return people of whom both the first and the last name are misspelt."""
        if len(words) != 2 or min(map(len, words)) < SHORTEST_TWICE:  # noqa: PLR2004 # names
            return ()
        first, last = words
        surnames = (
            [last]
            if last in self._people_by_word
            else self._words.nearest(last, slips=2)
        )
        return [
            person
            for surname in surnames[:NEAREST]
            for person in self._people_by_word[surname]
            if person.folded.split()[-1] == surname
            and sounds_alike(first, person.folded.split()[0])
        ][:1]

    def nearest_titles(self, folded: str) -> list[NameMatch]:
        """Return the films whose titles come nearest, for a refusal to name."""
        near = process.extract(
            folded,
            self._titles,
            scorer=fuzz.ratio,
            score_cutoff=NEAR_ENOUGH_TO_NAME,
            limit=NEAREST,
        )
        found = [m for name, _, _ in near for m in self._whole[name]]
        films = [m for m in found if m.kind == "film"]
        return films[:NEAREST]


def _parts_of(folded: str) -> list[str]:
    """Return which part of a series a title says it is: "part iii" is no "part ii"."""
    return [word for word in folded.split() if word in _ROMAN]


def _begun_alike(folded: str, names: Sequence[str]) -> Sequence[str]:
    """Leave out short names that begin otherwise: "mark" misspells no "park"."""
    if len(folded) >= LETTERS_FOR_TWO_SLIPS:
        return names
    return [name for name in names if name[0] == folded[0]]


def _by_word(people: Iterable[NameMatch]) -> dict[str, list[NameMatch]]:
    """Sort people by surname, then by any other word of their names."""
    last: dict[str, list[NameMatch]] = defaultdict(list)
    other: dict[str, list[NameMatch]] = defaultdict(list)
    for person in people:
        words = person.folded.split()
        for word in words[:-1]:
            if (
                len(word) > 1
                and word not in _PARTICLES
                and len(other[word]) < MOST_OF_A_PART
            ):
                other[word].append(person)
        if words and len(last[words[-1]]) < MOST_OF_A_PART:
            last[words[-1]].append(person)
    for person in people:
        *_, particle, surname = ("", "", *person.folded.split())
        if (
            particle in _PARTICLES
            and len(last[f"{particle} {surname}"]) < MOST_OF_A_PART
        ):
            last[f"{particle} {surname}"].append(person)
    for word, some in other.items():
        some_more = [m for m in some if m not in last[word]]
        last[word] = (last[word] + some_more)[:MOST_OF_A_PART]
    return {word: some for word, some in last.items() if some}
