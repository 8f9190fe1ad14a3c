"""Films like a film come closest first, and each says what makes up its score."""

from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.domain.answers import FilmCard
from backend.domain.errors import DatabaseUnavailable, InvalidRequest, NotFound
from backend.domain.films import Film, FilmId
from backend.recommend.axes import BY_NAME, DIGITS, WEIGHTS
from backend.recommend.comparables import NO_WEIGHTS, Comparables
from tests.builders import a_film, a_known_film, ids, people
from tests.fakes.world import World

WORDS = st.lists(st.sampled_from(["sea", "fog", "ann"]), unique=True).map(tuple)
FILMS = st.builds(
    a_film,
    st.sampled_from(["Fog", "Rain", "Snow", "Hail"]),
    year=st.integers(1950, 1953),
    runtime=st.none() | st.integers(60, 200),
    votes=st.none() | st.integers(0, 10_000),
    genres=WORDS,
    keywords=WORDS,
    directors=WORDS.map(lambda names: people(*names)),
    plot=st.none() | WORDS.map(" ".join),
)
MANY = st.lists(FILMS, min_size=2, max_size=6, unique_by=lambda film: film.id)
SLIDERS = st.dictionaries(st.sampled_from(sorted(BY_NAME)), st.floats(0, 1))
FEW = settings(deadline=None, max_examples=30)
DRAMA = {"genres": ("Drama",)}
# Films with nothing in common with those that are compared, so that genres tell.
OTHERS = tuple(a_film(f"Other {n}", id=f"tt9{n}") for n in range(4))


def like(film: Film, *others: Film, limit: int = 10) -> Comparables:
    return World(film, *others).comparables.like(film.id, limit=limit)


def titles(found: Comparables) -> list[str]:
    return [card.film.title for card in found.cards]


def as_shown(number: float | None) -> Decimal:
    """Return a number with the digits that people see."""
    return Decimal(f"{number:.{DIGITS}f}")


def adds_up(card: FilmCard) -> bool:
    shares = sum((as_shown(s.contribution) for s in card.why), Decimal(0))
    return as_shown(card.score) == shares


@given(MANY, SLIDERS)
@FEW
def test_contributions_add_up_to_the_score_exactly(films, weights):
    found = World(*films).comparables.like(films[0].id, limit=10, weights=weights)

    assert all(map(adds_up, found.cards))


@given(MANY, SLIDERS)
@FEW
def test_each_share_is_positive_within_its_weight_and_has_evidence(films, weights):
    found = World(*films).comparables.like(films[0].id, limit=10, weights=weights)

    allowed = {**WEIGHTS, **weights}
    for share in (share for card in found.cards for share in card.why):
        assert 0 < share.contribution <= allowed[share.axis] + 10**-DIGITS
        assert share.evidence


@given(MANY)
@FEW
def test_the_closest_film_and_the_strongest_reason_come_first(films):
    found = World(*films).comparables.like(films[0].id, limit=10)

    scores = [card.score or 0 for card in found.cards]
    assert scores == sorted(scores, reverse=True)
    for card in found.cards:
        shares = [share.contribution for share in card.why]
        assert shares == sorted(shares, reverse=True)


@given(MANY)
@FEW
def test_the_same_question_has_the_same_answer_and_never_the_film_itself(films):
    first = World(*films).comparables.like(films[0].id, limit=10)
    second = World(*reversed(films)).comparables.like(films[0].id, limit=10)

    assert first.cards == second.cards
    assert films[0].id not in ids([card.film for card in first.cards])


@given(MANY)
@FEW
def test_fewer_are_the_first_of_many(films):
    finder = World(*films).comparables

    many = finder.like(films[0].id, limit=10).cards

    assert finder.like(films[0].id, limit=2).cards == many[:2]


@given(MANY, st.sets(st.integers(0, 5)))
@FEW
def test_among_some_films_they_are_ranked_as_among_all(films, places):
    finder = World(*films).comparables
    some = [film.id for n, film in enumerate(films) if n in places]

    among = finder.like(films[0].id, limit=10, among=some).cards

    every = finder.like(films[0].id, limit=10).cards
    assert among == tuple(card for card in every if card.film.id in some)


