"""What keeps passages promises: nothing is embedded twice, nothing is forgotten."""

from collections.abc import Sequence

import numpy as np
import pytest

from backend.domain.errors import EmbeddingUnderWay, MovieChatError
from backend.domain.films import FilmId
from backend.domain.passages import Passage, PassageId, cut_into_passages
from backend.domain.records import FilmRecord, read_record
from backend.ports import Vectors, WaitingCounts
from tests.contract.conftest import Passages, Shelf

LONG = " ".join(
    f"In scene {n} a stranger opens the door of room {n}." for n in range(40)
)


def a_record(film_id: str, plot: str | None) -> FilmRecord:
    return read_record({"id": film_id, "title": film_id, "plot": plot})


def vectors_for(texts: Sequence[str], width: int = 3) -> Vectors:
    rows = [[len(text), text.count("o"), *([1] * (width - 2))] for text in texts]
    return np.array(rows, dtype=np.float32)


def embedded(passages: Sequence[Passage]) -> list[str]:
    """Return what of these passages is embedded."""
    return [f"{passage.header}{passage.text}" for passage in passages]


def embed_all(passages: Passages, embedder: str = "e") -> list[str]:
    """Embed what waits and return its texts."""
    waiting = list(passages.waiting_texts(embedder))
    texts = [one.text for one in waiting]
    if waiting:
        hashes = [one.text_hash for one in waiting]
        passages.save_vectors(hashes, vectors_for(texts), embedder=embedder)
    return texts


def index_all(passages: Passages, embedder: str = "e") -> list[Passage]:
    found, _ = passages.unindexed(embedder, limit=1000)
    passages.mark_indexed(found, embedder=embedder)
    return found


def cut(shelf: Shelf, *records: FilmRecord) -> int:
    shelf.store.store(records)
    return shelf.passages.cut_plots(cut_into_passages)


def prepared(shelf: Shelf, *records: FilmRecord, embedder: str = "e") -> list[Passage]:
    """Cut, embed and index; return the passages."""
    cut(shelf, *records)
    shelf.ledger.enter(embedder)
    embed_all(shelf.passages, embedder)
    return index_all(shelf.passages, embedder)


def test_plots_are_cut_once(shelf):
    shelf.store.store([a_record("tt1", LONG), a_record("tt2", None)])

    assert shelf.passages.find_uncut() == 1
    assert shelf.passages.cut_plots(cut_into_passages) == 1
    assert shelf.passages.find_uncut() == 0
    assert cut(shelf, a_record("tt1", LONG)) == 0


def test_plots_are_cut_so_many_at_a_time(shelf):
    shelf.store.store([a_record(f"tt{n}", f"Dog {n} barks.") for n in range(3)])

    cuts = [shelf.passages.cut_plots(cut_into_passages, limit=2) for _ in range(3)]

    assert cuts == [2, 1, 0]


def test_texts_wait_for_a_vector_until_they_have_one(shelf):
    cut(shelf, a_record("tt1", "Short one."), a_record("tt2", "Another."))
    shelf.ledger.enter("e")

    assert shelf.passages.count_waiting("e") == WaitingCounts(2, 30)
    assert sorted(embed_all(shelf.passages)) == ["Film. Another.", "Film. Short one."]
    assert shelf.passages.count_waiting("e") == WaitingCounts(0, 0)
    assert embed_all(shelf.passages) == []


def test_passages_of_the_same_text_share_what_was_embedded_once(shelf):
    cut(shelf, a_record("tt1", "A dog barks."), a_record("tt2", "A dog barks."))
    shelf.ledger.enter("e")

    assert embed_all(shelf.passages) == ["Film. A dog barks."]
    assert [p.film_id for p in index_all(shelf.passages)] == ["tt1", "tt2"]


def test_a_passage_takes_the_vector_that_its_text_has_already(shelf):
    prepared(shelf, a_record("tt1", "A dog barks."))

    cut(shelf, a_record("tt2", "A dog barks."))

    assert embed_all(shelf.passages) == []
    assert [p.film_id for p in index_all(shelf.passages)] == ["tt2"]


def test_another_embedder_has_everything_to_do_and_takes_nothing_away(shelf):
    before = prepared(shelf, a_record("tt1", LONG))
    shelf.ledger.enter("other")

    assert len(embed_all(shelf.passages, "other")) == len(before)
    assert shelf.passages.count_indexed("e") == len(before)
    assert shelf.passages.count_indexed("other") == 0
    assert shelf.passages.count_unindexed("other") == len(before)


