"""Plans as JSON, and back: a value is an object whose "is" names its kind.

What is read back is checked against the types of plans, so that JSON from anywhere,
a model's too, becomes a plan that can be carried out, or a ValueError.
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Final, NewType, Union, get_args, get_origin, get_type_hints

from backend.domain import plans, wanted, wishes
from backend.domain.plans import Plan

_KINDS: Final[dict[str, type[Any]]] = {
    kind.__name__: kind
    for kind in (
        *get_args(plans.Plan),
        *get_args(wanted.Test),
        wanted.Films,
        wanted.People,
        wanted.Order,
        wishes.Wish,
        wishes.Clue,
    )
}


def plan_to_json(plan: Plan) -> dict[str, object]:
    """Return a plan ready for JSON."""
    return _object(plan)


def plan_from_json(data: Mapping[str, object]) -> Plan:
    """Read a plan back; raise ValueError, saying where, when it is none."""
    try:
        return _read(data, Plan, "plan")  # type: ignore[no-any-return] # checked
    except RecursionError as exc:
        raise ValueError("plan: nested too deeply") from exc


def _object(value: Any) -> dict[str, object]:  # noqa: ANN401 # any of our values
    said: dict[str, object] = {"is": type(value).__name__}
    for each in fields(value):
        content = getattr(value, each.name)
        # What is as it would be anyway is left out: plans are there to be read.
        if each.default is MISSING or content != each.default:
            said[each.name] = _shown(content)
    return said


def _shown(value: Any) -> Any:  # noqa: ANN401 # any of our values
    if isinstance(value, tuple):
        return [_shown(item) for item in value]
    return _object(value) if is_dataclass(value) else value


def _read(value: object, hint: Any, where: str) -> Any:  # noqa: ANN401 # any of ours
    if isinstance(hint, NewType):
        return _read(value, hint.__supertype__, where)
    if get_origin(hint) in {Union, UnionType}:
        return _read_choice(value, get_args(hint), where)
    if get_origin(hint) is tuple:
        return _read_list(value, get_args(hint)[0], where)
    if is_dataclass(hint):
        return _read_object(value, (hint,), where)
    if issubclass(hint, StrEnum):
        return _read_enum(value, hint, where)
    return _read_plain(value, hint, where)


def _read_choice(value: object, hints: tuple[Any, ...], where: str) -> Any:  # noqa: ANN401 # any of ours
    if value is None and NoneType in hints:
        return None
    kinds = tuple(hint for hint in hints if is_dataclass(hint))
    if kinds:
        return _read_object(value, kinds, where)
    return _read(value, next(hint for hint in hints if hint is not NoneType), where)


def _read_list(value: object, hint: Any, where: str) -> tuple[Any, ...]:  # noqa: ANN401 # any of ours
    if not isinstance(value, list | tuple):
        raise ValueError(f"{where}: a list is wanted, not {value!r}")  # noqa: TRY004 - of JSON
    return tuple(_read(item, hint, f"{where}[{n}]") for n, item in enumerate(value))


def _read_object(value: object, kinds: tuple[Any, ...], where: str) -> Any:  # noqa: ANN401 # any of ours
    kind = _KINDS.get(str(value.get("is"))) if isinstance(value, Mapping) else None
    if not isinstance(value, Mapping) or kind is None or kind not in kinds:
        names = ", ".join(each.__name__ for each in kinds)
        raise ValueError(f"{where}: one of {names} is wanted, not {value!r}")
    hints = get_type_hints(kind)
    unknown = [name for name in value if name != "is" and name not in hints]
    if unknown:
        raise ValueError(f"{where}: {kind.__name__} has no {', '.join(unknown)}")
    values = {
        name: _read(content, hints[name], f"{where}.{name}")
        for name, content in value.items()
        if name != "is"
    }
    try:
        return kind(**values)
    except TypeError as exc:
        raise ValueError(f"{where}: {exc}") from exc


def _read_enum(value: object, hint: type[StrEnum], where: str) -> StrEnum:
    try:
        return hint(str(value))
    except ValueError as exc:
        raise ValueError(f"{where}: one of {', '.join(hint)} is wanted") from exc


def _read_plain(value: object, hint: type[Any], where: str) -> Any:  # noqa: ANN401 # any of ours
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    fits = {
        str: isinstance(value, str),
        int: is_number and isinstance(value, int) and value >= 0,
        float: is_number and isfinite(float(str(value))),
    }
    if not fits[hint]:
        raise ValueError(f"{where}: {hint.__name__} is wanted, not {value!r}")
    return value
