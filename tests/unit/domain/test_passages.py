"""A plot is cut into passages of whole sentences, and nothing of it is lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.films import FilmId
from backend.domain.passages import (
    HEADER_OF_NONE,
    LONGEST_PASSAGE_LETTERS,
    LONGEST_PASSAGE_WORDS,
    Fits,
    Passage,
    cut_into_passages,
    split_sentences,
)
from tests.builders import a_passage, a_plot

FILM = FilmId("tt1")
PLOTS = st.one_of(
    st.text(max_size=300),
    st.lists(
        st.builds(a_plot, st.integers(1, 4), words_each=st.integers(1, 300)),
        max_size=3,
    ).map(" ".join),
)


def lengths(passages: list[Passage]) -> list[int]:
    return [len(passage.text.split()) for passage in passages]


@given(PLOTS)
def test_passages_joined_are_the_plot_word_for_word(plot):
    passages = cut_into_passages(FILM, plot)

    assert " ".join(p.text for p in passages).split() == plot.split()


@given(PLOTS)
def test_no_passage_is_longer_than_the_embedder_reads(plot):
    passages = cut_into_passages(FILM, plot)

    assert all(0 < words <= LONGEST_PASSAGE_WORDS for words in lengths(passages))


@given(PLOTS)
def test_passages_are_numbered_and_begin_ever_later_in_the_plot(plot):
    passages = cut_into_passages(FILM, plot)

    assert [p.number for p in passages] == list(range(len(passages)))
    assert [p.starts_at for p in passages[:1]] in ([], [0.0])
    assert all(a.starts_at < b.starts_at < 1 for a, b in pairwise(passages))


@given(PLOTS)
def test_sentences_joined_are_the_text(text):
    assert " ".join(split_sentences(text)).split() == text.split()


@pytest.mark.parametrize("plot", ["", "  \n "])
def test_an_empty_plot_has_no_passages(plot):
    assert cut_into_passages(FILM, plot) == []


def test_a_short_plot_is_one_passage():
    plot = "An ape falls in love. It climbs a tower."

    passages = cut_into_passages(FILM, plot)

    assert passages == [Passage(FILM, 0, plot, 0.0, HEADER_OF_NONE)]


def test_a_long_plot_is_cut_where_sentences_end_into_even_runs():
    plot = a_plot(13, words_each=LONGEST_PASSAGE_WORDS // 6)

    passages = cut_into_passages(FILM, plot)

    assert lengths(passages) == [50, 50, 30]
    assert all(p.text.endswith(".") for p in passages)


def test_a_sentence_that_no_passage_holds_is_cut_within():
    plot = a_plot(1, words_each=LONGEST_PASSAGE_WORDS + 30)

    assert lengths(cut_into_passages(FILM, plot)) == [LONGEST_PASSAGE_WORDS, 30]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He runs. She stays.", 2),
        ("Dr. Mabuse gambles. Mr. Hull loses.", 2),
        ("J. Jones sails. No. 5 is alive.", 2),
        ("“Run!” She runs.", 2),
        ("Is he dead? He is… Alive!", 3),
        ("It costs 3.50 dollars.", 1),
        ("one. two. three.", 1),
        ("Élan vital. Über alles.", 2),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text, count):
    assert len(split_sentences(text)) == count


def test_genres_are_the_header_of_each_passage():
    plot = a_plot(13, words_each=LONGEST_PASSAGE_WORDS // 6)

    passages = cut_into_passages(FILM, plot, "A log.", ["War", "Drama", "Music", "X"])

    assert {p.header for p in passages} == {"War, Drama, Music. "}
    assert "War" not in passages[1].text
    assert passages[0].text_hash != a_passage("A log.").text_hash


@pytest.mark.parametrize("genres", [[], ["x" * 500]])
def test_no_genres_or_a_very_long_one_have_a_header_all_the_same(genres):
    (passage,) = cut_into_passages(FILM, "An ape.", None, genres)

    assert passage.header == HEADER_OF_NONE


def test_the_header_counts_where_a_passage_must_fit():
    passages = cut_into_passages(
        FILM, "One two six. Red sea.", None, ["War"], fits=of_at_most_letters(20)
    )

    assert [p.text for p in passages] == ["One two six.", "Red sea."]


def test_a_passage_is_known_by_film_and_number_and_its_text_by_a_hash():
    passage = a_passage("An ape.", film_id="tt7", number=3)

    assert passage.id == "tt7-3"
    assert passage.text_hash == a_passage("An ape.", film_id="tt8").text_hash
    assert passage.text_hash != a_passage("A bear.", film_id="tt7").text_hash


UNSPACED = "\u5f7c\u306f\u8d70\u308b\u3002"  # "He runs.", as Japanese writes it


def of_at_most_letters(count: int) -> Fits:
    return lambda text: len(text.removeprefix(HEADER_OF_NONE)) <= count


@given(PLOTS, st.integers(1, 60))
def test_every_passage_fits_whatever_the_embedder_reads(plot, most):
    passages = cut_into_passages(FILM, plot, plot[:80], fits=of_at_most_letters(most))

    assert all(0 < len(passage.text) <= most for passage in passages)


@given(PLOTS)
def test_nothing_is_lost_where_passages_are_halved(plot):
    passages = cut_into_passages(FILM, plot, fits=of_at_most_letters(30))

    assert "".join("".join(p.text for p in passages).split()) == "".join(plot.split())


def test_a_script_without_spaces_is_cut_at_its_full_stops():
    passages = cut_into_passages(FILM, UNSPACED * 40, fits=of_at_most_letters(60))

    assert all(p.text.endswith("\u3002") for p in passages)
    assert [p.number for p in passages] == list(range(len(passages)))
    assert passages[-1].starts_at < 1


def test_what_has_no_place_to_cut_is_cut_anywhere():
    passages = cut_into_passages(FILM, "f3a9" * 100, fits=of_at_most_letters(100))

    assert [len(p.text) for p in passages] == [100] * 4


def test_a_passage_is_never_longer_than_prose_of_that_many_words():
    passages = cut_into_passages(FILM, "x" * 50_000)

    assert max(len(p.text) for p in passages) <= LONGEST_PASSAGE_LETTERS
    assert sum(len(p.text) for p in passages) == 50_000


def test_a_logline_that_does_not_fit_is_cut_too():
    passages = cut_into_passages(
        FILM, "An ape.", "He runs. She stays.", fits=of_at_most_letters(12)
    )

    assert [p.text for p in passages] == ["He runs.", "She stays.", "An ape."]
    assert [p.number for p in passages] == [0, 1, 2]
    assert [p.starts_at for p in passages] == [0, 0, 0]
