"""Films like a film, films to watch, and a film that is half remembered."""

from flask import Blueprint, Response, jsonify, request

from backend.domain.films import FilmId
from backend.services import Services
from backend.web import parse, parse_recommending, render
from backend.web.viewing import states_of, viewer


def recommending(services: Services) -> Blueprint:
    """Return the routes over these services."""
    blueprint = Blueprint("recommending", __name__)

    @blueprint.get("/api/films/<film_id>/comparables")
    def comparables(film_id: str) -> Response:
        """Return films like a film, each with what makes up its score."""
        wanted = parse_recommending.comparables_wanted(request.args)
        found = services.comparables.like(
            FilmId(parse.speakable("id", film_id)),
            limit=wanted.limit,
            weights=wanted.weights,
        )
        states = states_of(services, [card.film for card in found.cards])
        return jsonify(items=[render.scored(card, states) for card in found.cards])

    @blueprint.get("/api/films/<film_id>/comparables/<other_id>")
    def pair(film_id: str, other_id: str) -> Response:
        """Say how alike two films are, axis by axis."""
        weights = parse_recommending.pair_weights(request.args)
        a, b = (FilmId(parse.speakable("id", id_)) for id_ in (film_id, other_id))
        return jsonify(render.pair(services.comparables.compare(a, b, weights=weights)))

    @blueprint.post("/api/recommend")
    def recommend() -> Response:
        """Recommend films for a request, a conversation, or films somebody likes."""
        wanted = parse_recommending.wanted_advice(
            lambda: services.taste.taste(viewer())
        )
        advice = services.adviser.advise(
            wanted.text, wanted.history, wanted.given, limit=wanted.limit
        )
        cards = advice.recommended.cards
        states = states_of(services, [card.film for card in cards])
        return jsonify(render.advice(advice, states))

    @blueprint.post("/api/narrow")
    def narrow() -> Response:
        """Narrow a half-remembered film down, and ask what tells most next."""
        wanted = parse_recommending.wanted_narrowing()
        narrowed = services.narrower.narrow(wanted.remembered, limit=wanted.limit)
        states = states_of(services, [card.film for card in narrowed.cards])
        return jsonify(render.narrowed(narrowed, states))

    return blueprint
