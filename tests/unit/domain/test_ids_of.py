"""A film that is gone is known by every id under which it might come again."""

from backend.domain.films import FilmId
from backend.domain.records import derive_film_id, read_statement
from backend.domain.sources import Source, ids_of

HEAT = FilmId("tt0113277")
PAGE = "Heat_(1995_film)"
ADDRESS = f"https://en.wikipedia.org/wiki/{PAGE}"


def test_a_film_may_come_by_its_id_and_by_what_each_source_calls_it():
    said = {
        Source.IMDB: read_statement({"title": "Heat", "year": 1995}),
        Source.WIKIPEDIA: read_statement({"title": "Heat (film)", "year": 1996}),
        Source.OWN: read_statement({"runtime": 170}),
    }

    assert ids_of(HEAT, said) == {
        HEAT,
        derive_film_id("Heat", 1995),
        derive_film_id("Heat (film)", 1996),
    }


def test_a_film_with_namesakes_may_come_by_its_page():
    notes = [{"field": "plot", "name": "Wikipedia", "url": ADDRESS}]
    said = {
        Source.PLOTS: read_statement({"title": "Heat", "year": 1995, "sources": notes})
    }

    assert ids_of(HEAT, said) >= {
        derive_film_id("Heat", 1995, ADDRESS),
        derive_film_id("Heat", 1995, PAGE),
    }
