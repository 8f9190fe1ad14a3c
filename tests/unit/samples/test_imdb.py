"""Generated dumps are shaped like IMDb's, and the same for the same seed."""

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

from tests.samples.imdb import DumpShape, write_imdb
from tests.samples.imdb.files import COLUMNS, file_of
from tests.samples.imdb.words import VOCABULARY

TITLES = 3000
Rows = list[dict[str, str | None]]


@pytest.fixture(scope="module")
def dump(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dump")
    write_imdb(folder, DumpShape(TITLES))
    return folder


def lines(folder: Path, name: str) -> list[list[str]]:
    path = file_of(folder, name)
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    assert text.endswith("\n")
    return [line.split("\t") for line in text.split("\n")[:-1]]


def rows(folder: Path, name: str) -> Rows:
    header, *cells = lines(folder, name)
    return [
        {
            column: None if value == r"\N" else value
            for column, value in zip(header, row, strict=True)
        }
        for row in cells
    ]


def texts(found: Rows, column: str) -> list[str]:
    return [value for row in found if (value := row[column]) is not None]


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_seed_makes_the_same_bytes_whatever_the_threads(tmp_path):
    shape = DumpShape(20_000, with_akas=False, is_packed=False)

    write_imdb(tmp_path / "one", shape, threads=1)
    write_imdb(tmp_path / "four", shape, threads=4)

    assert content(tmp_path / "one") == content(tmp_path / "four")


def test_another_seed_makes_another_dump(tmp_path):
    for seed in (1, 2):
        write_imdb(tmp_path / str(seed), DumpShape(50, seed=seed, is_packed=False))

    one, two = content(tmp_path / "1"), content(tmp_path / "2")
    assert all(one[name] != two[name] for name in one)


@pytest.mark.parametrize("name", COLUMNS)
def test_every_row_has_the_columns_of_its_file(dump, name):
    header, *cells = lines(dump, name)

    assert tuple(header) == COLUMNS[name]
    assert cells
    assert {len(row) for row in cells} == {len(header)}
    assert not any(value == "" for row in cells for value in row)


def test_titles_and_people_have_ids_of_their_own_in_order(dump):
    for name, key in (("title.basics", "tconst"), ("name.basics", "nconst")):
        numbers = [int(value[2:]) for value in texts(rows(dump, name), key)]

        assert numbers == sorted(set(numbers))
        assert min(numbers) < 10**6
        assert 10**7 < max(numbers) < 10**8


def test_what_is_told_of_titles_is_told_of_titles_there_are(dump):
    titles = set(texts(rows(dump, "title.basics"), "tconst"))

    assert len(titles) == TITLES
    assert set(texts(rows(dump, "title.crew"), "tconst")) == titles
    assert set(texts(rows(dump, "title.ratings"), "tconst")) < titles
    assert set(texts(rows(dump, "title.principals"), "tconst")) < titles
    assert set(texts(rows(dump, "title.akas"), "titleId")) == titles


def test_about_one_credit_in_a_hundred_names_somebody_without_a_row(dump):
    people = set(texts(rows(dump, "name.basics"), "nconst"))
    credited = texts(rows(dump, "title.principals"), "nconst")

    nameless = sum(person not in people for person in credited) / len(credited)

    assert 0.001 < nameless < 0.03
    assert len(people - set(credited)) > len(people) / 20


def test_principals_are_numbered_and_as_many_as_imdb_has(dump):
    found = rows(dump, "title.principals")
    each = Counter(texts(found, "tconst"))

    assert 7.5 < len(found) / TITLES < 9
    places = [int(place) for place in texts(found, "ordering")]
    assert places == [n for count in each.values() for n in range(1, count + 1)]


def test_crew_and_principals_agree(dump):
    directors = {
        row["tconst"]: (row["directors"] or "").split(",")
        for row in rows(dump, "title.crew")
    }
    directed = [
        row for row in rows(dump, "title.principals") if row["category"] == "director"
    ]

    assert directed
    assert all(row["nconst"] in directors[row["tconst"]] for row in directed)


def test_characters_are_json_as_imdb_writes_it(dump):
    found = rows(dump, "title.principals")
    characters = texts(found, "characters")

    assert all(json.loads(text) for text in characters)
    assert any(r"\"" in text for text in characters)
    assert any(len(json.loads(text)) > 1 for text in characters)
    with_role = {row["category"] for row in found if row["characters"]}
    assert with_role == {"actor", "actress", "self", "archive_footage"}


def test_who_acts_as_a_woman_acts_as_a_woman_everywhere(dump):
    roles: dict[str | None, set[str | None]] = {}
    for row in rows(dump, "title.principals"):
        if row["category"] in ("actor", "actress"):
            roles.setdefault(row["nconst"], set()).add(row["category"])

    assert {len(categories) for categories in roles.values()} == {1}


def test_a_few_people_have_many_credits_and_many_have_few(dump):
    credited = Counter(texts(rows(dump, "title.principals"), "nconst"))
    counts = sorted(credited.values())

    assert counts[len(counts) // 2] <= 6
    assert counts[-1] > 10 * counts[len(counts) // 2]


def test_a_few_titles_have_most_votes(dump):
    votes = sorted(map(int, texts(rows(dump, "title.ratings"), "numVotes")))

    assert 5 <= votes[len(votes) // 2] < 60
    assert sum(votes[-len(votes) // 20 :]) > sum(votes) / 2


def test_television_outnumbers_films_as_it_does_at_imdb(dump):
    kinds = Counter(texts(rows(dump, "title.basics"), "titleType"))

    assert kinds.most_common(1)[0][0] == "tvEpisode"
    assert 0.04 < kinds["movie"] / TITLES < 0.09
    assert len(kinds) > 7


def test_nothing_is_left_out_of_a_dump_of_films(tmp_path):
    write_imdb(tmp_path, DumpShape(300, only_films=True, with_akas=False))

    found = rows(tmp_path, "title.basics")
    assert {(row["titleType"], row["isAdult"]) for row in found} == {("movie", "0")}
    assert not (tmp_path / "title.akas.tsv.gz").exists()


@pytest.mark.parametrize(
    ("name", "column"),
    [("title.basics", "originalTitle"), ("name.basics", "primaryName")],
)
def test_about_one_name_in_ten_is_not_ascii(dump, name, column):
    found = texts(rows(dump, name), column)

    share = sum(not text.isascii() for text in found) / len(found)

    assert 0.05 < share < 0.2


@pytest.mark.parametrize(
    "script",
    ["accented", "cyrillic", "chinese", "korean", "thai", "arabic", "devanagari"],
)
def test_names_are_written_in_many_scripts(dump, script):
    names = " ".join(texts(rows(dump, "title.akas"), "title"))

    assert any(word in names for word in VOCABULARY[script])


def test_quotes_stand_in_names_as_they_are(dump):
    names = texts(rows(dump, "title.akas"), "title")

    assert any(name.count('"') == 2 for name in names)


def test_some_titles_and_some_people_share_a_name(dump):
    films = [
        row for row in rows(dump, "title.basics") if row["titleType"] != "tvEpisode"
    ]
    for found, column in (
        (films, "primaryTitle"),
        (rows(dump, "name.basics"), "primaryName"),
    ):
        called = Counter(texts(found, column))
        shared = sum(count for count in called.values() if count > 1)

        assert 0.01 < shared / len(found) < 0.5
