"""Films and people."""

from flask import Blueprint, Response, jsonify, request

from backend.domain.films import FilmId
from backend.domain.people import PersonId
from backend.services import Services
from backend.web import parse, render
from backend.web.viewing import states_of


def films(services: Services) -> Blueprint:
    """Return the routes over these services."""
    blueprint = Blueprint("films", __name__)

    @blueprint.get("/api/films")
    def film_list() -> Response:
        """List films, narrowed by filters, a page at a time."""
        args = request.args
        number, size = parse.paging(args)
        page = services.catalogue.list_films(
            parse.film_filter(args),
            order=parse.film_order(args),
            page=number,
            page_size=size,
        )
        return jsonify(render.film_page(page, states_of(services, page.films)))

    @blueprint.get("/api/films/<film_id>")
    def film(film_id: str) -> Response:
        """Return everything about a film."""
        found = services.catalogue.film(FilmId(parse.speakable("id", film_id)))
        states = states_of(services, [found])
        return jsonify(film=render.whole_film(found, states))

    @blueprint.get("/api/people/<person_id>")
    def person(person_id: str) -> Response:
        """Return a person with their films."""
        known = PersonId(parse.speakable("id", person_id))
        return jsonify(render.person(services.catalogue.person(known)))

    return blueprint
