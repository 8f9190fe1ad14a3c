"""Phrases, numbers, tags and what was spoken of before, as pieces of a question."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from backend.domain.folding import fold_title
from backend.domain.plans import Field, PersonField, Verdict
from backend.domain.wanted import (
    Direction,
    Films,
    FilmTest,
    HasCharacter,
    Measure,
    Not,
    Order,
    People,
    Role,
    Works,
)
from backend.knowledge.understanding.chart import Piece
from backend.knowledge.understanding.context import Context, meaning_of
from backend.knowledge.understanding.kinds_of_film import is_nation
from backend.knowledge.understanding.lexicon import longest_phrase, senses
from backend.knowledge.understanding.little_words import LINKS
from backend.knowledge.understanding.meanings import (
    Asking,
    AverageWord,
    CharacterWord,
    Comparing,
    CountWord,
    Differing,
    Doing,
    FieldWord,
    FilmTests,
    Meaning,
    Nth,
    Number,
    PersonFieldWord,
    PersonTests,
    RoleWord,
    SomeFilms,
    SomePeople,
    Sorting,
    Text,
    Version,
)
from backend.knowledge.understanding.numbers import number_words, read_bounds
from backend.knowledge.understanding.senses import (
    PersonNoun,
    RoleNoun,
    Sense,
    Sort,
    Verb,
)
from backend.knowledge.understanding.tokens import Token, Tokens

# Little words that are titles too, such as "it", score less.
SURELY_NAMED: Final = 0.5
_LEADS: Final = frozenset(
    ("lead", "the lead", "main character", "the main character", "title role",
     "the title role", "hero", "the hero", "main role", "the main role",
     "title character", "the title character", "leading role", "the leading role",
     "protagonist", "the protagonist")
)  # fmt: skip
# "The original title" is of no other version.
_NO_FILM: Final = frozenset("title titles name names language score music".split())
_OF_PEOPLE: Final = frozenset((Measure.BIRTH_YEAR, Measure.FILM_COUNT))
_OF_WHAT: Final = frozenset(
    "is was are were else other film films movie movies".split()
)
_FILM_NOUNS: Final = frozenset("film films movie movies cinema pictures".split())
_NTH: Final = {
    word: place
    for place, words in enumerate(
        ("second 2nd", "third 3rd", "fourth 4th", "fifth 5th"), start=1
    )
    for word in words.split()
}
_NOT_IN_NAMES: Final = frozenset("with at against to for on his her their".split())
_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+(?=\S)", re.IGNORECASE)
_AFTER_CHARACTER: Final = frozenset(("in", "from", "of", ",", "?", "on", ".", "played"))


@dataclass(slots=True)
class Found:
    """Pieces as they are found."""

    leaves: list[Piece] = field(default_factory=list)

    def add(self, meaning: Meaning, start: int, end: int, score: float) -> None:
        """Add a piece."""
        self.leaves.append(Piece(meaning, start, end, score))


def phrase_word(token: Token) -> str:
    """Return a token as phrases are spelt: the possessive is an "s"."""
    return "s" if token.word == "'s" and not token.is_sign else token.word


def add_phrases(found: Found, words: Sequence[str]) -> None:
    """Add each phrase of the lexicon."""
    table, longest = senses(), longest_phrase()
    for start in range(len(words)):
        phrase: list[str] = []
        if start == 0 and words[0] == "where":
            # Elsewhere it begins what a film is told by: "the one where …".
            found.add(FieldWord(Field.COUNTRIES), 0, 1, 0.8)
        for end in range(start + 1, min(len(words), start + longest + 2) + 1):
            word = words[end - 1]
            if word in {"-", "–"} and phrase:
                continue
            phrase.append(word)
            for sense in table.get(" ".join(phrase), ()):
                meaning = _meaning(sense, words[start:end])
                is_helper = isinstance(sense.value, Verb) and sense.value.is_helper
                score = 0.2 if is_helper else 1.1 * len(phrase) - 0.1
                found.add(meaning, start, end, score)


def _meaning(sense: Sense, words: Sequence[str]) -> Meaning:  # noqa: PLR0911 # one case for each
    """Return what the grammar makes of a phrase."""
    value, is_plural = sense.value, words[-1].endswith("s") or words[-1] == "cast"
    match sense.sort:
        case Sort.FILM_NOUN:
            others = value == "else"
            return SomeFilms(
                Films(),
                is_plural=is_plural
                or words[-1].endswith("thing")
                or others
                or words[-1] in {"stuff", "filmography"},
                is_bare=True,
                excludes_named=others,
            )
        case Sort.PERSON_NOUN if isinstance(value, PersonNoun):
            tests = (Works(value.professions),) if value.professions else ()
            return SomePeople(People(tests), asks=value.asks, is_bare=True)
        case Sort.ROLE if isinstance(value, RoleNoun):
            return RoleWord(value, is_plural=is_plural)
        case Sort.VERB if isinstance(value, Verb):
            return Doing((value,))
        case Sort.ORDER if isinstance(value, Order):
            return Sorting(value)
        case Sort.COMPARISON if isinstance(value, Order):
            return Comparing(value)
        case _:
            return _field_meaning(sense, words)


def _field_word(value: object) -> Meaning:
    return FieldWord(Field(str(value)))


def _person_field_word(value: object) -> Meaning:
    return PersonFieldWord(PersonField(str(value)))


def _differing(value: object) -> Meaning:
    return Differing(Measure(str(value)))


def _same(value: object) -> Meaning:
    return Differing(Measure(str(value)), Verdict.SAME)


def _field_meaning(sense: Sense, words: Sequence[str]) -> Meaning:
    makers: dict[Sort, Callable[[object], Meaning]] = {
        Sort.FILM_FIELD: _field_word,
        Sort.PERSON_FIELD: _person_field_word,
        Sort.DIFFERENCE: _differing,
        Sort.SAMENESS: _same,
        Sort.CHARACTER: lambda _: CharacterWord(),
        Sort.COUNT: lambda _: CountWord(),
        Sort.AVERAGE: lambda _: AverageWord(),
        Sort.OPINIONS: lambda _: Asking("opinions"),
        Sort.TRIVIA: lambda _: Asking("trivia"),
        Sort.SIMILAR: lambda _: Asking("similar"),
        Sort.UNKNOWN_FACT: lambda _: Asking(" ".join(words)),
    }
    return makers[sense.sort](sense.value)


def add_versions(found: Found, words: Sequence[str]) -> None:
    """Tell remakes apart by "the original", "the newer version of"."""
    for start in range(len(words)):
        for length in (3, 2, 1):
            phrase = " ".join(words[start : start + length])
            direction = _VERSIONS.get(phrase)
            after = words[start + length : start + length + 1]
            if _NO_FILM.intersection(after):
                continue
            if direction and start + length <= len(words):
                found.add(
                    Version(Order(Measure.YEAR, direction)),
                    start,
                    start + length,
                    length + 0.0,
                )
                break


def add_numbers(found: Found, tokens: Sequence[Token]) -> None:
    """Add bounds, and numbers that may say how many."""
    for bounded in read_bounds(tokens):
        words = bounded.end - bounded.start
        score = words * 1.05 - (0.1 if bounded.is_bare_year else 0.0)
        lives = [b for b in bounded.bounds if b.measure in _OF_PEOPLE]
        if lives:
            found.add(PersonTests(tuple(lives)), bounded.start, bounded.end, score)
        else:
            found.add(FilmTests(bounded.bounds), bounded.start, bounded.end, score)
    for place, word in enumerate(number_words([t.word for t in tokens])):
        if word.isdecimal() and 0 < int(word) <= 100:  # noqa: PLR2004 # more is no list
            found.add(Number(int(word)), place, place + 1, 0.8)


def add_untold(
    found: Found, words: Sequence[str], tags: Mapping[str, FilmTest]
) -> None:
    """Take "French" for what nobody here knows, where no film's country is kept."""
    for place, word in enumerate(words):
        if not is_nation(word) or word in tags:
            continue
        if words[place + 1 : place + 2] and words[place + 1] in _FILM_NOUNS:
            found.add(Asking(word), place, place + 2, 2.2)
        elif place > 1 and words[place - 1] == "in" and words[place - 2] in _FILM_NOUNS:
            found.add(Asking(word), place - 2, place + 1, 3.3)


