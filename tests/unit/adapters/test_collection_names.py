"""Each embedder has a collection of its own, under a name that Chroma allows."""

import re

import pytest

from backend.adapters.chroma import collection_name

NAMES = [
    "minilm",
    "openai:text-embedding-3-small",
    "openai:text_embedding-3-small",
    "local:/models/e5#0123456789ab",
    "local:/models/e5#0123456789ac",
    "local:" + "/long" * 200,
    "openai:\u00e4\u00f6\u00fc",
]


def test_the_first_embedder_keeps_its_collection():
    assert collection_name("minilm") == "passages-minilm"


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_one_that_chroma_allows(name):
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{1,98}[a-z0-9]", collection_name(name))


def test_no_two_embedders_share_one():
    assert len({collection_name(name) for name in NAMES}) == len(NAMES)
