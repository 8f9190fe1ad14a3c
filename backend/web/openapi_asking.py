"""The part of the API's description that is about questions that stand alone."""

from typing import Final

from backend.domain.answers import AnswerKind
from backend.domain.plans import Reason
from backend.domain.spoilers import Spoilers
from backend.web.describing import (
    AWAY,
    INVALID,
    MAYBE_TEXT,
    MAYBE_WHOLE,
    TEXT,
    TEXTS,
    WHOLE,
    Json,
    list_of,
    object_of,
    operation,
)
from backend.web.parse import HIGHEST_LIMIT, MOST_QUESTIONS

_LIMIT: Final[Json] = {"type": "integer", "minimum": 1, "maximum": HIGHEST_LIMIT}
_SPOILERS: Final[Json] = {
    "enum": [str(each) for each in Spoilers],
    "description": "How far into a plot the answer may tell; all, unless said.",
}
_MESSAGE: Final[Json] = object_of(
    {"role": {"enum": ["user", "assistant"]}, "content": TEXT}
)
ASKING_SCHEMAS: Final[dict[str, Json]] = {
    "AskRequest": object_of(
        {
            "question": TEXT,
            "history": {
                "type": "array",
                "items": _MESSAGE,
                "description": "What was said before, oldest first.",
            },
            "limit": _LIMIT,
            "spoilers": _SPOILERS,
        },
        optional=("history", "limit", "spoilers"),
    ),
    "BatchRequest": object_of(
        {
            "questions": {"type": "array", "items": TEXT, "maxItems": MOST_QUESTIONS},
            "limit": _LIMIT,
            "spoilers": _SPOILERS,
        },
        optional=("limit", "spoilers"),
    ),
    "Answers": object_of({"answers": list_of("Answer")}),
    "Answer": object_of(
        {
            "answer": TEXT,
            "kind": {"enum": [str(kind) for kind in AnswerKind]},
            "items": {
                "type": "array",
                "description": "The answer itself, best first.",
                "items": object_of(
                    {
                        "type": {"enum": ["film", "person", "value"]},
                        "id": MAYBE_TEXT,
                        "label": TEXT,
                        "value": {"type": ["string", "number", "boolean", "null"]},
                        "title": MAYBE_TEXT,
                        "year": MAYBE_WHOLE,
                    },
                ),
            },
            "total": {**WHOLE, "description": "How many there are in all."},
            "citations": {
                "type": "array",
                "items": object_of(
                    {"n": WHOLE, "film_id": TEXT, "field": TEXT, "text": TEXT}
                ),
            },
            "receipt": object_of(
                {
                    "plan": {"type": "object"},
                    "line": {**TEXT, "description": "The plan for people to read."},
                    "sql": MAYBE_TEXT,
                    "params": {"type": "array"},
                    "rows": {"type": "array", "items": {"type": "object"}},
                    "row_count": WHOLE,
                    "ms": {"type": "number"},
                },
            ),
            "refusal": {
                "oneOf": [
                    {"type": "null"},
                    object_of(
                        {
                            "reason": {"enum": [str(reason) for reason in Reason]},
                            "nearest": list_of("FilmCard"),
                        },
                    ),
                ],
            },
            "followups": TEXTS,
        },
    ),
}
ASKING_PATHS: Final[dict[str, Json]] = {
    "/api/ask": {
        "post": operation(
            "Answer a question; nothing is kept, and no model is needed.",
            "Answer",
            body="AskRequest",
            errors=INVALID | AWAY,
        ),
    },
    "/api/ask/batch": {
        "post": operation(
            "Answer many questions, none of which knows of another, in their order.",
            "Answers",
            body="BatchRequest",
            errors=INVALID | AWAY,
        ),
    },
}
