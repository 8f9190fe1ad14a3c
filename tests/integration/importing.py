"""A process that imports films without end and says which were acknowledged.

python -m tests.integration.importing   (in a home named by MOVIECHAT_HOME)
"""

import os
import sys
import time
from itertools import count

import psycopg

from backend.domain.errors import MovieChatError
from backend.domain.records import FilmRecord, read_record
from backend.settings import Settings
from ingestion.composition import open_workshop
from tests.fakes.progress import Told

AT_ONCE = 5


def a_batch(number: int) -> list[FilmRecord]:
    """Return films that no other batch holds."""
    return [
        read_record(
            {
                "id": f"tt9{number:06}{place}",
                "title": f"Film {number}-{place}",
                "year": 1950 + number % 70,
                "genres": ["Drama"],
                "directors": [{"name": f"Director {number % 50}"}],
                "plot": f"In town {number} a stranger opens door {place}. It closes.",
            },
        )
        for place in range(AT_ONCE)
    ]


def main() -> None:
    """Import until ended; what fails is tried again."""
    with open_workshop(Settings.from_env(os.environ), lambda _: None) as workshop:
        for number in count():
            batch = a_batch(number)
            while not _stored(workshop, batch):
                time.sleep(0.1)
            print(*[record.film.id for record in batch], flush=True)  # noqa: T201 - its voice


def _stored(workshop, batch: list[FilmRecord]) -> bool:
    try:
        workshop.store.store(batch)
        workshop.embed(Told())
    except (MovieChatError, psycopg.Error) as exc:
        sys.stderr.write(f"{type(exc).__name__}: {exc}\n")
        return False
    return True


if __name__ == "__main__":
    main()
