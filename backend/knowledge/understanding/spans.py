"""The runs of words of a question that may be names, by their folded text."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from backend.domain.folding import fold_name, fold_title
from backend.knowledge.understanding.little_words import ARTICLES, LINKS
from backend.knowledge.understanding.tokens import Tokens
from backend.ports.questions import NameMatch

Spans = dict[str, list[tuple[int, int]]]

LONGEST_NAME: Final = 14
MOST_SPANS: Final = 500
SHORTEST_WITH_FORMS: Final = 4
_PUNCTUATION: Final = frozenset("?.,!:;-–—'\"()[]“”")


def spans_of(tokens: Tokens) -> Spans:
    """Return the runs of tokens that may be names, by their folded text."""
    spans: Spans = {}
    every = tokens.all
    for start, first in enumerate(every):
        if first.is_sign:
            _add_signs(spans, tokens, start)
        if first.is_sign or first.word.startswith("'"):
            continue
        for end in range(start + 1, min(len(every), start + LONGEST_NAME) + 1):
            last = every[end - 1]
            if last.word in ARTICLES or (last.is_sign and last.word not in {"!", "."}):
                continue
            text = tokens.slice(start, end)
            name = fold_name(text)
            # Only an article before it, or signs alone, make a title another.
            is_title = first.word in ARTICLES or not name
            for folded in {name, fold_title(text)} if is_title else {name}:
                spans.setdefault(folded, []).append((start, end))
            if len(spans) >= MOST_SPANS:
                return spans
    return spans


def keyword_forms(spans: Mapping[str, list[tuple[int, int]]], tokens: Tokens) -> Spans:
    """Return other forms of words that keywords may have: "sharks", "dystopian"."""
    forms: Spans = {}
    for folded, places in spans.items():
        said = tokens.slice(*places[0]).lower()
        if "-" in said:
            forms.setdefault(said, []).extend(places)
        for form in _other_forms(folded):
            if form not in spans:
                forms.setdefault(form, []).extend(places)
    return forms


def _other_forms(folded: str) -> Iterator[str]:
    if len(folded) < SHORTEST_WITH_FORMS:
        return
    if folded.endswith("ies"):
        yield f"{folded[:-3]}y"
    elif folded.endswith(("s", "ian")):
        yield folded[:-1]


def covered_by_forms(
    whole: Sequence[NameMatch], forms: Mapping[str, list[tuple[int, int]]]
) -> set[int]:
    """Return the places of words that are keywords in another form."""
    return {
        place
        for match in whole
        if match.kind == "keyword"
        for start, end in forms.get(match.folded, ())
        for place in range(start, end)
    }


def _add_signs(spans: Spans, tokens: Tokens, start: int) -> None:
    """Add runs of signs, which titles may consist of: "$", "(.*)"."""
    every = tokens.all
    end = start
    while end < len(every) and every[end].is_sign and end < start + LONGEST_NAME:
        end += 1
        text = tokens.slice(start, end)
        if text not in _PUNCTUATION:
            spans.setdefault(text, []).append((start, end))


def names_said(tokens: Tokens, span: tuple[int, int]) -> int:
    """Return how many words of a run are no mere little words."""
    return sum(
        not token.is_sign and token.word not in LINKS
        for token in tokens.all[span[0] : span[1]]
    )
