"""Make the table of words that plots are read with.

    python -m ingestion.reading_words backend/knowledge/reading/words.npz

MiniLM's own vocabulary lists English words by how common they are, so that the table
needs no source but the model's wheel: each word's vector, cut to its 64 most telling
directions and to a byte each.
"""

import re
import sys
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from backend.adapters.embedder.minilm import minilm, model_folder

DIRECTIONS: Final = 64
_WORD = re.compile(r"[a-z]{2,}")


def main(target: Path) -> None:
    """Embed the words and write the table."""
    words = _vocabulary(model_folder())
    vectors = np.zeros((len(words), 384), dtype=np.float32)
    for places, some in minilm().embed_many(words):
        vectors[list(places)] = some
    np.savez_compressed(
        target,
        words=np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        vectors=np.round(_most_telling(vectors) * 127).astype(np.int8),
    )


def _vocabulary(folder: Path) -> list[str]:
    """Return the whole words that the model knows, the commonest first."""
    pieces = next(folder.rglob("vocab.txt")).read_text(encoding="utf-8").split("\n")
    return [piece for piece in pieces if _WORD.fullmatch(piece)]


def _most_telling(vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return the vectors about their mean, in the directions where they differ most."""
    centred = vectors - vectors.mean(axis=0)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    turned = centred @ directions[:DIRECTIONS].T
    return np.asarray(turned / np.linalg.norm(turned, axis=1, keepdims=True))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
