"""What a question about a plot asks for: its kind, its focus, its words.

Knows how people ask; knows nothing of the plot that answers.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from backend.knowledge.reading.kinds import Kind, kind_of
from backend.knowledge.reading.words import Word, cut_words, fold, stems_of


@dataclass(frozen=True, slots=True)
class Question:
    """A question, taken apart."""

    text: str
    """Without the film's name, for the embedder."""
    kind: Kind
    focus: tuple[Word, ...]
    """What the answer is one of: "metal" in "what metal has he in his arm"."""
    words: tuple[Word, ...]
    """The words that the plot should bear out: all that say something but the focus."""
    stems: frozenset[str]
    """The stems of all its words, asking ones included."""


_YEAR = r"(?:\s*\(?(?:19|20)\d\d\)?)?"
_FRAME = (
    r"(?:\(?\b(?:in|from|of|(?:at|towards|near|by) the (?:end|start|beginning) of|for|"
    r"during|according to)\s+(?:\(?\bthe\s+)?(?:(?:new|old|original|(?:19|20)\d\d)\s+)?"
    r"(?:(?:film|movie|picture)\s+(?:(?:called|named|is)\s+)?)?|"
    r"\(?\b(?:film|movie)\s+(?:(?:called|named|is)\s+)?)"
)
_ASIDE = re.compile(
    r"\b(?:in|of) the (?:film|movie|story|plot|end)\b|\bthe (?:film|movie)\b|"
    r"\b(?:it comes out )?(?:near|at|towards) the (?:very )?(?:end|start|beginning)\b|"
    r"\b(?:tell me|do you know|can you tell me|please|i mean|turns? out to be)\b",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")

_SLURRED = re.compile(r"\b(what|who|where|how|when)(?:'|\u2019)?s\b", re.IGNORECASE)
_ASKING_WORDS = re.compile(
    r"^(?:film|movie|name|names|called|kind|sort|type|make|brand|model|breed|"
    r"happen|happens|happened|piece|form|turn|turns|one|ones|really|finally|actually|"
    r"exactly|end|ends|get|gets|got)$"
)


_DYING = frozenset({"death", "dead", "die", "kill"})


def take_apart(question: str, film_names: Iterable[str] = ()) -> Question:
    """Return what a question asks, the film's names left out."""
    text = without_film(question, film_names)
    kind, focus = kind_of(text)
    focus_words = tuple(w for w in cut_words(focus) if _says_something(w))
    told = {word.lower for word in focus_words}
    words = tuple(
        word
        for word in cut_words(text)
        if _says_something(word) and word.lower not in told
    )
    stems = stems_of(cut_words(text))
    if kind is Kind.ILLNESS:
        # Nobody dies of death.
        stems |= _DYING
    return Question(text, kind, focus_words, _unique(words), stems)


def without_film(question: str, film_names: Iterable[str]) -> str:
    """Return the question without "in the film Heat (1995)" and such."""
    text = _SLURRED.sub(_unslur, question)
    for name in sorted(film_names, key=len, reverse=True):
        text = _without_name(text, name)
    return _SPACE.sub(" ", _ASIDE.sub(" ", text)).strip(" ,;:()-")


def _unslur(match: re.Match[str]) -> str:
    return "whose" if match[0].lower() == "whos" else f"{match[1]} is"


def _without_name(text: str, name: str) -> str:
    """Leave the name where it may be a person's: "What does Joy invent in Joy?"."""
    words = re.findall(r"\w+", name)
    title = r"\W+".join(map(re.escape, words)) or re.escape(name)
    title = rf"(?<!\w){title}(?!\w)"
    framed = re.sub(rf"{_FRAME}{title}{_YEAR}\)?[,:]?", " ", text, flags=re.IGNORECASE)
    if framed == text and len(words) > 1:
        framed = re.sub(rf"{title}{_YEAR}[,:]?", " ", text, flags=re.IGNORECASE)
    return framed if len(cut_words(framed)) > 1 else text


def _says_something(word: Word) -> bool:
    return word.is_content and not _ASKING_WORDS.match(word.lower)


def _unique(words: Iterable[Word]) -> tuple[Word, ...]:
    seen: dict[str, Word] = {}
    for word in words:
        seen.setdefault(fold(word.text), word)
    return tuple(seen.values())
