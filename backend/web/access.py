"""Who may ask: only pages and programs of this machine.

A page of another site could otherwise reach a server on loopback through its
visitor's browser, by name (DNS rebinding) or by a form.
"""

from typing import Final
from urllib.parse import urlsplit

from flask import Flask, Response, request

from backend.settings import LOOPBACK_HOSTS
from backend.web.errors import Forbidden

OUR_NAMES: Final = frozenset(LOOPBACK_HOSTS)
READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_PAGE: Final = frozenset({"same-origin", "none"})


def guard(app: Flask) -> None:
    """Refuse what comes from elsewhere, before any view sees it."""
    app.before_request(_refuse_foreign)
    app.after_request(_name_contents)


def _name_contents(response: Response) -> Response:
    """A browser shall take each reply for what it says it is."""
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _refuse_foreign() -> None:
    if _host_name(f"//{request.host}") not in OUR_NAMES:
        raise Forbidden(
            f"This server does not go by the name {request.host!r}. "
            "Open it as http://127.0.0.1 with its port.",
        )
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"{request.scheme}://{request.host}":
        raise Forbidden("Requests from pages of another site are refused.")
    site = request.headers.get("Sec-Fetch-Site")
    if request.method not in READING and site not in {None, *OWN_PAGE}:
        raise Forbidden("Requests from pages of another site are refused.")


def _host_name(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
