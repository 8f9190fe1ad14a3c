"""What reviews say of a film: how many like it, and in which words.

Knows words and sentences; knows nothing of files or of where opinions are kept.
Never more than one short quote of each review leaves it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from backend.domain.passages import split_sentences
from ingestion.sources.reviews import Review, Sentiment
from ingestion.words import word_set

LONGEST_QUOTE: Final = 240
SHORTEST_QUOTE: Final = 40
QUOTES_OF_A_KIND: Final = 3
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
class Quote:
    """A sentence or two of one review, and where it stands."""

    text: str
    sentiment: Sentiment
    rating: float | None
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Opinions:
    """What the reviews of one film come to."""

    reviews: int
    positive: int
    negative: int
    undecided: int
    derived: int
    """How many of the positive and negative were told by their words alone."""
    rated: int
    mean: float | None
    """Of those that gave a rating, from 0 to 10."""
    quotes: tuple[Quote, ...]


def gather_opinions(reviews: Iterable[Review]) -> Opinions:
    """Add up the reviews of one film and pick what to quote of them."""
    counts: Counter[Sentiment | None] = Counter()
    derived, ratings = 0, []
    found: list[tuple[float, Quote]] = []
    for review in reviews:
        sentiment, is_derived = sentiment_of(review)
        counts[sentiment] += 1
        derived += is_derived
        if review.rating is not None:
            ratings.append(review.rating)
        found.extend(_quote(review, sentiment))
    return Opinions(
        reviews=counts.total(),
        positive=counts["pos"],
        negative=counts["neg"],
        undecided=counts[None],
        derived=derived,
        rated=len(ratings),
        mean=round(sum(ratings) / len(ratings), 2) if ratings else None,
        quotes=tuple(_best(found, "pos") + _best(found, "neg")),
    )


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


def _quote(
    review: Review,
    sentiment: Sentiment | None,
) -> list[tuple[float, Quote]]:
    """Return the review's best words with their score, if any are worth quoting."""
    if sentiment is None:
        return []
    sentences = split_sentences(review.text)
    scored = [
        (_score(text, sentiment, place, len(sentences)), -place, text)
        for place, text in _candidates(sentences)
    ]
    score, _, text = max(scored, default=(0.0, 0, ""))
    if score <= 0:
        return []
    return [(score, Quote(text, sentiment, review.rating, review.file, review.line))]


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


def _best(found: list[tuple[float, Quote]], kind: Sentiment) -> list[Quote]:
    of_kind = [(score, quote) for score, quote in found if quote.sentiment == kind]
    ranked = sorted(of_kind, key=lambda item: (-item[0], item[1].file, item[1].line))
    return [quote for _, quote in ranked[:QUOTES_OF_A_KIND]]
