"""`/openapi.json`, and `/docs`: the same for people, without a script."""

import json
from typing import Any

from flask import Blueprint, Response, jsonify, render_template

from backend.web.openapi import description
from backend.web.pages import with_policy


def documentation() -> Blueprint:
    """Return the routes that describe the API."""
    blueprint = Blueprint("documentation", __name__, template_folder="templates")

    @blueprint.get("/openapi.json")
    def openapi() -> Response:
        """Describe the API for programs."""
        return jsonify(description())

    @blueprint.get("/docs")
    def docs() -> Response:
        """Describe the API for people."""
        api: Any = description()
        page = render_template("docs.html", api=api, pretty=_pretty)
        return with_policy(Response(page))

    return blueprint


def _pretty(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)
