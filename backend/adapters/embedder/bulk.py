"""Many texts through one model, as fast as the machine allows.

Texts are sorted by their tokens and cut into batches of about as many tokens each;
workers of one thread take them, so that none waits for another (docs/benchmarks.md).
Knows torch; imported only when something is embedded.
"""

import random
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from itertools import islice
from queue import SimpleQueue
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final, TypeVar

import numpy as np
import torch
from transformers import PreTrainedTokenizerBase

from backend.adapters.embedder.precision import gains
from backend.adapters.embedder.threads import threads, usual_threads
from backend.ports import Embedded, Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

T = TypeVar("T")

# Sorting so many is as good as sorting all, and memory stays flat.
WINDOW: Final = 20_000
TOKENS_A_BATCH: Final = {"cpu": 2_048, "cuda": 65_536}
MOST_WORKERS: Final = 8  # more would wait for Python's lock
PROBE_TOKENS: Final = 32
PROBE_TEXTS: Final = 4
# Fewer texts are done before the probe would have paid.
WORTH_A_PROBE: Final = 200


@dataclass(frozen=True, slots=True)
class Batch:
    """Texts of about the same length, as tokens, and where they stood."""

    places: list[int]
    tokens: list[list[int]]


class BulkEncoder:
    """Embeds passages with a loaded model, in half precision where that gains."""

    def __init__(self, model: "SentenceTransformer") -> None:
        self._model = model
        self._device = model.device.type
        self._budget = TOKENS_A_BATCH.get(self._device, TOKENS_A_BATCH["cpu"])
        usual = usual_threads()
        is_cpu = self._device == "cpu"
        self._workers = min(usual, MOST_WORKERS) if is_cpu else 1
        self._threads_each = max(1, usual // self._workers)
        self._in_half: bool | None = None
        self._prompt = _document_prompt(model)

    @property
    def in_half(self) -> bool:
        """Whether it works in half precision; the first time, that is tried out."""
        if self._in_half is None:
            probe = Batch([], [[1000] * PROBE_TOKENS] * PROBE_TEXTS)
            self._in_half = self._alone(
                lambda: gains(
                    lambda: self._forward(probe, in_half=False),
                    lambda: self._forward(probe, in_half=True),
                ),
            )
        return self._in_half

    def tokens_per_second(self) -> float:
        """Return about how many tokens are embedded in a second."""
        rows = self._budget // 64
        batch, in_half = Batch([], [[1000] * 64] * rows), self.in_half

        def seconds() -> float:
            self._forward(batch, in_half=in_half)
            started = perf_counter()
            self._forward(batch, in_half=in_half)
            return perf_counter() - started

        return rows * 64 * self._workers / self._alone(seconds)

    def embed(self, texts: Iterable[str]) -> Iterator[Embedded]:
        """Yield vectors with the places of their texts, as they are ready."""
        if not isinstance(self._model.tokenizer, PreTrainedTokenizerBase):
            yield from self._embed_as_the_model_does(texts)
            return
        for batches in _ahead(map(self._batches, _windows(texts))):
            count = sum(len(batch.places) for batch in batches)
            in_half = self.in_half if count >= WORTH_A_PROBE else bool(self._in_half)
            yield from self._spread(batches, in_half=in_half)

    def _embed_as_the_model_does(self, texts: Iterable[str]) -> Iterator[Embedded]:
        """Serve models that have a tokenizer of their own, such as static ones."""
        for start, window in _windows(texts):
            vectors = self._model.encode_document(
                window, normalize_embeddings=True, show_progress_bar=False
            )
            places = list(range(start, start + len(window)))
            yield places, np.asarray(vectors, dtype=np.float32)

    def _batches(self, window: tuple[int, list[str]]) -> list[Batch]:
        """Cut texts into batches of about the same number of tokens."""
        start, texts = window
        tokens: list[list[int]] = self._model.tokenizer(
            [self._prompt + text for text in texts],
            truncation=True,
            max_length=self._model.max_seq_length,
            return_attention_mask=False,
            return_token_type_ids=False,
        )["input_ids"]
        batches = [
            Batch([start + n for n in group], [tokens[n] for n in group])
            for group in _even_groups(list(map(len, tokens)), self._budget)
        ]
        # In no order: the rate at first is the rate to the end.
        random.Random(0).shuffle(batches)  # noqa: S311 - nothing secret
        return batches

    def _spread(self, batches: Sequence[Batch], *, in_half: bool) -> Iterator[Embedded]:
        """Have workers embed the batches; yield each when it is done."""
        waiting, done = deque(batches), SimpleQueue[Embedded | Exception]()

        def work() -> None:
            try:
                with self._working(in_half=in_half):
                    while (batch := _taken(waiting)) is not None:
                        done.put((batch.places, self._vectors(batch)))
            except Exception as exc:  # noqa: BLE001 - raised again where it is seen
                done.put(exc)

        with ThreadPoolExecutor(self._workers, "embedder") as pool:
            for _ in range(min(self._workers, len(batches))):
                pool.submit(work)
            try:
                for _ in batches:
                    yield _or_raise(done.get())
            finally:
                waiting.clear()

    def _working(self, *, in_half: bool) -> AbstractContextManager[object]:
        """Set a worker's thread up for embedding."""
        stack = ExitStack()
        stack.enter_context(threads(self._threads_each))
        stack.enter_context(torch.inference_mode())
        half = torch.autocast(self._device, torch.bfloat16, enabled=in_half)
        stack.enter_context(half)
        return stack

    def _forward(self, batch: Batch, *, in_half: bool) -> Vectors:
        with self._working(in_half=in_half):
            return self._vectors(batch)

    def _vectors(self, batch: Batch) -> Vectors:
        ids, mask = _padded(batch.tokens, self._model.tokenizer.pad_token_id or 0)
        features: dict[str, Any] = {
            "input_ids": torch.from_numpy(ids).to(self._device),
            "attention_mask": torch.from_numpy(mask).to(self._device),
        }
        vectors = self._model(features)["sentence_embedding"].float()
        vectors = torch.nn.functional.normalize(vectors, dim=1)
        return np.asarray(vectors.cpu().numpy(), dtype=np.float32)

    def _alone(self, work: Callable[[], T]) -> T:
        """Do it in a thread of its own, as the workers will."""
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(work).result()


def _document_prompt(model: "SentenceTransformer") -> str:
    """Return what the model wants before a text that is to be found."""
    names = ("document", "passage", "corpus")
    return next((prompt for n in names if (prompt := model.prompts.get(n))), "")


def _windows(texts: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    left, start = iter(texts), 0
    while window := list(islice(left, WINDOW)):
        yield start, window
        start += len(window)


def _even_groups(lengths: Sequence[int], budget: int) -> Iterator[list[int]]:
    """Yield groups of places, longest first, whose padded lengths fill the budget."""
    order = sorted(range(len(lengths)), key=lambda n: -lengths[n])
    start = 0
    while start < len(order):
        longest = max(1, lengths[order[start]])
        size = max(1, budget // longest)
        yield order[start : start + size]
        start += size


def _padded(tokens: Sequence[Sequence[int]], pad: int) -> tuple[Any, Any]:
    """Return ids and mask, (B, T)."""
    longest = max(map(len, tokens))
    ids = np.full((len(tokens), longest), pad, dtype=np.int64)
    mask = np.zeros((len(tokens), longest), dtype=np.int64)
    for row, known in enumerate(tokens):
        ids[row, : len(known)] = known
        mask[row, : len(known)] = 1
    return ids, mask


def _ahead(items: Iterator[T]) -> Iterator[T]:
    """Yield items, each made while the one before it is in use."""
    with ThreadPoolExecutor(1, "tokenizer") as pool:
        coming = pool.submit(next, items, None)
        while (item := coming.result()) is not None:
            coming = pool.submit(next, items, None)
            yield item


def _taken(waiting: deque[Batch]) -> Batch | None:
    """Return the next batch, None when others took the last."""
    try:
        return waiting.popleft()
    except IndexError:
        return None


def _or_raise(result: Embedded | Exception) -> Embedded:
    if isinstance(result, Exception):
        raise result
    return result
