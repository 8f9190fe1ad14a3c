"""What the starter catalogue's check lets through and what it holds up."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ingestion.starter.check import main, read_pieces
from ingestion.starter.imdb_facts import read_facts
from ingestion.starter.rules import (
    NAMED_HERE,
    SHAPE,
    STATED_TWICE,
    FilmFacts,
    Problem,
    Record,
    copied_problems,
    fact_problems,
    is_rounding,
    shape_problems,
    shared_problems,
    text_problems,
    texts_of,
)

WORDS = " ".join(f"word{number}" for number in range(120)) + "."
ACTOR = {"id": "nm1", "name": "Ann Actor", "characters": ["Eve"], "billing": 1}
MAKER = {"id": "nm2", "name": "Max Maker"}
OURS = {"name": "Movie Chat", "url": None, "licence": "Apache-2.0"}
SOURCES = [
    {"field": "plot"} | OURS,
    {"field": "languages"} | OURS | {"name": STATED_TWICE},
    {"field": "countries"} | OURS | {"name": STATED_TWICE},
]
KEYWORDS = ["harbour", "fog", "guilt", "night", "exile"]


def a_record(**changes: object) -> Record:
    record: Record = dict.fromkeys(SHAPE, None) | {
        "id": "tt1",
        "title": "Fog",
        "kind": "movie",
        "year": 1950,
        "runtime": 90,
        "genres": ["Drama"],
        "keywords": KEYWORDS,
        "languages": ["English"],
        "countries": ["France"],
        "rating": 8.1,
        "votes": 12000,
        "logline": "A sailor waits for a ship.",
        "plot": WORDS,
        "also_known_as": [],
        "directors": [MAKER],
        "writers": [],
        "cast": [ACTOR],
        "sources": SOURCES,
    }
    return record | changes


def some_facts(
    *, votes: int = 12345, writers: tuple[tuple[str, str], ...] = ()
) -> FilmFacts:
    return FilmFacts(
        title="Fog",
        year=1950,
        runtime=90,
        genres=("Drama",),
        rating=8.1,
        votes=votes,
        directors=(("nm2", "Max Maker"),),
        writers=writers,
        cast=(("nm1", "Ann Actor", ("Eve",)),),
    )


def an_imdb_folder(folder: Path) -> Path:
    films = {
        "title.basics": [
            "tconst primaryTitle originalTitle startYear runtimeMinutes genres",
            r"tt1 Fog Fog 1950 90 Drama",
            r"tt2 Rain Pluie \N \N \N",
        ],
        "title.ratings": ["tconst averageRating numVotes", "tt1 8.1 12345"],
        "title.crew": ["tconst directors writers", r"tt1 nm2 nm9,nm2"],
        "title.principals": [
            "tconst ordering nconst category job characters",
            r"tt1 3 nm3 actor \N \N",
            r'tt1 1 nm1 actress \N ["Eve"]',
            r"tt1 2 nm2 director \N \N",
            r'tt1 4 nm2 self \N ["Self"]',
            r'tt2 1 nm3 self \N ["Self"]',
        ],
        "name.basics": ["nconst primaryName", "nm1 Ann", "nm2 Max", "nm3 Bob"],
    }
    for name, lines in films.items():
        text = "".join(line.replace(" ", "\t") + "\n" for line in lines)
        (folder / f"{name}.tsv").write_text(text, encoding="utf-8")
    return folder


def fields(problems: list[Problem]) -> list[str]:
    return [problem.field for problem in problems]


def test_a_sound_record_has_no_problems():
    record = a_record()

    problems = (
        shape_problems(record)
        + fact_problems(record, some_facts())
        + text_problems(record)
        + shared_problems([record])
    )

    assert problems == []


def test_a_record_needs_exactly_the_known_keys_in_order():
    extra = a_record(colour="blue")
    swapped = dict(reversed(a_record().items()))

    assert fields(shape_problems(extra)) == ["record"]
    assert fields(shape_problems(swapped)) == ["record"]


def test_a_value_of_the_wrong_kind_is_named_by_its_key():
    record = a_record(year="1950", cast=None)

    problems = shape_problems(record)

    assert fields(problems) == ["year", "cast"]


def test_a_cast_entry_without_billing_is_a_problem():
    record = a_record(cast=[{"id": "nm1", "name": "Ann", "characters": []}])

    problems = shape_problems(record)

    assert fields(problems) == ["cast"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Frog"),
        ("original_title", "Brume"),
        ("year", 1951),
        ("runtime", 91),
        ("genres", []),
        ("rating", 8.2),
        ("votes", 11000),
        ("directors", []),
        ("writers", [MAKER]),
        ("cast", [ACTOR | {"characters": []}]),
        ("cast", [ACTOR | {"billing": 2}]),
    ],
)
def test_a_departure_from_imdb_is_named_by_its_field(field, value):
    record = a_record(**{field: value})

    problems = fact_problems(record, some_facts())

    assert fields(problems) == [field]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [("ac", []), ("", []), ("ca", ["writers"]), ("aa", ["writers"])],
)
def test_writers_may_be_left_out_but_not_reordered(chosen, expected):
    record = a_record(writers=[{"id": letter, "name": letter} for letter in chosen])
    facts = some_facts(writers=(("a", "a"), ("b", "b"), ("c", "c")))

    problems = fact_problems(record, facts)

    assert fields(problems) == expected


@pytest.mark.parametrize(
    ("rounded", "exact", "expected"),
    [
        (12000, 12345, True),
        (12345, 12345, True),
        (13000, 12345, False),
        (1900000, 1923693, True),
        (10000, 9960, True),
        (7, 7, True),
        (8, 7, False),
    ],
)
def test_votes_may_be_rounded_to_two_digits(rounded, exact, expected):
    assert is_rounding(rounded, exact) is expected


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("plot", None),
        ("plot", "word " * 89),
        ("plot", "word " * 161),
        ("logline", None),
        ("logline", "word " * 36),
        ("keywords", KEYWORDS[:4]),
        ("keywords", [*KEYWORDS[:4], KEYWORDS[0]]),
        ("keywords", [*KEYWORDS[:4], "Paris"]),
        ("languages", []),
        ("countries", []),
    ],
)
def test_a_written_part_that_is_missing_or_out_of_bounds_is_a_problem(field, value):
    problems = text_problems(a_record(**{field: value}))

    assert fields(problems) == [field]


def test_what_imdb_does_not_have_must_be_marked_as_stated_twice():
    problems = text_problems(a_record(sources=SOURCES[:2]))

    assert [str(problem) for problem in problems] == [
        f"tt1 countries: not marked as '{STATED_TWICE}'"
    ]


def test_makers_whom_imdb_has_by_id_alone_may_be_named_where_that_is_marked():
    second, stranger = ({"id": id_, "name": "Mo Maker"} for id_ in ("nm8", "nm9"))
    facts = replace(some_facts(), maker_ids=frozenset({"nm2", "nm8"}))
    note = {"field": "directors"} | OURS | {"name": NAMED_HERE}

    def wrong(*directors: Record, is_marked: bool = True) -> list[str]:
        sources = [*SOURCES, note] if is_marked else SOURCES
        return fields(
            fact_problems(a_record(directors=[*directors], sources=sources), facts)
        )

    assert wrong(second, MAKER) == []
    assert wrong(second, MAKER, is_marked=False) == ["directors"]
    assert wrong(stranger, MAKER) == ["directors"]
    assert wrong(second) == ["directors"]


def test_an_id_may_stand_in_one_record_only():
    problems = shared_problems([a_record(), a_record()])

    assert fields(problems) == ["id"]


def test_a_sentence_may_stand_in_one_plot_only():
    first = a_record(id="tt1", plot="Rain falls. He leaves the town.")
    second = a_record(id="tt2", plot="Snow falls. He leaves the Town!")

    problems = shared_problems([first, second])

    assert [str(problem) for problem in problems] == [
        "tt2 plot: shares a sentence with tt1: He leaves the Town!"
    ]


def test_seven_words_from_elsewhere_are_a_copied_run():
    record = a_record(plot="Slowly, he walks down to the grey sea.")
    pieces = [("there", "Then HE WALKS down - to the grey sea, and swims.")]

    problems = copied_problems(texts_of(record), pieces)

    assert [str(problem) for problem in problems] == [
        'tt1 plot: "he walks down to the grey sea" stands in there'
    ]


def test_six_words_from_elsewhere_are_not_a_copied_run():
    record = a_record(plot="He walks down to the grey sea.")
    pieces = [("there", "He runs. She walks down to the grey sea.")]

    problems = copied_problems(texts_of(record), pieces)

    assert problems == []


def test_a_logline_is_held_against_the_texts_too():
    record = a_record(logline="A lonely man waits for a ship that burned.")
    pieces = [("there", "Here a lonely man waits for a ship in vain.")]

    problems = copied_problems(texts_of(record), pieces)

    assert fields(problems) == ["logline"]


def test_names_and_title_words_do_not_count_towards_a_run():
    plot = "One day Anna Karlsson and Otto Berg meet in the fog of Oslo."
    pieces = [("there", "Anna Karlsson and Otto Berg meet in the fog of Oslo.")]

    problems = copied_problems(texts_of(a_record(plot=plot)), pieces)

    assert problems == []


def test_a_run_is_found_across_the_names_inside_it():
    plot = "Sadly, he walks with old Anna's brother down to the sea."
    pieces = [("there", "He walks with old Anna's brother down the hill.")]

    problems = copied_problems(texts_of(a_record(plot=plot)), pieces)

    assert problems == []
    assert copied_problems(texts_of(a_record(plot=plot)), [("there", plot)]) != []


def test_facts_are_read_from_imdb_files(tmp_path):
    facts = read_facts(an_imdb_folder(tmp_path), frozenset({"tt1", "tt2", "tt3"}))

    assert facts["tt1"] == FilmFacts(
        title="Fog",
        year=1950,
        runtime=90,
        genres=("Drama",),
        rating=8.1,
        votes=12345,
        directors=(("nm2", "Max"),),
        writers=(("nm2", "Max"),),
        cast=(("nm1", "Ann", ("Eve",)), ("nm3", "Bob", ())),
        maker_ids=frozenset({"nm2", "nm9"}),
    )
    assert "tt3" not in facts


def test_what_imdb_does_not_say_is_none(tmp_path):
    facts = read_facts(an_imdb_folder(tmp_path), frozenset({"tt2"}))

    rain = facts["tt2"]
    assert rain.original_title == "Pluie"
    assert (rain.year, rain.runtime, rain.genres) == (None, None, ())
    assert (rain.rating, rain.votes, rain.directors) == (None, None, ())


def test_people_as_themselves_are_the_cast_of_a_film_without_actors(tmp_path):
    facts = read_facts(an_imdb_folder(tmp_path), frozenset({"tt2"}))

    assert facts["tt2"].cast == (("nm3", "Bob", ("Self",)),)


def test_extracts_and_plot_columns_are_read_as_pieces(tmp_path):
    films = [{"title": "Fog", "extract": "A fog."}, {"title": "Bare"}]
    (tmp_path / "a.json").write_text(json.dumps(films), encoding="utf-8")
    (tmp_path / "b.csv").write_text("Title,Plot\nRain,A rain.\n", encoding="utf-8")

    pieces = list(read_pieces([tmp_path]))

    assert pieces == [
        ("a.json, Fog", "A fog."),
        ("a.json, Bare", ""),
        ("b.csv, Rain", "A rain."),
    ]


def test_the_command_says_that_a_clean_file_is_clean(tmp_path, capsys):
    imdb = an_imdb_folder(tmp_path)
    cast = [
        ACTOR | {"name": "Ann"},
        {"id": "nm3", "name": "Bob", "characters": [], "billing": 2},
    ]
    record = a_record(directors=[MAKER | {"name": "Max"}], cast=cast)
    films = tmp_path / "films.jsonl"
    films.write_text(json.dumps(record) + "\n", encoding="utf-8")

    status = main([str(imdb), "--films", str(films)])

    assert status == 0
    assert capsys.readouterr().out == "1 records, 0 opinions, 0 problems\n"


def test_the_command_prints_a_line_a_problem_and_the_counts(tmp_path, capsys):
    imdb = an_imdb_folder(tmp_path)
    films = tmp_path / "films.jsonl"
    films.write_text(json.dumps(a_record(id="tt7")) + "\nnot JSON\n", encoding="utf-8")

    status = main([str(imdb), "--films", str(films)])

    assert status == 1
    assert capsys.readouterr().out.splitlines() == [
        "films.jsonl:2 line: is not a JSON object",
        "tt7 id: is not among IMDb's titles, and not marked so",
        "1 records, 0 opinions, 2 problems",
    ]


@pytest.mark.parametrize("arguments", [[], ["nowhere"], ["."]])
def test_the_command_refuses_wrong_usage(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(SystemExit) as stopped:
        main(arguments)

    assert stopped.value.code == 2
