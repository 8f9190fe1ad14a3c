"""Film records come from files line by line; what is wrong is named with its line."""

import gzip
import io
import json
from pathlib import Path

import pytest

from backend.domain.errors import InvalidRecord
from backend.domain.records import FilmRecord
from ingestion.films import read_films, write_films
from tests.builders import a_film, a_known_film, a_record

KONG = '{"title": "King Kong", "year": 1933}'
JAWS = '{"title": "Jaws", "year": 1975}'


def read(tmp_path: Path, content: str | bytes, name: str = "f.jsonl") -> list[str]:
    return [record.film.name for record in records(tmp_path, content, name)]


def records(tmp_path: Path, content: str | bytes, name: str) -> list[FilmRecord]:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_films(path))


def mistake(tmp_path: Path, content: str | bytes, name: str = "f.jsonl") -> str:
    with pytest.raises(InvalidRecord) as caught:
        read(tmp_path, content, name)
    return str(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        f"{KONG}\n{JAWS}\n",
        f"{KONG}\n{JAWS}",
        f"{KONG}\r\n{JAWS}\r\n",
        f"\n  \n{KONG}\n\n{JAWS}\n\n",
        f"\ufeff{KONG}\n{JAWS}",
        f"  {KONG}  \n\t{JAWS}",
    ],
    ids=["lines", "no last end", "Windows", "blank lines", "BOM", "indented"],
)
def test_each_line_is_a_record(tmp_path, content):
    assert read(tmp_path, content) == ["King Kong (1933)", "Jaws (1975)"]


def test_a_gzipped_file_reads_the_same(tmp_path):
    packed = gzip.compress(f"{KONG}\n{JAWS}\n".encode())

    assert read(tmp_path, packed, "f.jsonl.gz") == ["King Kong (1933)", "Jaws (1975)"]


def test_an_empty_file_has_no_records(tmp_path):
    assert read(tmp_path, "") == []


def test_line_ends_within_unicode_do_not_part_a_record(tmp_path):
    line = json.dumps({"title": "King\u2028Kong\x85"}, ensure_ascii=False)

    assert read(tmp_path, line) == ["King\u2028Kong"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (f"{KONG}\n{{", "line 2: this is not JSON"),
        (f"{KONG}\n\n\n[]", "line 4: a record is a JSON object"),
        (f'{KONG}\n{{"title": "Jaws", "year": "75"}}', "line 2: year: must be a whole"),
        ('{"title": "Jaws", "colour": 1}', "line 1: unknown key 'colour'"),
        (f"{KONG}\n{JAWS}\n{KONG}", "line 3: id: mc8ce22ac433d57fb1 stands in line 1"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path, content, message):
    assert mistake(tmp_path, content).startswith(message)


def test_the_same_id_twice_is_refused_whatever_the_titles(tmp_path):
    lines = '{"id": "tt1", "title": "A"}\n{"id": "tt1", "title": "B"}'

    assert mistake(tmp_path, lines).startswith("line 2: id: tt1 stands in line 1")


@pytest.mark.parametrize(
    "content",
    [
        KONG.encode() + b'\n{"title": "Am\xe9lie"}',
        f"{KONG}\n".encode() + JAWS.encode("utf-16"),
    ],
    ids=["latin-1", "utf-16"],
)
def test_what_is_not_utf8_is_named_with_its_line(tmp_path, content):
    assert mistake(tmp_path, content).startswith("line 2: this is not UTF-8")


@pytest.mark.parametrize(
    "content",
    [KONG.encode(), gzip.compress(KONG.encode() * 50)[:-12]],
    ids=["never packed", "cut short"],
)
def test_a_gzipped_file_that_is_broken_is_refused_in_words(tmp_path, content):
    assert mistake(tmp_path, content, "f.jsonl.gz")


def test_records_come_one_by_one_as_they_are_asked_for(tmp_path):
    path = tmp_path / "f.jsonl"
    path.write_text(f"{KONG}\n{{")

    assert next(read_films(path)).film.title == "King Kong"


def test_films_written_read_back_the_same(tmp_path):
    films = [a_known_film(), a_film("Amélie", plot="Line\nend and \u2028 too.")]
    out = io.StringIO()

    count = write_films(films, out)

    assert count == 2
    assert [r.film for r in records(tmp_path, out.getvalue(), "f.jsonl")] == films


def test_a_film_is_written_as_one_line_that_people_can_read():
    out = io.StringIO()

    write_films([a_record("Amélie", plot="One.\nTwo.").film], out)

    assert out.getvalue().count("\n") == 1
    assert "Amélie" in out.getvalue()
