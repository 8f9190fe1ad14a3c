"""Whatever is found, an answer says no name and no number that is not in it."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from backend.domain.plans import (
    AgeAt,
    Check,
    Compare,
    Count,
    Field,
    ListFilms,
    ListPeople,
    PersonField,
    ReadCharacters,
    ReadFilms,
    ReadPeople,
    Verdict,
)
from backend.domain.wanted import Films, Measure, Role
from backend.knowledge.compose import compose
from backend.knowledge.results import (
    Aged,
    CharactersRead,
    Checked,
    Compared,
    Corrected,
    Counted,
    FilmsListed,
    Measured,
    PeopleListed,
    PeopleRead,
    Result,
    ValuesListed,
)
from backend.ports.questions import (
    CharactersFound,
    FilmsFound,
    PeopleFound,
    ValueRow,
    ValuesFound,
)
from tests.expressions import LIMITS, ORDERS, directed_by, films_wanted, people_wanted
from tests.rows import (
    STATEMENT,
    a_character_row,
    a_film_row,
    a_person_row,
    films_found,
    people_found,
)

# Capitals that stand nowhere in our own sentences, so that names can be told.
NAMES = st.sampled_from(["Qaf", "Zub", "[REC]", "Xul [2]", "Jaz 7"])
YEARS = st.none() | st.integers(1901, 1999)
FILM_ROWS = st.builds(
    a_film_row,
    NAMES,
    YEARS,
    runtime=st.none() | st.integers(1, 400),
    rating=st.none() | st.integers(10, 99).map(lambda tenths: tenths / 10),
    votes=st.none() | st.integers(1, 3_000_000),
)
PERSON_ROWS = st.builds(
    a_person_row,
    NAMES,
    birth_year=YEARS,
    death_year=YEARS,
    professions=st.sampled_from([(), ("actress",), ("editor", "writer")]),
    film_count=st.integers(0, 99),
)


@st.composite
def films_in_all(draw: st.DrawFn) -> FilmsFound:
    rows = draw(st.lists(FILM_ROWS, max_size=7, unique_by=lambda row: row.id))
    return films_found(*rows, total=len(rows) + draw(st.integers(0, bool(rows) * 90)))


@st.composite
def people_in_all(draw: st.DrawFn) -> PeopleFound:
    rows = draw(st.lists(PERSON_ROWS, max_size=7, unique_by=lambda row: row.id))
    return people_found(*rows, total=len(rows) + draw(st.integers(0, bool(rows) * 90)))


@st.composite
def characters(draw: st.DrawFn) -> CharactersFound:
    drawn = st.tuples(PERSON_ROWS, FILM_ROWS, st.lists(NAMES, max_size=2))
    rows = [a_character_row(p, f, *names) for p, f, names in draw(st.lists(drawn))]
    return CharactersFound(tuple(rows), STATEMENT)


@st.composite
def measured(draw: st.DrawFn) -> Compared:
    measure = draw(st.sampled_from(Measure))
    subjects = draw(st.lists(FILM_ROWS | PERSON_ROWS, min_size=1, max_size=3))
    numbers = [draw(st.none() | st.integers(1, 3000)) for _ in subjects]
    sides = tuple(map(Measured, subjects, numbers))
    asked = films_wanted(1) | people_wanted(1)
    plan = Compare(
        tuple(draw(asked) for _ in subjects), measure, draw(st.sampled_from(Verdict))
    )
    missing = draw(st.lists(NAMES, max_size=1).map(tuple))
    return Compared(plan, sides, missing, (STATEMENT,))


FILMS, PEOPLE = films_wanted(1), people_wanted(1)
VALUES = st.builds(ValueRow, NAMES | st.integers(1900, 1999).map(float), st.just(1))
ROLES = st.none() | st.sampled_from(Role)
RESULTS: st.SearchStrategy[Result] = st.one_of(
    st.builds(FilmsListed, st.builds(ListFilms, FILMS), films_in_all()),
    st.builds(PeopleListed, st.builds(ListPeople, PEOPLE), people_in_all()),
    st.builds(Counted, st.builds(Count, FILMS), films_in_all()),
    st.builds(Counted, st.builds(Count, PEOPLE), people_in_all()),
    st.builds(
        ValuesListed,
        st.builds(ReadFilms, FILMS, st.sampled_from(Field)),
        st.lists(VALUES, max_size=9).map(
            lambda rows: ValuesFound(tuple(rows), len(rows), STATEMENT)
        ),
    ),
    st.builds(
        PeopleRead,
        st.builds(ReadPeople, PEOPLE, st.sampled_from(PersonField)),
        people_in_all(),
    ),
    st.builds(
        CharactersRead,
        st.builds(ReadCharacters, PEOPLE, FILMS),
        characters(),
        people_in_all(),
        films_in_all(),
    ),
    st.builds(
        Aged,
        st.builds(AgeAt, PEOPLE, FILMS),
        people_in_all(),
        st.none() | FILM_ROWS,
        YEARS,
    ),
    measured(),
    st.builds(
        Checked,
        st.builds(Check, FILMS, FILMS),
        st.booleans(),
        films_in_all(),
        films_in_all(),
        st.none() | people_in_all(),
        ROLES,
    ),
    st.builds(
        Checked,
        st.builds(Check, PEOPLE, PEOPLE),
        st.booleans(),
        people_in_all(),
        people_in_all(),
    ),
    st.builds(
        Corrected,
        st.builds(ReadFilms, FILMS, st.sampled_from(Field)),
        FILM_ROWS,
        st.none() | people_in_all(),
        ROLES,
        st.just(STATEMENT),
    ),
)


def marks_in(text: str) -> list[int]:
    return [int(n) for n in re.findall(r"\[(\d+)\]", text)]


@given(RESULTS)
def test_every_mark_in_an_answer_is_a_citation_in_its_order(result):
    answer = compose(result)

    first_uses = list(dict.fromkeys(marks_in(answer.text)))
    assert first_uses == [citation.n for citation in answer.citations]
    assert all(citation.text for citation in answer.citations)


@given(RESULTS)
def test_every_answer_is_whole_sentences_of_plain_text(result):
    text = compose(result).text

    assert text.strip() == text != ""
    assert text.endswith((".", "?", "!"))
    assert not re.search(r"  | ,| \.|\.\.|None|\ue000", text)


@given(RESULTS)
def test_every_answer_has_its_receipt_and_at_most_three_followups(result):
    answer = compose(result)

    assert len(answer.followups) <= 3
    assert all(answer.followups)
    assert len(answer.receipt.rows) <= 10
    json.dumps(answer.receipt.rows)
    assert (answer.refusal is None) or not answer.items


@given(RESULTS)
def test_an_answer_says_no_name_that_is_neither_found_nor_asked_for(result):
    told = re.findall(r"Qaf|Zub|REC|Xul|Jaz", compose(result).text)

    assert set(told) <= set(re.findall(r"Qaf|Zub|REC|Xul|Jaz", repr(result)))


BY_ANN = st.builds(Films, st.just((directed_by("Ann"),)), st.none() | ORDERS, LIMITS)


@given(
    st.builds(FilmsListed, st.builds(ListFilms, BY_ANN), films_in_all())
    | st.builds(Counted, st.builds(Count, BY_ANN), films_in_all())
)
def test_a_list_says_no_number_that_is_not_found(result):
    # Marks, and a length once more in hours, aside.
    text = re.sub(r"\[\d+\]| \(\d+ h \d+\)", "", compose(result).text)
    text = re.sub(r"(\d),(?=\d{3})", r"\1", text)

    total = result.found.total
    lengths = {len(row.title) for row in result.found.rows}
    known = {total, *(total - named for named in range(6)), *lengths}
    found = set(re.findall(r"\d+", repr(result))) | set(map(str, known))
    assert set(re.findall(r"\d+", text)) <= found
