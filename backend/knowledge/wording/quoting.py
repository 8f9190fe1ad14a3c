"""What a plot says to a question, quoted and cited sentence by sentence."""

from typing import Final

from backend.domain.answers import Answer, AnswerKind, Citation, FilmCard, value_item
from backend.domain.plans import Reason
from backend.knowledge.reading.wording import word
from backend.knowledge.results import PlotAnswered
from backend.knowledge.wording.followups import EXAMPLES, after_film
from backend.knowledge.wording.receipts import receipt_of_reading
from backend.knowledge.wording.refusing import OUT_OF_SCOPE, not_known

_FOUND_NO_FILM: Final = (
    "I found no film of which that is told. Name the film, or say more of what happens."
)


def say_plot_answer(result: PlotAnswered) -> Answer:
    """Return what the plot says, or that it does not say it."""
    film, read = result.film, result.read
    receipt = receipt_of_reading(result.reading, "plot")
    bears = read is not None and read.bears_answer
    if film is None or (result.plan.films is None and not bears):
        reason = result.plan.otherwise
        is_elsewhere = reason is Reason.OUT_OF_SCOPE
        text = OUT_OF_SCOPE if is_elsewhere else _FOUND_NO_FILM
        return not_known(text, result.plan, receipt, EXAMPLES, reason=reason)
    followups = after_film(film, asked=None, others=())
    if read is None or not bears:
        told = (
            "plot does not tell that" if film.plot else "plot is not in the catalogue"
        )
        text = f"I know {film.name}, but its {told}."
        return not_known(text, result.plan, receipt, followups)
    worded = word(read)
    citations = tuple(
        Citation(n, film.id, film.name, "plot", cited.text)
        for n, cited in enumerate(worded.cited, start=1)
    )
    return Answer(
        kind=AnswerKind.PASSAGE,
        text=worded.text,
        plan=result.plan,
        receipt=receipt,
        items=(value_item(read.span or worded.cited[0].text),),
        total=1,
        citations=citations,
        cards=(FilmCard(film),),
        followups=followups,
    )
