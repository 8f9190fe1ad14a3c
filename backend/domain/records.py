"""The film record: one JSON object a line, the form of every import and export.

A key that is absent leaves what the catalogue has; null clears it.
Knows the form; knows nothing of files or of where films are kept.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, TypeVar

from backend.domain.errors import InvalidRecord
from backend.domain.films import CastMember, FieldSource, Film, FilmId
from backend.domain.people import PersonId, PersonRef

Json = object
Read = Callable[[Json], object]
T = TypeVar("T")

_FILM_ID = re.compile(r"(tt|mc)[0-9a-z]{1,20}")
_PERSON_ID = re.compile(r"(nm|pc)[0-9a-z]{1,20}")
LONGEST_TITLE: Final = 500
LONGEST_TEXT: Final = 1_000_000
LONGEST_LIST: Final = 10_000
USUAL_KIND: Final = "movie"
# Control characters other than tab and line ends; PostgreSQL cannot hold NUL at all.
_UNSPEAKABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class FilmRecord:
    """A film as a record states it, and which keys the record named."""

    film: Film
    given: frozenset[str]


def derive_film_id(
    title: str,
    year: int | None,
    told_apart_by: str | None = None,
) -> FilmId:
    """Return the id of a film that has none of IMDb's: always the same one.

    Case counts: "SubUrbia" and "Suburbia" are two films. What shares title and
    year with another film is told apart by a text of its own, such as an address.
    """
    apart = f"|{_plain(told_apart_by)}" if told_apart_by else ""
    return FilmId("mc" + _digest(f"{_plain(title)}|{year or ''}{apart}"))


def derive_person_id(name: str) -> PersonId:
    """Return the id of a person who has none of IMDb's: always the same one."""
    return PersonId("pc" + _digest(_plain(name).casefold()))


def parse_record(line: str) -> FilmRecord:
    """Read one line of JSON; raise InvalidRecord naming the key at fault."""
    try:
        data = json.loads(line, object_pairs_hook=_each_key_once)
    except (ValueError, RecursionError) as exc:
        raise InvalidRecord(f"this is not JSON: {exc}") from exc
    return read_record(data)


def _each_key_once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """Refuse an object that states a key twice: which of them is meant?"""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise InvalidRecord(f"{twice}: stands twice")
    return found


def read_record(data: Json) -> FilmRecord:
    """Read a record from decoded JSON; raise InvalidRecord naming the key at fault."""
    if not isinstance(data, dict):
        raise InvalidRecord("a record is a JSON object, such as {…}")
    for key in data:
        if key not in _READERS:
            raise InvalidRecord(f"unknown key {key!r}; known are {', '.join(_READERS)}")
    values = {key: _at(key, _READERS[key], data[key]) for key in data}
    if not values.get("title"):
        raise InvalidRecord("title: every film needs one")
    if not values.get("id"):
        year = values.get("year")
        values["id"] = derive_film_id(str(values["title"]), _as_year(year))
    return FilmRecord(Film(**values), frozenset(data) | {"id"})  # type: ignore[arg-type] # each reader returns its field's type


def write_record(film: Film) -> dict[str, Json]:
    """Return the record of a film, every key named, ready for JSON."""
    return {
        **{key: getattr(film, key) for key in _SCALARS},
        **{key: list(getattr(film, key)) for key in _WORD_LISTS},
        "directors": [_write_person(person) for person in film.directors],
        "writers": [_write_person(person) for person in film.writers],
        "cast": [_write_member(member) for member in film.cast],
        "sources": [_write_source(source) for source in film.sources],
    }


def _write_person(person: PersonRef) -> dict[str, Json]:
    return {"id": person.id, "name": person.name}


def _write_member(member: CastMember) -> dict[str, Json]:
    return {
        **_write_person(member.person),
        "characters": list(member.characters),
        "billing": member.billing,
    }


def _write_source(source: FieldSource) -> dict[str, Json]:
    return {
        "field": source.field,
        "name": source.name,
        "url": source.url,
        "licence": source.licence,
    }


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=8).hexdigest()


def _as_year(year: object) -> int | None:
    return year if isinstance(year, int) else None


def _at(place: str, read: Callable[[Json], T], value: Json) -> T:
    """Read a value and, when it is wrong, say where it stands."""
    try:
        return read(value)
    except InvalidRecord as exc:
        joint = "" if str(exc).startswith(("[", ".")) else ": "
        raise InvalidRecord(f"{place}{joint}{exc}") from exc


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise InvalidRecord(f"must be text, not {_shown(value)}")
    if _UNSPEAKABLE.search(value):
        raise InvalidRecord("holds a control character or half a character pair")
    if len(value) > LONGEST_TEXT:
        raise InvalidRecord(f"is longer than {LONGEST_TEXT:,} letters")
    return value.strip()


def _title(value: Json) -> str:
    title = _text(value)
    if not title:
        raise InvalidRecord("must not be empty")
    if len(title) > LONGEST_TITLE:
        raise InvalidRecord(f"is longer than {LONGEST_TITLE} letters")
    return title


def _kind(value: Json) -> str:
    return _optional(_title)(value) or USUAL_KIND


def _optional(read: Callable[[Json], T]) -> Callable[[Json], T | None]:
    """Read null, or a text of blanks, as nothing."""

    def read_or_none(value: Json) -> T | None:
        is_blank = isinstance(value, str) and not value.strip()
        return None if value is None or is_blank else read(value)

    return read_or_none


