"""A model in a folder, through sentence-transformers.

Importing torch takes seconds, so nothing heavy is imported before it is needed.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from threading import Lock, Thread
from time import perf_counter
from typing import TYPE_CHECKING, Final

import numpy as np

from backend.domain.errors import EmbedderUnavailable
from backend.ports import Embedded, EmbeddingForecast, Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

    from backend.adapters.embedder.bulk import BulkEncoder

logger = logging.getLogger(__name__)

WEIGHTS: Final = ("*.safetensors", "pytorch_model*.bin")
LETTERS_A_TOKEN: Final = 4.6  # of English plots, as MiniLM's tokenizer cuts them
# A description and its few pieces are of many lengths; together each would be padded
# to the longest. Of many texts those of one length come together anyway.
FEW_TEXTS: Final = 8
FEW_AT_ONCE: Final = 2
MANY_AT_ONCE: Final = 32
# For fewer, measuring how long they take would take longer.
WORTH_A_FORECAST: Final = 500


class LocalEmbedder:
    """`Embedder` that loads its model when first used, or when warmed up."""

    def __init__(self, name: str, find_folder: Callable[[], Path]) -> None:
        self._name = name
        self._find_folder = find_folder
        self._lock = Lock()
        self._model: SentenceTransformer | None = None
        self._encoder: BulkEncoder | None = None

    @property
    def name(self) -> str:
        """Tells one embedder's vectors from another's."""
        return self._name

    def warm_up(self) -> None:
        """Load the model behind, so that the first search need not wait."""
        Thread(target=self._load_quietly, name="embedder-warm-up", daemon=True).start()

    @property
    def is_warm(self) -> bool:
        """Whether the model is loaded."""
        return self._model is not None

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one vector of length 1 for each question."""
        if not texts:
            return np.empty((0, 0), dtype=np.float32)
        model = self._loaded()
        from backend.adapters.embedder.threads import threads  # noqa: PLC0415 - torch

        with threads(1):
            vectors = model.encode_query(
                list(texts),
                batch_size=FEW_AT_ONCE if len(texts) <= FEW_TEXTS else MANY_AT_ONCE,
                normalize_embeddings=True,
                show_progress_bar=False,
                convert_to_numpy=True,
            )
        return np.asarray(vectors, dtype=np.float32)

    def embed_many(self, texts: Iterable[str]) -> Iterator[Embedded]:
        """Yield vectors of passages in the order in which they are ready."""
        return self._bulk().embed(texts)

    def forecast(self, texts: int, letters: int) -> EmbeddingForecast:
        """Return how many tokens so many texts are, and how long they may take."""
        tokens = round(letters / LETTERS_A_TOKEN) + 2 * texts
        if texts < WORTH_A_FORECAST:
            return EmbeddingForecast(texts, tokens)
        seconds = tokens / self._bulk().tokens_per_second()
        return EmbeddingForecast(texts, tokens, seconds=seconds)

    def _bulk(self) -> "BulkEncoder":
        model = self._loaded()
        with self._lock:
            if self._encoder is None:
                from backend.adapters.embedder.bulk import (  # noqa: PLC0415 - torch
                    BulkEncoder,
                )

                self._encoder = BulkEncoder(model)
            return self._encoder

    def _loaded(self) -> "SentenceTransformer":
        with self._lock:
            if self._model is None:
                self._model = _load(self._find_folder)
            return self._model

    def _load_quietly(self) -> None:
        try:
            self._loaded()
        except EmbedderUnavailable as exc:
            # Whoever searches is told again; the log should know first.
            logger.warning("the embedder did not load: %s", exc)


def digest_of(folder: Path) -> str:
    """Tell a folder's weights from others', or raise EmbedderUnavailable."""
    digest = sha256()
    try:
        weights = sorted(path for kind in WEIGHTS for path in folder.rglob(kind))
        for path in weights:
            digest.update(path.read_bytes())
    except OSError as exc:
        raise EmbedderUnavailable(f"{folder} cannot be read: {exc}") from exc
    if not weights:
        raise EmbedderUnavailable(
            f"{folder} holds no model: a folder as sentence-transformers saves it has "
            "modules.json and model.safetensors. Set MOVIECHAT_EMBEDDER to one.",
        )
    return digest.hexdigest()[:12]


def _load(find_folder: Callable[[], Path]) -> "SentenceTransformer":
    started = perf_counter()
    # Told of kernels that this model does not use, a reader would worry.
    logging.getLogger("bitsandbytes").setLevel(logging.CRITICAL)
    try:
        folder = str(find_folder())
        import torch  # noqa: PLC0415 - seconds
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - 7 s
        from transformers.utils import logging as library_log  # noqa: PLC0415 - too

        # 90 MB need no progress bar, and none belongs in a server's log.
        library_log.disable_progress_bar()  # type: ignore[no-untyped-call] # theirs
        device = "cuda" if torch.cuda.is_available() else "cpu"
        model = SentenceTransformer(folder, device=device, local_files_only=True)
    except (ImportError, OSError, ValueError, KeyError) as exc:
        raise EmbedderUnavailable(f"The embedder could not be loaded: {exc}") from exc
    logger.debug("the embedder loaded in %.1f s", perf_counter() - started)
    return model
