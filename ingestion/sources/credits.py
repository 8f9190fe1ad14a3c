"""Who made a film and who plays in it, out of two cells that were typed by hand.

Knows how directors and writers stray into the list of actors; knows nothing of
files.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ingestion.sources.genres import is_genre
from ingestion.sources.names import Named, read_names, split_names

_ROLE = re.compile(r"\s*\((?P<role>[^()]*)\)\s*$")
_LABEL = re.compile(
    r"^\s*(?P<role>directors?|cast|writers?|starring)\s*:\s*", re.IGNORECASE
)
_AND = re.compile(r"\s+(?:and|&)\s+")
_TWO_PEOPLE = re.compile(r"(?P<one>[A-Z]\S+ \S.*?) and (?P<other>[A-Z]\S+ \S.*)")
# Two names between which a line end got lost: "Byron Howard Rich Moore".
_RUN_TOGETHER = re.compile(r"(?P<one>[A-Z]\w+ [A-Z]\w+) (?P<other>[A-Z]\w+ [A-Z]\w+)")
# Names that were stored with the key they were sorted by: "Ford, JohnJohn Ford".
_SORT_KEY = re.compile(r"(?P<last>[^,]+), (?P<first>.+)(?P=first) (?P=last)")
_DIRECTS: Final = "direct"
_WRITES = re.compile(r"writ|screen|story|script")


@dataclass(frozen=True, slots=True)
class Credits:
    """The people of a film."""

    directors: tuple[str, ...] = ()
    writers: tuple[str, ...] = ()
    cast: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some names with what they are said to have done; actors if nothing is."""

    role: str
    names: tuple[Named, ...]


def read_credits(director: str, cast: str) -> Credits:
    """Return the people whom the two cells name; "Unknown" is nobody."""
    pieces = list(_pieces(cast))
    behind = [piece for piece in pieces if _is_crew(piece.role)]
    told = [named.name for named in _crew(_without_sort_key(director))]
    also = [n.name for piece in behind if _DIRECTS in piece.role for n in piece.names]
    return Credits(
        directors=tuple(dict.fromkeys(told or also)),
        writers=_once(n for p in behind if _WRITES.search(p.role) for n in p.names),
        cast=tuple(n for p in pieces if not _is_crew(p.role) for n in p.names),
    )


def _pieces(cast: str) -> Iterator[_Piece]:
    """Part "A (director); B (screenplay); C, D" and "Director: A", "Cast: C, D"."""
    for part in re.split(r"[;\n]", cast):
        label, role = _LABEL.match(part), _ROLE.search(part)
        if label:
            work = label["role"].lower()
            yield _Piece(work, _names(part[label.end() :], work))
        elif role and _is_crew(role["role"].lower()):
            work = role["role"].lower()
            yield _Piece(work, tuple(_crew(part[: role.start()])))
        else:
            yield _Piece("", _names(part, ""))


def _names(text: str, role: str) -> tuple[Named, ...]:
    if _is_crew(role):
        return tuple(_crew(text))
    parts = [name for part in split_names(text) for name in _parted(part, _TWO_PEOPLE)]
    is_strayed = bool(parts) and all(is_genre(part) for part in parts)
    return () if is_strayed else tuple(n for n in read_names(parts) if not n.work)


def _crew(text: str) -> list[Named]:
    parts = (name for part in split_names(text) for name in _AND.split(part))
    return read_names(name for part in parts for name in _parted(part, _RUN_TOGETHER))


def _parted(text: str, two: re.Pattern[str]) -> list[str]:
    match = two.fullmatch(text.strip())
    return [match["one"], match["other"]] if match else [text]


def _without_sort_key(text: str) -> str:
    match = _SORT_KEY.fullmatch(text.strip())
    return f"{match['first']} {match['last']}" if match else text


def _is_crew(role: str) -> bool:
    return _DIRECTS in role or bool(_WRITES.search(role))


def _once(people: Iterator[Named]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(named.name for named in people))
