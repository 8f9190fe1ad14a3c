"""Embeddings from OpenAI, or from any endpoint that speaks as OpenAI does.

Knows the wire and its failures; never shows the key.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from threading import Event
from typing import Any, Final

import httpx
import numpy as np

from backend.adapters.embedder.answers import (
    Refused,
    TryAgain,
    read_answer,
    wait_seconds,
)
from backend.adapters.embedder.prices import (
    LETTERS_A_TOKEN,
    dollars_for,
    is_openai,
)
from backend.domain.errors import EmbedderUnavailable
from backend.ports import Embedded, EmbeddingForecast, Vectors

MOST_TEXTS: Final = 256  # OpenAI takes 2,048; less is lost when one request fails
MOST_LETTERS: Final = 200_000  # OpenAI takes 300,000 tokens
AT_ONCE: Final = 4
TRIES: Final = 6
QUESTION_TRIES: Final = 2
TIMEOUT_SECONDS: Final = 60.0
QUESTION_TIMEOUT_SECONDS: Final = 10.0


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where embeddings are asked for, and on whose account."""

    base_url: str
    key: str | None = field(default=None, repr=False)


class OpenAiEmbedder:
    """`Embedder` over HTTP; waits and tries again while that may help."""

    is_warm = True

    def __init__(
        self,
        model: str,
        endpoint: Endpoint,
        *,
        sleep: Callable[[float], object] | None = None,
    ) -> None:
        self._model = model
        self._endpoint = endpoint
        self._called_off = Event()
        self._sleep = sleep or self._called_off.wait
        headers = {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
        self._client = httpx.Client(headers=headers)

    @property
    def name(self) -> str:
        """Tells one embedder's vectors from another's."""
        return f"openai:{self._model}"

    def warm_up(self) -> None:
        """Have nothing to load."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one vector of length 1 for each question."""
        if not texts:
            return np.empty((0, 0), dtype=np.float32)
        return self._ask(texts, tries=QUESTION_TRIES, timeout=QUESTION_TIMEOUT_SECONDS)

    def embed_many(self, texts: Iterable[str]) -> Iterator[Embedded]:
        """Yield vectors of passages in the order in which they are ready."""
        with ThreadPoolExecutor(AT_ONCE, "embedder") as pool:
            asked: set[Future[Embedded]] = set()
            try:
                for places, some in _batches(texts):
                    asked.add(pool.submit(self._answered, places, some))
                    if len(asked) >= AT_ONCE:
                        done, asked = wait(asked, return_when=FIRST_COMPLETED)
                        yield from (answer.result() for answer in done)
                while asked:
                    done, asked = wait(asked, return_when=FIRST_COMPLETED)
                    yield from (answer.result() for answer in done)
            finally:
                self._called_off.set()
                pool.shutdown(cancel_futures=True)
                self._called_off.clear()

    def forecast(self, texts: int, letters: int) -> EmbeddingForecast:
        """Return how many tokens so many texts are, and what they may cost."""
        tokens = round(letters / LETTERS_A_TOKEN)
        dollars = dollars_for(self._model, self._endpoint.base_url, tokens)
        return EmbeddingForecast(texts, tokens, dollars=dollars, is_paid=True)

    def _answered(self, places: list[int], texts: list[str]) -> Embedded:
        return places, self._ask(texts, tries=TRIES, timeout=TIMEOUT_SECONDS)

    def _ask(self, texts: Sequence[str], *, tries: int, timeout: float) -> Vectors:
        """Return vectors; what may pass is tried again, what will not is said."""
        if is_openai(self._endpoint.base_url) and not self._endpoint.key:
            # A server that was not told of an endpoint must not send questions there.
            raise self._unavailable(
                "needs a key: set OPENAI_API_KEY, and OPENAI_BASE_URL as it was when "
                "the index was built; or build another with `moviechat ingest embed`"
            )
        for number in range(1, tries + 1):
            try:
                return self._try(texts, timeout)
            except TryAgain as exc:
                if number == tries or self._called_off.is_set():
                    raise self._unavailable(f"{exc}, {tries} times") from exc
                self._sleep(wait_seconds(number, exc.after_seconds, random.random()))  # noqa: S311 - nothing secret
            except Refused as exc:
                raise self._unavailable(str(exc)) from exc
        raise AssertionError("the last try returns or raises")

    def _try(self, texts: Sequence[str], timeout: float) -> Vectors:
        body: dict[str, Any] = {"model": self._model, "input": list(texts)}
        try:
            reply = self._client.post(
                f"{self._endpoint.base_url}/embeddings", json=body, timeout=timeout
            )
        except httpx.TransportError as exc:
            raise TryAgain(f"does not answer ({type(exc).__name__})") from exc
        return read_answer(reply, len(texts))

    def _unavailable(self, what: str) -> EmbedderUnavailable:
        if self._endpoint.key:
            what = what.replace(self._endpoint.key, "…")
        return EmbedderUnavailable(
            f"The embedder {self.name} at {self._endpoint.base_url} {what}.",
        )


def _batches(texts: Iterable[str]) -> Iterator[tuple[list[int], list[str]]]:
    """Yield texts, with their places, within what one request may hold."""
    places: list[int] = []
    some: list[str] = []
    letters = 0
    for place, text in enumerate(texts):
        if some and (len(some) == MOST_TEXTS or letters + len(text) > MOST_LETTERS):
            yield places, some
            places, some, letters = [], [], 0
        places.append(place)
        some.append(text)
        letters += len(text)
    if some:
        yield places, some
