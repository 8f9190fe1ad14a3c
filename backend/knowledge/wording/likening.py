"""Two films side by side: what each is, and what they have in common."""

from typing import Final

from backend.domain.answers import Answer, AnswerKind, FilmCard, film_item
from backend.domain.films import Film
from backend.knowledge.results import Likened
from backend.knowledge.wording.citing import Citing, paragraph, sentence, written
from backend.knowledge.wording.fields import described
from backend.knowledge.wording.followups import after_film
from backend.knowledge.wording.phrases import duration, joined
from backend.knowledge.wording.receipts import receipt_of_reading
from backend.recommend.comparables import AxisReading

SHOWN: Final = 5
NEARLY_ALIKE: Final = 0.3
_SHARED: Final = {
    "theme": ("the theme", "the themes", "keywords"),
    "genre": ("the genre", "the genres", "genres"),
    "cast": ("the actor", "the actors", "cast"),
}


def say_likened(result: Likened) -> Answer:
    """Tell both films in a sentence each, then what they share."""
    citing = Citing()
    one, other = result.reading.films
    axes = {axis.axis: axis for axis in result.pair.axes}
    told = [_told(film, citing) for film in (one, other)]
    shared = _shared(axes, one, citing)
    if not shared:
        shared = ["I find nothing that they share."]
    return Answer(
        kind=AnswerKind.COMPARE,
        text=written(f"{paragraph(told)}\n\n{paragraph(shared)}"),
        plan=result.plan,
        receipt=receipt_of_reading(result.reading, "genres", "keywords"),
        items=(film_item(one), film_item(other)),
        total=2,
        citations=citing.citations,
        cards=(FilmCard(one), FilmCard(other)),
        followups=after_film(other),
    )


def _told(film: Film, citing: Citing) -> str:
    """Say what a film is: "Heat (1995) is a crime film by …, 170 minutes long …"."""
    runtime = f", {duration(film.runtime)} long" if film.runtime else ""
    rated = f", rated {film.rating:g}" if film.rating else ""
    mark = citing.mark(film, "facts", f"{described(film)}{runtime}{rated}")
    return sentence(f"{film.name} is {described(film)}{runtime}{rated}", mark)


def _shared(axes: dict[str, AxisReading], film: Film, citing: Citing) -> list[str]:
    """Say what two films have in common, one kind of thing after another."""
    said, kinds = [], []
    for axis, (one, many, field) in _SHARED.items():
        if axis in axes and (evidence := axes[axis].evidence):
            noun = one if len(evidence[:SHOWN]) == 1 else many
            mark = citing.mark(film, field, ", ".join(evidence))
            kinds.append(f"{noun} {joined(evidence[:SHOWN])}{mark}")
    if kinds:
        said.append(sentence(f"They share {joined(kinds)}"))
    if "makers" in axes:
        said += [sentence(evidence) for evidence in axes["makers"].evidence[:2]]
    plot = axes.get("plot")
    if plot and plot.evidence and plot.similarity >= NEARLY_ALIKE:
        said.append(_capital(plot.evidence[0]))
    if "co_like" in axes and axes["co_like"].evidence:
        said.append(_capital(axes["co_like"].evidence[0]))
    return said


def _capital(text: str) -> str:
    return sentence(text[:1].upper() + text[1:])
