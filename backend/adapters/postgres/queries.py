"""Named queries: `sql/*.sql`, each a block under `-- name: …`.

A line of comment below the name says what the query returns.
"""

import re
from functools import cache
from importlib.resources import files
from typing import Final

_NAME = re.compile(r"^-- name: (\w+)\n", re.MULTILINE)
_FOLDER: Final = "sql"


@cache
def queries() -> dict[str, str]:
    """Return every named query's text by its name."""
    found: dict[str, str] = {}
    for source in sorted(files(__package__).joinpath(_FOLDER).iterdir(), key=str):
        for name, text in named_blocks(source.read_text(encoding="utf-8")):
            if name in found:
                raise ValueError(f"two queries are named {name}")
            found[name] = text
    return found


def named_blocks(text: str) -> list[tuple[str, str]]:
    """Return the queries of a file with their names, in order."""
    blocks = _NAME.split(text)[1:]
    pairs = zip(blocks[::2], blocks[1::2], strict=True)
    return [(name, query.strip().rstrip(";")) for name, query in pairs]


def query(name: str) -> str:
    """Return one named query."""
    return queries()[name]
