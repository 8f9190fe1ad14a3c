"""Cut a question into words that remember where they stood and how they looked."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from backend.domain.folding import fold

LONGEST_QUESTION: Final = 2_000
MOST_TOKENS: Final = 90

_TOKEN = re.compile(
    r"\d+(?:,\d{3})+|\d+\.\d+|[^\W_]+n['’]t\b|[^\W_]+(?:[.&][^\W_]+)*\.?"
    r"|['’](?:s|re|ve|d|ll|m)?\b|\S",
    re.IGNORECASE,
)
_CONTRACTIONS: Final = {
    "whats": ("what", "is"),
    "whos": ("who", "is"),
    "wheres": ("where", "is"),
    "whens": ("when", "is"),
    "hows": ("how", "is"),
    "didnt": ("did", "not"),
    "doesnt": ("does", "not"),
    "isnt": ("is", "not"),
    "wasnt": ("was", "not"),
    "arent": ("are", "not"),
    "dont": ("do", "not"),
    "werent": ("were", "not"),
    "havent": ("have", "not"),
    "hasnt": ("has", "not"),
    "cant": ("can", "not"),
    "wont": ("will", "not"),
    "wouldnt": ("would", "not"),
    "couldnt": ("could", "not"),
}
_SLIPS: Final = {
    "teh": "the", "hte": "the", "adn": "and", "nad": "and", "fo": "of", "wich": "which",
    "whcih": "which", "waht": "what", "wat": "what", "wot": "what", "wen": "when",
    "hwo": "who", "wo": "who", "u": "you", "ur": "your", "r": "are", "n": "and",
    "thier": "their", "moive": "movie", "movei": "movie", "flim": "film",
    "fims": "films", "moives": "movies", "direcotr": "director", "direced": "directed",
    "directd": "directed", "acotr": "actor", "actros": "actors", "staring": "starring",
    "cuz": "because", "tho": "though", "gimme": "give", "wanna": "want",
    "smth": "something", "sth": "something",
}  # fmt: skip
_OPENS_CONTRACTION: Final = frozenset(
    "who what where when how that it he she there here let".split()
)
_SHORTENED: Final = frozenset(("'re", "'ve", "'d", "'ll", "'m"))


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign of a question."""

    word: str
    """Folded; the possessive is "'s", signs are themselves."""
    start: int
    end: int
    """Where it stands in the tidied question."""
    is_capital: bool
    is_sign: bool = False


@dataclass(frozen=True, slots=True)
class Tokens:
    """A question, tidied, with its tokens."""

    text: str
    all: tuple[Token, ...]

    def slice(self, start: int, end: int) -> str:
        """Return the very text of a run of tokens."""
        return self.text[self.all[start].start : self.all[end - 1].end]


def tidy(question: str) -> str:
    """Return the question in one line, without characters that nobody types."""
    plain = unicodedata.normalize("NFC", question[:LONGEST_QUESTION])
    plain = "".join(c if c.isprintable() else " " for c in plain)
    return " ".join(plain.replace("\u2019", "'").replace("\u2018", "'").split())


def tokenise(question: str) -> Tokens:
    """Return the tokens of a tidied question, contractions taken apart."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(question):
        if len(tokens) >= MOST_TOKENS:
            break
        tokens += _read(match.group(), match.start(), tokens)
    return Tokens(question, tuple(tokens))


def _read(said: str, start: int, before: list[Token]) -> list[Token]:
    end = start + len(said)
    if said in {"'s", "'"}:
        follows = bool(before) and before[-1].end == start
        is_verb = follows and before[-1].word in _OPENS_CONTRACTION and said == "'s"
        word = "is" if is_verb else "'s"
        return [Token(word, start, end, is_capital=False, is_sign=not follows)]
    if said.lower() in _SHORTENED:
        return [Token(said.lower(), start, end, is_capital=False)]
    if said[0].isdecimal():
        word = said.replace(",", "") if said.count(",") else said.rstrip(".")
        return [Token(word.lower(), start, end, is_capital=False)]
    word = fold(said)
    word = word if said[0].isupper() else _SLIPS.get(word, word)
    if not word:
        return [Token(said, start, end, is_capital=False, is_sign=True)]
    parts = _CONTRACTIONS.get(word)
    if parts:
        return [Token(part, start, end, is_capital=False) for part in parts]
    return [Token(word, start, end, is_capital=said[0].isupper())]
