"""Records of a source into the catalogue: each to the film that it is of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from backend.adapters.postgres.matching import PostgresCandidates
from backend.adapters.postgres.store import PostgresFilmStore
from backend.domain.errors import InvalidRequest
from backend.domain.films import FilmId
from backend.domain.records import FilmRecord
from backend.domain.sources import Source
from backend.ports import Progress
from ingestion.matching import match
from ingestion.pipeline import Counts, Rejections
from ingestion.said import Rejected, Said, Stated

BATCH: Final = 2_000


def take_in_records(
    said: Iterable[Said],
    source: Source,
    store: PostgresFilmStore,
    candidates: PostgresCandidates,
    rejections: Rejections,
    progress: Progress,
) -> Counts:
    """Store what a source says of films; match it to films that are there."""
    progress.stage(f"Reading {source}")
    stated = list(_usable(said, rejections, progress))
    if not stated and rejections.kept:
        first = rejections.kept[0]
        raise InvalidRequest(
            f"Nothing in it can be used: {first.file}, line {first.line}: "
            f"{first.reason}. Name the files of {source}.",
        )
    progress.stage("Matching films")
    matched = match([one.record.film for one in stated], candidates)
    records = list(_each_film_once(stated, matched, rejections))
    stored = store_records(records, source, store, progress)
    return {**stored, "matched": len(matched)}


def store_records(
    records: Sequence[FilmRecord],
    source: Source,
    store: PostgresFilmStore,
    progress: Progress,
) -> Counts:
    """Store records some at a time: whatever ends this, what was stored stays."""
    counts, unwanted = {"added": 0, "changed": 0, "unchanged": 0}, 0
    progress.stage("Storing films", len(records))
    for start in range(0, len(records), BATCH):
        progress.check()
        some = records[start : start + BATCH]
        stored = store.store(some, source=source)
        counts["added"] += stored.added
        counts["changed"] += stored.changed
        counts["unchanged"] += stored.unchanged
        left = stored.unchanged + stored.unwanted
        unwanted += stored.unwanted
        progress.advance(len(some) - left, skipped=left)
    return {**counts, "unwanted": unwanted} if unwanted else counts


def rejoin(
    source: Source,
    store: PostgresFilmStore,
    candidates: PostgresCandidates,
    progress: Progress,
) -> int:
    """Join films that this source brought to better known ones; return how many.

    So it does not matter which source was taken in first.
    """
    films = list(store.films_of(source))
    if not films:
        return 0
    progress.stage(f"Matching films of {source} that were there")
    matched = match(films, candidates)
    store.move({films[number].id: film_id for number, film_id in matched.items()})
    return len(matched)


def _usable(
    said: Iterable[Said],
    rejections: Rejections,
    progress: Progress,
) -> Iterator[Stated]:
    for one in said:
        if isinstance(one, Rejected):
            rejections(one)
            progress.advance(0, failed=1)
        else:
            progress.advance()
            yield one


def _each_film_once(
    stated: Sequence[Stated],
    matched: dict[int, FilmId],
    rejections: Rejections,
) -> Iterator[FilmRecord]:
    """Return the records under the ids of their films, the surest one of each."""
    line_of: dict[FilmId, int] = {}
    unmatched = (number for number in range(len(stated)) if number not in matched)
    for number in chain(matched, unmatched):
        one = stated[number]
        film_id = matched.get(number, one.record.film.id)
        if film_id in line_of:
            reason = f"the same film as in line {line_of[film_id]}"
            rejections(Rejected(one.file, one.line, reason, one.record.film.name))
            continue
        line_of[film_id] = one.line
        yield FilmRecord(replace(one.record.film, id=film_id), one.record.given)
