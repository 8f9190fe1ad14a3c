"""Receipts of what was looked up, and the items of an answer, made from rows."""

from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

from backend.domain.answers import Item, Receipt
from backend.ports import Reading
from backend.ports.questions import FilmRow, PersonRow, Statement

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

RECEIPT_ROWS: Final = 10


def receipt_of(
    rows: Sequence["DataclassInstance"],
    total: int,
    *statements: Statement,
) -> Receipt:
    """Return the receipt of statements that found so many rows."""
    return Receipt(
        sql=";\n\n".join(statement.sql for statement in statements) or None,
        params=tuple(param for each in statements for param in each.params),
        rows=tuple(map(_row, rows[:RECEIPT_ROWS])),
        row_count=total,
        milliseconds=sum(statement.milliseconds for statement in statements),
    )


def receipt_of_reading(reading: Reading, *columns: str) -> Receipt:
    """Return what was read of whole films, with the columns that matter."""
    rows = tuple(
        {"id": film.id, "title": film.title, "year": film.year}
        | {column: _shown(getattr(film, column)) for column in columns}
        for film in reading.films[:RECEIPT_ROWS]
    )
    return Receipt(
        sql=reading.sql,
        params=reading.params,
        rows=rows,
        row_count=len(reading.films),
        milliseconds=reading.milliseconds,
    )


def film_row_item(film: FilmRow) -> Item:
    """Return a film of a list as an item."""
    return Item("film", film.name, id=film.id, title=film.title, year=film.year)


def person_row_item(person: PersonRow) -> Item:
    """Return a person of a list as an item."""
    return Item("person", person.name, id=person.id)


def number_item(number: float) -> Item:
    """Return a number as an item, a whole one without a point."""
    whole = int(number)
    value = whole if whole == number else number
    return Item("value", str(value), value=value)


def truth_item(*, holds: bool) -> Item:
    """Return a yes or a no as an item."""
    return Item("value", "yes" if holds else "no", value=holds)


def _row(row: "DataclassInstance") -> dict[str, object]:
    return {each.name: _listed(getattr(row, each.name)) for each in fields(row)}


def _listed(value: Any) -> object:  # noqa: ANN401 - whatever a row holds
    return list(value) if isinstance(value, tuple) else value


def _shown(value: object) -> object:
    """Show a value in a receipt: people by name, lists as lists."""
    if not isinstance(value, tuple):
        return value
    return [getattr(getattr(item, "person", item), "name", item) for item in value]
