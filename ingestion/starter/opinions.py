"""House opinions: what this house says of some starter films, and calls its own.

They answer for a film until there is a review of it that somebody else wrote.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from backend.domain.films import FilmId
from ingestion.sources.reviews import FilmNamed, Review

OPINIONS_FILE: Final = Path(__file__).with_name("opinions.jsonl")


def house_opinions() -> Iterator[Review]:
    """Return the opinions that come with the starter catalogue."""
    lines = OPINIONS_FILE.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        said = json.loads(line)
        film = FilmNamed(FilmId(said["film"]))
        rating = float(said["rating"])
        yield Review(film, said["text"], rating, None, OPINIONS_FILE.name, number)
