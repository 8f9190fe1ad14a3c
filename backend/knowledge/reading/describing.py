"""Part a question from the description of the film it is about.

"A knight plays chess with Death. What does he eat on the hill?" names no film: the
first sentence describes it, the second asks.
Knows how people describe; knows no films.
"""

import re
from typing import Final, NamedTuple

from backend.domain.passages import split_sentences

_ASKING: Final = (
    r"(?:who|whose|whom|what|which|where|when|why|how)(?:'s|s)?\b"
    r"(?!\s+(?:i|we)\b)"
)
_PREPOSITION: Final = r"(?:(?:in|into|on|to|from|of|at|for|with|by)\s+)?"
# Where a question begins in lower case, as many type.
_LOWER_QUESTION = re.compile(rf"(?<=[.?!…])\s+(?={_PREPOSITION}{_ASKING})")
_ASKS = re.compile(
    rf"^(?:(?:and|so|but|now|then|well|ok)\b,?\s+)?{_PREPOSITION}{_ASKING}",
    re.IGNORECASE,
)
# "in that comedy where …, what metal has he in his arm"
_DESCRIBED_FIRST = re.compile(
    r"^(?P<description>(?:(?:in|from|there\s?'?s?|remember|you know)\b|"
    rf".*\b(?:film|movie|one)\b).{{15,}}?)[,;:\u2013—-]+\s+(?P<asked>{_PREPOSITION}{_ASKING}.*)$",
    re.IGNORECASE | re.DOTALL,
)
# "what does he eat in the film where a knight plays chess with Death"
_DESCRIBED_LAST = re.compile(
    rf"^(?P<asked>{_PREPOSITION}{_ASKING}.{{8,}}?)[,;]?\s+(?P<description>(?:in|from)\s+"
    r"(?:the|that|this|a|an)\s+(?:[\w'\u2019-]+\s+){0,4}?(?:film|movie|one|comedy|drama|"
    r"thriller|western|cartoon|musical|story|flick)\s+"
    r"(?:where|about|with|in which|when|that|who|whose|of)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)


class Parted(NamedTuple):
    """What describes the film, and what is asked about it."""

    description: str
    asked: str


def split_description(question: str) -> Parted:
    """Return the description and what is asked; both the whole text if it is one."""
    text = " ".join(question.split())
    sentences = [
        part
        for sentence in split_sentences(text)
        for part in _LOWER_QUESTION.split(sentence)
    ]
    asking = [n for n, sentence in enumerate(sentences) if _ASKS.match(sentence)]
    if len(sentences) > 1 and asking:
        last = asking[-1]
        told = " ".join(s for n, s in enumerate(sentences) if n != last)
        return Parted(told, sentences[last])
    for form in (_DESCRIBED_FIRST, _DESCRIBED_LAST):
        match = form.match(text)
        if match:
            return Parted(match["description"].strip(), match["asked"].strip())
    return Parted(text, text)
