"""What an index of passages promises."""

import numpy as np
import pytest

from backend.domain.films import FilmId
from backend.domain.passages import Passage, PassageId

A, B, C = (Passage(FilmId("tt1"), number, f"text {number}", 0.0) for number in range(3))
EAST, NORTH, NORTH_EAST = np.array(
    [[1, 0, 0], [0, 1, 0], [2**-0.5, 2**-0.5, 0]],
    dtype=np.float32,
)


def test_an_index_that_was_emptied_finds_nothing(index):
    index.add([A], np.stack([EAST]))

    index.remove([A.id])

    assert index.count() == 0
    assert index.nearest(EAST, limit=5) == []


def test_an_index_that_was_never_filled_holds_nothing(index):
    assert index.count() == 0
    assert list(index.held()) == []
    assert index.vectors([A.id]) == {}
    index.drop()


def test_the_nearest_come_first_with_the_cosine_as_their_score(index):
    index.add([A, B, C], np.stack([NORTH, EAST, NORTH_EAST]))

    found = index.nearest(EAST, limit=2)

    assert [passage_id for passage_id, _ in found] == [B.id, C.id]
    assert [score for _, score in found] == pytest.approx([1.0, 2**-0.5], abs=1e-5)


def test_what_is_added_again_takes_the_place_of_what_was_there(index):
    index.add([A], np.stack([NORTH]))

    index.add([A], np.stack([EAST]))

    assert index.count() == 1
    assert index.nearest(EAST, limit=1)[0][1] == pytest.approx(1.0, abs=1e-5)


def test_what_is_removed_is_found_no_longer(index):
    index.add([A, B], np.stack([EAST, NORTH]))

    index.remove([A.id])

    assert index.count() == 1
    assert [passage_id for passage_id, _ in index.nearest(EAST, limit=5)] == [B.id]


def test_removing_what_is_not_there_is_harmless(index):
    index.remove([A.id])

    assert index.count() == 0


def test_what_is_held_is_told(index):
    index.add([A, B, C], np.stack([NORTH, EAST, NORTH_EAST]))

    held = [passage_id for ids in index.held() for passage_id in ids]

    assert sorted(held) == [A.id, B.id, C.id]
    vectors = index.vectors([A.id, PassageId("tt9-9")])
    assert vectors.keys() == {A.id}
    np.testing.assert_allclose(vectors[A.id], NORTH, atol=1e-6)


def test_an_index_that_was_dropped_can_be_filled_again(index):
    index.add([A, B], np.stack([EAST, NORTH]))

    index.drop()

    assert index.count() == 0
    index.add([A], np.stack([NORTH]))
    assert index.count() == 1
