"""The tests of an expression as words need them: flat, and by the names in them."""

from collections.abc import Iterable

from backend.domain.wanted import AllOf, AnyOf, IsFilm, IsPerson, Not, Test
from backend.knowledge.wording.phrases import joined, one_line


def flat(tests: Iterable[Test]) -> list[Test]:
    """Return tests that must all hold, without nests that say no more than that."""
    found: list[Test] = []
    for test in tests:
        match test:
            case AllOf(inner) | AnyOf((_,) as inner):
                found += flat(inner)
            case Not(Not(inner_test)):
                found += flat([inner_test])
            case Not(AnyOf(inner)) if inner:
                found += flat([Not(each) for each in inner])
            case Not(AllOf((only,))):
                found += flat([Not(only)])
            case _:
                found.append(test)
    return found


def film_name(test: IsFilm) -> str:
    """Return what a named film is called."""
    return one_line(test.name) or joined(test.ids, last="or") or "no film"


def person_name(test: IsPerson) -> str:
    """Return what a named person is called."""
    return one_line(test.name) or joined(test.ids, last="or") or "nobody"
