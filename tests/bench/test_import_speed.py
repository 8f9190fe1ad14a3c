"""How fast films enter."""

import json
import random
import time

import pytest

from tests.moviechat import installed

pytestmark = [pytest.mark.bench, pytest.mark.services]

FILMS = 20_000
SECONDS_AT_MOST = 20


def a_record(number: int, chance: random.Random) -> dict[str, object]:
    """Return a record as rich as a real one: 11 people, a plot of 120 words."""

    def words(count: int) -> str:
        return " ".join(f"word{chance.randint(1, 5000)}" for _ in range(count))

    def a_person() -> dict[str, object]:
        return {"id": f"nm{chance.randint(1, 40_000):07}", "name": words(2).title()}

    return {
        "id": f"tt9{number:07}",
        "title": words(3).title(),
        "year": chance.randint(1920, 2023),
        "runtime": chance.randint(60, 200),
        "genres": chance.sample(["Drama", "Comedy", "War", "Horror"], 2),
        "keywords": [words(1) for _ in range(6)],
        "languages": ["English"],
        "countries": ["United States"],
        "rating": chance.randint(10, 99) / 10,
        "votes": chance.randint(1, 10**6),
        "logline": words(20),
        "plot": words(120),
        "directors": [a_person()],
        "writers": [a_person(), a_person()],
        "cast": [{**a_person(), "characters": [words(2)]} for _ in range(8)],
    }


def test_twenty_thousand_films_import_without_embedding_in_time(tmp_path, capsys):
    chance = random.Random(1)
    path = tmp_path / "films.jsonl"
    with path.open("w") as lines:
        for number in range(FILMS):
            lines.write(json.dumps(a_record(number, chance)) + "\n")
    with installed() as here:
        here.run("ingest", "status")

        started = time.monotonic()
        done = here.run("films", "import", str(path), "--no-embed", "--json")
        seconds = time.monotonic() - started

        started = time.monotonic()
        again = here.run("films", "import", str(path), "--no-embed", "--json")
        seconds_again = time.monotonic() - started

    with capsys.disabled():
        print(f"\n{FILMS} films: {seconds:.1f} s, again: {seconds_again:.1f} s")  # noqa: T201 - a figure
    assert json.loads(done.stdout)["added"] == FILMS
    assert json.loads(again.stdout)["unchanged"] == FILMS
    assert seconds < SECONDS_AT_MOST
