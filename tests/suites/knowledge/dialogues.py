"""Dialogues, whose later turns lean on what was said before."""

from typing import Final

from tests.suites.catalogue import (
    NO,
    UNKNOWN,
    YES,
    Asked,
    acts,
    between,
    both,
    cast,
    count,
    directed,
    directors,
    film,
    films,
    first,
    genres,
    has,
    is_a,
    longer,
    made_in,
    neither,
    part,
    passage,
    people,
    rating,
    runtime,
    says,
    shorter,
    spoken,
    titled,
    titles,
    top,
    value,
    writers,
    year,
)

DIALOGUES: Final[list[Asked]] = [
    [
        ("who directed chinatown", directors("Chinatown")),
        ("and who wrote it?", writers("Chinatown")),
        ("how long is it", runtime("Chinatown")),
    ],
    [
        ("when was vertigo released", year("Vertigo")),
        ("who's in it", cast("Vertigo")),
        (
            "what else has the director done",
            films(both(directed("Alfred Hitchcock"), neither(titled("Vertigo")))),
        ),
    ],
    [
        ("which films did hitchcock direct", films(directed("Alfred Hitchcock"))),
        ("which of them is the longest", titles("North by Northwest")),
        ("who stars in that one", cast("North by Northwest")),
    ],
    [
        ("show me horror films", films(is_a("Horror"))),
        ("only those after 1950", films(both(is_a("Horror"), between(1951, 2030)))),
        (
            "which one has the best rating?",
            top(
                1, lambda film: -film.rating, both(is_a("Horror"), between(1951, 2030))
            ),
        ),
    ],
    [
        ("king kong director?", says("King Kong", "2005")),
        ("the 2005 one", directors("King Kong", 2005)),
        ("and how long is it", runtime("King Kong", 2005)),
    ],
    [
        ("who directed king kong from 1933", directors("King Kong", 1933)),
        ("no, the other one", directors("King Kong", 2005)),
    ],
    [
        ("how long is the original king kong", runtime("King Kong", 1933)),
        ("and the remake?", runtime("King Kong", 2005)),
        ("which of the two is better rated", titles(("King Kong", 1933))),
    ],
    [
        ("films by jane campion", films(directed("Jane Campion"))),
        ("the older of the two, who wrote it", writers("The Piano")),
        ("and how long is the other one", runtime("The Power of the Dog")),
    ],
    [
        ("movies by miyazaki", films(directed("Hayao Miyazaki"))),
        ("which is the newest", titles("Spirited Away")),
        ("how long is that", runtime("Spirited Away")),
    ],
    [
        ("who played ripley in alien", people("Sigourney Weaver")),
        ("what else was she in", says(unsaid=("tt0078748",))),
    ],
    [
        ("who plays michael corleone", people("Al Pacino")),
        ("what other films is he in", films(acts("Al Pacino"))),
        ("who does he play in heat", part("Al Pacino", "Heat")),
    ],
    [
        (
            "sci-fi films from the 20th century",
            films(both(is_a("Sci-Fi"), between(1901, 2000))),
        ),
        (
            "how many of those are longer than 2 hours",
            count(both(is_a("Sci-Fi"), between(1901, 2000), longer(120))),
        ),
    ],
    [
        ("japanese films please", films(spoken("Japanese"))),
        (
            "anything shorter than 100 minutes",
            films(both(spoken("Japanese"), shorter(100))),
        ),
        (
            "and not animated?",
            films(both(spoken("Japanese"), shorter(100), neither(is_a("Animation")))),
        ),
    ],
    [
        ("how long is the matrix", runtime("The Matrix")),
        ("and heat?", runtime("Heat")),
        ("which is longer", titles("Heat")),
    ],
    [
        ("whats the rating of fargo", rating("Fargo")),
        ("psycho?", rating("Psycho")),
        (
            "by how much is that better",
            value(round(film("Psycho").rating - film("Fargo").rating, 1)),
        ),
    ],
    [
        (
            "best rated film of the 50s",
            top(1, lambda film: -film.rating, between(1950, 1959)),
        ),
        ("and of the 60s", top(1, lambda film: -film.rating, between(1960, 1969))),
        ("who directed that", directors("The Good, the Bad and the Ugly")),
    ],
    [
        ("tell me about moonlight, what is it about", says("Miami")),
        ("how does it end?", says("Kevin")),
        ("who directed it", directors("Moonlight")),
    ],
    [
        ("who directed jaws", directors("Jaws")),
        ("thanks", says(answer="chat")),
        ("what genre is it again", genres("Jaws")),
    ],
    [
        ("who wrote casablanca", writers("Casablanca")),
        ("whats the longest movie you have", top(1, lambda film: -film.runtime)),
        ("back to casablanca, when did it come out", year("Casablanca")),
        ("and who's in it", cast("Casablanca")),
    ],
    [
        ("what's the weather today", {"kind": "refuse", "reason": "out_of_scope"}),
        ("fine. then who directed sholay", directors("Sholay")),
        ("is it longer than three hours", YES),
    ],
    [
        ("the film where a knight plays chess with death", first("The Seventh Seal")),
        ("who plays death?", people("Bengt Ekerot")),
        ("what year is it from", year("The Seventh Seal")),
    ],
    [
        (
            "something like alien please",
            first(
                "Aliens",
                "The Thing",
                "2001: A Space Odyssey",
                "Blade Runner",
                never=("Alien",),
            ),
        ),
        (
            "who directed the first one",
            {
                "kind": "people",
                "ids": directors("2001: A Space Odyssey")["ids"],
                "accept": [
                    id_
                    for title in ("Solaris", "Jaws", "Blade Runner")
                    for id_ in directors(title)["ids"]
                ],
            },
        ),
    ],
    [
        (
            "who directed the banshees of inisherin",
            directors("The Banshees of Inisherin"),
        ),
        ("did he write it as well", YES),
        ("is he from dublin or where was he born", UNKNOWN),
    ],
    [
        ("top 3 rated films", top(3, lambda film: -film.rating)),
        ("when did the second one come out", year("The Godfather")),
        (
            "and how long is the third",
            {
                "kind": "value",
                "value": film("The Godfather Part II").runtime,
                "accept": [
                    film(title).runtime for title in ("The Dark Knight", "12 Angry Men")
                ],
            },
        ),
    ],
    [
        ("crime movies", films(is_a("Crime"))),
        ("from the nineties", films(both(is_a("Crime"), between(1990, 1999)))),
        ("how many is that", count(both(is_a("Crime"), between(1990, 1999)))),
    ],
    [
        ("did ridley scott make blade runner", YES),
        ("and chinatown?", NO),
        ("who did then", directors("Chinatown")),
    ],
    [
        ("dramas from france", films(both(is_a("Drama"), made_in("France")))),
        ("and from italy", films(both(is_a("Drama"), made_in("Italy")))),
        (
            "the shortest of them",
            top(1, lambda film: film.runtime, both(is_a("Drama"), made_in("Italy"))),
        ),
    ],
    [
        ("james stewart films", films(acts("James Stewart"))),
        ("what about jack nicholson", films(acts("Jack Nicholson"))),
        ("which came first", titles("Chinatown")),
    ],
    [
        ("what is behind the poster in the shawshank redemption", passage("tunnel")),
        ("and who wrote the film", writers("The Shawshank Redemption")),
    ],
    [
        ("who directed teh thrid man", directors("The Third Man")),
        ("who does orson welles play in it", part("Orson Welles", "The Third Man")),
        ("was he also in citizen kane", YES),
        ("who directed that", directors("Citizen Kane")),
    ],
    [
        ("thrillers over 2 hours", films(both(is_a("Thriller"), longer(120)))),
        (
            "without hitchcock",
            films(
                both(
                    is_a("Thriller"), longer(120), neither(directed("Alfred Hitchcock"))
                )
            ),
        ),
        (
            "sort them by year",
            top(
                10,
                lambda film: film.year,
                both(
                    is_a("Thriller"),
                    longer(120),
                    neither(has("Alfred Hitchcock")),
                ),
            ),
        ),
    ],
    [
        ("who made do the right thing", directors("Do the Right Thing")),
        ("sorry i meant fargo", directors("Fargo")),
    ],
]
