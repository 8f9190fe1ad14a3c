"""Jobs: ordered, looked at, followed, called off and tried again."""

from flask import Blueprint, Response, jsonify, request

from backend.domain.jobs import job_to_json
from backend.services import Services
from backend.web import parse
from backend.web.following import event_stream, rows_as_csv

FIRST_JOBS = 20


def jobs(services: Services) -> Blueprint:
    """Return the routes over these services."""
    blueprint = Blueprint("jobs", __name__)
    desk = services.jobs

    @blueprint.post("/api/jobs")
    def order() -> Response:
        """Queue a job."""
        return jsonify(job_to_json(desk.post(*parse.job_order())))

    @blueprint.get("/api/jobs")
    def job_list() -> Response:
        """List jobs, newest first."""
        state, limit = parse.job_list(request.args, default=FIRST_JOBS)
        found = desk.queue.jobs(state=state, limit=limit)
        return jsonify(jobs=[job_to_json(job) for job in found])

    @blueprint.get("/api/jobs/<job_id>")
    def job(job_id: str) -> Response:
        """Return a job as it is now."""
        return jsonify(job_to_json(desk.queue.job(parse.job_id(job_id))))

    @blueprint.get("/api/jobs/<job_id>/events")
    def events(job_id: str) -> Response:
        """Tell what happens to a job, as it happens."""
        known = parse.job_id(job_id)
        return event_stream(known, desk.follow(known, since=parse.last_event()))

    @blueprint.post("/api/jobs/<job_id>/cancel")
    def cancel(job_id: str) -> Response:
        """Call a job off."""
        return jsonify(job_to_json(desk.queue.cancel(parse.job_id(job_id))))

    @blueprint.post("/api/jobs/<job_id>/retry")
    def retry(job_id: str) -> Response:
        """Queue a job again that failed or was cancelled."""
        return jsonify(job_to_json(desk.queue.retry(parse.job_id(job_id))))

    @blueprint.get("/api/jobs/<job_id>/errors.csv")
    def errors(job_id: str) -> Response:
        """Return the rows that a job could not use."""
        known = parse.job_id(job_id)
        return rows_as_csv(desk.rejected(known), name=f"job-{known}-errors.csv")

    return blueprint
