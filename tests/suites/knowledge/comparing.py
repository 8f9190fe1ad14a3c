"""Questions that hold films against one another or claim something of one."""

from typing import Final

from tests.suites.catalogue import (
    NO,
    YES,
    Asked,
    film,
    films,
    is_a,
    says,
    titles,
    value,
    words,
)

COMPARE: Final[Asked] = [
    ("which is longer, the godfather or seven samurai", titles("Seven Samurai")),
    ("what came first: alien or jaws?", titles("Jaws")),
    ("is psycho or vertigo rated higher", titles("Psycho")),
    ("fargo vs heat, which one is shorter", titles("Fargo")),
    (
        "how much longer is sholay than heat",
        value(film("Sholay").runtime - film("Heat").runtime),
    ),
    (
        "how many years between nosferatu and spirited away",
        value(film("Spirited Away").year - film("Nosferatu").year),
    ),
    (
        "between casablanca, citizen kane and the third man who is the oldest",
        titles("Citizen Kane"),
    ),
    (
        "which of jaws, e.t. and jurassic park has the best rating",
        titles("Jurassic Park"),
    ),
    ("Which is more popular, The Matrix or Pulp Fiction?", titles("Pulp Fiction")),
    ("is the new king kong longer than seven samurai", NO),
    (
        "which genres do alien and solaris have in common",
        words(film("Alien").genres & film("Solaris").genres),
    ),
    ("did the same person direct metropolis and m", YES),
    ("compare parasite with oldboy by rating", titles("Parasite")),
    (
        "rank chinatown, vertigo and rear window by length, longest first",
        titles("Chinatown", "Vertigo", "Rear Window", ordered=True),
    ),
    ("are blade runner and alien the same length", YES),
]

YES_NO: Final[Asked] = [
    ("is casablanca a war film?", YES),
    ("did spielberg direct jaws", YES),
    ("is tom hardy in mad max fury road", YES),
    ("was moonlight made before parasite", YES),
    ("is the shining a comedy?", NO),
    ("Is Metropolis longer than two hours?", YES),
    ("does al pacino act in heat", YES),
    ("is rashomon in english", NO),
    ("did hitchcock direct the third man", NO),
    ("is parasite korean", YES),
    (
        "is there any film with both jack nicholson and faye dunaway",
        titles("Chinatown"),
    ),
    ("did stanley kubrick write the shining too", YES),
    ("is breathless rated above 8", NO),
    ("was do the right thing released in the 80s?", YES),
    ("do you have any documentaries", films(is_a("Documentary"))),
    ("has charlie chaplin directed more than one of your films", YES),
]

FALSE_PREMISE: Final[Asked] = [
    ("which year did spielberg direct alien", says("Ridley Scott")),
    ("who did marlon brando play in jaws", says("Jaws", unsaid=("Vito",))),
    ("why did hitchcock make the third man", says("Carol Reed")),
    ("when did kubrick direct blade runner?", says("Ridley Scott")),
    ("how long is tarantino's heat", says("Michael Mann")),
    (
        "what's the name of orson welles' character in casablanca",
        says("Orson Welles", unsaid=("Harry Lime",)),
    ),
    ("when did nolan direct the matrix", says("Wachowski")),
    (
        "when did bong joon ho make oldboy",
        says("Park Chan-wook"),
    ),
    ("what year did francis ford coppola's chinatown come out", says("Roman Polanski")),
    ("who did harrison ford play in alien", says("Alien", unsaid=("played Deckard",))),
]
