"""Films with plots, an endpoint that embeds them, and a look at what is kept."""

import json
import os
import random
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from backend.adapters.local_services import ServiceName, inspect_home
from backend.settings import Settings
from ingestion.composition import Workshop, open_workshop
from tests.embeddings import KEY, Endpoint
from tests.moviechat import Installation

PAID = "openai:bag-of-words"
OTHER = "openai:another"


def environment(endpoint: Endpoint, embedder: str = PAID) -> dict[str, str]:
    return {
        "MOVIECHAT_EMBEDDER": embedder,
        "OPENAI_BASE_URL": endpoint.url,
        "OPENAI_API_KEY": KEY,
    }


def write_films(path: Path, count: int) -> str:
    """Write films whose plots have two passages, every seventh the same as another."""
    chance = random.Random(1)

    def plot(number: int) -> str:
        words = random.Random(number % 7 or number)
        told = [f"word{words.randint(1, 400)}" for _ in range(90)]
        return ". ".join(" ".join(told[n : n + 15]).title() for n in range(0, 90, 15))

    with path.open("w") as lines:
        for number in range(count):
            film = {"title": f"Film {number}", "year": 1950 + chance.randint(0, 70)}
            lines.write(json.dumps({**film, "plot": f"{plot(number)}."}) + "\n")
    return str(path)


@dataclass(frozen=True)
class Kept:
    """What rows and index hold, in a form that can be compared."""

    passages: list[tuple[object, ...]]
    vectors: list[tuple[object, ...]]
    embedders: list[tuple[object, ...]]
    departed: int
    indexes: dict[str, dict[str, list[float]]]


@contextmanager
def workshop(here: Installation) -> Iterator[Workshop]:
    with open_workshop(Settings.from_env(here.env), lambda _: None) as opened:
        yield opened


def kept(here: Installation) -> Kept:
    """Return all that embedding leaves behind."""
    with workshop(here) as opened, opened.passages._connect() as connection:

        def rows(statement: str) -> list[tuple[object, ...]]:
            return connection.execute(statement).fetchall()

        names = [known.name for known in opened.embedders.known()]
        return Kept(
            passages=rows(
                "SELECT f.id, p.number, p.text FROM passages p "
                "JOIN films f USING (film_key) ORDER BY 1, 2"
            ),
            vectors=rows(
                "SELECT e.name, f.id, v.number, v.text_hash, v.is_indexed, v.vector "
                "FROM passage_vectors v JOIN embedders e USING (embedder_key) "
                "JOIN films f USING (film_key) ORDER BY 1, 2, 3"
            ),
            embedders=rows(
                "SELECT name, dimension, is_active, data_version FROM embedders "
                "ORDER BY 1"
            ),
            departed=len(rows("SELECT FROM departed_passages")),
            indexes={name: held(opened, name) for name in names},
        )


def held(opened: Workshop, name: str) -> dict[str, list[float]]:
    index = opened.indexes.index_of(name)
    ids = [passage_id for some in index.held() for passage_id in some]
    return {id_: vector.tolist() for id_, vector in index.vectors(ids).items()}


def lose_chroma(here: Installation) -> None:
    """Kill Chroma and remove its folder, as a person may who clears up."""
    pid = next(
        report.pid
        for report in inspect_home(here.home).services
        if report.name is ServiceName.CHROMA
    )
    assert pid is not None
    shutil.rmtree(here.home / "chroma")
    os.kill(pid, 9)
    time.sleep(0.5)
