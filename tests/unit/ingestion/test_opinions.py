"""Reviews of a film add up; of each, one short quote at most goes on."""

import pytest

from ingestion.opinions import LONGEST_QUOTE, gather_opinions, sentiment_of
from ingestion.sources.reviews import FilmNamed, Review, Sentiment

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


def quotes(*reviews: Review) -> list[str]:
    return [quote.text for quote in gather_opinions(reviews).quotes]


def test_reviews_are_counted_by_what_they_think():
    told = gather_opinions(
        [
            a_review(sentiment="pos", rating=9),
            a_review(sentiment="neg"),
            a_review(rating=8),
            a_review(rating=2),
            a_review(rating=5.5),
            a_review(),
        ]
    )

    assert (told.reviews, told.positive, told.negative, told.undecided) == (6, 2, 2, 2)
    assert (told.rated, told.mean, told.derived) == (4, 6.12, 0)


def test_no_reviews_come_to_nothing():
    told = gather_opinions([])

    assert (told.reviews, told.mean, told.quotes) == (0, None, ())


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

    assert quotes(a_review(text, sentiment="pos")) == [PRAISE]


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
    assert quotes(a_review(text, sentiment="pos")) == []


def test_a_quote_agrees_with_the_review_it_is_from():
    text = f"{PRAISE} Yet the plot is dull, the pace tedious and the script weak."

    assert quotes(a_review(text, sentiment="neg")) == [
        "Yet the plot is dull, the pace tedious and the script weak."
    ]


def test_each_review_gives_one_short_quote_and_each_side_three():
    praise = [a_review(f"{PRAISE} {PRAISE}", sentiment="pos", line=n) for n in range(9)]
    blame = [
        a_review(
            "The film is dull and the script is tedious and weak.", rating=1, line=n
        )
        for n in range(9)
    ]

    told = gather_opinions([*praise, *blame])

    assert [q.sentiment for q in told.quotes] == ["pos"] * 3 + ["neg"] * 3
    assert len({(q.sentiment, q.line) for q in told.quotes}) == 6
    assert all(len(q.text) <= LONGEST_QUOTE for q in told.quotes)
