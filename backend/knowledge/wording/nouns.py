"""What films of a genre and people of a trade are called, and what these do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from backend.domain.wanted import Role
from backend.knowledge.wording.phrases import Number, joined


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun with its plural."""

    one: str
    many: str

    def said(self, number: Number) -> str:
        """Return it in this number."""
        return self.one if number is Number.ONE else self.many


@dataclass(frozen=True, slots=True)
class Trade:
    """What somebody with a role is called, and what they do."""

    noun: Noun
    of: str
    """What stands between the noun and the film: "director of"."""
    did: str
    do: str
    done_by: str
    """What stands between a film and the person: "directed by"."""
    field: str
    """The field of a film that shows it, as citations name fields."""


FILM: Final = Noun("film", "films")
PERSON: Final = Noun("person", "people")
TRADES: Final[Mapping[Role, Trade]] = {
    Role.ACTOR: Trade(
        Noun("actor", "actors"), "in", "acted in", "act in", "with", "cast"
    ),
    Role.CINEMATOGRAPHER: Trade(
        Noun("cinematographer", "cinematographers"),
        *("of", "shot", "shoot", "shot by", "cinematographers"),
    ),
    Role.COMPOSER: Trade(
        Noun("composer", "composers"),
        *("of", "wrote the music of", "write the music of"),
        *("with music by", "composers"),
    ),
    Role.DESIGNER: Trade(
        Noun("production designer", "production designers"),
        *("of", "designed", "design", "designed by", "designers"),
    ),
    Role.DIRECTOR: Trade(
        Noun("director", "directors"),
        *("of", "directed", "direct", "by", "directors"),
    ),
    Role.EDITOR: Trade(
        Noun("editor", "editors"), "of", "edited", "edit", "edited by", "editors"
    ),
    Role.PRODUCER: Trade(
        Noun("producer", "producers"),
        *("of", "produced", "produce", "produced by", "producers"),
    ),
    Role.SELF: Trade(
        Noun("person as themselves", "people as themselves"),
        *("in", "appeared as themselves in", "appear as themselves in"),
        *("showing", "cast"),
    ),
    Role.WRITER: Trade(
        Noun("writer", "writers"), "of", "wrote", "write", "written by", "writers"
    ),
}
ANY_TRADE: Final = Trade(
    PERSON, "behind", "worked on", "work on", "made with", "credits"
)
# Genre → what stands before another noun, and the noun if there is one.
_GENRES: Final[Mapping[str, tuple[str, Noun | None]]] = {
    "Animation": ("animated", None),
    "Biography": ("biographical", None),
    "Comedy": ("comedy", Noun("comedy", "comedies")),
    "Documentary": ("documentary", Noun("documentary", "documentaries")),
    "Drama": ("drama", Noun("drama", "dramas")),
    "Film-Noir": ("noir", Noun("film noir", "films noirs")),
    "History": ("historical", None),
    "Musical": ("musical", Noun("musical", "musicals")),
    "Mystery": ("mystery", Noun("mystery", "mysteries")),
    "News": ("news", None),
    "Romance": ("romantic", None),
    "Sci-Fi": ("science-fiction", None),
    "Short": ("short", None),
    "Sport": ("sports", None),
    "Thriller": ("thriller", Noun("thriller", "thrillers")),
    "Western": ("western", Noun("western", "westerns")),
}
_WITH_ARTICLE: Final = (
    *("United ", "Soviet ", "Netherlands", "Philippines", "Bahamas", "UK", "US"),
    *("Czech Rep", "Dominican Rep", "Ivory Coast", "Federal ", "German Dem"),
)
# Of two genres with a noun, the one further up is it: "comedy westerns".
_HEADS: Final = (
    "Documentary",
    "Western",
    "Musical",
    "Comedy",
    "Thriller",
    "Film-Noir",
    "Mystery",
    "Drama",
)


def country_name(country: str) -> str:
    """Return a country as it stands in a sentence: "the United States"."""
    return f"the {country}" if country.startswith(_WITH_ARTICLE) else country


def genre_noun(genres: Sequence[str], number: Number) -> str:
    """Say what films of all these genres are: "horror comedies", "war films"."""
    head = next((genre for genre in _HEADS if genre in genres), None)
    noun = _GENRES[head][1] if head else None
    before = [_adjective(genre) for genre in dict.fromkeys(genres) if genre != head]
    return " ".join([*before, (noun or FILM).said(number)])


def profession_noun(professions: Sequence[str], number: Number) -> str:
    """Say what people of any of these professions are: "actresses"."""
    nouns = [profession.replace("_", " ") for profession in professions]
    if number is Number.MANY:
        nouns = [_plural(noun) for noun in nouns]
    return joined(nouns, last="or") or PERSON.said(number)


def trade_of(roles: Sequence[Role]) -> Trade:
    """Return the trade of people with these roles, the one that says most."""
    named = [role for role in roles if role is not Role.SELF]
    if len(named) == 1:
        return TRADES[named[0]]
    return TRADES[roles[0]] if len(roles) == 1 else ANY_TRADE


def did(roles: Sequence[Role]) -> str:
    """Say what people with any of these roles did: "directed or wrote"."""
    return joined([trade.did for trade in _trades(roles)], last="or")


def do(roles: Sequence[Role]) -> str:
    """Say what people with any of these roles do: "direct or write"."""
    return joined([trade.do for trade in _trades(roles)], last="or")


def _trades(roles: Sequence[Role]) -> list[Trade]:
    if not roles:
        return [ANY_TRADE]
    if set(roles) == {Role.ACTOR, Role.SELF}:
        return [TRADES[Role.ACTOR]]
    return [TRADES[role] for role in dict.fromkeys(roles)]


def _adjective(genre: str) -> str:
    return _GENRES[genre][0] if genre in _GENRES else genre.lower()


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "ch")):
        return f"{noun}es"
    return f"{noun}s"
