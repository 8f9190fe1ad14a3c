"""`moviechat serve` and `moviechat stop`."""

import click

from backend.adapters.console import print_json, say
from backend.adapters.local_services import stop_services
from backend.cli.reporting import AS_JSON, read_settings
from backend.cli.server import run_server, stop_server
from backend.cli.working import stop_workers
from backend.domain.errors import HomeUnusable


@click.command()
@click.option("--no-worker", is_flag=True, help="Leave queued jobs to other workers.")
def serve(*, no_worker: bool) -> None:
    """Serve the page and the API until Ctrl-C.

    HOST and PORT say where; the default is http://127.0.0.1:8000.
    """
    run_server(read_settings(), say, has_worker=not no_worker)


@click.command()
@AS_JSON
def stop(*, as_json: bool) -> None:
    """Stop the server and workers of this home, its database and its index."""
    home = read_settings().home
    try:
        server, workers = stop_server(home), stop_workers(home)
        services = stop_services(home)
    except OSError as exc:
        raise HomeUnusable(f"{home} cannot be looked into: {exc}.") from exc
    if as_json:
        print_json({"server": server, "workers": workers, "services": services})
    elif server or workers or services:
        say("Stopped.")
    else:
        say("Nothing was running.")
