"""Reviews of a film add up; of each, one short quote at most goes on."""

import pytest

from backend.domain.opinions import Sentiment
from ingestion.opinions import LONGEST_QUOTE, opinion_of, sentiment_of
from ingestion.sources.reviews import FilmNamed, Review

PRAISE = "The photography is gorgeous and the cast is superb throughout."


def a_review(
    text: str = "A film.",
    *,
    rating: float | None = None,
    sentiment: Sentiment | None = None,
    line: int = 1,
) -> Review:
    return Review(
        FilmNamed(None, "Night Ferry"), text, rating, sentiment, "r.csv", line
    )


def quote(review: Review) -> str | None:
    return opinion_of(review).quote


@pytest.mark.parametrize(
    ("rating", "sentiment"),
    [(9, "pos"), (7, "pos"), (5.5, None), (4, "neg"), (1, "neg")],
)
def test_a_rating_tells_what_a_review_thinks(rating, sentiment):
    assert sentiment_of(a_review(rating=rating)) == (sentiment, False)


@pytest.mark.parametrize(
    ("text", "sentiment"),
    [
        ("Brilliant, moving and beautiful.", "pos"),
        ("Dull, slow and predictable.", "neg"),
        ("Not good, not funny, never moving.", "neg"),
        ("Dull, slow, but brilliant, moving and beautiful.", None),
        ("Brilliant.", None),
        ("It has a cast and a plot.", None),
    ],
)
def test_words_alone_decide_only_when_they_are_plain(text, sentiment):
    assert sentiment_of(a_review(text)) == (sentiment, sentiment is not None)


def test_what_the_source_says_counts_before_words():
    assert sentiment_of(a_review("Dull, slow and bad.", sentiment="pos")) == (
        "pos",
        False,
    )


def test_a_sentence_that_says_an_opinion_is_quoted():
    text = f"I went with a friend. {PRAISE} We took the bus home."

    assert quote(a_review(text, sentiment="pos")) == PRAISE


@pytest.mark.parametrize(
    "text",
    [
        "The superb ending, in which the butler dies, is gorgeous and moving.",
        "My wife and I rented this superb and gorgeous film on a rainy day.",
        "THE CAST IS SUPERB AND THE PHOTOGRAPHY GORGEOUS THROUGHOUT IT ALL.",
        "Superb.",
        "See www.example.org for more on this gorgeous, superb little film.",
        "Superb " + "and gorgeous " * 30 + "it is.",
    ],
)
def test_spoilers_asides_shouts_and_scraps_are_not_quoted(text):
    assert quote(a_review(text, sentiment="pos")) is None


def test_a_quote_agrees_with_the_review_it_is_from():
    text = f"{PRAISE} Yet the plot is dull, the pace tedious and the script weak."

    told = quote(a_review(text, sentiment="neg"))

    assert told == "Yet the plot is dull, the pace tedious and the script weak."


def test_a_quote_is_short_however_often_a_review_repeats_itself():
    told = quote(a_review(f"{PRAISE} " * 9, sentiment="pos"))

    assert told == PRAISE
    assert len(told) <= LONGEST_QUOTE
