"""Questions that stand alone: one answer, or many at once; nothing is kept."""

from flask import Blueprint, Response, jsonify

from backend.domain.answers import Answer
from backend.services import Services
from backend.web import parse, render
from backend.web.viewing import states_in, taste_of_viewer


def asking(services: Services) -> Blueprint:
    """Return the routes over these services."""
    blueprint = Blueprint("asking", __name__)

    @blueprint.post("/api/ask")
    def ask() -> Response:
        """Answer a question, after what was asked before."""
        wanted = parse.asked()
        answer = _answered(services, wanted, wanted.question)
        return jsonify(render.answer(answer, states_in(services, [answer])))

    @blueprint.post("/api/ask/batch")
    def ask_batch() -> Response:
        """Answer many questions, none of which knows of another."""
        wanted = parse.asked_many()
        answers = [_answered(services, wanted, each) for each in wanted.questions]
        states = states_in(services, answers)
        return jsonify(answers=[render.answer(answer, states) for answer in answers])

    return blueprint


def _answered(services: Services, wanted: parse.Asked, question: str) -> Answer:
    return services.chat.answer(
        question,
        history=wanted.history,
        limit=wanted.limit,
        spoilers=wanted.spoilers,
        taste=taste_of_viewer(services),
    )
