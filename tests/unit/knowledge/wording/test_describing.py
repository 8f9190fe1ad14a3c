"""Expressions of any depth are said as English noun phrases."""

import pytest
from hypothesis import given

from backend.domain.wanted import (
    AllOf,
    AnyOf,
    CreditedOn,
    CreditedTwiceOn,
    Direction,
    Films,
    IsPerson,
    MadeBy,
    MadeInBothRoles,
    Measure,
    Not,
    Order,
    People,
    Role,
    Tag,
    Tagged,
    TitleHas,
    Works,
)
from backend.knowledge.plan_lines import plan_line
from backend.knowledge.wording.describing import describe_films, describe_people
from backend.knowledge.wording.phrases import Number
from tests.expressions import (
    ACTED,
    DIRECTED,
    WROTE,
    bound,
    directed_by,
    films_wanted,
    genre,
    people_wanted,
    plans,
    the_film,
    the_person,
    with_actor,
)

LONGEST = Order(Measure.RUNTIME, Direction.MOST)
BEST = Order(Measure.RATING, Direction.MOST)
OLDEST = Order(Measure.YEAR, Direction.LEAST)
MOST_FILMS = Order(Measure.FILM_COUNT, Direction.MOST)
WHIPLASH = the_film("Whiplash (2014)")
ALIEN = the_film("Alien (1979)")
FROM_THE_80S = (bound(Measure.YEAR, ">=", 1980), bound(Measure.YEAR, "<=", 1989))


def credited_on(
    films: Films, roles: tuple[Role, ...] = ACTED, character: str | None = None
) -> CreditedOn:
    return CreditedOn(films, roles, character)


def films_by(*names: str) -> Films:
    return Films(tuple(map(directed_by, names)))


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ((), "films"),
        ((directed_by("Ann"),), "films by Ann"),
        ((directed_by("Ann"), directed_by("Bob")), "films by Ann and Bob"),
        ((with_actor("Ann"), with_actor("Bob")), "films with Ann and Bob"),
        ((with_actor("Ann"), directed_by("Bob")), "films by Bob with Ann"),
        ((MadeBy(the_person("Ann"), WROTE),), "films written by Ann"),
        ((MadeBy(the_person("Ann")),), "films that Ann worked on"),
        (
            (MadeBy(the_person("Ann"), (*DIRECTED, *WROTE)),),
            "films that Ann directed or wrote",
        ),
        ((genre("Comedy"), with_actor("Hugh")), "comedies with Hugh"),
        ((genre("Comedy"), genre("Romance")), "romantic comedies"),
        ((genre("Horror"), genre("Comedy")), "horror comedies"),
        ((genre("War"),), "war films"),
        ((genre("Sci-Fi"), genre("Animation")), "science-fiction animated films"),
        ((genre("Cookery"),), "cookery films"),
        ((AnyOf((genre("Comedy"), genre("Drama"))),), "comedies or dramas"),
        (
            (with_actor("Tom"), Not(AnyOf((genre("Comedy"), genre("Drama"))))),
            "films with Tom that are not comedies or dramas",
        ),
        (
            (genre("Horror"), *FROM_THE_80S, Not(with_actor("Jamie"))),
            "horror films from the 1980s without Jamie",
        ),
        (
            (Tagged(Tag.LANGUAGE, "French"), Tagged(Tag.COUNTRY, "United States")),
            "films from the United States in French",
        ),
        ((Tagged(Tag.KEYWORD, "prison"),), "films about “prison”"),
        ((TitleHas("love"),), "films with “love” in the title"),
        ((Not(TitleHas("love")),), "films without “love” in the title"),
        ((Not(directed_by("Ann")),), "films not by Ann"),
        (
            (MadeInBothRoles(Role.DIRECTOR, Role.ACTOR, the_person("Clint")),),
            "films that Clint directed and acted in",
        ),
        (
            (MadeInBothRoles(Role.DIRECTOR, Role.ACTOR),),
            "films that the same person directed and acted in",
        ),
        (
            (MadeBy(People((credited_on(WHIPLASH, DIRECTED),)), DIRECTED),),
            "films by the director of Whiplash (2014)",
        ),
        (
            (directed_by("Ann"), MadeBy(People((credited_on(ALIEN),)), ACTED)),
            "films by Ann with an actor in Alien (1979)",
        ),
        (
            (AnyOf((directed_by("Ann"), bound(Measure.YEAR, "=", 1994))),),
            "films that are either films by Ann or films from 1994",
        ),
        ((AnyOf((with_actor("Ann"), with_actor("Bob"))),), "films with Ann or Bob"),
        ((AllOf((genre("War"), Not(Not(directed_by("Ann"))))),), "war films by Ann"),
        (
            (Not(AllOf((genre("War"), directed_by("Ann")))),),
            "films that are not war films by Ann",
        ),
        ((AnyOf(()),), "films of no kind at all"),
    ],
)
def test_films_are_described_by_what_they_have_in_common(where, said):
    assert describe_films(Films(where)) == said


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        (FROM_THE_80S, "from the 1980s"),
        (
            (bound(Measure.YEAR, ">", 1979), bound(Measure.YEAR, "<", 1990)),
            "from the 1980s",
        ),
        (
            (bound(Measure.YEAR, ">=", 1968), bound(Measure.YEAR, "<=", 1975)),
            "from 1968 to 1975",
        ),
        ((bound(Measure.YEAR, "=", 1994),), "from 1994"),
        ((bound(Measure.YEAR, ">", 2000),), "from after 2000"),
        ((bound(Measure.YEAR, "<", 1960),), "from before 1960"),
        ((bound(Measure.YEAR, ">=", 2009),), "from 2009 or later"),
        ((bound(Measure.RUNTIME, ">", 180),), "longer than 3 hours"),
        ((bound(Measure.RUNTIME, ">", 150),), "longer than 150 minutes"),
        ((bound(Measure.RUNTIME, "<=", 100),), "of 100 minutes or less"),
        ((bound(Measure.RATING, ">=", 7.5),), "rated 7.5 or higher"),
        (
            (bound(Measure.RATING, ">=", 7), bound(Measure.RATING, "<=", 8)),
            "rated 7 to 8",
        ),
        (
            (bound(Measure.RATING, ">", 7), bound(Measure.RATING, "<", 8)),
            "rated above 7 and rated below 8",
        ),
        ((bound(Measure.VOTES, ">=", 100_000),), "with at least 100,000 votes"),
        ((bound(Measure.VOTES, "=", 1),), "with 1 vote"),
        (
            (bound(Measure.TITLE_LENGTH, "<", 3),),
            "with fewer than 3 letters in the title",
        ),
    ],
)
def test_bounds_are_said_as_people_say_them(bounds, said):
    assert describe_films(Films(bounds)) == f"films {said}"