def add_nth(found: Found, words: Sequence[str]) -> None:
    """Add what may stand before an order: "the second longest"."""
    for place, word in enumerate(words):
        if word in _NTH:
            found.add(Nth(_NTH[word]), place, place + 1, 0.9)


def add_named_versions(found: Found, words: Sequence[str]) -> None:
    """Take "the old King Kong" for one of several of the title."""
    for leaf in list(found.leaves):
        meaning = leaf.meaning
        is_name = isinstance(meaning, SomeFilms) and meaning.is_name
        said = _BEFORE_A_NAME.get(words[leaf.start - 1]) if leaf.start else None
        if is_name and said:
            found.add(
                Version(Order(Measure.YEAR, said)), leaf.start - 1, leaf.start, 1.2
            )


def add_tags(found: Found, words: Sequence[str], tags: Mapping[str, FilmTest]) -> None:
    """Add genres, languages and countries."""
    for start in range(len(words)):
        phrase: list[str] = []
        for end in range(start + 1, min(len(words), start + 4) + 1):
            if words[end - 1] in {"-", "–"} and phrase:
                continue
            phrase.append(words[end - 1])
            test = tags.get(" ".join(phrase))
            before = [word for word in words[:start] if word not in {"-", "–"}][-1:]
            if test and before == ["non"]:
                from_non = start - 1 - (words[start - 1] != "non")
                denied = FilmTests((Not(test),))
                found.add(denied, from_non, end, 1.1 * len(phrase) + 1.0)
            if test:
                is_plural = phrase[-1].endswith("s") and phrase[-1] != "sports"
                tests = FilmTests((test,), is_plural=is_plural)
                found.add(tests, start, end, 1.1 * len(phrase))


