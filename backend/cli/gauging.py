"""`moviechat novelty`."""

from typing import TextIO

import click

from backend.adapters.console import print_json, say
from backend.cli.reporting import AS_JSON, opened
from backend.recommend.novelty import NearFilm, Novelty
from backend.web import parse, render_novelty
from backend.web.viewing import states_of

NEAREST_SHOWN = 5


@click.command()
@click.argument("file", type=click.File(encoding="utf-8"), required=False)
@click.option("--text", default="", help="The story itself, instead of a file.")
@click.option(
    "--limit",
    type=click.IntRange(1, parse.HIGHEST_LIMIT),
    default=NEAREST_SHOWN,
    show_default=True,
    help="How many films at most.",
)
@AS_JSON
def novelty(file: TextIO | None, text: str, limit: int, *, as_json: bool) -> None:
    """Say how new a logline or synopsis is; FILE holds it, - is what is piped in.

    Example: moviechat novelty --text "A shark terrorises a beach town."
    """
    if (file is None) == (not text):
        raise click.UsageError("Name a FILE, or give the story with --text.")
    try:
        told = text if file is None else file.read()
    except UnicodeDecodeError as exc:
        raise click.ClickException("The file is no text in UTF-8.") from exc
    story = parse.text_of({"text": told}, "text")
    with opened() as services:
        found = services.novelty.gauge(story, limit=limit)
        states = states_of(services, [near.film for near in found.nearest])
    if as_json:
        print_json(render_novelty.novelty(found, states))
        return
    _show(found)


def _show(found: Novelty) -> None:
    if not found.nearest:
        say("No plot is near. `moviechat ingest status` says how many are compared.")
    for near in found.nearest:
        _show_film(near)
    if found.by_words_alone:
        say("Meaning was not compared, only words: no embedded plots, or no embedder.")
    if found.percentile is not None:
        click.echo(
            f"More unlike the films here than {found.percentile:g} % of them are."
        )
    for run in found.copied:
        name = f"{run.title} ({run.year})" if run.year else run.title
        click.echo(f"{run.words} words are in the plot of {name}:\n      {run.text}")


def _show_film(near: NearFilm) -> None:
    click.echo(f"{near.nearness:.2f}  {near.film.name}\n      {near.sentences}")
    parts = {
        "premise": near.shared.premise,
        "setting": near.shared.setting,
        "turn": near.shared.turn,
    }
    for part, evidence in parts.items():
        if evidence:
            click.echo(f"      {part}: {'; '.join(evidence)}")
