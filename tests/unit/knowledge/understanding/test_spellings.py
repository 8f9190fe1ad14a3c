"""Names are found among many by what misspells them."""

import pytest

from backend.knowledge.understanding.spellings import Spellings

NAMES = Spellings(["hitchcock", "kubrick", "lynch", "lunch", "", "kurosawa", "élan"])


@pytest.mark.parametrize(
    ("word", "slips", "names"),
    [
        ("lynch", 1, ["lynch"]),
        ("hichcock", 1, ["hitchcock"]),
        ("hitchcook", 1, ["hitchcock"]),
        ("lynhc", 1, ["lynch"]),
        ("hichcok", 1, []),
        ("hichcok", 2, ["hitchcock"]),
        ("kubrik", 2, ["kubrick"]),
        ("elan", 1, ["élan"]),
        ("zzz", 2, []),
        ("", 1, []),
    ],
)
def test_a_name_within_so_many_slips_is_found(word, slips, names):
    assert NAMES.nearest(word, slips=slips) == names


def test_those_that_are_equally_near_come_in_their_order():
    assert NAMES.nearest("lanch", slips=1) == ["lynch", "lunch"]


def test_only_the_nearest_count():
    assert NAMES.nearest("lunch", slips=2) == ["lunch"]


def test_among_no_names_none_is_found():
    assert Spellings([]).nearest("lynch", slips=2) == []
