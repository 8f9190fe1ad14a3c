"""Hard limits in what somebody says: numbers, kinds of film, and people."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from backend.domain.folding import fold
from backend.domain.wanted import (
    AllOf,
    AnyOf,
    Bound,
    FilmTest,
    IsPerson,
    MadeBy,
    Measure,
    Not,
    Op,
    People,
    Role,
    Tag,
    Tagged,
)
from backend.knowledge.understanding.numbers import read_bounds
from backend.knowledge.understanding.tokens import tokenise
from backend.knowledge.understanding.wish_mentions import Mention

FILM_MARK: Final = "§"
PERSON_MARK: Final = "¤"
LONGEST_TAG: Final = 3
ABOUT_MINUTES: Final = 15
"""How far from "about 90 minutes" a film may be."""

_MEASURES: Final = {Measure.YEAR, Measure.RUNTIME, Measure.RATING, Measure.VOTES}
_INVERSE: Final = {
    Op.ABOVE: Op.AT_MOST,
    Op.AT_LEAST: Op.BELOW,
    Op.BELOW: Op.AT_LEAST,
    Op.AT_MOST: Op.ABOVE,
}
_LOW: Final = {Op.AT_LEAST, Op.ABOVE}
CLAUSE_END: Final = re.compile(
    r"[.!?;]+(?=\s|$)|\b(?:(?<!anything )but|though|although|however)\b"
    r"|\s[-–—]+\s|\n|[()]",
    re.IGNORECASE,
)
# Of a film that nobody knows here, or of one that is masked.
_YEAR_OF_A_TITLE: Final = re.compile(
    rf"(?:(?<=[^\W\d_])|(?<={FILM_MARK}))\s*\(\s*(?:18|19|20)\d\d\s*\)"
)
_NO: Final = re.compile(
    r"\b(?:no(?! (?:more|less|longer|later|earlier|problem|matter|one|idea"
    r"|worries))|not"
    r"(?! (?:only|sure|just|necessarily))|nothing|none|without|minus|except|excluding"
    r"|avoid\w*|skip|never|hat(?:e|es|ed)|dislikes?|anything but|sick of|tired of|less"
    r"|instead of|rather than|non|other than|nor|(?:do|does|did|ca|wo|is|are|would)n'?t"
    r"(?! (?:that|this|it|he|she)\b)|cannot)\b",
    re.IGNORECASE,
)
_BREAKS: Final = re.compile(
    r"\b(?:want|give|prefer|looking|recommend|please|rated|something|mind|know"
    r"|starring)\b",
    re.IGNORECASE,
)
_NO_WANT: Final = re.compile(
    r"(?:n'?t|not) (?:really )?(?:want|give|recommend|looking|starring)", re.IGNORECASE
)
_FINE: Final = re.compile(
    r"\b(?:(?:is|are|would be|will be) (?:fine|ok|okay|good|great|alright|welcome)"
    r"|(?:do|does|would)(?:n'?t| not) mind|no problem with|open to)\b",
    re.IGNORECASE,
)
_QUALIFIED: Final = re.compile(
    r"\b(?:modern|new|newer|recent|old|older|typical|gory|cheesy|too|super"
    r"|overly|most)\b",
    re.IGNORECASE,
)
_LIKES: Final = re.compile(
    r"\b(?:i|we|he|she|they|wife|husband|kids)\b(?: \w+)? (?:love|loves|loved"
    r"|like|likes"
    r"|liked|enjoy|enjoys|enjoyed|adore)\b|\bfan of\b|\b(?:i'?m|we'?re"
    r"|am) (?:\w+ )?into\b",
    re.IGNORECASE,
)
_WOULD_LIKE: Final = re.compile(
    r"\b(?:would|i'?d|we'?d) (?:\w+ )?(?:like|love|enjoy)\b", re.IGNORECASE
)
# "Is it romantic?", "that was a thriller"; not "something that is scary".
_TOLD_OF_A_FILM: Final = re.compile(
    r"\b(?:is|was|isn'?t|wasn'?t) (?:it|that|this|he|she)\b[^,]*$"
    r"|^\W*(?:it|that|this|he|she)(?:'s|s| is| was) [^,]*$"
    r"|\bconsidered\b[^,]*$|\bsense of\b[^,]*$|\byou (?:like|love|enjoy)\b[^,]*$",
    re.IGNORECASE,
)
_FOUND_BAD: Final = re.compile(
    r"^\s*(?:films? |movies? )?(?:"
    r"(?:is|are) (?:(?!not\b)\w+ ){0,2}(?:disgusting|boring|awful|terrible|horrible"
    r"|stupid|silly|bad|dull)|(?:(?:is|are)(?:n'?t| not)) (?:\w+ )?(?:my thing|for me)"
    r")\b",
    re.IGNORECASE,
)
_BEFORE_A_TITLE: Final = re.compile(rf"^\s+(?:{FILM_MARK}|called\b|named\b)")
_SOFT_TAGS: Final = {
    "short",
    "shorts",
    "family",
    "families",
    "kids",
    "news",
    "music",
    "history",
    "us",
    "actions",
    "childrens",
    "children s",
}
_FILM_WORD: Final = r"(?:films?|movies?|flicks?|pictures?)"
_MORE_TAGS: Final = {
    "heist": ("Crime", "Thriller"),
    "slasher": ("Horror",),
    "slashers": ("Horror",),
    "frightening": ("Horror",),
    "comedys": ("Comedy",),
    "scifi": ("Sci-Fi",),
    "suspense": ("Thriller",),
    "whodunnits": ("Mystery",),
    "hilarious": ("Comedy",),
    "laugh": ("Comedy",),
    "laughs": ("Comedy",),
    "romance": ("Romance",),
    "romances": ("Romance",),
    "humorous": ("Comedy",),
}
_SIGNS: Final = (
    (r"(?:<=|≤)\s*(?=\d)", " at most "),
    (r"(?:>=|≥)\s*(?=\d)", " at least "),
    (r"<\s*(?=\d)", " under "),
    (r">\s*(?=\d)", " over "),
    (r"\bpre[- ](?=\d)", "before "),
    (r"\bpost[- ](?=\d)", "after "),
    (r"\bsub[- ](?=\d)", "under "),
    (r"(?<=\d)-(?=(?:min|minute|hour))", " "),
    (r"\bno (older|newer) than\b", r"not \1 than"),
    (r"\bmax\.", "max"),
    (r"\b(?:within|in less than)\b(?= (?:\w+ )?(?:hours?|\d+ m))", "at most"),
    (r"\b(\d+)\s?h\s?(\d+)(?:\s?m(?:ins?)?)?\b", r"\1 hours \2 minutes"),
    (r"\b(\d+)\s?h\b", r"\1 hours"),
    (r"\ban hour and a half\b", "1.5 hours"),
    (r"\b(?:two|2) and a half hours?\b", "2.5 hours"),
    (r"\b(?:one|1) and a half hours?\b", "1.5 hours"),
    (r"\b(?:three|3) and a half hours?\b", "3.5 hours"),
    (r"\b(?:a )?couple (?:of )?hours\b", "2 hours"),
    (
        r"\b(at least|minimum|min|above|over|under|below)( of)?( an?)? (\d(?:\.\d+)?)"
        r"(?=\s*(?:$|[,.!?;)]| on| imdb| or\b| stars?\b| and\b| please\b| \w+ on))",
        r"rated \1 \4",
    ),
    (
        r"(?<!\S)(?:an? )?(\d(?:\.\d+)?) (or|and) (better|higher|above|more|up|over)\b"
        r"(?! (?:hours?|min|votes))",
        r"rated \1 \2 \3",
    ),
    (r"\b(\d(?:\.\d+)?) ?/ ?10\b", r"\1 out of 10"),
)
_SIGNS_READ: Final = tuple((re.compile(p, re.IGNORECASE), r) for p, r in _SIGNS)
_FREE: Final = {
    Measure.RUNTIME: r"(?:any length|length|runtime|long)",
    Measure.YEAR: r"(?:any year|any decade|any era|year|age)",
    Measure.RATING: r"(?:ratings?|score)",
}
_FREED: Final = (
    r" (?:does ?n[o']?t|doesnt|do ?n[o']?t|dont) matter|\bany (?:length|year|era)"
)


@dataclass(frozen=True, slots=True)
class Limit:
    """A test on films with the words that it was read from."""

    test: FilmTest
    words: str
    sort: str
    """What later turns replace: a measure and its side, or a kind of tag."""
    start: int = 0
    joins_or: bool = False


@dataclass(frozen=True, slots=True)
class KindSaid:
    """A kind of film that a clause names, and the way it is meant there."""

    test: FilmTest
    words: str
    start: int
    way: str
    joins_or: bool = False


def spelled(text: str) -> str:
    """Return a text with signs and shorthand for bounds in words."""
    for pattern, words in _SIGNS_READ:
        text = pattern.sub(words, text)
    return text


def clauses_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield each clause with where it begins."""
    start = 0
    text = _YEAR_OF_A_TITLE.sub(lambda year: " " * len(year[0]), text)
    for end in CLAUSE_END.finditer(text):
        yield start, text[start : end.start()]
        start = end.end()
    yield start, text[start:]


