"""Posters from TMDB into the catalogue, some films at a time.

What was asked for is remembered, found or not: a run that breaks off is taken up where
it was, and films without a poster are left alone for a month.
"""

from typing import Final

from backend.adapters.postgres.posters import PostgresPosterLookups
from backend.adapters.postgres.store import PostgresFilmStore
from backend.domain.films import FieldSource, Film
from backend.domain.records import FilmRecord
from backend.domain.sources import Source
from backend.ports import Progress
from ingestion.pipeline import Counts
from ingestion.sources.licences import TERMS
from ingestion.sources.posters import PosterFound, Tmdb, find_posters

BATCH: Final = 200
SITE: Final = "https://www.themoviedb.org"
_STATED: Final = frozenset({"id", "poster_url", "sources"})


def find_missing_posters(
    store: PostgresFilmStore,
    lookups: PostgresPosterLookups,
    tmdb: Tmdb,
    progress: Progress,
) -> Counts:
    """Ask TMDB for the poster of every film of IMDb's that has none."""
    counts = {"asked": 0, "found": 0}
    progress.stage("Asking TMDB for posters", lookups.count_due())
    while film_ids := lookups.due(limit=BATCH):
        answers = list(find_posters(film_ids, tmdb, progress))
        found = {one.film_id: one for one in answers if isinstance(one, PosterFound)}
        there = store.there(found)
        store.store(
            [_record(found[film_id]) for film_id in there], source=Source.POSTERS
        )
        lookups.note(film_ids)
        counts["asked"] += len(film_ids)
        counts["found"] += len(there)
    return counts


def _record(poster: PosterFound) -> FilmRecord:
    note = FieldSource("poster_url", "TMDB", SITE, TERMS["posters"].licence)
    film = Film(poster.film_id, title="", poster_url=poster.url, sources=(note,))
    return FilmRecord(film, _STATED)
