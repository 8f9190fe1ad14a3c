"""Arrays of JSON come object by object; a broken one costs itself only."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.said import Rejected
from ingestion.sources.json_arrays import Element, read_array
from tests.unit.ingestion.sources.reading import (
    LONG,
    a_file,
    cut_short,
    parted,
    reasons,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda some: st.lists(some, max_size=2) | st.dictionaries(st.text(), some),
    max_leaves=6,
)


def read(
    folder: Path, content: str | bytes, name: str = "a.json"
) -> tuple[list[Element], list[Rejected]]:
    return parted(read_array(a_file(folder, name, content)))


@pytest.mark.parametrize("name", ["a.json", "a.json.gz"])
def test_objects_come_with_the_line_they_begin_on(tmp_path, name):
    array = '\ufeff[{"a": 1},\n  {"a": "}{"},\r\n\n{\n"a": {"b": "\\""}}]'

    found, rejected = read(tmp_path, array, name)

    assert [(e.line, e.value["a"]) for e in found] == [
        (1, 1),
        (2, "}{"),
        (4, {"b": '"'}),
    ]
    assert rejected == []


def test_objects_are_found_wherever_the_blocks_of_the_file_part(tmp_path):
    many = [{"n": n, "text": 'a "quoted" {brace} \\' * (n % 7)} for n in range(20_000)]

    found, rejected = read(tmp_path, json.dumps(many))

    assert [element.value for element in found] == many
    assert rejected == []


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (b'{"a": 2,}', "this is not JSON: "),
        (b'{"a": nothing}', "this is not JSON"),
        (b'{"a": "\xe9"}', "this is not UTF-8"),
        (b'{"a": "\x00"}', "this is not JSON: Invalid control character"),
        (b'{"a": ' + b"[" * 9_000 + b"]" * 9_000 + b"}", "this is not JSON"),
        (b'{"a": "' + b"x" * LONG + b'"}', "an object is longer than 8 MB"),
        (b'{"a": "never closed}', "an object is longer than 8 MB"),
    ],
    ids=["comma", "word", "not UTF-8", "NUL", "deep", "50 MB", "quote left open"],
)
@pytest.mark.usefixtures("small_limits")
def test_a_broken_object_is_rejected_and_the_others_are_read(tmp_path, wrong, reason):
    rest = b"".join(b',\n{"a": %d}' % n for n in range(3, 9_000))

    found, rejected = read(tmp_path, b'[{"a": 1},\n' + wrong + rest + b"]")

    assert [element.value["a"] for element in found][:3] == [1, 3, 4]
    assert len(found) == 8_998
    assert rejected[0].line == 2
    assert rejected[0].reason.startswith(reason)
    assert len(rejected) == 1


def test_what_was_read_of_a_gzip_file_cut_short_is_kept(tmp_path):
    many = json.dumps([{"n": n * 7919 % 99991} for n in range(30_000)])
    path = cut_short(a_file(tmp_path, "a.json.gz", many))

    found, rejected = parted(read_array(path))

    assert len(found) > 1_000
    assert "broken from here on" in rejected[-1].reason


@pytest.mark.parametrize("content", ["", "[]", "hello", "[1, 2]"])
def test_a_file_without_objects_is_told_of(tmp_path, content):
    found, rejected = read(tmp_path, content)

    assert found == []
    assert reasons(rejected) == [(1, "there is no JSON object in this file")]


@given(st.lists(st.dictionaries(st.text(max_size=5), JSON, min_size=1), min_size=1))
def test_whatever_json_writes_is_read_back(tmp_path_factory, values):
    text = json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass")
    path = a_file(tmp_path_factory.mktemp("any"), "a.json", text)

    found, rejected = parted(read_array(path))

    assert [element.value for element in found] == values
    assert rejected == []


@given(st.binary(max_size=300) | st.text('{}[]",:\\ a1\n').map(str.encode))
def test_whatever_is_in_a_file_is_an_object_or_rejected(tmp_path_factory, content):
    path = a_file(tmp_path_factory.mktemp("any"), "a.json", content)

    assert all(isinstance(e, Element | Rejected) for e in read_array(path))
