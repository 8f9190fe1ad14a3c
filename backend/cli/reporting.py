"""How commands speak: results on stdout, chatter on stderr."""

import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

import click

from backend.bootstrap import bring_up_to_date, located, open_services
from backend.services import Services
from backend.settings import Settings

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def say(text: str) -> None:
    """Tell the person what is going on."""
    click.echo(text, err=True)


def print_json(values: object) -> None:
    """Print a result for programs."""
    click.echo(json.dumps(values, ensure_ascii=False))


def read_settings() -> Settings:
    """Read the environment, and log as it asks for."""
    settings = Settings.from_env(os.environ)
    logging.basicConfig(
        level=settings.log_level,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    # Libraries tell every request; ours are what an admin looks for.
    for noisy in ("httpx", "chromadb", "sentence_transformers", "urllib3"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    return settings


@contextmanager
def opened() -> Iterator[Services]:
    """Open the services that the environment names, for one command."""
    with located(read_settings(), say) as where:
        bring_up_to_date(where)
        with open_services(where) as services:
            yield services
