"""What a review says of a film: whether it likes it, and in which words.

Knows words and sentences; knows nothing of files or of where opinions are kept.
Never more than one short quote of each review leaves it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from backend.domain.opinions import Sentiment
from backend.domain.passages import split_sentences
from ingestion.sources.reviews import Review
from ingestion.words import word_set

LONGEST_QUOTE: Final = 240
SHORTEST_QUOTE: Final = 40
LIKED_FROM: Final = 7
DISLIKED_TO: Final = 4
# Without a rating, a review is taken to be for or against only if its words are
# plainly so: this many more of one kind, and so many times as many.
CLEAR_LEAD: Final = 3
CLEAR_RATIO: Final = 3

_GOOD: Final = word_set(
    "amazing awesome beautiful beautifully best brilliant brilliantly captivating "
    "charming classic clever compelling delight delightful delightfully enchanting "
    "engaging enjoyable enjoyed entertaining excellent exciting exhilarating "
    "exquisite extraordinary fantastic favorite favourite fascinating fine flawless "
    "fresh fun funny gem genius good gorgeous great gripping haunting heartwarming "
    "hilarious impressive incredible inspired intelligent lovely loved magnificent "
    "marvellous marvelous masterful masterpiece memorable mesmerizing moving "
    "outstanding perfect perfectly poignant powerful recommend refreshing remarkable "
    "riveting satisfying smart solid splendid strong stunning sublime superb superbly "
    "terrific thrilling timeless touching treasure unforgettable warm witty wonderful "
    "wonderfully worth"
)
_BAD: Final = word_set(
    "abysmal annoying appalling atrocious awful awfully bad badly bland bored boring "
    "cheap cliched clumsy confused contrived crap cringe derivative disappointed "
    "disappointing disappointment disaster dreadful dreary dull dumb embarrassing "
    "failed fails flat forced forgettable garbage hated horrendous horrible horribly "
    "hollow incoherent insipid insulting irritating lacking lame laughable lazy "
    "lifeless mediocre mess miscast overlong overrated pathetic painful pointless "
    "poor poorly predictable pretentious ridiculous rubbish shallow silly sloppy slow "
    "stupid tedious terrible terribly tiresome trash trite ugly unbearable "
    "unconvincing uninspired unwatchable waste wasted weak wooden worse worst"
)
_DENIAL: Final = word_set(
    "not no never hardly isn't wasn't aren't don't doesn't didn't nothing without "
    "neither nor can't couldn't won't wouldn't isnt wasnt dont doesnt didnt"
)
_DENIAL_REACHES: Final = 3
_CLAUSE = re.compile(r"[.,;:!?()\n]| - |\bbut\b")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
# What would spoil the film, or speaks of anything but the film.
_SPOILS = re.compile(
    r"\b(?:ending|ends?|ended|finale|final (?:scene|act|twist)|twist|die[sd]?|dying|"
    r"death|dead|kill(?:s|ed|er)?|murder(?:s|ed|er)?|shot|spoilers?|reveal(?:s|ed)?|"
    r"turns? out|secretly|survives?|suicide|culprit|betrays?)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"https?:|www\.|@|\b(?:my (?:husband|wife|friends?|kids|comment|review)|imdb|"
    r"rented|dvd|other (?:reviews?|comments?|reviewers?)|click|edit:|btw|lol)\b",
    re.IGNORECASE,
)
_ABOUT_FILM = re.compile(
    r"\b(?:film|movie|picture|story|plot|script|screenplay|acting|actors?|"
    r"actress|cast|performances?|direct(?:or|ion|ing)|camera|photography|scenes?|"
    r"score|music|dialogue|characters?|humou?r|pace|pacing|effects)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one review thinks, and in which words."""

    sentiment: Sentiment | None
    is_derived: bool
    """Whether its words alone tell the sentiment."""
    quote: str | None = None
    """Its best sentence or two, if they are worth quoting."""
    score: float = 0.0
    """How well these say what the review thinks."""


def opinion_of(review: Review) -> Opinion:
    """Return what a review thinks, and what to quote of it."""
    sentiment, is_derived = sentiment_of(review)
    score, quote = _quote(review.text, sentiment)
    return Opinion(sentiment, is_derived, quote or None, score)


def sentiment_of(review: Review) -> tuple[Sentiment | None, bool]:
    """Return whether a review is for or against, and whether its words alone say so."""
    if review.sentiment:
        return review.sentiment, False
    if review.rating is not None:
        is_clear = review.rating >= LIKED_FROM or review.rating <= DISLIKED_TO
        kind: Sentiment = "pos" if review.rating >= LIKED_FROM else "neg"
        return (kind if is_clear else None), False
    good, bad = _leanings(review.text)
    if good >= bad + CLEAR_LEAD and good >= CLEAR_RATIO * bad:
        return "pos", True
    if bad >= good + CLEAR_LEAD and bad >= CLEAR_RATIO * good:
        return "neg", True
    return None, False


def _leanings(text: str) -> tuple[int, int]:
    """Count words for and against; "not good" is against."""
    leanings: Counter[int] = Counter()
    for clause in _CLAUSE.split(text.lower().replace("\u2019", "'")):
        words = _WORD.findall(clause)
        for place, word in enumerate(words):
            leaning = (word in _GOOD) - (word in _BAD)
            before = words[max(0, place - _DENIAL_REACHES) : place]
            leanings[-leaning if _DENIAL.intersection(before) else leaning] += 1
    return leanings[1], leanings[-1]


def _quote(text: str, sentiment: Sentiment | None) -> tuple[float, str]:
    """Return the best words of a review with their score, 0 if none are worth it."""
    if sentiment is None:
        return 0.0, ""
    sentences = split_sentences(text)
    scored = [
        (_score(words, sentiment, place, len(sentences)), -place, words)
        for place, words in _candidates(sentences)
    ]
    score, _, best = max(scored, default=(0.0, 0, ""))
    return (score, best) if score > 0 else (0.0, "")


def _candidates(sentences: list[str]) -> Iterator[tuple[int, str]]:
    """Return each sentence with its place; "A dull film." with what follows it."""
    for place, text in enumerate(sentences):
        yield place, text
        is_scrap = len(text) < SHORTEST_QUOTE and place + 1 < len(sentences)
        if is_scrap and any(_leanings(text)):
            yield place, f"{text} {sentences[place + 1]}"


def _score(text: str, sentiment: Sentiment, place: int, total: int) -> float:
    """Return how well a sentence says what the review thinks; 0 if it does not."""
    is_of_length = SHORTEST_QUOTE <= len(text) <= LONGEST_QUOTE
    is_readable = text[:1].isupper() and not text.isupper() and text[-1:] in ".!\"')"
    if (
        not (is_of_length and is_readable)
        or _SPOILS.search(text)
        or _ASIDE.search(text)
    ):
        return 0
    good, bad = _leanings(text)
    says, denies = (good, bad) if sentiment == "pos" else (bad, good)
    if says <= denies:
        return 0
    stands_out = 0.5 if place == 0 or place >= total - 2 else 0
    about = 0.5 if _ABOUT_FILM.search(text) else 0
    return min(says, 3) - 0.5 * denies + stands_out + about
