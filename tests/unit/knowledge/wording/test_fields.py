"""Each field of a film is said in a sentence that cites it, or said to be unknown."""

import re
from typing import Any

import pytest

from backend.domain.answers import Answer, AnswerKind
from backend.domain.films import FieldSource, Film
from backend.domain.plans import Field, ReadFilms, Reason
from backend.domain.sources import DERIVED
from backend.domain.spoilers import Spoilers
from backend.knowledge.compose import compose
from backend.knowledge.results import FieldRead
from backend.ports import Reading
from backend.ports.questions import FilmRow
from tests.builders import a_film, a_known_film
from tests.expressions import the_film
from tests.rows import a_film_row

IMDB = (FieldSource("facts", "IMDb", None, None),)
GUESSED = (FieldSource("keywords", DERIVED, None, None),)


def ask(
    field: Field,
    film: Film,
    *others: FilmRow,
    spoilers: Spoilers = Spoilers.ALL,
) -> Answer:
    plan = ReadFilms(the_film(film.name, film_id=film.id), field)
    reading = Reading((film,), "SELECT 1", ([film.id],), 1.0)
    return compose(FieldRead(plan, film, others, reading), spoilers)


def a_kong(**fields: Any) -> Film:
    return a_film("King Kong", year=1933, **fields)


def a_whole_kong(**fields: Any) -> Film:
    known = {"original_title": "Kong", "also_known_as": ("The Eighth Wonder",)}
    return a_known_film(**{**known, **fields})


