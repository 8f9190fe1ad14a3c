"""Moods in which somebody wants to watch, and how well each film is in one.

Knows the words that people use and the keywords, genres, years and lengths that fit;
it weighs films and rules none out. What is not to be ("not so bloody") fits the less.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from backend.ports.shelf import Integers, Reals
from backend.recommend.shelf import Shelf

_NEGATED: Final = re.compile(
    r"(?:\bnot|\bnothing|\bno|\bwithout|n'?t(?: be)?|\bless) "
    r"(?:(?:too|so|very|that|really|all|anything|any) )*$",
    re.IGNORECASE,
)
KEYWORD_SHARE: Final = 0.5
GENRE_SHARE: Final = 0.35
"""How far one keyword, or one genre, puts a film into a mood."""
YEARS_OF_AN_ERA: Final = 40
RECENT_FROM: Final = 1985
OLD_UNTIL: Final = 1975
COLOUR_FROM: Final = 1962
MINUTES_OFF: Final = 40
LONG_FROM: Final = 130
SHORT_UNTIL: Final = 110


@dataclass(frozen=True, slots=True)
class Mood:
    """A mood, the words that ask for it, and what is tagged so."""

    asked: str
    """A pattern of the words by which people ask for it."""
    keywords: str = ""
    """Keywords and tones that fit, separated by commas."""
    genres: str = ""
    against: str = ""
    """Genres and keywords that do not go with it."""
    measure: Callable[[Shelf], Reals] | None = None
    """How well each film fits by a number of its own, from 0 to 1."""
    opposite: Callable[[Shelf], Reals] | None = None
    """How well each film fits where it is ruled out: "not too old" is rather new."""


def _recent(shelf: Shelf) -> Reals:
    return _ramp(shelf.columns.years - RECENT_FROM, YEARS_OF_AN_ERA)


def _old(shelf: Shelf) -> Reals:
    is_known = shelf.columns.years > 0
    ramp = _ramp(OLD_UNTIL - shelf.columns.years, YEARS_OF_AN_ERA)
    return ramp * is_known.astype(np.float32)


def _without_colour(shelf: Shelf) -> Reals:
    is_old = (shelf.columns.years < COLOUR_FROM) & (shelf.columns.years > 0)
    return is_old.astype(np.float32)


def _long(shelf: Shelf) -> Reals:
    return _ramp(shelf.columns.runtimes - LONG_FROM + MINUTES_OFF, MINUTES_OFF)


def _short(shelf: Shelf) -> Reals:
    is_known = shelf.columns.runtimes > 0
    ramp = _ramp(SHORT_UNTIL + MINUTES_OFF - shelf.columns.runtimes, MINUTES_OFF)
    return ramp * is_known.astype(np.float32)


def _unknown(shelf: Shelf) -> Reals:
    most = max(1.0, float(shelf.fame.max(initial=1.0)))
    unknown: Reals = (1.0 - shelf.fame / most).astype(np.float32)
    return unknown


def _ramp(numbers: Integers, width: float) -> Reals:
    ramp: Reals = np.clip(numbers / width, 0.0, 1.0).astype(np.float32)
    return ramp


MOODS: Final = (
    Mood(
        r"sad|tragic|heart-?breaking|makes? me cry|tear-?jerker|melanchol\w+|to cry",
        keywords="melancholy, grief, heartbreak, tragic, tragedy, sad, "
        "sadness, despair, loss, bittersweet, doomed love, regret, "
        "loneliness, farewell, wistful, mourning",
        against="Comedy, slapstick, farce",
    ),
    Mood(
        r"funny|laugh\w*|hilarious|humou?r\w*|comical|witty|silly",
        keywords="slapstick, farce, satire, witty, playful, black comedy, "
        "absurd, parody, wisecracking, deadpan, comedy",
        genres="Comedy",
    ),
    Mood(
        r"feel-? ?good|uplifting|heart-?warming|cheer\w*|cos?zy|cozy|happy|hopeful"
        r"|inspiring|light(?:-?hearted)?|warm|comforting|joyful",
        keywords="hope, friendship, tenderness, gentle, warm, playful, joy, "
        "joyful, wonder, community, first love, true love, kindness, "
        "bittersweet",
        genres="Comedy, Family, Romance, Musical",
        against="Horror, War, Crime, despair, cruelty, torture, harrowing, grim",
    ),
    Mood(
        r"scary|frightening|creepy|spooky|terrifying|afraid|chilling",
        keywords="horror, dread, fear, suspense, haunted house, monster, "
        "nightmare, unsettling, terror",
        genres="Horror",
    ),
    Mood(
        r"bloody|violent|gory|brutal|gore|violence|bloodshed",
        keywords="violence, gore, massacre, torture, cruelty, body horror, "
        "serial killer, gangsters, brutal, harrowing, revenge, "
        "chainsaw, slasher",
        genres="War, Action",
    ),
    Mood(
        r"dark|bleak|grim|gritty|disturbing",
        keywords="film noir, despair, madness, guilt, dread, harrowing, grim, "
        "cruelty, corruption, violence, disturbing, tragic",
        genres="Film-Noir, Crime",
    ),
    Mood(
        r"tense|suspense|suspenseful|gripping|thrilling|exciting"
        r"|edge of (?:my|the) seat",
        keywords="suspense, tense, tension, paranoia, manhunt, on the run, "
        "claustrophobia, exciting, thrilling, heist",
        genres="Thriller, Action",
    ),
    Mood(
        r"romantic|love story|romance|sexy|passionate",
        keywords="romance, doomed love, first love, true love, love triangle, "
        "marriage, unrequited love, same-sex love, chance encounters",
        genres="Romance",
    ),
    Mood(
        r"beautiful|poetic|lyrical|gorgeous|visual(?:ly)?|stunning",
        keywords="poetic, lyrical, tenderness, wonder, nature, art, "
        "photography, dreams, dreamlike, dreamy, meditative, "
        "melancholy, colourful, awe, memory",
    ),
    Mood(
        r"dream-?like|dreamy|surreal|trippy|weird|strange|mind-? ?bending|bizarre|odd",
        keywords="dreams, dreamlike, dreamy, surreal, nightmare, "
        "hallucination, identity, unreliable narrator, memory, "
        "parallel worlds, absurd, psychedelic, time loop, hypnosis, "
        "virtual reality",
        genres="Fantasy",
    ),
    Mood(
        r"quirky|offbeat|eccentric",
        keywords="quirky, deadpan, eccentric, absurd, playful, black comedy, colourful",
    ),
    Mood(
        r"quiet|calm|slow(?: burn\w*)?|gentle|meditative|contemplative|relaxing"
        r"|peaceful",
        keywords="gentle, quiet, meditative, slow-burning, contemplative, "
        "tenderness, rural life, nature, everyday life, nostalgia, "
        "melancholy",
        against="Action, Thriller",
    ),
    Mood(
        r"thought-?provoking|clever|smart|intelligent|philosophical|deep|profound",
        keywords="conscience, truth, memory, faith, identity, satire, doubt, "
        "death, artificial intelligence, philosophy, politics, time",
    ),
    Mood(
        r"epic|sweeping|grand|spectacular",
        keywords="epic, war, adventure, battle, journey, empire, desert",
        genres="Adventure, History, War",
    ),
    Mood(
        r"(?:with|for) (?:(?:the|my|our|all the|small|little|young) )*(?:kids|children"
        r"|family|son|daughter|grand(?:children|kids))"
        r"|(?:family|child|kid)[- ]?friendly|family (?:film|movie|night)",
        keywords="childhood, fairy tale, friendship, magic, wonder, toys, adventure",
        genres="Family, Animation",
        against="Horror, War, Crime, Thriller, violence, body horror, Film- "
        "Noir, torture, massacre, drugs",
    ),
    Mood(r"(?:for )?(?:grown-?ups?|adults?)", against="Family, Animation"),
    Mood(
        r"new(?! (?:york|yorker|zealand|orleans|jersey|delhi|wave|year))|newer|recent"
        r"|modern|contemporary|latest",
        measure=_recent,
        opposite=_old,
    ),
    Mood(
        r"(?<!year )(?<!years )(?<!year-)(?<!year)old"
        r"(?! (?:man|men|woman|women|people|lady|friend|age))"
        r"|older|ancient|classic|vintage|old-?fashioned|oldie|golden age",
        measure=_old,
        opposite=_recent,
    ),
    Mood(r"black[- ]and[- ]white|b ?& ?w|monochrome", measure=_without_colour),
    Mood(
        r"in colou?r",
        measure=lambda shelf: (1.0 - _without_colour(shelf)).astype(np.float32),
    ),
    Mood(
        r"(?<!as )(?<!how )(?<!so )long(?! (?:ago|as|time))|lengthy",
        measure=_long,
        opposite=_short,
    ),
    Mood(r"short|quick", measure=_short, opposite=_long),
    Mood(
        r"lesser[- ]known|hidden gems?|underrated|obscure|unknown|overlooked",
        measure=_unknown,
    ),
)
_PATTERNS: Final = tuple(
    (mood, re.compile(rf"\b(?:{mood.asked})\b", re.IGNORECASE)) for mood in MOODS
)


@dataclass(frozen=True, slots=True)
class MoodAsked:
    """A mood that somebody asks for, or asks not to have."""

    mood: Mood
    words: str
    is_wanted: bool


def moods_in(text: str) -> list[MoodAsked]:
    """Return the moods that a text asks for or rules out, each as it is said last."""
    asked: dict[str, MoodAsked] = {}
    for mood, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            is_wanted = not _NEGATED.search(text[: found.start()])
            asked[mood.asked] = MoodAsked(mood, found.group(), is_wanted)
    return list(asked.values())


@dataclass(frozen=True, slots=True)
class Fit:
    """How well each film is in the moods asked for, and why."""

    scores: Reals
    """From -1 to 1."""
    wanted: frozenset[str]
    """Keywords and genres that fit, in lower case."""

    def evidence(self, shelf: Shelf, row: int) -> Iterator[str]:
        """Yield what a film is tagged with that fits."""
        for table in (shelf.themes, shelf.tones, shelf.genres):
            for number in table.numbers_of(row).tolist():
                if table.names[number].casefold() in self.wanted:
                    yield table.names[number]


def fit(shelf: Shelf, asked: Sequence[MoodAsked]) -> Fit:
    """Return how well each film of the shelf is in these moods."""
    tagged = _Tagged(shelf)
    total = np.zeros(len(shelf), dtype=np.float32)
    for each in asked:
        if each.is_wanted:
            total += _fit_of(shelf, each.mood, tagged)
        elif each.mood.opposite:
            total += each.mood.opposite(shelf)
        else:
            total -= np.clip(_fit_of(shelf, each.mood, tagged), 0.0, 1.0)
    wanted = {
        word.casefold()
        for each in asked
        if each.is_wanted
        for word in (*_words(each.mood.keywords), *_words(each.mood.genres))
    }
    mean = (total / max(1, len(asked))).astype(np.float32)
    return Fit(mean, frozenset(wanted))


class _Tagged:
    """Tells which films are tagged with a word, whatever kind of tag it is."""

    def __init__(self, shelf: Shelf) -> None:
        self._size = len(shelf)
        self._tables = [
            (table, {name.casefold(): n for n, name in enumerate(table.names)})
            for table in (shelf.themes, shelf.tones, shelf.genres)
        ]

    def count(self, words: Iterable[str]) -> Reals:
        """Return with how many of these words each film is tagged."""
        count = np.zeros(self._size, dtype=np.float32)
        for word in words:
            for table, numbers in self._tables:
                if (number := numbers.get(word.casefold())) is not None:
                    count[table.rows_with(number)] += 1.0
        return count


def _fit_of(shelf: Shelf, mood: Mood, tagged: _Tagged) -> Reals:
    """Return how well each film is in a mood: two keywords say more than one."""
    if mood.measure:
        return mood.measure(shelf)
    found = KEYWORD_SHARE * tagged.count(_words(mood.keywords))
    found += GENRE_SHARE * tagged.count(_words(mood.genres))
    wrong = tagged.count(_words(mood.against))
    fitting: Reals = np.clip(found, 0.0, 1.0) - np.clip(wrong, 0.0, 1.0)
    return fitting


def _words(listed: str) -> list[str]:
    return [word.strip() for word in listed.split(",") if word.strip()]
