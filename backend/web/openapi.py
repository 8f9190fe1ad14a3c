"""The API described in OpenAPI 3.1. A test holds it against the routes."""

from importlib.metadata import version
from typing import Final

from backend.domain.films import FilmOrder
from backend.domain.spoilers import Spoilers
from backend.web.describing import (
    AWAY,
    ELSE,
    INVALID,
    MAYBE_NUMBER,
    MAYBE_TEXT,
    MAYBE_WHOLE,
    NOT_FOUND,
    TEXT,
    TEXTS,
    WHOLE,
    Json,
    answer,
    in_path,
    list_of,
    object_of,
    operation,
    query,
    ref,
)
from backend.web.openapi_asking import ASKING_PATHS, ASKING_SCHEMAS
from backend.web.openapi_jobs import JOB_PATHS, JOB_SCHEMAS
from backend.web.openapi_map import MAP_PATHS, MAP_SCHEMAS
from backend.web.openapi_novelty import NOVELTY_PATHS, NOVELTY_SCHEMAS
from backend.web.openapi_recommending import (
    FILTERS,
    RECOMMENDING_PATHS,
    RECOMMENDING_SCHEMAS,
)
from backend.web.openapi_taste import TASTE_PATHS, TASTE_SCHEMAS
from backend.web.parse import HIGHEST_LIMIT, MOST_IDS

