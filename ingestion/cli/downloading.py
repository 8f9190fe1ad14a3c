"""`--download` and `--yes`: what every command has whose source is published.

A command takes its folder as an optional argument, wears `download_options`, and
asks `given_or_downloaded` for the folder to read.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

import click

from backend.adapters.console import configure_logging, readable_size, say
from backend.domain.errors import Cancelled
from backend.settings import Settings
from ingestion.cli.progress import BYTES, SaidLines, ShownBars, shown
from ingestion.composition import downloads_folder
from ingestion.download.offer import Offer, OfferedFile
from ingestion.download.published import MOVIELENS_SIZES, Publication

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS: Final = (
    click.option(
        "--download",
        is_flag=True,
        help="Fetch it from where it is published, once its terms are accepted.",
    ),
    click.option("--yes", is_flag=True, help="Accept them and do not ask."),
)

MOVIELENS_SIZE: Final = click.option(
    "--size",
    type=click.Choice(MOVIELENS_SIZES),
    default="latest-small",
    show_default=True,
    help="Which MovieLens --download fetches.",
)


def download_options(command: Command) -> Command:
    """Give a command the options `--download` and `--yes`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def given_or_downloaded(
    given: Path | None,
    source: Publication,
    *,
    download: bool,
    yes: bool,
) -> Path:
    """Return the path that was named, or the folder that `--download` fetches."""
    if given is not None and download:
        raise click.UsageError("Name a path or use --download, not both.")
    if given is None and not download:
        raise click.UsageError("Name the path to read, or fetch it with --download.")
    if yes and not download:
        raise click.UsageError("--yes goes with --download.")
    return given or _downloaded(source, yes=yes)


def _downloaded(source: Publication, *, yes: bool) -> Path:
    from ingestion.download.fetch import fetch

    settings = Settings.from_env(os.environ)
    configure_logging(settings.log_level)
    with shown(BYTES) as progress, _breakable():
        return fetch(
            source,
            into=downloads_folder(settings),
            progress=progress,
            confirm=_asking(progress, yes=yes),
        )


@contextmanager
def _breakable() -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt as exc:
        raise Cancelled(
            "The download is broken off; run it again and it goes on where it was.",
        ) from exc


def _asking(progress: ShownBars | SaidLines, *, yes: bool) -> Callable[[Offer], bool]:
    """Return what tells the offer and, unless yes is said already, asks."""

    def accept(offer: Offer) -> bool:
        with progress.aside():
            say(described(offer))
            return yes or _is_accepted()

    return accept


def _is_accepted() -> bool:
    if not sys.stdin.isatty():
        raise click.UsageError(
            "There is no terminal to ask at: add --yes to accept these terms.",
        )
    return click.confirm("Fetch it on these terms?", err=True)


def described(offer: Offer) -> str:
    """Say what is offered: terms, files with sizes, the room they take."""
    terms = offer.terms
    hosts = dict.fromkeys(urlsplit(file.address).netloc for file in offer.files)
    return "\n".join(
        [
            terms.title,
            f"  licence  {terms.licence}",
            f"           {terms.allows}",
            *([f"  terms    {terms.url}"] if terms.url else []),
            *([f"  shown    {terms.courtesy}"] if terms.courtesy else []),
            f"To fetch from {', '.join(hosts)} into {offer.folder}:",
            *(f"  {_file_line(file)}" for file in offer.files),
            _sum_line(offer),
        ],
    )


def _file_line(file: OfferedFile) -> str:
    size = "size not stated" if file.size is None else readable_size(file.size)
    here = f", {readable_size(file.here)} of it here already" if file.here else ""
    return f"{file.name:24} {size}{here}"


def _sum_line(offer: Offer) -> str:
    unpacked = (
        f", about {readable_size(offer.unpacked_bytes)} when unpacked"
        if offer.unpacked_bytes
        else ""
    )
    free = readable_size(offer.free_bytes)
    return f"{_to_fetch(offer)} to fetch{unpacked}; {free} free"


def _to_fetch(offer: Offer) -> str:
    if offer.is_of_known_size:
        return readable_size(offer.missing_bytes)
    stated = offer.missing_bytes
    return f"At least {readable_size(stated)}" if stated else "An unstated size"
