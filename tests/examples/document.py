"""Conversations as the Markdown of docs/examples.md."""

from collections.abc import Iterator, Sequence
from typing import Final

from tests.architecture.sources import ROOT
from tests.examples.evening import Talk, Turn

DOCUMENT: Final = ROOT / "docs" / "examples.md"
_OPENING: Final = """\
# Forty conversations

Every answer below was given by Movie Chat over the starter catalogue, with no model
and no network; `make examples` asks them again and writes this page anew.
Each conversation stands alone, and its later questions lean on what was said before.
The numbers in brackets are citations: in the page each opens the very field or
sentence; here the first two of an answer are shown.
"""
CITATIONS_SHOWN: Final = 2
LONGEST_CITATION: Final = 110


def document(talks: Sequence[Talk]) -> str:
    """Return the whole page."""
    parts = [_OPENING, *(_section(n, talk) for n, talk in enumerate(talks, start=1))]
    return "\n".join(parts)


def _section(number: int, talk: Talk) -> str:
    turns = "\n".join("\n".join(_lines(turn)) for turn in talk.turns)
    return f"## {number}. {talk.title}\n\n{turns}"


def _lines(turn: Turn) -> Iterator[str]:
    yield f"**{turn.question}**\n"
    yield from (f"> {line}".rstrip() for line in turn.answer["answer"].splitlines())
    cited = turn.answer["citations"][:CITATIONS_SHOWN]
    if cited:
        yield ">"
        shown = [f"[{c['n']}] {c['field']}: {_short(c['text'])}" for c in cited]
        yield f"> <sub>{' · '.join(shown)}</sub>"
    yield ""


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_CITATION else f"{text[:LONGEST_CITATION]}…"
