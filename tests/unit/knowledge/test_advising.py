"""A wish without enough to go on gets questions back, with options it understands."""

import random
from itertools import pairwise

import pytest

from backend.domain.films import Film
from backend.domain.wishes import Said
from backend.knowledge.advising import Advice, Adviser
from backend.recommend.asking_back import ALL_THE_SAME
from backend.recommend.recommending import FEW_LEFT, Given
from backend.recommend.trait_words import wording_of
from backend.recommend.traits import most_telling
from tests.builders import a_film, cast
from tests.fakes.world import World
from tests.somebody import be_advised, by_chance, films_by_lot, share_found

WISH = "something to watch"
MANY = tuple(films_by_lot(300, seed=2))
QUESTIONS = 40


@pytest.fixture(scope="module")
def world() -> World:
    return World(*MANY)


def talk(
    world: World, text: str = WISH, *, seed: int = 0, turns: int = QUESTIONS
) -> list[tuple[Advice, str]]:
    """Answer by lot whatever is asked; return each advice with what was then said."""
    chance = random.Random(seed)
    history: list[Said] = []
    told: list[tuple[Advice, str]] = []
    for _ in range(turns):
        advice = world.adviser.advise(text, history, Given(), limit=10)
        if advice.ask_back is None:
            return told
        history += [Said("user", text), Said("assistant", advice.ask_back.question)]
        text = chance.choice(advice.ask_back.options)
        told.append((advice, text))
    return told


def test_many_films_and_nothing_liked_get_a_question_back(world):
    question = world.adviser.advise(WISH, (), Given(), limit=10).ask_back

    assert question is not None
    assert question.options[-1] == ALL_THE_SAME


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("I loved Untold 7", Given()),
        (WISH, Given(liked=(MANY[7].id,))),
        ("a ghost in a castle by the harbour", Given()),
    ],
)
def test_whoever_says_what_they_like_is_not_asked(world, text, given):
    assert world.adviser.advise(text, (), given, limit=10).ask_back is None


def test_where_few_films_are_left_nobody_is_asked():
    few = World(*MANY[:FEW_LEFT])

    assert few.adviser.advise(WISH, (), Given(), limit=10).ask_back is None


@pytest.mark.parametrize("seed", range(4))
def test_questions_go_on_while_many_films_are_left_and_none_comes_twice(world, seed):
    told = talk(world, seed=seed)

    questions = [advice.ask_back.question for advice, _ in told if advice.ask_back]
    totals = [advice.recommended.total for advice, _ in told]
    assert len(questions) == len(set(questions)) > 2
    assert totals == sorted(totals, reverse=True)
    assert all(total > FEW_LEFT for total in totals)


@pytest.mark.parametrize("seed", range(4))
def test_every_option_is_understood_as_a_limit_and_the_last_as_none(world, seed):
    reader = world.adviser._reader
    for advice, _ in talk(world, seed=seed):
        assert advice.ask_back
        *sides, all_the_same = advice.ask_back.options
        limits = [reader.read(option).limits.where for option in sides]
        assert all(limits)
        assert len(set(limits)) == len(limits)
        assert reader.read(all_the_same).limits.where == ()
        for option in advice.ask_back.options:
            read = reader.read(option)
            assert (read.named, read.liked, read.disliked) == ((), (), ())


@pytest.mark.parametrize("seed", range(4))
def test_what_was_answered_before_still_holds_and_is_told_apart_further(world, seed):
    talked = talk(world, seed=seed)
    for (advice, said), (after, _) in pairwise(talked):
        before, now = advice.wish.limits.where, after.wish.limits.where
        is_older_or_shorter = said.startswith(("from", "at most", "longer"))
        assert is_older_or_shorter or set(before) <= set(now)


WORDED = [
    *(("genre", name) for name in ("Action", "Animation", "Biography", "Comedy")),
    *(("genre", name) for name in ("Documentary", "Drama", "Film-Noir", "History")),
    *(("genre", name) for name in ("Horror", "Music", "Musical", "Romance", "Short")),
    *(("genre", name) for name in ("Sci-Fi", "Sport", "War", "Western", "Family")),
    *(("language", name) for name in ("French", "Japanese", "English")),
    *(("country", name) for name in ("France", "United States", "United Kingdom")),
    ("person", "Ann Actor"),
    ("year", "1985"),
    ("runtime", "100"),
]


def the_world_of(kind: str, name: str) -> tuple[World, Film, Film]:
    """Return two films, one of which has the trait and the other has not."""
    fields: dict[str, tuple[dict[str, object], dict[str, object]]] = {
        "genre": ({"genres": (name,)}, {"genres": ("Adventure",)}),
        "language": ({"languages": (name,)}, {"languages": ("Danish",)}),
        "country": ({"countries": (name,)}, {"countries": ("Denmark",)}),
        "person": ({"cast": cast(name)}, {"cast": cast("Bob Other")}),
        "year": ({"year": 1984}, {"year": 1985}),
        "runtime": ({"runtime": 101}, {"runtime": 100}),
    }
    has, has_not = fields[kind]
    yes, no = a_film("Yes", id="tt1", **has), a_film("No", id="tt2", **has_not)
    # Some film is called like a part of a country's name.
    kingdom = a_film("Kingdom", id="tt3", votes=90_000)
    return World(yes, no, kingdom), yes, no


@pytest.mark.parametrize(("kind", "name"), WORDED)
def test_a_trait_as_a_wish_is_understood_for_it_and_against_it(kind, name):
    world, yes, no = the_world_of(kind, name)
    said, reader = wording_of(kind, name), world.adviser._reader

    for option, kept, lost in ((said.yes, yes, no), (said.no, no, yes)):
        found = world.questions.film_ids(reader.read(option).limits)
        assert kept.id in found, option
        assert lost.id not in found, option


def test_somebody_with_a_film_in_mind_is_led_to_it_twice_as_often_as_by_lot(world):
    drawn = random.Random(8).sample(MANY[20:150], 10)
    found = {}
    for name, choose in {"chosen": most_telling, "by lot": by_chance(3)}.items():
        ours = world.adviser
        adviser = Adviser(ours._reader, ours._recommender, world, choose)
        found[name] = share_found([be_advised(adviser, f.id, WISH) for f in drawn])

    assert found["chosen"] >= 2 * found["by lot"]
    assert found["chosen"] > 0.2


def test_series_are_no_films():
    film = a_film("The Long Quay", kind="movie", genres=("Drama",))
    serial = a_film("Harbour Street", kind="tvSeries", genres=("Drama",))
    adviser = World(film, serial).adviser

    found = adviser.advise(WISH, (), Given(), limit=10).recommended

    assert [card.film for card in found.cards] == [film]