def test_those_wanted_may_be_named_twice_or_not_be_there():
    world = World(a_film("Fog", **DRAMA), rain := a_film("Rain", **DRAMA), *OTHERS)

    found = world.comparables.like(
        a_film("Fog").id, limit=5, among=[rain.id, FilmId("tt404"), rain.id]
    )

    assert titles(found) == ["Rain"]


def test_a_film_just_like_it_scores_near_one():
    film = a_known_film("Fog", keywords=tuple("abc"), tones=("eerie",))
    twin = a_known_film("Fog Again", keywords=tuple("abc"), tones=("eerie",))
    world = World(film, twin)
    world.shelf.co_likes[film.id, twin.id] = 1.0

    [card] = world.comparables.like(film.id, limit=5).cards

    assert {share.axis for share in card.why} == set(WEIGHTS)
    assert card.score == pytest.approx(1, abs=1e-5)


def test_the_closest_comes_first():
    fog = a_film("Fog", keywords=("sea", "guilt", "ship"), **DRAMA)
    far = a_film("Far", genres=("Drama", "War", "Crime"))
    near = a_film("Near", keywords=("sea", "guilt"), **DRAMA)

    assert titles(like(fog, far, near)) == ["Near", "Far"]


def test_films_that_score_the_same_come_in_order_of_their_ids():
    fog = a_film("Fog", **DRAMA)
    twins = [a_film("Twin", id=f"tt{n}", **DRAMA) for n in (3, 1, 2)]

    found = like(fog, *twins)

    assert ids([card.film for card in found.cards]) == ["tt1", "tt2", "tt3"]
    assert ids([card.film for card in like(fog, *twins, limit=2).cards]) == [
        "tt1",
        "tt2",
    ]


def test_plots_alike_make_films_alike_even_when_nothing_else_does():
    fog = a_film("Fog", plot="A ship is lost in the fog.")
    rain = a_film("Rain", plot="A ship is lost in the rain.")

    [card] = like(fog, rain).cards

    [share] = card.why
    assert share.axis == "plot"
    assert share.evidence[0].startswith("the plots of Fog and Rain are ")


def test_no_more_come_than_are_wanted():
    others = [a_film(f"Rain {n}", **DRAMA) for n in range(5)]

    assert len(like(a_film("Fog", **DRAMA), *others, limit=2).cards) == 2


def test_a_film_without_anything_in_common_with_any_has_none():
    assert like(a_film("Fog"), a_film("Rain", **DRAMA)).cards == ()


def test_weights_decide_what_comes_first():
    fog = a_film("Fog", year=1950, directors=people("Ann"))
    of_its_time = a_film("Of its time", year=1950)
    by_her = a_film("By her", year=1999, directors=people("Ann"))
    finder = World(fog, of_its_time, by_her, *OTHERS).comparables

    by_era = finder.like(fog.id, limit=5, weights={"makers": 0, "era": 1})
    by_makers = finder.like(fog.id, limit=5, weights={"makers": 1, "era": 0})

    assert titles(by_era)[0] == "Of its time"
    assert titles(by_makers) == ["By her"]
    assert {s.axis for card in by_makers.cards for s in card.why} == {"makers"}


def test_axes_without_a_weight_keep_their_own():
    fog, rain = a_film("Fog", year=1950, **DRAMA), a_film("Rain", year=1950, **DRAMA)
    world = World(fog, rain, *OTHERS)

    [card] = world.comparables.like(fog.id, limit=5, weights={"era": 0.5}).cards

    assert {share.axis: share.contribution for share in card.why} == pytest.approx(
        {"era": 0.5, "genre": WEIGHTS["genre"]}
    )


def test_when_no_axis_counts_no_film_is_like_it():
    nothing = dict.fromkeys(WEIGHTS, 0.0)
    world = World(fog := a_known_film("Fog"), a_known_film("Rain"))

    assert world.comparables.like(fog.id, limit=5, weights=nothing).cards == ()


