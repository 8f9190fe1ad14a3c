"""Each field of a film is said in a sentence that cites it, or said to be unknown."""

import re
from typing import Any

import pytest

from backend.domain.answers import Answer, AnswerKind
from backend.domain.films import FieldSource, Film
from backend.domain.plans import Field, ReadField, Reason
from backend.knowledge.compose import compose
from tests.builders import a_film, a_known_film, an_actor, cast, people
from tests.fakes.world import World


def ask(field: Field, film: Film, *others: Film) -> Answer:
    world = World(film, *others)
    asked = ReadField(film.id, field, tuple(other.id for other in others))
    return compose(world.carrying_out.carry_out(asked))


def a_kong(**fields: Any) -> Film:
    return a_film("King Kong", year=1933, **fields)


@pytest.mark.parametrize(
    ("field", "known", "sentence"),
    [
        (
            Field.DIRECTORS,
            {"directors": people("Ann")},
            "Ann directed King Kong (1933) [1].",
        ),
        (
            Field.DIRECTORS,
            {"directors": people("Ann", "Bob")},
            "Ann and Bob directed King Kong (1933) [1].",
        ),
        (
            Field.DIRECTORS,
            {"directors": people("Ann", "Bob", "Cy")},
            "Ann, Bob and Cy directed King Kong (1933) [1].",
        ),
        (Field.WRITERS, {"writers": people("Ann")}, "Ann wrote King Kong (1933) [1]."),
        (
            Field.WRITERS,
            {"writers": people("Ann", "Bob")},
            "Ann and Bob wrote King Kong (1933) [1].",
        ),
        (
            Field.CAST,
            {"cast": (an_actor("Fay Wray", "Ann Darrow"),)},
            "King Kong (1933) has Fay Wray as Ann Darrow [1].",
        ),
        (
            Field.CAST,
            {"cast": (an_actor("Fay"), an_actor("Bob", "X", "Y", billing=2))},
            "King Kong (1933) has Fay and Bob as X [1].",
        ),
        (
            Field.CAST,
            {"cast": cast("A", "B", "C", "D", "E", "F", "G")},
            "King Kong (1933) has A, B, C, D and E [1].",
        ),
        (Field.YEAR, {}, "King Kong came out in 1933 [1]."),
        (
            Field.RUNTIME,
            {"runtime": 100},
            "King Kong (1933) runs 100 minutes (1 h 40) [1].",
        ),
        (Field.RUNTIME, {"runtime": 1}, "King Kong (1933) runs 1 minute [1]."),
        (
            Field.GENRES,
            {"genres": ("Horror",)},
            "King Kong (1933) is listed under 1 genre: horror [1].",
        ),
        (
            Field.GENRES,
            {"genres": ("Horror", "Drama", "Sci-Fi")},
            "King Kong (1933) is listed under 3 genres: horror, drama and sci-fi [1].",
        ),
        (
            Field.RATING,
            {"rating": 8.0},
            "King Kong (1933) is rated 8.0 out of 10 [1].",
        ),
        (
            Field.RATING,
            {"rating": 7.9, "votes": 1},
            "King Kong (1933) is rated 7.9 out of 10 by about 1 voter [1].",
        ),
        (
            Field.RATING,
            {
                "rating": 7.9,
                "votes": 9,
                "sources": (FieldSource("facts", "IMDb", None, None),),
            },
            "King Kong (1933) is rated 7.9 out of 10 by about 9 voters (IMDb) [1].",
        ),
        (
            Field.COUNTRIES,
            {"countries": ("France", "Italy")},
            "King Kong (1933) was made in France and Italy [1].",
        ),
        (
            Field.LANGUAGES,
            {"languages": ("English",)},
            "King Kong (1933) is in English [1].",
        ),
        (Field.PLOT, {"plot": "An ape climbs."}, "An ape climbs [1]."),
    ],
)
def test_a_field_is_said_in_a_sentence(field, known, sentence):
    assert ask(field, a_kong(**known)).text == sentence


@pytest.mark.parametrize("field", Field)
def test_what_is_said_cites_the_field_of_the_film(field):
    film = a_known_film()

    answer = ask(field, film)

    [citation] = answer.citations
    assert (citation.n, citation.film_id, citation.field) == (1, film.id, field)
    assert citation.film_name == "King Kong (1933)"
    assert citation.text


