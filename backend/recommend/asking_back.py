"""The one question back that tells most apart what could be recommended."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from backend.domain.films import FilmId
from backend.domain.folding import fold_title
from backend.domain.wanted import AllOf, AnyOf, Bound, MadeBy, Tagged
from backend.domain.wishes import Wish
from backend.ports.shelf import Integers, Reals
from backend.recommend.shelf import Shelf
from backend.recommend.trait_words import mood_question
from backend.recommend.traits import Choose, Trait, by_fame, traits_of

# Nobody is in the mood for a keyword, and it is not read as a limit.
_ASKABLE: Final = {"genre", "year", "runtime", "language", "country", "person"}
# Whoever named one of these wants that one: another would take its place.
_ONLY_ONCE: Final = {"language", "country", "person"}
# A slasher is read as any horror film.
_READ_OTHERWISE: Final = {"genre:Slasher"}
ALL_THE_SAME: Final = "I don't mind"


@dataclass(frozen=True, slots=True)
class AskBack:
    """A question, and what may be said to it: words that are understood as a wish."""

    about: str
    """The id of the trait that it is about, such as genre:Comedy."""
    question: str
    options: tuple[str, ...]


def ask_back(
    shelf: Shelf,
    films: Sequence[FilmId],
    wish: Wish,
    said: Collection[str],
    choose: Choose,
) -> AskBack | None:
    """Return the question to put about these films, never one that was asked.

    `said` is what was said before on our side.
    """
    rows = shelf.rows_of(films)
    weights = by_fame(shelf)[rows]
    traits = _askable(shelf, rows, weights, wish, said)
    trait = choose(traits, weights, ())
    return None if trait is None else _worded(trait, traits, wish)


def _askable(
    shelf: Shelf, rows: Integers, weights: Reals, wish: Wish, said: Collection[str]
) -> list[Trait]:
    """Return what somebody may still be asked, of what tells films apart.

    What was wished for splits the films no more, so that only what was answered
    otherwise is told by the talk.
    """
    settled = _settled(wish.limits.where)
    left = _ASKABLE - (settled & _ONLY_ONCE)
    return [
        trait
        for trait in traits_of(shelf, rows, weights)
        if trait.kind in left
        and _is_understood(shelf, trait)
        and not any(_opening(trait, settled) in message for message in said)
    ]


def _is_understood(shelf: Shelf, trait: Trait) -> bool:
    """Return whether its words are read as just this, and not as a film's title."""
    is_name = trait.kind in _ONLY_ONCE
    return trait.id not in _READ_OTHERWISE and not (
        is_name and fold_title(trait.name) in shelf.rows_by_title
    )


def _worded(trait: Trait, traits: Iterable[Trait], wish: Wish) -> AskBack:
    """Return a question about this trait; somebody is asked for beside another."""
    settled = _settled(wish.limits.where)
    question, options = _opening(trait, settled), list(_sides(trait))
    match trait.kind:
        case "person":
            others = [t for t in traits if t.kind == "person" and t.id != trait.id][:1]
            names = " or ".join(each.name for each in (trait, *others))
            question = f"{question} {names}?"
            options = [each.yes for each in (trait, *others)]
        case "genre" if "genre" in settled:
            # Without the word it would take the place of the kind wished for.
            options[0] = f"also {trait.yes}"
    return AskBack(trait.id, question, (*options, ALL_THE_SAME))


def _opening(trait: Trait, settled: Collection[str]) -> str:
    """Return the question as it begins, whoever it names."""
    return mood_question(trait.kind, *_sides(trait), is_settled=trait.kind in settled)


def _sides(trait: Trait) -> tuple[str, str]:
    """Return what may be wished for, what is older, shorter or so first."""
    return (trait.no, trait.yes) if trait.kind == "runtime" else (trait.yes, trait.no)


def _settled(tests: Iterable[object]) -> set[str]:
    """Return which kinds of traits have been wished for."""
    kinds: set[str] = set()
    for test in tests:
        match test:
            case Bound(measure):
                kinds.add(measure.value)
            case Tagged(tag):
                kinds.add(tag.value)
            case MadeBy():
                kinds.add("person")
            case AnyOf(inner) | AllOf(inner):
                kinds |= _settled(inner)
    return kinds
