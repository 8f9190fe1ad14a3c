"""Films like a film, and films found by what happens in them."""

from typing import Any

import pytest

from backend.domain.answers import Answer, AnswerKind, AxisShare, FilmCard, film_item
from backend.domain.films import Film
from backend.domain.plans import FindSimilar, Reason, SearchPlots
from backend.knowledge.compose import compose
from backend.knowledge.results import PlotsSearched, SimilarFound
from backend.ports import Reading
from backend.recommend.comparables import Comparables
from backend.recommend.search import SearchHit, SearchResult
from tests.builders import a_film, a_passage, people

FOG = a_film("Fog", year=1950)


def a_reading(*films: Film) -> Reading:
    return Reading(films, "SELECT 1", (), 1.0)


def like_fog(*cards: FilmCard, plots_compared: bool = True) -> Answer:
    reading = a_reading(*(card.film for card in cards))
    found = Comparables(FOG, cards, reading, plots_compared)
    return compose(SimilarFound(FindSimilar(FOG.id), found, ()))


def a_card(axis: str, *evidence: str, **film: Any) -> FilmCard:
    return FilmCard(a_film("Rain", **film), 0.5, (AxisShare(axis, 0.5, evidence),))


@pytest.mark.parametrize(
    ("card", "reason", "field"),
    [
        (a_card("theme", "sea"), "shares sea", "keywords"),
        (a_card("theme", "sea", "guilt"), "shares sea and guilt", "keywords"),
        (a_card("genre", "Drama"), "is also listed under Drama", "genres"),
    ],
)
def test_films_like_a_film_say_what_they_share(card, reason, field):
    answer = like_fog(card)

    assert answer.text == f"Closest to Fog (1950):\n\n1. Rain {reason} [1]."
    assert [citation.field for citation in answer.citations] == [field]
    assert answer.kind is AnswerKind.RECOMMEND


@pytest.mark.parametrize(
    ("makers", "field"),
    [
        ({"directors": people("Ann")}, "directors"),
        ({"writers": people("Ann"), "directors": people("Bob")}, "writers"),
    ],
)
def test_who_made_both_is_cited_as_what_they_are(makers, field):
    answer = like_fog(a_card("makers", "Ann made both", **makers))

    assert "1. Rain: Ann made both [1]." in answer.text
    assert answer.citations[0].field == field


def test_three_films_are_named_and_more_are_shown():
    cards = [FilmCard(a_film(f"Rain {n}")) for n in range(6)]

    answer = like_fog(*cards)

    assert answer.text.count("Rain") == 3
    assert list(answer.cards) == cards
    assert len(answer.items) == answer.total == 6


@pytest.mark.parametrize(
    ("plots_compared", "said"),
    [(True, "shares anything with Fog (1950)."), (False, "could not be compared")],
)
def test_a_film_that_shares_nothing_has_no_comparables(plots_compared, said):
    answer = like_fog(plots_compared=plots_compared)

    assert said in answer.text
    assert answer.refusal is not None
    assert answer.refusal.reason is Reason.NOT_KNOWN


def test_without_the_index_it_says_that_plots_were_not_compared():
    text = like_fog(a_card("theme", "sea"), plots_compared=False).text

    assert "1. Rain shares sea [1]." in text
    assert "Plots could not be compared just now" in text


def search(*hits: SearchHit, by_words_alone: bool = False) -> Answer:
    reading = a_reading(*(hit.film for hit in hits))
    found = SearchResult(hits, reading, 1.0, by_words_alone)
    return compose(PlotsSearched(SearchPlots("a shark"), found))


def a_hit(title: str, nearness: float, **film: Any) -> SearchHit:
    passage = a_passage("A shark eats bathers. The beach stays open.")
    told = "A shark eats bathers."
    return SearchHit(a_film(title, **film), 0.1, nearness, passage, told)


def test_a_described_film_is_named_with_what_it_is_and_cites_the_plot():
    hit = a_hit(
        "Jaws", 0.6, year=1975, genres=("Adventure",), directors=people("Steven")
    )

    answer = search(hit)

    assert answer.text == (
        "That sounds most like Jaws (1975), an adventure film by Steven [1]."
    )
    assert answer.citations[0].text == "A shark eats bathers."
    assert answer.items == (film_item(hit.film),)


def test_a_film_found_by_its_words_alone_cites_what_its_plot_tells():
    film = a_film("Jaws", plot="A shark eats bathers. Brody shoots it.")

    answer = search(SearchHit(film, 0.1, 0.5, None, "Brody shoots it."))

    assert [(c.field, c.text) for c in answer.citations] == [
        ("plot", "Brody shoots it.")
    ]


def test_when_words_alone_were_compared_it_says_so():
    answer = search(a_hit("Jaws", 0.0), by_words_alone=True)

    assert answer.text == (
        "The nearest plot I find is Jaws, a film [1]. "
        "Only words could be compared just now: the embedder is away."
    )


def test_how_likely_each_film_is_stands_on_its_card():
    hit = a_hit("Jaws", 0.6)

    assert search(hit).cards == (FilmCard(hit.film, score=hit.score),)


def test_runners_up_are_named_with_or():
    answer = search(a_hit("Jaws", 0.3), a_hit("Cod", 0.2), a_hit("Eel", 0.1))

    assert answer.text == (
        "The nearest plot I find is Jaws, a film [1]. If not, perhaps Cod or Eel."
    )


def test_a_description_of_nothing_is_not_known():
    answer = search(a_hit("Jaws", 0.1))

    assert answer.text == "No plot comes near that. Try other words, or name a film."
    assert answer.kind is AnswerKind.REFUSE
