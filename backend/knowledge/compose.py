"""Result → words, by code alone: every name and number comes from the rows."""

from typing import assert_never

from backend.domain.answers import Answer
from backend.domain.spoilers import Spoilers
from backend.knowledge.results import (
    Advised,
    Aged,
    Averaged,
    CharactersRead,
    Chatting,
    Checked,
    Compared,
    Corrected,
    Counted,
    FieldRead,
    FilmsListed,
    Likened,
    OpinionsTold,
    PeopleListed,
    PeopleRead,
    PlotAnswered,
    PlotsSearched,
    Refusing,
    Result,
    SeveralTold,
    SimilarFound,
    TriviaTold,
    ValuesListed,
)
from backend.knowledge.wording.advising import say_advice
from backend.knowledge.wording.averaging import say_average
from backend.knowledge.wording.checking import say_checked, say_corrected
from backend.knowledge.wording.comparing import say_compared
from backend.knowledge.wording.likening import say_likened
from backend.knowledge.wording.listing import say_count, say_films, say_people
from backend.knowledge.wording.people import say_age, say_characters, say_people_read
from backend.knowledge.wording.quoting import say_plot_answer
from backend.knowledge.wording.reading import say_field, say_values
from backend.knowledge.wording.refusing import say_chat, say_refusal
from backend.knowledge.wording.suggesting import say_found, say_similar
from backend.knowledge.wording.telling import say_opinions, say_trivia
from backend.knowledge.wording.together import say_together


def compose(result: Result, spoilers: Spoilers = Spoilers.ALL) -> Answer:  # noqa: C901, PLR0911, PLR0912 - one case for each result
    """Write the result up, telling plots no further than is wanted."""
    match result:
        case FilmsListed():
            return say_films(result)
        case PeopleListed():
            return say_people(result)
        case Counted():
            return say_count(result)
        case Averaged():
            return say_average(result)
        case FieldRead():
            return say_field(result, spoilers)
        case ValuesListed():
            return say_values(result)
        case PeopleRead():
            return say_people_read(result)
        case CharactersRead():
            return say_characters(result)
        case Aged():
            return say_age(result)
        case Compared():
            return say_compared(result)
        case Checked():
            return say_checked(result)
        case Corrected():
            return say_corrected(result)
        case OpinionsTold():
            return say_opinions(result)
        case TriviaTold():
            return say_trivia(result)
        case PlotAnswered():
            return say_plot_answer(result)
        case SimilarFound():
            return say_similar(result)
        case Advised():
            return say_advice(result)
        case Likened():
            return say_likened(result)
        case PlotsSearched():
            return say_found(result)
        case SeveralTold(plan, results):
            return say_together(plan, [compose(each, spoilers) for each in results])
        case Refusing():
            return say_refusal(result)
        case Chatting():
            return say_chat(result)
        case _:
            assert_never(result)
