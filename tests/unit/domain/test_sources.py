"""Whose word stands when several sources speak of one film."""

import pytest

from backend.domain.films import Film, FilmId
from backend.domain.records import FilmRecord, read_record, read_statement
from backend.domain.sources import (
    BY_HAND,
    Source,
    edited,
    merge,
    resolve,
    sources_above,
    sources_below,
)

HEAT = FilmId("tt0113277")


def says(**stated: object) -> FilmRecord:
    return read_statement({"id": HEAT, **stated})


def test_facts_are_imdbs_and_words_are_those_of_who_tells_stories():
    together = resolve(
        HEAT,
        {
            Source.IMDB: says(title="Heat", year=1995, runtime=170),
            Source.WIKIPEDIA: says(title="Heat (film)", year=1996, plot="A lead."),
            Source.PLOTS: says(title="HEAT", plot="The whole plot."),
        },
    ).film

    assert (together.title, together.year, together.runtime) == ("Heat", 1995, 170)
    assert together.plot == "The whole plot."


def test_what_is_said_by_hand_stands_before_everything():
    together = resolve(
        HEAT,
        {
            Source.IMDB: says(title="Heat", runtime=170),
            Source.OWN: says(runtime=171),
        },
    ).film

    assert (together.title, together.runtime) == ("Heat", 171)


def test_only_our_own_word_may_say_that_there_is_nothing():
    wikipedia = says(title="Heat", plot="A lead.", poster_url="http://a/b.jpg")

    together = resolve(
        HEAT,
        {
            Source.WIKIPEDIA: wikipedia,
            Source.PLOTS: says(title="Heat", plot=None),
            Source.OWN: says(poster_url=None),
        },
    ).film

    assert together.plot == "A lead."
    assert together.poster_url is None


def test_a_note_on_a_source_goes_with_the_field_that_it_told():
    lead = {"field": "plot", "name": "Wikipedia", "url": None, "licence": "CC"}
    told = {"field": "plot", "name": "Movie Plots", "url": None, "licence": "CC"}

    together = resolve(
        HEAT,
        {
            Source.WIKIPEDIA: says(title="Heat", plot="A lead.", sources=[lead]),
            Source.PLOTS: says(title="Heat", plot="The plot.", sources=[told]),
        },
    ).film

    assert [note.name for note in together.sources] == ["Movie Plots"]


def test_every_key_of_what_stands_is_given_so_that_what_nobody_says_any_more_goes():
    together = resolve(HEAT, {Source.IMDB: says(title="Heat")})

    assert {"plot", "runtime", "genres"} <= together.given


def test_a_later_word_of_the_same_source_stands_key_by_key():
    both = merge(says(title="Heat", year=1995), says(year=1996, runtime=170))

    film = both.film

    assert (film.title, film.year, film.runtime) == ("Heat", 1996, 170)
    assert {"title", "year", "runtime"} <= both.given


def test_an_edit_states_what_it_changes_and_notes_that_it_was_made_by_hand():
    notes = [{"field": "plot", "name": "A book"}, {"field": "year", "name": "A guess"}]
    film = read_record({"id": HEAT, "title": "Heat", "sources": notes}).film

    edit = edited(film, {"year": 1995})

    assert edit.given == {"id", "year", "sources"}
    assert [(n.field, n.name) for n in edit.film.sources] == [
        ("plot", "A book"),
        ("year", BY_HAND),
    ]


@pytest.mark.parametrize("source", list(Source))
def test_no_source_is_matched_to_itself_nor_both_ways(source):
    above = sources_above(source)

    assert source not in above
    assert all(source not in sources_above(other) for other in above)


def test_sources_below_are_those_that_are_matched_to_this_one():
    assert sources_below(Source.IMDB) == (Source.WIKIPEDIA, Source.PLOTS)
    assert sources_below(Source.WIKIPEDIA) == (Source.PLOTS,)
    assert sources_below(Source.PLOTS) == ()


def test_a_film_of_one_source_resolves_to_what_that_source_says():
    record = read_record(
        {"id": HEAT, "title": "Heat", "year": 1995, "genres": ["Crime"]}
    )

    assert resolve(HEAT, {Source.IMDB: record}).film == Film(
        HEAT, "Heat", year=1995, genres=("Crime",)
    )
