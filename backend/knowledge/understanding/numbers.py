"""Numbers with what they bound: years, lengths, ratings, votes, births.

"longer than three hours", "from the late 90s", "rated 8 or higher", "born after 1960".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from backend.domain.decades import DECADES
from backend.domain.wanted import Bound, Measure, Op
from backend.knowledge.understanding.tokens import Token

_UNITS: Final = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen "
        "fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS: Final = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_OPS: Final[dict[Op, str]] = {
    Op.AT_LEAST: "at least|minimum|no less than|not less than|not shorter than|"
    "no shorter than|since|not before|no earlier than|not under|not below|"
    "not older than|min|no fewer than|not earlier than",
    Op.AT_MOST: "at most|maximum|no more than|not more than|not longer than|"
    "no longer than|up to|until|till|not over|not after|no later than|not above|"
    "not newer than|max|up until|not later than",
    Op.ABOVE: "more than|over|above|longer than|higher than|better than|greater than|"
    "exceeding|beyond|after|later than|newer than|younger than|past|upwards of|post|"
    "more recent than|bigger than",
    Op.BELOW: "less than|fewer than|under|below|shorter than|lower than|worse than|"
    "before|earlier than|older than|prior to|pre",
}
_AFTER: Final[dict[Op, str]] = {
    Op.AT_LEAST: r"or more|or higher|or above|or better|or longer|and up|and above|"
    r"and over|plus|\+|or later|and later|or newer|onwards|onward|and after|upwards|"
    r"or over|and higher|and more|and newer|or after|on\b|minimum|and better",
    Op.AT_MOST: "or less|or lower|or below|or shorter|or fewer|max|maximum|tops|"
    "at most|or earlier|and earlier|or older|and before|or under|and below|and less|"
    "and under|and older|or before",
}


def _named(prefix: str, table: dict[Op, str]) -> str:
    # Longer phrases first: "not longer than" is not "longer than".
    return "|".join(f"(?P<{prefix}{op.name}>{words})" for op, words in table.items())


_CMP: Final = rf"(?:(?:{_named('b_', _OPS)}) )?"
# "under 7 and over two hours": what a number follows bounds that number.
_POST: Final = rf"(?: (?:{_named('a_', _AFTER)})(?! \d| an? ))?"
_POST_AGAIN: Final = _POST.replace("a_", "c_")
_UP_TO: Final = "(?:and|to|-|–|until|till|through)"
_STARS: Final = "(?: stars| points| out of 10)?"
_N: Final = r"(?P<n>\d+(?:\.\d+)?)"
_M: Final = r"(?P<m>\d+(?:\.\d+)?)"
_YEAR: Final = r"(?:1[89]|20)\d\d"
_HOURS: Final = r"(?:hours?|hrs?|h)\b"
_MINUTES: Final = r"(?:minutes?|mins?|m)\b"
_LASTING: Final = (
    r"(?:(?:lasting|running|runs|run|runtime|length|that (?:last|run)s?|"
    r"with a (?:runtime|running time|length)|running time)(?: of| is|)? )?"
)
_LONG: Final = r"(?: long| in length)?"
_DURATION: Final = (
    rf"(?:(?P<hours>\d+(?:\.\d+)?|an?)(?P<half1> and a half)? {_HOURS}"
    rf"(?P<half2> and a half)?(?:(?: and)? (?P<extra>\d+)(?: {_MINUTES})?)?"
    rf"|(?P<minutes>\d+)(?: -)? {_MINUTES}|(?P<halfhour>half an hour)"
    rf"|(?P<joined>\d+)(?P<unit>min|mins|h|hrs)\b)"
)
_RATED: Final = (
    r"(?:with |has |have |having |that )?(?:an? |its )?(?:imdb |user |average )?"
    r"(?:rated|rating|ratings|score|scores|scored|scoring|rate|scores|get|got)"
    r"(?: of| is| are| was)?(?: at)? "
)
_DECADE: Final = (
    r"(?:the )?(?:(?P<part>early|mid|late) (?:- )?)?(?:the )?"
    r"(?P<decade>(?:1[89]|20)\d0|[1-9]0) ?(?:'?s|s)\b"
)

_PATTERNS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "born_between",
            rf"born (?:between|from) (?P<n>{_YEAR}) (?:and|to|-) (?P<m>{_YEAR})",
        ),
        ("born_decade", rf"born (?:in )?{_DECADE}"),
        ("born", rf"born (?:in |on )?{_CMP}(?P<n>{_YEAR}){_POST}"),
        (
            "between_years",
            rf"(?:between|from|in|during)? ?(?:the years )?(?P<n>{_YEAR}) "
            rf"{_UP_TO} (?P<m>{_YEAR})\b",
        ),
        (
            "between_decades",
            r"(?:between|from) (?:the )?(?P<n>(?:1[89]|20)\d0|[1-9]0) ?'?s "
            rf"{_UP_TO} (?:the )?(?P<m>(?:1[89]|20)\d0|[1-9]0) ?'?s\b",
        ),
        (
            "between_minutes",
            rf"{_LASTING}(?:between|from) {_N}(?: {_MINUTES})? (?:and|to|-) {_M} "
            rf"{_MINUTES}{_LONG}",
        ),
        (
            "between_rating",
            rf"{_RATED}?(?:between|from) {_N} (?:and|to|-) {_M}{_STARS}",
        ),
        (
            "votes",
            rf"(?:with |has |have )?{_CMP}{_N} ?"
            rf"(?P<scale>k|thousand|million|m)?{_POST} (?:imdb )?"
            r"(?:user )?(?:votes|ratings|voters|people voted)",
        ),
        (
            "films",
            r"(?:with |has |have |in |on |made |directed )?"
            rf"{_CMP}{_N}{_POST} (?:of (?:your|the|these|those) |different )?"
            r"(?:films?|movies?|titles|pictures)\b",
        ),
        (
            "runtime",
            rf"{_LASTING}{_CMP}{_DURATION}{_POST}{_LONG}{_POST_AGAIN}",
        ),
        (
            "year_short",
            r"(?:from|in) '?(?P<n>[3-9]\d)\b(?! (?:min|m|hour|h|%|films|movies)\b)",
        ),
        (
            "rating",
            r"(?<!best )(?<!top )(?<!highest )(?<!worst )(?<!lowest )"
            rf"{_RATED}{_CMP}{_N}{_STARS}{_POST}",
        ),
        ("rating_stars", rf"{_CMP}{_N} (?:stars|out of 10){_POST}"),
        (
            "rating_after",
            r"(?<!best )(?<!top )(?<!highest )(?<!worst )(?<!lowest )"
            rf"{_CMP}{_N}{_POST} (?:rating|rated|score|on imdb)",
        ),
        ("rating_plus", r"(?P<n>\d(?:\.\d)?) ?\+"),
        ("decade", rf"{_CMP}(?:in |from |of |during )?{_DECADE}{_POST}"),
        (
            "century",
            r"(?:in |from |of )?"
            r"(?:this|the (?P<century>20th|21st|twentieth|twenty first)) century",
        ),
        (
            "since_year",
            rf"(?:from|starting in|starting|beginning in) (?P<n>{_YEAR}) "
            r"(?:on|onwards|onward|and on|up|and later|forward)\b",
        ),
        (
            "year",
            r"(?:in |from |of |made in |released in |made |released |came out in )?"
            rf"{_CMP}(?:the year )?(?P<n>{_YEAR})\b(?! ?'?s\b){_POST}",
        ),
    )
)
_PARTS: Final = {"early": (0, 3), "mid": (3, 6), "late": (6, 9)}
_SCALES: Final = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6}
_MAXIMUM: Final = 1e12


@dataclass(frozen=True, slots=True)
class Bounded:
    """Bounds read off a run of tokens."""

    start: int
    end: int
    bounds: tuple[Bound, ...]
    is_bare_year: bool = False
    """Whether it is a year and nothing else, which may also be part of a title."""


def read_bounds(tokens: Sequence[Token]) -> list[Bounded]:
    """Return every bound that the tokens state, those of more words first."""
    text, starts = _normal(tokens)
    found: list[Bounded] = []
    taken: list[tuple[int, int]] = []
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            span = match.span()
            at_word = match.start() == 0 or text[match.start() - 1] == " "
            if not at_word or any(span[0] < b and a < span[1] for a, b in taken):
                continue
            bounds = tuple(_read(name, match))
            if bounds:
                taken.append(span)
                first, last = _covered(starts, *span)
                bare = name == "year" and match.group().strip() == match["n"]
                found.append(Bounded(first, last, bounds, bare))
    return found


def number_words(words: Sequence[str]) -> list[str]:
    """Return the words with numbers in digits: "twenty", "one" → "20", "21"."""
    return [_digits(word) for word in words]


def _digits(word: str) -> str:
    number = _UNITS.get(word, _TENS.get(word))
    if number is not None:
        return str(number)
    if word in DECADES:
        return f"{DECADES[word]}s"
    return word


def _normal(tokens: Sequence[Token]) -> tuple[str, list[int]]:
    """Join tokens with numbers in digits; return where each begins too."""
    parts: list[str] = []
    starts: list[int] = []
    at = 0
    for token in tokens:
        word = _digits(token.word)
        starts.append(at)
        parts.append(word)
        at += len(word) + 1
    return " ".join(parts), starts


def _covered(starts: Sequence[int], begin: int, end: int) -> tuple[int, int]:
    inside = [place for place, at in enumerate(starts) if begin <= at < end]
    return inside[0], inside[-1] + 1


def _read(name: str, match: re.Match[str]) -> Iterator[Bound]:  # noqa: C901, PLR0912 # one case for each
    if name.startswith("between") or name == "born_between":
        yield from _range(name, match)
    elif name == "runtime":
        yield _bound(Measure.RUNTIME, match, _minutes(match))
    elif name == "films":
        if _op(match) is not Op.IS:
            yield _bound(Measure.FILM_COUNT, match, float(match["n"]))
    elif name == "votes":
        scale = _SCALES.get(match["scale"] or "", 1.0)
        yield _bound(Measure.VOTES, match, min(float(match["n"]) * scale, _MAXIMUM))
    elif name.startswith("rating"):
        yield from _rating(name, match)
    elif name in {"decade", "born_decade"}:
        measure = Measure.YEAR if name == "decade" else Measure.BIRTH_YEAR
        yield from _decade(measure, match)
    elif name == "century":
        old = (match["century"] or "").startswith(("20", "twentieth"))
        yield Bound(Measure.YEAR, Op.AT_MOST if old else Op.AT_LEAST, 2000 + (not old))
    elif name == "year_short":
        yield Bound(Measure.YEAR, Op.IS, 1900 + float(match["n"]))
    elif name == "since_year":
        yield Bound(Measure.YEAR, Op.AT_LEAST, float(match["n"]))
    else:
        measure = Measure.YEAR if name == "year" else Measure.BIRTH_YEAR
        yield _bound(measure, match, float(match["n"]))


def _range(name: str, match: re.Match[str]) -> Iterator[Bound]:
    measure = {
        "born_between": Measure.BIRTH_YEAR,
        "between_minutes": Measure.RUNTIME,
        "between_rating": Measure.RATING,
    }.get(name, Measure.YEAR)
    low, high = float(match["n"]), float(match["m"])
    if measure is Measure.RATING and high > 10:  # noqa: PLR2004 # ratings end at ten
        return
    if name == "between_decades":
        low, high = _first_year(match["n"]), _first_year(match["m"]) + 9
    yield Bound(measure, Op.AT_LEAST, min(low, high))
    yield Bound(measure, Op.AT_MOST, max(low, high))


def _rating(name: str, match: re.Match[str]) -> Iterator[Bound]:
    value = float(match["n"])
    if value <= 10:  # noqa: PLR2004 # ratings end at ten
        if name == "rating_plus":
            yield Bound(Measure.RATING, Op.AT_LEAST, value)
        else:
            yield _bound(Measure.RATING, match, value)


def _decade(measure: Measure, match: re.Match[str]) -> Iterator[Bound]:
    first = _first_year(match["decade"])
    op = _op(match)
    if op in {Op.BELOW, Op.AT_LEAST}:
        yield Bound(measure, op, first)
    elif op in {Op.ABOVE, Op.AT_MOST}:
        yield Bound(measure, op, first + 9)
    else:
        low, high = _PARTS.get(match["part"] or "", (0, 9))
        yield Bound(measure, Op.AT_LEAST, first + low)
        yield Bound(measure, Op.AT_MOST, first + high)


def _first_year(said: str) -> float:
    """Return the first year of "1950" or "50"; the tens alone may be of this age."""
    if len(said) == 4:  # noqa: PLR2004 # a whole year
        return float(said)
    return float(said) + (2000 if said in {"00", "10"} else 1900)


def _bound(measure: Measure, match: re.Match[str], value: float) -> Bound:
    return Bound(measure, _op(match), value)


def _op(match: re.Match[str]) -> Op:
    groups = match.groupdict()
    for op in Op:
        if any(groups.get(f"{prefix}{op.name}") for prefix in ("b_", "a_", "c_")):
            return op
    return Op.IS


def _minutes(match: re.Match[str]) -> float:
    if match["halfhour"]:
        return 30.0
    if match["minutes"]:
        return float(match["minutes"])
    if match["joined"]:
        in_hours = match["unit"].startswith("h")
        return float(match["joined"]) * (60 if in_hours else 1)
    hours = 1.0 if match["hours"].startswith("a") else float(match["hours"])
    halves = 0.5 * bool(match["half1"] or match["half2"])
    return 60 * (hours + halves) + float(match["extra"] or 0)
