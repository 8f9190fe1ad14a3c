"""Names of people out of lists that were written by hand.

Knows how such lists go wrong; knows nothing of which source they come from.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ingestion.sources.prose import clean_line

_PARTING = re.compile(r"[,;/\n]")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|II|III|IV|Ph\.?D\.?|M\.?D\.?|Esq\.?")
_BEFORE_SUFFIX = re.compile(r",\s+(?=(?:Jr|Sr)\b)")
_ROLE = re.compile(r"\s*\((?P<role>[^()]*)\)?\s*$")
_CHARACTER = re.compile(r"^(?P<name>.+?)\s+(?:as|\u2026|\.{3})\s+(?P<character>.+)$")
_LABEL = re.compile(
    r"^(?:(?P<work>director|dir)s?|cast|starring|narrated by)\.?\s*:\s*",
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"^(?:and|with|&)\s+", re.IGNORECASE)
# People of these kinds stand in lists of actors by mistake.
_CREW = re.compile(
    r"\b(?:director|screen|script|story|novel|book|writ|produc)", re.IGNORECASE
)
# What is left of sentences that a machine took for lists of names.
_NO_NAME = re.compile(
    r"^(?:the|unknown|none|n/?a|various|cast|others?|tba|jr\.?|sr\.?|many cameos)$"
    r"|^(?:academy|golden globe) award|^interviews with|^the (?:life|story|19|20)"
    r"|^(?:his|her|their) |(?:^|\s)(?:of|at|by|in|with|and|for)$|[{}<>|\[\]]|^\W*$",
    re.IGNORECASE,
)
LONGEST_NAME: Final = 100
# Most entries are nothing but a name.
_PLAIN_NAME = re.compile(r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]+){1,3}")


@dataclass(frozen=True, slots=True)
class Named:
    """A name, and what stood beside it: a character, or work behind the camera."""

    name: str
    character: str | None = None
    work: str | None = None


def split_names(text: str) -> list[str]:
    """Part a list at commas, slashes and line ends, keeping "Downey, Jr." whole."""
    parts: list[str] = []
    for part in (piece.strip() for piece in _PARTING.split(text)):
        if parts and _SUFFIX.fullmatch(part):
            parts[-1] = f"{parts[-1]} {part}"
        elif part:
            parts.append(part)
    return parts


def read_names(entries: Iterable[str]) -> list[Named]:
    """Return the people among the entries, each once, in order."""
    once: dict[str, Named] = {}
    for entry in _joined(entries):
        named = _read(entry)
        if named:
            once.setdefault(named.name, named)
    return list(once.values())


def _joined(entries: Iterable[str]) -> Iterator[str]:
    """Give "Jr." back to the name before it."""
    last: str | None = None
    for entry in entries:
        if last is not None and _SUFFIX.fullmatch(entry.strip()):
            last = f"{last} {entry.strip()}"
            continue
        if last is not None:
            yield last
        last = entry
    if last is not None:
        yield last


def _read(entry: str) -> Named | None:
    if _PLAIN_NAME.fullmatch(entry) and not _NO_NAME.search(entry):
        return Named(entry)
    line = clean_line(entry).strip("[]* ")
    label = _LABEL.match(line)
    text, work = _without_role(
        _FIRST_WORD.sub("", line[label.end() :] if label else line)
    )
    work = "director" if label and label["work"] else work
    match = _CHARACTER.match(text)
    name = _spelt(match["name"] if match else text)
    character = match["character"].strip() if match else None
    return Named(name, character, work) if _is_name(name) else None


def _without_role(text: str) -> tuple[str, str | None]:
    """Take "(narrator)" off a name; a bracket that is alone goes too."""
    match = _ROLE.search(text)
    if not match:
        return text, None
    work = match["role"].lower() if _CREW.search(match["role"]) else None
    return text[: match.start()], work


def _spelt(name: str) -> str:
    name = _BEFORE_SUFFIX.sub(" ", name.strip(" ,;:*"))
    return name.replace("\u201c", '"').replace("\u201d", '"').replace("\u2019", "'")


def _is_name(name: str) -> bool:
    """Tell names from what a broken list leaves over."""
    is_bare = name.islower() and "." not in name
    is_torn = name.count("(") != name.count(")")
    is_of_length = 0 < len(name) <= LONGEST_NAME
    return is_of_length and not (is_bare or is_torn or _NO_NAME.search(name))
