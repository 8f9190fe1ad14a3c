"""Questions become plans, however they are put."""

from time import perf_counter

import pytest

from backend.domain.films import FilmId
from backend.domain.plans import (
    Chat,
    Field,
    FindSimilar,
    ListPeople,
    Plan,
    ReadFilms,
    Reason,
    Refuse,
    SearchPlots,
)
from backend.domain.wanted import CreditedOn, Films, IsFilm, People, Role
from tests.builders import a_film
from tests.fakes.world import World

JAWS = a_film("Jaws", year=1975)
PARAPHRASES: dict[Field | Role, list[str]] = {
    Role.DIRECTOR: [
        "Who directed Jaws?",
        "who made jaws",
        "Who is the director of Jaws?",
        "who's the director of Jaws",
        "Who was behind the camera on Jaws?",
        "Jaws was directed by who?",
        "Can you tell me who directed Jaws please?",
        "hey, who made Jaws?!",
    ],
    Role.WRITER: [
        "Who wrote Jaws?",
        "who wrote the screenplay for Jaws",
        "the writers of Jaws",
        "Who are the screenwriters of Jaws?",
    ],
    Role.ACTOR: [
        "Who is in Jaws?",
        "who's in jaws",
        "Who starred in Jaws?",
        "who plays in Jaws",
        "the cast of Jaws",
        "Who are the actors in Jaws?",
    ],
    Field.YEAR: [
        "When did Jaws come out?",
        "When was Jaws released?",
        "what year was Jaws made?",
        "In which year did Jaws come out?",
        "release date of Jaws",
        "How old is Jaws?",
    ],
    Field.RUNTIME: [
        "How long is Jaws?",
        "how many minutes is jaws",
        "How long does Jaws last?",
        "What's the running time of Jaws?",
        "runtime of Jaws",
    ],
    Field.GENRES: [
        "What genre is Jaws?",
        "what kind of film is Jaws",
        "What are the genres of Jaws?",
    ],
    Field.RATING: [
        "How good is Jaws?",
        "What is the rating of Jaws?",
        "imdb score for Jaws",
        "How highly rated is Jaws?",
    ],
    Field.COUNTRIES: [
        "Which country is Jaws from?",
        "Where was Jaws made?",
        "what countries is Jaws from",
    ],
    Field.LANGUAGES: [
        "What language is Jaws in?",
        "which languages do they speak in Jaws",
        "the language of Jaws",
    ],
    Field.PLOT: [
        "What is Jaws about?",
        "what's Jaws about",
        "What happens in Jaws?",
        "the plot of Jaws",
        "tell me about Jaws",
    ],
}
ASKED = [(field, words) for field, some in PARAPHRASES.items() for words in some]


def asks(what: Field | Role, film_id: FilmId) -> Plan:
    """Return the plan that reads a field of a film, or lists its people."""
    films = Films((IsFilm((film_id,)),))
    if isinstance(what, Field):
        return ReadFilms(films, what)
    return ListPeople(People((CreditedOn(films, (what,)),)))


def plan(question: str, *titles: str) -> Plan:
    return World(JAWS, *map(a_film, titles)).understanding.plan(question)


@pytest.mark.parametrize(("field", "question"), ASKED)
def test_a_field_is_asked_for_in_many_ways(field, question):
    assert plan(question) == asks(field, JAWS.id)


@pytest.mark.parametrize(("field", "question"), ASKED)
def test_a_field_of_a_film_that_is_not_there_is_refused_by_its_title(field, question):
    asked = question.replace("Jaws", "Vertigo").replace("jaws", "Vertigo")

    assert plan(asked) == Refuse(Reason.NOT_IN_CATALOGUE, "Vertigo")


@pytest.mark.parametrize("question", ["Jaws", "jaws!", "JAWS", "the film Jaws"])
def test_a_title_alone_asks_what_happens_in_the_film(question):
    assert plan(question) == asks(Field.PLOT, JAWS.id)


def test_a_title_alone_that_is_not_there_names_what_comes_near():
    near = a_film("Dark City")

    refused = plan("Dark Water City", "Dark City")

    assert refused == Refuse(Reason.NOT_IN_CATALOGUE, "Dark Water City", (near.id,))


