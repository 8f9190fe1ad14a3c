"""What tells a story is told from what tells who made the film."""

import pytest

from backend.domain.films import FilmId
from backend.domain.passages import cut_into_passages, split_sentences
from backend.domain.stories import story_in, tells_of_making


def story(text: str) -> str:
    return story_in(split_sentences(text))


THRILLER = (
    "The Clock is a 1951 British thriller film directed by Ann Lee, in which a "
    "watchmaker is blackmailed by his own apprentice."
)
HORROR = (
    "Ash is a 1977 horror film written by Bob Roe and starring Kim Poe. The plot "
    "concerns a baker whose bread begins to whisper."
)
DRAMA = (
    "Dust is a 2003 drama film starring May Coe, and portrays a widower who walks "
    "across a desert. It received mixed reviews."
)
MAKING = (
    "It stars Lou Doe, Sue Noe and Ed Foe. It was released on May 4, 1951, by "
    "Republic Pictures."
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (THRILLER, "which a watchmaker is blackmailed by his own apprentice."),
        (HORROR, "concerns a baker whose bread begins to whisper."),
        (DRAMA, "portrays a widower who walks across a desert."),
        (MAKING, ""),
    ],
)
def test_clauses_about_making_are_left_out(text, told):
    assert story(text) == told


def test_names_in_a_row_tell_nothing():
    assert story("The players are Ann Lee, Bob Roe and Kim Poe.") == ""


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Ash is a 1977 American horror film directed by Bob Roe.", True),
        ("Tom and the Owl is a short in which Tom chases an owl.", True),
        ("A baker finds that his bread whispers. He moves to a film set.", False),
        ("A thief falls in love with a nun.", False),
        ("", False),
    ],
)
def test_a_text_that_says_what_kind_of_film_it_is_tells_of_making(text, is_so):
    assert tells_of_making(text) is is_so


def test_a_passage_is_embedded_as_its_story_and_shown_whole():
    text = (
        "Ash is a 1977 horror film directed by Bob Roe. It follows a baker whose "
        "bread begins to whisper."
    )

    [passage] = cut_into_passages(FilmId("tt1"), text, genres=["Horror"])

    assert passage.text == text
    assert passage.embedded == (
        "Horror. follows a baker whose bread begins to whisper."
    )


def test_a_passage_without_any_story_is_embedded_as_it_is():
    text = "Ash is a 1977 horror film directed by Bob Roe."

    [passage] = cut_into_passages(FilmId("tt1"), text)

    assert (passage.story, passage.embedded) == ("", f"Film. {text}")


def test_a_plot_that_tells_nothing_of_making_is_all_story():
    text = "The film crew is lost in the fog. A director receives a letter."

    [passage] = cut_into_passages(FilmId("tt1"), text)

    assert (passage.story, passage.embedded) == (None, f"Film. {text}")
