"""Tell from its form what kind of answer a question asks for.

Knows how people ask; knows nothing of plots.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from backend.knowledge.reading.words import cut_words


class Kind(StrEnum):
    """What would answer a question."""

    PERSON = "person"
    PLACE = "place"
    TIME = "time"
    COUNT = "count"
    MONEY = "money"
    SPAN_OF_TIME = "span of time"
    AGE = "age"
    DISTANCE = "distance"
    COLOUR = "colour"
    NAME = "name"
    MAKE = "make"
    ILLNESS = "illness"
    REASON = "reason"
    MANNER = "manner"
    RELATION = "relation"
    FATE = "fate"
    THING = "thing"


_AUXILIARY: Final = (
    r"(?:is|was|are|were|do|does|did|has|have|had|will|would|can|could|might|should)"
)
_REST: Final = r"[^,.?;]*"
"""The rest of a clause."""
_A: Final = r"(?:(?:the|a|an|his|her|their|its)\s+)?"
_NOUN: Final = (
    rf"(?!(?:{_AUXILIARY}|happen\w*|the|a|an|it|his|her|\w+ly)\b)"
    r"[\w'\u2019-]+(?![\w'\u2019-])"
)
_PLACES: Final = (
    "city|town|country|state|river|lake|national park|park|island|village|street|"
    "school|college|university|hotel|hospital|club|bar|restaurant|prison|planet|place|"
    "room|forest|mountain|base|station|museum|church|theatre|theater"
)
_PEOPLE: Final = (
    "person|man|woman|guy|girl|boy|character|friend|policeman|cop|actor|actress|"
    "brother|sister|member|doctor|soldier|officer|one"
)
_MAKES: Final = (
    "make|brand|model|breed|calibre|caliber|flavou?r|species|version|edition"
)
_SUMS: Final = "money|cash|rent|pay|ransom|reward|salary|year|price|fee|wages"
_WHICH: Final = r"\b(?:what|which)"
# What follows a verb, as in "what wrecks the car", and never a thing that is asked for.
_OBJECT: Final = "the|a|an|his|her|their|him|them|up|down|out|back"
_NAME_OF: Final = (
    rf"{_WHICH}(?: {_AUXILIARY}|'s)? {_A}"
    r"(?:(?:real|true|full|code|first|last) )?(?:name|names|codename|title)\b"
    r"(?: (?:of|for) (?P<named>[^,.?;]+)|"
    rf"{_REST} (?:give|gives|gave|use|uses|for) (?P<given>[^,.?;]+))?"
)
# The forms that ask for each kind. In a form's group "focus" stands what the answer is
# one of; in "named", "given" and "called", what has the name that is asked for.
_FORMS: Final[dict[Kind, tuple[str, ...]]] = {
    Kind.MONEY: (
        rf"\bhow (?:much|large|big) (?:(?:was|is|a|of|the) )*(?:{_SUMS})\b",
        rf"\bhow much (?:extra )?{_AUXILIARY}\b",
        rf"\bwhat {_AUXILIARY}\b{_REST}\b(?:{_SUMS})\b",
    ),
    Kind.SPAN_OF_TIME: (r"\bhow (?:long|much time)\b",),
    Kind.AGE: (r"\bhow old\b|\bwhat age\b",),
    Kind.DISTANCE: (r"\bhow (?:far|high|tall|deep|wide)\b",),
    Kind.COUNT: (
        rf"\bhow many (?:of )?(?:the )?(?P<focus>{_NOUN})",
        r"\bhow (?:often|much|large|big|fast)\b",
    ),
    Kind.TIME: (
        rf"\bwhen\b(?= {_AUXILIARY}\b)",
        rf"{_WHICH} (?P<focus>year|month|day|date|time|night|season)\b",
    ),
    Kind.COLOUR: (rf"{_WHICH} (?P<focus>colou?r)\b",),
    Kind.NAME: (
        _NAME_OF,
        rf"\bwhat {_AUXILIARY}\b(?P<called>{_REST})\b(?:called|named|known)\b",
        rf"\bwhat {_AUXILIARY}\b{_REST}\b(?:call|name)\b(?P<named>{_REST})",
    ),
    Kind.RELATION: (rf"\bhow {_AUXILIARY} {_REST}\brelated\b|\bwhat relation\b",),
    Kind.MAKE: (
        rf"{_WHICH} (?:{_MAKES}) of (?P<focus>[\w'\u2019-]+)",
        rf"{_WHICH} (?P<focus>breed|brand|model|flavou?r|calib\w+)\b",
    ),
    Kind.ILLNESS: (
        rf"\bwhat {_AUXILIARY}\b{_REST}\b(?:die|died|dead|dying) (?:of|from)",
    ),
    Kind.REASON: (r"\bwhy\b|\bhow come\b|\bwhat for\b|\bfor what reason\b",),
    Kind.PLACE: (
        rf"\bwhere(?:abouts)?\b(?= {_AUXILIARY}\b)|\bwhere\W*$",
        rf"{_WHICH} (?P<focus>{_PLACES})\b",
    ),
    Kind.PERSON: (
        r"\bwho(?:m|se|'s)?\b",
        rf"{_WHICH} (?P<focus>{_PEOPLE})\b",
    ),
    Kind.FATE: (
        r"\bwhat (?:happens|happened|becomes|became|has become)\b",
        rf"\bwhat {_AUXILIARY}\b{_REST}\bbecome\b",
    ),
    Kind.THING: (
        rf"{_WHICH} (?:sort|kind|type|piece|form) of (?P<focus>{_NOUN})",
        rf"{_WHICH} (?P<focus>{_NOUN} {_NOUN})(?= (?:{_AUXILIARY}|of|in|to)\b)",
        rf"{_WHICH} (?P<focus>{_NOUN})(?! (?:{_OBJECT})\b)",
        rf"{_WHICH}\b",
    ),
    Kind.MANNER: (r"\bhow\b",),
}
_COMPILED: Final = [
    (kind, re.compile(form, re.IGNORECASE))
    for kind, forms in _FORMS.items()
    for form in forms
]


def kind_of(text: str) -> tuple[Kind, str]:
    """Return what a question asks for, and what the answer is one of, if it says so.

    The form that begins earliest tells; of those that begin together, the first listed.
    """
    forms = list(_forms_in(text))
    if not forms:
        return Kind.THING, ""
    _, kind, focus = min(forms, key=lambda form: form[0])
    return kind, focus


def _forms_in(text: str) -> Iterator[tuple[int, Kind, str]]:
    for kind, form in _COMPILED:
        match = form.search(text)
        if match:
            yield match.start(), kind, _focus_of(kind, match)


def _focus_of(kind: Kind, match: re.Match[str]) -> str:
    """Return what the answer is one of, or what bears the name that is asked for."""
    groups = match.groupdict()
    if kind is Kind.ILLNESS:
        return "illness"
    if groups.get("called"):
        return _last_of(groups["called"])
    named = groups.get("named") or groups.get("given") or ""
    return groups.get("focus") or _head_of(named)


def _last_of(phrase: str) -> str:
    """Return what "the old Millhurst train" is: a train."""
    words = [w for w in cut_words(phrase) if w.is_content and not w.is_name]
    return words[-1].text if words else ""


def _head_of(phrase: str) -> str:
    """Return what "Ann's son" or "the college Laura goes to" is: a son, a college."""
    head = ""
    for word in cut_words(phrase):
        if word.text.endswith(("'s", "\u2019s")) or (word.is_function and not head):
            continue
        is_over = word.is_function or (word.is_name and head)
        if is_over or word.lower.endswith("ing"):
            break
        head = head if word.is_name else word.text
    return head