@pytest.mark.parametrize(
    "question",
    [
        "Films like Jaws",
        "movies similar to jaws",
        "something like Jaws?",
        "Recommend me something like Jaws",
        "I loved Jaws",
        "we really enjoyed Jaws",
        "more like Jaws",
        "comparables for Jaws",
        "I'd like to see something like Jaws",
        "can you suggest films that are like Jaws?",
    ],
)
def test_films_like_a_film_are_asked_for_in_many_ways(question):
    assert plan(question) == FindSimilar(JAWS.id)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("a shark terrorises a beach town", "a shark terrorises a beach town"),
        ("that film where a shark eats bathers", "a shark eats bathers"),
        ("the movie about a shark", "a shark"),
        ("find me a film in which a shark dies", "a shark dies"),
        ("What was that movie with the shark?", "the shark"),
        ("some film about (sharks) [and] more*", "(sharks) [and] more*"),
    ],
)
def test_a_description_is_searched_for(question, text):
    searched = plan(question)

    assert isinstance(searched, SearchPlots)
    assert text in searched.text


@pytest.mark.parametrize(
    "question",
    ["", "  ", "hi", "Hello there!", "good morning", "what can you do?", "Thanks!"],
)
def test_a_greeting_is_answered_with_what_can_be_asked(question):
    assert isinstance(plan(question), Chat)


@pytest.mark.parametrize(
    "question",
    [
        "What's the weather today?",
        "why?",
        "how are you today my friend?",
        "(.*",
        "asdf",
    ],
)
def test_what_is_not_about_films_is_out_of_scope(question):
    refused = plan(question)

    assert isinstance(refused, Refuse)
    assert refused.reason is Reason.OUT_OF_SCOPE


@pytest.mark.parametrize(
    "title",
    [
        "What Happens in Vegas",
        "Who Framed Roger Rabbit",
        "I Love You, Man",
        "The One That Got Away",
        "Like Water for Chocolate",
        "Something Like Happiness",
        "Hello, Dolly!",
        "Show Me Love",
        "So I Married an Axe Murderer",
        "Where the Wild Things Are",
        "The Assassination of Jesse James by the Coward Robert Ford",
    ],
)
def test_a_bare_title_means_its_film_whatever_else_it_might_say(title):
    film = a_film(title)

    assert plan(title, title) == asks(Field.PLOT, film.id)


@pytest.mark.parametrize(
    "title",
    ["M", "It", "Up", "Her", "1917", "[REC]", "$", "(.*)", "What's Up, Doc?", "Help!"],
)
@pytest.mark.parametrize(
    ("field", "question"),
    [
        (Role.DIRECTOR, "Who directed {}?"),
        (Field.PLOT, "What happens in {}?"),
        (Role.ACTOR, "who is in {}"),
        (Field.YEAR, "When did {} come out?"),
    ],
)
def test_a_title_may_be_a_word_a_number_or_a_sign(title, field, question):
    assert plan(question.format(title), title) == asks(field, a_film(title).id)


def test_typographic_quotes_and_apostrophes_are_read():
    expected = asks(Role.ACTOR, JAWS.id)

    assert plan("who\u2019s in \u201cJaws\u201d?") == expected


def test_markup_in_a_question_is_only_words():
    refused = plan("Who directed <img src=x onerror=alert(1)>?")

    assert isinstance(refused, Refuse)
    assert refused.reason is Reason.NOT_IN_CATALOGUE
    assert "src=x onerror" in refused.about


@pytest.mark.parametrize(
    "question",
    [
        "um, " * 3_000,
        "any " * 3_000,
        "who directed " + "please " * 3_000,
        "when did " + "made " * 3_000 + "x",
        "who directed x" + "?" * 10_000 + "x",
        "the film " * 2_000,
        "films like " + "1999 " * 2_000,
        "," * 10_000,
        "“" * 10_000,
    ],
)
def test_no_question_keeps_the_rules_busy(question):
    started = perf_counter()

    plan(question)

    assert perf_counter() - started < 0.5
