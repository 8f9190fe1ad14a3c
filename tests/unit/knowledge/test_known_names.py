"""Names at hand are renewed behind, when the catalogue changed."""

import threading
from typing import Any

import pytest

from backend.domain.errors import DatabaseTooSlow
from backend.knowledge.known_names import LOOKED_AGAIN_SECONDS, KnownNames
from backend.ports.questions import WellKnown


class Changing:
    """A catalogue of names, of some version."""

    def __init__(self) -> None:
        self.now = "1"
        self.made = 0
        self.is_away = False
        self.seconds = 100.0

    def version(self) -> str:
        if self.is_away:
            raise DatabaseTooSlow("away")
        return self.now

    def tags(self) -> dict[str, list[str]]:
        return {"genre": ["Drama"]}

    def well_known(self, *, films: int, people: int) -> WellKnown:
        if self.is_away:
            raise DatabaseTooSlow("away")
        self.made += 1
        return WellKnown((), ())


@pytest.fixture
def catalogue() -> Changing:
    return Changing()


@pytest.fixture
def names(catalogue) -> KnownNames:
    questions: Any = catalogue
    return KnownNames(questions, lambda: catalogue.seconds)


def later(catalogue: Changing, names: KnownNames) -> None:
    """Ask again some seconds later, and wait for what goes on behind."""
    catalogue.seconds += LOOKED_AGAIN_SECONDS + 1
    names.book()
    for thread in threading.enumerate():
        if thread.name == "names":
            thread.join()


def test_the_book_is_made_once_and_kept(catalogue, names):
    names.warm_up()

    assert names.book() is names.book()
    assert "drama" in names.tags()
    assert catalogue.made == 1


def test_it_is_renewed_when_the_catalogue_changed(catalogue, names):
    before = names.book()
    later(catalogue, names)
    assert names.book() is before

    catalogue.now = "2"
    later(catalogue, names)

    assert names.book() is not before
    assert catalogue.made == 2


def test_the_old_book_serves_while_the_database_is_away(catalogue, names, caplog):
    before = names.book()
    catalogue.is_away = True

    later(catalogue, names)
    later(catalogue, names)

    assert names.book() is before
    assert "names are not renewed" in caplog.text

    catalogue.is_away, catalogue.now = False, "2"
    later(catalogue, names)
    assert names.book() is not before


def test_a_book_that_could_not_be_made_is_made_at_the_next_question(catalogue, names):
    catalogue.is_away = True
    with pytest.raises(DatabaseTooSlow):
        names.book()
    catalogue.is_away = False

    assert names.book()
