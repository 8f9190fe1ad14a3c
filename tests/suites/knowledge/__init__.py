"""Everything that the suite asks, as the lines of its file."""

import json
from pathlib import Path
from typing import Any, Final

from backend import evaluation
from tests.suites.catalogue import Asked
from tests.suites.knowledge import (
    beside,
    comparing,
    dialogues,
    facts,
    lists,
    people,
    texts,
    wider,
)

SUITE: Final = Path(evaluation.__file__).parent / "suites" / "knowledge.jsonl"

TYPES: Final[dict[str, Asked]] = {
    "field": [*facts.FIELD, *wider.FIELD],
    "who_played": [*facts.WHO_PLAYED, *wider.WHO_PLAYED],
    "same_title": [*facts.SAME_TITLE, *wider.SAME_TITLE],
    "misspelt": facts.MISSPELT,
    "partial": facts.PARTIAL,
    "person": people.PERSON,
    "hops": people.HOPS,
    "age": people.AGE,
    "list": [*lists.LIST, *wider.LIST],
    "count": [*lists.COUNT, *wider.COUNT],
    "superlative": [*lists.SUPERLATIVE, *wider.SUPERLATIVE],
    "keywords_themes": [*lists.KEYWORDS, *texts.THEMES],
    "similar": [*lists.SIMILAR, *wider.SIMILAR],
    "search": [*lists.SEARCH, *wider.SEARCH],
    "compare": [*comparing.COMPARE, *wider.COMPARE],
    "yes_no": [*comparing.YES_NO, *wider.YES_NO],
    "false_premise": comparing.FALSE_PREMISE,
    "plot": texts.PLOT,
    "reading": [*texts.READING, *wider.READING],
    "opinions": texts.OPINIONS,
    "recommend": wider.RECOMMEND,
    "trivia": texts.TRIVIA,
    "small_talk": beside.SMALL_TALK,
    "help": beside.HELP,
    "absent": beside.ABSENT_ONES,
    "not_known": beside.NOT_KNOWN,
    "out_of_scope": beside.OUT_OF_SCOPE,
}


def suite_text() -> str:
    """Return the whole file."""
    lines = [*_questions(), *_dialogues()]
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)


def _questions() -> list[dict[str, Any]]:
    return [
        {"id": f"{type_}-{n:02}", "type": type_, "question": question, "gold": gold}
        for type_, asked in TYPES.items()
        for n, (question, gold) in enumerate(asked, 1)
    ]


def _dialogues() -> list[dict[str, Any]]:
    return [
        {
            "id": f"dialogue-{n:02}",
            "turns": [{"user": user, "gold": gold} for user, gold in turns],
        }
        for n, turns in enumerate([*dialogues.DIALOGUES, *wider.DIALOGUES], 1)
    ]
