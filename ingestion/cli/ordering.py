"""What every source's command has.

It reads a path now, fetches it first, or leaves it to a worker, once or on schedule.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from backend.domain.jobs import Config
from ingestion.cli.downloading import download_options, given_or_downloaded
from ingestion.cli.progress import shown
from ingestion.cli.queueing import QUEUE, SCHEDULE, put_on_queue, put_on_schedule
from ingestion.cli.reporting import AS_JSON, report, workshop
from ingestion.download.published import Publication
from ingestion.intake import Intake
from ingestion.pipeline import Outcome

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How a source is to be taken in, as the options say."""

    download: bool = False
    yes: bool = False
    is_queued: bool = False
    every: str | None = None
    as_json: bool = False

    def carry_out(
        self,
        kind: str,
        place: Path | None,
        publication: Publication | None,
        work: Callable[[Intake, Path], Outcome],
        **options: object,
    ) -> None:
        """Take a source in now, or leave it to a worker."""
        if self.is_queued or self.every:
            self._leave_to_worker(kind, place, options)
            return
        path = self._path(place, publication)
        with workshop() as opened, shown() as progress:
            report(opened, work(opened.intake(progress), path), as_json=self.as_json)

    def _path(self, place: Path | None, publication: Publication | None) -> Path:
        if publication is None:
            if place is None:
                raise click.UsageError("Name the path to read.")
            return place
        return given_or_downloaded(
            place,
            publication,
            download=self.download,
            yes=self.yes,
        )

    def _leave_to_worker(self, kind: str, place: Path | None, options: Config) -> None:
        if (place is None) != self.download:
            raise click.UsageError("Name the path to read, or use --download.")
        if self.download and not self.yes:
            raise click.UsageError("A worker cannot ask: accept the terms with --yes.")
        how = {"download": True} if self.download else {}
        config = {"place": str(place.resolve()) if place else None, **how, **options}
        if self.every:
            put_on_schedule(kind, config, self.every, as_json=self.as_json)
        else:
            put_on_queue(kind, config, as_json=self.as_json)


def order_options(command: Command) -> Command:
    """Give the command of a published source the options of an `Order`."""
    return download_options(QUEUE(SCHEDULE(AS_JSON(command))))
