"""Markup goes, the writer's own words stay."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.sources.prose import clean_line, clean_prose, without_tags


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("An ape.[1] It climbs.[N 2][note 3][a]", "An ape. It climbs."),
        ("It falls.[citation needed] [why?]", "It falls."),
        ('He says [their] "go [go]" twice.', 'He says [their] "go [go]" twice.'),
        ("{{plot}} An ape {{cite|x={{y}}}}climbs.", "An ape climbs."),
        ("An ape {climbs {{x {{y}} z}}.}}", "An ape {climbs."),
        ("[[King Kong|Kong]] meets [[Ann]] [[File:x.jpg|thumb]].", "Kong meets Ann."),
        ("See [https://example.org the site].", "See the site."),
        ("'''Kong''' is an ''ape''.", "Kong is an ape."),
        ("Ann&nbsp;&amp; Jack<ref name='a'>b</ref>.<br/>End", "Ann & Jack.\nEnd"),
        ("<!-- no -->Ann <i>runs</i><ref name=a />.", "Ann runs."),
        ("== Plot ==\nAn ape.", "An ape."),
        ("One.\r\n\r\n  Two.\rThree.", "One.\nTwo.\nThree."),
        ("A\u200b ship\xa0sails ( ; ) off .", "A ship sails off."),
        ("a < b and 3 > 2", "a < b and 3 > 2"),
        ("", ""),
    ],
)
def test_markup_goes_and_words_stay(text, clean):
    assert clean_prose(text) == clean


def test_a_title_is_one_line_without_styles():
    title = "Gun .mw-parser-output .frac{white-space:nowrap}33+1\u20443:\n Last"

    assert clean_line(title) == "Gun 33+1\u20443: Last"


def test_breaks_of_a_page_become_line_ends():
    text = "Good.<br /><br />Not <b>bad</b>, &quot;fine&quot; <3"

    assert without_tags(text) == 'Good.\nNot bad, "fine" <3'


@given(st.text("a [](){}<>&;=|'\n1!-/", max_size=80))
def test_any_text_is_cleaned_and_cleaning_adds_nothing(text):
    clean = clean_prose(text)

    assert len(clean) <= len(text)
    assert clean_line(clean) == " ".join(clean.split()) or "[" in text or "<" in text


@pytest.mark.parametrize(
    "text",
    [
        "[[" * 50000,
        "{{" * 50000,
        "<ref" * 40000,
        "{{a}}" * 20000,
        "{{" * 100000 + "}}" * 100000,
        "<!--" * 40000,
        "([" * 50000,
        "''" * 50000,
        "\n=" * 50000,
        "[http://" * 20000,
        "( " * 50000,
    ],
)
def test_no_text_takes_long(text):
    start = time.monotonic()

    clean_prose(text)

    assert time.monotonic() - start < 5