def is_negated(clause: str, at: int) -> bool:
    """Return whether what stands there in the clause is said not to be wanted."""
    for no in reversed(list(_NO.finditer(clause, 0, at))):
        between = clause[no.end() : at]
        if (
            _BREAKS.search(between)
            and not _NO_WANT.search(clause[no.start() : at])
            and not re.match(r"n'?t ", clause[no.end() - 3 : at])
        ):
            return False
        if no.group().lower().endswith(("t", "not")) and re.match(
            r" (?:mind|know|care if|matter)\b", between
        ):
            return False
        if "," not in between:
            return len(between.split()) <= 8  # noqa: PLR2004 # words one keeps in mind
        listed = re.search(r",?\s*\b(?:or|nor|and)\b", clause[no.end() :])
        items = [part.split() for part in between.split(",")[1:]]
        return bool(listed) and all(len(part) <= 3 for part in items)  # noqa: PLR2004 # an item
    return False


def bounds_in(clause: str) -> Iterator[Limit]:
    """Yield the limits on numbers that a clause states."""
    said = spelled(clause)
    tokens = tokenise(" ".join(said.split()))
    for found in read_bounds(tokens.all):
        words = tokens.slice(found.start, found.end)
        start = tokens.all[found.start].start
        turned = _no_before(tokens.text[:start])
        around = re.search(
            r"\b(?:about|around|roughly|approximately)\s*$", tokens.text[:start]
        )
        for bound in found.bounds:
            if bound.measure in _MEASURES:
                yield from _settled(
                    bound,
                    words,
                    turned=turned,
                    around=bool(around),
                    whole=len(found.bounds) > 1,
                )