def test_vectors_come_back_as_they_were(shelf):
    in_order = prepared(shelf, a_record("tt1", LONG))

    kept = shelf.passages.vectors_of(FilmId("tt1"), embedder="e")

    np.testing.assert_array_equal(kept, vectors_for(embedded(in_order)))
    assert len(shelf.passages.vectors_of(FilmId("tt404"), embedder="e")) == 0
    assert len(shelf.passages.vectors_of(FilmId("tt1"), embedder="other")) == 0


def test_only_what_the_index_holds_is_read_for_search(shelf):
    cut(shelf, a_record("tt1", "A dog barks."))
    shelf.ledger.enter("e")
    embed_all(shelf.passages)
    (passage,), _ = shelf.passages.unindexed("e", limit=10)

    assert shelf.passages.passages([passage.id], embedder="e") == {}
    shelf.passages.mark_indexed([passage], embedder="e")
    known = shelf.passages.passages([passage.id], embedder="e")
    assert known == {passage.id: passage}
    assert shelf.passages.passages([passage.id], embedder="other") == {}
    assert shelf.passages.count_indexed("e") == 1


def test_a_changed_sentence_is_embedded_anew_and_the_rest_is_not(shelf):
    before = prepared(shelf, a_record("tt1", LONG))

    cut(shelf, a_record("tt1", LONG.replace("scene 39", "scene 99")))

    assert len(before) > 1
    assert shelf.passages.passages([before[-1].id], embedder="e") == {}
    (text,) = embed_all(shelf.passages)
    assert "scene 99" in text
    assert [p.number for p in index_all(shelf.passages)] == [before[-1].number]


def test_a_passage_that_changed_while_it_was_indexed_is_not_marked(shelf):
    cut(shelf, a_record("tt1", "A dog barks."))
    shelf.ledger.enter("e")
    embed_all(shelf.passages)
    found, _ = shelf.passages.unindexed("e", limit=10)

    cut(shelf, a_record("tt1", "A cat purrs."))
    embed_all(shelf.passages)
    shelf.passages.mark_indexed(found, embedder="e")

    assert [p.text for p in index_all(shelf.passages)] == ["A cat purrs."]


def test_passages_that_left_are_told_once(shelf):
    before = prepared(shelf, a_record("tt1", LONG))

    cut(shelf, a_record("tt1", "A dog barks."))

    gone = shelf.passages.departed(limit=100)
    assert gone == sorted(passage.id for passage in before[1:])
    shelf.passages.forget_departed(gone)
    assert shelf.passages.departed(limit=100) == []


def test_passages_that_came_again_have_not_left(shelf):
    prepared(shelf, a_record("tt1", LONG))
    cut(shelf, a_record("tt1", "A dog barks."))

    cut(shelf, a_record("tt1", LONG))

    assert shelf.passages.departed(limit=100) == []


def test_a_logline_is_a_passage_and_a_changed_one_is_cut_again(shelf):
    shelf.store.store(
        [read_record({"id": "tt1", "title": "A", "plot": "A dog barks."})]
    )
    shelf.passages.cut_plots(cut_into_passages)

    shelf.store.store([read_record({"id": "tt1", "title": "A", "logline": "A dog."})])

    assert shelf.passages.cut_plots(cut_into_passages) == 1
    shelf.ledger.enter("e")
    assert sorted(embed_all(shelf.passages)) == ["Film. A dog barks.", "Film. A dog."]


def test_genres_are_embedded_before_a_passage_and_not_shown(shelf):
    record = {"id": "tt1", "title": "A", "plot": "A dog barks.", "genres": ["Drama"]}
    (passage,) = prepared(shelf, read_record(record))

    assert passage.text == "A dog barks."
    assert shelf.upkeep.count_false_hashes() == 0
    shelf.store.store([read_record({**record, "genres": ["Drama", "War"]})])
    assert shelf.passages.find_uncut() == 1
    shelf.passages.cut_plots(cut_into_passages)
    assert embed_all(shelf.passages) == ["Drama, War. A dog barks."]
    assert shelf.passages.find_uncut() == 0


def test_a_lost_plot_takes_its_passages_along(shelf):
    prepared(shelf, a_record("tt1", "A dog barks."))

    cut(shelf, a_record("tt1", None))

    assert shelf.passages.departed(limit=10) == ["tt1-0"]
    assert shelf.passages.count_waiting("e").texts == 0
    assert shelf.passages.count_indexed("e") == 0


