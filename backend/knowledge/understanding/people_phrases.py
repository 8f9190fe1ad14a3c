"""Phrases for films, people and what people do on films."""

from collections.abc import Iterator
from typing import Final

from backend.domain.wanted import Role
from backend.knowledge.understanding.senses import (
    PersonNoun,
    RoleNoun,
    Sense,
    Sort,
    Verb,
    said,
    said_of_doing,
)

_ACT: Final = (Role.ACTOR,)
_DIRECT: Final = (Role.DIRECTOR,)
_WRITE: Final = (Role.WRITER,)


def people_phrases() -> Iterator[tuple[str, Sense]]:
    """Yield each phrase with what it means."""
    yield from _nouns()
    yield from _role_nouns()
    yield from _doings()
    yield from _done_together()


def _nouns() -> Iterator[tuple[str, Sense]]:
    yield from said(
        Sense(Sort.FILM_NOUN),
        "film, films, movie, movies, picture, pictures, flick, flicks, motion picture,"
        "motion pictures, feature, features, feature film, feature films, anything,"
        "everything, something, filmography, title, titles, stuff, full length film,"
        "stories, tales, screenplays, scripts,"
        "one, ones, dvd, dvds, filmed works, works, entries",
    )
    yield from said(
        Sense(Sort.FILM_NOUN, "else"),
        "what else, anything else, else, other films, other movies, another"
        " film,another movie, other film, other movie, other pictures, other ones,"
        " other work,other works, any other films, any other movies, others",
    )
    asks = PersonNoun(asks=True)
    yield from said(
        Sense(Sort.PERSON_NOUN, asks),
        "who, whom, which person, which people, this person, which individual",
    )
    yield from said(
        Sense(Sort.PERSON_NOUN, PersonNoun()),
        "person, people, persons, somebody, someone, anybody, anyone, whoever, guy,"
        "guys, folks, man, men, individual, individuals, name, names, artists",
    )
    yield from said(
        Sense(Sort.PERSON_NOUN, PersonNoun(("actress",))), "woman, women, lady, ladies"
    )


def _role_nouns() -> Iterator[tuple[str, Sense]]:
    for roles, phrases in (
        (_DIRECT, "director, directors, filmmaker, filmmakers, film maker, helmer"),
        (
            _WRITE,
            "writer, writers, screenwriter, screenwriters, author, authors,"
            "scriptwriter, scriptwriters, script writer, script writers,"
            "screen writer, screen writers, screenplay writer, script, screenplay,"
            "film script, creator of the film script, creator of the script, author of"
            " the script, author of the screenplay",
        ),
        (
            _ACT,
            "actor, actors, star, stars, cast, main cast, cast members, cast list,"
            "performer, performers, actors and actresses, leading actors, main actors,"
            "main actor, players, starring actors, cast member, top billed cast,"
            "leads, billed actors, line up",
        ),
        ((Role.COMPOSER,), "composer, composers"),
        (
            (Role.CINEMATOGRAPHER,),
            "cinematographer, cinematographers, director of photography, dp, dop,"
            "cameraman, camera man, directors of photography",
        ),
        ((Role.EDITOR,), "editor, editors, film editor"),
        ((Role.PRODUCER,), "producer, producers"),
        ((Role.DESIGNER,), "production designer, production designers"),
        ((Role.DIRECTOR, Role.WRITER), "maker, makers, creator, creators"),
    ):
        yield from said(Sense(Sort.ROLE, RoleNoun(roles)), phrases)
    yield from said(
        Sense(Sort.ROLE, RoleNoun(_ACT, leads=1)),
        "lead actor, leading man,"
        "leading lady, lead actress, star of the show, main star",
    )
    yield from said(
        Sense(Sort.ROLE, RoleNoun(_ACT, with_others=True)),
        "co star, co stars, costar, costars, co actors, co actor, fellow actors,"
        "acting partners, castmates, cast mates",
    )
    yield from said(
        Sense(Sort.ROLE, RoleNoun((), with_others=True)), "collaborators, collaborator"
    )
    yield from said(
        Sense(Sort.ROLE, RoleNoun(_WRITE, with_others=True)),
        "co writer, co writers, cowriter, cowriters, co author, co authors",
    )
    yield from said(
        Sense(Sort.ROLE, RoleNoun(_DIRECT, with_others=True)),
        "co director, co directors, codirector",
    )
    actress = PersonNoun(("actress",))
    yield from said(Sense(Sort.PERSON_NOUN, actress), "actress, actresses")


