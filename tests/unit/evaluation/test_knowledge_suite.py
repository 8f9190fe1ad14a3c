from backend.evaluation.questions import read_suite
from tests.suites.knowledge import SUITE, TYPES, suite_text
from tests.suites.knowledge.dialogues import DIALOGUES

SPOKEN_OF = {
    "absent",
    "age",
    "compare",
    "count",
    "false_premise",
    "field",
    "help",
    "hops",
    "keywords_themes",
    "list",
    "misspelt",
    "not_known",
    "opinions",
    "out_of_scope",
    "partial",
    "person",
    "plot",
    "reading",
    "same_title",
    "search",
    "similar",
    "small_talk",
    "superlative",
    "trivia",
    "who_played",
    "yes_no",
}


def test_the_file_is_what_the_questions_make():
    assert SUITE.read_text(encoding="utf-8") == suite_text()


def test_it_is_wide_enough_to_tell_something():
    assert sum(map(len, TYPES.values())) >= 150
    assert len(DIALOGUES) >= 25
    assert {type_ for type_, asked in TYPES.items() if len(asked) > 3} == SPOKEN_OF


def test_every_question_reads_and_has_an_id_of_its_own():
    ids = [question.id for question in read_suite(SUITE)]
    assert len(ids) == len(set(ids))
