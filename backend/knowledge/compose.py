"""Result → words, by code alone: every name and number comes from the rows."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, assert_never

from backend.domain.answers import (
    Answer,
    AnswerKind,
    AxisShare,
    Citation,
    FilmCard,
    Receipt,
    Refusal,
    film_item,
)
from backend.domain.films import Film
from backend.domain.passages import split_sentences
from backend.domain.plans import Field, Plan, Reason
from backend.knowledge.carry_out import (
    FieldRead,
    Introducing,
    PlotsSearched,
    Refusing,
    Result,
    SimilarFound,
)
from backend.knowledge.fields import SPEAKERS, WHAT_IT_IS, described
from backend.knowledge.phrases import counted, joined
from backend.ports import Reading

RECEIPT_ROWS: Final = 10
SAID_IN_WORDS: Final = 3
# Cosines of the embedder, read off thirty descriptions of starter films and some
# of nothing at all: these lie below .39, right ones above .25, most above .4.
NEAR_AT_ALL: Final = 0.25
SURELY_NEAR: Final = 0.42
PLOTS_AWAY: Final = " Plots could not be compared just now: the passage index is away."
EXAMPLES: Final = (
    "Who directed Parasite?",
    "When did Spirited Away come out?",
    "Films like The Third Man",
)


def compose(result: Result) -> Answer:
    """Write the result up."""
    match result:
        case FieldRead():
            return _say_field(result)
        case SimilarFound():
            return _say_similar(result)
        case PlotsSearched():
            return _say_found(result)
        case Refusing():
            return _say_refusal(result)
        case Introducing():
            return _introduce(result)
        case _:
            assert_never(result)


def receipt_of(reading: Reading, *columns: str) -> Receipt:
    """Return what was read, with the columns that matter to the answer."""
    rows = tuple(
        {"id": film.id, "title": film.title, "year": film.year}
        | {column: _shown(getattr(film, column)) for column in columns}
        for film in reading.films[:RECEIPT_ROWS]
    )
    return Receipt(
        sql=reading.sql,
        params=reading.params,
        rows=rows,
        row_count=len(reading.films),
        milliseconds=reading.milliseconds,
    )


def _say_field(result: FieldRead) -> Answer:
    film, field = result.film, result.plan.field
    said = SPEAKERS[field](film)
    receipt = receipt_of(result.reading, field.value)
    followups = _followups(film, asked=field, others=result.others)
    if said is None:
        text = f"The catalogue does not say {WHAT_IT_IS[field]}: {film.name}."
        unsaid = _not_known(text, result.plan, receipt)
        return replace(unsaid, cards=(FilmCard(film),), followups=followups)
    citation = Citation(1, film.id, film.name, field.value, said.borne_by)
    return Answer(
        kind=AnswerKind.PASSAGE if field is Field.PLOT else AnswerKind.FACT,
        text=f"{_uncited(said.sentence)} [1].{_namesakes(result.others)}",
        plan=result.plan,
        receipt=receipt,
        items=said.items,
        total=len(said.items),
        citations=(citation,),
        cards=tuple(map(FilmCard, (film, *result.others))),
        followups=followups,
    )


def _say_similar(result: SimilarFound) -> Answer:
    found = result.comparables
    film, cards = found.film, found.cards
    receipt = receipt_of(found.reading, "genres", "keywords")
    if not cards:
        text = f"I found no film that shares anything with {film.name}."
        if not found.plots_compared:
            text = f"By its facts I found no film like {film.name}.{PLOTS_AWAY}"
        return _not_known(text, result.plan, receipt)
    reasons, citations = _reasons(cards[:SAID_IN_WORDS])
    listed = "\n".join(f"{n}. {reason}" for n, reason in enumerate(reasons, start=1))
    after = _namesakes(result.others) + ("" if found.plots_compared else PLOTS_AWAY)
    text = f"Closest to {_uncited(film.name)}:\n\n{listed}"
    text += f"\n\n{after.strip()}" if after else ""
    return Answer(
        kind=AnswerKind.RECOMMEND,
        text=text,
        plan=result.plan,
        receipt=receipt,
        items=tuple(film_item(card.film) for card in cards),
        total=len(found.reading.films),
        citations=citations,
        cards=cards,
        followups=_followups(cards[0].film, asked=None, others=()),
    )


def _reasons(cards: Sequence[FilmCard]) -> tuple[list[str], tuple[Citation, ...]]:
    """Say of each film what it shares, with the field that shows it."""
    reasons: list[str] = []
    citations: list[Citation] = []
    for card in cards:
        share = next((s for s in card.why if s.axis in _SHARED), None)
        if share is None:
            reasons.append(_uncited(card.film.name))
            continue
        n = len(citations) + 1
        shared = joined(share.evidence[:SAID_IN_WORDS])
        reason = _uncited(f"{card.film.name}{_SHARED[share.axis]}{shared}")
        reasons.append(f"{reason} [{n}].")
        field, borne_by = _field_of(share, card.film), ", ".join(share.evidence)
        citations.append(Citation(n, card.film.id, card.film.name, field, borne_by))
    return reasons, tuple(citations)


def _field_of(share: AxisShare, film: Film) -> str:
    """Name the field that shows what an axis found."""
    if share.axis != "makers":
        return _FIELD_OF_AXIS[share.axis]
    directed = any(f"{p.name} made both" in share.evidence for p in film.directors)
    return "directors" if directed else "writers"


def _say_found(result: PlotsSearched) -> Answer:
    hits = result.found.hits
    receipt = receipt_of(result.found.reading, "logline")
    if not hits or hits[0].score < NEAR_AT_ALL:
        text = "No plot comes near that. Try other words, or name a film."
        return _not_known(text, result.plan, receipt)
    best, *rest = hits
    sentence = split_sentences(best.passage.text)[0]
    is_sure = best.score >= SURELY_NEAR
    opening = "That sounds most like" if is_sure else "The nearest plot I find is"
    text = f"{opening} {best.film.name}, {described(best.film)} [1]."
    if rest:
        others = joined([hit.film.name for hit in rest[:2]], last="or")
        text += f" If not, perhaps {others}."
    field = "logline" if best.passage.text == best.film.logline else "plot"
    citation = Citation(1, best.film.id, best.film.name, field, sentence)
    return Answer(
        kind=AnswerKind.SEARCH,
        text=text,
        plan=result.plan,
        receipt=receipt,
        items=tuple(film_item(hit.film) for hit in hits),
        total=len(hits),
        citations=(citation,),
        cards=tuple(FilmCard(hit.film, score=hit.score) for hit in hits),
        followups=_followups(best.film, asked=None, others=()),
    )


def _not_known(text: str, plan: Plan, receipt: Receipt) -> Answer:
    refusal = Refusal(Reason.NOT_KNOWN, ())
    return Answer(AnswerKind.REFUSE, text, plan, receipt, refusal=refusal)


def _say_refusal(result: Refusing) -> Answer:
    plan = result.plan
    nearest = tuple(map(FilmCard, result.nearest))
    if plan.reason is Reason.NOT_IN_CATALOGUE:
        text = f"There is no film called “{plan.about}” in the catalogue."
        if nearest:
            near = joined([card.film.name for card in nearest], last="or")
            titles = "title is" if len(nearest) == 1 else "titles are"
            text += f" The nearest {titles} {near}."
    else:
        text = (
            "I answer questions about films. Try “"
            f"{EXAMPLES[0]}”, or describe a film you half remember."
        )
    return Answer(
        kind=AnswerKind.REFUSE,
        text=text,
        plan=plan,
        receipt=receipt_of(result.reading),
        followups=_first_questions(result.nearest),
        refusal=Refusal(plan.reason, nearest),
    )


def _introduce(result: Introducing) -> Answer:
    text = (
        f"I know {counted(result.films, 'film')}. Ask who directed one, when it came "
        "out, how long it is or what it is about; ask for films like one you love; or "
        "describe one you half remember."
    )
    return Answer(
        kind=AnswerKind.CHAT,
        text=text,
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


def _uncited(text: str) -> str:
    """A number in brackets would look like a citation of ours."""
    return re.sub(r"\[(\d+)\]", r"(\1)", text)


def _namesakes(others: Sequence[Film]) -> str:
    if not others:
        return ""
    names = [film.name for film in others[:SAID_IN_WORDS]]
    if len(others) > len(names):
        names.append(f"{len(others) - len(names)} more of that title")
    return f" There {'is' if len(others) == 1 else 'are'} also {joined(names)}."


def _followups(
    film: Film,
    *,
    asked: Field | None,
    others: Sequence[Film],
) -> tuple[str, ...]:
    """Offer what the rows can answer next."""
    questions = [f"Who directed {other.name}?" for other in others[:1]]
    if asked is not Field.DIRECTORS and film.directors:
        questions.append(f"Who directed {film.name}?")
    if asked is not Field.PLOT and film.plot:
        questions.append(f"What happens in {film.name}?")
    if asked is not Field.CAST and film.cast:
        questions.append(f"Who is in {film.name}?")
    return tuple([f"Films like {film.name}", *questions][:3])


def _first_questions(films: Sequence[Film]) -> tuple[str, ...]:
    if not films:
        return EXAMPLES
    return tuple(f"What happens in {film.name}?" for film in films[:3])


def _shown(value: object) -> object:
    """Show a value in a receipt: people by name, lists as lists."""
    if not isinstance(value, tuple):
        return value
    return [getattr(getattr(item, "person", item), "name", item) for item in value]


_SHARED: Final = {
    "theme": " shares ",
    "makers": ": ",
    "cast": ": ",
    "genre": " is also listed under ",
}
_FIELD_OF_AXIS: Final = {
    "theme": "keywords",
    "cast": "cast",
    "genre": "genres",
}
