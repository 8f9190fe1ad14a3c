"""Questions about people, and about films by way of people."""

from typing import Final

from tests.suites.catalogue import (
    UNKNOWN,
    YES,
    Asked,
    acts,
    both,
    directed,
    film,
    films,
    has,
    known,
    people,
    says,
    titles,
    who,
    words,
    wrote,
)


def _cast_of(*names: str) -> list[str]:
    """Return who acts for each of these directors."""
    casts = [
        {person for film in known() if name in film.directors for person in film.cast}
        for name in names
    ]
    return sorted(set.intersection(*casts))


def _writers_around(title: str) -> list[str]:
    """Return who wrote other films that an actor of this one is in."""
    others = [each for each in known() if each.title != title]
    near = [each for each in others if {*each.cast} & {*film(title).cast}]
    return sorted({writer for each in near for writer in each.writers})


def _several(job: str) -> list[str]:
    """Return who holds this job in two films or more."""
    holders = [person for film in known() for person in set(getattr(film, job))]
    return sorted({person for person in holders if holders.count(person) > 1})


PERSON: Final[Asked] = [
    ("when was akira kurosawa born", UNKNOWN),
    ("where does spielberg come from? like where was he born", UNKNOWN),
    ("what year did humphrey bogart die", UNKNOWN),
    ("movies with ingrid bergman", films(acts("Ingrid Bergman"))),
    ("what did billy wilder direct?", films(directed("Billy Wilder"))),
    ("list everything by fritz lang", films(has("Fritz Lang"))),
    (
        "Good evening, which films do you have that James Stewart acted in?",
        films(acts("James Stewart")),
    ),
    ("what was orson welles in", films(acts("Orson Welles"))),
    ("which screenplays did stephen king have a hand in", films(wrote("Stephen King"))),
    ("ridley scott filmography", films(directed("Ridley Scott"))),
    (
        "what does charlie chaplin do, is he an actor or what",
        says("direct"),
    ),
    ("what has morgan freeman been in", films(acts("Morgan Freeman"))),
    ("any toshiro mifune films?", films(acts("Toshirô Mifune"))),
    ("who is thea von harbou and what did she write", films(wrote("Thea von Harbou"))),
]

HOPS: Final[Asked] = [
    (
        "other films by the director of psycho",
        films(both(directed("Alfred Hitchcock"), lambda film: film.title != "Psycho")),
    ),
    (
        "what else did the guy who made jaws make",
        titles("E.T. the Extra-Terrestrial", "Jurassic Park"),
    ),
    ("films by the director of blade runner", films(directed("Ridley Scott"))),
    (
        "which actors were in both rashomon and seven samurai",
        people(*sorted({*film("Rashomon").cast} & {*film("Seven Samurai").cast})),
    ),
    (
        "who was in both citizen kane and the third man",
        people("Orson Welles", "Joseph Cotten"),
    ),
    ("films starring both al pacino and robert de niro", titles("Heat")),
    (
        "films whose director also acts in them",
        films(lambda film: bool({*film.directors} & {*film.cast})),
    ),
    (
        "which movies were written and directed by the same person",
        films(lambda film: bool({*film.directors} & {*film.writers})),
    ),
    ("who played the lead in the movie spike lee directed", people("Danny Aiello")),
    (
        "who wrote the films that kubrick directed",
        people("Stanley Kubrick", "Arthur C. Clarke", "Stephen King", "Diane Johnson"),
    ),
    ("who has directed jack nicholson", people("Roman Polanski", "Stanley Kubrick")),
    ("actors who have worked with hitchcock", people(*_cast_of("Alfred Hitchcock"))),
    ("what other movies is the star of rear window in", titles("Vertigo")),
    ("which directors have more than one film here", people(*_several("directors"))),
    ("actors that show up in at least two of your films", people(*_several("cast"))),
    (
        "who wrote for films that share an actor with chinatown",
        people(*_writers_around("Chinatown")),
    ),
    ("did the director of alien also do blade runner", YES),
    (
        "genres of the movie where anthony perkins plays norman bates",
        words(film("Psycho").genres),
    ),
    (
        "who acted with harrison ford",
        who(lambda name: name != "Harrison Ford" and name in film("Blade Runner").cast),
    ),
]

AGE: Final[Asked] = [
    ("how old was judy garland in the wizard of oz", UNKNOWN),
    ("how old was orson welles when he made citizen kane", UNKNOWN),
    ("age of drew barrymore at the time of E.T.?", UNKNOWN),
    ("was keanu reeves over 30 when the matrix came out", UNKNOWN),
    ("who was older in heat, pacino or de niro", UNKNOWN),
    ("how old would kubrick have been when he did 2001", UNKNOWN),
]
