"""Plans as JSON, and back: a value is an object whose "is" names its kind."""

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from typing import Any, Final, get_args

from backend.domain import plans, wanted
from backend.domain.plans import Plan

_KINDS: Final[dict[str, type[Any]]] = {
    kind.__name__: kind
    for kind in (
        *get_args(plans.Plan),
        *get_args(wanted.Test),
        wanted.Films,
        wanted.People,
        wanted.Order,
    )
}
_ENUMS: Final[dict[tuple[str, str], type[StrEnum]]] = {
    ("Bound", "measure"): wanted.Measure,
    ("Bound", "op"): wanted.Op,
    ("Order", "measure"): wanted.Measure,
    ("Order", "direction"): wanted.Direction,
    ("Tagged", "tag"): wanted.Tag,
    ("MadeBy", "roles"): wanted.Role,
    ("CreditedOn", "roles"): wanted.Role,
    ("MadeInBothRoles", "first"): wanted.Role,
    ("MadeInBothRoles", "second"): wanted.Role,
    ("CreditedTwiceOn", "first"): wanted.Role,
    ("CreditedTwiceOn", "second"): wanted.Role,
    ("ReadFilms", "field"): plans.Field,
    ("ReadPeople", "field"): plans.PersonField,
    ("Compare", "measure"): wanted.Measure,
    ("Compare", "verdict"): plans.Verdict,
    ("Refuse", "reason"): plans.Reason,
    ("Chat", "courtesy"): plans.Courtesy,
}


def plan_to_json(plan: Plan) -> dict[str, object]:
    """Return a plan ready for JSON."""
    return _object(plan)


def plan_from_json(data: Mapping[str, object]) -> Plan:
    """Read a plan back; raise ValueError when it is none."""
    value = _read(data, "", "")
    if not isinstance(value, get_args(Plan)):
        raise ValueError(f"{data.get('is')!r} is no plan")  # noqa: TRY004 - of JSON
    return value  # type: ignore[no-any-return] # one of Plan, as just seen


def _object(value: Any) -> dict[str, object]:  # noqa: ANN401 # any of our values
    said: dict[str, object] = {"is": type(value).__name__}
    for each in fields(value):
        content = getattr(value, each.name)
        # What is as it would be anyway is left out: plans are there to be read.
        if content != each.default or each.name == "name":
            said[each.name] = _shown(content)
    return said


def _shown(value: Any) -> Any:  # noqa: ANN401 # any of our values
    if isinstance(value, tuple):
        return [_shown(item) for item in value]
    return _object(value) if type(value).__name__ in _KINDS else value


def _read(value: object, owner: str, name: str) -> Any:  # noqa: ANN401 # any of ours
    if isinstance(value, Mapping):
        return _read_object(value)
    if isinstance(value, list | tuple):
        return tuple(_read(item, owner, name) for item in value)
    enum = _ENUMS.get((owner, name))
    return enum(str(value)) if enum and value is not None else value


def _read_object(data: Mapping[str, object]) -> Any:  # noqa: ANN401 # any of ours
    kind = _KINDS.get(str(data.get("is")))
    if kind is None:
        raise ValueError(f"{data.get('is')!r} is not one of {', '.join(_KINDS)}")
    values = {
        name: _read(value, kind.__name__, name)
        for name, value in data.items()
        if name != "is"
    }
    try:
        return kind(**values)
    except TypeError as exc:
        raise ValueError(f"not a {kind.__name__}: {exc}") from exc
