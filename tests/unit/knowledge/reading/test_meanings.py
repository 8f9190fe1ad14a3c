"""Words are rare or common, near or far, without an embedder."""

from backend.knowledge.reading.meanings import is_known, kinship, likeness, rarity


def test_a_moth_is_more_of_an_insect_than_a_door_is():
    assert likeness("insect", "moth") > 0.5
    assert likeness("insect", "door") < 0.2


def test_words_that_have_nothing_to_do_with_each_other_are_not_near():
    assert kinship("graveyard", "cemetery") > 0.5
    assert kinship("graveyard", "lemon") == 0


def test_another_form_of_a_word_stands_for_it():
    assert kinship("cemeteries", "graveyard") > 0.5


def test_a_word_that_is_not_in_the_table_is_rare_and_near_to_none():
    assert not is_known("zyzzyva")
    assert rarity("zyzzyva") >= rarity("zinc") > rarity("house") > rarity("the")
    assert kinship("zyzzyva", "insect") == 0
