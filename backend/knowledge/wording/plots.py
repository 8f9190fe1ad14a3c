"""What happens in a film, as far as a person wants to hear it."""

from collections.abc import Sequence
from typing import Final

from backend.domain.answers import value_item
from backend.domain.films import Film
from backend.domain.passages import split_sentences
from backend.domain.spoilers import Spoilers, sentences_told
from backend.knowledge.wording.fields import Said

# A plot up to here is told whole; of a longer one, about so many words.
WHOLE_WORDS: Final = 180
BEGUN_WORDS: Final = 120
ENDING_SENTENCES: Final = 2
ENDING_WORDS: Final = 90
ENDING_HIDDEN: Final = (
    "How {} ends stays untold while spoilers are off. "
    "Allow them and ask again, if you want to know."
)


def plot_told(film: Film, spoilers: Spoilers) -> Said | None:
    """Return what happens in a film, up to the cut and not too much at once."""
    if not film.plot:
        return None
    told = sentences_told(film.plot, spoilers)
    said = told if _words(told) <= WHOLE_WORDS else _first(told, BEGUN_WORDS)
    text = " ".join(said)
    return Said(text, "plot", text, (value_item(text),))


def how_it_goes_on(film: Film, said: Said, spoilers: Spoilers) -> str:
    """Say that there is more, and why it is not told."""
    whole = " ".join((film.plot or "").split())
    if len(said.borne_by) >= len(whole):
        return ""
    told = " ".join(sentences_told(whole, spoilers))
    if len(said.borne_by) < len(told):
        return "There is more of it on the film's page."
    where = "begins" if spoilers is Spoilers.SETUP else "goes up to its middle"
    return f"So it {where}; the rest stays untold while spoilers are off."


def ending_told(film: Film) -> Said | None:
    """Return the last sentences of a plot."""
    if not film.plot:
        return None
    sentences = split_sentences(film.plot)
    last = sentences[-ENDING_SENTENCES:]
    if _words(last) > ENDING_WORDS:
        last = sentences[-1:]
    text = " ".join(last)
    return Said(text, "plot", text, (value_item(text),))


def _first(sentences: Sequence[str], words: int) -> list[str]:
    """Return whole sentences of about so many words, one at least."""
    kept: list[str] = []
    for sentence in sentences:
        if kept and _words([*kept, sentence]) > words:
            break
        kept.append(sentence)
    return kept


def _words(sentences: Sequence[str]) -> int:
    return sum(len(sentence.split()) for sentence in sentences)
