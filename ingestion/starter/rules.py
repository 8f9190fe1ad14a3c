"""What may stand in a starter record, as rules from a record to what is wrong.

Knows the film record and what counts as copied text; opens no file.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeVar

Record = dict[str, Any]
Credit = tuple[str, str]  # id, name
Role = tuple[str, str, tuple[str, ...]]  # id, name, characters
Piece = tuple[str, str]  # where it stands, what it says
T = TypeVar("T")

PLOT_WORDS = range(90, 161)
LOGLINE_WORDS = range(1, 36)
KEYWORDS = range(5, 9)
RUN = 7
VOTE_DIGITS = 2
TEXT = (str,)
MAYBE_TEXT = (str, type(None))
STATED_TWICE = "Movie Chat, stated twice independently"
"""Notes a field that IMDb's files do not have."""
NAMED_HERE = "IMDb's ids, named by Movie Chat"
"""Notes makers whose ids stand in IMDb's files, and their names do not."""
SHAPE: Mapping[str, tuple[type, ...]] = {
    "id": TEXT,
    "title": TEXT,
    "original_title": MAYBE_TEXT,
    "kind": TEXT,
    "year": (int,),
    "runtime": (int,),
    "genres": (list,),
    "keywords": (list,),
    "languages": (list,),
    "countries": (list,),
    "rating": (int, float),
    "votes": (int,),
    "logline": MAYBE_TEXT,
    "plot": MAYBE_TEXT,
    "poster_url": MAYBE_TEXT,
    "also_known_as": (list,),
    "directors": (list,),
    "writers": (list,),
    "cast": (list,),
    "sources": (list,),
}
PARTS: Mapping[str, list[str]] = {
    "directors": ["id", "name"],
    "writers": ["id", "name"],
    "cast": ["id", "name", "characters", "billing"],
    "sources": ["field", "name", "url", "licence"],
}
_SMALL = "a an and at by for from i in of on or the to with"
# Too common to be anyone's name, even where a title or a sentence capitalises them.
SMALL_WORDS = frozenset(_SMALL.split())
POSSESSIVE = re.compile(r"['\u2019]s\b")
WORD = re.compile(r"[^\W_]+")
MID_SENTENCE_WORD = re.compile(r"(?<=[\w,;)] )[^\W_]+")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with one record."""

    film: str
    field: str
    what: str

    def __str__(self) -> str:
        """Return the line a person reads."""
        return f"{self.film} {self.field}: {self.what}"


@dataclass(frozen=True, slots=True)
class Text:
    """Words of our own, and those among them that are names."""

    film: str
    field: str
    text: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class FilmFacts:
    """What IMDb says about one film; None where it says nothing."""

    title: str
    original_title: str | None = None
    year: int | None = None
    runtime: int | None = None
    genres: tuple[str, ...] = ()
    rating: float | None = None
    votes: int | None = None
    directors: tuple[Credit, ...] = ()
    writers: tuple[Credit, ...] = ()
    cast: tuple[Role, ...] = ()
    maker_ids: frozenset[str] = frozenset()
    """Of all who directed or wrote it, also of those without a name."""


def shape_problems(record: Record) -> list[Problem]:
    """Return keys out of place and values of the wrong kind; the rest needs none."""
    film = str(record.get("id"))
    if list(record) != list(SHAPE):
        return [Problem(film, "record", f"has keys {list(record)}")]
    wrong = [key for key, kinds in SHAPE.items() if not isinstance(record[key], kinds)]
    if wrong:
        return [Problem(film, key, f"cannot be {record[key]!r}") for key in wrong]
    return [
        Problem(film, key, f"has an entry without exactly {keys}")
        for key, keys in PARTS.items()
        if any(not isinstance(part, dict) or list(part) != keys for part in record[key])
    ]


def fact_problems(record: Record, facts: FilmFacts) -> list[Problem]:
    """Return where the record departs from IMDb."""
    film = record["id"]
    told = _told(record, facts)
    problems = [
        Problem(film, field, f"is {told[field]!r}, IMDb has {getattr(facts, field)!r}")
        for field in told
        if told[field] != getattr(facts, field)
    ]
    return problems + _writer_problems(record, facts) + _number_problems(record, facts)


def _told(record: Record, facts: FilmFacts) -> dict[str, object]:
    fields = ("title", "original_title", "year", "runtime")
    return {field: record[field] for field in fields} | {
        "genres": tuple(record["genres"]),
        "directors": _makers(record, "directors", facts),
        "cast": tuple(
            (role["id"], role["name"], tuple(role["characters"]))
            for role in record["cast"]
        ),
    }


def _makers(record: Record, job: str, facts: FilmFacts) -> tuple[Credit, ...]:
    """Return who the record says made it, but for those whom IMDb does not name.

    A record may name them where it marks the field so, and the ids are IMDb's.
    """
    told = tuple((person["id"], person["name"]) for person in record[job])
    if not is_marked(record, job, NAMED_HERE):
        return told
    named = {id_ for id_, _ in (*facts.directors, *facts.writers)}
    unnamed = facts.maker_ids - named
    return tuple(credit for credit in told if credit[0] not in unnamed)


def is_marked(record: Record, field: str, name: str) -> bool:
    """Say whether a note of this name stands on a field of a record."""
    return any(
        note["field"] == field and note["name"] == name for note in record["sources"]
    )


def _writer_problems(record: Record, facts: FilmFacts) -> list[Problem]:
    ours = _makers(record, "writers", facts)
    if is_subsequence(ours, facts.writers):
        return []
    what = f"are {ours!r}, not in this order in IMDb's {facts.writers!r}"
    return [Problem(record["id"], "writers", what)]


def _number_problems(record: Record, facts: FilmFacts) -> list[Problem]:
    film, problems = record["id"], []
    if facts.rating is None or record["rating"] != round(facts.rating, 1):
        what = f"is {record['rating']}, IMDb has {facts.rating}"
        problems.append(Problem(film, "rating", what))
    if facts.votes is None or not is_rounding(record["votes"], facts.votes):
        what = f"are {record['votes']}, IMDb has {facts.votes}"
        problems.append(Problem(film, "votes", what))
    billing = [role["billing"] for role in record["cast"]]
    if billing != list(range(1, len(billing) + 1)):
        problems.append(Problem(film, "cast", f"is billed {billing}"))
    return problems


def is_subsequence(part: Iterable[T], whole: Iterable[T]) -> bool:
    """Say whether part is left when some of whole is struck out."""
    rest = iter(whole)
    return all(item in rest for item in part)


def is_rounding(rounded: int, exact: int) -> bool:
    """Say whether rounded is exact to at least two digits."""
    step = int(10 ** max(len(str(exact)) - VOTE_DIGITS, 0))
    return abs(rounded - exact) * 2 <= step


def text_problems(record: Record) -> list[Problem]:
    """Return what the written parts lack or have too much of."""
    counted = (
        ("plot", len((record["plot"] or "").split()), "words", PLOT_WORDS),
        ("logline", len((record["logline"] or "").split()), "words", LOGLINE_WORDS),
        ("keywords", len(set(record["keywords"])), "different words", KEYWORDS),
    )
    problems = [
        Problem(record["id"], field, f"{count} {what}, not {span[0]} to {span[-1]}")
        for field, count, what, span in counted
        if count not in span
    ]
    return problems + _list_problems(record)


def _list_problems(record: Record) -> list[Problem]:
    film = record["id"]
    problems = [
        Problem(film, field, "none given")
        for field in ("languages", "countries", "sources")
        if not record[field]
    ]
    problems += [
        Problem(film, field, f"not marked as {STATED_TWICE!r}")
        for field in ("languages", "countries")
        if not is_marked(record, field, STATED_TWICE)
    ]
    loud = [word for word in record["keywords"] if word != word.lower()]
    if loud:
        problems.append(Problem(film, "keywords", f"not in lower case: {loud}"))
    return problems


def shared_problems(records: Iterable[Record]) -> list[Problem]:
    """Return ids and plot sentences that stand in more than one record."""
    ids: set[str] = set()
    told: dict[tuple[str, ...], str] = {}
    problems = []
    for record in records:
        film = record["id"]
        if film in ids:
            problems.append(Problem(film, "id", "stands in two records"))
            continue
        ids.add(film)
        for sentence in SENTENCE_END.split(record["plot"] or ""):
            first = told.setdefault(tuple(fold(sentence)), film)
            if first != film:
                what = f"shares a sentence with {first}: {sentence}"
                problems.append(Problem(film, "plot", what))
    return problems


def copied_problems(texts: Iterable[Text], pieces: Iterable[Piece]) -> list[Problem]:
    """Return the runs of seven words, names aside, that also stand in a piece."""
    runs = _runs_by_opening(texts)
    found: dict[tuple[str, str, str], None] = {}
    for where, text in pieces:
        words = fold(text)
        for opening in set(_openings(words)) & runs.keys():
            for film, field, run in runs[opening]:
                if f" {run} " in f" {' '.join(words)} ":
                    found[film, field, f'"{run}" stands in {where}'] = None
    return [Problem(*problem) for problem in found]


def texts_of(record: Record) -> Iterator[Text]:
    """Yield what of a record is written in our own words."""
    names = names_in(record)
    for field in ("plot", "logline"):
        yield Text(record["id"], field, record[field] or "", names)


def _runs_by_opening(
    texts: Iterable[Text],
) -> dict[tuple[str, ...], list[tuple[str, str, str]]]:
    runs = defaultdict(list)
    for text in texts:
        for run in counted_runs(text.text, text.names):
            runs[run[:RUN]].append((text.film, text.field, " ".join(run)))
    return runs


def _openings(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def counted_runs(text: str, names: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Yield each stretch of text that has seven words beside the names in it."""
    words = fold(text)
    counted = [place for place, word in enumerate(words) if word not in names]
    for first, last in zip(counted, counted[RUN - 1 :], strict=False):
        yield tuple(words[first : last + 1])


def names_in(record: Record) -> frozenset[str]:
    """Return the words that are capitalised in mid-sentence or stand in a title."""
    texts = (record["plot"] or "", record["logline"] or "")
    titles = (record["title"], record["original_title"] or "")
    return frozenset(fold(" ".join((*titles, *capitalised(*texts))))) - SMALL_WORDS


def capitalised(*texts: str) -> Iterator[str]:
    """Yield the words with a capital letter that do not begin a sentence."""
    words = chain.from_iterable(MID_SENTENCE_WORD.findall(text) for text in texts)
    return (word for word in words if word[0].isupper())


def fold(text: str) -> list[str]:
    """Return the words without case, punctuation and possessive endings."""
    return WORD.findall(POSSESSIVE.sub("", text.casefold()))