def _no_before(before: str) -> bool:
    tail = re.search(
        r"\b(?:nothing|none|no|not|without|n'?t want|avoid|dont want)(?: \w+){0,4}\s*$",
        before.lower(),
    )
    return (
        bool(tail) and "like" not in tail.group() and "," not in tail.group()
        if tail
        else False
    )


def _settled(
    bound: Bound, words: str, *, turned: bool, around: bool, whole: bool
) -> Iterator[Limit]:
    """Yield a bound as it is meant: what is said as "90 minutes" is what there is."""
    name = bound.measure.value
    if turned and whole:
        op = Op.BELOW if bound.op is Op.AT_LEAST else Op.ABOVE
        yield Limit(AnyOf((Bound(bound.measure, op, bound.value),)), words, f"{name}!")
        return
    if bound.op is Op.IS and bound.measure is Measure.RUNTIME:
        if around:
            low = bound.value - ABOUT_MINUTES
            yield Limit(Bound(bound.measure, Op.AT_LEAST, low), words, f"{name}<")
        most = bound.value + (ABOUT_MINUTES if around else 0)
        yield Limit(Bound(bound.measure, Op.AT_MOST, most), words, f"{name}>")
        return
    if bound.op is Op.IS and bound.measure is not Measure.YEAR:
        yield Limit(Bound(bound.measure, Op.AT_LEAST, bound.value), words, f"{name}<")
        return
    op = _INVERSE.get(bound.op, bound.op) if turned else bound.op
    test = Bound(bound.measure, op, bound.value)
    if bound.op is Op.IS and turned:
        yield Limit(Not(test), words, f"{name}!")
    else:
        side = "=" if op is Op.IS else "<" if op in _LOW else ">"
        yield Limit(test, words, f"{name}{side}")


