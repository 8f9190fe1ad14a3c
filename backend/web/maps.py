"""The map of films, and where on it a text belongs."""

from flask import Blueprint, Response, jsonify, request

from backend.services import Services
from backend.web import parse, render, render_map
from backend.web.viewing import states_of


def maps(services: Services) -> Blueprint:
    """Return the routes over these services."""
    blueprint = Blueprint("maps", __name__)

    @blueprint.get("/api/map")
    def film_map() -> Response:
        """Return every film with a plot on a plane; 304 if the client has it."""
        response = jsonify(render_map.film_map(services.film_map.whole()))
        response.add_etag()
        response.cache_control.no_cache = True
        response.make_conditional(request)
        return response

    @blueprint.post("/api/map/place")
    def place() -> Response:
        """Say where on the map a text belongs."""
        text = parse.text_of(parse.json_body("text"), "text")
        placed = services.film_map.place(text)
        states = states_of(services, placed.nearest)
        nearest = [render.card(film, states) for film in placed.nearest]
        return jsonify({**render_map.place(placed), "nearest": nearest})

    return blueprint
