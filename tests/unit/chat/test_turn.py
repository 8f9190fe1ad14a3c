"""A turn is told event by event and always ends, well or not."""

import pytest

from backend.chat.turn import Chat
from backend.domain.events import (
    CardsShown,
    Cited,
    Event,
    Failed,
    Finished,
    FollowUps,
    LookedUp,
    Planned,
    Refused,
    Started,
    Working,
    Wrote,
)
from backend.domain.plans import ListPeople, Plan
from tests.builders import a_film, a_known_film
from tests.fakes.world import World

FOG = a_known_film("Fog", year=1950)
RAIN = a_known_film("Rain", year=1951)
QUESTIONS = [
    "Who directed Fog?",
    "Films like Fog",
    "a crew sails to an island and brings an ape",
    "Who directed Frog and Toad?",
    "What's the weather today?",
    "hello",
]


def turn(question: str, world: World | None = None) -> list[Event]:
    return list((world or World(FOG, RAIN)).chat.turn(question))


def shape(events: list[Event]) -> list[type[Event]]:
    """Return the kinds of events, repeated ones once."""
    kinds = [type(event) for event in events]
    return [kind for n, kind in enumerate(kinds) if kinds[:n][-1:] != [kind]]


def text_of(events: list[Event]) -> str:
    return "".join(event.text for event in events if isinstance(event, Wrote))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who directed Fog?", [Cited, CardsShown]),
        ("Films like Fog", [Cited, CardsShown]),
        ("a crew sails to an island", [Cited, CardsShown]),
        ("Who directed Foggy?", [Refused]),
        ("why?", [Refused]),
        ("hello", []),
    ],
)
def test_events_come_in_the_order_that_clients_rely_on(question, told):
    before, after = [Started, Working, Planned, LookedUp], [Wrote, FollowUps, Finished]

    assert shape(turn(question)) == [*before, *told, *after]


def test_a_field_that_is_not_known_is_refused_and_the_film_shown():
    events = turn("Who directed Fog?", World(a_film("Fog")))

    assert shape(events)[4:6] == [Refused, CardsShown]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_words_are_those_of_the_whole_answer(question):
    world = World(FOG, RAIN)

    assert text_of(turn(question, world)) == world.chat.answer(question).text


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_plan_told_is_the_plan_carried_out(question):
    world = World(FOG, RAIN)

    [planned] = [e for e in turn(question, world) if isinstance(e, Planned)]

    assert planned.plan == world.understanding.plan(question)


def test_every_message_has_an_id_of_its_own():
    first, second = turn("hello")[0], turn("hello")[0]

    assert isinstance(first, Started)
    assert first != second


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("Who directed Fog?", "Looking it up…"),
        ("Films like Fog", "Comparing films…"),
        ("that film where a ship is lost", "Searching plots…"),
    ],
)
def test_it_says_what_is_being_done(question, label):
    works = [event for event in turn(question) if isinstance(event, Working)]

    assert [work.label for work in works] == ["Reading the question…", label]


@pytest.mark.parametrize("question", QUESTIONS)
def test_without_the_catalogue_the_turn_fails_with_the_reason(question):
    world = World(FOG, RAIN)
    world.catalogue.is_away = True

    *_, last = turn(question, world)

    assert last == Failed("The database does not answer (a test).")


@pytest.mark.parametrize("part", ["index", "embedder"])
def test_without_a_part_of_search_films_are_found_and_facts_answered(part):
    world = World(FOG, RAIN)
    getattr(world, part).is_away = True

    assert turn("that film where an ape climbs", world)[-1] == Finished()
    assert turn("Who directed Fog?", world)[-1] == Finished()


class BrokenUnderstanding:
    """Breaks in a way that nobody foresaw."""

    def plan(self, _question: str) -> Plan:
        raise ZeroDivisionError


def test_an_unforeseen_error_fails_in_words_and_stands_in_the_log(caplog):
    chat = Chat(BrokenUnderstanding(), World().carrying_out, World().catalogue)  # type: ignore[arg-type] # a class, not a port

    *_, last = chat.turn("Who directed Fog?")

    assert isinstance(last, Failed)
    assert "Something went wrong inside Movie Chat" in last.message
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.parametrize("question", [*QUESTIONS, "", "x" * 10_000])
@pytest.mark.parametrize("away", ["catalogue", "index", "embedder", None])
def test_nothing_comes_after_the_end_and_there_always_is_one(question, away):
    world = World(FOG, RAIN)
    if away:
        getattr(world, away).is_away = True

    events = turn(question, world)

    ends = [isinstance(event, Finished | Failed) for event in events]
    assert ends == [False] * (len(events) - 1) + [True]


def test_a_turn_does_nothing_before_it_is_asked_for():
    world = World(FOG)
    world.catalogue.is_away = True

    events = world.chat.turn("Who directed Fog?")

    assert isinstance(next(events), Started)


def test_a_whole_answer_is_returned_with_its_plan():
    answer = World(FOG).chat.answer("Who wrote Fog?")

    assert isinstance(answer.plan, ListPeople)
    assert answer.text == "James Creelman wrote Fog (1950) [1]."
