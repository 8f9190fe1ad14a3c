"""The workbench hands rows over piece by piece, and never waits for nobody."""

import pytest

from ingestion.workbench import open_workbench

pytestmark = pytest.mark.timeout(30)

MANY = "SELECT range AS number FROM range(10000000)"


@pytest.fixture
def bench(tmp_path):
    with open_workbench(tmp_path / "bench.duckdb", "ingestion.sources.imdb") as bench:
        yield bench


def test_rows_come_as_text_piece_by_piece(bench, tmp_path):
    rows = "SELECT range AS number FROM range(3)"

    with bench.as_text(rows, tmp_path / "pipe") as pieces:
        assert b"".join(pieces) == b"0\n1\n2\n"


def test_a_reader_who_gives_up_in_the_middle_is_not_waited_for(bench, tmp_path):
    def read_and_give_up() -> None:
        with bench.as_text(MANY, tmp_path / "pipe") as pieces:
            next(pieces)
            raise ConnectionError("the database is gone")

    with pytest.raises(ConnectionError, match="the database is gone"):
        read_and_give_up()

    assert not (tmp_path / "pipe").exists()


def test_a_question_that_fails_is_told_to_the_reader(bench, tmp_path):
    with (
        pytest.raises(Exception, match="no_such_table"),
        bench.as_text("SELECT * FROM no_such_table", tmp_path / "pipe") as pieces,
    ):
        list(pieces)
