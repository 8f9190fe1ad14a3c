"""The questions of a suite file, each with what was asked before it.

A line is a question, `{"id", "type", "question", "gold"}`, or a dialogue,
`{"id", "turns": [{"user", "gold"}, …]}`, whose turns become questions of their own.
Questions about plots may leave the type out.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from backend.domain.errors import InvalidRequest
from backend.evaluation.gold import Gold, read_gold

FIRST_TURN: Final = "dialogue, first turn"
LATER_TURN: Final = "dialogue, later turn"


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what is right."""

    id: str
    type: str
    text: str
    gold: Gold
    history: tuple[str, ...] = ()


def read_suite(path: Path) -> list[Question]:
    """Return the questions of a file, or raise what is wrong with which line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as exc:
        raise InvalidRequest(f"{path} is not UTF-8.") from exc
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip()]
    found = [question for n, line in numbered for question in _read(path, n, line)]
    if not found:
        raise InvalidRequest(f"{path} holds no questions.")
    return found


def _read(path: Path, number: int, line: str) -> list[Question]:
    try:
        told = json.loads(line)
        return list(_questions(told))
    except json.JSONDecodeError as exc:
        raise InvalidRequest(f"{path}, line {number}: {exc}.") from exc
    except (KeyError, TypeError, AttributeError) as exc:
        raise InvalidRequest(
            f"{path}, line {number}: needs id, question and gold, "
            f"or id and turns of user and gold ({exc})."
        ) from exc
    except InvalidRequest as exc:
        raise InvalidRequest(f"{path}, line {number}: {exc}") from exc


def _questions(told: dict[str, object]) -> Iterator[Question]:
    id_ = str(told["id"])
    turns = told.get("turns")
    if turns is None:
        gold = read_gold(told["gold"])
        type_ = str(told.get("type") or _type_of_reading(told))
        yield Question(id_, type_, str(told["question"]), gold)
        return
    if not isinstance(turns, list):
        raise InvalidRequest("turns: must be a list.")
    asked: list[str] = []
    for number, turn in enumerate(turns, 1):
        type_ = LATER_TURN if asked else FIRST_TURN
        text, gold = str(turn["user"]), read_gold(turn["gold"])
        yield Question(f"{id_}.{number}", type_, text, gold, tuple(asked))
        asked.append(text)


def _type_of_reading(told: dict[str, object]) -> str:
    gold = told["gold"]
    refuses = isinstance(gold, dict) and "refuse" in gold
    return "plot, not told" if refuses else "plot, told"
