"""`moviechat taste`: see and change what you said of films and never want."""

from collections.abc import Mapping, Sequence
from typing import Final

import click

from backend.adapters.console import print_json, say
from backend.cli.reporting import AS_JSON, opened
from backend.domain.films import Film
from backend.domain.taste import (
    FilmState,
    FilmTaste,
    Limits,
    Taste,
    limits_to_json,
    read_change,
)
from backend.services import Services
from backend.web import render
from backend.web.viewing import viewer, with_films

FILMS = click.argument("film_ids", metavar="FILM-ID...", nargs=-1, required=True)
_SAID: Final = {
    "never_genres": "never {}",
    "never_people": "nothing with {}",
    "languages": "only in {}",
    "year_gte": "not before {}",
    "year_lte": "not after {}",
    "runtime_gte": "at least {} minutes",
    "runtime_lte": "at most {} minutes",
    "rating_gte": "rated {} or more",
}


@click.group(invoke_without_command=True)
@AS_JSON
@click.pass_context
def taste(context: click.Context, *, as_json: bool) -> None:
    """Show what you said of films, and what you never want.

    It is used only when you ask for it, or once it is switched on.

    Example: moviechat taste like tt0041959
    """
    if context.invoked_subcommand is not None:
        return
    with opened() as services:
        profile, shown = _whole(services)
    if as_json:
        print_json(render.taste(profile, shown))
        return
    click.echo(_standing(profile))
    _print_films(shown)


@taste.command()
@FILMS
@AS_JSON
def like(film_ids: Sequence[str], *, as_json: bool) -> None:
    """Say that you like films."""
    _change_films(film_ids, {"like": True}, as_json=as_json)


@taste.command()
@FILMS
@AS_JSON
def dislike(film_ids: Sequence[str], *, as_json: bool) -> None:
    """Say that you do not like films."""
    _change_films(film_ids, {"like": False}, as_json=as_json)


@taste.command()
@FILMS
@AS_JSON
def seen(film_ids: Sequence[str], *, as_json: bool) -> None:
    """Say that you have seen films."""
    _change_films(film_ids, {"seen": True}, as_json=as_json)


@taste.command()
@FILMS
@AS_JSON
def hide(film_ids: Sequence[str], *, as_json: bool) -> None:
    """Say that you do not want to be shown films."""
    _change_films(film_ids, {"hidden": True}, as_json=as_json)


@taste.command()
@FILMS
@AS_JSON
def forget(film_ids: Sequence[str], *, as_json: bool) -> None:
    """Take back all that you said of films."""
    _change_films(film_ids, None, as_json=as_json)


@taste.command()
@AS_JSON
def on(*, as_json: bool) -> None:
    """Let your taste be used without being asked for."""
    _change({"on": True}, as_json=as_json)


@taste.command()
@AS_JSON
def off(*, as_json: bool) -> None:
    """Let your taste be used only when it is asked for."""
    _change({"on": False}, as_json=as_json)


@taste.command()
@click.option("--never-genre", "never_genres", multiple=True, help="No such films.")
@click.option(
    "--never-person", "never_people", multiple=True, help="Nothing with them: id, name."
)
@click.option("--language", "languages", multiple=True, help="Only films in it.")
@click.option("--year-from", "year_gte", type=int, help="Not older.")
@click.option("--year-to", "year_lte", type=int, help="Not newer.")
@click.option("--min-runtime", "runtime_gte", type=int, help="At least these minutes.")
@click.option("--max-runtime", "runtime_lte", type=int, help="At most these minutes.")
@click.option("--min-rating", "rating_gte", type=float, help="Rated at least this.")
@click.option("--clear", is_flag=True, help="Lift all other limits.")
@AS_JSON
def limits(*, clear: bool, as_json: bool, **given: object) -> None:
    """Set limits; those that are not named stay as they are.

    Genres, people and languages may be named several times, and replace those
    that were named before.

    Example: moviechat taste limits --never-genre Horror --max-runtime 120
    """
    named = {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in given.items()
        if value not in {None, ()}
    }
    if not named and not clear:
        raise click.UsageError("Name at least one limit, such as --never-genre.")
    lifted = dict.fromkeys(given) if clear else {}
    _change({"limits": lifted | named}, as_json=as_json)


@taste.command("clear")
@click.option("--yes", is_flag=True, help="Do not ask.")
def clear_taste(*, yes: bool) -> None:
    """Forget all that you said, and every limit."""
    with opened() as services:
        if not yes:
            click.confirm("Forget your whole taste?", abort=True, err=True)
        services.taste.clear(viewer())
    say("Your taste is forgotten.")


def _change_films(
    film_ids: Sequence[str],
    said: Mapping[str, object] | None,
    *,
    as_json: bool,
) -> None:
    wanted = read_change({"films": dict.fromkeys(film_ids, said)})
    with opened() as services:
        services.taste.change(viewer(), wanted)
        profile, shown = _whole(services)
        # One may have been named by an id that it went by before.
        changed = {services.catalogue.film(film_id).id for film_id in wanted.films}
    say("Noted.")
    if as_json:
        print_json(render.taste(profile, shown))
    else:
        _print_films([each for each in shown if each[0].film_id in changed])


def _change(body: Mapping[str, object], *, as_json: bool) -> None:
    wanted = read_change(body)
    with opened() as services:
        services.taste.change(viewer(), wanted)
        profile, shown = _whole(services)
    say("Noted.")
    if as_json:
        print_json(render.taste(profile, shown))
    else:
        click.echo(_standing(profile))


def _whole(services: Services) -> tuple[Taste, list[tuple[FilmTaste, Film]]]:
    profile = services.taste.taste(viewer())
    return profile, with_films(services, profile.films)


def _print_films(shown: Sequence[tuple[FilmTaste, Film]]) -> None:
    for said, film in shown:
        click.echo(f"{film.id}  {film.name}: {_words(said.state)}")


def _standing(profile: Taste) -> str:
    use = "on: used unasked" if profile.is_on else "off: used only when asked for"
    return f"Your taste is {use}.\nLimits: {_limits(profile.limits)}."


def _limits(limited: Limits) -> str:
    said = [
        _SAID[key].format(" or ".join(value) if isinstance(value, list) else value)
        for key, value in limits_to_json(limited).items()
        if value not in (None, [])
    ]
    return ", ".join(said) or "none"


def _words(state: FilmState) -> str:
    words = (
        f"{state.verdict}d" if state.verdict else "",
        "seen" if state.is_seen else "",
        "hidden" if state.is_hidden else "",
    )
    return ", ".join(filter(None, words))
