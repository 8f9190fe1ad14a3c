"""Questions that are answered by films in a list, or by how many there are."""

from typing import Final

from tests.suites.catalogue import (
    Asked,
    about,
    acts,
    between,
    both,
    count,
    directed,
    either,
    film,
    films,
    first,
    is_a,
    longer,
    made_in,
    neither,
    one_of_people,
    shorter,
    spoken,
    top,
    value,
    wrote,
)

LIST: Final[Asked] = [
    ("horror films", films(is_a("Horror"))),
    (
        "show me some sci-fi from before 1980",
        films(both(is_a("Sci-Fi"), lambda film: film.year < 1980)),
    ),
    ("which films do u have from the 90s", films(between(1990, 1999))),
    ("japanese movies", films(either(spoken("Japanese"), made_in("Japan")))),
    ("movies in french", films(spoken("French"))),
    (
        "anything in german but not from germany?",
        films(both(spoken("German"), neither(made_in("Germany")))),
    ),
    (
        "crime films that aren't in english",
        films(both(is_a("Crime"), neither(spoken("English")))),
    ),
    ("films that are both comedy and romance", films(is_a("Comedy", "Romance"))),
    ("westerns or war movies", films(either(is_a("Western"), is_a("War")))),
    ("animated films after 2000", films(both(is_a("Animation"), between(2001, 2030)))),
    ("films since 2019", films(between(2019, 2030))),
    ("what came out between 1970 and 1975", films(between(1970, 1975))),
    ("movies rated 8.6 or higher", films(lambda film: film.rating >= 8.6)),
    ("is there anything rated below 7.5?", films(lambda film: film.rating < 7.5)),
    ("dramas under 90 minutes", films(both(is_a("Drama"), shorter(90)))),
    ("any movies longer than three hours", films(longer(180))),
    ("thrillers over 2 hours long please", films(both(is_a("Thriller"), longer(120)))),
    (
        "films without any romance made in the fifties that are over two hours",
        films(both(neither(is_a("Romance")), between(1950, 1959), longer(120))),
    ),
    (
        (
            "i'm in the mood for a mystery, but nothing too ancient i guess.. "
            "so let's say after 1970"
        ),
        films(both(is_a("Mystery"), between(1971, 2030))),
    ),
    (
        "spielberg films that aren't sci-fi",
        films(both(directed("Steven Spielberg"), neither(is_a("Sci-Fi")))),
    ),
    (
        "hitchcock films with james stewart",
        films(both(directed("Alfred Hitchcock"), acts("James Stewart"))),
    ),
    (
        "movies not by hitchcock from the 50s",
        films(both(neither(directed("Alfred Hitchcock")), between(1950, 1959))),
    ),
    (
        "films directed by kubrick or tarkovsky",
        films(either(directed("Stanley Kubrick"), directed("Andrei Tarkovsky"))),
    ),
    (
        "italian language films shorter than two hours",
        films(both(spoken("Italian"), shorter(120))),
    ),
    ("films from india", films(made_in("India"))),
    ("silent era stuff, up to 1929", films(lambda film: film.year <= 1929)),
    (
        "family films with less than 300000 votes",
        films(both(is_a("Family"), lambda film: film.votes < 300_000)),
    ),
    ("films from 1994", films(between(1994, 1994))),
    ("documentaries?", films(is_a("Documentary"))),
    (
        "films written by orson welles that he didn't direct",
        films(both(wrote("Orson Welles"), neither(directed("Orson Welles")))),
    ),
]

COUNT: Final[Asked] = [
    ("how many films are there", count(lambda _: True)),
    ("how many horror movies have you got?", count(is_a("Horror"))),
    ("number of films from the 1950s", count(between(1950, 1959))),
    ("how many movies did hitchcock direct", count(directed("Alfred Hitchcock"))),
    (
        "how many films in japanese are longer than two hours",
        count(both(spoken("Japanese"), longer(120))),
    ),
    (
        "count the dramas that are not in english",
        count(both(is_a("Drama"), neither(spoken("English")))),
    ),
    (
        "how many of your movies came out in the 21st century",
        count(between(2001, 2100)),
    ),
    ("how many films has al pacino been in", count(acts("Al Pacino"))),
    ("how many films are rated over 8.5", count(lambda film: film.rating > 8.5)),
    (
        "how many different directors worked on the wizard of oz",
        value(len(film("The Wizard of Oz").directors)),
    ),
]

