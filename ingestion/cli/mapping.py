"""`moviechat map`: the map of films, made anew."""

import time
from dataclasses import asdict

import click

from backend.adapters.console import say
from ingestion.cli.progress import shown
from ingestion.cli.queueing import QUEUE, SCHEDULE, left_to_worker
from ingestion.cli.reporting import AS_JSON, result, workshop


@click.command("map")
@QUEUE
@SCHEDULE
@AS_JSON
def film_map(*, is_queued: bool, every: str | None, as_json: bool) -> None:
    """Make the map of films: plots that are alike lie together.

    On it is every film whose plot `moviechat ingest embed` has embedded. Films that
    come later are placed amid their neighbours, so that the map need not be made
    anew for them. The same catalogue gives the same map. `moviechat ingest keywords`
    before it gives clusters better names.
    """
    if left_to_worker("map", is_queued=is_queued, every=every, as_json=as_json):
        return
    started = time.monotonic()
    with workshop() as opened:
        with shown() as progress:
            made = opened.make_map(progress)
        unlabelled = opened.labels.count_unlabelled()
    seconds = round(time.monotonic() - started, 1)
    text = f"{made.films:,} films in {made.clusters} clusters, in {seconds} s."
    result({**asdict(made), "seconds": seconds}, as_json=as_json, text=text)
    if unlabelled:
        say(
            "Clusters are named better after `moviechat ingest keywords`; then run "
            "`moviechat map` again.",
        )
