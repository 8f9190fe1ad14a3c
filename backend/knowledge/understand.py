"""Question → plan, by rules: which field, or what task, and of which film."""

import re
from collections.abc import Iterable
from typing import Final

from backend.domain.plans import (
    Field,
    FindSimilar,
    Introduce,
    Plan,
    ReadField,
    Reason,
    Refuse,
    SearchPlots,
)
from backend.knowledge.patterns import (
    DESCRIBED,
    FIELD_PATTERNS,
    GREETING,
    LEAD_IN,
    QUESTION,
    SIMILAR_PATTERNS,
)
from backend.knowledge.titles import Meant, TitleFinder, Unknown

LONGEST_QUESTION: Final = 2_000
WORDS_OF_A_DESCRIPTION: Final = 4


class Understanding:
    """Turns a question into a plan."""

    def __init__(self, titles: TitleFinder) -> None:
        self._titles = titles

    def plan(self, question: str) -> Plan:
        """Return the plan that the question asks for."""
        words = _plainly(question)
        if not words or re.fullmatch(GREETING, words, re.IGNORECASE):
            return Introduce()
        asked = _without(LEAD_IN, words)
        return (
            self._whole_title(words)
            or self._field_of_a_film(asked)
            or self._films_like_a_film(asked)
            or self._description(asked, words)
            or self._bare_title(words)
            or Refuse(Reason.OUT_OF_SCOPE, words)
        )

    def _field_of_a_film(self, asked: str) -> Plan | None:
        for field, patterns in FIELD_PATTERNS.items():
            found = self._film_in(patterns, asked)
            if isinstance(found, Meant):
                return ReadField(found.film_id, field, found.others, found.name)
            if found is not None:
                return _not_in_catalogue(found)
        return None

    def _films_like_a_film(self, asked: str) -> Plan | None:
        found = self._film_in(SIMILAR_PATTERNS, asked)
        if isinstance(found, Meant):
            return FindSimilar(found.film_id, found.others, found.name)
        return _not_in_catalogue(found) if found else None

    def _film_in(self, patterns: Iterable[str], asked: str) -> Meant | Unknown | None:
        """Return the film of the first pattern that fits, None if none does."""
        for pattern in patterns:
            match = re.fullmatch(f"{pattern}[ ?!.]*", asked, re.IGNORECASE)
            if match:
                return self._titles.find(match["title"])
        return None

    def _description(self, asked: str, words: str) -> Plan | None:
        described = _without(DESCRIBED, asked)
        if described != asked:
            return SearchPlots(described.rstrip("? "))
        is_long = len(asked.split()) >= WORDS_OF_A_DESCRIPTION
        if is_long and not _is_question(words):
            return SearchPlots(words)
        return None

    def _whole_title(self, words: str) -> Plan | None:
        """Titles may read like questions: "What Happens in Vegas"."""
        found = self._titles.find_exact(words)
        return _tell_plot(found) if found else None

    def _bare_title(self, words: str) -> Plan | None:
        found = self._titles.find(words)
        if isinstance(found, Meant):
            return _tell_plot(found)
        if _is_question(words) or not found.nearest:
            return None
        return _not_in_catalogue(found)


def _plainly(question: str) -> str:
    """Return the words with single spaces and the apostrophes people leave out."""
    words = " ".join(question[:LONGEST_QUESTION].replace("\u2019", "'").split())
    return re.sub(r"^(what|who|when|where|how)s\b", r"\1's", words, flags=re.IGNORECASE)


def _is_question(words: str) -> bool:
    return words.endswith("?") or bool(re.match(QUESTION, words, re.IGNORECASE))


def _tell_plot(found: Meant) -> ReadField:
    return ReadField(found.film_id, Field.PLOT, found.others, found.name)


def _without(beginning: str, words: str) -> str:
    match = re.match(beginning, words, re.IGNORECASE)
    return words[match.end() :] if match else words


def _not_in_catalogue(unknown: Unknown) -> Refuse:
    return Refuse(Reason.NOT_IN_CATALOGUE, unknown.title, unknown.nearest)
