"""Of 200 films drawn by lot and checked by hand, how many are matched right.

Needs IMDb's files and the Wikipedia films: MOVIECHAT_REAL_DATA names the folder that
holds them as `imdb` and `wikipedia_films`.
"""

import os
from pathlib import Path
from urllib.parse import unquote

import pytest

from backend.adapters.postgres.matching import PostgresCandidates
from backend.domain.films import Film
from backend.domain.sources import Source, sources_above
from ingestion.intake import Intake
from ingestion.matching import match
from ingestion.said import Stated
from ingestion.sources.imdb.choice import Choice
from ingestion.sources.wikipedia import read_wikipedia
from tests.progress import Quiet

CHECKED = Path(__file__).with_name("title_matches.tsv")
MOST_WRONG = 2
MOST_MISSED = 6

pytestmark = [pytest.mark.bench, pytest.mark.postgres]


def checked() -> dict[str, str]:
    lines = CHECKED.read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if not line.startswith("#")]
    return {film_id: page for film_id, page in pairs if page}


def page_of(film: Film) -> str:
    """Return the name of the page that a film's text or picture comes from."""
    addresses = (unquote(source.url or "") for source in film.sources)
    return next((a.rpartition("/")[2] for a in addresses if "wikipedia.org" in a), "?")


@pytest.fixture
def real_data() -> Path:
    named = os.environ.get("MOVIECHAT_REAL_DATA")
    if not named:
        pytest.skip("MOVIECHAT_REAL_DATA names no folder with real data")
    return Path(named)


def test_at_most_two_of_200_films_are_matched_wrong_and_six_missed(
    connect,
    real_data,
    tmp_path,
):
    Intake(connect, tmp_path, Quiet()).imdb(
        real_data / "imdb", Choice(), lambda _: None
    )
    said = read_wikipedia(real_data / "wikipedia_films")
    films = [one.record.film for one in said if isinstance(one, Stated)]
    candidates = PostgresCandidates(connect, sources_above(Source.WIKIPEDIA))
    found: dict[str, str] = {
        film_id: page_of(films[number])
        for number, film_id in match(films, candidates).items()
    }

    wrong = {i for i, page in checked().items() if found.get(i, page) != page}
    missed = {i for i, page in checked().items() if page != "-" and i not in found}

    assert len(checked()) == 200
    assert len(wrong) <= MOST_WRONG, wrong
    assert len(missed) <= MOST_MISSED, missed
    print(f"\n200 films: {len(wrong)} wrong, {len(missed)} missed")  # noqa: T201 - a figure
