"""`moviechat ask` and `moviechat search`."""

import click

from backend.adapters.console import print_json, say
from backend.cli.reporting import AS_JSON, opened
from backend.domain.answers import Answer
from backend.domain.spoilers import Spoilers
from backend.web import render
from backend.web.viewing import states_in, states_of, taste_of_viewer

LIMIT = click.option(
    "--limit",
    type=click.IntRange(1, 100),
    default=10,
    show_default=True,
    help="How many at most.",
)


@click.command()
@click.argument("question")
@LIMIT
@click.option(
    "--spoilers",
    type=click.Choice([str(each) for each in Spoilers]),
    default=str(Spoilers.ALL),
    show_default=True,
    help="How far into a plot the answer may tell.",
)
@AS_JSON
def ask(question: str, limit: int, spoilers: str, *, as_json: bool) -> None:
    """Answer a question about films.

    Example: moviechat ask "who directed Parasite?"
    """
    with opened() as services:
        answer = services.chat.answer(
            question,
            limit=limit,
            spoilers=Spoilers(spoilers),
            taste=taste_of_viewer(services),
        )
        states = states_in(services, [answer])
    if as_json:
        print_json(render.answer(answer, states))
    else:
        click.echo(_answer_text(answer))


@click.command()
@click.argument("text")
@LIMIT
@AS_JSON
def search(text: str, limit: int, *, as_json: bool) -> None:
    """Find films by what happens in them.

    Example: moviechat search "a shark terrorises a beach town"
    """
    with opened() as services:
        found = services.search.find(text, limit=limit)
        states = states_of(services, [hit.film for hit in found.hits])
    if as_json:
        hits = [render.search_hit(hit, states) for hit in found.hits]
        print_json({"results": hits, "ms": round(found.milliseconds, 1)})
        return
    if not found.hits:
        say("Nothing found. `moviechat ingest status` says how much is searched.")
    for hit in found.hits:
        click.echo(f"{hit.score:.2f}  {hit.film.name}\n      {hit.sentences}")


def _answer_text(answer: Answer) -> str:
    notes = [f"[{c.n}] {c.film_name}, {c.field}: {c.text}" for c in answer.citations]
    return "\n".join([answer.text, *notes])