def _named_before(named: Sequence[Piece], meaning: Meaning, start: int) -> bool:
    """Return whether "he" is rather somebody whom the same sentence names."""
    return any(
        leaf.end <= start
        and type(leaf.meaning) is type(meaning)
        and leaf.score > SURELY_NAMED
        for leaf in named
    )


def add_context(found: Found, words: Sequence[str], context: Context) -> None:
    """Add what "it", "she" and "those" stand for."""
    if context.plan is None:
        return
    named = [
        leaf
        for leaf in found.leaves
        if isinstance(leaf.meaning, SomeFilms | SomePeople) and leaf.meaning.is_name
    ]
    for start in range(len(words)):
        for length in range(1, 5):
            phrase = " ".join(words[start : start + length])
            if start + length <= len(words):
                for meaning in meaning_of(context, phrase):
                    if not _named_before(named, meaning, start):
                        found.add(meaning, start, start + length, 0.9 * length)


def add_characters(found: Found, tokens: Tokens, words: Sequence[str]) -> None:
    """Offer the words after "played", and those before "in", as a character's name."""
    plays = [leaf for leaf in found.leaves if _plays(leaf.meaning)]
    for leaf in plays:
        _add_text(found, tokens, leaf.end)
    _add_in_what(found, tokens, words)
    for place in range(len(words) - 1):
        who_is = words[place] in {
            "who",
            "whom",
            "actor",
            "actress",
            "woman",
            "man",
            "that",
        }
        if who_is and words[place + 1] in {"is", "was", "as", "were"}:
            _add_text(found, tokens, place + 2, is_sure=False)


def _add_in_what(found: Found, tokens: Tokens, words: Sequence[str]) -> None:
    """Read the end of "what was Orson Welles in", "what film is Marge Gunderson in"."""
    last = len(words) - 1
    while last > 0 and tokens.all[last].is_sign:
        last -= 1
    asks = words[0] in {"what", "which"} and words[1:2]
    is_credit = any(_tells_role(word) for word in words[2:last])
    if words[last] != "in" or not (asks and words[1] in _OF_WHAT) or is_credit:
        return
    found.add(Doing((Verb((Role.ACTOR,)),)), last, last + 1, 0.3)
    is_at = next((i for i in range(last) if words[i] in {"is", "was", "are"}), last)
    named = words[is_at + 1 : last]
    if is_at + 1 < last <= is_at + 6 and not any(
        word in LINKS or word in senses() for word in named
    ):
        name = HasCharacter(tokens.slice(is_at + 1, last))
        worth = 0.7 * (last - is_at)
        found.add(FilmTests((name,)), is_at + 1, last + 1, worth)


def _plays(meaning: Meaning) -> bool:
    return isinstance(meaning, Doing) and meaning.verbs[0].plays


def _add_text(
    found: Found, tokens: Tokens, start: int, *, is_sure: bool = True
) -> None:
    end = start
    every = tokens.all
    while end < len(every) and every[end].word not in _AFTER_CHARACTER:
        end += 1
    if start < end <= start + 6 and every[start].word != "by":
        text = tokens.slice(start, end)
        words = [token.word for token in every[start:end]]
        if _is_told(every[start:end]):
            return
        if not is_sure and any(_tells_role(word) for word in words):
            return
        is_lead = fold_title(text) in _LEADS or text.lower() in _LEADS
        name = _ARTICLE.sub("", text)
        found.add(Text(name, is_lead=is_lead), start, end, 0.9 * (end - start))


def _is_told(tokens: Sequence[Token]) -> bool:
    """Return whether words tell what happens: "chess with death" is nobody's name."""
    return any(token.word in _NOT_IN_NAMES for token in tokens) and not any(
        token.is_capital for token in tokens
    )


def _tells_role(word: str) -> bool:
    sorts = {Sort.ROLE, Sort.VERB, Sort.FILM_NOUN, Sort.FILM_FIELD, Sort.ORDER}
    return word in {"listed", "credited"} or any(
        sense.sort in sorts for sense in senses().get(word, ())
    )


def _versions() -> dict[str, Direction]:
    return {
        **dict.fromkeys(
            ("newer version", "new version", "remake", "the remake", "newer one",
             "new one", "recent version", "latest version", "newest version",
             "recent one", "modern version", "modern one", "the remake of"),
            Direction.MOST,
        ),
        **dict.fromkeys(
            ("original", "the original", "old one", "older version", "first version",
             "original version", "oldest version", "older one", "old version",
             "earlier version", "original one", "the original one"),
            Direction.LEAST,
        ),
    }  # fmt: skip


_VERSIONS: Final = _versions()
_BEFORE_A_NAME: Final = {
    **dict.fromkeys(("new", "newer", "newest", "recent", "modern"), Direction.MOST),
    **dict.fromkeys(("old", "older", "oldest", "earlier"), Direction.LEAST),
}
