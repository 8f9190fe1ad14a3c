"""A question tells what kind of answer it wants, and which words a plot must bear."""

import pytest

from backend.knowledge.reading.kinds import Kind
from backend.knowledge.reading.questions import take_apart, without_film


@pytest.mark.parametrize(
    ("question", "kind", "focus"),
    [
        ("Who looks after Grant?", Kind.PERSON, ""),
        ("which policeman arrests him", Kind.PERSON, "policeman"),
        ("Where does Snoopy find it?", Kind.PLACE, ""),
        ("In which city does she kill him?", Kind.PLACE, "city"),
        ("How many hearts does the giant have?", Kind.COUNT, "hearts"),
        ("How much did he give her as a reward?", Kind.MONEY, ""),
        ("how long have they got", Kind.SPAN_OF_TIME, ""),
        ("How old was she when she died?", Kind.AGE, ""),
        ("How far does she fall?", Kind.DISTANCE, ""),
        ("What colour is the ribbon?", Kind.COLOUR, "colour"),
        ("What is the name of Scottie's dog?", Kind.NAME, "dog"),
        ("whats the name of the college Laura goes to", Kind.NAME, "college"),
        ("what did they call the baby", Kind.NAME, "baby"),
        ("What is the old Millhurst train called now?", Kind.NAME, "train"),
        ("What make of car does Carl drive?", Kind.MAKE, "car"),
        ("What did his mother die of?", Kind.ILLNESS, "illness"),
        ("Why does Richard marry her?", Kind.REASON, ""),
        ("how does the donkey die", Kind.MANNER, ""),
        ("What happens to the car?", Kind.FATE, ""),
        ("What sort of flower comes through?", Kind.THING, "flower"),
        ("Which Russian novel does he review?", Kind.THING, "russian novel"),
        ("what wrecks the car", Kind.THING, ""),
        ("What job does the man have who she falls for?", Kind.THING, "job"),
        ("Tell us about the ending", Kind.THING, ""),
    ],
)
def test_the_form_of_a_question_tells_what_it_asks_for(question, kind, focus):
    asked = take_apart(question)

    assert asked.kind is kind
    assert " ".join(word.lower for word in asked.focus) == focus


@pytest.mark.parametrize(
    ("question", "films", "left"),
    [
        ("What is the dish in Menashe?", ["Menashe"], "What is the dish ?"),
        ("In the film Heat (1995), who dies?", ["Heat"], "who dies?"),
        ("What does Joy make in Joy?", ["Joy"], "What does Joy make ?"),
        ("who dies first, the third man", ["The Third Man"], "who dies first"),
        ("Who is it?", [], "Who is it?"),
        ("Heat", ["Heat"], "Heat"),
        ("What is found in !!!", ["!!!"], "What is found"),
    ],
)
def test_the_name_of_the_film_is_left_out_unless_it_may_be_a_persons(
    question, films, left
):
    assert without_film(question, films) == left


def test_what_is_asked_for_is_not_among_the_words_to_be_borne():
    asked = take_apart("What metal has his partner got in his arm?")

    assert [word.lower for word in asked.words] == ["partner", "arm"]
