"""Reads what somebody wishes to watch from a request and the talk before it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from backend.domain.films import FilmId
from backend.domain.people import PersonId
from backend.domain.wanted import (
    AllOf,
    AnyOf,
    CreditedOn,
    Films,
    FilmTest,
    IsFilm,
    MadeBy,
    Measure,
    Not,
    People,
    Role,
    Tag,
    Tagged,
)
from backend.domain.wishes import Clue, Hint, Said, Wish
from backend.knowledge.understanding.namebook import NameBook
from backend.knowledge.understanding.tokens import tidy
from backend.knowledge.understanding.wish_description import description_in
from backend.knowledge.understanding.wish_feelings import (
    ALL_OF_THEM,
    OTHER_MOODS,
    Feeling,
    feeling,
    has_seen,
    meant_by,
    reply_feeling,
)
from backend.knowledge.understanding.wish_limits import (
    CLAUSE_END,
    FILM_MARK,
    PERSON_MARK,
    KindSaid,
    Limit,
    bounds_in,
    clauses_of,
    freed,
    kinds_in,
    person_limit,
    tied,
)
from backend.knowledge.understanding.wish_mentions import (
    Mention,
    Mentions,
    folded_of,
    runs_of,
    sequel_titles,
)
from backend.ports.questions import QuestionCatalogue
from backend.recommend.moods import moods_in

MOST_MESSAGES: Final = 60
_OTHER_DIRECTOR: Final = re.compile(
    r"\b(?:(?:a |an |some )?(?:different|another|other) (?:director|filmmaker)s?"
    r"|(?:not|n'?t) (?:by|from) the same (?:director|filmmaker|guy|person)"
    r"|not (?:his|her|their) (?:films?|movies?))\b",
    re.IGNORECASE,
)
_SEQUEL: Final = re.compile(r"\b(?:the|its) sequels?\b", re.IGNORECASE)
_ADDS: Final = re.compile(r"\b(?:also|make it|as well|too|still)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Gathered:
    """What the talk has told so far; later turns have the last word."""

    feelings: dict[FilmId, Feeling] = field(default_factory=dict)
    seen: dict[FilmId, None] = field(default_factory=dict)
    named: dict[FilmId, None] = field(default_factory=dict)
    limits: list[Limit] = field(default_factory=list)
    genres: dict[str, bool] = field(default_factory=dict)
    people: dict[PersonId, bool] = field(default_factory=dict)
    moods: dict[str, None] = field(default_factory=dict)
    clues: dict[Clue, None] = field(default_factory=dict)
    proposed: list[Mention] = field(default_factory=list)
    asked: str = ""
    text: str = ""

    def clue(self, hint: Hint, about: str, words: str) -> None:
        """Remember where something was read."""
        self.clues[Clue(hint, about, " ".join(words.split()))] = None


class WishReader:
    """Turns a request and the talk before it into a wish."""

    def __init__(
        self,
        questions: QuestionCatalogue,
        book: Callable[[], NameBook],
        tags: Callable[[], Mapping[str, FilmTest]],
    ) -> None:
        self._questions = questions
        self._book = book
        self._tags = tags

    def read(self, text: str, history: Sequence[Said] = ()) -> Wish:
        """Return what is wished for, later turns having the last word."""
        talk = [*history[-MOST_MESSAGES:], Said("user", text)]
        asked = ["", *(message.content for message in talk[:-1])]
        said = [
            Said(message.role, tidy(meant_by(message.content, before)))
            for message, before in zip(talk, asked, strict=True)
        ]
        runs = [runs_of(message.content) for message in said]
        folded = {form for run in runs for form in folded_of(run)}
        if any(_SEQUEL.search(message.content) for message in said):
            folded |= {title for form in list(folded) for title in sequel_titles(form)}
        found = self._questions.names(sorted(folded)) if folded else []
        mentions = Mentions(found, self._book(), self._tags())
        gathered = _Gathered()
        for message, run in zip(said, runs, strict=True):
            named = mentions.of(message.content, run)
            for mention in named:
                gathered.named.update(dict.fromkeys(mention.film_ids))
            if message.role == "user":
                _Turn(message.content, named, mentions, self._tags(), gathered).read()
            else:
                gathered.asked = message.content
                films = [mention for mention in named if mention.films]
                gathered.proposed = films or gathered.proposed
        return _wish(gathered)


@dataclass(frozen=True, slots=True)
class _Turn:
    """One message of whoever wishes."""

    content: str
    named: Sequence[Mention]
    mentions: Mentions
    tags: Mapping[str, FilmTest]
    into: _Gathered

    def read(self) -> None:
        """Add what the message tells."""
        films = [mention for mention in self.named if mention.films]
        if not films:
            self._reply()
        self._films(films)
        self._limits()
        masked = _masked(self.content, self.named)
        for mood in OTHER_MOODS.finditer(masked):
            self._mood(mood.group(), is_wanted=True)
        for asked in moods_in(masked):
            self._mood(asked.words, is_wanted=asked.is_wanted)

    def _mood(self, words: str, *, is_wanted: bool) -> None:
        """Remember a mood; what was said of it before, either way, counts no more."""
        mood, other = words.lower(), f"not {words.lower()}"
        mood, other = (mood, other) if is_wanted else (other, mood)
        self.into.moods.pop(other, None)
        self.into.moods[mood] = None
        self.into.clue(Hint.MOOD, mood, words)

    def _reply(self) -> None:
        """Read what an answer says of what was proposed before it."""
        proposed = self.into.proposed
        felt = reply_feeling(self.content, self.into.asked)
        if felt is Feeling.NONE or not proposed:
            return
        every = ALL_OF_THEM.search(self.content)
        for mention in proposed if every else proposed[-1:]:
            self._feel(mention, felt, self.content[:160], is_seen=True)

    def _films(self, films: Sequence[Mention]) -> None:
        """Read how each film named is felt about; those listed together share it."""
        felt = Feeling.NONE
        end = 0
        for mention in films:
            before, after = self._around(mention)
            one = feeling(before, after)
            is_listed = bool(end) and re.fullmatch(
                r"\s*(?:,|and|or|&|,\s*and)\s*", self.content[end : mention.start]
            )
            if one is Feeling.NONE and is_listed:
                one = felt
            elif one is Feeling.NONE and not re.search(
                r"seen|heard|watch|\?\s*$", before + after, re.IGNORECASE
            ):
                one = Feeling.LIKED
            felt, end = one, mention.end
            self._feel(
                mention,
                one,
                f"{before}{self._words(mention)}{after}",
                is_seen=has_seen(f"{before} {after}"),
            )
            self._sequel(mention)

    def _around(self, mention: Mention) -> tuple[str, str]:
        """Return the words of its clause before and after a film, up to the next."""
        masked = _masked(self.content, self.named)
        before, after = masked[: mention.start], masked[mention.end :]
        start = max((m.end() for m in CLAUSE_END.finditer(before)), default=0)
        stop = CLAUSE_END.search(after)
        after = after[: stop.start()] if stop else after
        after = re.split(r",|" + FILM_MARK, after)[0]
        before = before[start:]
        parts = before.split(",")
        if len(parts) > 1 and re.search(r"\w{3}", parts[-1]):
            before = parts[-1]
        return before, after

    def _sequel(self, mention: Mention) -> None:
        said = _SEQUEL.search(self.content, mention.end)
        sequels = self.mentions.sequel_of(mention) if said else ()
        if said and sequels:
            before = re.split(
                r"[,.;!]|\bbut\b|\band\b", self.content[mention.end : said.start()]
            )[-1]
            after = re.split(r"[,.;!]", self.content[said.end() :])[0]
            sequel = Mention(said.start(), said.end(), sequels)
            self.into.named.update(dict.fromkeys(sequel.film_ids))
            self._feel(
                sequel,
                feeling(before, after),
                f"{before}{said.group()}{after}",
                is_seen=False,
            )

    def _feel(
        self, mention: Mention, felt: Feeling, words: str, *, is_seen: bool
    ) -> None:
        film = mention.films[0]
        film_id = FilmId(film.id)
        if felt in {Feeling.LIKED, Feeling.DISLIKED}:
            self.into.feelings[film_id] = felt
            hint = Hint.LIKES if felt is Feeling.LIKED else Hint.DISLIKES
            self.into.clue(hint, film.name, words)
        if felt is Feeling.SEEN or is_seen:
            self.into.seen[film_id] = None
            self.into.clue(Hint.SEEN, film.name, words)

    def _words(self, mention: Mention) -> str:
        return self.content[mention.start : mention.end]

    def _limits(self) -> None:
        masked = _masked(self.content, self.named)
        kinds: list[KindSaid] = []
        limits: list[Limit] = []
        for start, clause in clauses_of(masked):
            limits += bounds_in(clause)
            kinds += kinds_in(clause, self.tags)
            limits += self._people(start, clause)
        for measure in freed(masked):
            self._drop(measure)
        self._kinds(kinds, limits)
        if _OTHER_DIRECTOR.search(masked) and (limit := self._other_director()):
            limits.append(limit)
        self._keep(limits)
        read = {limit.words for limit in limits} | {kind.words for kind in kinds}
        self.into.text = description_in(masked, read) or self.into.text

    def _people(self, start: int, clause: str) -> list[Limit]:
        limits: list[Limit] = []
        wanted: list[FilmTest] = []
        for mention in self.named:
            at = mention.start - start
            if not mention.people or not 0 <= at < len(clause):
                continue
            way, test = person_limit(clause, at, mention)
            for person in mention.person_ids:
                self.into.people[person] = way != "unwanted"
            words = self._words(mention)
            if way == "unwanted":
                limits.append(Limit(test, f"not {words}", "person!"))
            elif way == "wanted":
                wanted.append(test)
            hint = Hint.DISLIKES if way == "unwanted" else Hint.LIKES
            self.into.clue(hint, mention.people[0].name, clause)
        if len(wanted) > 1 and re.search(r"\bor\b", clause):
            wanted = [AnyOf(tuple(wanted))]
        return limits + [Limit(test, clause.strip(), "person") for test in wanted]

    def _kinds(self, kinds: Sequence[KindSaid], limits: list[Limit]) -> None:
        wanted = []
        for kind in kinds:
            way = self._way(kind)
            self._remember(kind, way)
            if way == "unwanted":
                limits.append(Limit(Not(kind.test), f"no {kind.words}", "kind!"))
            elif way == "wanted":
                wanted.append(kind)
            elif way == "soft":
                self.into.moods[kind.words.lower()] = None
        limits += tied(wanted)

    def _way(self, kind: KindSaid) -> str:
        """Return how a kind is meant: "I don't like new horror, give me an old one"."""
        if kind.way != "qualified":
            return kind.way
        asks_for_one = re.search(r"\b(?:one|ones|some)\b", self.content, re.IGNORECASE)
        return "wanted" if asks_for_one else "soft"

    def _remember(self, kind: KindSaid, way: str) -> None:
        """Remember what is thought of a kind, which may undo what was said before."""
        if way in {"wanted", "liked", "unwanted"}:
            is_good = way != "unwanted"
            self.into.genres.update(dict.fromkeys(_genres(kind.test), is_good))
            hint = Hint.LIKES if is_good else Hint.DISLIKES
            self.into.clue(hint, kind.words, kind.words)
        if way in {"wanted", "fine", "liked"}:
            self.into.limits = [
                limit for limit in self.into.limits if limit.test != Not(kind.test)
            ]

    def _other_director(self) -> Limit | None:
        """Return that nobody who directed the films liked has made it."""
        ids = [f for f, felt in self.into.feelings.items() if felt is Feeling.LIKED]
        films = tuple(
            CreditedOn(Films((IsFilm((one,)),)), (Role.DIRECTOR,)) for one in ids
        )
        if not films:
            return None
        test = films[0] if len(films) == 1 else AnyOf(films)
        return Limit(Not(MadeBy(People((test,)))), "a different director", "person!")

    def _keep(self, limits: Sequence[Limit]) -> None:
        """Put limits in the place of earlier ones of the same sort."""
        sorts = {limit.sort for limit in limits if not limit.sort.endswith("!")}
        for sort in list(sorts):
            if sort.endswith("="):
                sorts |= {f"{sort[:-1]}<", f"{sort[:-1]}>"}
            elif sort.endswith(("<", ">")):
                sorts.add(f"{sort[:-1]}=")
        if _ADDS.search(self.content):
            sorts -= {tag.value for tag in Tag}
        kept = [old for old in self.into.limits if old.sort not in sorts]
        banned = {limit.test.test for limit in limits if isinstance(limit.test, Not)}
        kept = [old for old in kept if old.test not in banned]
        self.into.limits = [*kept, *limits]
        for limit in limits:
            self.into.clue(Hint.LIMIT, limit.words, limit.words)

    def _drop(self, measure: Measure) -> None:
        self.into.limits = [
            limit
            for limit in self.into.limits
            if not limit.sort.startswith(measure.value)
        ]


def _genres(test: FilmTest) -> list[str]:
    if isinstance(test, Tagged):
        return [test.value] if test.tag is Tag.GENRE else []
    if isinstance(test, AnyOf | AllOf):
        return [
            t.value for t in test.tests if isinstance(t, Tagged) and t.tag is Tag.GENRE
        ]
    return []


def _masked(text: str, named: Sequence[Mention]) -> str:
    """Return a text with a mark for each name, every letter where it was."""
    for mention in named:
        mark = FILM_MARK if mention.films else PERSON_MARK
        gap = " " * (mention.end - mention.start - 1)
        text = f"{text[: mention.start]}{mark}{gap}{text[mention.end :]}"
    return text


def _wish(told: _Gathered) -> Wish:
    def felt(feeling: Feeling) -> tuple[FilmId, ...]:
        return tuple(f for f, each in told.feelings.items() if each is feeling)

    tests = tuple(dict.fromkeys(_joined(told.limits)))
    return Wish(
        named=tuple(told.named),
        liked=felt(Feeling.LIKED),
        disliked=felt(Feeling.DISLIKED),
        seen=tuple(told.seen),
        limits=Films(tests),
        liked_genres=tuple(g for g, good in told.genres.items() if good),
        liked_people=tuple(p for p, good in told.people.items() if good),
        moods=tuple(told.moods),
        text=told.text,
        clues=tuple(told.clues),
    )


def _joined(limits: Sequence[Limit]) -> list[FilmTest]:
    """Return the tests; of a range that is ruled out, either side will do."""
    apart: dict[str, list[FilmTest]] = {}
    tests: list[FilmTest] = []
    for limit in limits:
        if isinstance(limit.test, AnyOf) and len(limit.test.tests) == 1:
            apart.setdefault(limit.words, []).extend(limit.test.tests)  # type: ignore[arg-type] # tests on films
        else:
            tests.append(limit.test)
    return [*tests, *(AnyOf(tuple(sides)) for sides in apart.values())]
