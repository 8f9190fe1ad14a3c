"""What an answer says is borne out, and what it offers next can be asked."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.answers import Answer
from backend.domain.films import Film
from backend.domain.plans import (
    Field,
    FindSimilar,
    Introduce,
    Plan,
    ReadField,
    Reason,
    Refuse,
    SearchPlots,
)
from backend.knowledge.compose import EXAMPLES, compose
from tests.builders import a_film, a_known_film, cast, people
from tests.fakes.world import World

WORDS = st.sampled_from(["sea", "Fog", "It", "8½", "Dr. No", "guilt", "A.B.", "why?"])
SOME = st.lists(WORDS, max_size=4, unique=True).map(tuple)
FILMS = st.builds(
    a_film,
    WORDS,
    year=st.none() | st.integers(1950, 1953),
    genres=SOME,
    keywords=SOME,
    plot=st.none() | st.lists(WORDS, min_size=1).map(" ".join),
    directors=SOME.map(lambda names: people(*names)),
    writers=SOME.map(lambda names: people(*names)),
    cast=SOME.map(lambda names: cast(*names)),
    rating=st.none() | st.floats(0, 10),
)
CATALOGUES = st.lists(FILMS, min_size=1, max_size=5, unique_by=lambda film: film.id)


def plans_over(films: list[Film]) -> st.SearchStrategy[Plan]:
    film_ids = st.sampled_from([film.id for film in films])
    others = st.lists(film_ids, max_size=2).map(tuple)
    return st.one_of(
        st.builds(ReadField, film_ids, st.sampled_from(Field), others),
        st.builds(FindSimilar, film_ids, others),
        st.builds(SearchPlots, WORDS),
        st.builds(Refuse, st.sampled_from(Reason), WORDS, others),
        st.just(Introduce()),
    )


def answer(world: World, plan: Plan) -> Answer:
    return compose(world.carrying_out.carry_out(plan))


def said_numbers(text: str) -> list[int]:
    return [int(n) for n in re.findall(r"\[(\d+)\]", text)]


@given(st.data())
def test_every_number_in_an_answer_cites_a_film_that_is_shown_and_no_other(data):
    films = data.draw(CATALOGUES)
    plan = data.draw(plans_over(films))

    said = answer(World(*films), plan)

    shown = {card.film.id for card in said.cards}
    assert said_numbers(said.text) == [citation.n for citation in said.citations]
    assert {citation.film_id for citation in said.citations} <= shown
    assert all(citation.text for citation in said.citations)


def test_a_number_in_brackets_within_a_plot_is_no_citation():
    film = a_film("Fog", plot="A ship sails.[2] It sinks.[3]")

    said = answer(World(film), ReadField(film.id, Field.PLOT))

    assert said_numbers(said.text) == [citation.n for citation in said.citations]


@pytest.mark.parametrize(
    "title",
    [
        "Fog",
        "It",
        "M",
        "1917",
        "[REC]",
        "What's Up, Doc?",
        "Blade Runner 2049",
        "Scary Movie",
        "The Lego Movie",
        "Never Say Never Again",
        "The Good, the Bad and the Ugly",
        "Who Framed Roger Rabbit",
        "Birdman or (The Unexpected Virtue of Ignorance)",
        "What Happens in Vegas",
        "Airplane!",
        "A Film About Love",
    ],
)
@pytest.mark.parametrize("year", [None, 1999])
def test_what_is_offered_next_is_understood_and_means_the_same_film(title, year):
    film = a_known_film(title, year=year)
    world = World(film)

    asked = [ReadField(film.id, field) for field in (Field.YEAR, Field.PLOT)]
    offered = {question for plan in asked for question in answer(world, plan).followups}

    assert len(offered) == 4
    for question in offered:
        plan = world.understanding.plan(question)
        assert isinstance(plan, ReadField | FindSimilar), question
        assert plan.film_id == film.id


def test_the_examples_are_understood():
    titles = ("Parasite", "Spirited Away", "The Third Man")
    world = World(*map(a_film, titles))

    plans = [world.understanding.plan(example) for example in EXAMPLES]

    assert [type(plan) for plan in plans] == [ReadField, ReadField, FindSimilar]
