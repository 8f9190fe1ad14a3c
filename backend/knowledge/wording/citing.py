"""Citations, numbered in the order in which the words use them."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, Protocol

from backend.domain.answers import Citation
from backend.domain.films import FilmId
from backend.knowledge.wording.phrases import joined

NAMESAKES_SAID: Final = 3

# Names and plots may hold numbers in brackets; ours are told from theirs by these,
# which nobody types.
_OPEN: Final = "\ue000"
_CLOSE: Final = "\ue001"
_OURS: Final = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_THEIRS: Final = re.compile(r"\[(\d+)\]")


class NamedFilm(Protocol):
    """A film that can be cited."""

    @property
    def id(self) -> FilmId:
        """Which it is."""

    @property
    def name(self) -> str:
        """What it is called, with its year."""


class Citing:
    """Collects the citations of one answer."""

    def __init__(self) -> None:
        self._cited: dict[tuple[FilmId, str, str], Citation] = {}

    def mark(self, film: NamedFilm, field: str, text: str) -> str:
        """Cite a field of a film; return the mark that goes into the words."""
        return self.mark_id(film.id, film.name, field, text)

    def mark_id(self, film_id: FilmId, name: str, field: str, text: str) -> str:
        """Cite a field of a film that is known by its id and name."""
        key = (film_id, field, text)
        cited = self._cited.get(key)
        if cited is None:
            cited = Citation(len(self._cited) + 1, film_id, name, field, text)
            self._cited[key] = cited
        return f" {_OPEN}{cited.n}{_CLOSE}"

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What was cited so far."""
        return tuple(self._cited.values())


def written(text: str) -> str:
    """Return the words with our marks as "[1]", which no other number looks like."""
    return _OURS.sub(r"[\1]", _THEIRS.sub(r"(\1)", text))


def sentence(*parts: str) -> str:
    """Return parts as a sentence that ends once, the citation before the full stop."""
    text = "".join(parts).strip()
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def paragraph(sentences: Iterable[str]) -> str:
    """Return the sentences that there are, one after another."""
    return " ".join(each for each in sentences if each)


def namesakes(others: Sequence[NamedFilm]) -> str:
    """Say that there are other films of the title, if there are."""
    if not others:
        return ""
    names = [film.name for film in others[:NAMESAKES_SAID]]
    if len(others) > len(names):
        names.append(f"{len(others) - len(names)} more of that title")
    return f"There {'is' if len(others) == 1 else 'are'} also {joined(names)}."
