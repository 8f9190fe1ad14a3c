"""A like of one film says for another what EASE's formula says."""

import numpy as np
import pytest

from ingestion.sources import co_likes
from ingestion.sources.co_likes import RIDGE, Herald, LikedTogether
from tests.progress import Quiet


def comparing(likes: list[tuple[int, int]]) -> LikedTogether:
    users, films = np.array(likes, np.int32).reshape(-1, 2).T
    return LikedTogether(users, films, Quiet())


def by_lot(users: int, films: int) -> list[tuple[int, int]]:
    chance = np.random.default_rng(5)
    liked = chance.random((users, films)) < np.linspace(0.02, 0.6, films)
    return [(int(user), int(film)) for user, film in np.argwhere(liked)]


def test_two_films_weigh_as_worked_out_by_hand():
    # 20 like film 7, 18 of them and nobody else film 9. The matrix is
    # [20 + 100, 18; 18, 18 + 100]; its inverse is [118, -18; -18, 120] / 13836.
    likes = [(u, 7) for u in range(20)] + [(u, 9) for u in range(18)]

    together = comparing(likes)

    assert together.weights(0) == pytest.approx([0, 18 / 118])
    assert together.weights(1) == pytest.approx([18 / 120, 0])
    for_7, for_9 = (heralds for _, heralds in together.heralds())
    assert for_7 == (Herald(9, 1.0),)
    assert for_9[0].strength == pytest.approx(118 / 120)


@pytest.mark.parametrize("block", [1, 7, 40, 64])
def test_many_films_weigh_as_the_formula_says_whatever_the_block(monkeypatch, block):
    monkeypatch.setattr(co_likes, "_BLOCK", block)
    likes = by_lot(users=150, films=40)
    seen = np.zeros((150, 40))
    seen[tuple(np.array(likes).T)] = 1
    inverse = np.linalg.inv(seen.T @ seen + RIDGE * np.eye(40))
    expected = -inverse / np.diag(inverse)
    np.fill_diagonal(expected, 0)

    together = comparing(likes)

    found = np.column_stack([together.weights(place) for place in range(40)])
    assert found == pytest.approx(expected, abs=1e-6)


def test_strengths_are_weights_over_the_largest():
    together = comparing(by_lot(users=150, films=40))

    kept = dict(together.heralds())
    largest = max(float(together.weights(place).max()) for place in range(40))

    assert max(h.strength for heralds in kept.values() for h in heralds) == 1
    for place, film in enumerate(together.films):
        weights = together.weights(place)
        assert [h.strength for h in kept[int(film)]] == pytest.approx(
            sorted(weights[weights > 0] / largest, reverse=True), rel=1e-4
        )


def test_a_film_liked_in_spite_of_others_is_heralded_by_none_of_them():
    likes = [(u, 1) for u in range(30)] + [(u, 2) for u in range(30, 60)]

    assert list(comparing(likes).heralds()) == [(1, ()), (2, ())]


def test_nobody_s_likes_compare_nothing():
    assert list(comparing([]).heralds()) == []
