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
from backend.knowledge.wording.suggesting import field_of
from backend.recommend.comparables import AxisReading

SHOWN: Final = 5
MOST_PEOPLE: Final = 2
NEARLY_ALIKE: Final = 0.3
_KINDS: Final = {
    "theme": ("the theme", "the themes"),
    "genre": ("the genre", "the genres"),
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
    kinds = []
    for axis, (one, many) in _KINDS.items():
        if evidence := axes[axis].evidence[:SHOWN]:
            noun = one if len(evidence) == 1 else many
            mark = citing.mark(film, field_of(axes[axis], film), ", ".join(evidence))
            kinds.append(f"{noun} {joined(evidence)}{mark}")
    said = [sentence(f"They share {joined(kinds)}")] if kinds else []
    for axis in ("cast", "makers"):
        if people := axes[axis].evidence[:MOST_PEOPLE]:
            mark = citing.mark(film, field_of(axes[axis], film), ", ".join(people))
            said.append(sentence(joined(people), mark))
    plot = axes["plot"]
    nearby = plot.evidence[:1] if plot.similarity >= NEARLY_ALIKE else ()
    said += [_capital(told) for told in (*nearby, *axes["co_like"].evidence[:1])]
    return said


def _capital(text: str) -> str:
    return sentence(text[:1].upper() + text[1:])
