"""The part of the API's description that is about the map of films."""

from typing import Final

from backend.web.describing import (
    AWAY,
    ELSE,
    INVALID,
    TEXT,
    TEXTS,
    WHOLE,
    Json,
    answer,
    list_of,
    object_of,
    operation,
)
from backend.web.render_map import HIGHEST_PLACE

_NO_MAP: Final = {"404": "No map was made yet; it says how to make one."}
_PLACE: Final[Json] = {"type": "integer", "minimum": 0, "maximum": HIGHEST_PLACE}
_MAYBE_WHOLES: Final[Json] = {
    "type": "array",
    "items": {"type": ["integer", "null"], "minimum": 0},
}


def _column(items: Json, text: str) -> Json:
    return {"type": "array", "items": items, "description": text}


MAP_SCHEMAS: Final[dict[str, Json]] = {
    "FilmMap": object_of(
        {
            "version": {**TEXT, "description": "Tells this map from any other."},
            "made_at": {"type": "string", "format": "date-time"},
            "embedder": {**TEXT, "description": "By whose vectors it was made."},
            "waiting": {
                **WHOLE,
                "description": "Films that came since and have no place yet.",
            },
            "ids": _column(TEXT, "Each film's id; the other columns are in its order."),
            "x": _column(_PLACE, "From left to right."),
            "y": _column(_PLACE, "From bottom to top."),
            "year": {**_MAYBE_WHOLES, "description": "Null where nobody knows it."},
            "genre": {**_MAYBE_WHOLES, "description": "A place in `genres`, or null."},
            "genres": {**TEXTS, "description": "First genres, the commonest first."},
            "cluster": _column(WHOLE, "A place in `clusters`."),
            "clusters": list_of("MapCluster"),
        },
    ),
    "MapCluster": object_of(
        {
            "name": TEXT,
            "x": _PLACE,
            "y": _PLACE,
            "size": {**WHOLE, "description": "Films in it when the map was made."},
        },
    ),
    "TextToPlace": object_of({"text": TEXT}),
    "PlacedText": object_of(
        {
            "version": {**TEXT, "description": "Of the map that it has this place on."},
            "x": _PLACE,
            "y": _PLACE,
            "cluster": WHOLE,
            "cluster_name": TEXT,
            "nearest": list_of("FilmCard"),
        },
    ),
}
MAP_PATHS: Final[dict[str, Json]] = {
    "/api/map": {
        "get": {
            "summary": "Every film with a plot, on a plane; films with like plots lie "
            "together. A column for each thing.",
            "parameters": [
                {
                    "name": "If-None-Match",
                    "in": "header",
                    "schema": TEXT,
                    "description": "The ETag of the map that the client has.",
                },
            ],
            "responses": {
                "200": answer("FilmMap", "Done."),
                "304": {"description": "The client has it."},
                "404": answer("Error", _NO_MAP["404"]),
                "503": answer("Error", AWAY["503"]),
                "default": ELSE,
            },
        },
    },
    "/api/map/place": {
        "post": operation(
            "Say where on the map a text belongs, such as a synopsis of one's own, and "
            "which films are nearest. Nothing of it is kept.",
            "PlacedText",
            body="TextToPlace",
            errors=_NO_MAP | INVALID | AWAY,
        ),
    },
}
