"""Vectors that an earlier program kept beside their passages are kept on."""

from pathlib import Path

import numpy as np
import pytest

from backend.adapters.postgres.embedders import PostgresEmbedders
from backend.adapters.postgres.migrate import migrate
from backend.adapters.postgres.passages import PostgresPassages
from backend.domain.films import FilmId
from backend.domain.passages import Passage, cut_into_passages
from backend.ports import Vectors

pytestmark = pytest.mark.postgres

STATE = Path(__file__).with_name("states") / "0002.sql"
FILM = FilmId("tt0041959")
KEEP = """
INSERT INTO passages (film_key, number, text, starts_at, text_hash, embedder, vector,
                      is_indexed)
SELECT film_key, %s, %s, 0, %s, 'minilm', %s, %s FROM films WHERE id = %s
"""


def a_vector(number: int) -> Vectors:
    vector: Vectors = np.eye(1, 4, k=number, dtype=np.float32)[0]
    return vector


def kept_before(connect) -> list[Passage]:
    """Keep two passages as an earlier program did, the first of them indexed."""
    told = [Passage(FILM, 0, "A writer arrives.", 0), Passage(FILM, 1, "He digs.", 0)]
    with connect() as connection:
        connection.execute(STATE.read_text())
        connection.execute("SET search_path = public")
        for p in told:
            vector = a_vector(p.number).tobytes()
            row = [p.number, p.text, p.text_hash, vector, p.number == 0, FILM]
            connection.execute(KEEP, row)
    return told


def test_vectors_of_an_earlier_program_are_searched_on(cluster):
    with cluster.fresh(template="template0") as name:
        connect = cluster.connect(name)
        first, second = kept_before(connect)

        migrate(connect)

        (known,) = PostgresEmbedders(connect).known()
        passages = PostgresPassages(connect)
        kept = passages.vectors_of(FILM, embedder="minilm")
        searched = passages.passages([first.id, second.id], embedder="minilm")
        left, _ = passages.unindexed("minilm", limit=10)
        passages.cut_plots(cut_into_passages)
        assert (known.name, known.dimension, known.is_active) == ("minilm", 4, True)
        np.testing.assert_array_equal(kept, [a_vector(0), a_vector(1)])
        assert searched == {first.id: first}
        assert left == [second]
        assert passages.count_waiting("minilm").texts > 0
