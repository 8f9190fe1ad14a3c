"""IMDb names are folded by DuckDB as the domain folds them, letter by letter."""

import pytest

from backend.domain.folding import fold_name, fold_title
from ingestion.workbench import open_workbench

# Latin, Greek, Cyrillic, Arabic, Indian, punctuation and signs.
LETTERS = [chr(number) for number in range(1, 0x2200)]


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    file = tmp_path_factory.mktemp("folding") / "bench.duckdb"
    with open_workbench(file, "ingestion.sources.imdb") as bench:
        bench.run(bench.query("macros"))
        yield bench


def folded(bench, how: str, words: list[str]) -> list[str]:
    bench.set("words", words)
    rows = bench.rows(
        f"SELECT {how}(word) FROM (SELECT unnest(getvariable('words')) AS word)",
    )
    return [row[0] for row in rows]


@pytest.mark.parametrize(
    "form", ["{}", "a{}b", "The \N{LATIN CAPITAL LETTER E WITH ACUTE}{}"]
)
@pytest.mark.parametrize(
    ("how", "domain"), [("fold_name", fold_name), ("fold_title", fold_title)]
)
def test_duckdb_folds_every_letter_as_the_domain_does(bench, form, how, domain):
    words = [form.format(letter) for letter in LETTERS]

    assert folded(bench, how, words) == [domain(word) for word in words]


@pytest.mark.parametrize(
    "title",
    [
        "Third Man, The",
        "The",
        "A",
        "An",
        "The The",
        "!!!",
        "Of Mice, and Men",
        "a, the",
    ],
)
def test_articles_move_as_in_the_domain(bench, title):
    assert folded(bench, "fold_title", [title]) == [fold_title(title)]
