"""Films like a film come closest first, and each says what makes up its score."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.errors import DatabaseUnavailable, NotFound
from backend.domain.films import Film, FilmId
from backend.recommend.comparables import WEIGHTS, Comparables, score
from tests.builders import a_film, a_known_film, ids, people
from tests.fakes.world import World

WORDS = st.lists(st.sampled_from(["sea", "fog", "ann"]), unique=True).map(tuple)
FILMS = st.builds(
    a_film,
    st.sampled_from(["Fog", "Rain", "Snow", "Hail"]),
    year=st.integers(1950, 1953),
    genres=WORDS,
    keywords=WORDS,
    directors=WORDS.map(lambda names: people(*names)),
    plot=st.none() | WORDS.map(" ".join),
)


def like(film: Film, *others: Film, limit: int = 10) -> Comparables:
    return World(film, *others).comparables.like(film.id, limit=limit)


def titles(found: Comparables) -> list[str]:
    return [card.film.title for card in found.cards]


@given(FILMS, FILMS, st.floats(-1, 1))
def test_contributions_add_up_to_the_score_exactly(film, other, nearness):
    card = score(film, other, nearness)

    assert card.score == sum(share.contribution for share in card.why)


@given(FILMS, FILMS, st.floats(-1, 1))
def test_each_share_is_positive_within_its_weight_and_has_evidence(film, other, near):
    card = score(film, other, near)

    assert all(0 < share.contribution <= WEIGHTS[share.axis] for share in card.why)
    assert all(share.evidence for share in card.why)


@given(FILMS, FILMS, st.floats(-1, 1))
def test_the_strongest_reason_comes_first(film, other, nearness):
    shares = [share.contribution for share in score(film, other, nearness).why]

    assert shares == sorted(shares, reverse=True)


@given(st.lists(FILMS, min_size=1, max_size=6, unique_by=lambda film: film.id))
def test_the_same_question_has_the_same_answer_and_never_the_film_itself(films):
    world = World(*films)

    first = world.comparables.like(films[0].id, limit=10)
    second = world.comparables.like(films[0].id, limit=10)

    assert first.cards == second.cards
    assert films[0].id not in ids([card.film for card in first.cards])


def test_weights_make_up_one():
    assert sum(WEIGHTS.values()) == pytest.approx(1)


def test_a_film_just_like_it_scores_near_one():
    film = a_known_film("Fog", keywords=tuple("abc"))
    twin = a_known_film("Fog Again", keywords=tuple("abc"))

    [card] = like(film, twin).cards

    assert {share.axis for share in card.why} == set(WEIGHTS)
    assert card.score == pytest.approx(0.9625)


def test_the_closest_comes_first():
    fog = a_film("Fog", keywords=("sea", "guilt", "ship"), genres=("Drama",))
    far = a_film("Far", genres=("Drama", "War", "Crime"))
    near = a_film("Near", keywords=("sea", "guilt"), genres=("Drama",))

    assert titles(like(fog, far, near)) == ["Near", "Far"]


def test_films_that_score_the_same_come_in_order_of_their_ids():
    fog = a_film("Fog", genres=("Drama",))
    twins = [a_film("Twin", id=f"tt{n}", genres=("Drama",)) for n in (3, 1, 2)]

    found = like(fog, *twins)

    assert ids([card.film for card in found.cards]) == ["tt1", "tt2", "tt3"]


def test_plots_alike_make_films_alike_even_when_nothing_else_does():
    fog = a_film("Fog", plot="A ship is lost in the fog.")
    rain = a_film("Rain", plot="A ship is lost in the rain.")

    [card] = like(fog, rain).cards

    [share] = card.why
    assert share.axis == "plot"
    assert share.evidence[0].startswith("the plots of Fog and Rain are ")


def test_the_nearest_passage_of_a_long_plot_counts():
    fog = a_film("Fog", plot="A ship is lost.")
    rain = a_film("Rain", plot=f"A ship is lost. {'Rain falls. ' * 100}")

    [card] = like(fog, rain).cards

    assert card.why[0].axis == "plot"
    assert (card.score or 0) < WEIGHTS["plot"]


def test_no_more_come_than_are_wanted():
    others = [a_film(f"Rain {n}", genres=("Drama",)) for n in range(5)]

    assert len(like(a_film("Fog", genres=("Drama",)), *others, limit=2).cards) == 2


def test_a_film_without_anything_in_common_with_any_has_none():
    assert like(a_film("Fog"), a_film("Rain", genres=("Drama",))).cards == ()


def test_without_the_index_the_rows_still_compare_and_it_is_noted():
    fog = a_known_film("Fog")
    world = World(fog, a_known_film("Rain"))
    world.index.is_away = True

    found = world.comparables.like(fog.id, limit=5)

    assert not found.plots_compared
    assert titles(found) == ["Rain"]
    assert "plot" not in {share.axis for share in found.cards[0].why}


def test_with_the_index_it_is_noted_that_plots_were_compared():
    assert like(a_known_film("Fog")).plots_compared


def test_a_film_that_is_not_there_is_not_found():
    with pytest.raises(NotFound, match="film 'tt404'"):
        World().comparables.like(FilmId("tt404"), limit=5)


def test_without_the_catalogue_nothing_is_compared():
    fog = a_film("Fog")
    world = World(fog)
    world.catalogue.is_away = True

    with pytest.raises(DatabaseUnavailable):
        world.comparables.like(fog.id, limit=5)
