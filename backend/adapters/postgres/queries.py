"""The named queries of this package: `sql/*.sql`."""

from backend.adapters.named_sql import named_queries


def queries() -> dict[str, str]:
    """Return every named query's text by its name."""
    return named_queries(__package__, "sql")


def query(name: str) -> str:
    """Return one named query."""
    return queries()[name]
