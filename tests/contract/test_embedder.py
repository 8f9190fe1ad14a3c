"""What an embedder promises."""

import numpy as np
import pytest

from backend.adapters.embedder.minilm import check_weights, is_read_whole, minilm
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
    return BagOfWordsEmbedder() if request.param == "memory" else minilm()


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


def test_many_texts_get_the_vectors_that_each_would_get_alone(embedder):
    texts = [f"{DOG} {TAX} " * (n % 7) + f"Scene {n}." for n in range(150)]

    answers = list(embedder.embed_many(iter(texts)))

    places = [place for some, _ in answers for place in some]
    assert sorted(places) == list(range(150))
    vectors = np.concatenate([vectors for _, vectors in answers])
    alone = embedder.embed([texts[place] for place in places])
    assert vectors.dtype == np.float32
    assert (vectors * alone).sum(axis=1).min() > 0.999


def test_no_texts_get_no_vectors(embedder):
    assert list(embedder.embed_many([])) == []


def test_a_forecast_counts_texts_and_tokens(embedder):
    forecast = embedder.forecast(10, 2_300)

    assert forecast.texts == 10
    assert 300 < forecast.tokens < 3_000
    assert not forecast.is_paid


def test_what_the_model_reads_to_its_end_is_known():
    assert is_read_whole("word " * 250)
    assert not is_read_whole("word " * 260)
    assert not is_read_whole("\u6f22\u5b57" * 130)


def test_weights_that_are_not_the_published_ones_are_refused(tmp_path):
    (tmp_path / "model.safetensors").write_bytes(b"something else")

    with pytest.raises(EmbedderUnavailable, match="not the published ones"):
        check_weights(tmp_path)
