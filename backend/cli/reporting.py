"""What every command begins with: its settings, its log, the services it asks."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import click

from backend.adapters.console import configure_logging, say
from backend.bootstrap import bring_up_to_date, located, open_services
from backend.services import Services
from backend.settings import Settings

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def read_settings() -> Settings:
    """Read the environment, and log as it asks for."""
    settings = Settings.from_env(os.environ)
    configure_logging(settings.log_level)
    return settings


@contextmanager
def opened() -> Iterator[Services]:
    """Open the services that the environment names, for one command."""
    settings = read_settings()
    with located(settings, say) as where:
        bring_up_to_date(where)
        with open_services(where, settings) as services:
            yield services
