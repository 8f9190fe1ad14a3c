"""Words of a question → pieces with a meaning: phrases, numbers, tags and names."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log10
from typing import Final

from backend.domain.films import FilmId
from backend.domain.folding import fold, fold_name, fold_title
from backend.domain.people import PersonId
from backend.domain.wanted import (
    Direction,
    Films,
    FilmTest,
    IsFilm,
    IsPerson,
    Measure,
    Order,
    People,
    Role,
    Tag,
    Tagged,
    TitleHas,
    Works,
)
from backend.knowledge.reading.meanings import is_known
from backend.knowledge.understanding.chart import Piece
from backend.knowledge.understanding.context import Context, meaning_of
from backend.knowledge.understanding.lexicon import (
    LINKS,
    PersonNoun,
    RoleNoun,
    Sense,
    Sort,
    Verb,
    longest_phrase,
    senses,
)
from backend.knowledge.understanding.meanings import (
    Asking,
    CharacterWord,
    Comparing,
    CountWord,
    Differing,
    Doing,
    FieldWord,
    FilmTests,
    Meaning,
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
from backend.knowledge.understanding.namebook import NameBook, Names
from backend.knowledge.understanding.numbers import number_words, read_bounds
from backend.knowledge.understanding.tokens import Token, Tokens
from backend.ports.questions import NameMatch, QuestionCatalogue, RoleCount

LONGEST_NAME: Final = 10
MOST_SPANS: Final = 500
MOST_MISSPELT: Final = 12
# Votes of all films of somebody whom a given name alone may mean.
FAMOUS: Final = 5_000_000
UNKNOWN_COST: Final = 2.0
LINK_COST: Final = 0.02
SENSE_COST: Final = 1.0
# What stands in two sentences seldom belongs together.
SENTENCE_COST: Final = 0.9
_SENTENCE_ENDS: Final = frozenset(("?", "!", "…"))
_LEADS: Final = frozenset(
    ("lead", "the lead", "main character", "the main character", "title role",
     "the title role", "hero", "the hero", "main role", "the main role",
     "title character", "the title character", "leading role", "the leading role",
     "protagonist", "the protagonist")
)  # fmt: skip
_AFTER_CHARACTER: Final = frozenset(("in", "from", "of", ",", "?", "on", ".", "played"))
_ORDINALS: Final = {
    word: place
    for place, words in enumerate(("1st", "second 2nd", "third 3rd", "fourth 4th"))
    for word in words.split()
}
_ARTICLES: Final = frozenset(("a", "an", "the"))
_FAMILIES: Final = frozenset("brothers brother sisters siblings bros".split())


@dataclass(frozen=True, slots=True)
class Linked:
    """The pieces of a question, and what leaving each of its words out costs."""

    tokens: Tokens
    leaves: tuple[Piece, ...]
    costs: tuple[float, ...]


@dataclass(slots=True)
class _Found:
    """Pieces as they are found."""

    leaves: list[Piece] = field(default_factory=list)

    def add(self, meaning: Meaning, start: int, end: int, score: float) -> None:
        self.leaves.append(Piece(meaning, start, end, score))


class Linker:
    """Finds the pieces of questions."""

    def __init__(
        self,
        questions: QuestionCatalogue,
        book: Callable[[], NameBook],
        tags: Callable[[], Mapping[str, FilmTest]],
    ) -> None:
        self._questions = questions
        self._book = book
        self._tags = tags

    def link(self, tokens: Tokens, context: Context) -> Linked:
        """Return every piece that the question may be made of."""
        found = _Found()
        words = [_phrase_word(token) for token in tokens.all]
        _add_phrases(found, words)
        _add_versions(found, words)
        _add_numbers(found, tokens.all)
        _add_tags(found, words, self._tags())
        self._add_names(found, tokens)
        _add_context(found, words, context)
        _add_characters(found, tokens, words)
        costs = tuple(_costs(tokens.all, words, found.leaves))
        return Linked(tokens, tuple(found.leaves), costs)

    def _add_names(self, found: _Found, tokens: Tokens) -> None:
        spans = _spans(tokens)
        whole = self._questions.names(list(spans))
        partial = self._partial(tokens, spans, whole)
        covered = _covered(found.leaves)
        for match in whole:
            for start, end in spans.get(match.folded, ()):
                covered.update(range(start, end))
        for (start, end), names in partial.items():
            if names:
                covered.update(range(start, end))
        misspelt = self._misspelt(tokens, covered)
        people = [m for m in whole if m.kind == "person"]
        for names in (*partial.values(), *misspelt.values()):
            people += names.people
        roles = self._questions.roles_of([PersonId(i) for i in {p.id for p in people}])
        adding = _Adding(found, tokens, roles)
        adding.whole(whole, spans)
        adding.partial(partial)
        adding.misspelt(misspelt)
        _add_sequels(found, tokens)

    def _partial(
        self,
        tokens: Tokens,
        spans: Mapping[str, list[tuple[int, int]]],
        whole: Sequence[NameMatch],
    ) -> dict[tuple[int, int], Names]:
        """Return what is named by a surname, a part of a title, initials."""
        book = self._book()
        known = {m.folded for m in whole if m.kind != "keyword"}
        inside = [
            span
            for folded in known
            for span in spans.get(folded, ())
            if _names_said(tokens, span) > 1
        ]
        found: dict[tuple[int, int], Names] = {}
        for folded, places in spans.items():
            names = book.partly(folded) or _family(book, folded)
            if folded in known:
                # "hitchcock" is a film, too; "heat wave" is not "wave".
                names = Names((), names.people if " " not in folded else ())
            if not names or folded in LINKS or folded in senses():
                continue
            for place in places:
                if tokens.all[place[0]].word in _ARTICLES and place[1] > place[0] + 1:
                    continue
                if not any(s <= place[0] and place[1] <= e for s, e in inside):
                    found[place] = self._named_so(names, tokens, place)
        return found

    @staticmethod
    def _named_so(names: Names, tokens: Tokens, place: tuple[int, int]) -> Names:
        """Leave out those of whom it is the given name, unless that is plain to see.

        "Win" is a name; "win" is a word.
        """
        token = tokens.all[place[0]]
        if place[1] > place[0] + 1 or token.is_capital and place[0] > 0:
            return names
        people = tuple(
            person
            for person in names.people
            if person.folded.split()[-1] == token.word or person.weight >= FAMOUS
        )
        return Names(names.films, people)

    def _misspelt(
        self, tokens: Tokens, covered: set[int]
    ) -> dict[tuple[int, int], Names]:
        """Return what words that mean nothing here may misspell, longest first."""
        unknown = [
            place
            for place, token in enumerate(tokens.all)
            if place not in covered and not token.is_sign and token.word not in LINKS
        ]
        found: dict[tuple[int, int], Names] = {}
        book = self._book() if unknown else None
        for start, end in _around(unknown, tokens)[:MOST_MISSPELT]:
            if any(s <= start and end <= e for s, e in found) or book is None:
                continue
            if all(_is_word(tokens.all[place]) for place in range(start, end)):
                continue
            names = book.misspelt(fold_title(tokens.slice(start, end)))
            if names:
                found[start, end] = names
        return found


def _phrase_word(token: Token) -> str:
    return "s" if token.word == "'s" and not token.is_sign else token.word


def _spans(tokens: Tokens) -> dict[str, list[tuple[int, int]]]:
    """Return the runs of tokens that may be names, by their folded text."""
    spans: dict[str, list[tuple[int, int]]] = {}
    every = tokens.all
    for start, first in enumerate(every):
        if first.is_sign or first.word.startswith("'"):
            continue
        for end in range(start + 1, min(len(every), start + LONGEST_NAME) + 1):
            last = every[end - 1]
            if last.word in _ARTICLES or (last.is_sign and last.word not in {"!", "."}):
                continue
            text = tokens.slice(start, end)
            for folded in {fold_title(text), fold_name(text)}:
                spans.setdefault(folded, []).append((start, end))
            if len(spans) >= MOST_SPANS:
                return spans
    return spans


def _add_sequels(found: _Found, tokens: Tokens) -> None:
    """Take "the second Matrix" for the second film with that in its title."""
    for leaf in list(found.leaves):
        meaning = leaf.meaning
        named = isinstance(meaning, SomeFilms) and meaning.is_name
        word = tokens.all[leaf.start - 1].word if leaf.start else ""
        if named and word in _ORDINALS:
            words = fold_title(tokens.slice(leaf.start, leaf.end))
            films = Films(
                (TitleHas(words),),
                order=Order(Measure.YEAR, Direction.LEAST),
                skip=_ORDINALS[word],
                limit=1,
            )
            sequel = SomeFilms(films, is_name=True, is_plural=False)
            found.add(sequel, leaf.start - 1, leaf.end, leaf.score + 1.2)


def _family(book: NameBook, folded: str) -> Names:
    """Return the family of "coens", "coen brothers"."""
    *surname, last = folded.split()
    if len(surname) == 1 and last in _FAMILIES:
        family = book.family(surname[0])
    elif not surname and last.endswith("s") and len(last) > 4:  # noqa: PLR2004 # "els" is no family
        family = book.family(last[:-1])
    else:
        return Names()
    return Names((), family[:2]) if len(family) > 1 else Names()


def _around(unknown: Sequence[int], tokens: Tokens) -> list[tuple[int, int]]:
    """Return runs of a few tokens about unknown ones, longer first."""
    runs: set[tuple[int, int]] = set()
    last = len(tokens.all)
    for place in unknown:
        for start in range(max(0, place - 3), place + 1):
            for end in range(place + 1, min(last, place + 4) + 1):
                inside = tokens.all[start:end]
                if not (inside[0].is_sign or inside[-1].is_sign or inside[-1].word == "'s"):
                    runs.add((start, end))
    by_unknown = sorted(
        runs,
        key=lambda run: (
            -sum(run[0] <= place < run[1] for place in unknown),
            sum(tokens.all[i].word in LINKS for i in (run[0], run[1] - 1)),
            run[0] - run[1],
        ),
    )
    return by_unknown


def _names_said(tokens: Tokens, span: tuple[int, int]) -> int:
    """Return how many words of a run are no mere little words."""
    return sum(
        not token.is_sign and token.word not in LINKS
        for token in tokens.all[span[0] : span[1]]
    )


def _is_word(token: Token) -> bool:
    """Return whether it is a word that nobody need have misspelt."""
    return token.word in LINKS or (not token.is_capital and is_known(token.word))


def _covered(leaves: Iterable[Piece]) -> set[int]:
    return {place for leaf in leaves for place in range(leaf.start, leaf.end)}


@dataclass(frozen=True, slots=True)
class _Adding:
    """Adds names that were found, with what their bearers mostly do."""

    found: _Found
    tokens: Tokens
    roles: Mapping[PersonId, Sequence[RoleCount]]

    def whole(
        self,
        matches: Sequence[NameMatch],
        spans: Mapping[str, list[tuple[int, int]]],
    ) -> None:
        by_folded: dict[tuple[str, str], list[NameMatch]] = {}
        for match in matches:
            by_folded.setdefault((match.kind, match.folded), []).append(match)
        for (kind, folded), some in by_folded.items():
            for start, end in spans.get(folded, ()):
                score = self._worth(start, end)
                if kind == "film":
                    self.film(some, start, end, score)
                elif kind == "person":
                    self.person(some[:1] if len(some) == 1 else _best_known(some), start, end, score + 0.1)
                elif self._may_be_keyword(start, end):
                    test = Tagged(Tag.KEYWORD, some[0].name)
                    self.found.add(FilmTests((test,)), start, end, score * 0.55)

    def _may_be_keyword(self, start: int, end: int) -> bool:
        """Leave words that say something else alone, unless "about" stands before."""
        every = self.tokens.all
        words = [token.word for token in every[start:end]]
        plain = all(word in LINKS or word in senses() for word in words)
        before = every[start - 1].word if start else ""
        return not plain or before in {"about", "by"}

    def partial(self, names: Mapping[tuple[int, int], Names]) -> None:
        for (start, end), some in names.items():
            score = 0.75 * self._worth(start, end)
            if some.films:
                self.film(some.films, start, end, score, is_guess=True)
            if some.people:
                last = some.people[0].folded.split()[-1]
                word = self.tokens.all[end - 1].word
                is_family = last != word and (word.startswith(last) or word in _FAMILIES)
                people = some.people[:2] if is_family else some.people[:1]
                is_surname = is_family or last == word
                worth = score + (0.1 if is_surname else -0.2)
                self.person(people, start, end, worth, is_guess=True)

    def misspelt(self, names: Mapping[tuple[int, int], Names]) -> None:
        for (start, end), some in names.items():
            score = 0.8 * self._worth(start, end)
            if some.films:
                self.film(some.films, start, end, score, is_guess=True)
            if some.people:
                self.person(some.people[:1], start, end, score, is_guess=True)

    def film(
        self,
        matches: Sequence[NameMatch],
        start: int,
        end: int,
        score: float,
        *,
        is_guess: bool = False,
    ) -> None:
        text = self.tokens.slice(start, end).casefold()
        said = fold(text)

        def likelihood(match: NameMatch) -> tuple[bool, bool, bool, int]:
            name = match.name.casefold()
            unlike = fold(name) != said
            return unlike, not match.is_primary, unlike or name != text, -match.weight

        likely = sorted(matches, key=likelihood)
        ids = tuple(dict.fromkeys(FilmId(m.id) for m in likely))
        first = likely[0]
        name = f"{first.name} ({first.year})" if first.year else first.name
        films = Films((IsFilm(ids, name),))
        weight = log10(1 + max(0, first.weight)) / 40
        meaning = SomeFilms(
            films, is_name=True, is_plural=False, is_guess=is_guess
        )
        self.found.add(meaning, start, end, score + weight)

    def person(
        self,
        matches: Sequence[NameMatch],
        start: int,
        end: int,
        score: float,
        *,
        is_guess: bool = False,
    ) -> None:
        ids = tuple(dict.fromkeys(PersonId(m.id) for m in matches))
        name = " and ".join(dict.fromkeys(m.name for m in matches))
        counts = [c for c in self.roles.get(ids[0], ()) if c.role is not Role.SELF]
        credited = tuple(c.role for c in counts)
        meaning = SomePeople(
            People((IsPerson(ids, name),)),
            is_name=True,
            usual=_usual(counts),
            credited=credited,
            is_guess=is_guess,
        )
        self.found.add(meaning, start, end, score)

    def _worth(self, start: int, end: int) -> float:
        """Return how much it counts that these words are a name."""
        inside = self.tokens.all[start:end]
        words = [token.word for token in inside if not token.is_sign]
        plain = all(word in LINKS or word in senses() for word in words)
        capital = any(token.is_capital for token in inside) and start > 0
        length = len(words) + 0.5 * (len(words) - 1)
        if plain and " ".join(words) in senses():
            return length - (0.9 if capital else 1.6)
        if plain:
            return length - (0.5 if capital else 1.6 if len(words) == 1 else 0.8)
        return length + (0.2 if capital else 0.0)


def _best_known(matches: Sequence[NameMatch]) -> Sequence[NameMatch]:
    return [max(matches, key=lambda m: m.weight)]


def _usual(counts: Sequence[RoleCount]) -> tuple[Role, ...]:
    """Return what a person is known for: directing, if they do it about as often."""
    main = [c for c in counts if c.role in {Role.ACTOR, Role.DIRECTOR, Role.WRITER}]
    if not main:
        return tuple(c.role for c in counts[:1])
    by_role = {c.role: c.films for c in main}
    most = max(by_role.values())
    if by_role.get(Role.ACTOR, 0) == most:
        return (Role.ACTOR,)
    if 2 * by_role.get(Role.DIRECTOR, 0) >= most:
        return (Role.DIRECTOR,)
    return (max(by_role, key=lambda role: by_role[role]),)


def _add_phrases(found: _Found, words: Sequence[str]) -> None:
    table, longest = senses(), longest_phrase()
    for start in range(len(words)):
        phrase: list[str] = []
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


def _meaning(sense: Sense, words: Sequence[str]) -> Meaning:
    """Return what the grammar makes of a phrase."""
    value, is_plural = sense.value, words[-1].endswith("s") or words[-1] == "cast"
    match sense.sort:
        case Sort.FILM_NOUN:
            others = value == "else"
            return SomeFilms(
                Films(),
                is_plural=is_plural or words[-1].endswith("thing") or others or words[-1] in {"stuff", "filmography"},
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


def _field_meaning(sense: Sense, words: Sequence[str]) -> Meaning:
    makers: dict[Sort, Callable[[object], Meaning]] = {
        Sort.FILM_FIELD: lambda v: FieldWord(v),  # type: ignore[arg-type] # as in the table
        Sort.PERSON_FIELD: lambda v: PersonFieldWord(v),  # type: ignore[arg-type] # likewise
        Sort.DIFFERENCE: lambda v: Differing(v),  # type: ignore[arg-type] # likewise
        Sort.CHARACTER: lambda _: CharacterWord(),
        Sort.COUNT: lambda _: CountWord(),
        Sort.OPINIONS: lambda _: Asking("opinions"),
        Sort.TRIVIA: lambda _: Asking("trivia"),
        Sort.SIMILAR: lambda _: Asking("similar"),
        Sort.UNKNOWN_FACT: lambda _: Asking(" ".join(words)),
    }
    return makers[sense.sort](sense.value)


def _add_versions(found: _Found, words: Sequence[str]) -> None:
    """Tell remakes apart by "the original", "the newer version of"."""
    for start in range(len(words)):
        for length in (3, 2, 1):
            phrase = " ".join(words[start : start + length])
            direction = _VERSIONS.get(phrase)
            if direction and start + length <= len(words):
                found.add(Version(Order(Measure.YEAR, direction)), start, start + length, length + 0.0)
                break


def _add_numbers(found: _Found, tokens: Sequence[Token]) -> None:
    for bounded in read_bounds(tokens):
        words = bounded.end - bounded.start
        score = words * 1.05 - (0.1 if bounded.is_bare_year else 0.0)
        births = [b for b in bounded.bounds if b.measure is Measure.BIRTH_YEAR]
        if births:
            found.add(PersonTests(tuple(births)), bounded.start, bounded.end, score)
        else:
            found.add(FilmTests(bounded.bounds), bounded.start, bounded.end, score)
    for place, word in enumerate(number_words([t.word for t in tokens])):
        if word.isdigit() and 0 < int(word) <= 100:  # noqa: PLR2004 # more is no list
            found.add(Number(int(word)), place, place + 1, 0.8)


def _add_tags(
    found: _Found, words: Sequence[str], tags: Mapping[str, FilmTest]
) -> None:
    for start in range(len(words)):
        phrase: list[str] = []
        for end in range(start + 1, min(len(words), start + 4) + 1):
            if words[end - 1] in {"-", "–"} and phrase:
                continue
            phrase.append(words[end - 1])
            test = tags.get(" ".join(phrase))
            if test:
                found.add(FilmTests((test,)), start, end, 1.1 * len(phrase))


def _named_before(named: Sequence[Piece], meaning: Meaning, start: int) -> bool:
    """Return whether "he" is rather somebody whom the same sentence names."""
    return any(
        leaf.end <= start and type(leaf.meaning) is type(meaning) and leaf.score > 0.5  # noqa: PLR2004 # surer than a little word
        for leaf in named
    )


def _add_context(found: _Found, words: Sequence[str], context: Context) -> None:
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


def _add_characters(found: _Found, tokens: Tokens, words: Sequence[str]) -> None:
    """Offer the words after "played", and those before "in", as a character's name."""
    plays = [leaf for leaf in found.leaves if _plays(leaf.meaning)]
    for leaf in plays:
        _add_text(found, tokens, leaf.end)
    for place in range(len(words) - 1):
        who_is = words[place] in {"who", "whom", "actor", "actress", "woman", "man", "that"}
        if who_is and words[place + 1] in {"is", "was", "as", "were"}:
            _add_text(found, tokens, place + 2, is_sure=False)


