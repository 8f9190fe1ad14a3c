"""A job's events as server-sent events, and its rejected rows as a file."""

import csv
import io
import json
import logging
import time
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Final

from flask import Response

from backend.domain.errors import MovieChatError
from backend.domain.jobs import JobEvent, JobId, RejectedRow, event_to_json

logger = logging.getLogger(__name__)

PING_SECONDS: Final = 15.0
PING: Final = ": ping\n\n"
HEADERS: Final = {
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
}


def event_stream(job_id: JobId, events: Iterator[JobEvent | None]) -> Response:
    """Return a response that tells the events as they happen.

    When there are none to come it has no content, which tells a browser not to ask
    again.
    """
    # What fails, fails before the reply has begun.
    first = list(islice(events, 1))
    if not first:
        return Response(status=204)
    return Response(
        _lines(job_id, chain(first, events)),
        content_type="text/event-stream; charset=utf-8",
        headers=HEADERS,
    )


def _lines(job_id: JobId, events: Iterable[JobEvent | None]) -> Iterator[str]:
    spoke_at = time.monotonic()
    yield PING
    try:
        for event in events:
            if event is not None:
                yield _line(job_id, event)
            elif time.monotonic() - spoke_at > PING_SECONDS:
                yield PING
            else:
                continue
            spoke_at = time.monotonic()
    except MovieChatError as exc:
        # The client asks again, from where it was.
        logger.warning("job %d cannot be followed: %s", job_id, exc)


def _line(job_id: JobId, event: JobEvent) -> str:
    data = json.dumps(event_to_json(job_id, event), ensure_ascii=False)
    return f"id: {event.number}\ndata: {data}\n\n"


def rows_as_csv(rows: Iterator[RejectedRow], *, name: str) -> Response:
    """Return a file of the rows, with a line that names its columns."""
    first = list(islice(rows, 1))
    return Response(
        _csv(chain(first, rows)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _csv(rows: Iterable[RejectedRow]) -> Iterator[str]:
    page = io.StringIO()
    out = csv.writer(page)
    out.writerow(["file", "line", "reason", "raw"])
    for row in rows:
        out.writerow([row.file, row.line, row.reason, row.raw])
        yield page.getvalue()
        page.seek(0)
        page.truncate()
    yield page.getvalue()
