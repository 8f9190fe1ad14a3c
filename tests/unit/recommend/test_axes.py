"""How alike two films are along one axis, and on what evidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.films import Film
from backend.recommend.axes import AXES, Likeness
from tests.builders import a_film, cast, people

WORDS = st.lists(st.sampled_from(["sea", "fog", "ann"]), unique=True).map(tuple)
FILMS = st.builds(
    a_film,
    st.just("Fog"),
    year=st.none() | st.integers(1900, 2020),
    genres=WORDS,
    keywords=WORDS,
    directors=WORDS.map(lambda names: people(*names)),
    writers=WORDS.map(lambda names: people(*names)),
    cast=WORDS.map(lambda names: cast(*names)),
)


def alike(axis: str, a: Film, b: Film) -> Likeness:
    return AXES[axis](a, b)


@pytest.mark.parametrize(
    ("ours", "theirs", "similarity", "shared"),
    [
        ((), (), 0.0, ()),
        (("Drama",), (), 0.0, ()),
        (("Drama",), ("Drama",), 1.0, ("Drama",)),
        (("Drama", "War"), ("drama", "Crime"), 1 / 3, ("Drama",)),
    ],
)
def test_genres_are_alike_by_their_share(ours, theirs, similarity, shared):
    a, b = a_film(genres=ours), a_film(genres=theirs)

    likeness = alike("genre", a, b)
    assert likeness.similarity == pytest.approx(similarity)
    assert likeness.evidence == shared


def test_a_genre_written_twice_counts_once():
    a, b = a_film(genres=("Drama", "drama")), a_film(genres=("Drama",))

    assert alike("genre", a, b).similarity == 1
    assert alike("genre", b, a).similarity == 1


@pytest.mark.parametrize(("count", "similarity"), [(0, 0), (1, 1 / 3), (3, 1), (5, 1)])
def test_three_shared_keywords_are_as_good_as_all(count, similarity):
    a, b = a_film(keywords=tuple("abcde")), a_film(keywords=tuple("abcde")[:count])

    assert alike("theme", a, b).similarity == pytest.approx(similarity)


@pytest.mark.parametrize(("count", "similarity"), [(0, 0), (1, 0.5), (2, 0.75)])
def test_one_shared_actor_says_much_and_a_second_little_more(count, similarity):
    names = ("Ann", "Bob")
    a, b = a_film(cast=cast(*names)), a_film(cast=cast(*names[:count]))

    assert alike("cast", a, b).similarity == similarity


def test_a_director_who_wrote_the_other_film_made_both():
    a, b = a_film(directors=people("Ann")), a_film(writers=people("Ann"))

    assert alike("makers", a, b) == Likeness(0.5, ("Ann made both",))


def test_who_directed_and_wrote_both_counts_once():
    a = a_film(directors=people("Ann"), writers=people("Ann"))

    assert alike("makers", a, a) == Likeness(0.5, ("Ann made both",))


@pytest.mark.parametrize(
    ("one", "other", "similarity"),
    [
        (1950, 1950, 1.0),
        (1950, 1970, 0.5),
        (1970, 1950, 0.5),
        (1950, 1990, 0.0),
        (1950, 2020, 0.0),
        (None, 1950, 0.0),
        (1950, None, 0.0),
    ],
)
def test_years_are_alike_when_near(one, other, similarity):
    likeness = alike("era", a_film(year=one), a_film(year=other))

    assert likeness.similarity == similarity
    assert bool(likeness.evidence) == bool(similarity)


@given(st.sampled_from(sorted(AXES)), FILMS, FILMS)
def test_a_similarity_lies_between_0_and_1_and_what_is_alike_has_evidence(axis, a, b):
    likeness = alike(axis, a, b)

    assert 0 <= likeness.similarity <= 1
    assert bool(likeness.evidence) == (likeness.similarity > 0)
