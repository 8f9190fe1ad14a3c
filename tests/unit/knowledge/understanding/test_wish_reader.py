"""What somebody wishes is read from a request and from the talk before it."""

from collections.abc import Sequence
from time import perf_counter

import pytest

from backend.domain.films import Film
from backend.domain.wishes import Said, Wish
from backend.knowledge.known_names import KnownNames
from backend.knowledge.understanding.wish_reader import WishReader
from tests.builders import a_film, cast, people
from tests.fakes.world import World


def _film(  # noqa: PLR0913 # what limits look at
    title: str,
    year: int,
    minutes: int,
    rating: float,
    *genres: str,
    by: str = "Ann Maker",
    stars: Sequence[str] = (),
    votes: int = 50_000,
) -> Film:
    return a_film(
        title,
        year=year,
        runtime=minutes,
        rating=rating,
        genres=genres,
        directors=people(by),
        cast=cast(*stars),
        votes=votes,
        countries=("France",) if by == "Luc Besson" else ("United States",),
    )


FILMS = (
    _film(
        "Heat",
        1995,
        170,
        8.3,
        "Action",
        "Crime",
        by="Michael Mann",
        stars=("Al Pacino", "Robert De Niro"),
        votes=680_000,
    ),
    _film(
        "Alien",
        1979,
        117,
        8.5,
        "Horror",
        "Sci-Fi",
        by="Ridley Scott",
        stars=("Sigourney Weaver",),
        votes=900_000,
    ),
    _film(
        "Gladiator",
        2000,
        155,
        8.5,
        "Action",
        "Drama",
        by="Ridley Scott",
        stars=("Russell Crowe",),
        votes=1_500_000,
    ),
    _film(
        "Shrek",
        2001,
        90,
        7.9,
        "Animation",
        "Comedy",
        by="Andrew Adamson",
        stars=("Mike Myers",),
        votes=700_000,
    ),
    _film(
        "Shrek 2",
        2004,
        93,
        7.3,
        "Animation",
        "Comedy",
        by="Andrew Adamson",
        stars=("Mike Myers",),
        votes=480_000,
    ),
    _film(
        "Notting Hill",
        1999,
        124,
        7.2,
        "Comedy",
        "Romance",
        by="Roger Michell",
        stars=("Julia Roberts", "Hugh Grant"),
        votes=330_000,
    ),
    _film(
        "Jaws",
        1975,
        124,
        8.1,
        "Thriller",
        "Adventure",
        by="Steven Spielberg",
        stars=("Roy Scheider",),
        votes=640_000,
    ),
    _film("Rififi", 1955, 118, 8.1, "Crime", "Thriller", by="Jules Dassin"),
    _film("Nikita", 1990, 117, 7.3, "Action", "Thriller", by="Luc Besson"),
    _film("Chicago", 2002, 113, 7.2, "Musical", "Crime", by="Rob Marshall"),
    _film(
        "Up", 2009, 96, 8.3, "Animation", "Adventure", by="Pete Docter", votes=1_000_000
    ),
    _film("Solaris", 1972, 167, 8.0, "Sci-Fi", "Drama", by="Andrei Tarkovsky"),
    _film("Solaris", 2002, 99, 6.2, "Sci-Fi", "Drama", by="Steven Soderbergh"),
    _film("Blackfish", 2013, 83, 8.1, "Documentary"),
    _film(
        "Unforgiven",
        1992,
        130,
        8.2,
        "Western",
        "Drama",
        by="Clint Eastwood",
        stars=("Clint Eastwood",),
        votes=400_000,
    ),
    _film("Scream", 1996, 111, 7.4, "Horror", "Mystery", by="Wes Craven"),
)
WORLD = World(*FILMS)
NAMES = {film.id: film.name for film in FILMS}


def wish(text: str, *history: tuple[str, str]) -> Wish:
    names = KnownNames(WORLD.questions, lambda: 0.0)
    reader = WishReader(WORLD.questions, names.book, names.tags)
    said = [Said(role, words) for role, words in history]  # type: ignore[arg-type] # a role
    return reader.read(text, said)


def allowed(text: str, *history: tuple[str, str]) -> set[str]:
    found = WORLD.questions.find_films(wish(text, *history).limits, limit=99)
    return {NAMES[row.id] for row in found.rows}


def names(ids: Sequence[str]) -> list[str]:
    return [NAMES[each] for each in ids]  # type: ignore[index] # an id