@pytest.mark.parametrize(
    ("films", "said"),
    [
        (Films((directed_by("Ann"),), LONGEST, 1), "the longest film by Ann"),
        (Films((genre("War"),), BEST, 5), "the 5 highest-rated war films"),
        (Films((), LONGEST, 1, skip=1), "the second longest film"),
        (Films((), LONGEST, 1, skip=11), "the 12th longest film"),
        (Films((directed_by("Ann"),), OLDEST), "films by Ann, oldest first"),
        (
            Films((), Order(Measure.TITLE_LENGTH, Direction.LEAST), 1),
            "the film with the shortest title",
        ),
        (Films((genre("War"),), limit=3), "3 war films"),
    ],
)
def test_what_comes_first_is_said_before_the_noun(films, said):
    assert describe_films(films) == said


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ((), "people"),
        ((credited_on(Films(), DIRECTED),), "directors"),
        ((credited_on(ALIEN),), "actors in Alien (1979)"),
        (
            (credited_on(films_by("Wes")), credited_on(films_by("Joel"))),
            "actors in films by Wes and in films by Joel",
        ),
        (
            (credited_on(ALIEN), bound(Measure.BIRTH_YEAR, ">", 1960)),
            "actors born after 1960 in Alien (1979)",
        ),
        (
            (credited_on(ALIEN, character="Ash"),),
            "people who played Ash in Alien (1979)",
        ),
        ((credited_on(ALIEN, ()),), "people who worked on Alien (1979)"),
        ((Works(("actress",)), credited_on(ALIEN)), "actresses in Alien (1979)"),
        ((Works(("actor", "actress")),), "actors or actresses"),
        (
            (CreditedTwiceOn(Films((genre("Western"),)), Role.DIRECTOR, Role.ACTOR),),
            "people who directed and acted in the same western",
        ),
        (
            (credited_on(WHIPLASH, WROTE), Not(credited_on(ALIEN))),
            "writers of Whiplash (2014) who did not act in Alien (1979)",
        ),
        (
            (credited_on(ALIEN), Not(IsPerson((), "Ann"))),
            "actors in Alien (1979) other than Ann",
        ),
        (
            (AnyOf((credited_on(ALIEN), credited_on(the_film("Fog"), DIRECTED))),),
            "people who are either actors in Alien (1979) or directors of Fog",
        ),
        (
            (credited_on(Films((with_actor("Ann"),), BEST, 1), DIRECTED),),
            "directors of the highest-rated film with Ann",
        ),
    ],
)
def test_people_are_described_by_what_they_do(where, said):
    assert describe_people(People(where)) == said


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (
            People((credited_on(Films(), DIRECTED),), MOST_FILMS, 1),
            "the director with the most films",
        ),
        (
            People(
                (credited_on(ALIEN),), Order(Measure.BIRTH_YEAR, Direction.LEAST), 1
            ),
            "the oldest actor in Alien (1979)",
        ),
        (
            People((credited_on(ALIEN),), limit=1),
            "the first-billed actor in Alien (1979)",
        ),
    ],
)
def test_the_first_of_people_are_said_likewise(people, said):
    assert describe_people(people) == said


def test_one_is_spoken_of_in_the_singular():
    films = Films((genre("Comedy"), Not(AnyOf((genre("War"), genre("Drama"))))))
    people = People((credited_on(ALIEN, DIRECTED),))

    assert (
        describe_films(films, Number.ONE) == "comedy that is not a war film or a drama"
    )
    assert describe_people(people, Number.ONE) == "director of Alien (1979)"


def is_balanced(text: str) -> bool:
    return all(text.count(a) == text.count(b) for a, b in ("()", "“”", "[]"))


@given(films_wanted())
def test_any_films_can_be_described(films):
    for number in Number:
        said = describe_films(films, number)

        assert said.strip() == said != ""
        assert "  " not in said
        assert is_balanced(said)


@given(people_wanted())
def test_any_people_can_be_described(people):
    for number in Number:
        said = describe_people(people, number)

        assert said.strip() == said != ""
        assert "  " not in said
        assert is_balanced(said)


@given(plans())
def test_any_plan_prints_as_one_line(plan):
    line = plan_line(plan)

    assert line.strip() == line != ""
    assert len(line.splitlines()) == 1
