"""Questions about one film: its fields, its parts, and titles told in odd ways."""

from typing import Final

from tests.suites.catalogue import (
    YES,
    Asked,
    acts,
    cast,
    countries,
    directed,
    directors,
    film,
    films,
    genres,
    languages,
    part,
    played,
    rating,
    runtime,
    says,
    titles,
    value,
    votes,
    writers,
    year,
)

FIELD: Final[Asked] = [
    ("when did casablanca come out", year("Casablanca")),
    ("What year is Metropolis from?", year("Metropolis")),
    ("how long is seven samurai", runtime("Seven Samurai")),
    ("whats the running time of sholay", runtime("Sholay")),
    (
        (
            "I've only got the evening free, so could you tell me how many minutes "
            "The Godfather takes?"
        ),
        runtime("The Godfather"),
    ),
    ("who directed jaws", directors("Jaws")),
    ("who made spirited away?", directors("Spirited Away")),
    ("Who were the directors of The Matrix?", directors("The Matrix")),
    ("who's in rear window", cast("Rear Window")),
    ("cast of pulp fiction", cast("Pulp Fiction")),
    ("tell me the actors in heat pls", cast("Heat")),
    ("who wrote the screenplay for chinatown", writers("Chinatown")),
    ("what genre is alien", genres("Alien")),
    ("what kind of film is man on wire", genres("Man on Wire")),
    ("whats fargo rated", rating("Fargo")),
    ("how good is parasite according to the ratings?", rating("Parasite")),
    ("how many people voted on jaws", votes("Jaws")),
    ("what language do they speak in city of god", languages("City of God")),
    ("language of The Lives of Others?", languages("The Lives of Others")),
    ("which country is oldboy from", countries("Oldboy")),
    ("where was pan's labyrinth produced", countries("Pan's Labyrinth")),
    (
        "what's the original title of bicycle thieves",
        value(film("Bicycle Thieves").original_title or ""),
    ),
    ("moonlight release year", year("Moonlight")),
    ("oldboy - director?", directors("Oldboy")),
]

WHO_PLAYED: Final[Asked] = [
    ("who played norman bates in the old psycho", played("Norman Bates", "Psycho")),
    ("who plays rick blaine", played("Rick Blaine", "Casablanca")),
    ("who was dorothy in the wizard of oz", played("Dorothy", "The Wizard of Oz")),
    (
        "actor who played hannibal lecter?",
        played("Hannibal Lecter", "The Silence of the Lambs"),
    ),
    (
        "which actress is furiosa in mad max fury road",
        played("Furiosa", "Mad Max: Fury Road"),
    ),
    ("who does uma thurman play in pulp fiction", part("Uma Thurman", "Pulp Fiction")),
    (
        "what was harrison ford's character called in blade runner",
        part("Harrison Ford", "Blade Runner"),
    ),
    (
        "Who did Orson Welles play in The Third Man?",
        part("Orson Welles", "The Third Man"),
    ),
    ("who's the guy who plays morpheus", played("Morpheus", "The Matrix")),
    ("who played ann darrow in 1933", played("Ann Darrow", "King Kong", 1933)),
    ("what film is marge gunderson in", titles("Fargo")),
    ("in which movie does amitabh bachchan play jai?", titles("Sholay")),
]

SAME_TITLE: Final[Asked] = [
    ("who directed the king kong from 2005", directors("King Kong", 2005)),
    ("King Kong (1933) runtime", runtime("King Kong", 1933)),
    ("who's in the original king kong", cast("King Kong", 1933)),
    ("how long is the king kong remake?", runtime("King Kong", 2005)),
    ("peter jackson's king kong - who stars in it", cast("King Kong", 2005)),
    ("rating of the older king kong", rating("King Kong", 1933)),
    ("whats the newer king kong rated", rating("King Kong", 2005)),
    ("when was king kong made", says("1933", "2005")),
    ("how many king kongs do you have", value(2)),
    ("which king kong is longer", titles(("King Kong", 2005))),
    ("the king kong with fay wray, what genres is it", genres("King Kong", 1933)),
    ("was the king kong from the thirties better rated than the new one", YES),
]

MISSPELT: Final[Asked] = [
    ("who directed casablanka", directors("Casablanca")),
    ("when was the shawshenk redemtion made", year("The Shawshank Redemption")),
    ("cabinet of doctor caligari director", directors("The Cabinet of Dr. Caligari")),
    ("runtime of rashamon", runtime("Rashomon")),
    ("whats the rating for godfather", rating("The Godfather")),
    ("who wrote good bad and ugly", writers("The Good, the Bad and the Ugly")),
    ("year of 2001 space oddysey", year("2001: A Space Odyssey")),
    ("who directed pather panchaly", directors("Pather Panchali")),
    ("films by alfred hitchkok", films(directed("Alfred Hitchcock"))),
    (
        "which movies did stephen speilberg direct",
        films(directed("Steven Spielberg")),
    ),
    ("what has myazaki directed", films(directed("Hayao Miyazaki"))),
    ("how long is my neighbour totoro", runtime("My Neighbor Totoro")),
    ("who stars in jurasic park", cast("Jurassic Park")),
    ("silence of the lamb rating", rating("The Silence of the Lambs")),
    ("is jack nickolson in the shinning", YES),
    (
        "spiderman across the spiderverse director",
        directors("Spider-Man: Across the Spider-Verse"),
    ),
]

PARTIAL: Final[Asked] = [
    ("blade runner director", directors("Blade Runner")),
    ("caligari year", year("The Cabinet of Dr. Caligari")),
    ("fury road cast", cast("Mad Max: Fury Road")),
    ("roger rabbit runtime?", runtime("Who Framed Roger Rabbit")),
    ("who made banshees", directors("The Banshees of Inisherin")),
    ("et rating", rating("E.T. the Extra-Terrestrial")),
    ("kurosawa films", films(directed("Akira Kurosawa"))),
    ("anything by tarkovsky?", films(directed("Andrei Tarkovsky"))),
    ("pacino movies", films(acts("Al Pacino"))),
    ("sciamma", says("Portrait of a Lady on Fire")),
    ("snow white how long", runtime("Snow White and the Seven Dwarfs")),
    ("shawshank cast", cast("The Shawshank Redemption")),
    ("totoro director", directors("My Neighbor Totoro")),
    ("space odyssey release date?", year("2001: A Space Odyssey")),
    ("el laberinto del fauno director", directors("Pan's Labyrinth")),
    ("when was la vita e bella released", year("Life Is Beautiful")),
]
