"""Taste: what someone said of films, and what they never want.

Knows what may be said and how it changes; knows nothing of where it is kept, and
recommends nothing.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, NewType

from backend.domain.errors import InvalidRequest
from backend.domain.films import FilmId

UserId = NewType("UserId", str)
LOCAL_USER: Final = UserId("local")
"""Whoever uses this machine: the one user that there is without accounts."""

MOST_FILMS: Final = 1_000
MOST_NAMES: Final = 100
LONGEST_NAME: Final = 200
LARGEST_NUMBER: Final = 2**31 - 1
HIGHEST_RATING: Final = 10
NAMED_AT_MOST: Final = 10
# Nothing else is ever an id: it need not be looked for.
_FILM_ID: Final = re.compile(r"[a-z0-9]{1,40}")


class Verdict(StrEnum):
    """What someone thinks of a film."""

    LIKE = "like"
    DISLIKE = "dislike"


@dataclass(frozen=True, slots=True)
class FilmState:
    """What someone said of a film."""

    verdict: Verdict | None = None
    is_seen: bool = False
    is_hidden: bool = False
    """Whether they do not want to be shown it."""


UNTOUCHED: Final = FilmState()
States = Mapping[FilmId, FilmState]
"""What someone said of films; one that is not there is untouched."""


@dataclass(frozen=True, slots=True)
class FilmTaste:
    """A film, what someone said of it, and when they last did."""

    film_id: FilmId
    state: FilmState
    at: datetime


@dataclass(frozen=True, slots=True)
class Limits:
    """What someone never wants, whatever they like; empty limits nothing."""

    never_genres: tuple[str, ...] = ()
    never_people: tuple[str, ...] = ()
    """Their ids or names, whatever they did on a film."""
    languages: tuple[str, ...] = ()
    """The only ones wanted, any of them."""
    year_gte: int | None = None
    year_lte: int | None = None
    runtime_gte: int | None = None
    runtime_lte: int | None = None
    rating_gte: float | None = None

    def changed(self, given: Mapping[str, object]) -> "Limits":
        """Return the limits with these in place of theirs; refuse a contradiction."""
        after = replace(self, **given)  # type: ignore[arg-type] # `read_limits` made them
        for least, most in (("year_gte", "year_lte"), ("runtime_gte", "runtime_lte")):
            low, high = getattr(after, least), getattr(after, most)
            if low is not None and high is not None and low > high:
                raise InvalidRequest(
                    f"limits: {least} is {low} and {most} is {high}, which no film can "
                    "be; change one of them, or clear it with null."
                )
        return after


NO_LIMITS: Final = Limits()
LISTS_OF_NAMES: Final = ("never_genres", "never_people", "languages")


@dataclass(frozen=True, slots=True)
class Taste:
    """All that someone said: what they liked, and their limits."""

    is_on: bool = False
    """Whether it is used unasked."""
    films: tuple[FilmTaste, ...] = ()
    """What was said last comes first."""
    limits: Limits = NO_LIMITS

    @property
    def liked(self) -> tuple[FilmId, ...]:
        """Films they like."""
        return self._those(lambda state: state.verdict is Verdict.LIKE)

    @property
    def disliked(self) -> tuple[FilmId, ...]:
        """Films they do not like."""
        return self._those(lambda state: state.verdict is Verdict.DISLIKE)

    @property
    def seen(self) -> tuple[FilmId, ...]:
        """Films they have seen."""
        return self._those(lambda state: state.is_seen)

    @property
    def hidden(self) -> tuple[FilmId, ...]:
        """Films they do not want to be shown."""
        return self._those(lambda state: state.is_hidden)

    def _those(self, are: Callable[[FilmState], bool]) -> tuple[FilmId, ...]:
        return tuple(said.film_id for said in self.films if are(said.state))


@dataclass(frozen=True, slots=True)
class TasteChange:
    """What shall be different; what it does not name stays as it is."""

    is_on: bool | None = None
    films: Mapping[FilmId, Mapping[str, object]] = field(default_factory=dict)
    """By film, fields of its state."""
    limits: Mapping[str, object] = field(default_factory=dict)

    def of_film(self, film_id: FilmId, before: FilmState) -> FilmState:
        """Return what is said of a film afterwards."""
        return replace(before, **self.films[film_id])  # type: ignore[arg-type] # `read_change` made them

    def new_names(self, before: Limits) -> dict[str, list[str]]:
        """Return the names that the limits did not have before, by limit."""
        return {
            key: [name for name in given if name not in getattr(before, key)]
            for key in LISTS_OF_NAMES
            if isinstance(given := self.limits.get(key, ()), tuple)
        }


def read_change(body: Mapping[str, object]) -> TasteChange:
    """Read a change out of JSON: null clears; or say what cannot be used."""
    _refuse_unknown("", body, ("on", "films", "limits"))
    said = _object("films", body.get("films", {}))
    if len(said) > MOST_FILMS:
        raise InvalidRequest(
            f"films: at most {MOST_FILMS:,} at once; send the rest in another request."
        )
    is_on = _flag("on", body["on"]) if "on" in body else None
    films = {FilmId(film_id): _read_film(film_id, said[film_id]) for film_id in said}
    return TasteChange(is_on, films, read_limits(body.get("limits", {})))


def read_limits(body: object) -> Mapping[str, object]:
    """Read limits out of JSON, those that are named."""
    if body is None:
        return {each.name: getattr(NO_LIMITS, each.name) for each in fields(Limits)}
    given = _object("limits", body)
    _refuse_unknown("limits.", given, tuple(_LIMITS))
    return {key: _LIMITS[key](f"limits.{key}", given[key]) for key in given}


def limits_to_json(limits: Limits) -> dict[str, object]:
    """Return the limits as `read_limits` reads them, every one named."""
    return {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in asdict(limits).items()
    }


def state_to_json(state: FilmState) -> dict[str, object]:
    """Return what is said of a film as `read_change` reads it."""
    like = None if state.verdict is None else state.verdict is Verdict.LIKE
    return {"like": like, "seen": state.is_seen, "hidden": state.is_hidden}


def films_not_there(film_ids: Sequence[str]) -> InvalidRequest:
    """Return what to say of films that are not in the catalogue."""
    some = ", ".join(film_ids[:NAMED_AT_MOST])
    more = len(film_ids) - NAMED_AT_MOST
    rest = f" and {more} more" if more > 0 else ""
    are = "is" if len(film_ids) == 1 else "are"
    return InvalidRequest(
        f"films: {some}{rest} {are} not in the catalogue. Nothing was changed; leave "
        "them out, or look their ids up by title."
    )


def names_not_there(unknown: Sequence[tuple[str, str]]) -> InvalidRequest:
    """Return what to say of names in limits that would limit nothing."""
    told = "; ".join(f"limits.{key}: {_NOBODY[key]} {name!r}" for key, name in unknown)
    return InvalidRequest(
        f"{told}. Nothing was changed; write it as films of the catalogue have it."
    )


_NOBODY: Final = {
    "never_genres": "no film is of the genre",
    "never_people": "no film names",
    "languages": "no film is in",
}


def _read_film(film_id: str, said: object) -> Mapping[str, object]:
    if not _FILM_ID.fullmatch(film_id):
        raise InvalidRequest(
            f"films: {film_id!r} is no film's id; they look like tt0041959."
        )
    if said is None:
        return asdict(UNTOUCHED)
    given = _object(f"films.{film_id}", said)
    _refuse_unknown(f"films.{film_id}.", given, tuple(_STATE))
    read = ((_STATE[key], f"films.{film_id}.{key}", given[key]) for key in given)
    return {name: reader(path, value) for (name, reader), path, value in read}


def _refuse_unknown(
    path: str, given: Mapping[str, object], known: Sequence[str]
) -> None:
    for key in given:
        if key not in known:
            raise InvalidRequest(
                f"{path}{key}: unknown key; known are {', '.join(known)}."
            )


def _object(path: str, value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise InvalidRequest(f"{path}: must be an object.")
    return value


def _verdict(path: str, value: object) -> Verdict | None:
    if value is None:
        return None
    if not isinstance(value, bool):
        raise InvalidRequest(
            f"{path}: must be true for a like, false for a dislike or null for neither."
        )
    return Verdict.LIKE if value else Verdict.DISLIKE


def _flag(path: str, value: object) -> bool:
    if not isinstance(value, bool | None):
        raise InvalidRequest(f"{path}: must be true or false, or null to clear it.")
    return bool(value)


def _names(path: str, value: object) -> tuple[str, ...]:
    """Return names, each once whatever its case."""
    if value is None:
        return ()
    if not isinstance(value, list) or len(value) > MOST_NAMES:
        raise InvalidRequest(f"{path}: must be a list of at most {MOST_NAMES} names.")
    once: dict[str, str] = {}
    for place, each in enumerate(value):
        name = _name(f"{path}[{place}]", each)
        once.setdefault(name.casefold(), name)
    return tuple(once.values())


def _name(path: str, value: object) -> str:
    name = value.strip() if isinstance(value, str) else ""
    if not name or not name.isprintable() or len(name) > LONGEST_NAME:
        raise InvalidRequest(
            f"{path}: must be a name of at most {LONGEST_NAME} letters."
        )
    return name


def _whole(path: str, value: object) -> int | None:
    if value is None:
        return None
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    if not is_whole or not 0 <= value <= LARGEST_NUMBER:  # type: ignore[operator] # is_whole
        raise InvalidRequest(
            f"{path}: must be a whole number from 0 to {LARGEST_NUMBER}, or null."
        )
    return int(str(value))


def _rating(path: str, value: object) -> float | None:
    if value is None:
        return None
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not 0 <= value <= HIGHEST_RATING:  # type: ignore[operator] # is_number
        raise InvalidRequest(
            f"{path}: must be a number from 0 to {HIGHEST_RATING}, or null."
        )
    return float(str(value))


Read = Callable[[str, object], object]
_LIMITS: Final[Mapping[str, Read]] = {
    **dict.fromkeys(LISTS_OF_NAMES, _names),
    **dict.fromkeys(("year_gte", "year_lte", "runtime_gte", "runtime_lte"), _whole),
    "rating_gte": _rating,
}
# The keys of the API on the left, our fields on the right.
_STATE: Final[Mapping[str, tuple[str, Read]]] = {
    "like": ("verdict", _verdict),
    "seen": ("is_seen", _flag),
    "hidden": ("is_hidden", _flag),
}
