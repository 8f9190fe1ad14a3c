"""A half-remembered film is narrowed down, and no answer loses it."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.domain.films import Film, FilmFilter, FilmId
from backend.recommend.narrowing import (
    WRONG_ANSWERS,
    Narrowed,
    Narrower,
    Remembered,
    Reply,
)
from backend.recommend.traits import most_telling
from tests.builders import a_film, ids
from tests.fakes.world import World
from tests.somebody import (
    by_chance,
    films_by_lot,
    narrow_down,
    share_found,
    vague_text,
)

FUNNY = a_film("Funny", id="tt1", genres=("Comedy",), year=1950, plot="A ship sinks.")
SCARY = a_film("Scary", id="tt2", genres=("Horror",), year=1990, plot="A ghost howls.")
BLANK = a_film("Blank", id="tt3")
ALL = (FUNNY, SCARY, BLANK)
COMEDY, HORROR = "genre:Comedy", "genre:Horror"
REPLIES = st.dictionaries(
    st.sampled_from([COMEDY, HORROR, "year<1970"]), st.sampled_from(Reply)
)


def narrow(
    *films: Film,
    text: str = "",
    candidates: tuple[FilmId, ...] | None = None,
    replies: dict[str, Reply] | None = None,
    filters: FilmFilter | None = None,
    limit: int = 10,
) -> Narrowed:
    remembered = Remembered(text, candidates, filters or FilmFilter(), replies or {})
    return World(*films).narrower.narrow(remembered, limit=limit)


def shares(found: Narrowed) -> dict[str, float]:
    return {card.film.title: card.score or 0 for card in found.cards}


def test_candidates_begin_as_likely_as_one_another():
    found = narrow(*ALL, candidates=(FUNNY.id, SCARY.id))

    assert shares(found) == {"Funny": 0.5, "Scary": 0.5}
    assert found.remaining == 2


def test_a_text_says_which_is_likelier_and_loses_none():
    told = shares(narrow(*ALL, text="a ghost that howls"))

    assert next(iter(told)) == "Scary"
    assert all(share > 0 for share in told.values())


def test_with_nothing_told_the_better_known_are_likelier():
    famous = a_film("Famous", id="tt9", votes=10_000)

    assert next(iter(shares(narrow(*ALL, famous)))) == "Famous"


def test_an_answer_makes_films_less_likely_and_removes_none():
    two = (FUNNY.id, SCARY.id)

    told = shares(narrow(*ALL, candidates=two, replies={COMEDY: Reply.NO}))

    assert told == pytest.approx({"Scary": 1 - WRONG_ANSWERS, "Funny": WRONG_ANSWERS})


def test_one_wrong_answer_is_made_up_for_by_two_right_ones():
    replies = {COMEDY: Reply.YES, HORROR: Reply.YES, "year<1970": Reply.NO}

    assert next(iter(shares(narrow(*ALL, replies=replies)))) == "Scary"


@given(REPLIES)
@settings(deadline=None, max_examples=30)
def test_a_film_of_which_nobody_knows_keeps_its_share(replies):
    told = narrow(*ALL, candidates=ids_of(*ALL), replies=replies)

    assert shares(told)["Blank"] == pytest.approx(1 / 3, abs=1e-3)
    assert sum(shares(told).values()) == pytest.approx(1, abs=1e-5)


def ids_of(*films: Film) -> tuple[FilmId, ...]:
    return tuple(film.id for film in films)


def test_who_is_unsure_changes_nothing_and_is_not_asked_again():
    films = [
        a_film(f"{n}", id=f"tt{n}", genres=("Comedy" if n % 2 else "War",), year=1950)
        for n in range(6)
    ]
    asked: dict[str, Reply] = {}
    while question := narrow(*films, replies=asked).question:
        assert question.id not in asked
        asked[question.id] = Reply.UNSURE

    assert set(asked) == {"genre:Comedy", "genre:War"}
    assert shares(narrow(*films, replies=asked)) == shares(narrow(*films))


def test_filters_leave_films_out_and_candidates_that_are_not_there_do_no_harm():
    old = FilmFilter(year_lte=1970)
    named = (FilmId("tt404"), FUNNY.id, FUNNY.id, SCARY.id)

    assert list(shares(narrow(*ALL, filters=old))) == ["Funny"]
    assert list(shares(narrow(*ALL, candidates=named, filters=old))) == ["Funny"]


@pytest.mark.parametrize("candidates", [(), (FilmId("tt404"),)])
def test_where_no_film_is_left_nothing_is_asked(candidates):
    found = narrow(*ALL, candidates=candidates)

    assert (found.question, found.cards, found.remaining) == (None, (), 0)
    assert narrow().cards == ()


def test_no_more_come_than_are_wanted_and_the_same_every_time():
    first, again = (narrow(*films_by_lot(30, seed=1), limit=3) for _ in range(2))

    assert len(first.cards) == 3
    assert ids([c.film for c in first.cards]) == ids([c.film for c in again.cards])


def test_without_the_embedder_words_alone_tell():
    world = World(*ALL)
    world.embedder.is_away = True

    found = world.narrower.narrow(Remembered("a ghost that howls"), limit=1)

    assert list(shares(found)) == ["Scary"]


@pytest.mark.parametrize("with_text", [False, True])
def test_a_film_in_mind_is_found_twice_as_often_as_by_questions_drawn_by_lot(with_text):
    films = films_by_lot(600, seed=3)
    world, chance = World(*films), random.Random(4)
    shelf, drawn = world.now(), chance.sample(films, 40)
    starts = [
        Remembered(vague_text(film, chance) if with_text else "", ids_of(*films))
        for film in drawn
    ]
    found = {}
    for name, choose in {"chosen": most_telling, "by lot": by_chance(1)}.items():
        narrower = Narrower(world.catalogue, world.search, world, choose)
        told = [
            narrow_down(narrower, shelf, film.id, start)
            for film, start in zip(drawn, starts, strict=True)
        ]
        found[name] = share_found(told)

    assert found["chosen"] >= 2 * found["by lot"]
    assert found["chosen"] > 0.2
