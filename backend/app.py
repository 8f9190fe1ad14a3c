"""The web application over services that were built elsewhere."""

from flask import Flask

from backend.services import Services
from backend.web.access import guard
from backend.web.asking import asking
from backend.web.documentation import documentation
from backend.web.errors import register_errors
from backend.web.films import films
from backend.web.health import health
from backend.web.jobs import jobs
from backend.web.maps import maps
from backend.web.novelty import novelty
from backend.web.pages import pages
from backend.web.recommending import recommending
from backend.web.talk import talk
from backend.web.taste import taste

LARGEST_BODY_BYTES = 1_000_000


def create_app(services: Services) -> Flask:
    """Return the application."""
    app = Flask("moviechat", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY_BYTES
    app.json.sort_keys = False  # type: ignore[attr-defined] # of Flask's own provider
    app.json.ensure_ascii = False  # type: ignore[attr-defined] # likewise
    register_errors(app)
    guard(app)
    for blueprint in (
        health(services),
        films(services),
        asking(services),
        talk(services),
        recommending(services),
        novelty(services),
        taste(services),
        maps(services),
        jobs(services),
        documentation(),
        pages(services.page_folder),
    ):
        app.register_blueprint(blueprint)
    return app
