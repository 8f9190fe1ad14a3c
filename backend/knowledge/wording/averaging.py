"""What a number of films comes to on average, in words."""

from collections.abc import Mapping
from typing import Final

from backend.domain.answers import Answer, AnswerKind
from backend.domain.wanted import Measure
from backend.knowledge.results import Averaged
from backend.knowledge.wording.citing import sentence, written
from backend.knowledge.wording.describing import describe_films
from backend.knowledge.wording.measures import said
from backend.knowledge.wording.phrases import capitalised, counted
from backend.knowledge.wording.receipts import number_item, receipt_of
from backend.knowledge.wording.refusing import not_known

_NAMES: Final[Mapping[Measure, str]] = {
    Measure.YEAR: "year",
    Measure.RUNTIME: "length",
    Measure.RATING: "rating",
    Measure.VOTES: "number of votes",
    Measure.TITLE_LENGTH: "length of the title",
}


def say_average(result: Averaged) -> Answer:
    """Return the average, and of how many films it is."""
    plan, found = result.plan, result.found
    what = _NAMES.get(plan.measure, plan.measure.replace("_", " "))
    which = describe_films(plan.films)
    receipt = receipt_of((), found.films, found.statement)
    if found.value is None:
        text = sentence(f"The catalogue knows no {what} of {which}")
        return not_known(text, plan, receipt)
    digits = 1 if plan.measure is Measure.RATING else 0
    value = round(found.value, digits)
    number = said(plan.measure, value)
    films = counted(found.films, "film")
    text = sentence(f"The average {what} of {which} here is {number}, over {films}")
    return Answer(
        kind=AnswerKind.FACT,
        text=written(capitalised(text)),
        plan=plan,
        receipt=receipt,
        items=(number_item(value),),
        total=1,
    )
