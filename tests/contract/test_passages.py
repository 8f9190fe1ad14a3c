"""What keeps passages promises: nothing is embedded twice, nothing is forgotten."""

import numpy as np

from backend.domain.films import FilmId
from backend.domain.passages import Passage, cut_into_passages
from backend.domain.records import FilmRecord, read_record
from backend.ports import Vectors
from tests.contract.conftest import Passages, Shelf

LONG = " ".join(
    f"In scene {n} a stranger opens the door of room {n}." for n in range(40)
)


def a_record(film_id: str, plot: str | None) -> FilmRecord:
    return read_record({"id": film_id, "title": film_id, "plot": plot})


def vectors_for(passages: list[Passage]) -> Vectors:
    return np.array([[len(p.text), p.number, 1] for p in passages], dtype=np.float32)


def embed_all(passages: Passages, embedder: str = "e") -> int:
    waiting = passages.passages_without_vector(embedder)
    passages.save_vectors(waiting, vectors_for(waiting), embedder=embedder)
    return len(waiting)


def index_all(passages: Passages) -> list[Passage]:
    found, _ = passages.unindexed(limit=1000)
    passages.mark_indexed(found)
    return found


def cut(shelf: Shelf, *records: FilmRecord) -> int:
    shelf.store.store(records)
    return shelf.passages.cut_plots(cut_into_passages)


def test_plots_are_cut_once(shelf):
    assert cut(shelf, a_record("tt1", LONG), a_record("tt2", None)) == 1
    assert cut(shelf, a_record("tt1", LONG)) == 0


def test_passages_wait_for_a_vector_longest_first_until_they_have_one(shelf):
    cut(shelf, a_record("tt1", "Short one."), a_record("tt2", LONG))

    waiting = shelf.passages.passages_without_vector("e")

    lengths = [len(passage.text) for passage in waiting]
    assert lengths == sorted(lengths, reverse=True)
    assert embed_all(shelf.passages) == len(waiting)
    assert shelf.passages.passages_without_vector("e") == []


def test_another_embedder_has_everything_to_do(shelf):
    cut(shelf, a_record("tt1", LONG))
    count = embed_all(shelf.passages)

    assert len(shelf.passages.passages_without_vector("other")) == count


def test_vectors_come_back_as_they_were(shelf):
    cut(shelf, a_record("tt1", LONG))
    waiting = shelf.passages.passages_without_vector("e")
    embed_all(shelf.passages)

    kept = shelf.passages.vectors_of(FilmId("tt1"))

    in_order = sorted(waiting, key=lambda passage: passage.number)
    np.testing.assert_array_equal(kept, vectors_for(in_order))
    assert len(shelf.passages.vectors_of(FilmId("tt404"))) == 0


def test_only_what_the_index_holds_is_read_for_search(shelf):
    cut(shelf, a_record("tt1", "A dog barks."))
    embed_all(shelf.passages)
    (passage,), _ = shelf.passages.unindexed(limit=10)

    assert shelf.passages.passages([passage.id]) == {}
    shelf.passages.mark_indexed([passage])
    assert shelf.passages.passages([passage.id]) == {passage.id: passage}
    assert shelf.passages.count_indexed() == 1


def test_a_changed_sentence_is_embedded_anew_and_the_rest_is_not(shelf):
    cut(shelf, a_record("tt1", LONG))
    embed_all(shelf.passages)
    before = index_all(shelf.passages)

    cut(shelf, a_record("tt1", LONG.replace("scene 39", "scene 99")))

    waiting = shelf.passages.passages_without_vector("e")
    assert len(before) > 1
    assert [passage.number for passage in waiting] == [before[-1].number]


def test_passages_that_left_are_told_once(shelf):
    cut(shelf, a_record("tt1", LONG))
    embed_all(shelf.passages)
    before = index_all(shelf.passages)

    cut(shelf, a_record("tt1", "A dog barks."))

    gone = shelf.passages.departed(limit=100)
    assert gone == [passage.id for passage in before[1:]]
    shelf.passages.forget_departed(gone)
    assert shelf.passages.departed(limit=100) == []


def test_a_logline_is_a_passage_and_a_changed_one_is_cut_again(shelf):
    shelf.store.store(
        [read_record({"id": "tt1", "title": "A", "plot": "A dog barks."})]
    )
    shelf.passages.cut_plots(cut_into_passages)

    shelf.store.store([read_record({"id": "tt1", "title": "A", "logline": "A dog."})])

    assert shelf.passages.cut_plots(cut_into_passages) == 1
    waiting = shelf.passages.passages_without_vector("e")
    assert [passage.text for passage in waiting] == ["A dog barks.", "A dog."]


def test_a_lost_plot_takes_its_passages_along(shelf):
    cut(shelf, a_record("tt1", "A dog barks."))

    cut(shelf, a_record("tt1", None))

    assert shelf.passages.departed(limit=10) == ["tt1-0"]
    assert shelf.passages.passages_without_vector("e") == []


def test_a_lost_index_is_filled_from_the_vectors_that_were_kept(shelf):
    cut(shelf, a_record("tt1", LONG))
    embed_all(shelf.passages)
    before = index_all(shelf.passages)

    shelf.passages.forget_index()

    again, vectors = shelf.passages.unindexed(limit=1000)
    assert again == before
    np.testing.assert_array_equal(vectors, vectors_for(before))
