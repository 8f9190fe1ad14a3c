"""Taste: what someone said of films and never wants, looked at and changed."""

from flask import Blueprint, Response, jsonify, request

from backend.services import Services
from backend.web import parse, render
from backend.web.viewing import viewer, with_films


def taste(services: Services) -> Blueprint:
    """Return the routes over these services."""
    blueprint = Blueprint("taste", __name__)

    @blueprint.get("/api/taste")
    def show() -> Response:
        """Return all that the viewer said, its films a page at a time."""
        return _page(services, *parse.taste_page(request.args))

    @blueprint.patch("/api/taste")
    def change() -> Response:
        """Change what the viewer says, and return it."""
        wanted = parse.taste_page(request.args)
        services.taste.change(viewer(), parse.taste_change())
        return _page(services, *wanted)

    @blueprint.delete("/api/taste")
    def clear() -> Response:
        """Forget all that the viewer said."""
        wanted = parse.taste_page(request.args)
        services.taste.clear(viewer())
        return _page(services, *wanted)

    return blueprint


def _page(services: Services, page: int, page_size: int) -> Response:
    profile = services.taste.taste(viewer())
    start = (page - 1) * page_size
    shown = with_films(services, profile.films[start : start + page_size])
    whole = render.taste(profile, shown)
    return jsonify({**whole, "page": page, "page_size": page_size})
