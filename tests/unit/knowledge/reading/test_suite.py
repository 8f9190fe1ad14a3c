"""The reading suite: questions in other words over the starter catalogue's plots."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from backend.adapters.embedder.minilm import minilm
from backend.knowledge.reading.describing import split_description
from backend.knowledge.reading.reader import PlotReader
from backend.knowledge.reading.wording import word

ROOT = Path(__file__).parents[4]
SUITE = ROOT / "backend" / "evaluation" / "suites" / "reading.jsonl"
STARTER = ROOT / "ingestion" / "starter" / "films.jsonl"


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@dataclass(frozen=True)
class Outcome:
    """How one question was answered."""

    answerable: bool
    refused: bool
    contained: bool
    cited: bool
    words: int


@cache
def outcomes() -> list[Outcome]:
    reader = PlotReader(minilm())
    films = {film["id"]: film for film in lines(STARTER)}
    return [outcome(entry, films[entry["film_id"]], reader) for entry in lines(SUITE)]


def outcome(entry: dict[str, Any], film: dict[str, Any], reader: PlotReader) -> Outcome:
    gold = entry["gold"]
    question = entry["question"]
    asked = question if entry["named"] else split_description(question).asked
    read = reader.read(asked, film["plot"], film_names=(film["title"],))
    if read is None or not read.bears_answer:
        refused = True
        return Outcome(
            "answers" in gold, refused, contained=False, cited=False, words=0
        )
    said = word(read)
    text = said.text.casefold()
    return Outcome(
        answerable="answers" in gold,
        refused=False,
        contained=any(a.casefold() in text for a in gold.get("answers", [])),
        cited=gold.get("sentence") in {cited.text for cited in said.cited},
        words=len(text.split()),
    )


def share(of: str, *, answerable: bool) -> float:
    asked = [one for one in outcomes() if one.answerable is answerable]
    return float(sum(getattr(one, of) for one in asked) / len(asked))


@pytest.mark.model
def test_three_answers_in_four_are_contained():
    assert share("contained", answerable=True) >= 0.75


@pytest.mark.model
def test_the_right_sentence_is_cited():
    assert share("cited", answerable=True) >= 0.8


@pytest.mark.model
def test_what_no_plot_tells_is_refused():
    assert share("refused", answerable=False) >= 0.85


@pytest.mark.model
def test_no_answer_is_longer_than_sixty_words():
    assert max(one.words for one in outcomes()) <= 60


def test_each_gold_sentence_stands_in_its_plot():
    plots = {film["id"]: film["plot"] for film in lines(STARTER)}

    for entry in lines(SUITE):
        assert entry["gold"].get("sentence", "") in plots[entry["film_id"]]
