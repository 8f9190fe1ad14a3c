"""The application over a world of fakes, and a page for it to serve."""

from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from backend.app import create_app
from tests.fakes.world import World

INLINE = "self.__next_f=[]"


class WholeReplies(FlaskClient):
    """Reads each reply to its end, so that files and streams are closed."""

    def open(self, *args: Any, **how: Any) -> TestResponse:
        return super().open(*args, **{"buffered": True} | how)


def an_app(world: World, page_folder: Path) -> Flask:
    app = create_app(world.services(page_folder))
    app.test_client_class = WholeReplies
    return app


def build_page(beside: Path) -> Path:
    """Write a page as Next would have, with something secret beside it."""
    folder = beside / "out"
    (folder / "_next" / "static").mkdir(parents=True)
    files = {
        "index.html": f'<script src="/_next/x.js"></script><script>{INLINE}</script>',
        "films.html": "<p>Films</p>",
        "404.html": "<p>There is no such page.</p>",
        "icon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "_next/static/app-1a2b.js": "console.log(1)",
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    (beside / "secret.html").write_text("secret", encoding="utf-8")
    return folder
