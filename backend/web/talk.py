"""Questions: search, and chat as a stream."""

from flask import Blueprint, Response, jsonify

from backend.domain.films import FilmFilter
from backend.services import Services
from backend.web import parse, render
from backend.web.stream import event_stream
from backend.web.viewing import said_by_viewer, states_of, taste_of_viewer

FIRST_RESULTS = 10


def talk(services: Services) -> Blueprint:
    """Return the routes over these services."""
    blueprint = Blueprint("talk", __name__)

    @blueprint.post("/api/search")
    def search() -> Response:
        """Find films by plot, mood or a half-remembered scene."""
        body = parse.json_body("text", "limit", "filters")
        filters = parse.filters_of(body)
        among = services.catalogue.ids_of(filters) if filters != FilmFilter() else None
        found = services.search.find(
            parse.text_of(body, "text"),
            limit=parse.limit_of(body, default=FIRST_RESULTS),
            among=among,
        )
        states = states_of(services, [hit.film for hit in found.hits])
        hits = [render.search_hit(hit, states) for hit in found.hits]
        return jsonify(results=hits, ms=round(found.milliseconds, 1))

    @blueprint.post("/api/chat")
    def chat() -> Response:
        """Answer a message as a stream of events."""
        message, spoilers = parse.chat_message()
        taste = taste_of_viewer(services)
        return event_stream(
            services.chat.turn(message, spoilers, taste), said_by_viewer(services)
        )

    return blueprint
