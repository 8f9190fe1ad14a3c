"""What people put round a description: "that movie with …", "a film about …"."""

import re
from typing import Final

FEWEST_LEFT: Final = 3
"""With fewer words left than these, the frame is all that there is."""
_FRAME: Final = re.compile(
    r"\W*(?:(?:hi|hello|hey|please|so|ok|um+)\W+)*"
    r"(?:(?:i'?m|i am|we'?re|we are) (?:looking|searching) for"
    r"|(?:i'?m |i am )?trying to (?:find|remember)|i remember"
    r"|can (?:you|anyone) (?:find|tell me|remember)(?: me)?"
    r"|what(?:'s| is| was)(?: the (?:name|title) of)?|which|what"
    r"|(?:is|was|are) there|do you (?:know|have|remember)|(?:find|search|look)"
    r"(?: me)?(?: for)?|it'?s|it is)?\s*"
    r"(?:an?|the|that|this|some|any)?\s*(?:old |new )?"
    r"\b(?:(?:film|movie|flick|picture)s?|(?:(?<=the )|(?<=that ))one)\b"
    r"(?: is it| was it)?(?: called)?\s*"
    r"(?:that(?:'s| is)|it'?s)?\s*"
    r"(?:about|where|in which|with|when|that|which|who(?:se)?|has|had|of|,)?\s+",
    re.IGNORECASE,
)


def unframed(text: str) -> str:
    """Return what is described, without the words that say that it is a film."""
    frame = _FRAME.match(text)
    left = text[frame.end() :] if frame else text
    return left if len(left.split()) >= FEWEST_LEFT else text
