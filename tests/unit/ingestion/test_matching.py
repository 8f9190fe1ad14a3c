"""A record is joined to the film that it is of, whoever said who made that film."""

from dataclasses import dataclass, replace

import pytest

from backend.adapters.postgres.matching import Candidate
from backend.domain.films import Film, FilmId
from backend.domain.records import read_record
from ingestion.matching import match


@dataclass(frozen=True)
class Known:
    """A catalogue in which these films go by any title."""

    films: tuple[Candidate, ...]

    def by_title(self, _wanted, *, gap):
        return iter(self.films)

    def by_people(self, _wanted, *, gap, least):
        return iter(())


HERS = Candidate(
    number=0,
    film_id=FilmId("tt1000001"),
    title="Guilty Knife",
    year=2008,
    votes=7,
    is_exact=True,
    people=["patricia lake"],
    also_named=["Patricia Lake"],
)


def film(**said: object) -> Film:
    return read_record({"title": "Guilty Knife", "year": 2007, **said}).film


@pytest.mark.parametrize("people", [HERS.people, []], ids=["standing", "stated only"])
def test_a_film_of_the_year_after_with_one_person_in_common_is_the_same(people):
    known = Known((replace(HERS, people=people),))
    by_her = film(directors=[{"name": "Patricia Lake"}])

    assert match([by_her], known) == {0: HERS.film_id}


@pytest.mark.parametrize("people", [HERS.people, []], ids=["standing", "stated only"])
def test_a_film_by_somebody_else_is_another(people):
    known = Known((replace(HERS, people=people, year=2007),))
    by_him = film(directors=[{"name": "Tom Hill"}])

    assert match([by_him], known) == {}