LIMITS = [
    ("something under two hours", lambda f: f.runtime < 120),
    ("100 minutes max pls", lambda f: f.runtime <= 100),
    ("at most 96 min", lambda f: f.runtime <= 96),
    ("not longer than 117 minutes", lambda f: f.runtime <= 117),
    ("no longer than 2 hours", lambda f: f.runtime <= 120),
    ("nothing over 2 hours", lambda f: f.runtime <= 120),
    ("max 1h40", lambda f: f.runtime <= 100),
    ("sub-100 minutes", lambda f: f.runtime < 100),
    ("less than an hour and a half", lambda f: f.runtime < 90),
    ("shorter than 100 min", lambda f: f.runtime < 100),
    ("we only have 96 minutes", lambda f: f.runtime <= 96),
    ("something long, two and a half hours or more", lambda f: f.runtime >= 150),
    ("at least 150 minutes", lambda f: f.runtime >= 150),
    ("rated at least 8", lambda f: f.rating >= 8),
    ("an 8 or better", lambda f: f.rating >= 8),
    ("rated 8+", lambda f: f.rating >= 8),
    ("8/10 or higher", lambda f: f.rating >= 8),
    ("imdb rating above 8.2", lambda f: f.rating > 8.2),
    ("nothing rated below 8", lambda f: f.rating >= 8),
    ("after 2000", lambda f: f.year > 2000),
    ("since 2002", lambda f: f.year >= 2002),
    ("before 1990", lambda f: f.year < 1990),
    ("older than 1990", lambda f: f.year < 1990),
    ("nothing older than 1995", lambda f: f.year >= 1995),
    ("nothing made before 1995", lambda f: f.year >= 1995),
    ("pre-1980 please", lambda f: f.year < 1980),
    ("from the 90s", lambda f: 1990 <= f.year <= 1999),
    ("not from the 90s", lambda f: not 1990 <= f.year <= 1999),
    ("1990s only", lambda f: 1990 <= f.year <= 1999),
    ("between 1990 and 2000", lambda f: 1990 <= f.year <= 2000),
    ("2002 or later", lambda f: f.year >= 2002),
    ("from this century", lambda f: f.year >= 2001),
    ("fewer than 100k votes", lambda f: f.votes < 100_000),
    ("with more than 500,000 votes", lambda f: f.votes > 500_000),
    ("no horror", lambda f: "Horror" not in f.genres),
    ("nothing scary", lambda f: "Horror" not in f.genres),
    ("not animated", lambda f: "Animation" not in f.genres),
    ("i hate westerns, no musicals or horror either",
     lambda f: not {"Western", "Musical", "Horror"} & set(f.genres)),
    ("i don't want a horror movie", lambda f: "Horror" not in f.genres),
    ("anything but sci-fi", lambda f: "Sci-Fi" not in f.genres),
    ("a comedy", lambda f: "Comedy" in f.genres),
    ("romantic comedy tonight?", lambda f: {"Comedy", "Romance"} <= set(f.genres)),
    ("comedy or western", lambda f: {"Comedy", "Western"} & set(f.genres)),
    ("a heist movie", lambda f: {"Crime", "Thriller"} & set(f.genres)),
    ("a documentary", lambda f: "Documentary" in f.genres),
    ("something french", lambda f: "France" in f.countries),
    ("thriller, but not by Spielberg", lambda f: f.title in {"Rififi", "Nikita"}),
    ("nothing with Julia Roberts", lambda f: f.title != "Notting Hill"),
    ("without Pacino or De Niro", lambda f: f.title != "Heat"),
    ("no mike myers please", lambda f: not f.title.startswith("Shrek")),
    ("an action film with Russell Crowe", lambda f: f.title == "Gladiator"),
    ("something directed by Ridley Scott", lambda f: f.title in {"Alien", "Gladiator"}),
    ("like Alien but a different director",
     lambda f: f.title not in {"Alien", "Gladiator"}),
    ("like Alien, after 1990 and under 2 hours, no horror", lambda f: f.year > 1990
     and f.runtime < 120 and "Horror" not in f.genres),
]  # fmt: skip


@pytest.mark.parametrize(("text", "is_meant"), LIMITS, ids=[t for t, _ in LIMITS])
def test_limits_keep_exactly_what_was_asked_for(text: str, is_meant: object) -> None:
    meant = {film.name for film in FILMS if is_meant(film)}  # type: ignore[operator] # a test

    assert allowed(text) == meant


