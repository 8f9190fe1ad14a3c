"""Facts in a description are read, with what is said not to be so left out."""

import pytest

from backend.recommend.cues import (
    BLACK_AND_WHITE_UNTIL,
    FIRST_YEAR,
    LAST_YEAR,
    SILENT_UNTIL,
    Years,
    read_cues,
    written_for,
)

OLD = Years(FIRST_YEAR, BLACK_AND_WHITE_UNTIL)
SILENT = Years(FIRST_YEAR, SILENT_UNTIL)


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("50s monster flick", 1950, 1959),
        ("a thriller from the '70s", 1970, 1979),
        ("1950's science gone wrong", 1950, 1959),
        ("a 1940s noir", 1940, 1949),
        ("a fifties film", 1950, 1959),
        ("a cartoon of the 20s", 1920, 1929),
        ("a film from the 00s", 2000, 2009),
        ("a 2010s romcom", 2010, 2019),
        ("late eighties", 1986, 1989),
        ("from the late 1980s", 1986, 1989),
        ("early '70s", 1970, 1974),
        ("mid-90s", 1993, 1997),
        ("from about 1960", 1958, 1962),
        ("it was made in 1975", 1973, 1977),
        ("it came out in 1982", 1980, 1984),
        ("released around 1960", 1958, 1962),
        ("a world war film from 1943", 1941, 1945),
    ],
)
def test_when_a_film_was_made_is_read(told, first, last):
    assert read_cues(told).years == (Years(first, last),)


@pytest.mark.parametrize(
    "told",
    [
        "set in the fifties",
        "it's set in 1941",
        "it takes place during the 1930s",
        "a small town in the fifties",
        "he ends up in 1941",
        "he travels back to 1955",
        "a robot is built in the year 2019",
        "in 1906 the earth shakes",
        "a man in his fifties",
        "a woman in her late thirties",
        "someone in their 40s",
        "he walks 1000 miles with 30 men",
    ],
)
def test_when_it_plays_and_how_old_somebody_is_say_nothing_of_when_it_was_made(told):
    assert read_cues(told).years == ()
    assert read_cues(told).seen_until is None


@pytest.mark.parametrize(
    ("told", "until"),
    [
        ("I saw it on TV in the 90s", 1999),
        ("I watched it in 1985", 1987),
        ("saw this as a kid in the early 80s", 1984),
        ("rented it around 1992", 1994),
        ("saw it in 1990 and again in 1995 on tv", 1992),
    ],
)
def test_what_was_seen_by_then_was_made_by_then(told, until):
    cues = read_cues(told)

    assert (cues.years, cues.seen_until) == ((), until)


@pytest.mark.parametrize(
    "told",
    [
        "I saw it in the 90s but it was made in the 70s",
        "It was made in the 70s. I saw it in the 90s",
        "I saw it in the 90s, a movie from the 70s",
    ],
)
def test_when_it_was_seen_and_when_it_was_made_are_told_apart(told):
    cues = read_cues(told)

    assert (cues.years, cues.seen_until) == ((Years(1970, 1979),), 1999)


def test_where_a_western_plays_and_when_it_was_made_are_told_apart():
    assert read_cues("set in the 1920s, made in the 60s").years == (Years(1960, 1969),)


@pytest.mark.parametrize(
    ("told", "years"),
    [
        ("a silent film", (SILENT,)),
        ("old silent comedy with a train", (SILENT,)),
        ("a silent black and white movie", (SILENT, OLD)),
        ("it's in black and white", (OLD,)),
        ("a black-and-white picture", (OLD,)),
        ("an old B&W film", (OLD,)),
        ("b/w, with a train", (OLD,)),
        ("not in black and white", ()),
        ("a man who is silent for years", ()),
        ("the silence of the night", ()),
    ],
)
def test_silent_and_black_and_white_films_are_old(told, years):
    assert read_cues(told).years == years


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        ("a cartoon about a mouse", ["Animation"]),
        ("a scary movie", ["Horror"]),
        ("Sci-Fi thriller", ["Sci-Fi", "Thriller"]),
        ("funny western, really funny", ["Comedy", "Western"]),
        ("a warship", []),
        ("not the cartoon", []),
        ("not the cartoon, a musical", ["Musical"]),
        ("it's not animated but a western", ["Western"]),
        ("it isn't a horror film. A comedy", ["Comedy"]),
        ("no idea which year, a documentary", ["Documentary"]),
    ],
)
def test_kinds_of_films_are_read_unless_it_is_said_to_be_none(told, kinds):
    assert [genres[0] for genres in read_cues(told).genres] == kinds


def test_what_is_said_not_to_be_so_is_not_sought():
    cues = read_cues("A ship sinks, not the Titanic. Nobody drowns")

    assert "Titanic" not in cues.affirmed
    assert "A ship sinks" in cues.affirmed
    assert "Nobody drowns" in cues.affirmed


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("the one with Peter Lorre", "peter lorre"),
        ("with Jean-Paul Belmondo in it", "jean paul belmondo"),
        ("Audrey Tautou is Amélie Poulain", "amelie poulain"),
        ("helena bonham carter", "helena bonham carter"),
    ],
)
def test_whatever_may_be_a_name_is_kept(told, name):
    assert name in read_cues(told).names


def test_longer_names_come_before_those_within_them():
    names = read_cues("helena bonham carter").names

    assert names == ("helena bonham carter", "helena bonham", "bonham carter")


def test_who_is_said_not_to_be_in_it_is_not_kept():
    assert "peter lorre" not in read_cues("it's not Peter Lorre").names


def test_what_people_say_is_put_as_plots_are_written():
    assert written_for(["a", "cop", "swims"]) == ["police", "officer", "detective"]


@pytest.mark.parametrize("told", ["", " ", "!!!", "\x00", "90s " * 500, "no " * 500])
def test_any_description_can_be_read(told):
    assert read_cues(told).affirmed is not None


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("a movie from before 1960 about a jury", FIRST_YEAR, 1960),
        ("a thriller from after 1990 with a panic room", 1990, LAST_YEAR),
        ("something made since the 80s", 1980, LAST_YEAR),
        ("a western from before the fifties", FIRST_YEAR, 1950),
        ("a film made after the sixties", 1969, LAST_YEAR),
    ],
)
def test_a_film_from_before_or_after_a_time_is_on_that_side_of_it(told, first, last):
    assert read_cues(told).years == (Years(first, last),)
