"""Make names comparable: case, accents, punctuation and a leading article go.

Knows text; knows nothing of films or of how a name was found.
"""

import re
import unicodedata
from typing import Final

LONGEST_NAME: Final = 500
"""Letters of a folded name: no database's index holds entries of any length."""

_WORD = re.compile(r"\w+")
_TRAILING_ARTICLE = re.compile(r"^(.*), (the|a|an)$")
_LEADING_ARTICLE = re.compile(r"^(?:the|a|an) (?=\S)")
# Letters that NFKD leaves whole although readers type them apart.
_UNDECOMPOSED = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
    }
)


def fold(text: str) -> str:
    """Return the words of a text in lower case, without accents or punctuation."""
    plain = text.lower() if text.isascii() else _without_accents(text)
    # An apostrophe joins ("pan's" = "pans"); other punctuation parts words.
    plain = plain.replace("'", "").replace("\u2019", "")
    return " ".join(_WORD.findall(plain))


def _without_accents(text: str) -> str:
    """Return a text in lower case, each letter as one types it without accents."""
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_UNDECOMPOSED)
    # Folding case may compose letters again, which then come apart once more.
    plain = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in plain if not unicodedata.combining(c))


def fold_title(title: str) -> str:
    """Fold a title so that "The Third Man" and "Third Man, The" are one.

    A title made of signs alone ("!!!") folds to itself, never to nothing.
    """
    moved = _TRAILING_ARTICLE.sub(r"\2 \1", title.strip().casefold())
    folded = _LEADING_ARTICLE.sub("", fold(moved)) or title.strip().casefold()
    return folded[:LONGEST_NAME]


def fold_name(name: str) -> str:
    """Fold a person's name."""
    return fold(name)[:LONGEST_NAME]
