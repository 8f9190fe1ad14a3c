"""Small words: lists, numbers and years, as a person would say them."""

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

MINUTES_PER_HOUR: Final = 60
FIRST_GROUPED: Final = 10_000
_LIKE_A_VOWEL: Final = re.compile(r"(?:hour|honest|heir|8|11\b|18\b)", re.IGNORECASE)
_LIKE_A_CONSONANT: Final = re.compile(r"(?:uni|use|eu|one\b|once\b)", re.IGNORECASE)
_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth")


class Number(Enum):
    """Grammatical number."""

    ONE = auto()
    MANY = auto()

    @property
    def is_or_are(self) -> str:
        """The verb that goes with it."""
        return "is" if self is Number.ONE else "are"


def number_of(count: int) -> Number:
    """Return how so many are spoken of."""
    return Number.ONE if count == 1 else Number.MANY


def joined(names: Sequence[str], *, last: str = "and") -> str:
    """Join names: "A", "A and B", "A, B and C"."""
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def listed(names: Sequence[str], total: int) -> str:
    """Join the first names of so many and say the rest: "A, B and 12 more"."""
    rest = total - len(names)
    return joined([*names, f"{rest:,} more"] if rest > 0 else names)


def counted(count: int, singular: str, plural: str | None = None) -> str:
    """Say how many: "1 film", "3 films"."""
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"


def plain(number: float) -> str:
    """Say a number without idle zeros: "7", "7.5", "120,000", but "1994"."""
    if number != int(number):
        return f"{number:g}"
    return f"{int(number):,}" if abs(number) >= FIRST_GROUPED else str(int(number))


def duration(minutes: int) -> str:
    """Say how long: "104 minutes (1 h 44)", "45 minutes"."""
    hours, rest = divmod(minutes, MINUTES_PER_HOUR)
    said = counted(minutes, "minute")
    return f"{said} ({hours} h {rest:02})" if hours else said


def ordinal(number: int) -> str:
    """Say which in a row: "first", "second", "12th"."""
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    endings = {1: "st", 2: "nd", 3: "rd"}
    is_teen = number % 100 in range(11, 14)
    return f"{number}{'th' if is_teen else endings.get(number % 10, 'th')}"


def a_or_an(phrase: str) -> str:
    """Put "a" or "an" before a phrase, by how it sounds."""
    sounds_open = phrase[:1].lower() in tuple("aeiou") or _LIKE_A_VOWEL.match(phrase)
    is_open = sounds_open and not _LIKE_A_CONSONANT.match(phrase)
    return f"{'an' if is_open else 'a'} {phrase}"


def capitalised(text: str) -> str:
    """Begin a sentence with it."""
    return text[:1].upper() + text[1:]


def quoted(text: str) -> str:
    """Quote what somebody else said, on one line."""
    return f"“{one_line(text)}”"


def one_line(text: str) -> str:
    """Return a text without line breaks and double spaces."""
    return " ".join(text.split())
