"""The API described in OpenAPI 3.1. A test holds it against the routes."""

from importlib.metadata import version
from typing import Final

from backend.domain.films import FilmOrder
from backend.web.parse import HIGHEST_LIMIT

Json = dict[str, object]

_TEXT: Final[Json] = {"type": "string"}
_MAYBE_TEXT: Final[Json] = {"type": ["string", "null"]}
_MAYBE_WHOLE: Final[Json] = {"type": ["integer", "null"]}
_MAYBE_NUMBER: Final[Json] = {"type": ["number", "null"]}
_TEXTS: Final[Json] = {"type": "array", "items": _TEXT}


def _object(properties: dict[str, Json], *, optional: tuple[str, ...] = ()) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _list(of: str) -> Json:
    return {"type": "array", "items": _ref(of)}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


_CARD: Final[dict[str, Json]] = {
    "id": _TEXT,
    "title": _TEXT,
    "original_title": _MAYBE_TEXT,
    "year": _MAYBE_WHOLE,
    "runtime": {"type": ["integer", "null"], "description": "Minutes."},
    "genres": _TEXTS,
    "directors": _list("PersonRef"),
    "cast": _list("CastMember"),
    "rating": _MAYBE_NUMBER,
    "votes": _MAYBE_WHOLE,
    "logline": _MAYBE_TEXT,
    "poster_url": _MAYBE_TEXT,
    "user_state": _object(
        {
            "like": {"type": ["boolean", "null"]},
            "seen": {"type": "boolean"},
            "hidden": {"type": "boolean"},
        },
    ),
}
_SCHEMAS: Final[dict[str, Json]] = {
    "PersonRef": _object({"id": _TEXT, "name": _TEXT}),
    "CastMember": _object({"id": _TEXT, "name": _TEXT, "characters": _TEXTS}),
    "Source": _object(
        {"field": _TEXT, "name": _TEXT, "url": _MAYBE_TEXT, "licence": _MAYBE_TEXT},
    ),
    "FilmCard": _object(_CARD),
    "Film": _object(
        {
            **_CARD,
            "kind": _TEXT,
            "plot": _MAYBE_TEXT,
            "writers": _list("PersonRef"),
            "keywords": _TEXTS,
            "languages": _TEXTS,
            "countries": _TEXTS,
            "also_known_as": _TEXTS,
            "sources": _list("Source"),
        },
    ),
    "WholeFilm": _object({"film": _ref("Film")}),
    "FilmPage": _object(
        {
            "films": _list("FilmCard"),
            "total": {"type": "integer"},
            "page": {"type": "integer"},
            "page_size": {"type": "integer"},
        },
    ),
    "Person": _object(
        {
            "person": _ref("PersonRef"),
            "films": _list("Appearance"),
        },
    ),
    "Appearance": _object(
        {
            "id": _TEXT,
            "title": _TEXT,
            "year": _MAYBE_WHOLE,
            "role": _TEXT,
            "characters": _TEXTS,
        },
    ),
    "SearchRequest": _object(
        {
            "text": _TEXT,
            "limit": {"type": "integer", "minimum": 1, "maximum": HIGHEST_LIMIT},
            "filters": {"type": "object", "description": "Empty in this version."},
        },
        optional=("limit", "filters"),
    ),
    "SearchResult": _object({"results": _list("SearchHit"), "ms": {"type": "number"}}),
    "SearchHit": _object(
        {
            "film": _ref("FilmCard"),
            "score": {"type": "number"},
            "evidence": {
                "type": "array",
                "items": _object({"text": _TEXT, "passage_id": _TEXT}),
            },
        },
    ),
    "ChatRequest": _object(
        {
            "id": _TEXT,
            "message": {
                "type": "object",
                "description": "A UI message of the AI SDK: its text parts are read.",
            },
            "trigger": _TEXT,
            "messageId": _MAYBE_TEXT,
            "model": {"const": "none"},
            "spoilers": {"const": "all"},
            "story_id": {"type": "null"},
            "stage": {"type": "null"},
        },
        optional=(
            "id",
            "trigger",
            "messageId",
            "model",
            "spoilers",
            "story_id",
            "stage",
        ),
    ),
    "Health": _object({"status": {"const": "ok"}}),
    "Readiness": _object(
        {
            "status": {"enum": ["ready", "not ready"]},
            "parts": {
                "type": "object",
                "additionalProperties": {"enum": ["ok", "starting", "down", "off"]},
            },
        },
    ),
    "Version": _object({"name": _TEXT, "version": _TEXT}),
    "Error": _object(
        {
            "code": {"type": "string", "examples": ["not_found:film"]},
            "message": {"type": "string", "description": "What is wrong; what to do."},
            "request_id": _TEXT,
        },
    ),
}


