"""The part of the API's description that is about taste."""

from typing import Final

from backend.domain.taste import HIGHEST_RATING, LARGEST_NUMBER, MOST_FILMS, MOST_NAMES
from backend.web.describing import (
    AWAY,
    INVALID,
    TEXT,
    WHOLE,
    Json,
    list_of,
    object_of,
    operation,
    query,
    ref,
)
from backend.web.parse import HIGHEST_LIMIT

_LIKE: Final[Json] = {
    "type": ["boolean", "null"],
    "description": "Liked, disliked, or neither.",
}
_FLAG: Final[Json] = {"type": "boolean"}
_MAYBE_FLAG: Final[Json] = {"type": ["boolean", "null"]}
_NUMBER: Final[Json] = {
    "type": ["integer", "null"],
    "minimum": 0,
    "maximum": LARGEST_NUMBER,
}
_NAMES: Final[Json] = {
    "type": ["array", "null"],
    "items": {"type": "string", "minLength": 1},
    "maxItems": MOST_NAMES,
}
_LIMITS: Final[dict[str, Json]] = {
    "never_genres": _NAMES,
    "never_people": {**_NAMES, "description": "Their ids or names."},
    "languages": {**_NAMES, "description": "The only ones wanted."},
    "year_gte": _NUMBER,
    "year_lte": _NUMBER,
    "runtime_gte": _NUMBER,
    "runtime_lte": _NUMBER,
    "rating_gte": {"type": ["number", "null"], "minimum": 0, "maximum": HIGHEST_RATING},
}
_SAID: Final[dict[str, Json]] = {
    "like": _LIKE,
    "seen": _MAYBE_FLAG,
    "hidden": _MAYBE_FLAG,
}
_PAGE: Final[list[Json]] = [
    query("page", {"type": "integer", "minimum": 1}, "Which page of the films."),
    query(
        "pageSize",
        {"type": "integer", "minimum": 1, "maximum": HIGHEST_LIMIT},
        "Films on a page; more than the highest is refused.",
    ),
]
TASTE_SCHEMAS: Final[dict[str, Json]] = {
    "Taste": object_of(
        {
            "on": {**_FLAG, "description": "Whether it is used unasked."},
            "films": list_of("FilmTaste"),
            "limits": ref("Limits"),
            "total": {**WHOLE, "description": "Films in all."},
            "page": WHOLE,
            "page_size": WHOLE,
        },
    ),
    "FilmTaste": object_of(
        {
            "film": ref("FilmCard"),
            "like": _LIKE,
            "seen": _FLAG,
            "hidden": _FLAG,
            "at": {**TEXT, "format": "date-time"},
        },
    ),
    "Limits": object_of(_LIMITS, optional=tuple(_LIMITS)),
    "TasteChange": object_of(
        {
            "on": _MAYBE_FLAG,
            "films": {
                "type": "object",
                "description": "By film; what is absent stays, null clears.",
                "maxProperties": MOST_FILMS,
                "additionalProperties": {
                    "oneOf": [
                        {"type": "null"},
                        object_of(_SAID, optional=tuple(_SAID)),
                    ],
                },
            },
            "limits": {"oneOf": [{"type": "null"}, ref("Limits")]},
        },
        optional=("on", "films", "limits"),
    ),
}
TASTE_PATHS: Final[dict[str, Json]] = {
    "/api/taste": {
        "get": operation(
            "What you said of films and never want; what you said last comes first.",
            "Taste",
            parameters=_PAGE,
            errors=INVALID | AWAY,
        ),
        "patch": operation(
            "Change what you say, all of it or nothing.",
            "Taste",
            parameters=_PAGE,
            body="TasteChange",
            errors=INVALID | AWAY,
        ),
        "delete": operation(
            "Forget all that you said.",
            "Taste",
            parameters=_PAGE,
            errors=INVALID | AWAY,
        ),
    },
}
