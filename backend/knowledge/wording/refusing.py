"""Honest refusals, and small talk."""

import re
from typing import Final, assert_never

from backend.domain.answers import Answer, AnswerKind, FilmCard, Receipt, Refusal
from backend.domain.plans import Courtesy, Plan, Reason
from backend.domain.wanted import Films, People
from backend.knowledge.results import Chatting, Refusing
from backend.knowledge.wording.citing import paragraph, sentence, written
from backend.knowledge.wording.describing import describe_films, describe_people
from backend.knowledge.wording.followups import EXAMPLES, after_search, first
from backend.knowledge.wording.phrases import counted, joined, quoted
from backend.knowledge.wording.receipts import receipt_of_reading
from backend.knowledge.wording.subjects import film_named, person_named

# Kinds of fact that people ask for and the catalogue has no place for.
_NOT_HELD: Final = tuple(
    (re.compile(rf"\b(?:{words})", re.IGNORECASE), what)
    for words, what in (
        (
            (
                r"box.?office|gross(?:ed|es|ing)?\b|takings|earn(?:ed|ings?)?\b|profits?\b"
                r"|how much (?:money|.* make\b)"
            ),
            "box-office takings",
        ),
        (
            r"budgets?\b|costs?\b|catering|paid\b|salar(?:y|ies)\b|fees?\b",
            "budgets and costs",
        ),
        (
            r"awards?\b|oscars?\b|prizes?\b|nominat|golden globes?|bafta|best picture",
            "awards",
        ),
        (
            (
                r"filmed (?:in|at|on)\b|shot (?:in|at|on)\b|where .*(?:filmed|shot)\b"
                r"|(?:filming|shooting) (?:location|place)s?|locations?\b"
            ),
            "filming places",
        ),
        (
            r"married|wife|husband|spouse|children\b|kids\b|parents?\b",
            "families",
        ),
        (r"shoe size|how tall|height\b|weigh", "what people look like"),
        (
            r"stream(?:ed|ing)?\b|netflix|where .* watch\b|tickets?\b",
            "where films can be seen",
        ),
        (r"soundtrack|songs?\b", "songs"),
        (
            r"born in\b|birthplace|nationality|grew up|where .* (?:live|from)\b",
            "where people come from",
        ),
    )
)


OUT_OF_SCOPE: Final = (
    "I answer questions about films, and that seems to be none. Try "
    f"{quoted(EXAMPLES[0])}, or describe a film you half remember."
)


def not_known(
    text: str,
    plan: Plan,
    receipt: Receipt,
    followups: tuple[str, ...] = (),
    *,
    reason: Reason = Reason.NOT_KNOWN,
) -> Answer:
    """Return the answer that the catalogue does not say it."""
    return Answer(
        kind=AnswerKind.REFUSE,
        text=written(text),
        plan=plan,
        receipt=receipt,
        followups=followups,
        refusal=Refusal(reason, ()),
    )


def say_refusal(result: Refusing) -> Answer:
    """Return why there is no answer, and what comes nearest."""
    plan, is_asking = result.plan, result.plan.reason is Reason.AMBIGUOUS
    return Answer(
        kind=AnswerKind.CLARIFY if is_asking else AnswerKind.REFUSE,
        text=written(_why_not(result)),
        plan=plan,
        receipt=receipt_of_reading(result.reading),
        followups=_known_questions(plan.known) or after_search(result.nearest),
        refusal=Refusal(plan.reason, tuple(map(FilmCard, result.nearest))),
    )


def _why_not(result: Refusing) -> str:
    plan = result.plan
    match plan.reason:
        case Reason.NOT_IN_CATALOGUE:
            return paragraph([_no_such(plan.about), _nearest(result)])
        case Reason.NOT_KNOWN:
            return _not_held(plan.about, plan.known)
        case Reason.AMBIGUOUS:
            return _which(plan.about, result)
        case Reason.OUT_OF_SCOPE:
            return OUT_OF_SCOPE
        case _:
            assert_never(plan.reason)


def _no_such(about: str) -> str:
    if not about.strip():
        return "The catalogue has no such film or person."
    return f"The catalogue has no film or person called {quoted(about)}."


def _nearest(result: Refusing) -> str:
    near = joined([film.name for film in result.nearest], last="or")
    if not near:
        return ""
    titles = "title is" if len(result.nearest) == 1 else "titles are"
    return sentence(f"The nearest {titles} {near}")


def _not_held(about: str, known: Films | People | None) -> str:
    what = next((what for words, what in _NOT_HELD if words.search(about)), None)
    whose = f" of {_who(known)}" if known else ""
    if what:
        text = f"The catalogue holds nothing about {what}"
        text += f", so I cannot tell that{whose}." if known else "."
    elif about.strip():
        text = f"The catalogue does not say that{whose}: {quoted(about)}."
    else:
        text = f"The catalogue does not say that{whose}."
    return paragraph([text, _what_is_held(known)])


def _what_is_held(known: Films | People | None) -> str:
    match known:
        case None:
            return "It knows who made films, when, how long they are and what happens."
        case Films():
            return "It does know who made it, when, how long it is and what happens."
        case People():
            return "It does know their films, their trade and when they were born."
        case _:
            assert_never(known)


def _which(about: str, result: Refusing) -> str:
    names = [film.name for film in result.nearest]
    if not names:
        of = f" by {quoted(about)}" if about.strip() else ""
        return f"I am not sure what you mean{of}. Could you put it in other words?"
    if len(names) == 1:
        return f"Do you mean {names[0]}?"
    return f"Which one do you mean: {joined(names, last='or')}?"


def _who(known: Films | People) -> str:
    if isinstance(known, Films):
        return describe_films(known)
    return describe_people(known)


def _known_questions(known: Films | People | None) -> tuple[str, ...]:
    if isinstance(known, Films) and (film := film_named(known)):
        asked = ("Who directed {}?", "What happens in {}?", "Films like {}")
        return first(*(question.format(film.name) for question in asked))
    if isinstance(known, People) and (name := person_named(known)):
        return first(f"Films with {name}", f"When was {name} born?")
    return ()


def say_chat(result: Chatting) -> Answer:
    """Return an answer in kind."""
    return Answer(
        kind=AnswerKind.CHAT,
        text=_courtesy(result.plan.courtesy, counted(result.films, "film")),
        plan=result.plan,
        receipt=Receipt(
            sql=None,
            params=(),
            rows=({"films": result.films},),
            row_count=1,
            milliseconds=result.milliseconds,
        ),
        followups=EXAMPLES,
    )


def _courtesy(courtesy: Courtesy, films: str) -> str:
    match courtesy:
        case Courtesy.HELLO:
            return f"Hello! I know {films}. What would you like to know?"
        case Courtesy.HELP:
            return (
                f"I am Movie Chat. I know {films}. Ask who made one, when it came "
                "out, how long it is "
                "or what happens in it; ask for lists, counts and comparisons; ask for "
                "films like one you love; or describe one you half remember."
            )
        case Courtesy.THANKS:
            return "You are welcome. Is there another film you wonder about?"
        case Courtesy.GOODBYE:
            return "Goodbye, and enjoy the film."
        case _:
            assert_never(courtesy)
