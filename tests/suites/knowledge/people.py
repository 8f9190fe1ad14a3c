"""Questions about people, and about films by way of people."""

from typing import Final

from tests.suites.catalogue import (
    UNKNOWN,
    YES,
    Asked,
    Test,
    acts,
    both,
    directed,
    film,
    films,
    has,
    known,
    neither,
    people,
    says,
    titled,
    where,
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


def _of(job: str, test: Test) -> list[str]:
    """Return who holds this job in any film that passes."""
    return sorted({person for each in where(test) for person in getattr(each, job)})


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
        films(both(has("Steven Spielberg"), neither(titled("Jaws")))),
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
    (
        "films starring both al pacino and robert de niro",
        films(both(acts("Al Pacino"), acts("Robert De Niro"))),
    ),
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
        people(*_of("writers", directed("Stanley Kubrick"))),
    ),
    (
        "who has directed jack nicholson",
        people(*_of("directors", acts("Jack Nicholson"))),
    ),
    ("actors who have worked with hitchcock", people(*_cast_of("Alfred Hitchcock"))),
    (
        "what other movies is the star of rear window in",
        films(
            both(
                neither(titled("Rear Window")),
                lambda each: bool({*each.cast} & {*film("Rear Window").cast}),
            )
        ),
    ),
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
        people(
            *(
                name
                for name in _of("cast", acts("Harrison Ford"))
                if name != "Harrison Ford"
            )
        ),
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
