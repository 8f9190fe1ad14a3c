"""Films and people that a message names, with where they stand."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from backend.domain.films import FilmId
from backend.domain.folding import fold_name, fold_title
from backend.domain.people import PersonId
from backend.knowledge.understanding.lexicon import senses
from backend.knowledge.understanding.little_words import ARTICLES, LINKS
from backend.knowledge.understanding.namebook import NameBook
from backend.ports.questions import NameMatch

LONGEST_NAME: Final = 8
_STOP: Final = re.compile(r"[?!;]\s|\n")
_LISTED: Final = re.compile(r"(?:,|\band|\bor|&)\s*$")
LONGEST_DATED: Final = 16
LONGEST_UNCUED: Final = 3
FEWEST_VOTES_UNCAPPED: Final = 5_000
"""Of a film whose one-word title is typed as any word: "loved heat"."""

_WORD: Final = re.compile(r"[^\W_]+(?:[.'&-][^\W_]+)*'?", re.UNICODE)
_DATED: Final = re.compile(r"\s*\(\s*((?:18|19|20)\d\d)\s*\)")
_BEFORE_FILM: Final = re.compile(
    r"(?:\b(?:lov(?:e|ed|es|ing)|lik(?:e|ed|es)|hat(?:e|ed|es)|enjoy(?:ed|s)?"
    r"|ador(?:e|ed|es)"
    r"|seen|saw|watched|rewatched|vein of|lines of|similar to|fans? of|dislik(?:e|ed)"
    r"|favou?rites?(?: \w+)? (?:is|are|was)|than|as good as|spirit of|style of"
    r"|reminds? me of"
    r"|such as|into|after watching|vibes? of|a la|unlike)(?: both"
    r"| watching)?(?: the)?\s*"
    r"|[\"“”]\s*)$",
    re.IGNORECASE,
)
_JOINS: Final = re.compile(r"\s*(?:,|and|or|&|/|, and|, or)\s*(?:the )?", re.IGNORECASE)
_BEFORE_PERSON: Final = re.compile(
    r"\b(?:with|without|by|starring|featuring|no|not|from|of|directed|minus|or|and|nor"
    r"|except|avoid|actor|actress|director|less|hate|stand|love|like)(?: the)?\s*$",
    re.IGNORECASE,
)
_MAKES: Final = re.compile(
    r"\b(?:with|without|by|starring|featuring|no|minus|nor)(?: the)?\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A film or somebody, named in a run of letters of a message."""

    start: int
    end: int
    films: tuple[NameMatch, ...] = ()
    """All that are called so, the likeliest first."""
    people: tuple[NameMatch, ...] = ()
    sequels: tuple[NameMatch, ...] = ()

    @property
    def film_ids(self) -> tuple[FilmId, ...]:
        """The films by their ids."""
        return tuple(dict.fromkeys(FilmId(film.id) for film in self.films))

    @property
    def person_ids(self) -> tuple[PersonId, ...]:
        """The people by their ids."""
        return tuple(dict.fromkeys(PersonId(one.id) for one in self.people))


Runs = Mapping[tuple[int, int], str]
Known = Mapping[str, Sequence[NameMatch]]


def runs_of(text: str) -> dict[tuple[int, int], str]:
    """Return the runs of words that may be a name, folded, by where they stand."""
    words = [m.span() for m in _WORD.finditer(text)]
    folded = [fold_name(text[start:end]) for start, end in words]
    runs: dict[tuple[int, int], str] = {}
    for first, (start, _) in enumerate(words):
        for place in range(first, min(len(words), first + _longest(text, start))):
            end = words[place][1]
            if place > first and _STOP.search(text, words[place - 1][1], end):
                break
            runs[start, end] = " ".join(folded[first : place + 1])
    for dated in _DATED.finditer(text):
        before = [n for n, (_, end) in enumerate(words) if end <= dated.start()]
        for first in before[-LONGEST_DATED:]:
            name = " ".join(folded[first : before[-1] + 1])
            runs[words[first][0], dated.start()] = name
    return runs


def _longest(text: str, start: int) -> int:
    """Return how many words a name may have that begins there."""
    before = text[max(0, start - 40) : start]
    if (
        not before.strip()
        or text[start].isupper()
        or text[start].isdecimal()
        or _BEFORE_FILM.search(before)
        or _BEFORE_PERSON.search(before)
        or _LISTED.search(before)
    ):
        return LONGEST_NAME
    return LONGEST_UNCUED


def _is_part(span: tuple[int, int], whole: tuple[int, int]) -> bool:
    return span != whole and whole[0] <= span[0] and span[1] <= whole[1]


def folded_of(runs: Runs) -> set[str]:
    """Return how the runs are looked up, and sequels of what they may name."""
    names = set(runs.values())
    return (names | {_without_article(name) for name in names}) - {""}


def _without_article(folded: str) -> str:
    first, _, rest = folded.partition(" ")
    return rest if rest and first in ARTICLES else folded


def sequel_titles(folded: str) -> tuple[str, ...]:
    """Return how the next film after this one may be called."""
    return f"{folded} 2", f"{folded} ii", f"{folded} part ii", f"{folded} part 2"


