"""Lines come out of any file; what is wrong with one costs no other."""

import gzip
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.said import LONGEST_RAW, Rejected
from ingestion.sources.lines import (
    Line,
    open_text,
    raw_lines,
    text_lines,
    unpacked_suffix,
)
from tests.unit.ingestion.sources.reading import (
    BAD_UTF8,
    LONG,
    a_file,
    cut_short,
    parted,
    reasons,
)


def texts(path: Path) -> list[str]:
    return [line.text for line in text_lines(path) if isinstance(line, Line)]


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz"])
def test_lines_lose_their_ends_and_nothing_else(tmp_path, name):
    path = a_file(tmp_path, name, "\ufeffone \n two\r\n\nfour\u2028 still four")

    assert texts(path) == ["one ", " two", "", "four\u2028 still four"]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (BAD_UTF8, "this is not UTF-8: invalid continuation byte"),
        (b"a\x00b", "this holds a NUL byte"),
        (b"x" * LONG, "this is longer than 8 MB"),
    ],
    ids=["not UTF-8", "NUL", "endless"],
)
@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz"])
@pytest.mark.usefixtures("small_limits")
def test_a_line_that_is_no_text_is_rejected_and_the_next_one_read(
    tmp_path, name, wrong, reason
):
    path = a_file(tmp_path, name, b"one\n" + wrong + b"\nthree\n")

    lines, rejected = parted(text_lines(path))

    assert [(line.number, line.text) for line in lines] == [(1, "one"), (3, "three")]
    assert reasons(rejected) == [(2, reason)]
    assert len(rejected[0].raw) <= LONGEST_RAW


def test_what_was_read_of_a_gzip_file_cut_short_is_kept(tmp_path):
    noise = random.Random(1)  # packs badly, so that half the file is half the lines
    many = "".join(f"{n} {noise.random()}\n" for n in range(5_000))
    path = cut_short(a_file(tmp_path, "a.txt.gz", many))

    lines, rejected = parted(text_lines(path))

    assert 1_000 < len(lines) < 5_000
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert rejected[0].line == len(lines) + 1
    assert rejected[0].reason.startswith("the gzip file is broken from here on")


def test_a_file_that_only_says_it_is_gzipped_is_told_of(tmp_path):
    path = tmp_path / "a.txt.gz"
    path.write_bytes(b"never packed\n")

    lines, rejected = parted(text_lines(path))

    assert lines == []
    assert reasons(rejected)[0][0] == 1


@pytest.mark.usefixtures("small_limits")
def test_an_endless_line_at_the_end_of_a_file_ends_it(tmp_path):
    path = a_file(tmp_path, "a.txt", b"x" * LONG)

    assert [type(line).__name__ for line in raw_lines(path)] == ["LongLine"]


@given(st.binary(max_size=400))
def test_whatever_is_in_a_file_is_a_line_or_rejected(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("any") / "a.txt"
    path.write_bytes(content)

    found = list(text_lines(path))

    ends = content.count(b"\n") + (not content.endswith(b"\n") and content != b"")
    assert len(found) == ends
    assert all(isinstance(line, Line | Rejected) for line in found)


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("a.csv", ".csv"), ("a.CSV.gz", ".csv"), ("a.b.jsonl.gz", ".jsonl"), ("a", "")],
)
def test_a_name_tells_the_form_whether_packed_or_not(tmp_path, name, suffix):
    assert unpacked_suffix(tmp_path / name) == suffix


def test_text_is_written_packed_or_plain(tmp_path):
    for packed in (True, False):
        with open_text(tmp_path / "a", packed=packed) as out:
            out.write("ä\n")
        raw = (tmp_path / "a").read_bytes()

        assert (gzip.decompress(raw) if packed else raw) == b"\xc3\xa4\n"
