"""Names and titles that no generated dump holds, and other spellings of those."""

import unicodedata
from random import Random

from tests.samples.imdb.words import VOCABULARY


def a_name(chance: Random) -> str:
    """Return somebody's name."""
    given = _one_of(chance.choice(("men", "women")), chance)
    family = _one_of("families", chance) if chance.random() < 0.2 else _coined(chance)
    return f"{given} {family}"


def a_cast(chance: Random, *, size: int) -> tuple[str, ...]:
    """Return the names of a cast."""
    return tuple(a_name(chance) for _ in range(size))


def a_title(chance: Random) -> str:
    """Return a film's title."""
    first, second = chance.sample(VOCABULARY["nouns"], 2)
    return chance.choice(
        [
            f"{_coined(chance)} {first}",
            f"The {first}s of {_coined(chance)}",
            f"{first}, {second} and {_coined(chance)}",
            f"A {first} for {_coined(chance)}",
        ]
    )


def _one_of(words: str, chance: Random) -> str:
    return chance.choice(VOCABULARY[words])


def _coined(chance: Random) -> str:
    return "".join(_one_of(part, chance) for part in ("heads", "middles", "tails"))


def respelled(title: str, chance: Random) -> str:
    """Return a title as somebody else may write it."""
    ways = [
        title.replace(" and ", " & "),
        plainly(title),
        title.replace(": ", " \N{EN DASH} "),
        title.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}"),
        title.replace("The ", "the "),
        f"{title}!",
        title.upper(),
        f" {title} ",
    ]
    return chance.choice([way for way in ways if way != title])


def plainly(text: str) -> str:
    """Write without accents and middle initials, as old pages do."""
    apart = unicodedata.normalize("NFKD", text)
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    words = unicodedata.normalize("NFC", plain).split(" ")
    return " ".join(w for n, w in enumerate(words) if n == 0 or not _is_initial(w))


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word.endswith(".")
