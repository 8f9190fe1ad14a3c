"""Our errors as HTTP: the only module that knows which status they have."""

import logging
from typing import Final
from uuid import uuid4

from flask import Flask, Response, g, jsonify, request
from werkzeug.exceptions import HTTPException

from backend.domain.errors import (
    InvalidRequest,
    MovieChatError,
    NotFound,
    ServiceUnavailable,
)

logger = logging.getLogger(__name__)


class Forbidden(MovieChatError):
    """The request comes from where none may come from."""


# The first that fits, so subclasses stand before what they derive from.
_KINDS: Final[tuple[tuple[type[MovieChatError], int, str], ...]] = (
    (NotFound, 404, "not_found"),
    (InvalidRequest, 422, "invalid"),
    (Forbidden, 403, "forbidden"),
    (ServiceUnavailable, 503, "unavailable"),
    (MovieChatError, 500, "failed"),
)
_HTTP_KINDS: Final = {
    400: "bad_request",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "unsupported_media_type",
}


def register_errors(app: Flask) -> None:
    """Answer every error with a status, a code, a sentence and a request id."""
    app.before_request(_name_request)
    app.after_request(_show_request_id)
    app.register_error_handler(MovieChatError, _ours)
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(Exception, _unforeseen)


def _name_request() -> None:
    g.request_id = uuid4().hex[:12]


def _show_request_id(response: Response) -> Response:
    response.headers["X-Request-Id"] = _request_id()
    return response


def _ours(error: MovieChatError) -> tuple[Response, int]:
    status, kind = next((s, k) for e, s, k in _KINDS if isinstance(error, e))
    surface = error.kind if isinstance(error, NotFound) else _surface()
    return _body(f"{kind}:{surface}", str(error)), status


def _of_http(error: HTTPException) -> tuple[Response, int]:
    status = error.code or 500
    kind = _HTTP_KINDS.get(status, "failed")
    message = error.description or error.name
    return _body(f"{kind}:{_surface()}", message), status


def _unforeseen(error: Exception) -> tuple[Response, int]:
    logger.error("request %s failed", _request_id(), exc_info=error)
    message = (
        "Something went wrong inside Movie Chat. The server's log says more under "
        f"request {_request_id()}."
    )
    return _body(f"failed:{_surface()}", message), 500


def _body(code: str, message: str) -> Response:
    return jsonify(code=code, message=message, request_id=_request_id())


def _surface() -> str:
    """Name what was asked for: the path's first word behind /api."""
    words = [word for word in request.path.split("/") if word not in {"", "api"}]
    return words[0] if words else "server"


def _request_id() -> str:
    return str(g.get("request_id", "-"))
