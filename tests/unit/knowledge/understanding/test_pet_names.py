"""People are called by short names, and their names are spelt otherwise."""

import pytest

from backend.knowledge.understanding.pet_names import sounds_alike
from tests.unit.knowledge.understanding.names import a_book, a_name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("charlie", "charles"),
        ("bob", "robert"),
        ("bill", "william"),
        ("jim", "james"),
        ("steve", "steven"),
        ("steve", "stephen"),
        ("stephen", "steven"),
        ("al", "alfred"),
        ("kate", "katharine"),
        ("akiro", "akira"),
        ("micheal", "michael"),
    ],
)
def test_one_first_name_may_mean_another(said, name):
    assert sounds_alike(said, name)


@pytest.mark.parametrize(
    ("said", "name"),
    [("bob", "william"), ("robert", "bob"), ("tom", "tim"), ("ann", "bob")],
)
def test_other_first_names_are_other_names(said, name):
    assert not sounds_alike(said, name)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("charlie chaplin", "Charles Chaplin"),
        ("bob de niro", "Robert De Niro"),
        ("jim stewart", "James Stewart"),
    ],
)
def test_the_book_knows_people_by_their_pet_names(said, name):
    book = a_book(people=("Geraldine Chaplin", name))

    assert book.partly(said).people == (a_name(name),)


def test_nobody_is_called_by_the_pet_name_of_another():
    book = a_book(people=("Charles Chaplin",))

    assert not book.partly("bob chaplin")