def _doings() -> Iterator[tuple[str, Sense]]:
    yield from said_of_doing(
        _DIRECT,
        "direct, directs, directed, directing, helm, helmed, helms, was behind the"
        " camera on, behind the camera on, behind the camera of, sat in the director s"
        " chair for, was the director of, is the director of, was the director for,"
        "took the helm of, been directing, is listed as director of",
    )
    yield from said_of_doing(
        _WRITE,
        "write, writes, wrote, written, writing, penned, pen, scripted,"
        " authored,wrote the screenplay for, wrote the script for, wrote the"
        " screenplay of,wrote the script of, wrote the story for, write the story"
        " for, wrote the story of, write the screenplay for, write the script for,"
        " write the script of,been writing, came up with the story of, has a writing"
        " credit on",
    )
    yield from said_of_doing(
        _WRITE,
        "based on work by, based on the work of, based on works by, based on a story"
        " by,based on stories by, based on a novel by, based on novels by, based on a"
        " book by, based on books by, screenplay by, script by, scripts by, adapted"
        " from",
        is_passive=True,
    )
    yield from said_of_doing(
        _ACT,
        "act, acts, acted, acting, star, stars, starred, appear, appears, appeared,"
        "appearing, been in, performed, performs, perform, co starred, act in,"
        "had a part in, had a role in, has a role in, take part in, took part in,"
        "be seen in, seen in, was in the cast of, turn up in, turns up in, show up in",
    )
    yield from said_of_doing(
        _ACT,
        "starring, starred by, acted by, featuring, feature, features, featured,"
        "headlined by, toplined by",
        is_passive=True,
    )
    yield from said_of_doing(
        _ACT,
        "play, plays, played, portray, portrays, portrayed,playing, portraying",
        plays=True,
    )
    yield from said_of_doing(
        (Role.COMPOSER,),
        "compose, composed, composes, scored, did the"
        " music for, wrote the music for, made the music for, composed the"
        " score of, composed the score for, composed the music for,"
        "composed the music of, wrote the score for, wrote the score of,"
        "did the score for, did the soundtrack for, wrote the music of,"
        "did the score of, composed the soundtrack of, scored the music"
        " for, composed the soundtrack for",
    )
    yield from said_of_doing(
        (Role.COMPOSER,),
        "music by, score by, scored by, soundtrack by,with music by, composed by",
        is_passive=True,
    )
    yield from said_of_doing(
        (Role.CINEMATOGRAPHER,),
        "shot, photographed, filmed, lensed,"
        "did the cinematography for, did the cinematography of,"
        "handled the camera on, was the cinematographer of",
    )
    yield from said_of_doing(
        (Role.CINEMATOGRAPHER,),
        "cinematography by, shot by,photographed by",
        is_passive=True,
    )
    yield from said_of_doing(
        (Role.EDITOR,), "edit, edited, edits, cut, did the editing of"
    )
    yield from said_of_doing((Role.PRODUCER,), "produce, produced, produces")
    yield from said_of_doing((), "do, did, done, does", is_helper=True)
    yield from said_of_doing(
        (),
        "make, made, makes, making, create, created,"
        "is responsible for, was responsible for, is behind, was behind,"
        "be credited on, credited on, worked on, work on, be involved in,"
        "involved in, worked in, have a hand in, had a hand in, has a hand in",
    )
    yield from said_of_doing(
        (),
        "work with, worked with, works with, collaborate with, working"
        " with, collaborated with, been working with, worked together with,"
        "team up with, teamed up with, made films with, made movies with,"
        "work together with",
        with_others=True,
    )
    yield from said_of_doing(
        (),
        "worked most with, worked most often with, work with most, works with most,"
        "worked with most, worked with most often, worked with the most, works most"
        " with, collaborated most with, collaborates most with, collaborated with most,"
        "collaborated most often with, work with most often, works with most often,"
        "made most films with, made the most films with, worked together most with",
        with_others=True,
        most=True,
    )
    yield from said_of_doing(
        _ACT,
        "acted most with, acted most often with, acted with most, appeared most with,"
        "appeared most often with, appeared with most, co starred most with,"
        "starred most with, starred most often with",
        with_others=True,
        most=True,
    )
    yield from said_of_doing(
        _ACT,
        "co star with, co starred with, costarred with, co stars"
        " with, acted with, acted alongside, act alongside, act with,"
        "star with, acted together with, appeared with, appear with,"
        "starred with, starred alongside, starred together with, appeared"
        " alongside, appeared together with, star alongside, played"
        " alongside, shared the screen with, share the screen with,"
        "been in films with, been in movies with, acted opposite,"
        "starred opposite, played opposite, co star, co starred, costarred",
        with_others=True,
    )
    yield from said_of_doing(
        _WRITE,
        "co wrote, co write, cowrote, co writes, co written, wrote"
        " together with, write together with, wrote with, write with,"
        "co authored",
        with_others=True,
    )
    yield from said_of_doing(
        _DIRECT,
        "co directed, co direct, co directs, codirected, directed"
        " together with, directed with, direct with",
        with_others=True,
    )


def _done_together() -> Iterator[tuple[str, Sense]]:
    """Spell "wrote films together with" and its like out."""
    for roles, verbs in (
        (_ACT, "acted in, acted, starred in, starred, appeared in, act in, star in"),
        (_WRITE, "wrote, write, written"),
        (_DIRECT, "directed, direct"),
    ):
        for verb in verbs.split(", "):
            for noun in (
                "films",
                "movies",
                "a film",
                "a movie",
                "the same film",
                "the same movie",
                "the same films",
                "the same movies",
            ):
                for link in ("together with", "with", "alongside"):
                    sense = Sense(Sort.VERB, Verb(roles, with_others=True))
                    yield f"{verb} {noun} {link}", sense
