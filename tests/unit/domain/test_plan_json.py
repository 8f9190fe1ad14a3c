"""Every plan becomes JSON and comes back the same; what is no plan is refused."""

import json

import pytest
from hypothesis import given

from backend.domain.plan_json import plan_from_json, plan_to_json
from backend.domain.plans import Chat, Field, ListFilms, Plan, ReadFilms
from backend.domain.wanted import Films, Measure
from tests.expressions import bound, directed_by, plans, the_film


def through_json(plan: Plan) -> Plan:
    return plan_from_json(json.loads(json.dumps(plan_to_json(plan))))


@given(plans())
def test_a_plan_becomes_json_and_comes_back(plan):
    back = through_json(plan)

    # The names in it are no part of what makes plans equal, but are kept.
    assert (back, repr(back)) == (plan, repr(plan))
    assert hash(back) == hash(plan)


def test_json_says_no_more_than_has_to_be_said():
    plan = ListFilms(Films((directed_by("Ann"),), limit=3))

    assert plan_to_json(plan) == {
        "is": "ListFilms",
        "films": {
            "is": "Films",
            "where": [
                {
                    "is": "MadeBy",
                    "people": {
                        "is": "People",
                        "where": [{"is": "IsPerson", "ids": ["nm-Ann"], "name": "Ann"}],
                    },
                    "roles": ["director"],
                },
            ],
            "limit": 3,
        },
    }
    assert plan_to_json(Chat()) == {"is": "Chat"}


def test_what_comes_back_holds_real_fields_and_measures():
    back = through_json(ReadFilms(the_film("Heat"), Field.YEAR))

    assert isinstance(back, ReadFilms)
    assert back.field is Field.YEAR


ALL = {"is": "Films"}
LIST = {"is": "ListFilms"}
YEAR = {"is": "Bound", "measure": "year", "op": ">"}


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ({}, "plan: one of ListFilms"),
        ({"is": "Dance"}, "plan: one of ListFilms"),
        ({"is": "Films"}, "plan: one of ListFilms"),
        (LIST, "missing 1 required"),
        ({**LIST, "films": "all"}, "plan.films: one of Films"),
        ({**LIST, "films": {"is": "People"}}, "plan.films: one of Films"),
        ({**LIST, "films": ALL, "colour": "red"}, "has no colour"),
        ({**LIST, "films": {**ALL, "where": "x"}}, "where: a list"),
        ({**LIST, "films": {**ALL, "where": [{"is": "Works"}]}}, r"where\[0\]: one of"),
        ({**LIST, "films": {**ALL, "limit": "5"}}, "limit: int"),
        ({**LIST, "films": {**ALL, "limit": -1}}, "limit: int"),
        ({**LIST, "films": {**ALL, "limit": True}}, "limit: int"),
        ({**LIST, "films": {**ALL, "where": [{**YEAR, "value": "x"}]}}, "value: float"),
        (
            {**LIST, "films": {**ALL, "where": [{**YEAR, "value": float("nan")}]}},
            "value: float",
        ),
        ({"is": "ReadFilms", "films": ALL, "field": "colour"}, "field: one of title"),
        ({"is": "SearchPlots", "text": 3}, "text: str"),
        ({"is": "Count", "of": {"is": "Order"}}, "of: one of Films, People"),
    ],
)
def test_what_is_no_plan_is_refused_saying_where(data, complaint):
    with pytest.raises(ValueError, match=complaint):
        plan_from_json(data)


def test_a_plan_nested_beyond_all_measure_is_refused():
    test: dict[str, object] = {"is": "TitleHas", "words": "sea"}
    for _ in range(5000):
        test = {"is": "Not", "test": test}

    with pytest.raises(ValueError, match="nested too deeply"):
        plan_from_json({"is": "ListFilms", "films": {"is": "Films", "where": [test]}})


def test_a_whole_bound_stays_whole():
    plan = ListFilms(Films((bound(Measure.YEAR, ">", 1999),)))

    assert json.dumps(plan_to_json(through_json(plan))).count("1999.0") == 0