_CARD: Final[dict[str, Json]] = {
    "id": TEXT,
    "title": TEXT,
    "original_title": MAYBE_TEXT,
    "year": MAYBE_WHOLE,
    "runtime": {"type": ["integer", "null"], "description": "Minutes."},
    "genres": TEXTS,
    "directors": list_of("PersonRef"),
    "cast": list_of("CastMember"),
    "rating": MAYBE_NUMBER,
    "votes": MAYBE_WHOLE,
    "logline": MAYBE_TEXT,
    "poster_url": MAYBE_TEXT,
    "user_state": object_of(
        {
            "like": {"type": ["boolean", "null"]},
            "seen": {"type": "boolean"},
            "hidden": {"type": "boolean"},
        },
    ),
}
_SCHEMAS: Final[dict[str, Json]] = {
    "PersonRef": object_of({"id": TEXT, "name": TEXT}),
    "CastMember": object_of({"id": TEXT, "name": TEXT, "characters": TEXTS}),
    "Source": object_of(
        {"field": TEXT, "name": TEXT, "url": MAYBE_TEXT, "licence": MAYBE_TEXT},
    ),
    "FilmCard": object_of(_CARD),
    "Film": object_of(
        {
            **_CARD,
            "kind": TEXT,
            "plot": MAYBE_TEXT,
            "writers": list_of("PersonRef"),
            "keywords": TEXTS,
            "languages": TEXTS,
            "countries": TEXTS,
            "also_known_as": TEXTS,
            "sources": list_of("Source"),
        },
    ),
    "WholeFilm": object_of({"film": ref("Film")}),
    "FilmPage": object_of(
        {
            "films": list_of("FilmCard"),
            "total": {"type": "integer"},
            "page": {"type": "integer"},
            "page_size": {"type": "integer"},
        },
    ),
    "Person": object_of(
        {
            "person": ref("PersonRef"),
            "films": list_of("Appearance"),
        },
    ),
    "Appearance": object_of(
        {
            "id": TEXT,
            "title": TEXT,
            "year": MAYBE_WHOLE,
            "role": TEXT,
            "characters": TEXTS,
        },
    ),
    "SearchRequest": object_of(
        {
            "text": TEXT,
            "limit": {"type": "integer", "minimum": 1, "maximum": HIGHEST_LIMIT},
            "filters": FILTERS,
        },
        optional=("limit", "filters"),
    ),
    "SearchResult": object_of(
        {"results": list_of("SearchHit"), "ms": {"type": "number"}}
    ),
    "SearchHit": object_of(
        {
            "film": ref("FilmCard"),
            "score": {"type": "number"},
            "evidence": {
                "type": "array",
                "items": object_of({"text": TEXT, "passage_id": MAYBE_TEXT}),
            },
        },
    ),
    "ChatRequest": object_of(
        {
            "id": TEXT,
            "message": {
                "type": "object",
                "description": "A UI message of the AI SDK: its text parts are read.",
            },
            "trigger": TEXT,
            "messageId": MAYBE_TEXT,
            "model": {"const": "none"},
            "spoilers": {"enum": [str(each) for each in Spoilers]},
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
    "Health": object_of({"status": {"const": "ok"}}),
    "Readiness": object_of(
        {
            "status": {"enum": ["ready", "not ready"]},
            "parts": {
                "type": "object",
                "additionalProperties": {"enum": ["ok", "starting", "down", "off"]},
            },
        },
    ),
    "Version": object_of({"name": TEXT, "version": TEXT}),
    "Error": object_of(
        {
            "code": {"type": "string", "examples": ["not_found:film"]},
            "message": {"type": "string", "description": "What is wrong; what to do."},
            "request_id": TEXT,
        },
    ),
}


_FILM_QUERY: Final[list[Json]] = [
    query("q", TEXT, "Words of a title; the exact title comes first."),
    query("genre", TEXT, "A genre."),
    query("language", TEXT, "A language."),
    query("keyword", TEXT, "A keyword."),
    query("person", TEXT, "A person's id or name, whatever they did."),
    query("yearGte", WHOLE, "Not older."),
    query("yearLte", WHOLE, "Not newer."),
    query("runtimeGte", WHOLE, "At least this many minutes."),
    query("runtimeLte", WHOLE, "At most this many minutes."),
    query("ratingGte", {"type": "number"}, "Rated at least this."),
    query("votesGte", WHOLE, "With at least this many votes."),
    query("ids", TEXT, f"One of these, with commas between; {MOST_IDS} at most."),
    query("sort", {"enum": [str(order) for order in FilmOrder]}, "How to sort."),
    query("page", {"type": "integer", "minimum": 1}, "Which page."),
    query(
        "pageSize",
        {"type": "integer", "minimum": 1, "maximum": HIGHEST_LIMIT},
        "Films on a page; more than the highest is refused.",
    ),
]

_CHAT: Final[Json] = {
    "summary": "Answer a message, as a stream of server-sent events.",
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": ref("ChatRequest")}},
    },
    "responses": {
        "200": {
            "description": "The AI SDK's UI message stream, version 1. Order: start, "
            "data-status, tool-input-available, tool-output-available, source-url, "
            "data-refusal, data-film-cards, text-start, text-delta, text-end, "
            "data-followups, finish or error, and [DONE].",
            "content": {"text/event-stream": {"schema": TEXT}},
        },
        "422": answer("Error", INVALID["422"]),
        "default": ELSE,
    },
}
_PATHS: Final[dict[str, Json]] = {
    "/health": {"get": operation("Say that the server lives.", "Health")},
    "/health/ready": {
        "get": {
            "summary": "Say whether questions are answered, and how each part is.",
            "responses": {
                "200": answer("Readiness", "Questions are answered."),
                "503": answer("Readiness", "Not now."),
            },
        },
    },
    "/api/version": {"get": operation("Say which Movie Chat this is.", "Version")},
    "/api/films": {
        "get": operation(
            "List films.",
            "FilmPage",
            parameters=_FILM_QUERY,
            errors=INVALID | AWAY,
        ),
    },
    "/api/films/{film_id}": {
        "get": operation(
            "Everything about a film.",
            "WholeFilm",
            parameters=[in_path("film_id", "IMDb's id, or ours: tt0041959.")],
            errors=NOT_FOUND | AWAY,
        ),
    },
    "/api/people/{person_id}": {
        "get": operation(
            "A person with their films.",
            "Person",
            parameters=[in_path("person_id", "IMDb's id, or ours: nm0000080.")],
            errors=NOT_FOUND | AWAY,
        ),
    },
    "/api/search": {
        "post": operation(
            "Find films by plot, mood or a half-remembered scene.",
            "SearchResult",
            body="SearchRequest",
            errors=INVALID | AWAY,
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
        "paths": _PATHS
        | ASKING_PATHS
        | MAP_PATHS
        | RECOMMENDING_PATHS
        | NOVELTY_PATHS
        | JOB_PATHS
        | TASTE_PATHS,
        "components": {
            "schemas": _SCHEMAS
            | ASKING_SCHEMAS
            | MAP_SCHEMAS
            | RECOMMENDING_SCHEMAS
            | NOVELTY_SCHEMAS
            | JOB_SCHEMAS
            | TASTE_SCHEMAS
        },
    }
