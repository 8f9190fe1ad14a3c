"""The suites that come with Movie Chat, asked of its starter catalogue."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.moviechat import Installation, installed

pytestmark = [pytest.mark.services, pytest.mark.timeout(300)]

# What stands in docs/benchmarks.md, with a question or two to spare.
KNOWLEDGE_AT_LEAST = 93.0
READING_AT_LEAST = 82.0


@pytest.fixture(scope="module")
def home() -> Iterator[Installation]:
    with installed() as home:
        done = home.run("ingest", "starter")
        assert done.returncode == 0, done.stderr
        yield home


def asked(home: Installation, suite: str) -> dict[str, Any]:
    done = home.run("eval", suite, "--at-least", "0", "--json")
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_questions_of_every_type_are_answered(home):
    told = asked(home, "knowledge")

    assert 100 * told["share"] >= KNOWLEDGE_AT_LEAST, told["wrong"]
    assert [t for t in told["types"] if 4 * t["right"] < 3 * t["asked"]] == []


def test_questions_about_plots_are_answered_or_refused(home):
    told = asked(home, "reading")

    [answered, refused] = told["types"]
    cited = answered["marks"]["cited"]
    assert 100 * told["share"] >= READING_AT_LEAST, told["wrong"]
    assert answered["right"] >= 0.75 * answered["asked"]
    assert cited["right"] >= 0.9 * cited["of"]
    assert refused["right"] >= 0.9 * refused["asked"]
