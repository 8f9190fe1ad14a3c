"""Films that an answer names: "Groundhog Day (1993)" among its words.

What "the second one" means after a search is what stood second in its answer, which
no plan tells beforehand.
"""

import re
from collections.abc import Iterator
from typing import Final

from backend.domain.films import FilmId
from backend.domain.folding import fold_title
from backend.domain.wanted import IsFilm
from backend.ports.questions import NameMatch, QuestionCatalogue

LONGEST_TITLE: Final = 14
"""Words of a title that are looked for before its year."""
_YEAR: Final = re.compile(r"\((\d{4})\)")


def films_in(answer: str, questions: QuestionCatalogue) -> tuple[IsFilm, ...]:
    """Return the films that an answer names with their years, in its order."""
    places = [list(_titles_before(answer, year)) for year in _YEAR.finditer(answer)]
    folded = {title for place in places for title, _ in place}
    if not folded:
        return ()
    known = {
        (match.folded, match.year): _film(match)
        for match in questions.names(sorted(folded))
        if match.kind == "film" and match.is_primary
    }
    found = (next((known[t] for t in place if t in known), None) for place in places)
    return tuple(dict.fromkeys(film for film in found if film))


def _film(match: NameMatch) -> IsFilm:
    return IsFilm((FilmId(match.id),), f"{match.name} ({match.year})")


def _titles_before(answer: str, year: re.Match[str]) -> Iterator[tuple[str, int]]:
    """Yield what may be the title that this is the year of, the longest first."""
    words = answer[: year.start()].split()[-LONGEST_TITLE:]
    for start in range(len(words)):
        yield fold_title(" ".join(words[start:])), int(year[1])
