"""What an embedder promises."""

import numpy as np
import pytest

from backend.adapters.embedder import MiniLmEmbedder, check_weights
from backend.domain.errors import EmbedderUnavailable
from backend.ports import Embedder
from tests.fakes.embedder import BagOfWordsEmbedder

DOG = "The dog sleeps by the fire."
DOG_AGAIN = "By the fire sleeps the dog."
TAX = "Parliament raised income tax twice."


@pytest.fixture(
    params=["memory", pytest.param("minilm", marks=pytest.mark.model)],
    scope="module",
)
def embedder(request) -> Embedder:
    return BagOfWordsEmbedder() if request.param == "memory" else MiniLmEmbedder()


def test_each_text_gets_a_vector_of_length_one(embedder):
    vectors = embedder.embed([DOG, TAX])

    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1], abs=1e-5)


def test_what_means_the_same_lies_nearer_than_what_does_not(embedder):
    dog, dog_again, tax = embedder.embed([DOG, DOG_AGAIN, TAX])

    assert dog @ dog_again > dog @ tax


def test_the_same_text_gets_the_same_vector(embedder):
    np.testing.assert_allclose(embedder.embed([DOG]), embedder.embed([DOG]), atol=1e-6)


def test_no_text_gets_no_vector(embedder):
    assert len(embedder.embed([])) == 0


def test_weights_that_are_not_the_published_ones_are_refused(tmp_path):
    (tmp_path / "model.safetensors").write_bytes(b"something else")

    with pytest.raises(EmbedderUnavailable, match="not the published ones"):
        check_weights(tmp_path)
