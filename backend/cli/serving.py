"""`moviechat serve` and `moviechat stop`."""

import click

from backend.adapters.console import say
from backend.adapters.local_services import stop_services
from backend.cli.reporting import read_settings
from backend.cli.server import run_server, stop_server


@click.command()
def serve() -> None:
    """Serve the page and the API until Ctrl-C.

    HOST and PORT say where; the default is http://127.0.0.1:8000.
    """
    run_server(read_settings(), say)


@click.command()
def stop() -> None:
    """Stop the server of this home, its database and its passage index."""
    home = read_settings().home
    server = stop_server(home)
    services = stop_services(home)
    say("Stopped." if server or services else "Nothing was running.")