SUPERLATIVE: Final[Asked] = [
    ("whats the longest film", top(1, lambda film: -film.runtime)),
    ("shortest movie you know", top(1, lambda film: film.runtime)),
    ("oldest film?", top(1, lambda film: film.year)),
    ("the most recent one in the collection", top(1, lambda film: -film.year)),
    ("best movie according to ratings", top(1, lambda film: -film.rating)),
    ("top 5 rated films", top(5, lambda film: -film.rating)),
    ("three most popular movies", top(3, lambda film: -film.votes)),
    ("worst rated film", top(1, lambda film: film.rating)),
    (
        "what is the earliest colour.. sorry, the earliest sci-fi film you have",
        top(1, lambda film: film.year, is_a("Sci-Fi")),
    ),
    ("longest film in english", top(1, lambda film: -film.runtime, spoken("English"))),
    ("highest rated comedy", top(1, lambda film: -film.rating, is_a("Comedy"))),
    (
        "best rated film of the 80s",
        top(1, lambda film: -film.rating, between(1980, 1989)),
    ),
    (
        "what's hitchcock's most popular film",
        top(1, lambda film: -film.votes, directed("Alfred Hitchcock")),
    ),
    (
        "spielberg's latest",
        top(1, lambda film: -film.year, directed("Steven Spielberg")),
    ),
    ("second longest movie", top(1, lambda film: -film.runtime, skip=1)),
    (
        "give me the 3 shortest films from before 1950",
        top(3, lambda film: film.runtime, between(1900, 1949)),
    ),
    (
        "which director has the most films here",
        one_of_people("Alfred Hitchcock", "Steven Spielberg"),
    ),
    ("least voted horror film", top(1, lambda film: film.votes, is_a("Horror"))),
    ("10 best dramas", top(10, lambda film: -film.rating, is_a("Drama"))),
]

KEYWORDS: Final[Asked] = [
    ("films about samurai", films(about("samurai"))),
    ("movies with the theme of revenge", films(about("revenge"))),
    ("vampire movies", films(about("vampire"))),
    ("films set in new york", films(about("new york"))),
    ("what takes place on an island", films(about("island"))),
    (
        "dystopian films from after 1980",
        films(both(about("dystopia"), between(1981, 2030))),
    ),
    (
        "movies about artificial intelligence and identity",
        films(about("artificial intelligence", "identity")),
    ),
    (
        "melancholy films from asia",
        films(
            both(
                about("melancholy"),
                either(
                    *map(
                        made_in, ("Japan", "India", "Hong Kong", "South Korea", "Iran")
                    )
                ),
            )
        ),
    ),
    (
        "films about poverty but not about childhood",
        films(both(about("poverty"), neither(about("childhood")))),
    ),
    ("prison movies", films(about("prison"))),
    ("something about a heist", films(about("heist"))),
    ("coming of age stories", films(about("coming of age"))),
    ("how many films deal with guilt", count(about("guilt"))),
    ("black comedies pls", films(about("black comedy"))),
]

SIMILAR: Final[Asked] = [
    (
        "something like spirited away",
        first(
            "My Neighbor Totoro",
            "Princess Mononoke",
            "Kiki's Delivery Service",
            never=("Spirited Away",),
        ),
    ),
    (
        "i loved solaris, what else would i like",
        first(
            "Stalker",
            "2001: A Space Odyssey",
            "Alien",
            "Blade Runner",
            never=("Solaris",),
        ),
    ),
    (
        "movies similar to nosferatu",
        first("The Cabinet of Dr. Caligari", never=("Nosferatu",)),
    ),
    (
        "recommend me films like the godfather",
        first(
            "The Godfather Part II",
            "Goodfellas",
            "Heat",
            never=("The Godfather",),
        ),
    ),
    (
        "more like seven samurai?",
        first(
            "The Magnificent Seven",
            "Yojimbo",
            "Throne of Blood",
            never=("Seven Samurai",),
        ),
    ),
    (
        "whats close to chinatown in feel",
        first(
            "Double Indemnity",
            "The Third Man",
            "Vertigo",
            "Who Framed Roger Rabbit",
            never=("Chinatown",),
        ),
    ),
    (
        "if i enjoyed jaws which one should i watch next",
        first(
            "Jurassic Park",
            "Alien",
            ("King Kong", 1933),
            ("King Kong", 2005),
            never=("Jaws",),
        ),
    ),
    (
        "a film similar to the matrix but older",
        first(
            "Blade Runner", "Metropolis", "2001: A Space Odyssey", never=("The Matrix",)
        ),
    ),
]

SEARCH: Final[Asked] = [
    ("the one where a guy plays chess with death", first("The Seventh Seal")),
    ("movie where farmers hire swordsmen against bandits", first("Seven Samurai")),
    (
        "what's that film with the kid who hides an alien in his bedroom",
        first("E.T. the Extra-Terrestrial"),
    ),
    ("film about a father whose bike gets stolen", first("Bicycle Thieves")),
    (
        "that movie with musicians dressing up as women to hide from the mob",
        first("Some Like It Hot"),
    ),
    ("stasi officer listening in on a playwright", first("The Lives of Others")),
    (
        (
            "there is this old one, a man stuck at home with a broken leg spies on "
            "his neighbours, what is it called?"
        ),
        first("Rear Window"),
    ),
    ("car salesman has his own wife kidnapped", first("Fargo")),
    (
        "film where teachers test if being a bit drunk all day makes life better",
        first("Another Round"),
    ),
    (
        "the film where a woman paints a portrait of a bride who wont pose",
        first("Portrait of a Lady on Fire"),
    ),
    ("guy locked in a room for 15 years not knowing why", first("Oldboy")),
    (
        "which movie has the computer that refuses to open the doors",
        first("2001: A Space Odyssey"),
    ),
    ("a dad pretends the concentration camp is a game", first("Life Is Beautiful")),
]
