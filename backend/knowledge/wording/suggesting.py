"""Films like a film, and films found by what happens in them."""

from collections.abc import Sequence
from typing import Final

from backend.domain.answers import (
    Answer,
    AnswerKind,
    AxisShare,
    FilmCard,
    film_item,
)
from backend.domain.films import Film
from backend.knowledge.results import PlotsSearched, SimilarFound
from backend.knowledge.wording.citing import (
    Citing,
    namesakes,
    paragraph,
    sentence,
    written,
)
from backend.knowledge.wording.fields import described
from backend.knowledge.wording.followups import after_film
from backend.knowledge.wording.phrases import joined
from backend.knowledge.wording.receipts import receipt_of_reading
from backend.knowledge.wording.refusing import not_known
from backend.recommend.comparables import AxisReading
from backend.recommend.search import SearchHit

SAID_IN_WORDS: Final = 3
# Cosines of the embedder, read off thirty descriptions of starter films and some
# of nothing at all: these lie below .39, right ones above .25, most above .4.
NEAR_AT_ALL: Final = 0.25
SURELY_NEAR: Final = 0.42
PLOTS_AWAY: Final = "Plots could not be compared just now: the passage index is away."
MEANING_AWAY: Final = "Only words could be compared just now: the embedder is away."
_SHARED: Final = {
    "theme": " shares ",
    "makers": ": ",
    "cast": ": ",
    "genre": " is also listed under ",
}
_FIELD_OF_AXIS: Final = {"theme": "keywords", "cast": "cast", "genre": "genres"}


def say_similar(result: SimilarFound) -> Answer:
    """Return films like a film, closest first, with what they share."""
    found, citing = result.comparables, Citing()
    receipt = receipt_of_reading(found.reading, "genres", "keywords")
    if not found.cards:
        text = f"I found no film that shares anything with {found.film.name}."
        if not found.plots_compared:
            text = f"By its facts I found no film like {found.film.name}. {PLOTS_AWAY}"
        return not_known(text, result.plan, receipt)
    reasons = [_reason(card, citing) for card in found.cards[:SAID_IN_WORDS]]
    numbered = [f"{n}. {reason}" for n, reason in enumerate(reasons, start=1)]
    after = [namesakes(result.others), "" if found.plots_compared else PLOTS_AWAY]
    parts = [f"Closest to {found.film.name}:", "\n".join(numbered), paragraph(after)]
    return Answer(
        kind=AnswerKind.RECOMMEND,
        text=written("\n\n".join(part for part in parts if part)),
        plan=result.plan,
        receipt=receipt,
        items=tuple(film_item(card.film) for card in found.cards),
        total=len(found.reading.films),
        citations=citing.citations,
        cards=found.cards,
        followups=after_film(found.cards[0].film),
    )


def say_found(result: PlotsSearched) -> Answer:
    """Return the films whose plots come nearest to a description."""
    hits, citing = result.found.hits, Citing()
    by_words = result.found.by_words_alone
    receipt = receipt_of_reading(result.found.reading, "logline")
    if not hits or (hits[0].nearness < NEAR_AT_ALL and not by_words):
        text = "No plot comes near that. Try other words, or name a film."
        return not_known(text, result.plan, receipt)
    return Answer(
        kind=AnswerKind.SEARCH,
        text=written(paragraph([_nearest(hits, citing), MEANING_AWAY * by_words])),
        plan=result.plan,
        receipt=receipt,
        items=tuple(film_item(hit.film) for hit in hits),
        total=len(hits),
        citations=citing.citations,
        cards=tuple(FilmCard(hit.film, score=hit.score) for hit in hits),
        followups=after_film(hits[0].film),
    )


def _nearest(hits: Sequence[SearchHit], citing: Citing) -> str:
    """Name the nearest film and the runners-up."""
    best, *rest = hits
    is_sure = best.nearness >= SURELY_NEAR
    opening = "That sounds most like" if is_sure else "The nearest plot I find is"
    field = "logline" if best.sentences == best.film.logline else "plot"
    mark = citing.mark(best.film, field, best.sentences)
    named = sentence(f"{opening} {best.film.name}, {described(best.film)}", mark)
    others = joined([hit.film.name for hit in rest[:2]], last="or")
    return paragraph([named, f"If not, perhaps {others}." if others else ""])


def _reason(card: FilmCard, citing: Citing) -> str:
    """Say what a film shares, with the field that shows it."""
    share = next((s for s in card.why if s.axis in _SHARED), None)
    if share is None:
        return card.film.name
    shared = joined(share.evidence[:SAID_IN_WORDS])
    field, text = field_of(share, card.film), ", ".join(share.evidence)
    mark = citing.mark(card.film, field, text)
    return sentence(f"{card.film.name}{_SHARED[share.axis]}{shared}", mark)


def field_of(found: AxisShare | AxisReading, film: Film) -> str:
    """Name the field that shows what an axis found."""
    if found.axis != "makers":
        return _FIELD_OF_AXIS[found.axis]
    directed = any(f"{p.name} made both" in found.evidence for p in film.directors)
    return "directors" if directed else "writers"
