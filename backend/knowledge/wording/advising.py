"""What to watch: a few films, each with what it is, and perhaps a question back."""

import re
from typing import Final

from backend.domain.answers import Answer, AnswerKind, FilmCard, film_item
from backend.domain.plans import Reason
from backend.knowledge.results import Advised
from backend.knowledge.wording.citing import Citing, paragraph, sentence, written
from backend.knowledge.wording.describing import describe_films
from backend.knowledge.wording.fields import described
from backend.knowledge.wording.followups import after_film
from backend.knowledge.wording.phrases import Number, joined, number_of
from backend.knowledge.wording.receipts import receipt_of_reading
from backend.knowledge.wording.refusing import not_known

SHOWN: Final = 3
"""Films told of: what is advised, not listed."""
MOST_SHARED: Final = 3
MOST_LIKED: Final = 2
_IN_COMMON: Final = frozenset({"theme", "genre", "tone"})
_OF_ANOTHER: Final = re.compile(r"(?P<what>.+) \((?P<film>.+)\)")


def say_advice(result: Advised) -> Answer:
    """Name the best few, with what each is about, and how many there were."""
    advice, plan = result.advice, result.plan
    cards, reading = advice.recommended.cards, advice.recommended.reading
    receipt = receipt_of_reading(reading, "genres", "keywords", "logline")
    if not cards:
        limits = describe_films(plan.wish.limits, Number.MANY)
        left = " that we have not talked about" if plan.wish.named else ""
        text = f"There are no {limits} here{left}."
        return not_known(text, plan, receipt, reason=Reason.NOT_IN_CATALOGUE)
    citing = Citing()
    told = [
        f"{n}. {_told(card, citing)}" for n, card in enumerate(cards[:SHOWN], start=1)
    ]
    asked = advice.ask_back.question if advice.ask_back else ""
    parts = [f"{_opening(result)}:", "\n".join(told), asked]
    return Answer(
        kind=AnswerKind.RECOMMEND,
        text=written("\n\n".join(part for part in parts if part)),
        plan=plan,
        receipt=receipt,
        items=tuple(film_item(card.film) for card in cards),
        total=advice.recommended.total,
        citations=citing.citations,
        cards=cards,
        followups=after_film(cards[0].film),
    )


def _opening(result: Advised) -> str:
    """Say among how many films these are the best: limits are told as understood."""
    wish, found = result.plan.wish, result.advice.recommended
    if not wish.limits.where:
        return "I would start with" if len(found.cards) > 1 else "I would watch"
    films = describe_films(wish.limits, number_of(found.total))
    if found.total == 1:
        return f"There is one {films} here"
    return f"Of {found.total:,} {films} here, I would start with"


def _told(card: FilmCard, citing: Citing) -> str:
    """Say what a film is and what it tells, and what it has of one that is liked."""
    film = card.film
    named = f"{film.name}, {described(film)}"
    if not film.logline:
        mark = citing.mark(film, "genres", ", ".join(film.genres))
        return paragraph([sentence(named, mark), _shared(card)])
    mark = citing.mark(film, "logline", film.logline)
    logline = film.logline.rstrip(".")
    return paragraph([sentence(f"{named}: {logline}", mark), _shared(card)])


def _shared(card: FilmCard) -> str:
    """Say what it shares with a film that is liked: its axes name that in brackets."""
    found = (
        match
        for share in sorted(card.why, key=lambda share: -share.contribution)
        if share.axis in _IN_COMMON
        for told in share.evidence
        if (match := _OF_ANOTHER.fullmatch(told))
    )
    of_film: dict[str, list[str]] = {}
    for match in found:
        words = match["what"].lower()
        if words not in of_film.setdefault(match["film"], []):
            of_film[match["film"]].append(words)
    said = [f"{joined(w[:MOST_SHARED])} with {film}" for film, w in of_film.items()]
    told = joined(said[:MOST_LIKED])
    return sentence(f"It shares {told}") if told else ""
