"""Questions over films that stand for other countries, languages and years."""

from typing import Final

from tests.suites.catalogue import (
    NO,
    YES,
    Asked,
    acts,
    between,
    both,
    cast,
    count,
    countries,
    directed,
    directors,
    films,
    first,
    genres,
    is_a,
    languages,
    made_in,
    part,
    passage,
    played,
    rating,
    runtime,
    says,
    shorter,
    spoken,
    titles,
    top,
    value,
    writers,
    year,
)

FIELD: Final[Asked] = [
    ("when is touki bouki from", year("Touki Bouki")),
    ("which language is spoken in turtles can fly", languages("Turtles Can Fly")),
    ("where was tsotsi made", countries("Tsotsi")),
    ("how long is lawrence of arabia", runtime("Lawrence of Arabia")),
    ("what year is battleship potemkin from", year("Battleship Potemkin")),
    ("who wrote the apartment", writers("The Apartment")),
    ("genres of rrr", genres("RRR")),
    ("how is your name. rated", rating("Your Name.")),
    ("who's in the raid", cast("The Raid: Redemption")),
    (
        "who directed across the spider-verse",
        directors("Spider-Man: Across the Spider-Verse"),
    ),
]

WHO_PLAYED: Final[Asked] = [
    ("who played scarlett o'hara", played("Scarlett", "Gone with the Wind")),
    ("who plays the dude", played("The Dude", "The Big Lebowski")),
    ("who does anthony perkins play in psycho", part("Anthony Perkins", "Psycho")),
    (
        "in which film is there a character called atticus finch",
        titles("To Kill a Mockingbird"),
    ),
]

SAME_TITLE: Final[Asked] = [
    ("who directed the west side story from 2021", directors("West Side Story", 2021)),
    ("who stars in the original true grit", cast("True Grit", 1969)),
    ("how long is the newer suspiria", runtime("Suspiria", 2018)),
    ("who made the 1946 beauty and the beast", directors("Beauty and the Beast", 1946)),
    (
        "director of all quiet on the western front 2022",
        directors("All Quiet on the Western Front", 2022),
    ),
    ("how many films called little women are there", value(2)),
]

LIST: Final[Asked] = [
    ("films from iran", films(made_in("Iran"))),
    ("movies in swedish", films(spoken("Swedish"))),
    ("films by jane campion", films(directed("Jane Campion"))),
    (
        "which silent films do you have",
        films(lambda film: "silent film" in film.keywords),
    ),
    ("animated films from japan", films(both(is_a("Animation"), made_in("Japan")))),
    ("war films from the 1980s", films(both(is_a("War"), between(1980, 1989)))),
    ("westerns made in italy", films(both(is_a("Western"), made_in("Italy")))),
    ("films with toshiro mifune", films(acts("Toshirô Mifune"))),
    ("comedies under 80 minutes", films(both(is_a("Comedy"), shorter(80)))),
    (
        "horror films from the seventies",
        films(both(is_a("Horror"), between(1970, 1979))),
    ),
    (
        "films with both ethan hawke and julie delpy",
        films(both(acts("Ethan Hawke"), acts("Julie Delpy"))),
    ),
]

COUNT: Final[Asked] = [
    ("how many films by hitchcock do you have", count(directed("Alfred Hitchcock"))),
    ("how many documentaries are there", count(is_a("Documentary"))),
    ("how many films are from france", count(made_in("France"))),
]

SUPERLATIVE: Final[Asked] = [
    ("the longest western", top(1, lambda film: -film.runtime, is_a("Western"))),
    ("the oldest animated film", top(1, lambda film: film.year, is_a("Animation"))),
    (
        "best rated film by christopher nolan",
        top(1, lambda film: -film.rating, directed("Christopher Nolan")),
    ),
]

