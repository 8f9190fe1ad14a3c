"""Keywords are derived from what happens in a film, against many other plots."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.keywords import (
    MOST_KEYWORDS,
    CorpusStats,
    count_words,
    derive_keywords,
)
from ingestion.words import TELLING, TELLS_NOTHING, named_things, singular

FILLERS = ["The man goes to the town.", "A woman finds a letter in the house."]


def a_corpus() -> CorpusStats:
    """Plots in which pirates, lighthouses and serial killers are known."""
    return count_words(
        [
            *(
                "The pirates take the ship. A pirate finds the lighthouse."
                for _ in range(9)
            ),
            *("A serial killer waits for the serial killer." for _ in range(9)),
            *("He sees the lighthouse. The lighthouse is dark." for _ in range(9)),
            *(f"{FILLERS[n % 2]} Then Marta meets Tom in Berlin." for n in range(400)),
        ]
    )


CORPUS = a_corpus()


@pytest.mark.parametrize(
    ("plot", "keywords"),
    [
        ("Two pirates sail for a year.", ("pirate",)),
        ("A serial killer is in the town.", ("serial killer",)),
        ("A lighthouse. They reach the lighthouse.", ("lighthouse",)),
        ("During World War II a pirate sails.", ("World War II", "pirate")),
        ("The man goes to the town with a woman.", ()),
        ("", ()),
    ],
)
def test_what_tells_is_kept_and_what_every_plot_has_is_not(plot, keywords):
    assert derive_keywords(plot, CORPUS) == keywords


def test_people_are_no_keywords():
    plot = "Marta Pirate meets a pirate. Berlin is far."

    assert derive_keywords(plot, CORPUS, ["Marta Pirate"]) == ("Berlin",)


def test_sentences_on_the_making_of_a_film_give_none():
    plot = (
        "Night Ferry is a 1931 American film directed by Ann Maker and starring a "
        "pirate. The serial killer was nominated for an Academy Award."
    )

    assert derive_keywords(plot, CORPUS) == ()


def test_a_sentence_that_turns_to_the_story_gives_some():
    plot = (
        "Night Ferry is a 1931 film directed by Ann Maker about a pirate and his ship."
    )

    assert derive_keywords(plot, CORPUS) == ("pirate", "ship")


def test_a_long_plot_has_a_bounded_number():
    plot = " ".join(f"The {word} is here." for word in sorted(TELLING)) * 3
    corpus = count_words([plot] * 9 + FILLERS * 400)

    assert len(derive_keywords(plot, corpus)) == MOST_KEYWORDS


def test_the_same_plot_gives_the_same_every_time():
    plot = "A pirate, a serial killer and a ship near a lighthouse in Berlin."

    assert derive_keywords(plot, CORPUS) == derive_keywords(plot, a_corpus())


def test_a_corpus_of_nothing_gives_nothing():
    assert derive_keywords("A pirate sails.", count_words([])) == ()


@given(st.text(max_size=200))
def test_any_text_gives_keywords_or_none(text):
    assert len(derive_keywords(text, CORPUS)) <= MOST_KEYWORDS


@pytest.mark.parametrize(
    ("word", "single"),
    [
        ("pirates", "pirate"),
        ("witches", "witch"),
        ("stories", "story"),
        ("henchmen", "henchman"),
        ("wolves", "wolf"),
        ("politics", "politics"),
        ("bus", "bus"),
        ("glass", "glass"),
        ("series", "series"),
    ],
)
def test_words_are_counted_in_the_singular(word, single):
    assert singular(word) == single


def test_places_and_times_are_named_as_the_catalogue_names_them():
    assert named_things("In Manhattan, during the Second World War") == [
        "New York City",
        "World War II",
    ]


def test_no_word_both_tells_and_tells_nothing():
    assert not TELLING & TELLS_NOTHING
    assert [word for word in TELLING if singular(word) != word] == []
