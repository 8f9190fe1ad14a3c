"""Titles that may name one film."""

import pytest

from ingestion.kinship import are_kin


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Star Wars: Episode V - The Empire Strikes Back", "The Empire Strikes Back"),
        ("Se7en", "Seven"),
        ("Kill Bill: Vol. 1", "Kill Bill: Volume 1"),
        ("Mission: Impossible II", "Mission: Impossible 2"),
        ("Ocean's Eight", "Ocean's 8"),
        ("Sunset Blvd.", "Sunset Boulevard"),
        (
            "Interview with the Vampire: The Vampire Chronicles",
            "Interview with the Vampire",
        ),
        ("Amélie", "Amelie"),
    ],
)
def test_one_film_may_go_by_both(one, other):
    assert are_kin(one, other)
    assert are_kin(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kill Bill: Vol. 1", "Kill Bill: Volume 2"),
        ("Back to the Future", "Back to the Future Part II"),
        ("The Matrix Reloaded", "The Matrix Revolutions"),
        ("Heat", "Casino"),
        ("The", "Heat"),
        ("!!!", "???"),
    ],
)
def test_one_film_does_not_go_by_both(one, other):
    assert not are_kin(one, other)
    assert not are_kin(other, one)
