"""Whatever is wrong with a record, the message names the key at fault."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.errors import InvalidRecord
from backend.domain.records import LONGEST_TITLE, parse_record, read_record

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=5),
    lambda some: st.lists(some, max_size=2) | st.dictionaries(st.text(), some),
    max_leaves=5,
)
KEYS = ["id", "title", "kind", "year", "runtime", "rating", "votes", "plot", "genres"]
KEYS += ["directors", "writers", "cast", "sources", "poster_url", "also_known_as"]
NAMED = {"name": "Ann"}


def mistake(data: object) -> str:
    with pytest.raises(InvalidRecord) as caught:
        read_record(data)
    return str(caught.value)


def what_is_wrong(read: Callable[[], object]) -> str | None:
    try:
        read()
    except InvalidRecord as exc:
        return str(exc)
    return None


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"year": "1933"}, "year: must be a whole number"),
        ({"year": True}, "year: must be a whole number, not true"),
        ({"year": 1933.0}, "year: must be a whole number"),
        ({"year": 1869}, "year: must lie between 1870 and 2100"),
        ({"year": 10**400}, "year: must lie between 1870 and 2100"),
        ({"runtime": 0}, "runtime: must lie between 1 and"),
        ({"runtime": -5}, "runtime: must lie between 1 and"),
        ({"votes": -1}, "votes: must lie between 0 and"),
        ({"votes": 10**13}, "votes: must lie between 0 and"),
        ({"rating": "9"}, "rating: must be a number"),
        ({"rating": False}, "rating: must be a number, not false"),
        ({"rating": 10.1}, "rating: must lie between 0 and 10"),
        ({"rating": -0.1}, "rating: must lie between 0 and 10"),
        ({"rating": float("nan")}, "rating: must lie between 0 and 10"),
        ({"rating": float("inf")}, "rating: must lie between 0 and 10"),
        ({"title": ""}, "title: must not be empty"),
        ({"title": " \n"}, "title: must not be empty"),
        ({"title": None}, "title: must be text"),
        ({"title": 1984}, "title: must be text, not 1984"),
        ({"title": "x" * (LONGEST_TITLE + 1)}, "title: is longer than 500"),
        ({"id": "0024216"}, "id: must be an id such as tt0111161"),
        ({"id": "tt"}, "id: must be an id"),
        ({"id": "tt1\n"}, "id: must be an id"),
        ({"id": "TT1"}, "id: must be an id"),
        ({"id": 24216}, "id: must be an id"),
        ({"id": "tt" + "1" * 21}, "id: must be an id"),
        ({"plot": "an \x00 ape"}, "plot: holds a control character"),
        ({"plot": "an \ud83d ape"}, "plot: holds a control character or half"),
        ({"logline": ["x"]}, "logline: must be text"),
        ({"genres": "Horror"}, "genres: must be a list"),
        ({"genres": ["Horror", ""]}, "genres[1]: must not be empty"),
        ({"keywords": [None]}, "keywords[0]: must be text"),
        ({"also_known_as": ["\x1b[31m"]}, "also_known_as[0]: holds a control"),
        ({"directors": ["Ann"]}, "directors[0]: must be an object with id, name"),
        ({"directors": [NAMED, {}]}, "directors[1].name: is missing"),
        ({"writers": [{"name": ""}]}, "writers[0].name: must not be empty"),
        ({"writers": [NAMED | {"id": "tt1"}]}, "writers[0].id: must be an id such"),
        ({"cast": [NAMED | {"role": "x"}]}, "cast[0].role: unknown key"),
        ({"cast": [NAMED | {"billing": 0}]}, "cast[0].billing: must lie between"),
        ({"cast": [NAMED | {"billing": True}]}, "cast[0].billing: must be a whole"),
        ({"cast": [NAMED | {"characters": "x"}]}, "cast[0].characters: must be a list"),
        (
            {"cast": [NAMED | {"characters": ["x", 5]}]},
            "cast[0].characters[1]: must be text",
        ),
        ({"sources": [{"name": "IMDb"}]}, "sources[0].field: is missing"),
        ({"sources": [{"field": "plot"}]}, "sources[0].name: is missing"),
        ({"sources": [{"field": "plot", "name": "x", "url": 5}]}, "sources[0].url: "),
        ({"colour": "red"}, "unknown key 'colour'; known are id, title"),
        ({"Title": "x"}, "unknown key 'Title'"),
    ],
)
def test_a_mistake_is_named_with_its_key(wrong, place):
    assert mistake({"title": "King Kong"} | wrong).startswith(place)


def test_a_record_without_a_title_is_refused():
    assert mistake({"year": 1933}) == "title: every film needs one"


@pytest.mark.parametrize("data", [[], "King Kong", 5, None, True])
def test_a_record_is_an_object(data):
    assert mistake(data).startswith("a record is a JSON object")


@pytest.mark.parametrize(
    "line",
    ["", "{", "King Kong", '{"title": "x"} {"title": "y"}', '{"title": "x",}'],
)
def test_what_is_not_json_is_refused(line):
    with pytest.raises(InvalidRecord, match="not JSON"):
        parse_record(line)


@pytest.mark.parametrize(
    "line",
    [
        "[" * 100_000,
        '{"title": "x", "year": ' + "9" * 5_000 + "}",
        '{"title": "x", "cast": ' + "[" * 50_000 + "]" * 50_000 + "}",
    ],
)
def test_json_that_no_reader_can_hold_is_refused_like_any_other(line):
    with pytest.raises(InvalidRecord):
        parse_record(line)


def test_a_huge_wrong_value_is_shown_shortened():
    message = mistake({"title": "King Kong", "year": "x" * 1_000_000})

    assert len(message) < 200


def test_a_message_can_be_printed_whatever_it_shows():
    message = mistake({"title": "King Kong", "year": "\ud83d"})

    assert message.encode()


@given(st.sampled_from(KEYS), JSON)
def test_any_value_is_read_or_refused_by_its_key(key, value):
    problem = what_is_wrong(lambda: read_record({"title": "King Kong", key: value}))

    assert problem is None or problem.startswith(key)


@given(st.text(max_size=50))
def test_any_line_is_read_or_refused(line):
    problem = what_is_wrong(lambda: parse_record(line))

    assert problem != ""


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"title": "A", "year": 1932, "year": 1933}', "year: stands twice"),
        ('{"title": "A", "plot": "%s"}' % ("a" * 1_000_001), "plot: is longer than"),
        (
            json.dumps({"title": "A", "genres": [str(n) for n in range(10_001)]}),
            "genres: holds more than 10,000 entries",
        ),
    ],
    ids=["a key twice", "an endless plot", "an endless list"],
)
def test_what_cannot_be_meant_is_refused_by_its_key(line, problem):
    with pytest.raises(InvalidRecord, match=problem):
        parse_record(line)
