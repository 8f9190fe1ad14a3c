"""How fast questions are answered over HTTP, by one client and by sixteen at once.

Of a generated catalogue; MOVIECHAT_REAL_DATA names a folder with real films and
questions to ask instead. The clients run on the same processors as the server.
"""

import csv
import json
import os
import random
import threading
from collections.abc import Iterator, Sequence
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

import pytest

from tests.moviechat import Installation, installed
from tests.samples.imdb import DumpShape, write_imdb

pytestmark = [pytest.mark.bench, pytest.mark.services, pytest.mark.timeout(1800)]

FILMS = 38_500
ROUNDS = 3
CLIENTS = 16
SETTLED_AFTER_SECONDS = 60
MEDIAN_MS, P95_MS = 15, 60
QUESTIONS_A_SECOND, P95_MS_OF_MANY = 100, 400

OF_A_FILM = (
    "who directed {}", "what year did {} come out", "how long is {}?",
    "Who stars in {}?", "who wrote {} and when", "rating of {}", "genres of {}",
    "what other films did the director of {} make", "is {} a comedy?",
    "which actors of {} also direct", "who did the music for {}",
    "films with the same writer as {}",
)  # fmt: skip
OF_A_PERSON = (
    "films with {}", "what has {} directed", "how many films is {} in",
    "best rated film with {}", "when was {} born", "{} movies after 1990",
    "who has worked with {}", "first film of {}", "longest movie starring {}",
    "did {} ever direct a drama", "thrillers with {}",
)  # fmt: skip
OF_MANY = (
    "horror comedies from the 80s", "how many films before 1930 do you have",
    "the ten best rated westerns", "longest film of 1975", "war films over 3 hours",
    "which director has the most films", "films under 70 minutes made before 1950",
    "who directed Zzyzx Marmalade Nine", "best sci-fi of the 90s",
)  # fmt: skip


def ask(connection: HTTPConnection, question: str) -> float:
    """Ask one question and return the milliseconds it took."""
    body = json.dumps({"question": question})
    started = perf_counter()
    headers = {"Content-Type": "application/json"}
    connection.request("POST", "/api/ask", body, headers)
    with connection.getresponse() as reply:
        reply.read()
        assert reply.status == 200, question
    return (perf_counter() - started) * 1000


def ask_all(port: int, questions: Sequence[str]) -> list[float]:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        return [ask(connection, question) for question in questions]
    finally:
        connection.close()


def ask_together(port: int, questions: Sequence[str]) -> tuple[float, list[float]]:
    """Ask everything once for each client, all at once: seconds, milliseconds."""
    times: list[float] = []

    def client(number: int) -> None:
        shuffled = random.Random(number).sample(questions, len(questions))
        times.extend(ask_all(port, shuffled))

    threads = [threading.Thread(target=client, args=[n]) for n in range(CLIENTS)]
    started = perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return perf_counter() - started, times


def p95(times: Sequence[float]) -> float:
    return sorted(times)[int(0.95 * len(times))]


def generated_questions(dump: Path) -> list[str]:
    """Return questions about films and people of a dump, drawn by lot."""
    chance = random.Random(4)
    titles = chance.sample(list(column(dump / "title.basics.tsv", "primaryTitle")), 4)
    people = chance.sample(list(column(dump / "name.basics.tsv", "primaryName")), 4)
    of_films = [words.format(title) for words in OF_A_FILM for title in titles]
    of_people = [words.format(name) for words in OF_A_PERSON for name in people]
    return [*of_films, *of_people, *OF_MANY]


def column(path: Path, name: str) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        yield from (row[name] for row in rows)


def load(home: Installation, dump: Path) -> list[str]:
    """Load the catalogue; return what to ask of it."""
    real = os.environ.get("MOVIECHAT_REAL_DATA")
    if real is None:
        write_imdb(dump, DumpShape(FILMS, only_films=True, with_akas=False))
        done = home.run("ingest", "imdb", str(dump), "--min-votes", "0")
        assert done.returncode == 0, done.stderr
        return generated_questions(dump)
    for source in ("imdb", "wikipedia"):
        folder = {"wikipedia": "wikipedia_films"}.get(source, source)
        done = home.run("ingest", source, str(Path(real) / folder))
        assert done.returncode == 0, done.stderr
    asked = Path(real) / "questions" / "questions_dev.jsonl"
    lines = asked.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["question"] for line in lines]


def test_questions_are_answered_while_the_reader_draws_breath(tmp_path, capsys):
    dump = tmp_path / "dump"
    dump.mkdir()
    with installed() as home:
        questions = load(home, dump)
        home.serve("--no-worker")
        ask_all(home.port, questions)
        # The embedder is loaded meanwhile, and PostgreSQL looks through its new tables.
        sleep(SETTLED_AFTER_SECONDS)
        ask_all(home.port, questions)
        alone = [t for _ in range(ROUNDS) for t in ask_all(home.port, questions)]
        seconds, together = ask_together(home.port, questions)

    rate = len(together) / seconds
    with capsys.disabled():
        print(  # noqa: T201 - a figure
            f"\n{len(questions)} questions, one client: median {median(alone):.1f} ms, "
            f"p95 {p95(alone):.1f} ms; {CLIENTS} clients: {rate:.0f} a second, "
            f"p95 {p95(together):.0f} ms"
        )
    assert len(together) == CLIENTS * len(questions)
    assert median(alone) <= MEDIAN_MS
    assert p95(alone) <= P95_MS
    assert rate >= QUESTIONS_A_SECOND
    assert p95(together) <= P95_MS_OF_MANY
