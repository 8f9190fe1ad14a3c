"""The golden examples that the page's own tests read: `tests/http/examples`.

`pytest tests/unit --update-examples` writes them anew; a change of theirs is a
change of the API and wants a reader's eye.
"""

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest
from flask.testing import FlaskClient

from tests.builders import a_person
from tests.unit.web.streams import lines_of, say

FOLDER: Final = Path(__file__).parents[2] / "http" / "examples"
TURNS: Final = {
    "chat-fact": "Who directed The Third Man?",
    "chat-namesakes": "Who directed King Kong?",
    "chat-plot": "What happens in The Third Man?",
    "chat-not-known": "Who directed Silence?",
    "chat-similar": "Films like King Kong (1933)",
    "chat-search": "a friend hides in the sewers of Vienna",
    "chat-not-in-catalogue": "Who directed King Krong Returns?",
    "chat-out-of-scope": "What's the weather today?",
    "chat-greeting": "hello",
}
REPLIES: Final[dict[str, tuple[str, str, object]]] = {
    "films": ("GET", "/api/films?q=king&pageSize=2", None),
    "film": ("GET", "/api/films/tt0041959", None),
    "film-of-little": ("GET", "/api/films/tt0000001", None),
    "person": ("GET", f"/api/people/{a_person('Fay Wray').id}", None),
    "search": ("POST", "/api/search", {"text": "a giant ape", "limit": 2}),
    "novelty": (
        "POST",
        "/api/novelty",
        {
            "text": "In Vienna a writer finds that his friend hides in the sewers. "
            "They bring a giant ape to New York in chains.",
            "limit": 2,
        },
    ),
    "map": ("GET", "/api/map", None),
    "map-place": ("POST", "/api/map/place", {"text": "sewers of Vienna"}),
    "narrow": (
        "POST",
        "/api/narrow",
        {
            "text": "a writer comes to a city, long after the war",
            "answers": [{"trait": "genre:Horror", "answer": "no"}],
            "limit": 2,
        },
    ),
    "health": ("GET", "/health", None),
    "health-ready": ("GET", "/health/ready", None),
    "version": ("GET", "/api/version", None),
    "error-not-found": ("GET", "/api/films/tt404", None),
    "error-invalid": ("GET", "/api/films?pageSize=101", None),
    "taste": ("GET", "/api/taste", None),
    "taste-changed": (
        "PATCH",
        "/api/taste",
        {
            "on": True,
            "films": {
                "tt0041959": {"like": True, "seen": True},
                "tt0074751": {"like": False},
            },
            "limits": {"never_genres": ["Horror"], "runtime_lte": 180},
        },
    ),
    "error-taste-film": ("PATCH", "/api/taste", {"films": {"tt404": {"seen": True}}}),
    "jobs": ("GET", "/api/jobs?state=failed", None),
    "job-running": ("GET", "/api/jobs/3", None),
    "job-succeeded": ("GET", "/api/jobs/1", None),
    "job-ordered": ("POST", "/api/jobs", {"kind": "embed", "config": {}}),
    "error-job-not-found": ("GET", "/api/jobs/404", None),
    "error-job-kind": ("POST", "/api/jobs", {"kind": "dance"}),
    "error-body": ("POST", "/api/search", {"text": "an ape", "colour": "red"}),
}
AWAY: Final = {
    "chat-failed": "Who directed The Third Man?",
    "chat-similar-without-index": "Films like King Kong (1933)",
}
# What differs from run to run, and what stands for it.
CHANGING: Final = (
    (re.compile(r"msg_[0-9a-f]{32}"), "msg_1"),
    (re.compile(r'"ms": [0-9.]+'), '"ms": 1.0'),
    (re.compile(r'"request_id": "[0-9a-f]{12}"'), '"request_id": "0123456789ab"'),
)


def compare(name: str, recorded: object, *, update: bool) -> None:
    """Hold what was recorded against the example, or write it."""
    path = FOLDER / f"{name}.json"
    text = json.dumps(recorded, ensure_ascii=False, indent=2) + "\n"
    if update:
        FOLDER.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), "no such example; run pytest tests/unit --update-examples"
    assert text == path.read_text(encoding="utf-8")


def steady(text: str) -> str:
    for changing, stands_for_it in CHANGING:
        text = changing.sub(stands_for_it, text)
    return text


def a_turn(client: FlaskClient, question: str) -> dict[str, object]:
    stream = steady(say(client, question).text)
    return {"question": question, "lines": lines_of(stream)}


@pytest.mark.parametrize(("name", "question"), TURNS.items())
def test_a_turn_is_as_its_example_shows(client, updates_examples, name, question):
    compare(name, a_turn(client, question), update=updates_examples)


@pytest.mark.parametrize(("name", "question"), AWAY.items())
def test_a_turn_without_a_part_is_as_its_example_shows(
    client,
    world,
    updates_examples,
    name,
    question,
):
    part = world.catalogue if name == "chat-failed" else world.index
    part.is_away = True

    compare(name, a_turn(client, question), update=updates_examples)


@pytest.mark.parametrize(("name", "request_of_it"), REPLIES.items())
def test_a_reply_is_as_its_example_shows(
    client,
    updates_examples,
    name,
    request_of_it,
):
    method, path, body = request_of_it

    response = client.open(path, method=method, json=body)

    reply: Any = json.loads(steady(json.dumps(response.json, ensure_ascii=False)))
    recorded = {
        "request": {"method": method, "path": path, "body": body},
        "status": response.status_code,
        "reply": reply,
    }
    compare(name, recorded, update=updates_examples)


def test_there_is_no_example_that_nothing_records():
    written = {path.stem for path in FOLDER.iterdir()}

    assert written == {*TURNS, *AWAY, *REPLIES}
