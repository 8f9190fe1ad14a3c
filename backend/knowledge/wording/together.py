"""Answers to questions that were asked in one, as one answer."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from backend.domain.answers import Answer, Citation, FilmCard, Receipt
from backend.domain.plans import Several
from backend.knowledge.wording.citing import paragraph

MOST_FOLLOWUPS: Final = 3
_MARK: Final = re.compile(r"\[(\d+)\]")


def say_together(plan: Several, answers: Sequence[Answer]) -> Answer:
    """Return what all of them say; it refuses only if every one does."""
    answered = [answer for answer in answers if answer.refusal is None] or answers
    texts, citations = _cited_on(answers)
    return Answer(
        kind=answered[0].kind,
        text=paragraph(texts),
        plan=plan,
        receipt=_receipt([answer.receipt for answer in answers]),
        items=tuple(item for answer in answers for item in answer.items),
        total=sum(answer.total for answer in answers),
        citations=citations,
        cards=_once(card for answer in answers for card in answer.cards),
        followups=tuple(
            dict.fromkeys(asked for answer in answers for asked in answer.followups)
        )[:MOST_FOLLOWUPS],
        refusal=answered[0].refusal,
    )


def _cited_on(answers: Sequence[Answer]) -> tuple[list[str], tuple[Citation, ...]]:
    """Number the citations of all answers on from one to the next."""
    texts: list[str] = []
    citations: list[Citation] = []
    for answer in answers:
        before = len(citations)
        texts.append(
            _MARK.sub(lambda m, n=before: f"[{int(m[1]) + n}]", answer.text)  # type: ignore[misc] # n is bound now, not later
        )
        citations += [replace(cited, n=cited.n + before) for cited in answer.citations]
    return texts, tuple(citations)


def _once(cards: Iterable[FilmCard]) -> tuple[FilmCard, ...]:
    return tuple({card.film.id: card for card in cards}.values())


def _receipt(receipts: Sequence[Receipt]) -> Receipt:
    return Receipt(
        sql=";\n\n".join(each.sql for each in receipts if each.sql) or None,
        params=tuple(param for each in receipts for param in each.params),
        rows=tuple(row for each in receipts for row in each.rows),
        row_count=sum(each.row_count for each in receipts),
        milliseconds=sum(each.milliseconds for each in receipts),
    )
