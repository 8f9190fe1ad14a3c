"""How new a story is."""

from flask import Blueprint, Response, jsonify

from backend.services import Services
from backend.web import parse, render_novelty
from backend.web.viewing import states_of

NEAREST_SHOWN = 5


def novelty(services: Services) -> Blueprint:
    """Return the route over these services."""
    blueprint = Blueprint("novelty", __name__)

    @blueprint.post("/api/novelty")
    def gauge() -> Response:
        """Say which films a synopsis is nearest to, and what it has from plots."""
        body = parse.json_body("text", "limit")
        found = services.novelty.gauge(
            parse.text_of(body, "text"),
            limit=parse.limit_of(body, default=NEAREST_SHOWN),
        )
        states = states_of(services, [near.film for near in found.nearest])
        return jsonify(render_novelty.novelty(found, states))

    return blueprint
