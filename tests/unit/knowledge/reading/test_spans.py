"""A sentence has pieces that could answer: names, numbers, things, what is quoted."""

import pytest

from backend.knowledge.reading.spans import Form, spans_of, text_of
from backend.knowledge.reading.words import cut_words


def pieces(sentence: str, form: Form) -> list[str]:
    words = cut_words(sentence)
    spans = spans_of(sentence, words)
    return [text_of(sentence, words, span) for span in spans if span.form is form]


@pytest.mark.parametrize(
    ("sentence", "form", "expected"),
    [
        ("They hike in Sarek National Park.", Form.NAME, ["Sarek National Park"]),
        ("A statue of the Lady of the Lake", Form.NAME, ["Lady of the Lake"]),
        ("They keep out of Room 237.", Form.NAME, ["Room 237"]),
        ("Within one week they go.", Form.NUMBER, ["one week"]),
        ("He has a week.", Form.NUMBER, ["a week"]),
        ("She pays $50,000 in royalties.", Form.NUMBER, ["$50,000"]),
        ("They call it “The Discipline” here.", Form.QUOTED, ["The Discipline"]),
        ("Jack trades his watch for a boat.", Form.THING, ["watch", "boat"]),
    ],
)
def test_pieces_are_found_by_how_they_are_built(sentence, form, expected):
    assert pieces(sentence, form) == expected
