"""IMDb's files with rows, or whole files, that cannot be used."""

import gzip

import pytest

from backend.domain.errors import InvalidRequest
from backend.domain.films import FilmId
from tests.imdb_files import FEW, line_of, with_rows, write_imdb
from tests.integration.taking_in import rejected, take_in

pytestmark = pytest.mark.postgres

THIRD_MAN = FilmId("tt0041959")


BROKEN = {
    "too few columns": b"tt0000001\tmovie\tShort",
    "too many columns": b"\t".join([b"tt0000001", b"movie", *[b"x"] * 20]),
    "bad UTF-8": line_of("tt0000001|movie|X|X|0|1950|-|90|Drama")
    .encode()
    .replace(b"X", b"\xff\xfe"),
    "a NUL byte": line_of("tt0000001|movie|X|X|0|1950|-|90|Drama")
    .encode()
    .replace(b"X", b"a\x00b"),
    "a carriage return": b"tt0000001\tmovie\tA\rB\tX\t0\t1950\t\\N\t90\tDrama",
    "an impossible year": line_of("tt0000001|movie|X|X|0|19500|-|90|Drama").encode(),
    "no year at all but words": line_of(
        "tt0000001|movie|X|X|0|MCML|-|90|Drama"
    ).encode(),
    "an impossible runtime": line_of(
        "tt0000001|movie|X|X|0|1950|-|long|Drama"
    ).encode(),
    "no title": line_of("tt0000001|movie|-|X|0|1950|-|90|Drama").encode(),
    "a strange id": line_of("xx12|movie|X|X|0|1950|-|90|Drama").encode(),
    "three megabytes in a field": b"tt0000001\tmovie\t" + b"x" * 3_000_000,
}


BECAUSE = {
    "too few columns": "3 columns instead of 9",
    "too many columns": "22 columns instead of 9",
    "bad UTF-8": "not UTF-8: invalid start byte",
    "a NUL byte": "a control character in the text",
    "a carriage return": "a control character in the text",
    "an impossible year": "the year is impossible",
    "no year at all but words": "the year is impossible",
    "an impossible runtime": "the runtime is impossible",
    "no title": "no title",
    "a strange id": "the id is not one of IMDb's",
    "three megabytes in a field": "a field is longer than a million letters",
}


def test_a_nul_byte_alone_is_noted_too(intake, connect, tmp_path):
    folder = write_imdb(tmp_path / "imdb")
    with (folder / "title.basics.tsv").open("ab") as basics:
        basics.write(BROKEN["a NUL byte"] + b"\n")

    take_in(intake, folder)

    assert rejected(connect) == [
        ("title.basics.tsv", 6, "a control character in the title"),
    ]


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
def test_rows_that_cannot_be_used_are_noted_and_never_stop_the_run(
    intake, store, connect, tmp_path, packed
):
    folder = write_imdb(tmp_path / "imdb")
    file = folder / "title.basics.tsv"
    lines = file.read_bytes().splitlines(keepends=True)
    broken = [line + b"\n" for line in BROKEN.values()]
    content = b"".join([*lines[:2], *broken, *lines[2:]])
    file.write_bytes(content)
    if packed:
        file.with_suffix(".tsv.gz").write_bytes(gzip.compress(content))
        file.unlink()

    outcome = take_in(intake, folder)

    assert {film.title for film in store.all_films()} == {
        "The Third Man",
        "Citizen Kane",
        "The 400 Blows",
    }
    noted = {number: reason for _, number, reason in rejected(connect)}
    assert outcome.counts["rejected"] == len(BROKEN)
    assert sorted(noted) == list(range(3, 3 + len(BROKEN)))
    assert dict(zip(BROKEN, (noted[n] for n in sorted(noted)), strict=True)) == BECAUSE


def test_a_packed_file_that_is_cut_short_gives_what_could_be_read(
    intake, store, connect, tmp_path
):
    many = tuple(
        f"tt{n:07}|movie|Film {n * 7919}|-|0|1950|-|90|Drama" for n in range(1, 5000)
    )
    folder = write_imdb(tmp_path / "imdb", {"title.basics": many}, packed=True)
    file = folder / "title.basics.tsv.gz"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])

    outcome = take_in(intake, folder)

    assert 1000 < len(list(store.all_films())) < 4999
    assert outcome.counts["rejected"] >= 1
    assert any("gzip" in reason for _, _, reason in rejected(connect))


def test_rows_of_principals_that_cannot_be_used_are_noted(
    intake, connect, catalogue, tmp_path
):
    rows = (
        *FEW["title.principals"],
        "tt0041959|6|nm0001072|actor|-|not a list",
        'tt0041959|seven|nm0001072|actor|-|["X"]',
    )

    take_in(
        intake, write_imdb(tmp_path / "imdb", with_rows({"title.principals": rows}))
    )

    assert [(f, n) for f, n, _ in rejected(connect)] == [
        ("title.principals.tsv", 10),
        ("title.principals.tsv", 11),
    ]
    assert len(catalogue.film(THIRD_MAN).cast) == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "does not name the column"),
        (b"<html>not found</html>\n", "does not name the column"),
    ],
)
def test_a_file_that_is_something_else_is_said_in_words(
    intake, tmp_path, content, words
):
    folder = write_imdb(tmp_path / "imdb")
    (folder / "title.ratings.tsv").write_bytes(content)

    with pytest.raises(InvalidRequest, match=words):
        take_in(intake, folder)


def test_a_folder_without_basics_is_said_in_words(intake, tmp_path):
    folder = write_imdb(tmp_path / "imdb", {"title.ratings": FEW["title.ratings"]})

    with pytest.raises(InvalidRequest, match=r"holds no title\.basics"):
        take_in(intake, folder)
