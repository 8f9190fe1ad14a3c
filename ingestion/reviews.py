"""Reviews into the catalogue: each with what it thinks, to the film that it is of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from backend.adapters.postgres.matching import PostgresCandidates
from backend.adapters.postgres.reviews import PostgresReviews, StoredReview
from backend.domain.sources import Source
from backend.ports import Progress
from ingestion.naming import films_named
from ingestion.opinions import opinion_of
from ingestion.pipeline import Counts, Rejections
from ingestion.said import Rejected
from ingestion.sources.reviews import Review

# Whoever writes of a film may take the year of another country.
USUAL_GAP: Final = 1


@dataclass(frozen=True, slots=True)
class ReviewsOfSource:
    """All that some files of a source say."""

    source: Source
    origins: Sequence[str]
    reviews: Iterable[Review | Rejected]


def take_in_reviews(
    said: ReviewsOfSource,
    store: PostgresReviews,
    candidates: PostgresCandidates,
    rejections: Rejections,
    progress: Progress,
) -> Counts:
    """Keep reviews of films that are there, in place of what these files said."""
    progress.stage("Reading reviews")
    kept, films, unmatched = store.replace(
        said.source,
        said.origins,
        _judged(said.reviews, rejections, progress),
        lambda names: films_named(names, candidates, gap=USUAL_GAP),
    )
    return {"reviews": kept, "films": films, "unmatched": unmatched}


def origin_of(file: str) -> str:
    """Return the part of a data set, or the file, that a review stands in."""
    return file.partition("/")[0]


def _judged(
    said: Iterable[Review | Rejected],
    rejections: Rejections,
    progress: Progress,
) -> Iterator[StoredReview]:
    for one in said:
        progress.check()
        if isinstance(one, Rejected):
            rejections(one)
            progress.advance(0, failed=1)
        else:
            yield _stored(one)
            progress.advance()


def _stored(review: Review) -> StoredReview:
    opinion = opinion_of(review)
    return StoredReview(
        film_id=review.film.film_id,
        title=review.film.title,
        year=review.film.year,
        origin=origin_of(review.file),
        file=review.file,
        line=review.line,
        rating=review.rating,
        sentiment=opinion.sentiment,
        is_derived=opinion.is_derived,
        text=review.text,
        quote=opinion.quote,
        score=opinion.score,
    )
