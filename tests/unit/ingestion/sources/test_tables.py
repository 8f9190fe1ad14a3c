"""Tables come row by row, each with its line; a stray quote costs its own row."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.errors import InvalidRequest
from ingestion.said import Rejected
from ingestion.sources.tables import Row, read_columns, read_table
from tests.unit.ingestion.sources.reading import (
    BAD_UTF8,
    LONG,
    a_file,
    cut_short,
    parted,
    reasons,
)


def read(
    folder: Path, content: str | bytes, name: str = "t.csv"
) -> tuple[list[Row], list[Rejected]]:
    return parted(read_table(a_file(folder, name, content)))


def titles(rows: list[Row]) -> list[tuple[int, str]]:
    return [(row.line, row.cells["title"]) for row in rows]


@pytest.mark.parametrize("name", ["t.csv", "t.csv.gz"])
def test_rows_have_cells_by_column_and_the_line_they_begin_on(tmp_path, name):
    table = 'Title , year\nA,1\n"B, with\n""two""\nends",2\n\nC,3'

    rows, rejected = read(tmp_path, table, name)

    assert titles(rows) == [(2, "A"), (3, 'B, with\n"two"\nends'), (7, "C")]
    assert [row.cells["year"] for row in rows] == ["1", "2", "3"]
    assert rejected == []


def test_lines_with_nothing_in_them_are_passed_over_however_many(tmp_path):
    rows, rejected = read(tmp_path, "title\nA\n" + "\n" * 20_000 + "B\n\n")

    assert titles(rows) == [(2, "A"), (20_003, "B")]
    assert rejected == []


def test_a_file_of_tabs_is_parted_at_tabs(tmp_path):
    rows, _ = read(tmp_path, "title\tyear\nA, b\t1\n", "t.tsv")

    assert titles(rows) == [(2, "A, b")]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (b"B", "has 1 columns, not 2"),
        (b"B,2,3", "has 3 columns, not 2"),
        (BAD_UTF8 + b",2", "this is not UTF-8"),
        (b"B\x00,2", "this holds a NUL byte"),
        (b"B,2\rC,3", "new-line character seen in unquoted field"),
        (b"B," + b"9" * LONG, "this is longer than 8 MB"),
        (b'"B,' + b"9" * LONG + b'",2', "this is longer than 8 MB"),
        (b'"B\n' + b"9" * LONG + b'\n",2', "this is longer than 8 MB"),
        (b'"B, never closed,2', "a quote is opened and never closed"),
    ],
    ids=[
        "too few",
        "too many",
        "not UTF-8",
        "NUL",
        "bare return",
        "50 MB",
        "50 MB quoted",
        "50 MB over lines",
        "quote left open",
    ],
)
@pytest.mark.usefixtures("small_limits")
def test_a_broken_row_is_rejected_and_the_others_are_read(tmp_path, wrong, reason):
    table = b"title,year\nA,1\n" + wrong + b"\nZ,9\nY,8\n"

    rows, rejected = read(tmp_path, table)

    assert [row.cells["title"] for row in rows] == ["A", "Z", "Y"]
    assert len(rejected) == 1
    assert rejected[0].line == 3
    assert rejected[0].reason.startswith(reason)


def test_a_stray_quote_that_another_one_closes_costs_two_rows_and_no_third(tmp_path):
    table = 'title,year\nA,1\n"B,2\nC,3\nD,"4\nE,5\n'

    rows, rejected = read(tmp_path, table)

    assert titles(rows) == [(2, "A"), (4, "C"), (6, "E")]
    assert reasons(rejected) == [
        (3, "has 1 columns, not 2"),
        (5, "a quote is opened and never closed"),
    ]


@pytest.mark.usefixtures("small_limits")
def test_a_quote_left_open_in_a_long_file_costs_one_row(tmp_path):
    many = "".join(f"film {n},{n}\n" for n in range(20_000))

    rows, rejected = read(tmp_path, f'title,year\n"A,1\n{many}')

    assert len(rows) == 20_000
    assert reasons(rejected) == [(2, "a quote is opened and never closed")]


@pytest.mark.usefixtures("small_limits")
@pytest.mark.parametrize("line", ["a line of a cell", "with, three, commas, in it"])
def test_a_cell_of_many_lines_that_is_too_long_costs_one_row(tmp_path, line):
    cell = f"{line}\n" * 40_000

    rows, rejected = read(tmp_path, f'title,year\nA,1\n"{cell}",2\nZ,9\n')

    assert [row.cells["title"] for row in rows] == ["A", "Z"]
    assert reasons(rejected) == [
        (3, "this is longer than 8 MB, or a quote is never closed")
    ]


@pytest.mark.usefixtures("small_limits")
def test_a_bare_return_below_a_broken_row_is_no_reason_to_stop(tmp_path):
    table = 'title,year\nA,1\n"B\nc\rd",2,3\nE,5\n"F\nG\rH\n'

    rows, rejected = read(tmp_path, table)

    assert titles(rows) == [(2, "A"), (5, "E")]
    assert rejected


@pytest.mark.usefixtures("small_limits")
def test_rows_are_found_again_after_a_long_cell_that_is_never_closed(tmp_path):
    many = "".join(f"film {n},{n}\n" for n in range(500))

    rows, rejected = read(tmp_path, 'title,year\n"' + "some text\n" * 9_000 + many)

    assert len(rows) == 500
    assert len(rejected) == 1


def test_the_rows_of_a_gzip_file_cut_short_are_kept(tmp_path):
    many = "title,year\n" + "".join(f"{n * 7919 % 99991},{n}\n" for n in range(20_000))
    path = cut_short(a_file(tmp_path, "t.csv.gz", many))

    rows, rejected = parted(read_table(path))

    assert len(rows) > 1_000
    assert len(rejected) == 1
    assert "broken from here on" in rejected[0].reason


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("", "t.csv: the row of column names cannot be read: it is empty"),
        (b"\xff\xff\n", "t.csv: the row of column names cannot be read: this is not"),
        ("title,year\n", "t.csv: lacks plot; its columns are title, year"),
        ("title,plot,Title\n", "t.csv: has 'title' twice"),
    ],
)
def test_a_table_whose_columns_cannot_be_told_is_refused_at_once(
    tmp_path, table, message
):
    path = a_file(tmp_path, "t.csv", table)

    with pytest.raises(InvalidRequest) as caught:
        read_table(path, ["title", "plot"])

    assert str(caught.value).startswith(message)


def test_columns_can_be_read_alone(tmp_path):
    path = a_file(tmp_path, "t.csv", "\ufeffA,b C \n1,2\n")

    assert read_columns(path) == ["a", "b c"]


@given(st.lists(st.tuples(st.text("a,\"\n'; ", max_size=9), st.text('xy"\n,'))))
def test_whatever_the_csv_module_writes_is_read_back(tmp_path_factory, rows):
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([("one", "two"), *rows])
    path = a_file(tmp_path_factory.mktemp("any"), "t.csv", out.getvalue())

    found, rejected = parted(read_table(path))

    assert [tuple(row.cells.values()) for row in found] == rows
    assert rejected == []


@given(st.binary(max_size=300))
def test_whatever_is_in_a_table_is_a_row_or_rejected(tmp_path_factory, content):
    path = a_file(tmp_path_factory.mktemp("any"), "t.csv", b"a,b\n" + content)

    assert all(isinstance(row, Row | Rejected) for row in read_table(path))
