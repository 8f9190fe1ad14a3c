"""Embedding goes on while others delete and change films."""

import numpy as np
import pytest

from backend.adapters.postgres.connect import Connect
from backend.adapters.postgres.embedders import PostgresEmbedders
from backend.adapters.postgres.passages import PostgresPassages
from backend.adapters.postgres.store import PostgresFilmStore
from backend.domain.passages import cut_into_passages
from backend.domain.records import read_record

pytestmark = [pytest.mark.postgres, pytest.mark.timeout(30)]

FILMS = {"tt1000001": "A ship sinks.", "tt1000002": "A shark bites."}


def with_vectors(connect: Connect) -> set[str]:
    with connect() as connection:
        rows = connection.execute(
            "SELECT f.id FROM passage_vectors JOIN films AS f USING (film_key)",
        )
        return {film_id for (film_id,) in rows}


def test_vectors_are_kept_of_what_nobody_is_deleting(connect):
    records = [read_record({"id": i, "title": i, "plot": p}) for i, p in FILMS.items()]
    PostgresFilmStore(connect).store(records)
    passages = PostgresPassages(connect)
    passages.cut_plots(cut_into_passages)
    PostgresEmbedders(connect).enter("e")
    hashes = [one.text_hash for one in passages.waiting_texts("e")]
    vectors = np.ones((len(hashes), 3), dtype=np.float32)

    with connect() as somebody:
        somebody.execute("DELETE FROM films WHERE id = 'tt1000001'")
        passages.save_vectors(hashes, vectors, embedder="e")

    assert with_vectors(connect) == {"tt1000002"}
    assert list(passages.waiting_texts("e")) == []
