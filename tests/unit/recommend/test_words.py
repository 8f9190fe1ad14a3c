"""Texts are found by their words, as BM25 weighs them."""

import bm25s  # type: ignore[import-untyped] # it has none
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.ports.shelf import Reals
from backend.recommend.words import (
    LENGTH_SHARE,
    SATURATION,
    Stems,
    Vocabulary,
    WordIndex,
    words_of,
)

WORDS = ("sea", "fog", "shark", "ghost", "priest", "gold")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12)


def read(*texts: str) -> tuple[Vocabulary, list[Stems]]:
    vocabulary = Vocabulary()
    return vocabulary, [vocabulary.read(text) for text in texts]


def index(*texts: str) -> tuple[Vocabulary, WordIndex]:
    vocabulary, stems = read(*texts)
    return vocabulary, WordIndex(stems, len(vocabulary))


def scores(query: str, *texts: str) -> Reals:
    vocabulary, words = index(*texts)
    return words.scores(dict.fromkeys(vocabulary.read(query).tolist(), 1.0))


@given(st.lists(TEXTS, min_size=2, max_size=8), st.sampled_from(WORDS))
def test_scores_are_those_of_a_reference_up_to_a_factor(texts, asked):
    reference = bm25s.BM25(method="lucene", k1=SATURATION, b=LENGTH_SHARE)
    reference.index(texts, show_progress=False)
    if asked not in reference.vocab_dict:
        return
    expected = reference.get_scores([asked]) * (SATURATION + 1)

    found = scores(asked, *map(" ".join, texts))

    assert found == pytest.approx(expected, abs=1e-5)


@given(st.lists(TEXTS, min_size=2, max_size=8))
def test_what_stems_score_together_is_the_sum_of_what_each_scores(texts):
    told = list(map(" ".join, texts))

    both = scores("sea fog", *told)

    assert both == pytest.approx(scores("sea", *told) + scores("fog", *told), abs=1e-5)


def test_a_stem_counts_as_much_as_it_is_asked_for_with():
    vocabulary, words = index("a shark", "a priest")
    [shark] = vocabulary.read("shark").tolist()

    assert words.scores({shark: 0.5}) == pytest.approx(0.5 * words.scores({shark: 1}))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sharks", "shark"),
        ("haunted", "haunting"),
        ("the priest's", "priests"),
        ("priest\N{RIGHT SINGLE QUOTATION MARK}s", "priest's"),
        ("Amélie", "AMELIE"),
        ("Cafe\N{COMBINING ACUTE ACCENT}", "Café"),
    ],
)
def test_words_that_differ_by_ending_case_or_accent_are_one(one, other):
    _, (ours, theirs) = read(one, other)

    assert ours.tolist() == theirs.tolist() != []


def test_words_that_every_description_has_are_not_read():
    _, (stems,) = read("I think I saw a film about something, but it wasn't this")

    assert stems.size == 0


def test_stems_keep_the_order_of_their_words():
    vocabulary, _ = read("fog shark")

    assert vocabulary.read("a shark, then fog, then a shark").tolist() == [1, 0, 1]


def test_a_stem_that_came_after_the_index_was_made_scores_nothing():
    vocabulary, words = index("a shark", "a priest")
    [known] = vocabulary.read("shark").tolist()

    later = vocabulary.read("submarine").tolist()

    assert words.scores(dict.fromkeys(later, 1.0)).tolist() == [0, 0]
    # It says much, and that no text has it says something of them all.
    assert words.weight_of(later) > words.weight_of([known])


def test_a_rare_stem_says_more_than_a_common_one():
    vocabulary, words = index("shark sea", "sea fog", "sea gold")
    shark, sea = vocabulary.read("shark sea").tolist()

    assert words.weight_of([shark]) > words.weight_of([sea]) > 0
    assert words.weight_of([]) == 0


def test_an_empty_text_scores_nothing_and_changes_no_other_score():
    with_it = scores("shark", "a shark", "", "a priest and a ghost")
    without = scores("shark", "a shark", "a priest and a ghost")

    assert with_it[1] == 0
    assert with_it[[0, 2]] == pytest.approx(without)


@pytest.mark.parametrize("texts", [(), ("",), ("", "the")])
def test_texts_without_a_word_score_nothing(texts):
    vocabulary, words = index(*texts)
    sought = dict.fromkeys(vocabulary.read("shark").tolist(), 1.0)

    assert words.scores(sought).tolist() == [0] * len(texts)


def test_words_are_cut_at_everything_but_letters_digits_and_apostrophes():
    assert words_of("Don't_look: the 39-steps!") == [
        "don't",
        "look",
        "the",
        "39",
        "steps",
    ]


@given(st.text(max_size=40))
def test_any_text_can_be_read(text):
    vocabulary = Vocabulary()

    stems = vocabulary.read(text)

    assert stems.dtype == np.int32
    assert all(0 <= stem < len(vocabulary) for stem in stems)