ASKED: dict[str, Callable[..., object]] = {
    "films like it": lambda finder, a, _, weights: finder.like(
        a, limit=5, weights=weights
    ),
    "a pair": lambda finder, a, b, weights: finder.compare(a, b, weights=weights),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_an_axis_that_is_not_there_is_refused_with_those_there_are(ask):
    world = World(fog := a_known_film("Fog"), rain := a_known_film("Rain"))

    with pytest.raises(InvalidRequest) as refused:
        ask(world.comparables, fog.id, rain.id, {"era": 0.5, "colour": 0.5})

    assert "'colour'" in str(refused.value)
    assert all(name in str(refused.value) for name in WEIGHTS)


@pytest.mark.parametrize("weights", [NO_WEIGHTS, {"era": 0.9, "plot": 0}])
def test_any_two_films_are_compared_along_every_axis(weights: Mapping[str, float]):
    fog, rain = a_known_film("Fog"), a_film("Rain", year=1940, genres=("Horror",))
    finder = World(fog, rain, *OTHERS).comparables

    pair = finder.compare(fog.id, rain.id, weights=weights)

    assert [reading.axis for reading in pair.axes] == list(BY_NAME)
    assert {r.axis: r.weight for r in pair.axes} == {**WEIGHTS, **weights}
    for reading in pair.axes:
        assert bool(reading.evidence) == (reading.similarity > 0)
        assert reading.contribution == pytest.approx(
            reading.weight * reading.similarity, abs=2e-6
        )


@given(MANY, SLIDERS)
@FEW
def test_a_pair_scores_what_its_axes_add_up_to_whichever_way_it_is_asked(
    films, weights
):
    finder = World(*films).comparables
    a, b = films[0].id, films[1].id

    pair = finder.compare(a, b, weights=weights)

    shares = (as_shown(reading.contribution) for reading in pair.axes)
    assert as_shown(pair.score) == sum(shares, Decimal(0))
    back = finder.compare(b, a, weights=weights)
    assert back.score == pytest.approx(pair.score, abs=1e-5)


@given(MANY)
@FEW
def test_a_pair_scores_what_the_film_scores_in_the_list(films):
    finder = World(*films).comparables
    film = films[0].id

    for card in finder.like(film, limit=10).cards:
        assert finder.compare(film, card.film.id).score == card.score


@pytest.mark.parametrize("place", [0, 1])
def test_a_pair_with_a_film_that_is_not_there_is_not_found(place):
    pair = [FilmId("tt404"), FilmId("tt404")]
    pair[place] = a_film("Fog").id

    with pytest.raises(NotFound, match="film 'tt404'"):
        World(a_film("Fog")).comparables.compare(*pair)


def test_a_film_without_a_plot_compares_by_its_facts_and_it_is_noted():
    found = like(a_film("Fog", **DRAMA), a_film("Rain", **DRAMA), *OTHERS)

    assert not found.plots_compared
    assert titles(found) == ["Rain"]
    assert "plot" not in {share.axis for share in found.cards[0].why}


def test_with_a_plot_it_is_noted_that_plots_were_compared():
    assert like(a_known_film("Fog")).plots_compared


def test_without_the_index_films_compare_as_before():
    world = World(fog := a_known_film("Fog"), a_known_film("Rain"))
    before = world.comparables.like(fog.id, limit=5).cards
    world.index.is_away = True

    assert world.comparables.like(fog.id, limit=5).cards == before


def test_a_film_that_is_not_there_is_not_found():
    with pytest.raises(NotFound, match="film 'tt404'"):
        World().comparables.like(FilmId("tt404"), limit=5)


def test_without_the_catalogue_nothing_is_compared():
    fog = a_film("Fog")
    world = World(fog)
    world.catalogue.is_away = True

    with pytest.raises(DatabaseUnavailable):
        world.comparables.like(fog.id, limit=5)
