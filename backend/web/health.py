"""Whether the server lives, and how its parts are."""

from importlib.metadata import version

from flask import Blueprint, Response, jsonify

from backend.services import Services


def health(services: Services) -> Blueprint:
    """Return the routes over these services."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/health")
    def alive() -> Response:
        """Say that the server lives; checks nothing else."""
        return jsonify(status="ok")

    @blueprint.get("/health/ready")
    def ready() -> tuple[Response, int]:
        """Say whether questions are answered, and how each part is."""
        state = services.readiness()
        status = "ready" if state.is_ready else "not ready"
        return jsonify(status=status, parts=state.parts), 200 if state.is_ready else 503

    @blueprint.get("/api/version")
    def which_version() -> Response:
        """Say which Movie Chat this is."""
        return jsonify(name="Movie Chat", version=version("moviechat"))

    return blueprint
