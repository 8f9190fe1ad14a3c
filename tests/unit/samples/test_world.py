"""Every source of a generated world tells of its films; its truth says of which."""

import csv
import json
from collections import Counter
from itertools import combinations
from pathlib import Path
from random import Random
from statistics import mean
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from backend.domain.records import parse_record
from tests.samples.films import SampleFilm
from tests.samples.movielens import TASTES
from tests.samples.text import plot, story_of
from tests.samples.world import write_world

TITLES = 240


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> tuple[Path, list[SampleFilm]]:
    folder = tmp_path_factory.mktemp("world")
    return folder, write_world(folder, titles=TITLES)


def truth(folder: Path, source: str) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(
        (folder / source / "truth.json").read_text(encoding="utf-8")
    )
    return facts


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def pages(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the pages of Wikipedia by their keys in the truth."""
    named: Counter[str] = Counter()
    found = {}
    for path in sorted((folder / "wikipedia").glob("movies-*s.json")):
        for page in json.loads(path.read_text("utf-8")):
            name = f"{page['title']} ({page['year']})"
            named[name] += 1
            key = name if named[name] == 1 else f"{name} #{named[name]}"
            found[key] = page
    return found


def test_the_same_seed_makes_the_same_world(world, tmp_path):
    folder, _ = world

    write_world(tmp_path, titles=TITLES)

    paths = [path for path in folder.rglob("*") if path.is_file()]
    assert len(paths) > 100
    for path in paths:
        assert (tmp_path / path.relative_to(folder)).read_bytes() == path.read_bytes()


def test_the_films_told_of_have_a_cast_and_a_maker(world):
    _, films = world

    assert len(films) == TITLES // 2
    assert all(len(film.cast) > 1 and film.directors for film in films)
    assert len({film.id for film in films}) == len(films)


@pytest.mark.parametrize(
    "source",
    ["wikipedia", "movie_plots", "cmu", "plot_lines", "aclImdb", "reviews_csv"],
)
def test_truth_names_films_of_the_dump_or_none(world, source):
    folder, films = world

    named = truth(folder, source)["films"].values()

    assert set(named) - {None} <= {film.id for film in films}
    assert sum(film is not None for film in named) >= len(named) / 3


def test_each_page_of_wikipedia_has_its_truth(world):
    folder, _ = world

    assert sorted(pages(folder)) == sorted(truth(folder, "wikipedia")["films"])


def test_decades_hold_their_years(world):
    folder, _ = world

    for path in (folder / "wikipedia").glob("movies-*s.json"):
        decade = int(path.stem.removeprefix("movies-").removesuffix("s"))
        years = {page["year"] for page in json.loads(path.read_text("utf-8"))}
        assert years <= set(range(decade, decade + 10))


def test_a_known_page_is_near_its_film_in_year_and_cast(world):
    folder, films = world
    by_id = {film.id: film for film in films}
    known = truth(folder, "wikipedia")["films"]
    pairs = [
        (page, by_id[known[key]])
        for key, page in pages(folder).items()
        if known[key] is not None
    ]

    assert len(pairs) > len(films) * 0.8
    assert all(abs(page["year"] - film.year) <= 1 for page, film in pairs)
    shared = [
        {actor.name for actor in film.cast} & {*page["cast"]} for page, film in pairs
    ]
    assert sum(map(bool, shared)) > len(pairs) * 0.8
    respelled = [page for page, film in pairs if page["title"] != film.title]
    assert len(pairs) / 20 < len(respelled) < len(pairs) / 4


def test_a_namesake_has_another_cast(world):
    folder, films = world
    known = truth(folder, "wikipedia")["films"]
    casts: dict[str, set[str]] = {}
    for film in films:
        casts.setdefault(film.title, set()).update(actor.name for actor in film.cast)

    namesakes = [
        page
        for key, page in pages(folder).items()
        if known[key] is None and page["title"] in casts
    ]

    assert len(namesakes) > 5
    assert not any(casts[page["title"]] & {*page["cast"]} for page in namesakes)


def test_the_plots_table_has_its_eight_columns_and_its_truth(world):
    folder, _ = world

    found = table(folder / "movie_plots" / "plots.csv")

    assert {len(row) for row in found} == {8}
    pages_told = [row["Wiki Page"] for row in found]
    assert pages_told == list(dict.fromkeys(pages_told))
    assert set(pages_told) == set(truth(folder, "movie_plots")["films"])
    assert any("\n" in row["Cast"] for row in found)


def test_the_cmu_corpus_has_a_plot_a_line_and_nine_columns(world):
    folder, _ = world

    plots = (folder / "cmu" / "plot_summaries.txt").read_text("utf-8").splitlines()
    metadata = (folder / "cmu" / "movie.metadata.tsv").read_text("utf-8").splitlines()

    keys = [row.split("\t")[0] for row in plots]
    assert sorted(keys) == sorted(truth(folder, "cmu")["films"])
    assert {row.count("\t") for row in plots} == {1}
    assert {row.count("\t") for row in metadata} == {8}
    assert {row.split("\t")[0] for row in metadata} & set(keys)


def test_records_are_such_as_can_be_imported(world):
    folder, _ = world
    paths = [
        folder / "records" / "films.jsonl",
        folder / "plot_lines" / "plots.jsonl",
    ]

    for path in paths:
        for row in path.read_text("utf-8").splitlines():
            assert parse_record(row).film.plot


def test_people_of_one_taste_like_films_of_one_taste(world):
    folder, _ = world
    known = truth(folder, "movielens")
    liked: dict[str, set[str]] = {}
    for row in table(folder / "movielens" / "ratings.csv"):
        assert 0.5 <= float(row["rating"]) <= 5
        if float(row["rating"]) >= 4:
            film = known["films"][row["movieId"]]
            liked.setdefault(row["userId"], set()).add(film)
    together: Counter[bool] = Counter()
    for films in liked.values():
        for one, other in combinations(sorted(films), 2):
            together[known["tastes"][one] == known["tastes"][other]] += 1

    by_chance = 1 / len(TASTES)
    assert together[True] / together.total() > 2 * by_chance


def test_movielens_links_name_the_films(world):
    folder, _ = world
    known = truth(folder, "movielens")["films"]

    links = table(folder / "movielens" / "links.csv")

    named = {row["movieId"]: f"tt{row['imdbId']}" for row in links}
    assert known.items() <= named.items()
    assert {row["movieId"] for row in table(folder / "movielens" / "movies.csv")} == {
        *named
    }


def test_each_review_is_named_by_the_line_of_its_number(world):
    folder, _ = world
    known = truth(folder, "aclImdb")["films"]

    for key, film in known.items():
        part, kind, name = key.split("/")
        number, stars = map(int, Path(name).stem.split("_"))
        urls = (folder / "aclImdb" / part / f"urls_{kind}.txt").read_text().split()
        assert f"/{film}/" in urls[number]
        assert (folder / "aclImdb" / key).stat().st_size > 100
        assert stars in {"pos": range(7, 11), "neg": range(1, 5), "unsup": [0]}[kind]


def test_screenplays_hold_the_scenes_and_words_that_their_truth_counts(world):
    folder, _ = world
    told = truth(folder, "screenplays")["screenplays"]

    assert {Path(name).suffix for name in told} == {".txt", ".fountain", ".fdx"}
    for name, facts in told.items():
        text = (folder / "screenplays" / name).read_text("utf-8")
        if name.endswith(".fdx"):
            found = ET.fromstring(text).iter("Paragraph")
            headings = [
                "".join(part.itertext())
                for part in found
                if part.get("Type") == "Scene Heading"
            ]
            assert headings == facts["headings"]
        assert all(heading in text for heading in facts["headings"])
        assert all(who in text for who in facts["words"])


def test_plots_of_different_films_differ_and_those_of_one_film_are_akin():
    def words(film: str, seed: int) -> set[str]:
        return set(plot(story_of(film), Random(seed), sentences=12).split())

    akin = mean(
        len(words(f"tt{n}", 1) & words(f"tt{n}", 2)) / len(words(f"tt{n}", 1))
        for n in range(30)
    )
    apart = mean(
        len(words(f"tt{n}", 1) & words(f"tt{n + 1}", 2)) / len(words(f"tt{n}", 1))
        for n in range(30)
    )

    assert akin > apart + 0.1


def test_no_sentence_stands_twice_in_a_plot():
    for number in range(50):
        told = plot(story_of(f"tt{number}"), Random(number)).split(". ")

        assert len(told) == len(set(told))
