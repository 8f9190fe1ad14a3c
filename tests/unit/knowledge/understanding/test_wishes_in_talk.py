"""Questions that wish for films, and what later ones mean after an answer."""

import pytest

from backend.domain.plans import (
    FindSimilar,
    Liken,
    ListFilms,
    ListPeople,
    Plan,
    ReadFilms,
    ReadPlot,
    Recommend,
    Refuse,
    SearchPlots,
)
from backend.domain.wanted import IsFilm
from backend.domain.wishes import Said
from backend.knowledge.plan_lines import plan_line
from backend.knowledge.understanding.answered import films_in
from tests.builders import a_film, cast, people
from tests.fakes.world import World

ALIEN = a_film("Alien", year=1979, genres=("Horror", "Sci-Fi"), keywords=("space",))
ALIENS = a_film("Aliens", year=1986, genres=("Action", "Sci-Fi"))
HEAT = a_film(
    "Heat", year=1995, directors=people("Michael Mann"), cast=cast("Al Pacino")
)
OLD_KONG, NEW_KONG = (a_film("King Kong", year=year) for year in (1933, 2005))
WORLD = World(ALIEN, ALIENS, HEAT, OLD_KONG, NEW_KONG)
FOUND = "That sounds most like Heat (1995), a crime film [1]. If not, Alien (1979)."


def plan(question: str, *talk: str) -> Plan:
    """Plan a question after a talk in which both sides take turns."""
    roles = ("user", "assistant")
    said = [Said(roles[n % 2], words) for n, words in enumerate(talk)]  # type: ignore[arg-type] # one of the two
    return WORLD.understanding.plan(question, said)


@pytest.mark.parametrize(
    "question",
    [
        "recommend me a horror film",
        "What can I watch with the children tonight?",
        "I want to laugh tonight",
        "I'm in the mood for something gentle",
        "something sad and beautiful",
        "Find films like a mix of Alien and Heat",
        "Recommend me something like Alien, but older than 1970",
    ],
)
def test_who_wishes_for_films_is_recommended_some(question):
    assert isinstance(plan(question), Recommend)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("films like Alien", FindSimilar),
        ("horror films", ListFilms),
        ("something about space", ListFilms),
        ("Who directed Heat?", ListPeople),
        ("I want to know who directed Heat", ListPeople),
        ("a film about a man who is followed by the police", SearchPlots),
        ("what is 17 times 23", Refuse),
    ],
)
def test_other_questions_are_no_wishes(question, kind):
    assert isinstance(plan(question), kind)


def test_a_limit_that_is_said_later_keeps_those_said_before():
    ours = "I would start with Alien (1979).\n\nOlder films, or newer ones?"
    told = plan("after 1985", "recommend a sci-fi film", ours)

    assert isinstance(told, Recommend)
    assert len(told.wish.limits.where) == 2
    assert told.asked_back == ("Older films, or newer ones?",)


def test_what_was_shown_may_be_shown_again_unless_others_are_wanted():
    talk = ("recommend a sci-fi film", "I would start with Alien (1979).")
    again, others = plan("not too long", *talk), plan("any others?", *talk)

    assert isinstance(again, Recommend)
    assert isinstance(others, Recommend)
    assert ALIEN.id not in again.wish.named
    assert ALIEN.id in others.wish.named


def test_films_that_somebody_says_to_have_seen_are_no_question():
    told = plan("I've seen Alien", "recommend a sci-fi film", "Aliens (1986) …")

    assert isinstance(told, Recommend)
    assert told.wish.seen == (ALIEN.id,)


def test_what_an_answer_found_is_meant_by_it_and_by_its_place():
    talk = ("a film about a man who is followed by the police", FOUND)

    first = plan("How does it end?", *talk)
    second = plan("How long is the second one?", *talk)

    assert isinstance(first, ReadFilms)
    assert isinstance(second, ReadFilms)
    assert first.films.named is not None
    assert second.films.named is not None
    assert first.films.named.ids == (HEAT.id,)
    assert second.films.named.ids == (ALIEN.id,)


def test_somebody_in_a_film_spoken_of_is_looked_for_in_its_plot():
    told = plan("What does he sell?", "How does Heat end?", "It ends.")

    assert isinstance(told, ReadPlot)
    assert told.films is not None
    assert told.films.named is not None
    assert told.films.named.ids == (HEAT.id,)


@pytest.mark.parametrize(
    "question",
    [
        "compare Alien and Heat",
        "how alike are Alien and Heat?",
        "what do Alien and Heat have in common?",
        "Alien vs Heat",
        "is Alien a remake of Heat?",
    ],
)
def test_two_films_are_held_side_by_side(question):
    told = plan(question)

    assert isinstance(told, Liken)
    assert [films.named and films.named.ids for films in (told.one, told.other)] == [
        (ALIEN.id,),
        (HEAT.id,),
    ]


@pytest.mark.parametrize(
    "question",
    ["Alien vs Heat, which one is shorter", "compare Alien with Heat by year"],
)
def test_one_number_of_two_films_is_compared_as_a_number(question):
    assert not isinstance(plan(question), Liken)


def test_the_two_films_of_one_title_are_held_side_by_side():
    told = plan("compare the two King Kongs")

    assert isinstance(told, Liken)
    assert told.one != told.other


def test_why_one_was_recommended_is_its_likeness_to_what_was_asked():
    told = plan("why the first one?", "films like Alien", "1. Aliens (1986) shares …")

    assert isinstance(told, Liken)
    assert told.one.named is not None
    assert told.other.named is not None
    assert (told.one.named.ids[0], told.other.named.ids[0]) == (ALIEN.id, ALIENS.id)


def test_the_newer_film_of_a_title_is_chosen_by_its_year():
    told = plan("the new one", "Who directed King Kong?", "Somebody (1933).")

    assert "newest King Kong" in plan_line(told)


def test_a_part_of_a_series_is_not_taken_for_another_part():
    world = World(a_film("The Godfather Part II", year=1974))

    told = world.understanding.plan("Who directed The Godfather Part III?")

    assert isinstance(told, Refuse)


def test_films_are_found_in_an_answer_by_title_and_year():
    assert films_in(FOUND, WORLD.questions) == (
        IsFilm((HEAT.id,), "Heat (1995)"),
        IsFilm((ALIEN.id,), "Alien (1979)"),
    )
    assert films_in("No film at all (2020).", WORLD.questions) == ()


@pytest.mark.parametrize(
    ("words", "moods"),
    [
        ("recommend something sad", {"sad"}),
        ("recommend something not so sad", {"not sad"}),
        ("recommend something for my 8 year old", set()),
        ("recommend something set in New York", set()),
        ("recommend something emotional and old", {"emotional", "old"}),
    ],
)
def test_moods_are_told_from_words_that_only_look_so(words, moods):
    told = plan(words)

    assert isinstance(told, Recommend)
    assert set(told.wish.moods) == moods


def test_what_is_said_last_of_a_mood_counts():
    told = plan("ok, scary after all", "recommend something not scary", "Heat (1995)")

    assert isinstance(told, Recommend)
    assert told.wish.moods[-1:] == ("scary",)
    assert "not scary" not in told.wish.moods
