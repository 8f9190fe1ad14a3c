"""Answers for tests of grading, showing only what is looked at."""

from typing import Any

from backend.domain.answers import Answer, AnswerKind, Item, Receipt, Refusal
from backend.domain.plans import Chat, Reason

NO_RECEIPT = Receipt(None, (), (), 0, 0.0)


def an_answer(*items: Item, **fields: Any) -> Answer:
    """An answer of these items."""
    usual: dict[str, Any] = {
        "kind": AnswerKind.LIST,
        "text": "So it is.",
        "plan": Chat(),
        "receipt": NO_RECEIPT,
        "total": len(items),
    }
    return Answer(items=items, **(usual | fields))


def films(*ids: str, **fields: Any) -> Answer:
    """An answer of films."""
    return an_answer(*(Item("film", id_, id=id_) for id_ in ids), **fields)


def values(*told: str | float | bool, **fields: Any) -> Answer:
    """An answer of values."""
    return an_answer(*(Item("value", str(v), value=v) for v in told), **fields)


def refusal(reason: Reason = Reason.NOT_KNOWN) -> Answer:
    """An answer that refuses."""
    return an_answer(kind=AnswerKind.REFUSE, refusal=Refusal(reason, ()))


YES = an_answer(Item("value", "yes", value=True))
NO = an_answer(Item("value", "no", value=False))
