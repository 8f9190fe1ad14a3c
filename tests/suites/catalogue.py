"""The starter catalogue as plain values, and gold worked out from it.

Knows nothing of how questions are answered: only the file of films.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeAlias

STARTER: Final = Path(__file__).parents[2] / "ingestion" / "starter"
Gold: TypeAlias = dict[str, Any]
# Questions of one type, each with what is right.
Asked: TypeAlias = list[tuple[str, Gold]]
# Of longer lists the first ten and the total are graded.
SHOWN: Final = 10


@dataclass(frozen=True)
class Part:
    """Somebody in a cast, and whom they play."""

    name: str
    characters: tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """A film of the starter catalogue."""

    id: str
    title: str
    year: int
    runtime: int
    rating: float
    votes: int
    genres: frozenset[str]
    keywords: frozenset[str]
    languages: frozenset[str]
    countries: frozenset[str]
    directors: tuple[str, ...]
    writers: tuple[str, ...]
    parts: tuple[Part, ...]
    original_title: str | None

    @property
    def cast(self) -> tuple[str, ...]:
        return tuple(part.name for part in self.parts)

    @property
    def people(self) -> frozenset[str]:
        return frozenset({*self.directors, *self.writers, *self.cast})


Test: TypeAlias = Callable[[Known], bool]


@cache
def records() -> list[dict[str, Any]]:
    paths = sorted(STARTER.glob("films*.jsonl"))
    lines = [line for path in paths for line in path.read_text("utf-8").splitlines()]
    return [json.loads(line) for line in lines]


@cache
def known() -> tuple[Known, ...]:
    """Return all films, the most voted first."""
    films = [_known(record) for record in records()]
    return tuple(sorted(films, key=lambda film: -film.votes))


def _known(record: dict[str, Any]) -> Known:
    plain = ("id", "title", "year", "runtime", "rating", "votes", "original_title")
    sets = ("genres", "keywords", "languages", "countries")
    crew = ("directors", "writers")
    parts = [Part(p["name"], tuple(p["characters"])) for p in record["cast"]]
    fields: dict[str, Any] = {key: record[key] for key in plain}
    fields |= {key: frozenset(record[key]) for key in sets}
    fields |= {key: tuple(p["name"] for p in record[key]) for key in crew}
    return Known(**fields, parts=tuple(parts))


def film(title: str, year: int | None = None) -> Known:
    """Return the one film of this title."""
    (found,) = [f for f in known() if f.title == title and year in {None, f.year}]
    return found


def where(test: Test) -> list[Known]:
    return [each for each in known() if test(each)]


def _person_ids() -> dict[str, str]:
    jobs = ("directors", "writers", "cast")
    credited = [p for record in records() for job in jobs for p in record[job]]
    return {each["name"]: each["id"] for each in credited}


def person(name: str) -> str:
    return _person_ids()[name]


def films(test: Test) -> Gold:
    """All films that pass."""
    found = where(test)
    assert found
    gold: Gold = {"kind": "films", "ids": [each.id for each in found]}
    return gold | ({"size": len(found)} if len(found) > SHOWN else {})


def titles(*wanted: str | tuple[str, int], ordered: bool = False) -> Gold:
    """These films."""
    found = [film(t) if isinstance(t, str) else film(*t) for t in wanted]
    gold: Gold = {"kind": "films", "ids": [each.id for each in found]}
    return gold | ({"ordered": True} if ordered else {})


def top(
    count: int,
    key: Callable[[Known], float],
    test: Test = lambda _: True,
    skip: int = 0,
) -> Gold:
    """The first so many by a key, the smallest first; ties at the cut are accepted."""
    ranked = sorted(where(test), key=key)
    chosen = ranked[skip : skip + count]
    first, last = key(chosen[0]), key(chosen[-1])
    ids = [each.id for each in chosen]
    ties = [e.id for e in ranked if key(e) in {first, last} and e.id not in ids]
    first_ties = [e.id for e in ranked if key(e) == first and e.id != ids[0]]
    gold: Gold = {"kind": "films", "ids": ids, "ordered": True}
    gold |= {"accept": ties} if ties else {}
    return gold | ({"accept_first": first_ties} if first_ties else {})


def count(test: Test) -> Gold:
    return value(len(where(test)))


def people(*names: str) -> Gold:
    return {"kind": "people", "ids": [person(name) for name in names]}


def one_of_people(*names: str) -> Gold:
    """Any of these, which are equally right."""
    first_id, *other_ids = map(person, names)
    return {"kind": "people", "ids": [first_id], "accept": other_ids}


def directors(title: str, year: int | None = None) -> Gold:
    return people(*film(title, year).directors)


def writers(title: str, year: int | None = None) -> Gold:
    return people(*film(title, year).writers)


def cast(title: str, year: int | None = None) -> Gold:
    return people(*film(title, year).cast)


def who(test: Callable[[str], bool]) -> Gold:
    """Everyone in the catalogue who passes."""
    found = [name for name in _person_ids() if test(name)]
    assert found
    return people(*found)


def played(character: str, title: str, year: int | None = None) -> Gold:
    """Return who plays somebody whose name holds this."""
    parts = film(title, year).parts
    return people(*(p.name for p in parts if character in " / ".join(p.characters)))


def part(name: str, title: str, year: int | None = None) -> Gold:
    """Return whom somebody plays, any of them if there are several."""
    (found,) = [p for p in film(title, year).parts if p.name == name]
    return value(*found.characters)


def year(title: str) -> Gold:
    return value(film(title).year)


def runtime(title: str, year: int | None = None) -> Gold:
    return value(film(title, year).runtime)


def rating(title: str, year: int | None = None) -> Gold:
    return value(film(title, year).rating)


def votes(title: str, year: int | None = None) -> Gold:
    return value(film(title, year).votes)


def genres(title: str, year: int | None = None) -> Gold:
    return words(film(title, year).genres)


def languages(title: str, year: int | None = None) -> Gold:
    return words(film(title, year).languages)


def countries(title: str, year: int | None = None) -> Gold:
    return words(film(title, year).countries)


def value(right: float | str, *accept: float | str, tolerance: float = 0) -> Gold:
    gold: Gold = {"kind": "value", "value": right, "tolerance": tolerance}
    return gold | ({"accept": list(accept)} if accept else {})


def words(of: frozenset[str]) -> Gold:
    listed = sorted(of)
    return {"kind": "value", "value": ", ".join(listed), "tolerance": 0, "set": listed}


def first(*wanted: str | tuple[str, int], never: tuple[str, ...] = ()) -> Gold:
    """One of these comes first; some must not come at all."""
    gold: Gold = titles(*wanted) | {"kind": "first"}
    return gold | ({"never": [film(t).id for t in never]} if never else {})


def passage(*answers: str, sentence: str | None = None) -> Gold:
    gold: Gold = {"kind": "passage", "answers": list(answers)}
    return gold | ({"sentence": sentence} if sentence else {})


def says(
    *mentions: str,
    answer: str | None = None,
    unsaid: tuple[str, ...] = (),
) -> Gold:
    """Any answer, or one of this kind, that has these words and not those."""
    gold: Gold = {"kind": "says", "answer": answer, "mentions": list(mentions)}
    return gold | ({"unsaid": list(unsaid)} if unsaid else {})


YES: Final[Gold] = {"kind": "bool", "value": True}
NO: Final[Gold] = {"kind": "bool", "value": False}
ABSENT: Final[Gold] = {"kind": "refuse", "reason": "not_in_catalogue"}
UNKNOWN: Final[Gold] = {"kind": "refuse", "reason": "not_known"}
BESIDES: Final[Gold] = {"kind": "refuse", "reason": "out_of_scope"}


def directed(name: str) -> Test:
    return lambda film: name in film.directors


def wrote(name: str) -> Test:
    return lambda film: name in film.writers


def acts(name: str) -> Test:
    return lambda film: name in film.cast


def titled(title: str) -> Test:
    return lambda film: film.title == title


def has(name: str) -> Test:
    """Return a test for anything this person had a hand in."""
    return lambda film: name in film.people


def is_a(*genres: str) -> Test:
    return lambda film: film.genres >= set(genres)


def about(*keywords: str) -> Test:
    return lambda film: film.keywords >= set(keywords)


def spoken(*languages: str) -> Test:
    return lambda film: film.languages >= set(languages)


def made_in(*countries: str) -> Test:
    return lambda film: film.countries >= set(countries)


def between(first_year: int, last_year: int) -> Test:
    return lambda film: first_year <= film.year <= last_year


def longer(minutes: int) -> Test:
    return lambda film: film.runtime > minutes


def shorter(minutes: int) -> Test:
    return lambda film: film.runtime < minutes


def both(*tests: Test) -> Test:
    return lambda film: all(test(film) for test in tests)


def either(*tests: Test) -> Test:
    return lambda film: any(test(film) for test in tests)


def neither(*tests: Test) -> Test:
    return lambda film: not any(test(film) for test in tests)