def kinds_in(clause: str, tags: Mapping[str, FilmTest]) -> Iterator[KindSaid]:
    """Yield the kinds of film that a clause names, and whether they are wanted."""
    words = list(re.finditer(r"[^\W_]+(?:'[^\W_]+)?", clause))
    place, last = 0, 0
    while place < len(words):
        for length in range(LONGEST_TAG, 0, -1):
            run = words[place : place + length]
            said = clause[run[0].start() : run[-1].end()]
            test = _kind(fold(said), tags)
            if len(run) == length and test and not re.search(r"[,;]", said):
                start = run[0].start()
                way = _way(clause, start, run[-1].end(), fold(said))
                joined = bool(re.search(r"\bor\b|/", clause[last:start])) and last > 0
                yield KindSaid(test, said, start, way, joined)
                last = run[-1].end()
                place += length - 1
                break
        place += 1


def _kind(said: str, tags: Mapping[str, FilmTest]) -> FilmTest | None:
    if said in _MORE_TAGS:
        tests = tuple(Tagged(Tag.GENRE, genre) for genre in _MORE_TAGS[said])
        return tests[0] if len(tests) == 1 else AnyOf(tests)
    return tags.get(said) or tags.get({"korea": "south korea"}.get(said, ""))


def _way(clause: str, start: int, end: int, said: str) -> str:
    """Return how a kind of film is meant where it stands."""
    before, after = clause[:start], clause[end:]
    is_soft = said in _SOFT_TAGS and not re.match(rf"\s+{_FILM_WORD}\b", after)
    if _FINE.search(after[:40]) or _FINE.search(before[-30:]):
        return "fine"
    is_no = is_negated(clause, start)
    if is_no and _QUALIFIED.search(before[-20:]):
        return "qualified"
    if is_no or _FOUND_BAD.search(after):
        return "unwanted"
    if _TOLD_OF_A_FILM.search(before) or _BEFORE_A_TITLE.search(after):
        return "told"
    if is_soft or re.search(r"\babout\b|\belements?\b|\bbit of\b", before[-30:]):
        return "soft"
    is_liked = _LIKES.search(before) and not _WOULD_LIKE.search(before)
    return "liked" if is_liked else "wanted"


def person_limit(clause: str, at: int, mention: Mention) -> tuple[str, FilmTest]:
    """Return how somebody is meant where they are named, and the test for it."""
    people = People((IsPerson(mention.person_ids, mention.people[0].name),))
    before, after = clause[:at], clause[at:]
    if is_negated(clause, at):
        return "unwanted", Not(MadeBy(people))
    cue = re.search(
        r"\b(with|starring|featuring|has|by|directed|from)\b[^.,]*$",
        before,
        re.IGNORECASE,
    )
    likes = _LIKES.search(before) and not _WOULD_LIKE.search(before)
    # "Contact, by Carl Sagan", "is that the one with Hanks?": told of a film.
    is_told = cue and (
        _TOLD_OF_A_FILM.search(before)
        or re.search(rf"{FILM_MARK}[\s,]*$", before[: cue.start()])
    )
    if cue and not likes and not is_told:
        roles = (Role.DIRECTOR, Role.WRITER)
        if cue[1].lower() in {"with", "starring", "featuring", "has"}:
            roles = (Role.ACTOR,)  # type: ignore[assignment] # one role is a tuple, too
        return "wanted", MadeBy(people, roles)
    is_asked = re.match(rf"\S*\s*(?:'s )?(?:\w+ )?{_FILM_WORD}\b", after, re.IGNORECASE)
    return ("wanted" if is_asked and not likes else "liked"), MadeBy(people)


def tied(kinds: Sequence[KindSaid]) -> Iterator[Limit]:
    """Yield the kinds wanted as limits: any of those said with "or" between."""
    groups: list[list[KindSaid]] = []
    for kind in kinds:
        if kind.joins_or and groups:
            groups[-1].append(kind)
        else:
            groups.append([kind])
    for group in groups:
        tests = tuple(dict.fromkeys(kind.test for kind in group))
        test = tests[0] if len(tests) == 1 else AnyOf(tests)
        yield Limit(test, " or ".join(k.words for k in group), sort_of(group[0].test))


def sort_of(test: FilmTest) -> str:
    """Return which kind of tag a test is on."""
    if isinstance(test, Tagged):
        return test.tag.value
    if isinstance(test, AnyOf | AllOf | Not):
        inner = test.test if isinstance(test, Not) else test.tests[0]
        return sort_of(inner)  # type: ignore[arg-type] # tests on films hold the same
    return type(test).__name__


def freed(text: str) -> set[Measure]:
    """Return the numbers that no longer matter: "length doesn't matter"."""
    return {m for m, w in _FREE.items() if re.search(w + _FREED, text, re.IGNORECASE)}
