"""A like of one film says for another what EASE's formula says."""

import numpy as np
import pytest

from ingestion.sources import co_likes
from ingestion.sources.co_likes import RIDGE, LikedTogether
from tests.progress import Quiet


def comparing(likes: list[tuple[int, int]]) -> LikedTogether:
    users, films = np.array(likes, np.int32).reshape(-1, 2).T
    return LikedTogether(users, films, Quiet())


def by_lot(users: int, films: int) -> list[tuple[int, int]]:
    chance = np.random.default_rng(5)
    liked = chance.random((users, films)) < np.linspace(0.02, 0.6, films)
    return [(int(user), int(film)) for user, film in np.argwhere(liked)]


def all_weights(together: LikedTogether) -> np.ndarray:
    return np.column_stack([together.weights(n) for n in range(len(together.films))])


def kept_weights(together: LikedTogether) -> np.ndarray:
    kept = np.zeros((len(together.films), len(together.films)))
    for heralds in together.heralds():
        place = np.searchsorted(together.films, heralds.number)
        kept[np.searchsorted(together.films, heralds.films), place] = heralds.strengths
    return kept


def test_two_films_weigh_as_worked_out_by_hand():
    # 20 like film 7, 18 of them and nobody else film 9. The matrix is
    # [20 + 100, 18; 18, 18 + 100]; its inverse is [118, -18; -18, 120] / 13836.
    likes = [(u, 7) for u in range(20)] + [(u, 9) for u in range(18)]

    together = comparing(likes)

    assert together.weights(0) == pytest.approx([0, 18 / 118])
    assert together.weights(1) == pytest.approx([18 / 120, 0])
    for_7, for_9 = together.heralds()
    assert (for_7.number, *for_7.films, *for_7.strengths) == (7, 9, 1.0)
    assert (for_9.number, *for_9.films) == (9, 7)
    assert for_9.strengths == pytest.approx([118 / 120])


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

    assert all_weights(together) == pytest.approx(expected, abs=1e-6)


def test_strengths_are_weights_over_the_largest_whatever_their_sign():
    together = comparing(by_lot(users=150, films=40))

    weights = all_weights(together)
    largest = np.abs(weights).max()
    assert kept_weights(together) == pytest.approx(weights / largest, rel=1e-5)
    assert (weights < 0).any()
    for heralds in together.heralds():
        assert list(heralds.strengths) == sorted(heralds.strengths, reverse=True)


def test_the_largest_weights_of_all_are_kept_and_no_more_than_so_many_a_film(
    monkeypatch,
):
    monkeypatch.setattr(co_likes, "KEPT", 10)
    together = comparing(by_lot(users=150, films=40))

    sizes, kept = np.abs(all_weights(together)), kept_weights(together) != 0

    assert 0.9 * 10 * 40 < kept.sum() <= 10 * 40
    assert sizes[kept].min() > sizes[~kept].max()
    assert len(set(kept.sum(axis=0))) > 1


def test_a_film_liked_in_spite_of_others_has_what_they_say_below_zero():
    likes = [(u, 1) for u in range(30)] + [(u, 2) for u in range(30, 60)]
    likes += [(u, film) for film in (1, 2) for u in range(60, 64)]
    likes += [(u, 3) for u in range(64)]

    weights = kept_weights(comparing(likes))

    assert weights[0, 1] < 0 < weights[2, 1]


def test_films_that_nobody_likes_together_say_nothing_of_each_other():
    likes = [(u, 1) for u in range(30)] + [(u, 2) for u in range(30, 60)]

    assert [len(h.films) for h in comparing(likes).heralds()] == [0, 0]


def test_nobody_s_likes_compare_nothing():
    assert list(comparing([]).heralds()) == []
