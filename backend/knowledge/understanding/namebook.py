"""Names by a part of them, by initials and misspelt, of what is well known.

Whole names are looked up in the database, where they are always up to date; this
book is for what people say instead, and is made anew some time after a change.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from backend.domain.folding import fold_title
from backend.ports.questions import NameMatch, WellKnown

MOST_OF_A_PART: Final = 6
FEWEST_INITIALS: Final = 3
SHORTEST_MISSPELT: Final = 5
LETTERS_FOR_TWO_SLIPS: Final = 8
NEAR_ENOUGH: Final = 84.0
NEAREST: Final = 3
NEAR_ENOUGH_TO_NAME: Final = 62.0
_PARTICLES: Final = frozenset(
    "de del della di da du van von der den la le el al bin ben st mc o dos ter".split()
)
_TITLE_ENDS: Final = (":", " - ", " – ", " or: ", " or ")


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
        self._films_by_part = _by_part(known.films)
        self._whole: dict[str, list[NameMatch]] = defaultdict(list)
        for match in (*known.films, *known.people):
            self._whole[match.folded].append(match)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for folded in self._whole:
            self._by_length[len(folded)].append(folded)
        self._words_by_length: dict[int, list[str]] = defaultdict(list)
        for word in self._people_by_word:
            self._words_by_length[len(word)].append(word)

    def partly(self, folded: str) -> Names:
        """Return what these words are a part of the name of."""
        films = self._films_by_part.get(folded, ())
        first, _, others = folded.partition(" ")
        if others:
            # Where family names come first: "Wong Kar-wai" is "Kar-Wai Wong" elsewhere.
            turned = self._whole.get(f"{others} {first}", ())
            people: Sequence[NameMatch] = [
                m for m in turned if m.kind == "person"
            ] or self._people_by_word.get(folded, ())
        else:
            people = self._people_by_word.get(folded, ())
        return Names(tuple(films), tuple(people))

    def family(self, surname: str) -> tuple[NameMatch, ...]:
        """Return people of a surname, most voted first: "the Coens", "the Marxes"."""
        known = self._people_by_word.get(surname, ())
        return tuple(m for m in known if m.folded.split()[-1] == surname)

    def misspelt(self, folded: str) -> Names:
        """Return what these words misspell by a letter or two."""
        if len(folded) < SHORTEST_MISSPELT or any(c.isdigit() for c in folded):
            return Names()
        slips = 1 if len(folded) < LETTERS_FOR_TWO_SLIPS else 2
        near = self._nearest(folded, self._by_length, slips)
        if not near and " " not in folded:
            words = self._nearest(folded, self._words_by_length, slips)
            people = [m for word in words[:1] for m in self._people_by_word[word]]
            return Names((), tuple(people))
        found = [m for name in near for m in self._whole[name]]
        return Names(
            tuple(m for m in found if m.kind == "film"),
            tuple(m for m in found if m.kind == "person"),
        )

    def nearest_titles(self, folded: str) -> list[NameMatch]:
        """Return the films whose titles come nearest, for a refusal to name."""
        choices = list(self._whole)
        near = process.extract(
            folded,
            choices,
            scorer=fuzz.ratio,
            score_cutoff=NEAR_ENOUGH_TO_NAME,
            limit=20,
        )
        found = [m for name, _, _ in near for m in self._whole[name]]
        films = [m for m in found if m.kind == "film"]
        return films[:NEAREST]

    def _nearest(
        self, folded: str, by_length: dict[int, list[str]], slips: int
    ) -> list[str]:
        """Return the names within so many slips, the nearest and best known first."""
        found: list[tuple[int, int, str]] = []
        for length in range(len(folded) - slips, len(folded) + slips + 1):
            near = process.extract(
                folded,
                by_length.get(length, ()),
                scorer=OSA.distance,
                score_cutoff=slips,
                limit=4,
            )
            found += [
                (int(distance), place, name)
                for name, distance, place in near
                if name[0] == folded[0] or len(folded) >= LETTERS_FOR_TWO_SLIPS
            ]
        found.sort()
        return [name for distance, _, name in found if distance == found[0][0]]


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


def _by_part(films: Iterable[NameMatch]) -> dict[str, list[NameMatch]]:
    """Sort films by what their titles are shortened to."""
    parts: dict[str, list[NameMatch]] = defaultdict(list)
    for film in films:
        for part in _parts(film):
            if len(parts[part]) < MOST_OF_A_PART:
                parts[part].append(film)
    return dict(parts)


def _parts(film: NameMatch) -> set[str]:
    parts: set[str] = set()
    for mark in _TITLE_ENDS:
        before, found, after = film.name.partition(mark)
        if found:
            parts |= {fold_title(before), fold_title(after)}
    for title in {film.folded, *parts}:
        words = title.split()
        if len(words) >= FEWEST_INITIALS:
            parts.add("".join(word[0] for word in words))
    return {
        part for part in parts if len(part) >= FEWEST_INITIALS and part != film.folded
    }  # "x2" is no short form
