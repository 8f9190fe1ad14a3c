"""An embedder is found by its name, and known by its weights."""

from pathlib import Path

import pytest

from backend.adapters.embedder.named import Embedders
from backend.adapters.embedder.openai import Endpoint
from backend.domain.errors import EmbedderUnavailable

ENDPOINT = Endpoint("http://127.0.0.1:1/v1")


def a_model(folder: Path, weights: bytes = b"weights") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "modules.json").write_text("[]")
    (folder / "model.safetensors").write_bytes(weights)
    return folder


def test_each_embedder_is_opened_once():
    embedders = Embedders("minilm", ENDPOINT)

    assert embedders.wanted() is embedders.named("minilm")
    assert embedders.wanted().name == "minilm"


def test_an_endpoint_is_named_by_its_model():
    assert Embedders("openai:ada", ENDPOINT).wanted().name == "openai:ada"


def test_a_folder_is_named_by_its_path_and_its_weights(tmp_path):
    folder = a_model(tmp_path / "model")
    name = Embedders(f"local:{folder}", ENDPOINT).wanted().name

    a_model(folder, b"other weights")
    other = Embedders(f"local:{folder}", ENDPOINT).wanted().name

    assert name.startswith(f"local:{folder}#")
    assert name != other


def test_weights_that_an_index_was_not_made_with_are_refused(tmp_path):
    folder = a_model(tmp_path / "model")
    name = Embedders(f"local:{folder}", ENDPOINT).wanted().name
    a_model(folder, b"other weights")

    with pytest.raises(EmbedderUnavailable, match="not the one that the index"):
        Embedders("minilm", ENDPOINT).named(name).embed(["A dog."])


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(EmbedderUnavailable, match="holds no model"):
        Embedders(f"local:{tmp_path}", ENDPOINT).wanted()


def test_a_name_of_a_newer_program_is_refused():
    with pytest.raises(EmbedderUnavailable, match="knows no embedder 'x:y'"):
        Embedders("minilm", ENDPOINT).named("x:y")
