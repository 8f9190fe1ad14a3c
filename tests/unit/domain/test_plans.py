"""Every plan becomes JSON and comes back the same."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.films import FilmId
from backend.domain.plans import (
    Field,
    FindSimilar,
    Introduce,
    Plan,
    ReadField,
    Reason,
    Refuse,
    SearchPlots,
    plan_from_json,
    plan_to_json,
)

FILM_IDS = st.from_regex(r"tt[0-9]{1,9}", fullmatch=True).map(FilmId)
SOME_IDS = st.lists(FILM_IDS, max_size=3).map(tuple)
PLANS: st.SearchStrategy[Plan] = st.one_of(
    st.builds(ReadField, FILM_IDS, st.sampled_from(Field), SOME_IDS),
    st.builds(FindSimilar, FILM_IDS, SOME_IDS),
    st.builds(SearchPlots, st.text()),
    st.builds(Refuse, st.sampled_from(Reason), st.text(), SOME_IDS),
    st.just(Introduce()),
)


@given(PLANS)
def test_a_plan_becomes_json_and_comes_back(plan):
    text = json.dumps(plan_to_json(plan))

    assert plan_from_json(json.loads(text)) == plan


@given(PLANS)
def test_a_plan_that_came_back_holds_real_fields_and_reasons(plan):
    back = plan_from_json(json.loads(json.dumps(plan_to_json(plan))))

    assert type(back) is type(plan)
    assert hash(back) == hash(plan)


@pytest.mark.parametrize(
    ("plan", "line"),
    [
        (ReadField(FilmId("tt1"), Field.CAST), "read cast of tt1"),
        (FindSimilar(FilmId("tt1")), "find films like tt1"),
        (SearchPlots("a shark"), "search plots for “a shark”"),
        (Introduce(), "say what can be asked"),
        (
            Refuse(Reason.NOT_IN_CATALOGUE, "Nope"),
            "refuse: not_in_catalogue, about “Nope”",
        ),
    ],
)
def test_a_plan_prints_as_one_line(plan, line):
    assert plan.line() == line


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"plan": "dance"},
        {"plan": None},
        {"plan": "find_similar"},
        {"plan": "find_similar", "film_id": "tt1", "colour": "red"},
        {"plan": "read_field", "film_id": "tt1", "field": "colour"},
        {"plan": "refuse", "reason": "bad mood", "about": "it"},
        {"plan": "search_plots"},
    ],
)
def test_what_is_no_plan_is_refused(data):
    with pytest.raises(ValueError, match=r"\w"):
        plan_from_json(data)
