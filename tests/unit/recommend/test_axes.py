"""How alike two films are along one axis, and on what evidence."""

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.domain.films import Film
from backend.recommend.axes import AXES, BY_NAME, LARGE_CO_LIKE, WEIGHTS
from tests.builders import a_film, cast, people
from tests.fakes.world import World

NAMES = st.lists(st.sampled_from(["sea", "fog", "ann"]), unique=True).map(tuple)
YEARS = st.none() | st.integers(1900, 2020)
FILMS = st.builds(
    a_film,
    st.sampled_from(["Fog", "Rain"]),
    year=YEARS,
    runtime=st.none() | st.integers(1, 300),
    votes=st.none() | st.integers(0, 10**6),
    genres=NAMES,
    keywords=NAMES,
    themes=NAMES,
    tones=NAMES,
    directors=NAMES.map(lambda names: people(*names)),
    writers=NAMES.map(lambda names: people(*names)),
    cast=NAMES.map(lambda names: cast(*names)),
    plot=st.none() | NAMES.map(" ".join),
)
MANY = st.lists(FILMS, min_size=2, max_size=5, unique_by=lambda film: film.id)
# Others have nothing of what these films have, so that sharing it tells something.
OTHERS = tuple(a_film(f"Other {n}", id=f"tt9{n}") for n in range(8))


class Likeness(NamedTuple):
    """How alike two films are, and what they have in common."""

    similarity: float
    evidence: tuple[str, ...]


def alike(axis: str, a: Film, b: Film, world: World | None = None) -> Likeness:
    shelf = (world or World(a, b, *OTHERS)).now()
    rows = shelf.rows[a.id], shelf.rows[b.id]
    similarity = float(BY_NAME[axis].likeness(shelf, rows[0])[rows[1]])
    evidence = BY_NAME[axis].evidence(shelf, *rows) if similarity else ()
    return Likeness(similarity, evidence)


def one(**fields: object) -> Film:
    return a_film("One", id="tt1", **fields)


def another(**fields: object) -> Film:
    return a_film("Another", id="tt2", **fields)


@given(st.sampled_from(sorted(BY_NAME)), MANY)
@settings(deadline=None, max_examples=50)
def test_a_similarity_lies_between_0_and_1_and_has_evidence(axis, films):
    world = World(*films)
    for film in films[1:]:
        likeness = alike(axis, films[0], film, world)

        assert 0 <= likeness.similarity <= 1
        assert bool(likeness.evidence) == (likeness.similarity > 0)


@given(st.sampled_from(sorted(BY_NAME)), MANY)
@settings(deadline=None, max_examples=50)
def test_the_one_is_as_like_the_other_as_the_other_is_like_the_one(axis, films):
    world = World(*films)
    a, b = films[:2]

    assert alike(axis, a, b, world).similarity == pytest.approx(
        alike(axis, b, a, world).similarity, abs=1e-6
    )


@pytest.mark.parametrize(
    ("axis", "field"), [("genre", "genres"), ("theme", "keywords"), ("tone", "tones")]
)
@pytest.mark.parametrize(
    ("ours", "theirs", "shared"),
    [
        ((), (), ()),
        (("Drama",), (), ()),
        (("Drama",), ("Crime",), ()),
        (("Drama",), ("Drama",), ("Drama",)),
        (("Drama", "War"), ("Drama", "Crime"), ("Drama",)),
    ],
)
def test_films_are_alike_by_what_they_share(axis, field, ours, theirs, shared):
    likeness = alike(axis, one(**{field: ours}), another(**{field: theirs}))

    assert likeness.evidence == shared
    assert (likeness.similarity > 0) == bool(shared)


def test_films_that_share_all_are_as_alike_as_can_be_and_half_is_less():
    ours = one(genres=("Drama", "War"))

    every = alike("genre", ours, another(genres=("War", "Drama")))
    half = alike("genre", ours, another(genres=("Drama", "Crime")))

    assert every.similarity == pytest.approx(1)
    assert 0.2 < half.similarity < 0.5


def test_a_genre_written_twice_counts_once():
    a, b = one(genres=("Drama", "drama")), another(genres=("Drama",))

    assert alike("genre", a, b).similarity == pytest.approx(1)


def test_what_few_films_have_says_more_and_is_named_first():
    common = [
        a_film(f"Common {n}", id=f"tt8{n}", keywords=("friendship",)) for n in range(20)
    ]
    fog = one(keywords=("friendship", "lighthouse"))
    rare = another(keywords=("lighthouse", "war"))
    usual = a_film("Usual", id="tt3", keywords=("friendship", "love"))
    both = a_film("Both", id="tt4", keywords=("friendship", "lighthouse"))
    world = World(fog, rare, usual, both, *common)

    by_rare = alike("theme", fog, rare, world).similarity
    by_usual = alike("theme", fog, usual, world).similarity

    assert by_rare > by_usual > 0
    assert alike("theme", fog, both, world).evidence == ("lighthouse", "friendship")


