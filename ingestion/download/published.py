"""What has a public address, as its publishers give it.

Knows addresses, sizes and hashes; fetches nothing. Every function takes the address
to begin with, so that a mirror or a test names its own.
"""

from dataclasses import dataclass
from typing import Final, Literal

from ingestion.sources.licences import TERMS, SourceTerms

MovieLensSize = Literal["latest-small", "latest", "25m", "32m"]
MOVIELENS_SIZES: Final[tuple[MovieLensSize, ...]] = (
    "latest-small",
    "latest",
    "25m",
    "32m",
)
MEGA: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Digest:
    """A hash that a file must have."""

    algorithm: Literal["md5", "sha256"]
    value: str


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file and what is known of it beforehand."""

    name: str
    address: str
    size: int | None = None
    """Bytes, where one size is published for good."""
    digest: Digest | None = None
    md5_address: str | None = None
    """Where its md5 is published beside it."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What a source publishes, and on what terms."""

    terms: SourceTerms
    files: tuple[PublishedFile, ...]
    unpacked_bytes: int = 0
    """About how much its one archive unpacks to; 0 where nothing is unpacked."""


IMDB_FILES: Final = (
    "title.basics",
    "title.ratings",
    "title.crew",
    "title.principals",
    "name.basics",
    "title.akas",
)
DECADES: Final = range(1900, 2021, 10)
# What the archives of each size are about, unpacked.
_MOVIELENS_BYTES: Final[dict[MovieLensSize, int]] = {
    "latest-small": 4 * MEGA,
    "latest": 1_600 * MEGA,
    "25m": 1_200 * MEGA,
    "32m": 1_000 * MEGA,
}


def imdb(at: str = "https://datasets.imdbws.com/") -> Publication:
    """IMDb's files, made anew every day."""
    names = [f"{name}.tsv.gz" for name in IMDB_FILES]
    return Publication(TERMS["imdb"], tuple(PublishedFile(n, at + n) for n in names))


def wikipedia(
    at: str = "https://raw.githubusercontent.com/prust/wikipedia-movie-data/master/",
) -> Publication:
    """American films, a file for each decade."""
    names = [f"movies-{decade}s.json" for decade in DECADES]
    return Publication(
        TERMS["wikipedia"],
        tuple(PublishedFile(name, at + name) for name in names),
    )


def cmu_summaries(
    at: str = "https://www.cs.cmu.edu/~ark/personas/data/",
) -> Publication:
    """The CMU Movie Summary Corpus."""
    name = "MovieSummaries.tar.gz"
    file = PublishedFile(name, at + name)
    return Publication(TERMS["cmu"], (file,), unpacked_bytes=200 * MEGA)


def movielens(
    size: MovieLensSize = "latest-small",
    at: str = "https://files.grouplens.org/datasets/movielens/",
) -> Publication:
    """MovieLens in one of its sizes, with the md5 that GroupLens publishes."""
    name = f"ml-{size}.zip"
    file = PublishedFile(name, at + name, md5_address=f"{at}{name}.md5")
    return Publication(
        TERMS["ratings"],
        (file,),
        unpacked_bytes=_MOVIELENS_BYTES[size],
    )


def movie_reviews(
    at: str = "https://ai.stanford.edu/~amaas/data/sentiment/",
) -> Publication:
    """The Large Movie Review Dataset; unchanged since 2011, so its hash is known."""
    name = "aclImdb_v1.tar.gz"
    digest = Digest("md5", "7c2ac02c03563afcf9b574c7e56c153a")
    file = PublishedFile(name, at + name, size=84_125_825, digest=digest)
    return Publication(TERMS["reviews"], (file,), unpacked_bytes=500 * MEGA)
