"""Words mean a film: by its title, a slip of the pen, and the year."""

import pytest

from backend.domain.films import Film
from backend.knowledge.titles import Meant, Mention, Unknown, read_mentions
from tests.builders import a_film
from tests.fakes.world import World

KONG_1933 = a_film("King Kong", year=1933, votes=90)
KONG_1976 = a_film("King Kong", year=1976, votes=30)
KONG_2005 = a_film("King Kong", year=2005, votes=400)
REMAKES = (KONG_1933, KONG_1976, KONG_2005)


def find(words: str, *films: Film) -> Meant | Unknown:
    return World(*films).titles.find(words)


def test_of_remakes_the_most_voted_is_meant_and_the_others_are_offered():
    found = find("King Kong", *REMAKES)

    assert found == Meant(KONG_2005.id, (KONG_1933.id, KONG_1976.id))


@pytest.mark.parametrize(
    "words",
    [
        "King Kong 1976",
        "King Kong (1976)",
        "king kong, 1976",
        "King Kong from 1976",
        "King Kong of 1976",
        "the 1976 King Kong",
        "1976 King Kong",
        "the film King Kong (1976)",
        "the 1976 film King Kong",
    ],
)
def test_a_remake_is_found_by_its_year(words):
    assert find(words, *REMAKES) == Meant(KONG_1976.id)


def test_a_year_without_such_a_film_means_none_and_names_the_others():
    found = find("King Kong (1950)", *REMAKES)

    assert found == Unknown(
        "King Kong (1950)",
        (KONG_2005.id, KONG_1933.id, KONG_1976.id),
    )


@pytest.mark.parametrize(
    "title",
    [
        "Jaws",
        "The Shawshank Redemption",
        "The Assassination of Jesse James by the Coward Robert Ford",
    ],
)
@pytest.mark.parametrize("words", ["{} (1950)", "{} 1950", "the 1950 {}"])
def test_a_film_of_another_year_is_named_but_not_taken_for_it(title, words):
    film = a_film(title, year=1994)

    found = find(words.format(title), film)

    assert isinstance(found, Unknown)
    assert found.nearest == (film.id,)


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("Toy Story 3", "Toy Story 2"),
        ("Toy Story", "Toy Story 2"),
        ("Ocean's 12", "Ocean's 13"),
        ("Rocky III", "Rocky II"),
        ("The Godfather Part II", "The Godfather Part III"),
    ],
)
def test_another_part_of_a_series_is_no_slip_of_the_pen(asked, there):
    film = a_film(there)

    assert find(asked, film) == Unknown(asked, (film.id,))


def test_a_slip_of_the_pen_and_a_year_find_the_remake():
    assert find("Kng Kong 1933", *REMAKES) == Meant(KONG_1933.id)


def test_a_slip_of_the_pen_offers_the_namesakes_too():
    found = find("Kng Kong", *REMAKES)

    assert found == Meant(KONG_2005.id, (KONG_1933.id, KONG_1976.id))


def test_a_slip_in_a_title_that_ends_in_a_year_finds_it():
    first, second = a_film("Blade Runner", year=1982), a_film("Blade Runner 2049")

    assert find("blade runer 2049", first, second) == Meant(second.id)


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("the thrid man", "The Third Man"),
        ("Nausica of the Valley of the Wind", "Nausicaä of the Valley of the Wind"),
        ("shawshank redemtion", "The Shawshank Redemption"),
        ("parasit", "Parasite"),
        ("spiritted away", "Spirited Away"),
    ],
)
def test_a_slip_of_the_pen_finds_the_title(typed, title):
    film = a_film(title)

    assert find(typed, film) == Meant(film.id)


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("third man", "The Third Man"),
        ("Third Man, The", "The Third Man"),
        ("the parasite", "Parasite"),
        ("AMELIE", "Amélie"),
        ("pans labyrinth", "Pan's Labyrinth"),
        ("the movie Jaws", "Jaws"),
        ("Jaws the movie", "Jaws"),
        ("that film Jaws", "Jaws"),
        ("“Jaws”", "Jaws"),
        ("'Jaws'?!", "Jaws"),
        ("Jaws please", "Jaws"),
        ("8½", "8½"),
    ],
)
def test_a_title_is_found_as_people_write_it(typed, title):
    film = a_film(title)

    assert find(typed, film) == Meant(film.id)


@pytest.mark.parametrize(
    "title",
    [
        "M",
        "It",
        "Her",
        "Up",
        "$",
        "1917",
        "2001: A Space Odyssey",
        "Blade Runner 2049",
        "Help!",
        "Please Give",
        "The Film",
        "Scary Movie",
        "The Lego Movie",
        "Movie 43",
        "Never Say Never Again",
        "Mamma Mia! Here We Go Again",
        "A",
        "[REC]",
        "(.*)",
        "What's Up, Doc?",
        "Birdman or (The Unexpected Virtue of Ignorance)",
        "千と千尋の神隠し",
    ],
)
def test_every_title_is_found_by_itself_and_with_its_year(title):
    film, other = a_film(title, year=1999), a_film("Another Thing", year=1999)

    assert find(title, film, other) == Meant(film.id)
    assert find(film.name, film, other) == Meant(film.id)


@pytest.mark.parametrize("field", ["original_title", "also_known_as"])
def test_a_film_is_found_by_its_other_names(field):
    name = "Sen to Chihiro"
    film = a_film(
        "Spirited Away",
        **{field: name if field == "original_title" else (name,)},
    )

    assert find(name, film) == Meant(film.id)


def test_a_films_own_title_goes_before_another_films_other_name():
    little = a_film("Alien", votes=1)
    big = a_film("Something Else", votes=900, also_known_as=("Alien",))

    assert find("Alien", little, big) == Meant(little.id, (big.id,))


@pytest.mark.parametrize(
    "words",
    ["", "   ", "???", "<img src=x onerror=alert(1)>", "(((", "x" * 5_000, "\x00"],
)
def test_words_that_mean_no_film_say_so(words):
    found = find(words.replace("\x00", "\N{REPLACEMENT CHARACTER}"), a_film("Jaws"))

    assert isinstance(found, Unknown)
    assert found.nearest == ()


def test_a_title_that_comes_near_is_named_but_not_taken_for_it():
    film = a_film("Dark City")

    assert find("Dark Water City", film) == Unknown("Dark Water City", (film.id,))


def test_a_film_far_off_is_not_named():
    assert find("Casablanca", a_film("Jaws")) == Unknown("Casablanca", ())


def test_only_the_three_nearest_are_named():
    films = [a_film(f"Dark City {n}") for n in "abcde"]

    found = find("Dark Water City", *films)

    assert isinstance(found, Unknown)
    assert len(found.nearest) == 3


def test_a_title_and_a_year_may_be_read_as_both():
    assert read_mentions("Blade Runner 2049")[:2] == [
        Mention("Blade Runner 2049", None),
        Mention("Blade Runner", 2049),
    ]


def test_words_are_a_title_when_they_are_nothing_else():
    titles = World(a_film("The Third Man")).titles

    assert titles.find_exact("third man")
    assert titles.find_exact("the third man in the room") is None
