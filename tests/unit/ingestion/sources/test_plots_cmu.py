"""The CMU corpus: plots with the facts and the cast that stand in files beside them."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.records import derive_film_id
from ingestion.said import Rejected, Stated
from ingestion.sources.plots import read_plots
from tests.unit.ingestion.sources.reading import a_file, cut_short, parted, reasons


def facts(
    number: str = "10",
    title: str = "Night Ferry",
    date: str = "1988",
    runtime: str = "98.0",
    **maps: list[str],
) -> str:
    named = [
        json.dumps({f"/m/{n}": name for n, name in enumerate(maps.get(key, []))})
        for key in ("languages", "countries", "genres")
    ]
    return "\t".join([number, "/m/x", title, date, "", runtime, *named])


def character(name: str = "Marta", actor: str = "Ann Actor") -> str:
    cells = ["10", "/m/x", "1988", name, "", "F", "", "", actor, "", "", "", ""]
    return "\t".join(cells)


def read(
    folder: Path,
    films: Sequence[str],
    plots: Sequence[str],
    characters: Sequence[str] = (),
    packed: str = "",
) -> tuple[list[Stated], list[Rejected]]:
    a_file(folder, f"movie.metadata.tsv{packed}", "\n".join(films))
    a_file(folder, f"plot_summaries.txt{packed}", "\n".join(plots))
    if characters:
        a_file(folder, f"character.metadata.tsv{packed}", "\n".join(characters))
    return parted(read_plots(folder))


@pytest.mark.parametrize("packed", ["", ".gz"])
def test_a_plot_comes_with_facts_and_cast(tmp_path, packed):
    film_facts = facts(
        date="2001-08-24",
        languages=["English Language", "Silent film"],
        countries=["United States of America"],
        genres=["Romantic comedy", "Black-and-white", "Science Fiction", "Giallo"],
    )
    cast = [character(), character(name="Anna"), character(actor="", name="A guard")]

    stated, rejected = read(tmp_path, [film_facts], ["10\tA ferry."], cast, packed)

    film = stated[0].record.film
    assert rejected == []
    assert (film.name, film.runtime) == ("Night Ferry (2001)", 98)
    assert (film.languages, film.countries) == (("English",), ("United States",))
    assert film.genres == ("Romance", "Comedy", "Sci-Fi", "Giallo")
    assert [(m.person.name, m.characters) for m in film.cast] == [
        ("Ann Actor", ("Marta", "Anna")),
    ]
    assert film.sources[0].url == "https://en.wikipedia.org/?curid=10"
    assert film.sources[0].licence == "CC BY-SA 3.0"


def test_leftovers_of_markup_are_taken_out_of_a_plot(tmp_path):
    plot = (
        "{{Expand section|date=May}} [[Ann]] waits.[1] {{cite|{{a}}}}''Then'' she goes."
    )

    stated, _ = read(tmp_path, [facts()], [f"10\t{plot}"])

    assert stated[0].record.film.plot == "Ann waits. Then she goes."


@pytest.mark.parametrize(
    ("runtime", "minutes"),
    [("98.0", 98), ("", None), ("0", None), ("1079281", None), ("inf", None)],
)
def test_a_runtime_that_is_none_is_left_out(tmp_path, runtime, minutes):
    stated, _ = read(tmp_path, [facts(runtime=runtime)], ["10\tA ferry."])

    assert stated[0].record.film.runtime == minutes


def test_namesakes_of_a_year_are_told_apart_by_their_article(tmp_path):
    films = [facts("12"), facts("11")]

    stated, _ = read(tmp_path, films, ["11\tOne.", "12\tTwo."])

    plain, other = (s.record.film.id for s in stated)
    assert plain == derive_film_id("Night Ferry", 1988)
    assert other == derive_film_id("Night Ferry", 1988, "12")


@pytest.mark.parametrize(
    ("film_facts", "plot", "reason"),
    [
        (facts(date="1010-12-02"), "10\tx", "year: must lie between 1870 and 2100"),
        (facts(title=" "), "10\tx", "title: must not be empty"),
        (facts(), "11\tx", "movie.metadata.tsv has no film '11'"),
        (facts(), "no number", "movie.metadata.tsv has no film 'no number'"),
        (facts(), "10\t{{plot}}", "plot: nothing is left of it without its markup"),
        (facts(), "10", "plot: nothing is left of it without its markup"),
        (facts() + "x", "10\tx", "genres: this is not JSON"),
        (facts()[:-2] + "[1]", "10\tx", "genres: must be names by their Freebase ids"),
    ],
)
def test_a_plot_that_cannot_be_used_is_rejected_and_the_next_one_read(
    tmp_path, film_facts, plot, reason
):
    films = [film_facts, facts("20", "Last")]

    stated, rejected = read(tmp_path, films, [plot, "20\tThe end."])

    assert [s.record.film.title for s in stated] == ["Last"]
    assert [row.line for row in rejected] == [1]
    assert rejected[0].reason.startswith(reason)
    assert rejected[0].file == "plot_summaries.txt"


def test_facts_and_characters_of_the_wrong_width_are_rejected(tmp_path):
    stated, rejected = read(
        tmp_path, ["broken", facts()], ["10\tA ferry."], ["broken", character()]
    )

    assert len(stated) == 1
    assert reasons(rejected) == [
        (1, "has 1 columns, not 9"),
        (1, "has 1 columns, not 13"),
    ]


def test_what_was_read_of_plots_cut_short_is_kept(tmp_path):
    films = [facts(str(n), f"Film {n}") for n in range(3_000)]
    read(
        tmp_path,
        films,
        [f"{n}\tPlot {n * 7919 % 99991}." for n in range(3_000)],
        (),
        ".gz",
    )
    cut_short(tmp_path / "plot_summaries.txt.gz")

    stated, rejected = parted(read_plots(tmp_path))

    assert len(stated) > 100
    assert "broken from here on" in rejected[-1].reason


@given(st.lists(st.text(max_size=60)), st.lists(st.text(max_size=40)))
def test_any_corpus_is_films_or_rejected(tmp_path_factory, films, plots):
    folder = tmp_path_factory.mktemp("any")
    a_file(folder, "movie.metadata.tsv", "\n".join([facts(), *films]))
    a_file(folder, "plot_summaries.txt", "\n".join(plots))

    assert all(isinstance(said, Stated | Rejected) for said in read_plots(folder))