def _plays(meaning: Meaning) -> bool:
    return isinstance(meaning, Doing) and meaning.verbs[0].plays


def _add_text(
    found: _Found, tokens: Tokens, start: int, *, is_sure: bool = True
) -> None:
    end = start
    every = tokens.all
    while end < len(every) and every[end].word not in _AFTER_CHARACTER:
        end += 1
    if start < end <= start + 6 and every[start].word != "by":  # noqa: PLR2004 # names are no longer
        text = tokens.slice(start, end)
        words = [token.word for token in every[start:end]]
        if not is_sure and any(_tells_role(word) for word in words):
            return
        is_lead = fold_title(text) in _LEADS or text.lower() in _LEADS
        found.add(Text(text, is_lead=is_lead), start, end, 0.9 * (end - start))


def _tells_role(word: str) -> bool:
    sorts = {Sort.ROLE, Sort.VERB, Sort.FILM_NOUN, Sort.FILM_FIELD, Sort.ORDER}
    return word in {"listed", "credited"} or any(
        sense.sort in sorts for sense in senses().get(word, ())
    )


def _costs(
    tokens: Sequence[Token], words: Sequence[str], leaves: Sequence[Piece]
) -> Iterator[float]:
    meaningful = {
        place
        for leaf in leaves
        if not isinstance(leaf.meaning, Text)
        for place in range(leaf.start, leaf.end)
    }
    for place, token in enumerate(tokens):
        if token.word in _SENTENCE_ENDS and place + 1 < len(tokens):
            yield SENTENCE_COST
        elif token.is_sign or token.word == "'s":
            yield 0.0
        elif token.word in LINKS:
            yield LINK_COST
        elif words[place] in senses() or place in meaningful:
            yield SENSE_COST
        else:
            yield UNKNOWN_COST


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