def test_keywords_and_derived_themes_are_themes_alike():
    a, b = one(keywords=("revenge",)), another(themes=("Revenge",))

    assert tuple(alike("theme", a, b)) == (pytest.approx(1), ("revenge",))


def test_no_more_than_five_things_are_named():
    words = tuple("abcdefgh")

    assert len(alike("theme", one(keywords=words), another(keywords=words))[1]) == 5


def test_a_shared_star_says_more_than_one_billed_third():
    fog = one(cast=cast("Ann", "Bob", "Cid"))

    star = alike("cast", fog, another(cast=cast("Ann", "Dan", "Eve")))
    third = alike("cast", fog, another(cast=cast("Dan", "Eve", "Cid")))

    assert star.similarity > third.similarity > 0
    assert star.evidence == ("Ann is in both",)


def test_a_director_who_wrote_the_other_film_made_both():
    a, b = one(directors=people("Ann")), another(writers=people("Ann"))

    assert tuple(alike("makers", a, b)) == (pytest.approx(1), ("Ann made both",))


def test_a_shared_director_says_more_than_a_shared_writer():
    fog = one(directors=people("Ann"), writers=people("Bob"))

    by_director = alike("makers", fog, another(directors=people("Ann")))
    by_writer = alike("makers", fog, another(writers=people("Bob")))

    assert by_director.similarity > by_writer.similarity > 0


def test_who_directed_and_wrote_both_is_named_once():
    both = {"directors": people("Ann"), "writers": people("Ann")}

    assert alike("makers", one(**both), another(**both))[1] == ("Ann made both",)


@pytest.mark.parametrize(
    ("ours", "theirs", "similarity"),
    [
        (1950, 1950, 1.0),
        (1950, 1965, 0.368),
        (1965, 1950, 0.368),
        (1950, 1980, 0.135),
        (None, 1950, 0.0),
        (1950, None, 0.0),
        (None, None, 0.0),
    ],
)
def test_years_are_alike_when_near(ours, theirs, similarity):
    likeness = alike("era", one(year=ours), another(year=theirs))

    assert likeness.similarity == pytest.approx(similarity, abs=0.001)
    assert likeness.evidence == ((f"{ours} and {theirs}",) if similarity else ())


@pytest.mark.parametrize(
    ("ours", "theirs", "similarity", "evidence"),
    [
        (
            {"runtime": 90, "votes": 5_000},
            {"runtime": 90, "votes": 5_000},
            1.0,
            ("90 and 90 minutes", "5,000 and 5,000 votes"),
        ),
        ({"runtime": 90}, {"runtime": 120}, 0.184, ("90 and 120 minutes",)),
        ({"votes": 10}, {"votes": 10}, 0.5, ("10 and 10 votes",)),
        ({"runtime": 90}, {"votes": 10}, 0.0, ()),
        ({}, {}, 0.0, ()),
    ],
)
def test_scale_is_length_and_fame(ours, theirs, similarity, evidence):
    likeness = alike("scale", one(**ours), another(**theirs))

    assert tuple(likeness) == (pytest.approx(similarity, abs=0.001), evidence)


def test_plots_are_alike_by_what_they_tell():
    fog = one(plot="A ship is lost in the fog.")

    near = alike("plot", fog, another(plot="A ship is lost in the rain."))
    far = alike("plot", fog, another(plot="Lovers dance."))

    assert near.similarity > 0.7 > far.similarity
    assert near.evidence == (
        f"the plots of One and Another are {near.similarity:.0%} alike",
    )


def test_a_film_without_a_plot_is_like_none_by_it():
    assert alike("plot", one(plot="A ship."), another()) == (0, ())


def test_co_likes_count_whichever_way_they_lead():
    world = World(one(), another())
    world.shelf.co_likes[one().id, another().id] = LARGE_CO_LIKE / 4
    world.shelf.co_likes[another().id, one().id] = LARGE_CO_LIKE / 2

    assert alike("co_like", one(), another(), world) == (
        0.5,
        ("those who like One like Another",),
    )
    assert alike("co_like", another(), one(), world).similarity == 0.5


def test_of_large_co_likes_none_makes_films_more_alike_than_another():
    world = World(one(), another())
    world.shelf.co_likes[one().id, another().id] = 3 * LARGE_CO_LIKE

    assert alike("co_like", one(), another(), world).similarity == 1


def test_a_like_that_speaks_against_a_film_makes_them_no_less_than_unlike():
    world = World(one(), another())
    world.shelf.co_likes[one().id, another().id] = -0.1
    world.shelf.co_likes[another().id, one().id] = -0.2

    assert alike("co_like", one(), another(), world) == (0, ())


def test_weights_make_up_one_and_each_axis_has_a_name_of_its_own():
    assert sum(WEIGHTS.values()) == pytest.approx(1)
    assert len(BY_NAME) == len(AXES)
