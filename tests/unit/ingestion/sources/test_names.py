"""Names come out of lists that were written by hand; what is no name does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.sources.credits import read_credits
from ingestion.sources.names import Named, read_names, split_names


def names(*entries: str) -> list[str]:
    return [named.name for named in read_names(entries)]


@pytest.mark.parametrize(
    ("entries", "read"),
    [
        (["Ann Actor", "Bob Player", "Ann Actor"], ["Ann Actor", "Bob Player"]),
        (["Ann Actor]]", "[Bob Player"], ["Ann Actor", "Bob Player"]),
        (["Ann Actor (narrator)", "Bob Player (English actor)"], None),
        (["Ann Actor", "Jr.", "Bob Player, Sr."], ["Ann Actor Jr.", "Bob Player Sr."]),
        (["and Ann Actor", "with Bob Player"], ["Ann Actor", "Bob Player"]),
        (
            ["Ann \u201cTex\u201d Actor", "Cate O\u2019Day"],
            ['Ann "Tex" Actor', "Cate O'Day"],
        ),
        (["A. B.&nbsp;Actor", "Park Woo-in"], ["A. B. Actor", "Park Woo-in"]),
        (["will.i.am", "Zoë"], ["will.i.am", "Zoë"]),
    ],
)
def test_names_are_read_as_people_write_them(entries, read):
    assert names(*entries) == (read or ["Ann Actor", "Bob Player"])


@pytest.mark.parametrize(
    "entry",
    [
        "",
        " ",
        "(",
        ")",
        ".",
        "?",
        "and",
        "The",
        "voices of",
        "(voice)",
        "nominee)",
        "(Director",
        "Unknown",
        "Cast:",
        "life in",
        "Interviews with",
        "history of",
        "the life of a child from",
        "Academy Award for Best Actor",
        "his Orchestra",
        "[2]",
        "x" * 101,
        "{{cite}}",
    ],
)
def test_what_is_no_name_is_left_out(entry):
    assert names(entry) == []


def test_a_character_and_work_behind_the_camera_are_told_apart():
    assert read_names(["Ann Actor as Queen", "Bob Writer (screenplay)"]) == [
        Named("Ann Actor", character="Queen"),
        Named("Bob Writer", work="screenplay"),
    ]


def test_a_list_is_parted_at_commas_slashes_and_line_ends():
    assert split_names("Ann A, Jr., Bob B / Cy C\nDee D; ") == [
        "Ann A Jr.",
        "Bob B",
        "Cy C",
        "Dee D",
    ]


@given(st.lists(st.text(max_size=30), max_size=5))
def test_any_list_is_read(entries):
    assert all(named.name.strip() for named in read_names(entries))


@pytest.mark.parametrize(
    ("director", "cast", "directors", "writers", "actors"),
    [
        ("Ann D", "Bob A, Cy B", ["Ann D"], [], ["Bob A", "Cy B"]),
        ("Unknown", "Bob A\nCy B\n", [], [], ["Bob A", "Cy B"]),
        ("Ann D and Eve E", "", ["Ann D", "Eve E"], [], []),
        ("Ann Dee Eve Eff", "", ["Ann Dee", "Eve Eff"], [], []),
        ("Dee, AnnAnn Dee", "", ["Ann Dee"], [], []),
        ("Directors: Ann D", "Director: Ann D\nCast: Bob A, Cy B", ["Ann D"], [], None),
        ("Ann D (unconfirmed)", "Heist, Comedy", ["Ann D"], [], []),
        (
            "George D, Jr.",
            "Bob Ay and Cy Bee",
            ["George D Jr."],
            [],
            ["Bob Ay", "Cy Bee"],
        ),
        (
            "Unknown",
            "Ann D (director/screenplay); Eve E, Flo F (screenplay); Bob A, Cy B",
            ["Ann D"],
            ["Ann D", "Eve E", "Flo F"],
            ["Bob A", "Cy B"],
        ),
    ],
)
def test_directors_writers_and_actors_are_told_apart(
    director, cast, directors, writers, actors
):
    found = read_credits(director, cast)

    assert list(found.directors) == directors
    assert list(found.writers) == writers
    assert [n.name for n in found.cast] == (
        ["Bob A", "Cy B"] if actors is None else actors
    )
