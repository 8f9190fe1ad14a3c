"""How traits are asked for, and how somebody wishes for them."""

from dataclasses import dataclass
from typing import Final

_NOUNS: Final = {
    "animated": "animated film",
    "animation": "animated film",
    "biographical": "biography",
    "biography": "biography",
    "black comedy": "black comedy",
    "comedy": "comedy",
    "documentary": "documentary",
    "drama": "drama",
    "film-noir": "film noir",
    "game-show": "game show",
    "history": "historical film",
    "independent": "independent film",
    "music": "music film",
    "musical": "musical",
    "mystery": "mystery",
    "parody": "parody",
    "romance": "romance",
    "romantic": "romance",
    "satire": "satire",
    "sci-fi": "science-fiction film",
    "science fiction": "science-fiction film",
    "short": "short film",
    "sport": "sports film",
    "thriller": "thriller",
    "talk-show": "talk show",
    "war": "war film",
    "western": "western",
}
_WITH_ARTICLE: Final = ("United ", "Netherlands", "Philippines", "Soviet ", "Czech R")


@dataclass(frozen=True, slots=True)
class Wording:
    """A trait as a question, and as a wish for it or for the contrary."""

    question: str
    yes: str
    no: str


def mood_question(kind: str, one: str, other: str, *, is_settled: bool) -> str:
    """Return how somebody is asked whether they are in the mood for it.

    `is_settled` says that they named a number of this kind before. Of people it is the
    beginning; their names follow.
    """
    match kind:
        case "genre":
            return f"Are you in the mood for {one}?"
        case "person":
            return "Is there somebody you like to watch, such as"
        case "year" | "runtime":
            return f"Rather {one}, or {other}?" if is_settled else _OPEN[kind]
    return f"Something {one}?"


def wording_of(kind: str, name: str) -> Wording:
    """Return how this value of a kind of trait is put into words."""
    match kind:
        case "genre":
            noun = _NOUNS.get(name.lower(), f"{name.lower()} film")
            article = "an" if noun[0] in "aeiou" else "a"
            return Wording(
                f"Is it {article} {noun}?", f"{article} {noun}", f"no {noun}"
            )
        case "country" if name.startswith(_WITH_ARTICLE):
            name = f"the {name}"
    said = _SAID[kind]
    return Wording(*(text.format(name) for text in (said.question, said.yes, said.no)))


_OPEN: Final = {
    "year": "Something older or something newer?",
    "runtime": "A short one, or do you have the whole evening?",
}
_SAID: Final = {
    "year": Wording("Was it made before {}?", "from before {}", "from {} or later"),
    "runtime": Wording(
        "Is it longer than {} minutes?", "longer than {} minutes", "at most {} minutes"
    ),
    "language": Wording("Is it in {}?", "in {}", "not in {}"),
    "country": Wording("Was it made in {}?", "from {}", "not from {}"),
    "person": Wording("Is {} in it?", "with {}", "without {}"),
    "theme": Wording(
        "Does it have to do with {}?", "something with {}", "nothing with {}"
    ),
}
