"""What an embeddings endpoint answered: vectors, "later", or a refusal in words."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any, Final

import httpx
import numpy as np

from backend.ports import Vectors

LONGEST_WAIT_SECONDS: Final = 60.0
SHOWN_LETTERS: Final = 200
# A quota that is used up does not fill while one waits.
OUT_OF_QUOTA: Final = "insufficient_quota"
WHAT_TO_DO: Final[dict[int, str]] = {
    HTTPStatus.UNAUTHORIZED: "refuses the key: check OPENAI_API_KEY",
    HTTPStatus.FORBIDDEN: "refuses the key: check OPENAI_API_KEY and its permissions",
    HTTPStatus.PAYMENT_REQUIRED: "wants to be paid: see to the account's billing",
    HTTPStatus.NOT_FOUND: (
        "does not know this model: check MOVIECHAT_EMBEDDER and OPENAI_BASE_URL"
    ),
}


class TryAgain(Exception):
    """It may go better a little later."""

    def __init__(self, what: str, after_seconds: float | None = None) -> None:
        self.after_seconds = after_seconds
        super().__init__(what)


class Refused(Exception):
    """Asking again will not help."""


def read_answer(reply: httpx.Response, count: int) -> Vectors:
    """Return so many vectors of length 1, or raise TryAgain or Refused."""
    if reply.status_code == HTTPStatus.OK:
        return _vectors(reply, count)
    said = _said(reply)
    code = reply.status_code
    if code == HTTPStatus.TOO_MANY_REQUESTS and OUT_OF_QUOTA in said:
        raise Refused("says that the account's quota is used up: see to its billing")
    if code in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.REQUEST_TIMEOUT} or (
        code >= HTTPStatus.INTERNAL_SERVER_ERROR
    ):
        after = _retry_after(reply.headers)
        raise TryAgain(f"answered {code}{said}", after)
    raise Refused(f"{WHAT_TO_DO.get(code, 'refuses')} ({code}{said})")


def wait_seconds(tries: int, asked: float | None, chance: float) -> float:
    """Return how long to wait: what was asked for, else ever longer, never in step."""
    if asked is not None:
        return min(max(0.0, asked), LONGEST_WAIT_SECONDS)
    return float(min(2 ** (tries - 1) * (0.5 + chance), LONGEST_WAIT_SECONDS))


def _vectors(reply: httpx.Response, count: int) -> Vectors:
    try:
        data: list[dict[str, Any]] = reply.json()["data"]
        rows = sorted(data, key=lambda row: int(row["index"]))
        if [int(row["index"]) for row in rows] != list(range(count)):
            raise Refused(f"answered {len(rows)} vectors where {count} were asked for")
        vectors = np.array([row["embedding"] for row in rows], dtype=np.float32)
    except (ValueError, KeyError, TypeError) as exc:
        raise Refused(
            "does not answer as OpenAI's does: check OPENAI_BASE_URL"
        ) from exc
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    is_usable = vectors.ndim == 2 and np.isfinite(vectors).all() and lengths.all()  # noqa: PLR2004 - rows of numbers
    if not is_usable:
        raise Refused("answered vectors that point nowhere")
    return np.asarray(vectors / lengths, dtype=np.float32)


def _said(reply: httpx.Response) -> str:
    """Return what the endpoint says of its refusal, short and on one line."""
    try:
        error = reply.json()["error"]
        parts = [error.get("code"), error.get("message")]
        words = " ".join(str(part) for part in parts if part)
    except (ValueError, KeyError, TypeError, AttributeError):
        words = reply.text
    plain = " ".join(words.split())[:SHOWN_LETTERS]
    return f": {plain}" if plain else ""


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that a Retry-After asks for, however it is written."""
    given = headers.get("retry-after", "").strip()
    try:
        return float(given)
    except ValueError:
        pass
    try:
        return (parsedate_to_datetime(given) - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError):
        return None
