"""Tags that tell of a film are kept; opinions and housekeeping are not."""

import pytest

from ingestion.sources.tags import MOST_KEYWORDS, TagCounts, fold_tag


@pytest.mark.parametrize(
    ("tag", "keyword"),
    [
        ("Time Travel", "time travel"),
        ("  based on a  book ", "based on book"),
        ("WWII", "world war ii"),
        ("hit men", "hitman"),
        ("twist ending", "twist ending"),
        ("dark humor", "dark humor"),
        ("black_and_white", "black-and-white"),
    ],
)
def test_what_tells_of_a_film_is_folded_together(tag, keyword):
    assert fold_tag(tag) == keyword


@pytest.mark.parametrize(
    "tag",
    [
        "boring",
        "Overrated!",
        "bad acting",
        "my favourite film",
        "must see",
        "so slow",
        "in netflix queue",
        "DVD",
        "seen 2009",
        "imdb top 250",
        "Oscar (Best Actress)",
        "owned",
        "PG-13",
        "2005",
        "80s",
        "05",
        "comedy",
        "Sci-Fi",
        "ab",
        "x" * 61,
        "",
    ],
)
def test_opinions_housekeeping_and_genres_are_no_keywords(tag):
    assert fold_tag(tag) is None


def test_a_film_keeps_its_most_used_tags():
    counts = TagCounts()
    for number in range(40):
        word = f"word{chr(97 + number % 26)}{chr(97 + number // 26)}"
        for user in range(2 + number):
            counts.add("tt1", str(user), word)

    (_, keywords) = next(iter(counts.keywords()))

    assert len(keywords) == MOST_KEYWORDS
    assert keywords[0] == "wordnb"