def _answer(schema: str, text: str) -> Json:
    return {
        "description": text,
        "content": {"application/json": {"schema": _ref(schema)}},
    }


_ELSE: Final = _answer("Error", "Anything else that went wrong; it says what.")


def _operation(
    summary: str,
    schema: str,
    *,
    errors: dict[str, str] | None = None,
    parameters: list[Json] | None = None,
    body: str | None = None,
) -> Json:
    failures = {
        status: _answer("Error", text) for status, text in (errors or {}).items()
    }
    operation: Json = {
        "summary": summary,
        "responses": {"200": _answer(schema, "Done."), **failures, "default": _ELSE},
    }
    if parameters:
        operation["parameters"] = parameters
    if body:
        content = {"application/json": {"schema": _ref(body)}}
        operation["requestBody"] = {"required": True, "content": content}
    return operation


def _query(name: str, schema: Json, text: str) -> Json:
    return {"name": name, "in": "query", "schema": schema, "description": text}


def _in_path(name: str, text: str) -> Json:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "schema": _TEXT,
        "description": text,
    }


_WHOLE: Final[Json] = {"type": "integer", "minimum": 0}
_FILM_QUERY: Final[list[Json]] = [
    _query("q", _TEXT, "Words of a title; the exact title comes first."),
    _query("genre", _TEXT, "A genre."),
    _query("language", _TEXT, "A language."),
    _query("keyword", _TEXT, "A keyword."),
    _query("person", _TEXT, "A person's id or name, whatever they did."),
    _query("yearGte", _WHOLE, "Not older."),
    _query("yearLte", _WHOLE, "Not newer."),
    _query("runtimeGte", _WHOLE, "At least this many minutes."),
    _query("runtimeLte", _WHOLE, "At most this many minutes."),
    _query("ratingGte", {"type": "number"}, "Rated at least this."),
    _query("votesGte", _WHOLE, "With at least this many votes."),
    _query("sort", {"enum": [str(order) for order in FilmOrder]}, "How to sort."),
    _query("page", {"type": "integer", "minimum": 1}, "Which page."),
    _query(
        "pageSize",
        {"type": "integer", "minimum": 1, "maximum": HIGHEST_LIMIT},
        "Films on a page; more than the highest is refused.",
    ),
]
_INVALID: Final = {"422": "Something in the request cannot be used; it says what."}
_NOT_FOUND: Final = {"404": "It is not in the catalogue."}
_AWAY: Final = {"503": "A part that is needed does not answer; it says which."}

_CHAT: Final[Json] = {
    "summary": "Answer a message, as a stream of server-sent events.",
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": _ref("ChatRequest")}},
    },
    "responses": {
        "200": {
            "description": "The AI SDK's UI message stream, version 1. Order: start, "
            "data-status, tool-input-available, tool-output-available, source-url, "
            "data-refusal, data-film-cards, text-start, text-delta, text-end, "
            "data-followups, finish or error, and [DONE].",
            "content": {"text/event-stream": {"schema": _TEXT}},
        },
        "422": _answer("Error", _INVALID["422"]),
        "default": _ELSE,
    },
}
_PATHS: Final[dict[str, Json]] = {
    "/health": {"get": _operation("Say that the server lives.", "Health")},
    "/health/ready": {
        "get": {
            "summary": "Say whether questions are answered, and how each part is.",
            "responses": {
                "200": _answer("Readiness", "Questions are answered."),
                "503": _answer("Readiness", "Not now."),
            },
        },
    },
    "/api/version": {"get": _operation("Say which Movie Chat this is.", "Version")},
    "/api/films": {
        "get": _operation(
            "List films.",
            "FilmPage",
            parameters=_FILM_QUERY,
            errors=_INVALID | _AWAY,
        ),
    },
    "/api/films/{film_id}": {
        "get": _operation(
            "Everything about a film.",
            "WholeFilm",
            parameters=[_in_path("film_id", "IMDb's id, or ours: tt0041959.")],
            errors=_NOT_FOUND | _AWAY,
        ),
    },
    "/api/people/{person_id}": {
        "get": _operation(
            "A person with their films.",
            "Person",
            parameters=[_in_path("person_id", "IMDb's id, or ours: nm0000080.")],
            errors=_NOT_FOUND | _AWAY,
        ),
    },
    "/api/search": {
        "post": _operation(
            "Find films by plot, mood or a half-remembered scene.",
            "SearchResult",
            body="SearchRequest",
            errors=_INVALID | _AWAY,
        ),
    },
    "/api/chat": {"post": _CHAT},
}


def description() -> Json:
    """Return the whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Movie Chat",
            "version": version("moviechat"),
            "description": "Questions about films, answered from the catalogue.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": _PATHS,
        "components": {"schemas": _SCHEMAS},
    }
