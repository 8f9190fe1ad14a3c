"""Names that a reader takes for the same fold to the same."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backend.domain.folding import LONGEST_NAME, fold, fold_name, fold_title

WORDS = st.lists(st.from_regex(r"[a-z]{2,8}", fullmatch=True), min_size=1).map(" ".join)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("King Kong", "king kong"),
        ("  KING\tkong\n", "king kong"),
        ("Amélie", "amelie"),
        ("Ame\u0301lie", "amelie"),
        ("Łódź", "lodz"),
        ("Søren Ærø", "soren aero"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("\N{LATIN SMALL LETTER DOTLESS I}l", "il"),
        ("Pan's Labyrinth", "pans labyrinth"),
        ("Pan\u2019s Labyrinth", "pans labyrinth"),
        ("Spider-Man: No Way Home", "spider man no way home"),
        ("8½", "81 2"),
        ("千と千尋の神隠し", "千と千尋の神隠し"),
        ("!!!", ""),
        ("", ""),
    ],
)
def test_case_accents_and_punctuation_go(typed, folded):
    assert fold(typed) == folded


@given(st.text())
@example("Trademark™")
@example("\N{BLACK-LETTER CAPITAL H}oly")
def test_folding_what_is_folded_changes_nothing(text):
    once = fold(text)

    assert fold(once) == once


@given(st.text())
def test_folded_text_holds_words_and_single_spaces_only(text):
    folded = fold(text)

    assert folded == " ".join(folded.split())


@pytest.mark.parametrize(
    "written",
    ["The Third Man", "Third Man, The", "third man", "the third man", "THE THIRD MAN!"],
)
def test_a_leading_or_trailing_article_goes(written):
    assert fold_title(written) == "third man"


@given(WORDS, st.sampled_from(["the", "a", "an"]))
def test_an_article_before_or_behind_is_the_same_title(words, article):
    assert fold_title(f"{article} x{words}") == fold_title(f"x{words}, {article}")


@pytest.mark.parametrize("title", ["A", "The", "An"])
def test_a_title_that_is_an_article_stays(title):
    assert fold_title(title) == title.lower()


@pytest.mark.parametrize("title", ["!!!", "$", "…"])
def test_a_title_of_signs_alone_folds_to_itself(title):
    assert fold_title(title) == title


@pytest.mark.parametrize(
    ("one", "other"),
    [("Alien", "Aliens"), ("Seven", "Se7en"), ("M", "Mom"), ("It", "It Follows")],
)
def test_titles_that_differ_stay_apart(one, other):
    assert fold_title(one) != fold_title(other)


@pytest.mark.parametrize("folding", [fold_name, fold_title])
def test_no_name_is_too_long_for_an_index(folding):
    # This sign falls apart into eighteen letters.
    spreading = "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}"

    assert len(folding(spreading * LONGEST_NAME)) == LONGEST_NAME