def _whole(low: int, high: int) -> Callable[[Json], int]:
    def read(value: Json) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise InvalidRecord(f"must be a whole number, not {_shown(value)}")
        if not low <= value <= high:
            raise InvalidRecord(f"must lie between {low} and {high}, not {value}")
        return value

    return read


def _rating(value: Json) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidRecord(f"must be a number, not {_shown(value)}")
    if not 0 <= value <= 10:  # noqa: PLR2004 - ratings run from 0 to 10
        raise InvalidRecord(f"must lie between 0 and 10, not {value}")
    return float(value)


def _identifier(form: re.Pattern[str], example: str) -> Callable[[Json], str]:
    def read(value: Json) -> str:
        if not isinstance(value, str) or not form.fullmatch(value):
            raise InvalidRecord(
                f"must be an id such as {example}, not {_shown(value)}",
            )
        return value

    return read


def _list_of(read: Callable[[Json], T]) -> Callable[[Json], tuple[T, ...]]:
    def read_all(value: Json) -> tuple[T, ...]:
        if value is None:
            return ()
        if not isinstance(value, list):
            raise InvalidRecord(f"must be a list, not {_shown(value)}")
        if len(value) > LONGEST_LIST:
            raise InvalidRecord(f"holds more than {LONGEST_LIST:,} entries")
        return tuple(_at(f"[{n}]", read, item) for n, item in enumerate(value))

    return read_all


def _words(value: Json) -> tuple[str, ...]:
    """Read a list of names: each once, in order."""
    return tuple(dict.fromkeys(_list_of(_title)(value)))


def _object(value: Json, readers: Mapping[str, Read], needed: str) -> dict[str, Json]:
    if not isinstance(value, dict):
        raise InvalidRecord(f"must be an object with {', '.join(readers)}")
    for key in value:
        if key not in readers:
            raise InvalidRecord(f".{key}: unknown key; known are {', '.join(readers)}")
    if needed not in value:
        raise InvalidRecord(f".{needed}: is missing")
    return {key: _at(f".{key}", readers[key], value[key]) for key in value}


def _person(value: Json) -> PersonRef:
    return _person_of(_object(value, _PERSON, "name"))


def _person_of(values: dict[str, Json]) -> PersonRef:
    name = str(values["name"])
    given = values.get("id")
    return PersonRef(PersonId(str(given)) if given else derive_person_id(name), name)


def _member(value: Json) -> CastMember:
    values = _object(value, _MEMBER, "name")
    return CastMember(
        person=_person_of(values),
        characters=values.get("characters", ()),  # type: ignore[arg-type] # read by _words
        billing=values.get("billing") or 0,  # type: ignore[arg-type] # read by _whole
    )


def _people(value: Json) -> tuple[PersonRef, ...]:
    """Read people, each named once."""
    people = _list_of(_person)(value)
    return tuple({person.id: person for person in people}.values())


def _cast(value: Json) -> tuple[CastMember, ...]:
    """Read the cast, each actor once, in order of billing."""
    members = _list_of(_member)(value)
    numbered = [
        CastMember(member.person, member.characters, member.billing or place)
        for place, member in enumerate(members, start=1)
    ]
    once = {member.person.id: member for member in reversed(numbered)}
    return tuple(sorted(once.values(), key=lambda m: (m.billing, m.person.id)))


def _source(value: Json) -> FieldSource:
    values = _object(value, _SOURCE, "field")
    if not values.get("name"):
        raise InvalidRecord(".name: is missing")
    return FieldSource(
        field=str(values["field"]),
        name=str(values["name"]),
        url=values.get("url"),  # type: ignore[arg-type] # read by _text
        licence=values.get("licence"),  # type: ignore[arg-type] # read by _text
    )


def _shown(value: Json) -> str:
    """Show a wrong value, shortened: it may be a whole page."""
    text = json.dumps(value, ensure_ascii=True)
    return text if len(text) <= 40 else f"{text[:37]}…"  # noqa: PLR2004 - a glance


_FILM_ID_READER = _optional(_identifier(_FILM_ID, "tt0111161"))
_PERSON: Final[Mapping[str, Read]] = {
    "id": _optional(_identifier(_PERSON_ID, "nm0000209")),
    "name": _title,
}
_MEMBER: Final[Mapping[str, Read]] = {
    **_PERSON,
    "characters": _words,
    "billing": _optional(_whole(1, 100_000)),
}
_SOURCE: Final[Mapping[str, Read]] = {
    "field": _title,
    "name": _title,
    "url": _optional(_text),
    "licence": _optional(_text),
}
_SCALARS: Final[Mapping[str, Read]] = {
    "id": _FILM_ID_READER,
    "title": _title,
    "original_title": _optional(_title),
    "kind": _kind,
    "year": _optional(_whole(1870, 2100)),
    "runtime": _optional(_whole(1, 100_000)),
    "rating": _optional(_rating),
    "votes": _optional(_whole(0, 10**12)),
    "logline": _optional(_text),
    "plot": _optional(_text),
    "poster_url": _optional(_text),
}
_WORD_LISTS: Final[Mapping[str, Read]] = {
    "genres": _words,
    "keywords": _words,
    "languages": _words,
    "countries": _words,
    "also_known_as": _words,
}
_READERS: Final[Mapping[str, Read]] = {
    **_SCALARS,
    **_WORD_LISTS,
    "directors": _people,
    "writers": _people,
    "cast": _cast,
    "sources": _list_of(_source),
}
