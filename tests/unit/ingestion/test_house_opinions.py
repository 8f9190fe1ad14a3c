"""House opinions: what may stand among them, and what they are held against."""

from backend.domain.films import FilmId
from ingestion.sources.reviews import FilmNamed, Review
from ingestion.starter.opinion_rules import opinion_problems, opinion_texts
from ingestion.starter.opinions import house_opinions
from ingestion.starter.rules import Problem, Record, copied_problems

FOG: Record = {
    "id": "tt1",
    "title": "Fog",
    "original_title": None,
    "plot": "A sailor waits for Ann.",
    "logline": None,
}
PRAISE = (
    "The photography is superb and the harbour looks beautiful in every weather. "
    "It moves slowly, yet {} keeps it alive to the last bell."
)


def said(text: str, rating: float = 8, film: str = "tt1") -> Review:
    return Review(FilmNamed(FilmId(film)), text, rating, None, "opinions.jsonl", 1)


def three(*, film: str = "tt1") -> list[Review]:
    return [said(PRAISE.format(who), film=film) for who in ("Ann", "Bob", "the fog")]


def whats(problems: list[Problem]) -> list[str]:
    return [problem.what.partition(":")[0] for problem in problems]


def test_three_opinions_that_say_what_they_think_are_sound():
    assert opinion_problems(three(), [FOG]) == []


def test_a_film_has_three_to_five_opinions():
    assert whats(opinion_problems(three()[:2], [FOG])) == ["2 of them, not 3 to 5"]


def test_opinions_are_of_films_of_the_catalogue():
    problems = opinion_problems(three(film="tt2"), [FOG])

    assert whats(problems) == ["are of no film of the catalogue"]


def test_an_opinion_is_short_rated_and_can_be_quoted():
    wrong = [
        said("Superb, simply superb."),
        said(PRAISE.format("Cid"), rating=8.5),
        said("word " * 30),
        said("Words, and " * 12, rating=5),
    ]

    assert whats(opinion_problems(wrong, [FOG])) == [
        "3 words, not 20 to 70",
        "has no sentence that says what it thinks",
        "is rated 8.5",
        "has no sentence that says what it thinks",
    ]


def test_nothing_is_said_twice():
    problems = opinion_problems([*three(), three()[0]], [FOG])

    assert whats(problems) == ["says twice"]


def test_an_opinion_is_held_against_other_texts():
    text = "Here a lonely man waits for a ship that never comes in."
    [problem] = copied_problems(
        opinion_texts([said(text)], {"tt1": FOG}),
        [("there", "One lonely man waits for a ship, that came.")],
    )

    assert (problem.film, problem.field) == ("tt1", "opinions")


def test_those_that_come_with_movie_chat_are_read_with_their_lines():
    first, *rest = house_opinions()

    assert (first.line, first.file) == (1, "opinions.jsonl")
    assert [opinion.line for opinion in rest] == list(range(2, len(rest) + 2))
