"""Taste in PostgreSQL: what each user said, beside the films that they said it of."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from psycopg import Connection
from psycopg.types.json import Jsonb

from backend.adapters.postgres.connect import Connect, reading
from backend.adapters.postgres.queries import query
from backend.domain.films import FilmId
from backend.domain.folding import fold_name
from backend.domain.taste import (
    NO_LIMITS,
    UNTOUCHED,
    FilmState,
    FilmTaste,
    Limits,
    Taste,
    TasteChange,
    UserId,
    Verdict,
    films_not_there,
    limits_to_json,
    names_not_there,
    read_limits,
)

Row = tuple[Any, ...]
NOTHING_SAID: Final[Row] = (False, {})


class PostgresTaste:
    """`TasteBook` over PostgreSQL."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect

    def taste(self, user: UserId) -> Taste:
        """Return all that the user said."""
        of_user = {"user": user}
        with reading(self._connect) as connection:
            standing = connection.execute(query("taste_of_user"), of_user).fetchone()
            rows = connection.execute(query("film_tastes_of_user"), of_user).fetchall()
        is_on, limits = standing or NOTHING_SAID
        films = (FilmTaste(FilmId(id_), _state(*said), at) for id_, *said, at in rows)
        return Taste(is_on, tuple(films), _limits(limits))

    def states(
        self, user: UserId, film_ids: Sequence[FilmId]
    ) -> dict[FilmId, FilmState]:
        """Return what the user said of these films, of those that they touched."""
        if not film_ids:
            return {}
        values = {"user": user, "ids": list(film_ids)}
        with reading(self._connect) as connection:
            rows = connection.execute(query("states_of_films"), values)
            return {FilmId(id_): _state(*said) for id_, *said in rows}

    def change(self, user: UserId, change: TasteChange) -> None:
        """Change what the user says, all of it or, when a part is refused, nothing."""
        with self._connect() as connection, connection.transaction():
            is_on, limits = _hold(connection, user)
            _refuse_unknown_names(connection, change.new_names(limits))
            _judge(connection, user, change)
            values = {
                "user": user,
                "is_on": is_on if change.is_on is None else change.is_on,
                "limits": Jsonb(limits_to_json(limits.changed(change.limits))),
            }
            connection.execute(query("set_taste"), values)

    def clear(self, user: UserId) -> None:
        """Forget all that the user said."""
        with self._connect() as connection:
            connection.execute(query("clear_taste"), {"user": user})


def tastes_of(connection: Connection[Any], film_ids: Sequence[FilmId]) -> Jsonb:
    """Return all that anybody said of films that are to be made anew."""
    values = {"ids": list(film_ids)}
    row = connection.execute(query("said_of_films"), values).fetchone()
    return Jsonb(row[0] if row else [])


def say_again(
    connection: Connection[Any],
    said: Jsonb,
    moves: Mapping[FilmId, FilmId],
) -> None:
    """Say of films by their new ids what was said of them by former ones."""
    values = {"said": said, "formers": list(moves), "ids": list(moves.values())}
    connection.execute(query("say_it_of_films"), values)


def _hold(connection: Connection[Any], user: UserId) -> tuple[bool, Limits]:
    """Return how the taste stands, and let nobody else change it meanwhile."""
    of_user = {"user": user}
    connection.execute(query("open_taste"), of_user)
    row = connection.execute(query("hold_taste"), of_user).fetchone()
    is_on, limits = row or NOTHING_SAID
    return is_on, _limits(limits)


def _refuse_unknown_names(
    connection: Connection[Any],
    names: Mapping[str, Sequence[str]],
) -> None:
    if not any(names.values()):
        return
    folded = [fold_name(name) for name in names["never_people"]]
    values = {**names, "folded": folded}
    unknown = connection.execute(query("unknown_names"), values).fetchall()
    if unknown:
        raise names_not_there([(key, name) for key, name in unknown])


def _judge(connection: Connection[Any], user: UserId, change: TasteChange) -> None:
    if not change.films:
        return
    values = {"user": user, "ids": list(change.films)}
    rows = connection.execute(query("films_to_judge"), values).fetchall()
    there = {row[0] for row in rows}
    missing = [film_id for film_id in change.films if film_id not in there]
    if missing:
        raise films_not_there(missing)
    states: dict[int, FilmState] = {}
    for id_, key, *said in rows:  # one film may be named by several of its ids
        before = states.get(key, _state(*said))
        states[key] = change.of_film(FilmId(id_), before)
    _save(connection, user, states)


def _save(
    connection: Connection[Any],
    user: UserId,
    states: Mapping[int, FilmState],
) -> None:
    said = {key: state for key, state in states.items() if state != UNTOUCHED}
    values = {
        "user": user,
        "keys": list(said),
        "verdicts": [state.verdict for state in said.values()],
        "seen": [state.is_seen for state in said.values()],
        "hidden": [state.is_hidden for state in said.values()],
    }
    connection.execute(query("judge_films"), values)
    untouched = {"user": user, "keys": [key for key in states if key not in said]}
    connection.execute(query("leave_films_alone"), untouched)


def _state(verdict: str | None, is_seen: bool, is_hidden: bool) -> FilmState:  # noqa: FBT001 - a row's columns
    return FilmState(Verdict(verdict) if verdict else None, is_seen, is_hidden)


def _limits(kept: object) -> Limits:
    return NO_LIMITS.changed(read_limits(kept))