SEARCH: Final[Asked] = [
    ("a weatherman who has to live the same day over and over", first("Groundhog Day")),
    ("a lonely robot that tidies up rubbish on an empty earth", first("WALL·E")),
    (
        "movie where a man keeps notes on his skin because he cannot remember",
        first("Memento"),
    ),
    (
        "film about a boy and his sister who lose a pair of shoes",
        first("Children of Heaven"),
    ),
    (
        "that film where women in a convertible drive off a cliff",
        first("Thelma & Louise"),
    ),
    ("a nun finds out that she is jewish", first("Ida")),
    ("a bear from peru in london", first("Paddington")),
    ("jury argues about a boy accused of stabbing his father", first("12 Angry Men")),
    (
        "a woman hides that the wall has come down from her ailing mother",
        first("Good Bye Lenin!"),
    ),
    (
        "girl with a red coat, a factory owner saves his jewish workers",
        first("Schindler's List"),
    ),
]

SIMILAR: Final[Asked] = [
    ("films like before sunrise", first("Before Sunset", never=("Before Sunrise",))),
    (
        "something like yojimbo",
        first(
            "A Fistful of Dollars",
            "Seven Samurai",
            "Throne of Blood",
            never=("Yojimbo",),
        ),
    ),
    (
        "movies like goodfellas",
        first(
            "The Godfather",
            "The Godfather Part II",
            "The Departed",
            "Taxi Driver",
            "City of God",
            "Pulp Fiction",
            never=("Goodfellas",),
        ),
    ),
    (
        "films like persona",
        first(
            "Mulholland Drive",
            "Wild Strawberries",
            "The Seventh Seal",
            "All About My Mother",
            never=("Persona",),
        ),
    ),
]

COMPARE: Final[Asked] = [
    ("compare the two king kongs", says("1933", "2005", answer="compare")),
    (
        "how alike are yojimbo and a fistful of dollars",
        says("Yojimbo", "Fistful", answer="compare"),
    ),
    ("what do alien and aliens have in common", says("Sci-Fi", answer="compare")),
    ("which is older, stalker or solaris", titles("Solaris")),
]

YES_NO: Final[Asked] = [
    ("did wim wenders direct paris, texas", YES),
    ("is persepolis animated?", YES),
    ("did kubrick make apocalypse now", NO),
]

READING: Final[Asked] = [
    (
        "what does clarence's bell mean in it's a wonderful life",
        passage("bell", "angel"),
    ),
    ("what is in the box at the end of se7en", passage("head")),
]

RECOMMEND: Final[Asked] = [
    (
        "recommend me a comedy from the 1930s",
        films(both(is_a("Comedy"), between(1930, 1939))),
    ),
    (
        "what can i watch tonight? something animated from japan",
        films(both(is_a("Animation"), made_in("Japan"))),
    ),
    (
        "i'm in the mood for a western after 1990",
        films(both(is_a("Western"), between(1991, 2030))),
    ),
]

DIALOGUES: Final[list[Asked]] = [
    [
        (
            "what's the film where a weatherman lives the same day again",
            first("Groundhog Day"),
        ),
        ("who directed it", directors("Groundhog Day")),
        ("who is in it?", cast("Groundhog Day")),
    ],
    [
        ("who directed west side story", directors("West Side Story", 1961)),
        ("the new one", directors("West Side Story", 2021)),
        ("who plays maria in the older one?", played("Maria", "West Side Story", 1961)),
    ],
    [
        (
            "which films did james stewart make with hitchcock",
            films(both(acts("James Stewart"), directed("Alfred Hitchcock"))),
        ),
        (
            "and cary grant?",
            films(both(acts("Cary Grant"), directed("Alfred Hitchcock"))),
        ),
    ],
    [
        (
            "recommend an animated film under 90 minutes",
            films(both(is_a("Animation"), shorter(90))),
        ),
        (
            "something from japan",
            films(both(is_a("Animation"), both(shorter(90), made_in("Japan")))),
        ),
    ],
    [
        (
            "who plays hannibal lecter",
            played("Hannibal Lecter", "The Silence of the Lambs"),
        ),
        ("in which film?", titles("The Silence of the Lambs")),
    ],
]
