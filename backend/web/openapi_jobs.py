"""The part of the API's description that is about jobs."""

from typing import Final

from backend.domain.jobs import JobState
from backend.web.describing import (
    AWAY,
    ELSE,
    INVALID,
    MAYBE_NUMBER,
    MAYBE_TEXT,
    MAYBE_WHOLE,
    TEXT,
    WHOLE,
    Json,
    answer,
    in_path,
    list_of,
    object_of,
    operation,
    query,
)
from backend.web.parse import HIGHEST_LIMIT

_STATE: Final[Json] = {"enum": [str(state) for state in JobState]}
_MOMENT: Final[Json] = {"type": "string", "format": "date-time"}
_MAYBE_MOMENT: Final[Json] = {"type": ["string", "null"], "format": "date-time"}
_MAYBE_OBJECT: Final[Json] = {"type": ["object", "null"]}
_COUNTS: Final[dict[str, Json]] = {
    "stage": {**MAYBE_TEXT, "description": "What is being done."},
    "done": {**WHOLE, "description": "So many were gone through in this stage."},
    "total": {**MAYBE_WHOLE, "description": "Of so much, if that is known."},
    "skipped": {**WHOLE, "description": "Left alone as unchanged, in all."},
    "failed": {**WHOLE, "description": "Could not be used, in all."},
    "rate_per_s": MAYBE_NUMBER,
    "eta_s": {**MAYBE_NUMBER, "description": "Seconds left of the stage."},
}
JOB_SCHEMAS: Final[dict[str, Json]] = {
    "Job": object_of(
        {
            "id": {"type": "integer"},
            "kind": TEXT,
            "config": {"type": "object"},
            "state": _STATE,
            **_COUNTS,
            "heartbeat_at": _MAYBE_MOMENT,
            "checkpoint": _MAYBE_OBJECT,
            "error": MAYBE_TEXT,
            "result": _MAYBE_OBJECT,
            "is_called_off": {"type": "boolean"},
            "attempt": WHOLE,
            "created_at": _MOMENT,
            "started_at": _MAYBE_MOMENT,
            "finished_at": _MAYBE_MOMENT,
        },
    ),
    "JobOrder": object_of(
        {"kind": TEXT, "config": {"type": "object"}},
        optional=("config",),
    ),
    "JobList": object_of({"jobs": list_of("Job")}),
}

_ID: Final = in_path("job_id", "The job's number.", {"type": "integer"})
_NO_JOB: Final = {"404": "There is no such job."}


def _told(text: str, media: str, *parameters: Json) -> Json:
    """Return an operation whose reply is no JSON."""
    return {
        "summary": text,
        "parameters": [_ID, *parameters],
        "responses": {
            "200": {"description": "Done.", "content": {media: {"schema": TEXT}}},
            "404": answer("Error", _NO_JOB["404"]),
            "422": answer("Error", INVALID["422"]),
            "503": answer("Error", AWAY["503"]),
            "default": ELSE,
        },
    }


_SEEN: Final[Json] = {
    "name": "Last-Event-ID",
    "in": "header",
    "schema": WHOLE,
    "description": "The last event seen; those after it are told. A job that is over "
    "and has no more is answered with 204.",
}
JOB_PATHS: Final[dict[str, Json]] = {
    "/api/jobs": {
        "get": operation(
            "List jobs, newest first.",
            "JobList",
            parameters=[
                query("state", _STATE, "Only those in this state."),
                query(
                    "limit",
                    {"type": "integer", "minimum": 1, "maximum": HIGHEST_LIMIT},
                    "How many at most.",
                ),
            ],
            errors=INVALID | AWAY,
        ),
        "post": operation(
            "Queue a job. The kinds that read files of the server are left to its "
            "command line.",
            "Job",
            body="JobOrder",
            errors=INVALID | AWAY,
        ),
    },
    "/api/jobs/{job_id}": {
        "get": operation(
            "A job as it is now.", "Job", parameters=[_ID], errors=_NO_JOB | AWAY
        ),
    },
    "/api/jobs/{job_id}/events": {
        "get": _told(
            "Follow a job until it is over, as server-sent events. Each change of "
            "state or stage is told once; of the counts, the newest.",
            "text/event-stream",
            _SEEN,
        ),
    },
    "/api/jobs/{job_id}/cancel": {
        "post": operation(
            "Call a job off. One that runs stops within a moment.",
            "Job",
            parameters=[_ID],
            errors=_NO_JOB | INVALID | AWAY,
        ),
    },
    "/api/jobs/{job_id}/retry": {
        "post": operation(
            "Queue a job again that failed or was cancelled; it goes on where it was.",
            "Job",
            parameters=[_ID],
            errors=_NO_JOB | INVALID | AWAY,
        ),
    },
    "/api/jobs/{job_id}/errors.csv": {
        "get": _told(
            "The rows that a job could not use: file, line, reason, raw.", "text/csv"
        ),
    },
}