LIKES = [
    ("I loved Heat", ["Heat (1995)"], []),
    ("loved heat and jaws, hated scream", ["Heat (1995)", "Jaws (1975)"],
     ["Scream (1996)"]),
    ("something like Solaris (1972)", ["Solaris (1972)"], []),
    ("Loved Shrek, hated the sequel", ["Shrek (2001)"], ["Shrek 2 (2004)"]),
    ("I didn't like Gladiator", [], ["Gladiator (2000)"]),
    ("in the vein of Rififi but not like Nikita", ["Rififi (1955)"], ["Nikita (1990)"]),
    ("Chicago was boring", [], ["Chicago (2002)"]),
    ("I haven't seen Jaws (1975)", [], []),
    ('something like "Up"', ["Up (2009)"], []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "liked", "disliked"), LIKES, ids=[t for t, *_ in LIKES]
)
def test_likes_are_read_from_the_talk(
    text: str, liked: list[str], disliked: list[str]
) -> None:
    read = wish(text)

    assert (names(read.liked), names(read.disliked)) == (liked, disliked)


def test_all_films_of_a_title_count_as_named() -> None:
    assert set(names(wish("like Solaris").named)) == {
        "Solaris (1972)",
        "Solaris (2002)",
    }


def test_what_the_other_side_names_is_named_and_not_liked() -> None:
    read = wish("anything else?", ("assistant", "Try Jaws (1975) or Heat (1995)."))

    assert names(read.named) == ["Jaws (1975)", "Heat (1995)"]
    assert not read.liked


@pytest.mark.parametrize(
    ("reply", "liked", "seen"),
    [("yes, loved it", True, True), ("I haven't seen it", False, False),
     ("yeah", False, True), ("no", False, False)],
)  # fmt: skip
def test_a_reply_tells_of_what_was_proposed(
    reply: str, *, liked: bool, seen: bool
) -> None:
    read = wish(
        "what now", ("assistant", "Have you seen Jaws (1975)?"), ("user", reply)
    )

    assert (bool(read.liked), bool(read.seen)) == (liked, seen)


def test_later_turns_have_the_last_word() -> None:
    assert "Alien (1979)" in allowed("actually, horror is fine", ("user", "no horror"))
    assert "Unforgiven (1992)" not in allowed("a comedy then", ("user", "a western"))


def test_ordinary_words_name_no_films() -> None:
    assert not wish("i want to cheer up after a long day, in the heat of summer").named


def test_a_long_talk_is_read_at_once() -> None:
    line = "I really loved Heat (1995) and I want something with a good story. " * 3
    history = [Said("user", line[:200])] * 20
    known = KnownNames(WORLD.questions, lambda: 0.0)
    reader = WishReader(WORLD.questions, known.book, known.tags)
    reader.read("hello")
    started = perf_counter()

    reader.read("a comedy", history)

    assert perf_counter() - started < 0.5  # seconds


@pytest.mark.parametrize(
    "said",
    [
        "Is it romantic at all?",
        "That was a thriller",
        "Do you like comedies?",
        "The Wandering Moth (2000) is one I saw",
    ],
)
def test_what_is_told_of_a_film_is_no_limit(said):
    assert wish(said).limits.where == ()


@pytest.mark.parametrize(
    "said", ["Anything but horror", "Horror movies are disgusting"]
)
def test_a_kind_that_somebody_cannot_stand_is_ruled_out(said):
    assert allowed(said) == {film.name for film in FILMS if "Horror" not in film.genres}


def test_a_heist_is_a_kind_and_describes_too():
    assert "heist" in wish("a heist film with two sisters").text


@pytest.mark.parametrize(
    "said",
    [
        "something that's scary",
        "a film that is scary",
        "yes, something scary",
        "yes please, a horror film",
    ],
)
def test_what_is_wished_for_must_hold_however_it_is_begun(said):
    found = allowed(said, ("assistant", "Are you in the mood for horror?"))
    assert found == {film.name for film in FILMS if "Horror" in film.genres}


@pytest.mark.parametrize(
    "said", ["horror isn't bad", "horror is my thing", "horror films are for me"]
)
def test_a_kind_that_is_praised_is_not_ruled_out(said):
    assert {"Alien (1979)", "Scream (1996)"} <= allowed(said)


def test_a_bare_yes_or_no_is_about_the_mood_that_was_asked_for():
    asked = ("assistant", "Are you in the mood for a horror film?")
    horror = {film.name for film in FILMS if "Horror" in film.genres}

    assert allowed("Yes please!", asked) == horror
    assert allowed("no thanks", asked) == {film.name for film in FILMS} - horror
    assert allowed("Yes", ("assistant", "Have you seen Heat (1995)?")) > horror
