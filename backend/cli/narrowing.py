"""`moviechat narrow`: find a half-remembered film by answering yes or no."""

from typing import Final

import click

from backend.adapters.console import print_json
from backend.cli.asking import LIMIT
from backend.cli.reporting import AS_JSON, opened
from backend.recommend.narrowing import Narrowed, Remembered, Reply
from backend.services import Services
from backend.web import parse_recommending, render
from backend.web.viewing import states_of

_KEYS: Final = {"y": Reply.YES, "n": Reply.NO, "?": Reply.UNSURE}
UNDO, QUIT = "u", "q"


def _replies(
    _ctx: click.Context, _param: click.Parameter, given: tuple[str, ...]
) -> dict[str, Reply]:
    replies = {}
    for each in given:
        trait, _, reply = each.rpartition("=")
        replies[trait] = parse_recommending.reply_named("--answer", reply)
    return replies


@click.command()
@click.argument("text", default="")
@click.option(
    "--answer",
    "replies",
    multiple=True,
    callback=_replies,
    metavar="TRAIT=ANSWER",
    help="What was answered before, such as genre:Comedy=yes; yes, no or unsure.",
)
@LIMIT
@AS_JSON
def narrow(text: str, replies: dict[str, Reply], limit: int, *, as_json: bool) -> None:
    """Find a film you half remember: answer what it asks about it.

    Answer y (yes), n (no) or ? (not sure); u takes the last answer back, q ends it.
    A wrong answer makes the film less likely and never loses it.
    With --json it takes one step and asks nothing.

    Example: moviechat narrow "a heist that goes wrong, all of them in suits"
    """
    with opened() as services:
        if as_json:
            print_json(_one_step(services, text, replies, limit))
        else:
            _ask_on(services, text, dict(replies), limit)


def _one_step(
    services: Services, text: str, replies: dict[str, Reply], limit: int
) -> object:
    found = services.narrower.narrow(Remembered(text, replies=replies), limit=limit)
    states = states_of(services, [card.film for card in found.cards])
    return render.narrowed(found, states)


def _ask_on(
    services: Services, text: str, replies: dict[str, Reply], limit: int
) -> None:
    """Show the likeliest films and ask, until whoever answers has had enough."""
    while True:
        found = services.narrower.narrow(Remembered(text, replies=replies), limit=limit)
        _show(found)
        if found.question is None:
            click.echo("Nothing is left to ask.")
            return
        key = click.prompt(
            f"{found.question.question} (y, n, ?, u, q)",
            type=click.Choice([*_KEYS, UNDO, QUIT]),
            show_choices=False,
        )
        if key == QUIT:
            return
        if key in _KEYS:
            replies[found.question.id] = _KEYS[key]
        elif replies:
            replies.popitem()


def _show(found: Narrowed) -> None:
    for card in found.cards:
        click.echo(f"{card.score or 0:5.1%}  {card.film.name}")
    click.echo(f"Still likely: {found.remaining:,}.")
