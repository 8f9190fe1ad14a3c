"""The part of the API's description that is about how new a story is."""

from typing import Final

from backend.web.describing import (
    AWAY,
    INVALID,
    TEXT,
    TEXTS,
    WHOLE,
    Json,
    list_of,
    object_of,
    operation,
    ref,
)
from backend.web.parse import HIGHEST_LIMIT, LONGEST_TEXT

NOVELTY_SCHEMAS: Final[dict[str, Json]] = {
    "NoveltyRequest": object_of(
        {
            "text": {**TEXT, "maxLength": LONGEST_TEXT},
            "limit": {"type": "integer", "minimum": 1, "maximum": HIGHEST_LIMIT},
        },
        optional=("limit",),
    ),
    "SharedParts": object_of({"premise": TEXTS, "setting": TEXTS, "turn": TEXTS}),
    "NearFilm": object_of(
        {
            "film": ref("FilmCard"),
            "nearness": {"type": "number", "minimum": 0, "maximum": 1},
            "shared": ref("SharedParts"),
            "sentences": {**TEXT, "description": "The film's own that come nearest."},
        }
    ),
    "CopiedFilm": object_of(
        {"id": TEXT, "title": TEXT, "year": {"type": ["integer", "null"]}}
    ),
    "CopiedRun": object_of(
        {
            "film": ref("CopiedFilm"),
            "text": {**TEXT, "description": "As it stands in the text that was sent."},
            "words": WHOLE,
        }
    ),
    "Novelty": object_of(
        {
            "nearest": list_of("NearFilm"),
            "percentile": {
                "type": ["number", "null"],
                "minimum": 0,
                "maximum": 100,
                "description": "100: as unlike all films as the most unlike film; "
                "0: nearer to one than any two films are. Null by words alone.",
            },
            "copied": list_of("CopiedRun"),
            "by_words_alone": {
                "type": "boolean",
                "description": "The embedder is away: meaning was not compared.",
            },
            "ms": {"type": "number"},
        }
    ),
}
NOVELTY_PATHS: Final[dict[str, Json]] = {
    "/api/novelty": {
        "post": operation(
            "How new a story is: the films nearest to a synopsis, what they share, and "
            "runs of eight words or more that stand in plots. Nothing of it is kept.",
            "Novelty",
            body="NoveltyRequest",
            errors=INVALID | AWAY,
        ),
    },
}
