"""The part of the API's description that is about comparables and recommendations."""

from typing import Final

from backend.recommend.narrowing import Reply
from backend.web.describing import (
    AWAY,
    INVALID,
    NOT_FOUND,
    TEXT,
    TEXTS,
    WHOLE,
    Json,
    in_path,
    list_of,
    object_of,
    operation,
    query,
    ref,
)
from backend.web.parse import HIGHEST_LIMIT
from backend.web.parse_recommending import (
    MOST_CANDIDATES,
    MOST_FILMS_NAMED,
    MOST_REPLIES,
)

FILTERS: Final[Json] = {
    "type": "object",
    "description": "Named as behind /api/films: yearGte, genre, runtimeLte ….",
}
_NUMBER: Final[Json] = {"type": "number"}
_LIMIT: Final[Json] = {"type": "integer", "minimum": 1, "maximum": HIGHEST_LIMIT}
_IDS: Final[Json] = {
    "type": "array",
    "items": TEXT,
    "maxItems": MOST_FILMS_NAMED,
}
_WEIGHTS: Final[Json] = query(
    "weights", TEXT, "Such as plot:1,cast:0.5; axes not named keep their weight."
)
_FILM: Final[Json] = in_path("film_id", "IMDb's id, or ours: tt0041959.")

RECOMMENDING_SCHEMAS: Final[dict[str, Json]] = {
    "AxisShare": object_of({"axis": TEXT, "contribution": _NUMBER, "evidence": TEXTS}),
    "RankedFilm": object_of(
        {"film": ref("FilmCard"), "score": _NUMBER, "why": list_of("AxisShare")}
    ),
    "Comparables": object_of({"items": list_of("RankedFilm")}),
    "AxisReading": object_of(
        {
            "axis": TEXT,
            "similarity": {"type": "number", "minimum": 0, "maximum": 1},
            "weight": _NUMBER,
            "contribution": _NUMBER,
            "evidence": TEXTS,
        }
    ),
    "Pair": object_of({"score": _NUMBER, "axes": list_of("AxisReading")}),
    "RecommendRequest": object_of(
        {
            "text": TEXT,
            "history": {"type": "array", "items": {"type": "object"}},
            "liked": _IDS,
            "disliked": _IDS,
            "seen": _IDS,
            "filters": FILTERS,
            "limit": _LIMIT,
            "taste": {
                "type": ["boolean", "null"],
                "description": "Whether the viewer's taste counts; null: if it is on.",
            },
        },
        optional=(
            "text",
            "history",
            "liked",
            "disliked",
            "seen",
            "filters",
            "limit",
            "taste",
        ),
    ),
    "Clue": object_of({"hint": TEXT, "about": TEXT, "words": TEXT}),
    "Understood": object_of(
        {
            "liked": _IDS,
            "disliked": _IDS,
            "seen": _IDS,
            "named": {"type": "array", "items": TEXT},
            "genres": TEXTS,
            "people": TEXTS,
            "moods": TEXTS,
            "text": TEXT,
            "clues": list_of("Clue"),
        }
    ),
    "AskBack": object_of({"about": TEXT, "question": TEXT, "options": TEXTS}),
    "NarrowRequest": object_of(
        {
            "text": TEXT,
            "candidates": {**_IDS, "maxItems": MOST_CANDIDATES},
            "filters": FILTERS,
            "answers": {**list_of("TraitAnswer"), "maxItems": MOST_REPLIES},
            "limit": _LIMIT,
        },
        optional=("text", "candidates", "filters", "answers", "limit"),
    ),
    "TraitAnswer": object_of(
        {"trait": TEXT, "answer": {"enum": [str(reply) for reply in Reply]}}
    ),
    "TraitQuestion": object_of({"trait": TEXT, "text": TEXT}),
    "Candidate": object_of({"film": ref("FilmCard"), "score": _NUMBER}),
    "Narrowed": object_of(
        {
            "question": {"anyOf": [ref("TraitQuestion"), {"type": "null"}]},
            "candidates": list_of("Candidate"),
            "remaining": {**WHOLE, "description": "How many are still likely."},
            "ms": _NUMBER,
        }
    ),
    "Recommendations": object_of(
        {
            "items": list_of("RankedFilm"),
            "total": {**WHOLE, "description": "Films that keep every limit."},
            "understood": ref("Understood"),
            "ask_back": {"anyOf": [ref("AskBack"), {"type": "null"}]},
        }
    ),
}
RECOMMENDING_PATHS: Final[dict[str, Json]] = {
    "/api/films/{film_id}/comparables": {
        "get": operation(
            "Films like a film, each with what makes up its score.",
            "Comparables",
            parameters=[_FILM, query("limit", _LIMIT, "How many at most."), _WEIGHTS],
            errors=INVALID | NOT_FOUND | AWAY,
        ),
    },
    "/api/films/{film_id}/comparables/{other_id}": {
        "get": operation(
            "How alike two films are, axis by axis.",
            "Pair",
            parameters=[_FILM, in_path("other_id", "Another film's id."), _WEIGHTS],
            errors=INVALID | NOT_FOUND | AWAY,
        ),
    },
    "/api/narrow": {
        "post": operation(
            "Narrow a half-remembered film down, and ask what tells most next.",
            "Narrowed",
            body="NarrowRequest",
            errors=INVALID | AWAY,
        ),
    },
    "/api/recommend": {
        "post": operation(
            "Recommend films for a request, a conversation, or films somebody likes.",
            "Recommendations",
            body="RecommendRequest",
            errors=INVALID | AWAY,
        ),
    },
}
