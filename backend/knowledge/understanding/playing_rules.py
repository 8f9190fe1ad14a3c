"""How pieces tie together into who plays whom."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from backend.domain.wanted import (
    HasCharacter,
    MadeBy,
    People,
    Role,
)
from backend.knowledge.understanding.chart import Gap
from backend.knowledge.understanding.meanings import (
    Doing,
    FilmTests,
    Meaning,
    PersonTests,
    Playing,
    RoleWord,
    SomeFilms,
    SomePeople,
    Text,
)

Tied = Iterator[tuple[Meaning, float]]

_ACT: Final = (Role.ACTOR,)


def doing_and_text(doing: Doing, text: Text, gap: Gap) -> Tied:
    """Tie "played Hans Gruber"."""
    if doing.verbs[0].plays and not gap.has("by"):
        yield Playing(text), 0.0


def playing_and_films(playing: Playing, films: SomeFilms, gap: Gap) -> Tied:
    """Tie "played Hans Gruber in F"."""
    if playing.films is None and gap.has("in", "of", "from", "on"):
        yield replace(playing, films=films.films), 0.1


def text_and_films(text: Text, films: SomeFilms, gap: Gap) -> Tied:
    """Tie "Hans Gruber in F", which must turn out to be played."""
    if gap.has("in", "of", "from", "on"):
        yield Playing(text, films.films), -0.3


def playing_and_doing(playing: Playing, doing: Doing, _: Gap) -> Tied:
    """Tie "Clarice Starling in F is played by"."""
    if doing.verbs[0].plays and playing.films is not None:
        yield PersonTests((playing.test(),)), 0.3


def person_and_playing(person: SomePeople, playing: Playing, _: Gap) -> Tied:
    """Tie "who played Hans Gruber in F"."""
    if not person.is_name:
        if playing.character.text and not playing.character.is_lead:
            # Who plays somebody is told by that; of professions less is known.
            person = SomePeople(People(), asks=person.asks, is_bare=True)
        limit = 1 if playing.character.is_lead else None
        people = replace(person.people, where=(*person.people.where, playing.test()))
        yield SomePeople(replace(people, limit=limit), _ACT), 0.0


def person_plays(person: SomePeople, playing: Playing, gap: Gap) -> Tied:
    """Tie "in which film does P play Hans Gruber"."""
    if person.is_name and playing.films is None and not gap.has("and", "or"):
        made = MadeBy(person.people, _ACT)
        yield FilmTests((made, HasCharacter(playing.character.text))), 0.1


def films_and_playing(films: SomeFilms, playing: Playing, gap: Gap) -> Tied:
    """Tie "films where somebody plays Hans Gruber"."""
    if not films.is_name and playing.films is None and gap.has("where", "which"):
        yield films.with_tests(HasCharacter(playing.character.text)), -0.3


def role_and_playing(role: RoleWord, playing: Playing, gap: Gap) -> Tied:
    """Tie "which actor played Hans Gruber in F"."""
    yield from person_and_playing(SomePeople(People(), is_bare=True), playing, gap)
