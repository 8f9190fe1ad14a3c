"""`moviechat comparables` and `moviechat recommend`."""

from collections.abc import Mapping

import click

from backend.adapters.console import print_json, say
from backend.cli.asking import LIMIT
from backend.cli.reporting import AS_JSON, opened
from backend.domain.answers import FilmCard
from backend.domain.films import FilmId
from backend.domain.taste import LOCAL_USER
from backend.recommend.recommending import Given
from backend.web import parse_recommending, render
from backend.web.viewing import states_of


def _weights(_ctx: click.Context, _param: click.Parameter, text: str) -> object:
    return parse_recommending.weights_in(text)


@click.command()
@click.argument("film_id")
@LIMIT
@click.option(
    "--weights",
    default="",
    callback=_weights,
    help="What each axis counts, such as plot:1,cast:0.5; others keep their weight.",
)
@AS_JSON
def comparables(
    film_id: str, limit: int, weights: Mapping[str, float], *, as_json: bool
) -> None:
    """Find films like a film, and say why they are.

    Example: moviechat comparables tt0041959
    """
    with opened() as services:
        found = services.comparables.like(FilmId(film_id), limit=limit, weights=weights)
        states = states_of(services, [card.film for card in found.cards])
    if as_json:
        print_json({"items": [render.scored(card, states) for card in found.cards]})
        return
    if not found.cards:
        say(f"No film is like {found.film.name}.")
    _show(found.cards)


@click.command()
@click.argument("text", default="")
@LIMIT
@click.option("--liked", multiple=True, metavar="FILM-ID", help="A film you like.")
@click.option("--disliked", multiple=True, metavar="FILM-ID", help="One you do not.")
@click.option("--seen", multiple=True, metavar="FILM-ID", help="One you have seen.")
@click.option(
    "--taste/--no-taste",
    "uses_taste",
    default=None,
    help="Whether your taste counts; by default if it is switched on.",
)
@AS_JSON
def recommend(  # noqa: PLR0913 - one for each option
    text: str,
    limit: int,
    liked: tuple[str, ...],
    disliked: tuple[str, ...],
    seen: tuple[str, ...],
    uses_taste: bool | None,  # noqa: FBT001 - click passes options by name
    *,
    as_json: bool,
) -> None:
    """Recommend films for a wish in your own words.

    Example: moviechat recommend "something like Jaws, but under two hours"
    """
    with opened() as services:
        taste = services.taste.taste(LOCAL_USER)
        given = Given(
            liked=tuple(map(FilmId, liked)),
            disliked=tuple(map(FilmId, disliked)),
            seen=tuple(map(FilmId, seen)),
            taste=taste if uses_taste or (uses_taste is None and taste.is_on) else None,
        )
        advice = services.adviser.advise(text, (), given, limit=limit)
        cards = advice.recommended.cards
        states = states_of(services, [card.film for card in cards])
    if as_json:
        print_json(render.advice(advice, states))
        return
    if not cards:
        say("No film of the catalogue keeps all of that. Ask for less.")
    _show(cards)
    if advice.ask_back:
        options = " / ".join(advice.ask_back.options)
        say(f"{advice.ask_back.question} ({options})")


def _show(cards: tuple[FilmCard, ...]) -> None:
    for card in cards:
        told = "; ".join(share.evidence[0] for share in card.why if share.evidence)
        click.echo(f"{card.score or 0:.2f}  {card.film.name}\n      {told}")
