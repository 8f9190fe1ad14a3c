"""Named queries and migrations are whole: none unused, none missing, no gaps."""

import ast
from collections.abc import Iterator
from typing import Final

from backend.adapters.postgres.migrate import shipped_migrations
from backend.adapters.postgres.queries import queries
from tests.architecture.sources import ROOT, python_files, tree

ADAPTER: Final = ROOT / "backend" / "adapters" / "postgres"
# What takes the name of a query as its first argument.
TAKE_A_NAME: Final = {"query", "_read", "_write_many", "_titles", "_find", "_rejected"}


def modules() -> Iterator[ast.Module]:
    for path in python_files("backend"):
        if path.is_relative_to(ADAPTER):
            yield tree(path)


def called_names() -> Iterator[str]:
    """Return the names that calls such as `query("…")` use."""
    for module in modules():
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and node.args:
                called = getattr(node.func, "id", getattr(node.func, "attr", None))
                first = node.args[0]
                if called in TAKE_A_NAME:
                    yield from _names(first)


def _names(called: ast.expr) -> Iterator[str]:
    """Return a name, or all that begin as an f-string does: one for each table."""
    if isinstance(called, ast.Constant):
        yield str(called.value)
    elif isinstance(called, ast.JoinedStr):
        beginning = ast.literal_eval(called.values[0])
        yield from (name for name in queries() if name.startswith(beginning))


def listed_names() -> Iterator[str]:
    """Return the names that stand in a tuple of steps."""
    for module in modules():
        for node in module.body:
            is_steps = getattr(getattr(node, "target", None), "id", "") == "_STEPS"
            if isinstance(node, ast.AnnAssign) and is_steps and node.value:
                yield from ast.literal_eval(node.value)


def test_every_named_query_is_used():
    assert not set(queries()) - {*called_names(), *listed_names()}


def test_every_query_that_is_used_has_its_text():
    assert not {*called_names(), *listed_names()} - set(queries())


def test_every_query_says_what_it_returns():
    assert not [name for name, text in queries().items() if not text.startswith("-- ")]


def test_migrations_are_numbered_without_gaps():
    versions = [migration.version for migration in shipped_migrations()]

    assert versions == list(range(1, len(versions) + 1))


def test_migrations_are_named_alike_and_hold_something():
    for migration in shipped_migrations():
        assert migration.name.startswith(f"{migration.version:04}_")
        assert migration.sql.startswith("-- ")