@pytest.mark.parametrize(
    ("field", "known", "sentence"),
    [
        (Field.TITLE, {}, "It is called King Kong (1933) [1]."),
        (
            Field.ORIGINAL_TITLE,
            {"original_title": "Kong"},
            "The original title of King Kong (1933) is “Kong” [1].",
        ),
        (
            Field.ORIGINAL_TITLE,
            {"original_title": "King Kong"},
            "King Kong (1933) goes by its original title [1].",
        ),
        (
            Field.ALSO_KNOWN_AS,
            {"also_known_as": ("King Kong", "Kong", "Wonder")},
            "King Kong (1933) is also known as “Kong” and “Wonder” [1].",
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
        (Field.RATING, {"rating": 8.0}, "King Kong (1933) is rated 8.0 out of 10 [1]."),
        (
            Field.RATING,
            {"rating": 7.9, "votes": 1},
            "King Kong (1933) is rated 7.9 out of 10 by about 1 voter [1].",
        ),
        (
            Field.RATING,
            {"rating": 7.9, "votes": 9_000, "sources": IMDB},
            "King Kong (1933) is rated 7.9 out of 10 by about 9,000 voters (IMDb) [1].",
        ),
        (
            Field.VOTES,
            {"votes": 363_894, "sources": IMDB},
            "King Kong (1933) has 363,894 votes (IMDb) [1].",
        ),
        (
            Field.COUNTRIES,
            {"countries": ("France", "United States")},
            "King Kong (1933) was made in France and the United States [1].",
        ),
        (
            Field.LANGUAGES,
            {"languages": ("English",)},
            "King Kong (1933) is in English [1].",
        ),
        (Field.LOGLINE, {"logline": "An ape falls."}, "An ape falls [1]."),
        (Field.PLOT, {"plot": "An ape climbs."}, "An ape climbs [1]."),
        (
            Field.ENDING,
            {"plot": "An ape climbs. It sees. It falls."},
            "It sees. It falls [1].",
        ),
        (
            Field.THEMES,
            {"keywords": ("fame", "love")},
            "King Kong (1933) is about fame and love [1].",
        ),
        (
            Field.THEMES,
            {"keywords": ("fame", "love"), "sources": GUESSED},
            "King Kong (1933) seems to be about fame and love [1].",
        ),
        (
            Field.TONE,
            {"keywords": ("dread",), "genres": ("Horror",)},
            "King Kong (1933) is a horror film; its mood is told by dread [1].",
        ),
        (
            Field.SETTING,
            {"keywords": ("island",), "sources": GUESSED},
            (
                "Where King Kong (1933) plays, only keywords "
                "that its plot seems to give tell: island [1]."
            ),
        ),
        (
            Field.KEYWORDS,
            {"keywords": tuple("abcdefg")},
            "The keywords of King Kong (1933) here are a, b, c, d, e and 2 more [1].",
        ),
    ],
)
def test_a_field_is_said_in_a_sentence(field, known, sentence):
    assert ask(field, a_kong(**known)).text == sentence


@pytest.mark.parametrize("field", Field)
def test_what_is_said_cites_a_field_of_the_film(field):
    film = a_whole_kong()

    answer = ask(field, film)

    [citation] = answer.citations
    assert (citation.n, citation.film_id) == (1, film.id)
    assert hasattr(film, citation.field)
    assert citation.film_name == "King Kong (1933)"
    assert citation.text


@pytest.mark.parametrize("field", Field)
def test_an_answer_is_of_its_kind_and_shows_the_film(field):
    film = a_whole_kong()

    answer = ask(field, film)

    told = {Field.PLOT, Field.ENDING, Field.LOGLINE}
    assert answer.kind is (AnswerKind.PASSAGE if field in told else AnswerKind.FACT)
    assert answer.refusal is None
    assert [card.film for card in answer.cards] == [film]


@pytest.mark.parametrize("field", Field)
def test_the_receipt_shows_what_was_read(field):
    film = a_whole_kong()

    receipt = ask(field, film).receipt

    [row] = receipt.rows
    assert row["id"] == film.id
    assert set(row) - {"id", "title", "year"} or field in {Field.TITLE, Field.YEAR}
    assert receipt.params == ([film.id],)


@pytest.mark.parametrize(
    "field", [field for field in Field if field is not Field.TITLE]
)
def test_a_field_that_is_not_known_is_said_not_to_be(field):
    film = a_film("King Kong")

    answer = ask(field, film)

    assert answer.kind is AnswerKind.REFUSE
    assert answer.refusal is not None
    assert answer.refusal.reason is Reason.NOT_KNOWN
    assert re.fullmatch(r"The catalogue does not say .+: King Kong\.", answer.text)
    assert (answer.items, answer.total, answer.citations) == ((), 0, ())


def test_what_is_known_of_a_film_goes_with_what_is_not():
    film = a_known_film(languages=())

    assert ask(Field.LANGUAGES, film).text == (
        "The catalogue does not say its language: King Kong (1933). It does say that "
        "Merian C. Cooper and Ernest B. Schoedsack directed it, it came out in 1933 "
        "and it runs 100 minutes."
    )


@pytest.mark.parametrize(
    ("field", "values"),
    [
        (Field.YEAR, [1933]),
        (Field.RUNTIME, [100]),
        (Field.RATING, [7.9]),
        (Field.VOTES, [90_000]),
        (Field.GENRES, ["Adventure", "Horror"]),
        (Field.COUNTRIES, ["United States"]),
        (Field.LANGUAGES, ["English"]),
        (Field.ORIGINAL_TITLE, ["Kong"]),
    ],
)
def test_the_items_of_an_answer_are_the_values_themselves(field, values):
    answer = ask(field, a_whole_kong())

    assert [item.value for item in answer.items] == values
    assert {item.type for item in answer.items} == {"value"}
    assert answer.total == len(values)


def test_a_namesake_is_mentioned():
    answer = ask(Field.YEAR, a_kong(), a_film_row("King Kong", 2005))

    assert answer.text == (
        "King Kong came out in 1933 [1]. There is also King Kong (2005)."
    )
    assert "Who directed King Kong (2005)?" in answer.followups


def test_many_namesakes_are_mentioned_in_part():
    others = [a_film_row("King Kong", year) for year in range(2001, 2007)]

    text = ask(Field.YEAR, a_kong(), *others).text

    assert text.endswith(
        "There are also King Kong (2001), King Kong (2002), King Kong (2003) "
        "and 3 more of that title."
    )


@pytest.mark.parametrize("field", Field)
def test_what_is_offered_next_is_not_what_was_asked(field):
    followups = ask(field, a_whole_kong()).followups

    assert followups[0] == "Films like King Kong (1933)"
    assert 1 < len(followups) <= 3
    plots = {Field.PLOT, Field.ENDING}
    assert field not in plots or "What happens in King Kong (1933)?" not in followups


@pytest.mark.parametrize("plot", ["It ends well!", "Does it end?", "It ends…"])
def test_a_plot_keeps_how_its_last_sentence_ends(plot):
    assert ask(Field.PLOT, a_kong(plot=plot)).text.startswith(plot)


def test_a_number_in_brackets_within_a_plot_is_no_citation():
    film = a_kong(plot="A ship sails.[2] It sinks.[3]")

    text = ask(Field.PLOT, film).text

    assert text == "A ship sails.(2) It sinks.(3) [1]."
