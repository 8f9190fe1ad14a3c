"""Reviews come from the published folder or from tables, each naming its film."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from backend.domain.errors import InvalidRequest
from backend.domain.films import FilmId
from ingestion.sources.reviews import FilmNamed, Review, read_reviews
from tests.unit.ingestion.sources.reading import (
    BAD_UTF8,
    a_file,
    cut_short,
    parted,
    reasons,
)

FIRST = FilmNamed(FilmId("tt0000001"))
SECOND = FilmNamed(FilmId("tt0000002"))
LATER = FilmNamed(FilmId("tt12345678"))


def a_dataset(
    root: Path,
    *,
    split: str = "train",
    kind: str = "pos",
    films: Sequence[str] = ("tt0000001",),
    reviews: Sequence[tuple[str, str | bytes]] = (),
) -> None:
    urls = "".join(f"http://www.imdb.com/title/{f}/usercomments\n" for f in films)
    a_file(root, f"{split}/urls_{kind}.txt", urls)
    (root / split / kind).mkdir(parents=True, exist_ok=True)
    for name, text in reviews:
        a_file(root, f"{split}/{kind}/{name}", text)


@pytest.mark.parametrize("at", ["", "aclImdb"])
def test_the_published_folder_is_read_film_by_its_address(tmp_path, at):
    films = ["tt0000001", "tt12345678"]
    a_dataset(
        tmp_path / at, films=films, reviews=[("1_9.txt", "Good<br /><br />film.")]
    )
    a_dataset(tmp_path / at, kind="unsup", reviews=[("0_0.txt", "A film.")])
    a_dataset(tmp_path / at, split="test", kind="neg", reviews=[("0_1.txt", "Bad.")])

    found, rejected = parted(read_reviews(tmp_path))

    assert rejected == []
    assert found == [
        Review(
            LATER,
            "Good\nfilm.",
            9,
            "pos",
            "train/pos/1_9.txt",
            1,
        ),
        Review(
            FIRST,
            "A film.",
            None,
            None,
            "train/unsup/0_0.txt",
            1,
        ),
        Review(FIRST, "Bad.", 1, "neg", "test/neg/0_1.txt", 1),
    ]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("notes.txt", "x", "is not named as 123_8.txt: number, rating"),
        ("7_9.txt", "x", "no address says which film this is about"),
        ("0_11.txt", "x", "rating: must be 0 to 10, not 11"),
        ("0_9.txt", "", "the review is empty"),
        ("0_9.txt", "<br />", "the review is empty"),
        ("0_9.txt", "x" * 100_001, "the review is longer than 100,000 letters"),
        ("0_9.txt", BAD_UTF8, "this is not UTF-8: invalid continuation byte"),
        ("0_9.txt", b"a\x00b", "this holds a NUL byte"),
    ],
)
def test_a_broken_review_is_rejected_and_the_others_are_read(
    tmp_path, name, text, reason
):
    films = ["tt0000001", "tt0000002"]
    a_dataset(tmp_path, films=films, reviews=[(name, text), ("1_8.txt", "Good.")])

    found, rejected = parted(read_reviews(tmp_path))

    assert [review.text for review in found] == ["Good."]
    assert [(row.file, row.reason) for row in rejected] == [
        (f"train/pos/{name}", reason)
    ]


def test_an_address_that_names_no_film_is_rejected(tmp_path):
    a_dataset(tmp_path, films=["nonsense", "tt0000002"], reviews=[("1_8.txt", "Good.")])

    found, rejected = parted(read_reviews(tmp_path))

    assert found[0].film.film_id == "tt0000002"
    assert rejected[0].file == "train/urls_pos.txt"
    assert rejected[0].reason.startswith("names no film")


def test_a_table_s_columns_are_known_by_many_names(tmp_path):
    a_file(tmp_path, "a.csv", "review,sentiment,imdb_id\nGood.,Positive,tt0000001\n")
    a_file(tmp_path, "b.csv", "text,score,movie,year\nBad.,2/5,Night Ferry,1931\n")
    a_file(tmp_path, "c.csv", "comment,title\nSo so.,Night Ferry (1931)\n")
    url = "https://www.imdb.com/title/tt0000002/"
    a_file(tmp_path, "d.tsv.gz", f"text\turl\trating\nFine.\t{url}\t6.5\n")

    found, rejected = parted(read_reviews(tmp_path))

    named = FilmNamed(None, "Night Ferry", 1931)
    assert rejected == []
    assert [(r.film, r.text, r.rating, r.sentiment) for r in found] == [
        (FIRST, "Good.", None, "pos"),
        (named, "Bad.", 4.0, None),
        (named, "So so.", None, None),
        (SECOND, "Fine.", 6.5, None),
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Good.,,,", "names no film: neither an IMDb id nor a title"),
        ("Good.,A,1066,", "year: must lie between 1870 and 2100, not '1066'"),
        ("Good.,A,soon,", "year: must lie between 1870 and 2100, not 'soon'"),
        ("Good.,A,1931,11", "rating: must be 0 to 10, or such as 4/5, not '11'"),
        ("Good.,A,1931,4/0", "rating: must be 0 to 10, or such as 4/5, not '4/0'"),
        ("Good.,A,1931,nan", "rating: must be 0 to 10, or such as 4/5, not 'nan'"),
        (",A,1931,4", "the review is empty"),
        ("Good.", "has 1 columns, not 4"),
    ],
)
def test_a_row_that_cannot_be_used_is_rejected(tmp_path, row, reason):
    table = f"text,title,year,rating\nFirst.,A,,\n{row}\nLast.,A,,\n"

    found, rejected = parted(read_reviews(a_file(tmp_path, "r.csv", table)))

    assert [review.text for review in found] == ["First.", "Last."]
    assert reasons(rejected) == [(3, reason)]


def test_a_sentiment_that_is_none_is_rejected(tmp_path):
    table = "text,title,label\nGood.,A,maybe\n"

    _, rejected = parted(read_reviews(a_file(tmp_path, "r.csv", table)))

    assert reasons(rejected) == [(2, "sentiment: must be pos or neg, not 'maybe'")]


def test_the_reviews_of_a_gzip_file_cut_short_are_kept(tmp_path):
    rows = "".join(f"Good {n * 7919 % 99991}.,A\n" for n in range(9_000))
    path = cut_short(a_file(tmp_path, "r.csv.gz", f"text,title\n{rows}"))

    found, rejected = parted(read_reviews(path))

    assert len(found) > 1_000
    assert "broken from here on" in rejected[-1].reason


@pytest.mark.parametrize("table", ["a,b\n1,2\n", "text,stars\nGood.,4\n"])
def test_a_table_that_names_no_text_or_no_film_is_refused_at_once(tmp_path, table):
    with pytest.raises(InvalidRequest, match="reviews need a column"):
        read_reviews(a_file(tmp_path, "r.csv", table))


def test_a_folder_without_reviews_is_refused(tmp_path):
    with pytest.raises(InvalidRequest, match="there are no reviews here"):
        read_reviews(tmp_path)