def test_a_lost_index_is_filled_from_the_vectors_that_were_kept(shelf):
    before = prepared(shelf, a_record("tt1", LONG))

    shelf.passages.forget_index("e")

    again, vectors = shelf.passages.unindexed("e", limit=1000)
    assert again == before
    np.testing.assert_array_equal(vectors, vectors_for(embedded(before)))


def test_the_first_whole_index_is_the_one_searched(shelf):
    assert shelf.ledger.known() == []
    assert not shelf.ledger.enter("e").is_active
    assert not shelf.ledger.activate("e")

    prepared(shelf, a_record("tt1", LONG))

    assert shelf.ledger.activate("e")
    (known,) = shelf.ledger.known()
    assert known.is_active
    assert known.data_version


def test_an_index_that_lacks_a_passage_does_not_take_over(shelf):
    prepared(shelf, a_record("tt1", LONG))
    shelf.ledger.activate("e")
    shelf.ledger.enter("other")
    embed_all(shelf.passages, "other")

    assert not shelf.ledger.activate("other")
    index_all(shelf.passages, "other")
    assert shelf.ledger.activate("other")
    assert [(k.name, k.is_active) for k in shelf.ledger.known()] == [
        ("other", True),
        ("e", False),
    ]


def test_the_same_passages_are_the_same_data_version_whoever_embedded_them(shelf):
    prepared(shelf, a_record("tt1", LONG))
    shelf.ledger.activate("e")
    prepared(shelf, a_record("tt1", LONG), embedder="other")
    shelf.ledger.activate("other")
    same = {known.data_version for known in shelf.ledger.known()}

    prepared(shelf, a_record("tt1", "A dog barks."), embedder="other")
    shelf.ledger.activate("other")

    assert len(same) == 1
    assert shelf.ledger.known()[0].data_version not in same


def test_an_embedder_is_forgotten_with_its_vectors_unless_its_index_is_searched(shelf):
    prepared(shelf, a_record("tt1", LONG))
    shelf.ledger.activate("e")
    prepared(shelf, a_record("tt1", LONG), embedder="other")

    shelf.ledger.forget("other")

    assert [known.name for known in shelf.ledger.known()] == ["e"]
    assert shelf.passages.count_indexed("other") == 0
    with pytest.raises(MovieChatError):
        shelf.ledger.forget("e")


def test_a_dimension_is_noted(shelf):
    shelf.ledger.enter("e")

    shelf.ledger.set_dimension("e", 3)

    assert shelf.ledger.enter("e").dimension == 3


def test_only_one_embeds_at_a_time(shelf):
    with (
        shelf.ledger.alone(),
        pytest.raises(EmbeddingUnderWay),
        shelf.ledger.alone(),
    ):
        pytest.fail("two embed at once")

    with shelf.ledger.alone():
        pass


def test_what_is_kept_and_what_is_marked_can_be_asked_for(shelf):
    passages = prepared(shelf, a_record("tt1", LONG))
    ids = [passage.id for passage in passages]
    stranger = PassageId("tt404-0")

    assert shelf.upkeep.existing([*ids, stranger]) == set(ids)
    assert shelf.upkeep.indexed_ids("e") == set(ids)
    kept = shelf.upkeep.kept_vectors([*ids, stranger], embedder="e")
    assert kept.keys() == set(ids)
    expected = vectors_for(embedded(passages))[0]
    np.testing.assert_array_equal(kept[ids[0]], expected)


def test_passages_marked_as_lost_are_indexed_again(shelf):
    passages = prepared(shelf, a_record("tt1", LONG))

    shelf.upkeep.mark_lost([passages[0].id], embedder="e")

    assert index_all(shelf.passages) == [passages[0]]


def test_vectors_of_a_wrong_dimension_are_counted_and_dropped(shelf):
    passages = prepared(shelf, a_record("tt1", LONG))
    shelf.ledger.set_dimension("e", 3)
    odd = passages[1]
    broken = vectors_for(embedded([odd]), width=4)
    shelf.passages.save_vectors([odd.text_hash], broken, embedder="e")

    assert shelf.upkeep.count_broken_vectors("e") == 1
    shelf.upkeep.drop_broken_vectors("e")

    assert shelf.upkeep.count_broken_vectors("e") == 0
    assert embed_all(shelf.passages) == embedded([odd])
    assert shelf.upkeep.count_false_hashes() == 0
