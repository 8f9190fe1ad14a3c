"""Small words: lists, numbers and years, as a person would say them."""

from collections.abc import Sequence

MINUTES_PER_HOUR = 60


def joined(names: Sequence[str], *, last: str = "and") -> str:
    """Join names: "A", "A and B", "A, B and C"."""
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def counted(count: int, singular: str, plural: str | None = None) -> str:
    """Say how many: "1 film", "3 films"."""
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"


def duration(minutes: int) -> str:
    """Say how long: "104 minutes (1 h 44)", "45 minutes"."""
    hours, rest = divmod(minutes, MINUTES_PER_HOUR)
    said = counted(minutes, "minute")
    return f"{said} ({hours} h {rest:02})" if hours else said


def a_or_an(word: str) -> str:
    """Put "a" or "an" before a word."""
    return f"{'an' if word[:1].lower() in 'aeiou' else 'a'} {word}"