class Mentions:
    """Finds the names in messages."""

    def __init__(
        self, found: Sequence[NameMatch], book: NameBook, common: Mapping[str, object]
    ) -> None:
        self._known: dict[str, list[NameMatch]] = defaultdict(list)
        for match in found:
            self._known[match.folded].append(match)
        self._book = book
        self._common = common

    def of(self, text: str, runs: Runs) -> list[Mention]:
        """Return what a message names, the longest names first taken."""
        found: list[Mention] = []
        for dated in _DATED.finditer(text):
            found += self._dated(runs, dated)
        names = {name for name in set(runs.values()) if self._may_name(name)}
        # "Kingdom" is no film's title in "from the United Kingdom".
        kinds = [span for span, name in runs.items() if self._is_kind(name)]
        likely = [
            span
            for span, name in runs.items()
            if name in names and not any(_is_part(span, kind) for kind in kinds)
        ]
        order = sorted(likely, key=lambda span: (span[0] - span[1], span[0]))
        # A title that lacks a cue may follow one that has it: "like Heat and Ronin".
        for _ in range(2):
            for span in order:
                if not any(span[0] < m.end and m.start < span[1] for m in found):
                    mention = self._named(text, span, found)
                    found += [mention] if mention else []
        return sorted(found, key=lambda m: m.start)

    def _dated(self, runs: Runs, dated: re.Match[str]) -> Iterator[Mention]:
        """Yield the film before "(1999)"."""
        year = int(dated[1])
        ending = sorted(span for span in runs if span[1] == dated.start())
        for span in ending:
            films = [
                film
                for film in self._films(runs[span])
                if film.year is not None and abs(film.year - year) <= 1
            ]
            if films:
                films.sort(key=lambda film: abs((film.year or 0) - year))
                yield Mention(span[0], dated.end(), tuple(films))
                return

    def _films(self, said: str) -> list[NameMatch]:
        known = self._known.get(fold_title(said), ())
        films = [match for match in known if match.kind == "film"]
        return sorted(films, key=lambda f: (not f.is_primary, -f.weight))

    def _may_name(self, folded: str) -> bool:
        """Return whether anything goes by these words or may go by the last."""
        return (
            folded in self._known
            or _without_article(folded) in self._known
            or (folded.count(" ") < LONGEST_UNCUED and bool(self._partly(folded)))
        )

    def _is_kind(self, folded: str) -> bool:
        return " " in folded and folded in self._common

    def _partly(self, folded: str) -> list[NameMatch]:
        known = self._book.partly(folded).people
        whole = [m for m in known if m.folded.endswith(folded)]
        return self._family(folded) or whole[:1]

    def _named(
        self, text: str, span: tuple[int, int], found: Sequence[Mention]
    ) -> Mention | None:
        said = text[span[0] : span[1]]
        before = text[max(0, span[0] - 40) : span[0]]
        people = self._people(said, before)
        films = self._films(said)
        is_film = bool(films) and self._is_film(text, span, said, found)
        if people and (not is_film or _MAKES.search(before)):
            return Mention(*span, people=tuple(people))
        return Mention(*span, films=tuple(films)) if is_film else None

    def _people(self, said: str, before: str) -> list[NameMatch]:
        folded = fold_name(said)
        whole = [m for m in self._known.get(folded, ()) if m.kind == "person"]
        if whole and " " in folded:
            return sorted(whole, key=lambda m: -m.weight)[:1]
        if folded in LINKS or folded in self._common:
            return []
        is_capital = said[0].isupper() and bool(before.strip())
        if not is_capital and not _MAKES.search(before):
            return []
        if not _BEFORE_PERSON.search(before):
            return []
        return self._partly(folded)

    def _family(self, folded: str) -> list[NameMatch]:
        """Return two of "the Coens", "Coen brothers"."""
        surname, _, kin = folded.partition(" ")
        if kin not in {"brothers", "bros", "sisters"}:
            if kin or not surname.endswith("s"):
                return []
            surname = surname[:-1]
        family = self._book.family(surname)
        return list(family[:2]) if len(family) > 1 else []

    def _is_film(
        self, text: str, span: tuple[int, int], said: str, found: Sequence[Mention]
    ) -> bool:
        """Return whether there is evidence that words are a title."""
        folded = fold_title(said)
        before, after = text[max(0, span[0] - 40) : span[0]], text[span[1] :]
        cued = bool(_BEFORE_FILM.search(before)) or any(
            m.films and m.end <= span[0] and _JOINS.fullmatch(text[m.end : span[0]])
            for m in found
        )
        quoted = before.endswith(('"', "“")) and after.startswith(('"', "”"))
        words = re.findall(r"[^\W\d_][\w']*", said)
        main = [w for w in words if w.lower() not in LINKS]
        capital = said[0].isupper() and all(w[0].isupper() for w in main)
        if quoted:
            return True
        if not re.search(r"[^\W\d_]", said):
            # "not longer than 100 min" names no film; "loved 300" does.
            return bool(
                re.search(r"(?:ed|en|saw|love|like|hate) $", before)
            ) and not re.match(r"\s*(?:min|hour|h\b|votes|films|movies)", after)
        if folded in self._common or (folded in LINKS and not (capital and cued)):
            return (
                capital
                and cued
                and folded not in {"i", "it", "you", "yes"}
                and not re.match(r"\s+(?:films?|movies?)\b", after)
            )
        if " " in folded:
            return (
                capital
                or (cued and bool(main))
                or (len(main) > 1 and self._votes(said) >= FEWEST_VOTES_UNCAPPED)
            )
        if capital:
            begins = not before.strip() or before.rstrip()[-1] in ".!?"
            return (
                cued
                or not begins
                or not after.strip()
                or bool(re.match(r"\s*(?:,|and\b|or\b|was\b|is\b|but\b)", after))
            )
        return (
            cued
            and folded not in senses()
            and self._votes(said) >= FEWEST_VOTES_UNCAPPED
        )

    def _votes(self, said: str) -> int:
        return max((film.weight for film in self._films(said)), default=0)

    def sequel_of(self, mention: Mention) -> tuple[NameMatch, ...]:
        """Return the film after the one named, by their titles."""
        for film in mention.films[:1]:
            for title in sequel_titles(film.folded):
                if films := self._films(title):
                    return tuple(films[:1])
        return ()
