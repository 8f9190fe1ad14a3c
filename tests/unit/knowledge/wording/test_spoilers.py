"""Of a plot no more is told than a person wants to hear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.answers import AnswerKind
from backend.domain.passages import split_sentences
from backend.domain.plans import Field
from backend.domain.spoilers import (
    Spoilers,
    sentences_told,
    wished,
    without_wish,
)
from tests.builders import a_film, a_plot
from tests.unit.knowledge.wording.test_fields import ask

FOUR = "It begins. It goes on. It turns. It ends."


@pytest.mark.parametrize(
    ("spoilers", "told"),
    [
        (Spoilers.SETUP, ["It begins."]),
        (Spoilers.MIDPOINT, ["It begins.", "It goes on."]),
        (Spoilers.ALL, ["It begins.", "It goes on.", "It turns.", "It ends."]),
    ],
)
def test_a_plot_is_told_up_to_the_cut(spoilers, told):
    assert sentences_told(FOUR, spoilers) == told


@given(st.lists(st.integers(1, 40), min_size=1, max_size=30), st.sampled_from(Spoilers))
def test_no_sentence_that_begins_past_the_cut_is_ever_told(lengths, spoilers):
    plot = " ".join(f"S{n} {'word ' * words}end." for n, words in enumerate(lengths))
    plain = " ".join(plot.split())

    told = sentences_told(plot, spoilers)

    assert told == split_sentences(plot)[: len(told)]
    assert told
    starts = [plain.index(sentence) / len(plain) for sentence in told]
    assert all(start < spoilers.reach for start in starts)


@pytest.mark.parametrize("spoilers", [Spoilers.SETUP, Spoilers.MIDPOINT])
@pytest.mark.parametrize("field", [Field.PLOT, Field.ENDING])
def test_what_comes_later_is_in_no_part_of_an_answer(field, spoilers):
    film = a_film("Fog", plot=FOUR)

    answer = ask(field, film, spoilers=spoilers)

    said = [answer.text, *(item.label for item in answer.items)]
    said += [citation.text for citation in answer.citations]
    assert not any("It turns" in text or "It ends" in text for text in said)


def test_the_rest_of_a_plot_is_said_to_be_kept_back():
    text = ask(Field.PLOT, a_film("Fog", plot=FOUR), spoilers=Spoilers.SETUP).text

    assert text == (
        "It begins [1]. So it begins; the rest stays untold while spoilers are off."
    )


def test_an_ending_is_refused_kindly_while_spoilers_are_off():
    film = a_film("Fog", plot=FOUR)

    answer = ask(Field.ENDING, film, spoilers=Spoilers.MIDPOINT)

    assert answer.kind is AnswerKind.REFUSE
    assert answer.text == (
        "How Fog ends stays untold while spoilers are off. "
        "Allow them and ask again, if you want to know."
    )


def test_a_long_plot_is_told_in_part():
    film = a_film("Fog", plot=a_plot(20))

    answer = ask(Field.PLOT, film)

    assert len(answer.citations[0].text.split()) == 120
    assert answer.text.endswith("[1]. There is more of it on the film's page.")


def test_a_short_plot_is_told_whole():
    plot = a_plot(8)

    answer = ask(Field.PLOT, a_film("Fog", plot=plot))

    assert answer.citations[0].text == plot
    assert answer.text.endswith(" [1].")


def test_an_ending_of_long_sentences_is_the_last_of_them():
    film = a_film("Fog", plot=a_plot(4, words_each=60))

    [citation] = ask(Field.ENDING, film).citations

    assert citation.text.startswith("Sentence3 ")


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("tell me about Jaws but don't spoil it", "tell me about Jaws"),
        ("tell me about Jaws, please don't spoil me", "tell me about Jaws"),
        ("what is Jaws about without giving the ending away", "what is Jaws about"),
        ("what is Jaws about without giving away the ending", "what is Jaws about"),
        ("what's Jaws about, dont give it away", "what's Jaws about"),
        ("a spoiler-free summary of Jaws", "a summary of Jaws"),
    ],
)
def test_a_question_may_itself_ask_not_to_hear_the_end(question, rest):
    assert wished(question, Spoilers.ALL) is Spoilers.SETUP
    assert without_wish(question) == rest


@pytest.mark.parametrize(
    "question",
    ["How does Jaws end?", "who directed The Spoilers", "who spoils the party in Jaws"],
)
@pytest.mark.parametrize("spoilers", Spoilers)
def test_a_question_that_asks_for_no_such_thing_stays_as_it_is(question, spoilers):
    assert wished(question, spoilers) is spoilers
    assert without_wish(question) == question


@pytest.mark.parametrize(
    "question", ["what is Jaws about, no spoilers", "No Spoilers!"]
)
def test_no_spoilers_is_a_wish(question):
    assert wished(question, Spoilers.MIDPOINT) is Spoilers.SETUP