@pytest.mark.parametrize("field", Field)
def test_an_answer_is_of_its_kind_and_shows_the_film(field):
    film = a_known_film()

    answer = ask(field, film)

    expected = AnswerKind.PASSAGE if field is Field.PLOT else AnswerKind.FACT
    assert answer.kind is expected
    assert answer.refusal is None
    assert [card.film for card in answer.cards] == [film]
    assert answer.plan == ReadField(film.id, field)


@pytest.mark.parametrize("field", Field)
def test_the_receipt_shows_the_field_that_was_read(field):
    film = a_known_film()

    receipt = ask(field, film).receipt

    [row] = receipt.rows
    assert row["id"] == film.id
    assert field.value in row
    assert receipt.params == ([film.id],)
    assert receipt.sql


@pytest.mark.parametrize("field", Field)
def test_a_field_that_is_not_known_is_said_not_to_be(field):
    film = a_film("King Kong")

    answer = ask(field, film)

    assert answer.kind is AnswerKind.REFUSE
    assert answer.refusal is not None
    assert answer.refusal.reason is Reason.NOT_KNOWN
    assert re.fullmatch(r"The catalogue does not say .+: King Kong\.", answer.text)
    assert answer.citations == ()
    assert [card.film for card in answer.cards] == [film]


@pytest.mark.parametrize("field", Field)
def test_what_is_offered_next_is_not_what_was_asked(field):
    followups = ask(field, a_known_film()).followups

    asked = {
        Field.DIRECTORS: "Who directed King Kong (1933)?",
        Field.PLOT: "What happens in King Kong (1933)?",
        Field.CAST: "Who is in King Kong (1933)?",
    }
    assert followups[0] == "Films like King Kong (1933)"
    assert 1 < len(followups) <= 3
    assert asked.get(field) not in followups


@pytest.mark.parametrize(
    ("field", "values"),
    [
        (Field.YEAR, [1933]),
        (Field.RUNTIME, [100]),
        (Field.RATING, [7.9]),
        (Field.GENRES, ["Adventure", "Horror"]),
        (Field.COUNTRIES, ["United States"]),
        (Field.LANGUAGES, ["English"]),
    ],
)
def test_the_items_of_an_answer_are_the_values_themselves(field, values):
    answer = ask(field, a_known_film())

    assert [item.value for item in answer.items] == values
    assert {item.type for item in answer.items} == {"value"}
    assert answer.total == len(values)


@pytest.mark.parametrize(
    ("field", "names"),
    [
        (Field.DIRECTORS, ["Merian C. Cooper", "Ernest B. Schoedsack"]),
        (Field.WRITERS, ["James Creelman"]),
        (Field.CAST, ["Fay Wray"]),
    ],
)
def test_the_items_of_an_answer_are_the_people_themselves(field, names):
    answer = ask(field, a_known_film())

    assert [(item.type, item.label) for item in answer.items] == [
        ("person", name) for name in names
    ]
    assert [item.id for item in answer.items] == [p.id for p in people(*names)]


def test_an_answer_that_is_not_known_has_no_items():
    answer = ask(Field.YEAR, a_film("King Kong"))

    assert (answer.items, answer.total) == ((), 0)


def test_a_namesake_is_mentioned_and_shown():
    film = a_known_film(year=1933)
    other = a_known_film(year=2005)

    answer = ask(Field.YEAR, film, other)

    assert answer.text == (
        "King Kong came out in 1933 [1]. There is also King Kong (2005)."
    )
    assert [card.film for card in answer.cards] == [film, other]
    assert "Who directed King Kong (2005)?" in answer.followups


def test_many_namesakes_are_mentioned_in_the_plural():
    film, *others = (a_known_film(year=year) for year in (1933, 1976, 2005))

    text = ask(Field.YEAR, film, *others).text

    assert text.endswith("There are also King Kong (1976) and King Kong (2005).")


def test_a_namesake_is_offered_when_the_field_is_not_known():
    film, other = a_film(year=1933), a_known_film(year=2005)

    answer = ask(Field.DIRECTORS, film, other)

    assert "Who directed King Kong (2005)?" in answer.followups


@pytest.mark.parametrize("plot", ["It ends well!", "Does it end?", "It ends…"])
def test_a_plot_keeps_how_its_last_sentence_ends(plot):
    assert ask(Field.PLOT, a_kong(plot=plot)).text.startswith(plot)
